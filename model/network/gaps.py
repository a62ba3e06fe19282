"""What is missing in the coalition: domains, risk groups, building blocks, key persons, places.

A gap is room to grow, never a fault: a coalition may start small. And unknown is not none: "nobody
has this group in view" means that no present partner said so, so `Filled` tells how many did say
something.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.core.catalogue import Domain, Text
from model.core.messages import Message, Ref, msg
from model.network.introductions import introduction_message, introduction_path, neighbours
from model.network.partners import Partner
from model.network.ties import Connection

USUAL_SUSPECTS = ("municipality", "care-welfare", "self-organisations")
"""The domains that the handbook names for a small start, and that most coalitions stop at."""


@dataclass(frozen=True, slots=True)
class Filled:
    """How many of the present partners filled something in."""

    n: int
    total: int


@dataclass(frozen=True, slots=True)
class DomainGap:
    """A domain without a present partner, and what a partner there would bring."""

    domain: str
    start_small: bool
    risk_groups: tuple[str, ...]
    """Groups that partners there often have in view and nobody here has now."""
    building_blocks: tuple[str, ...]
    """Building blocks that they often work on and nobody here does now."""
    belongs: Text
    """What kind of organisation belongs here."""
    examples: tuple[str, ...]
    prospects: tuple[str, ...]
    """Ids of partners in this domain that are known but do not take part now."""
    path: tuple[str, ...] | None
    """The introduction path, from a present partner to one of the prospects."""
    message: Message
    introduction: Message | None


@dataclass(frozen=True, slots=True)
class Gaps:
    """Everything that is missing, the most telling first."""

    domains: tuple[DomainGap, ...]
    risk_groups: tuple[str, ...]
    building_blocks: tuple[str, ...]
    key_persons: tuple[str, ...]
    places: tuple[str, ...]
    risk_groups_filled: Filled
    building_blocks_filled: Filled
    key_persons_filled: Filled
    usual_suspects: Filled
    """Partners in the usual domains among the present partners whose domain is known."""

    @property
    def usual_suspects_share(self) -> float | None:
        """The share of usual suspects, 0 to 1; None when no present partner is placed."""
        return (
            self.usual_suspects.n / self.usual_suspects.total if self.usual_suspects.total else None
        )


def find_gaps(
    partners: Sequence[Partner],
    connections: Iterable[Connection],
    domains: Mapping[str, Domain],
    *,
    risk_groups: Collection[str],
    building_blocks: Collection[str],
    key_persons: Collection[str],
    places: Collection[str] = (),
) -> Gaps:
    """Compare the present partners with the fixed frame.

    Args:
        partners: all partners of the coalition, present or not.
        connections: what is known of their ties.
        domains: the catalogue's domains by id, in its order; `other` is no gap.
        risk_groups: ids of all risk groups, in order.
        building_blocks: ids of all building blocks.
        key_persons: ids of all key-person roles.
        places: names of places where the groups come, to see which of them nobody goes to.

    """
    present = [partner for partner in partners if partner.is_present]
    visited = {_plain(place) for partner in present for place in partner.places}
    placed = [partner for partner in present if partner.main_domain]
    usual = sum(partner.main_domain in USUAL_SUSPECTS for partner in placed)
    missing_groups = _missing(risk_groups, (p.risk_groups for p in present))
    missing_blocks = _missing(building_blocks, (p.building_blocks for p in present))
    return Gaps(
        domains=_domain_gaps(partners, connections, domains, missing_groups, missing_blocks),
        risk_groups=missing_groups,
        building_blocks=missing_blocks,
        key_persons=_missing(key_persons, (p.key_persons for p in present)),
        places=tuple(place for place in places if _plain(place) not in visited),
        risk_groups_filled=_filled(bool(p.risk_groups) for p in present),
        building_blocks_filled=_filled(bool(p.building_blocks) for p in present),
        key_persons_filled=_filled(bool(p.key_persons) for p in present),
        usual_suspects=Filled(usual, len(placed)),
    )


def _domain_gaps(
    partners: Sequence[Partner],
    connections: Iterable[Connection],
    domains: Mapping[str, Domain],
    missing_groups: Collection[str],
    missing_blocks: Collection[str],
) -> tuple[DomainGap, ...]:
    """Return the empty domains; those that would bring the most come first.

    Ranked by how many missing risk groups and building blocks are typical of the domain; equal
    ones with the small start first, then in the catalogue's order.
    """
    present = {partner.id for partner in partners if partner.is_present}
    covered = {d for partner in partners if partner.is_present for d in partner.domains}
    names = {partner.id: partner.name for partner in partners}
    around = neighbours(c for c in connections if c.a in names and c.b in names)
    gaps = []
    for domain in domains.values():
        if domain.id in covered or domain.id == "other":
            continue
        groups = tuple(group for group in missing_groups if group in domain.risk_groups)
        blocks = tuple(block for block in missing_blocks if block in domain.building_blocks)
        prospects = _prospects(partners, domain.id)
        path = introduction_path(around, present, prospects)
        gaps.append(
            DomainGap(
                domain=domain.id,
                start_small=domain.start_small,
                risk_groups=groups,
                building_blocks=blocks,
                belongs=domain.belongs,
                examples=domain.examples,
                prospects=prospects,
                path=path,
                message=_domain_message(domain.id, groups, blocks),
                introduction=introduction_message(path, names) if path else None,
            )
        )
    return tuple(sorted(gaps, key=_by_what_they_bring))


def _missing(wanted: Iterable[str], named: Iterable[Iterable[str]]) -> tuple[str, ...]:
    there = {item for items in named for item in items}
    return tuple(item for item in wanted if item not in there)


def _by_what_they_bring(gap: DomainGap) -> tuple[int, bool]:
    return -len(gap.risk_groups) - len(gap.building_blocks), not gap.start_small


def _prospects(partners: Iterable[Partner], domain: str) -> tuple[str, ...]:
    """Return who is known in this domain without taking part: invited first, who left last."""
    order = {"invited": 0, "prospect": 1, "left": 2}
    known = [p for p in partners if not p.is_present and domain in p.domains]
    return tuple(p.id for p in sorted(known, key=lambda p: (order[p.status], p.name, p.id)))


def _domain_message(domain: str, groups: Sequence[str], blocks: Sequence[str]) -> Message:
    name = Ref(kind="domains", ref=domain)
    group_names = [Ref(kind="risk-groups", ref=group) for group in groups]
    block_names = [Ref(kind="building-blocks", ref=block) for block in blocks]
    if groups and blocks:
        return msg(
            "Room to grow: {domain}. Partners there often see {groups} and work on {blocks}, and "
            "nobody here does yet.",
            domain=name,
            groups=group_names,
            blocks=block_names,
        )
    if groups:
        return msg(
            "Room to grow: {domain}. Partners there often see {groups}, and nobody here does yet.",
            domain=name,
            groups=group_names,
        )
    if blocks:
        return msg(
            "Room to grow: {domain}. Partners there often work on {blocks}, and nobody here does "
            "yet.",
            domain=name,
            blocks=block_names,
        )
    return msg("Room to grow: {domain}. Nobody from there takes part yet.", domain=name)


def _filled(answers: Iterable[bool]) -> Filled:
    listed = list(answers)
    return Filled(sum(listed), len(listed))


def _plain(place: str) -> str:
    return " ".join(place.casefold().split())
