"""Writing what somebody says about a tie, at once, and taking it back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError, NotFoundError
from model.core.messages import msg
from model.network.ties import COORDINATOR, Handover, Kind, Strength, Tie
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@by_right
def report_tie(
    work: UnitOfWork,
    coalition_id: str,
    *,
    source_id: str,
    target_id: str,
    kind: Kind = "strength",
    strength: Strength = "knows",
    handover: Handover = "unknown",
    reporter: str = COORDINATOR,
    on: date | None = None,
) -> Tie:
    """Write what one reporter says about one pair, in place of what that reporter said before.

    Raises:
        InvalidInputError: a partner with itself, or a reporter who is neither of the two.
        NotFoundError: a partner is not in this coalition (any more).

    """
    if source_id == target_id:
        raise InvalidInputError(msg("A tie joins two different partners."))
    if reporter not in (COORDINATOR, source_id, target_id):
        raise InvalidInputError(msg("Only one of the two partners or the coordinator can say so."))
    ours = work.partners.find(coalition_id=coalition_id, id=[source_id, target_id])
    if {partner.id for partner in ours} != {source_id, target_id}:
        raise NotFoundError(msg("This partner is not in this coalition. Choose another one."))
    said = Tie(
        coalition_id=coalition_id,
        source_id=source_id,
        target_id=target_id,
        kind=kind,
        strength=strength,
        handover=handover,
        reported_by=reporter,
        reported_on=on,
    )
    before = _report(work, said)
    if before is None:
        stored = work.ties.add(said)
    else:
        stored = work.ties.save(
            before.changed(strength=strength, handover=handover, reported_on=on)
        )
    work.commit()
    return stored


@by_right
def clear_tie(
    work: UnitOfWork,
    coalition_id: str,
    *,
    source_id: str,
    target_id: str,
    kind: Kind | None = None,
    reporter: str = COORDINATOR,
) -> None:
    """Take back what one reporter said about a pair: one kind, or without `kind` everything.

    For `refers` the direction counts. Without such a report nothing happens.
    """
    for source, target in ((source_id, target_id), (target_id, source_id)):
        for report in work.ties.find(
            coalition_id=coalition_id, source_id=source, target_id=target, reported_by=reporter
        ):
            directed = report.kind == "refers" and kind == "refers"
            if kind in (None, report.kind) and not (directed and source != source_id):
                work.ties.remove(report)
    work.commit()


def _report(work: UnitOfWork, said: Tie) -> Tie | None:
    found = work.ties.find(
        coalition_id=said.coalition_id,
        source_id=said.source_id,
        target_id=said.target_id,
        kind=said.kind,
        reported_by=said.reported_by,
    )
    return found[0] if found else None
