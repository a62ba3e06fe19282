"""Making findings: one way to say met, partly met, not met, or not known, with evidence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.messages import Message, msg
from model.evaluation.findings import Evidence, Finding, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from model.evaluation.projects import Project
    from model.evaluation.reading.signal import Signal

# From this length a free text says something; shorter is a note to self ("nog doen").
TELLING = 15
MOST_QUOTED = 300
_BROKEN = msg("This check could not be done. The error was written down for the administrator.")


def finding(
    indicator: str,
    outcome: Outcome,
    message: Message,
    evidence: Iterable[Evidence] = (),
    doubt: Outcome | None = None,
) -> Finding:
    """Make a finding; `doubt` is what it may be as well."""
    quotes = tuple(evidence)
    if not quotes and not message.values and doubt is None:
        return _without_evidence(indicator, outcome, message.id)
    return Finding(
        indicator=indicator, outcome=outcome, message=message, evidence=quotes, doubt=doubt
    )


@lru_cache(maxsize=512)
def _without_evidence(indicator: str, outcome: Outcome, message_id: str) -> Finding:
    """Return the finding that many plans share: findings never change, so one will do."""
    return Finding(indicator=indicator, outcome=outcome, message=Message(id=message_id))


@lru_cache(maxsize=4096)
def field(name: str, text: str | float = "") -> Evidence:
    """Return a filled-in field of the plan as evidence."""
    return Evidence(
        source="field", reference=name, quote=str(text)[:MOST_QUOTED], start=None, end=None
    )


def map_fact(partner_id: str, text: str) -> Evidence:
    """Return a fact on the partner map as evidence."""
    return Evidence(source="map", reference=partner_id, quote=text, start=None, end=None)


def from_signal(indicator: str, signal: Signal, said: Mapping[str, Message]) -> Finding:
    """Turn what the text shows into a finding; `said` has a message per detail, "" for silence."""
    message = said.get(signal.detail) or said[""]
    return finding(indicator, signal.outcome, message, signal.evidence, signal.doubt)


def from_free_text(
    indicator: str, project: Project, name: str, said: Mapping[str, Message]
) -> Finding | None:
    """Judge a free-text field: told is met, a few words partly met, declared none not met.

    Returns None when the field is silent, so that the caller can look further.
    """
    text = str(getattr(project, name))
    if text:
        outcome: Outcome = "met" if len(text) >= TELLING else "partly-met"
        return finding(indicator, outcome, said[outcome], [field(name, text)])
    if project.says_none(name):
        return finding(indicator, "not-met", said["not-met"], [field(name)])
    return None


def error(indicator: str) -> Finding:
    """Return the finding of an indicator that broke down; the rest goes on."""
    return finding(indicator, "error", _BROKEN)
