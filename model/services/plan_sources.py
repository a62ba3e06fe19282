"""Where a plan comes from: a file or pasted text, and its reading into proposals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import Message, msg
from model.evaluation.documents import MAX_TEXT, cut_off, read_plan_file, tidy_text
from model.evaluation.plan_reading import read_plan

if TYPE_CHECKING:
    from model.evaluation.plan_reading import PlanReading


@dataclass(frozen=True)
class PlanSource:
    """The text of a plan with what the reader should know about it."""

    name: str
    text: str
    faults: tuple[Message, ...] = field(default=())


def open_plan(data: bytes, name: str) -> PlanSource:
    """Take the text out of a file.

    Raises:
        UnreadableFileError: with one sentence that says what to do.

    """
    read = read_plan_file(data, name)
    return PlanSource(name=name[:300], text=read.text, faults=read.faults)


def pasted_plan(text: str) -> PlanSource:
    """Take pasted text as a plan.

    Raises:
        InvalidInputError: it holds no letters or digits.

    """
    tidy = tidy_text(text)
    if not any(sign.isalnum() for sign in tidy):
        raise InvalidInputError(msg("There is nothing to read here yet. Paste the text of a plan."))
    return PlanSource(name="", text=tidy[:MAX_TEXT], faults=cut_off(tidy))


def read_source(source: PlanSource) -> PlanReading:
    """Read a plan into proposals; slow enough to do only once for a text."""
    return read_plan(source.text)
