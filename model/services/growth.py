"""The growth path: a small start first, then one domain after the other, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.process.gates import SMALL_START
from model.process.lists import ListEntry
from model.services.kickoff import guests
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.core.messages import Message
    from model.storage.unit_of_work import UnitOfWork

LIST = "growth"


@dataclass(frozen=True)
class GrowthStep:
    """One domain on the path."""

    domain: str
    is_start: bool
    """One of the three with which a coalition may begin."""
    partners: tuple[str, ...]
    """Names of partners who take part; empty means: still to come."""
    since: date | None
    """When the first of them joined, as far as that is known."""
    entry: ListEntry
    """The moment and the reason that people wrote down; version 0 when nothing."""
    why: Message | None = None
    """What a partner there would bring, as the map says it."""
    way_in: Message | None = None
    """Who can introduce us."""


@dataclass(frozen=True)
class GrowthPath:
    """The way so far, and the way to go."""

    gone: tuple[GrowthStep, ...]
    """Domains that take part: the start first, then by the day they joined."""
    to_go: tuple[GrowthStep, ...]
    """Domains still to come: those with a moment first, then what would bring the most."""

    @property
    def started(self) -> bool:
        """Whether the three domains of a small start take part."""
        return {step.domain for step in self.gone} >= SMALL_START

    @property
    def planned(self) -> int:
        """How many of the domains to go have a moment."""
        return sum(step.entry.due_on is not None for step in self.to_go)


@by_right
def growth_path(work: UnitOfWork, coalition_id: str) -> GrowthPath:
    """Return the path of a coalition."""
    who = guests(work, coalition_id)
    kept = {
        entry.item: entry
        for entry in work.list_entries.find(coalition_id=coalition_id, list_id=LIST)
    }
    domains = [d.id for d in catalogue().domains.values() if d.id != "other"]
    gaps = {gap.domain: gap for gap in who.gaps}
    order = {domain: place for place, domain in enumerate(gaps)}
    steps = []
    for domain in domains:
        present = sorted((p for p in who.joined if domain in p.domains), key=lambda p: p.name)
        days = [p.joined_on for p in present if p.joined_on]
        gap = gaps.get(domain)
        steps.append(
            GrowthStep(
                domain=domain,
                is_start=domain in SMALL_START,
                partners=tuple(p.name for p in present),
                since=min(days, default=None),
                entry=kept.get(domain)
                or ListEntry(coalition_id=coalition_id, list_id=LIST, item=domain),
                why=gap.message if gap else None,
                way_in=gap.introduction if gap else None,
            )
        )
    gone = [step for step in steps if step.partners]
    to_go = [step for step in steps if not step.partners]
    return GrowthPath(
        tuple(sorted(gone, key=lambda s: (not s.is_start, s.since or date.max))),
        tuple(
            sorted(
                to_go,
                key=lambda s: (
                    not s.is_start,
                    s.entry.due_on or date.max,
                    order.get(s.domain, len(order)),
                ),
            )
        ),
    )
