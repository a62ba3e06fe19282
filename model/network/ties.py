"""Ties between partners: what was reported by whom, and the connection that follows from it.

One `Tie` is one report. Two partners may both report on the same pair; the coordinator may too.
`connections()` joins the reports into one connection a pair, and says who confirmed it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from model.core.entity import Frozen, Owned

Kind = Literal["strength", "refers", "formal"]
Strength = Literal["none", "knows", "cooperates", "coordinates", "integrated"]
Handover = Literal["unknown", "cold", "warm"]

STRENGTHS: tuple[Strength, ...] = ("none", "knows", "cooperates", "coordinates", "integrated")
COORDINATOR = ""
"""The reporter of ties that the coordinator recorded for the coalition."""


def strength_value(strength: Strength) -> int:
    """Return 0 for none up to 4 for integrated."""
    return STRENGTHS.index(strength)


class Tie(Owned):
    """One report on one pair.

    For `strength` the direction has no meaning and the ids are kept in order. For `refers` the
    source sends participants to the target. `formal` is a signed agreement, without direction.
    Unasked is no record; asked-and-none is a record with strength `none`.
    """

    source_id: str
    target_id: str
    kind: Kind = "strength"
    strength: Strength = "knows"
    """For `refers` and `formal`: `none` says that it was asked and is not so."""
    handover: Handover = "unknown"
    """For `refers`: does someone bring the person along (warm) or hand over an address (cold)."""
    reported_by: str = COORDINATOR
    """The id of the partner who said so, or empty for the coordinator."""
    reported_on: date | None = None
    note: str = Field(default="", max_length=2000)

    @model_validator(mode="before")
    @classmethod
    def _order_pair(cls, data: object) -> object:
        """Keep undirected pairs in one order, so that a pair has one spelling."""
        if isinstance(data, dict) and data.get("kind", "strength") != "refers":
            source, target = data.get("source_id"), data.get("target_id")
            if isinstance(source, str) and isinstance(target, str) and source > target:
                return {**data, "source_id": target, "target_id": source}
        return data

    @model_validator(mode="after")
    def _joins_two(self) -> Tie:
        if self.source_id == self.target_id:
            message = "a tie joins two different partners"
            raise ValueError(message)
        return self


class Connection(Frozen):
    """What the reports on one pair come to. `a` < `b` by id."""

    a: str
    b: str
    strength: Strength | None
    """The weakest of what was reported above none; `none` if all said none; None if unasked."""
    confirmed: bool
    """Both partners reported a tie above none themselves."""
    disputed: bool
    """One side reported a tie, the other said none."""
    refers_ab: bool
    refers_ba: bool
    handover_ab: Handover
    handover_ba: Handover
    formal: bool
    reporters: tuple[str, ...]

    @property
    def is_tie(self) -> bool:
        """Whether anything above none was reported for this pair."""
        works = self.strength is not None and self.strength != "none"
        return works or self.refers_ab or self.refers_ba or self.formal


def connections(ties: Iterable[Tie]) -> list[Connection]:
    """Join reports into one connection a pair, ordered by pair."""
    by_pair: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        pair = (min(tie.source_id, tie.target_id), max(tie.source_id, tie.target_id))
        by_pair[pair].append(tie)
    return [_connection(pair, reports) for pair, reports in sorted(by_pair.items())]


def _connection(pair: tuple[str, str], reports: list[Tie]) -> Connection:
    a, b = pair
    strengths = [report for report in reports if report.kind == "strength"]
    above = [report for report in strengths if report.strength != "none"]
    none = [report for report in strengths if report.strength == "none"]
    strength: Strength | None = None
    if above:
        strength = STRENGTHS[min(strength_value(report.strength) for report in above)]
    elif none:
        strength = "none"
    return Connection(
        a=a,
        b=b,
        strength=strength,
        confirmed={a, b} <= {report.reported_by for report in above},
        disputed=bool(above) and bool(none),
        refers_ab=_refers(reports, a, b),
        refers_ba=_refers(reports, b, a),
        handover_ab=_handover(reports, a, b),
        handover_ba=_handover(reports, b, a),
        formal=any(r.kind == "formal" and r.strength != "none" for r in reports),
        reporters=tuple(sorted({report.reported_by for report in reports})),
    )


def _refers(reports: list[Tie], source: str, target: str) -> bool:
    return any(
        report.kind == "refers" and report.source_id == source and report.target_id == target
        for report in reports
        if report.strength != "none"
    )


def _handover(reports: list[Tie], source: str, target: str) -> Handover:
    known = {
        report.handover
        for report in reports
        if report.kind == "refers" and report.source_id == source and report.target_id == target
    }
    if "warm" in known:
        return "warm"
    return "cold" if "cold" in known else "unknown"
