"""What changes when a partner leaves or joins, or when two partners get to know each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from model.core.messages import Message, Ref, msg, msgn
from model.network import cohesion
from model.network.graph import Graph, graph
from model.network.partners import Partner
from model.network.referral_reach import within_two_steps
from model.network.ties import Connection


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the present partners stand together."""

    partners: int
    components: int
    """Separate parts, partners without ties included."""
    apart: frozenset[str]
    """Ids of the partners outside the largest part."""
    articulation_points: frozenset[str]
    referral_pairs: int
    """Ordered pairs in which the first can bring people to the second in two referrals or fewer."""
    domains: frozenset[str]
    """Domains of at least one present partner, main or not."""
    risk_groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class Effect:
    """The standing before and after a change, and what that means in sentences."""

    before: Standing
    after: Standing
    messages: tuple[Message, ...]


def standing(partners: Iterable[Partner], network: Graph) -> Standing:
    """Describe the present partners; `network` is the graph of those same partners."""
    present = [partner for partner in partners if partner.is_present]
    parts = cohesion.components(network)
    return Standing(
        partners=network.n,
        components=len(parts),
        apart=frozenset(network.ids[node] for part in parts[1:] for node in part),
        articulation_points=frozenset(
            network.ids[node] for node in cohesion.articulation_points(network)
        ),
        referral_pairs=int(within_two_steps(network).sum()),
        domains=frozenset(domain for partner in present for domain in partner.domains),
        risk_groups=frozenset(group for partner in present for group in partner.risk_groups),
    )


def if_leaves(
    partners: Sequence[Partner], connections: Sequence[Connection], partner_id: str
) -> Effect:
    """Tell what changes when this partner leaves. A partner that is not present changes nothing."""
    after = [p.changed(status="left") if p.id == partner_id else p for p in partners]
    return _effect(partners, connections, after, connections)


def if_joins(
    partners: Sequence[Partner],
    connections: Sequence[Connection],
    newcomer: Partner,
    ties_with: Collection[str] = (),
) -> Effect:
    """Tell what changes when `newcomer` joins, known to us already or not.

    Its recorded ties count, and so do new ones with the partners in `ties_with`.
    """
    others = [partner for partner in partners if partner.id != newcomer.id]
    after = [*others, newcomer.changed(status="joined")]
    known = list(connections)
    for other in sorted(set(ties_with) - {newcomer.id}):
        known = _with_tie(known, newcomer.id, other, refers=False)
    return _effect(partners, connections, after, known)


def if_tie_added(
    partners: Sequence[Partner],
    connections: Sequence[Connection],
    a: str,
    b: str,
    *,
    refers: bool = False,
) -> Effect:
    """Tell what changes when `a` and `b` work together; with `refers`, `a` sends people to `b`."""
    after = _with_tie(connections, a, b, refers=refers)
    return _effect(partners, connections, partners, after)


def _with_tie(
    connections: Iterable[Connection], a: str, b: str, *, refers: bool
) -> list[Connection]:
    """Return the connections with a tie between two partners, at least at `cooperates`."""
    pair = (min(a, b), max(a, b))
    known = {(c.a, c.b): c for c in connections}
    old = known.get(pair)
    known[pair] = Connection(
        a=pair[0],
        b=pair[1],
        strength=old.strength if old and old.strength not in (None, "none") else "cooperates",
        confirmed=old.confirmed if old else False,
        disputed=False,
        refers_ab=bool(old and old.refers_ab) or (refers and a == pair[0]),
        refers_ba=bool(old and old.refers_ba) or (refers and a == pair[1]),
        handover_ab=old.handover_ab if old else "unknown",
        handover_ba=old.handover_ba if old else "unknown",
        formal=old.formal if old else False,
        reporters=old.reporters if old else (),
    )
    return list(known.values())


def _effect(
    partners: Sequence[Partner],
    connections: Iterable[Connection],
    partners_after: Sequence[Partner],
    connections_after: Iterable[Connection],
) -> Effect:
    before = standing(partners, graph(partners, connections))
    after = standing(partners_after, graph(partners_after, connections_after))
    names = {partner.id: partner.name for partner in [*partners, *partners_after]}
    found = [
        *_touch_messages(before, after, [names[i] for i in _newly_apart(before, after, names)]),
        *_reach_messages(before, after),
        *_cover_messages(before, after),
    ]
    if not found:
        found = [msg("Nothing changes in who can reach whom or in what the coalition covers.")]
    return Effect(before, after, tuple(found))


def _newly_apart(before: Standing, after: Standing, names: Collection[str]) -> list[str]:
    return sorted((after.apart - before.apart) & set(names))


def _touch_messages(before: Standing, after: Standing, apart: list[str]) -> Iterable[Message]:
    if apart and after.partners <= before.partners:
        yield msgn(
            "One partner loses touch with the rest: {names}.",
            "{n} partners lose touch with the rest: {names}.",
            n=len(apart),
            names=apart,
        )
    elif after.components < before.components and after.partners >= before.partners:
        joined = len(before.apart) - len(after.apart)
        yield (
            msgn(
                "One more partner gets in touch with the largest group.",
                "{n} more partners get in touch with the largest group.",
                n=joined,
            )
            if joined > 0
            else msg("Two groups get in touch with each other.")
        )
    eased = len(before.articulation_points) - len(after.articulation_points)
    if eased > 0 and after.partners >= before.partners:
        yield msgn(
            "The network hangs on one partner less.",
            "The network hangs on {n} partners less.",
            n=eased,
        )


def _reach_messages(before: Standing, after: Standing) -> Iterable[Message]:
    more = after.referral_pairs - before.referral_pairs
    if more > 0:
        yield msgn(
            "One more route opens along which people can be brought on in two referrals.",
            "{n} more routes open along which people can be brought on in two referrals.",
            n=more,
        )
    if more < 0:
        yield msgn(
            "One route along which people can be brought on in two referrals is lost.",
            "{n} routes along which people can be brought on in two referrals are lost.",
            n=-more,
        )


def _cover_messages(before: Standing, after: Standing) -> Iterable[Message]:
    lost = [Ref(kind="domains", ref=d) for d in sorted(before.domains - after.domains)]
    won = [Ref(kind="domains", ref=d) for d in sorted(after.domains - before.domains)]
    unseen = [
        Ref(kind="risk-groups", ref=g) for g in sorted(before.risk_groups - after.risk_groups)
    ]
    seen = [Ref(kind="risk-groups", ref=g) for g in sorted(after.risk_groups - before.risk_groups)]
    if lost:
        yield msg("Nobody takes part any more from: {domains}.", domains=lost)
    if won:
        yield msg("Somebody takes part now from: {domains}.", domains=won)
    if unseen:
        yield msg("Nobody has these groups in view any more: {groups}.", groups=unseen)
    if seen:
        yield msg("These groups come into view: {groups}.", groups=seen)
