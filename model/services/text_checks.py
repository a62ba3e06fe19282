"""The text check as a page shows it: the text in pieces, and openings to start from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.evaluation.rewording import rewordings
from model.evaluation.wording import Hit, TextCheck, check_text

if TYPE_CHECKING:
    from model.evaluation.projects import Project


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; with `hit` it is pointed out."""

    text: str
    hit: Hit | None = None


@dataclass(frozen=True)
class CheckedText:
    """A checked recruitment text. The pieces put together are the text as typed."""

    check: TextCheck
    pieces: tuple[Piece, ...]
    openings: tuple[str, ...]
    """Three openings that start from a wish; empty when the text needs none."""


def checked_recruitment_text(project: Project, text: str) -> CheckedText:
    """Check a recruitment text of a project, with openings that fit its group and activity."""
    labels = catalogue()
    groups = [labels.label("risk-groups", group, "nl") for group in project.risk_groups]
    group = " ".join([project.target_group, *groups])
    return _checked(group[:2000], f"{project.title} {project.summary}"[:2000], text)


@lru_cache(maxsize=128)
def _checked(group: str, activity: str, text: str) -> CheckedText:
    check = check_text(text)
    needs = check.wording in ("direct", "indirect") or not check.appeal
    return CheckedText(
        check=check,
        pieces=_pieces(text, check.hits),
        openings=rewordings(group, activity, text) if needs and text.strip() else (),
    )


def _pieces(text: str, hits: tuple[Hit, ...]) -> tuple[Piece, ...]:
    """Cut a text at its hits; a hit that begins inside an earlier one is left out."""
    pieces: list[Piece] = []
    at = 0
    for hit in hits:
        if hit.start < at:
            continue
        if hit.start > at:
            pieces.append(Piece(text[at : hit.start]))
        pieces.append(Piece(text[hit.start : hit.end], hit))
        at = hit.end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)
