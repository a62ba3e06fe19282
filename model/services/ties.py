"""Writing what somebody says about a tie, at once, and taking it back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from model.core.errors import InvalidInputError, NotFoundError, StaleWriteError
from model.core.messages import msg
from model.network.ties import COORDINATOR, Handover, Kind, Strength, Tie
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork

UNSEEN: Literal["unseen"] = "unseen"
Seen = Strength | Handover | Literal["unseen"] | None


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
    seen: Seen = UNSEEN,
) -> Tie:
    """Write what one reporter says about one pair, in place of what that reporter said before.

    `seen` is what the person saw of it when they chose: a strength, for `refers` a handover, None
    for nothing. Without it nobody is asked.

    Raises:
        InvalidInputError: a partner with itself, or a reporter who is neither of the two.
        NotFoundError: a partner is not in this coalition (any more).
        StaleWriteError: somebody else answered the same otherwise meanwhile.

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
        after = before.changed(strength=strength, handover=handover, reported_on=on)
        _check_seen(before, seen, after)
        stored = work.ties.save(after)
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
    seen: Seen = UNSEEN,
) -> None:
    """Take back what one reporter said about a pair: one kind, or without `kind` everything.

    For `refers` the direction counts. Without such a report nothing happens. `seen` as in
    `report_tie`; without `kind` it is the strength.

    Raises:
        InvalidInputError: somebody else answered otherwise meanwhile; that is not thrown away.

    """
    for source, target in ((source_id, target_id), (target_id, source_id)):
        for report in work.ties.find(
            coalition_id=coalition_id, source_id=source, target_id=target, reported_by=reporter
        ):
            directed = report.kind == "refers" and kind == "refers"
            if kind in (None, report.kind) and not (directed and source != source_id):
                if report.kind == (kind or "strength") and seen not in (UNSEEN, _said(report)):
                    raise InvalidInputError(
                        msg("Somebody else answered this meanwhile. Look at what stands there now.")
                    )
                work.ties.remove(report)
    work.commit()


def _said(report: Tie) -> Strength | Handover | None:
    """Return the one thing that a report says; None when it says that it is not so."""
    if report.kind == "strength":
        return report.strength
    return None if report.strength == "none" else report.handover


def _check_seen(before: Tie, seen: Seen, after: Tie) -> None:
    """Let pass what writes over what was seen.

    Raises:
        StaleWriteError: it is something else by now, and not what this person wants either.

    """
    if seen == UNSEEN or _said(before) in (seen, _said(after)):
        return
    raise StaleWriteError(
        msg("Somebody else changed this at the same time. Look at both and choose."),
        yours=after,
        theirs=before,
        clashes=("handover" if before.kind == "refers" else "strength",),
    )


def _report(work: UnitOfWork, said: Tie) -> Tie | None:
    found = work.ties.find(
        coalition_id=said.coalition_id,
        source_id=said.source_id,
        target_id=said.target_id,
        kind=said.kind,
        reported_by=said.reported_by,
    )
    return found[0] if found else None
