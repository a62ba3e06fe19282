"""Keeping who does what in the support cycle, and reading it with the map beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.network.ties import connections
from model.process.lists import ListEntry
from model.process.support_cycle import Cycle, read_cycle
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Collection

    from model.network.partners import Partner
    from model.storage.unit_of_work import UnitOfWork

LIST = "support-cycle"
HANDOVERS = "support-handover"


@dataclass(frozen=True)
class CycleView:
    """The cycle of a coalition."""

    cycle: Cycle
    partners: dict[str, Partner]
    """Partners who take part, by id."""
    notes: dict[str, ListEntry]
    """Handover, as `handover_id` gives it → what was agreed about it; version 0 when nothing."""


def handover_id(before: str, after: str) -> str:
    """Return the id of a hand-over between two phases."""
    return f"{before}-{after}"


@by_right
def cycle_view(work: UnitOfWork, coalition_id: str) -> CycleView:
    """Return who does what, the hand-overs that the map knows, and what was agreed."""
    phases = list(catalogue().items("support-cycle"))
    partners = {
        p.id: p for p in work.partners.find(coalition_id=coalition_id) if p.status != "left"
    }
    kept = [
        entry
        for entry in work.list_entries.find(coalition_id=coalition_id, list_id=LIST)
        if entry.about in partners and entry.state == "arranged"
    ]
    doers = {phase: [e.about for e in kept if e.item == phase] for phase in phases}
    joined = connections(work.ties.find(coalition_id=coalition_id))
    referrals = {(c.a, c.b) for c in joined if c.refers_ab}
    referrals |= {(c.b, c.a) for c in joined if c.refers_ba}
    cycle = read_cycle(phases, doers, referrals)
    agreed = {
        entry.item: entry
        for entry in work.list_entries.find(coalition_id=coalition_id, list_id=HANDOVERS)
    }
    ids = [handover_id(point.before, point.after) for point in cycle.handovers]
    return CycleView(
        cycle,
        partners,
        {
            one: agreed.get(one)
            or ListEntry(coalition_id=coalition_id, list_id=HANDOVERS, item=one)
            for one in ids
        },
    )


@by_right
def keep_phase(
    work: UnitOfWork, coalition_id: str, phase: str, partner_ids: Collection[str]
) -> None:
    """Write which partners do a phase, in one go."""
    kept = {
        entry.about: entry
        for entry in work.list_entries.find(coalition_id=coalition_id, list_id=LIST, item=phase)
    }
    for partner_id, entry in kept.items():
        wanted = "arranged" if partner_id in partner_ids else "unknown"
        if entry.state != wanted:
            work.list_entries.save(entry.changed(state=wanted))
    work.list_entries.add_all(
        [
            ListEntry(
                coalition_id=coalition_id, list_id=LIST, item=phase, about=one, state="arranged"
            )
            for one in sorted(partner_ids)
            if one not in kept
        ]
    )
    work.commit()
