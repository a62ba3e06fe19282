"""A signal: what the sentences of a plan show about one question, and where."""

from __future__ import annotations

from typing import NamedTuple

from model.evaluation.findings import Evidence, Outcome

MOST_QUOTES = 3


class Signal(NamedTuple):
    """An outcome with the quotes it rests on. `detail` names the rule that decided."""

    outcome: Outcome
    detail: str = ""
    evidence: tuple[Evidence, ...] = ()
    doubt: Outcome | None = None
    """What it may be as well, where the reading was not sure."""


SILENT = Signal("insufficient-evidence")


def signal(outcome: Outcome, detail: str, evidence: list[Evidence]) -> Signal:
    """Make a signal with the first few quotes."""
    return Signal(outcome, detail, tuple(evidence[:MOST_QUOTES]))
