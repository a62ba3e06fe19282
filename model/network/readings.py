"""What each measure says, in one plain sentence.

A reading describes recorded ties and nothing else: `RECORDED_TIES` says so once, above them. The
bands (few, most, evenly) are reading aids of this workbench, not norms from the literature; a
higher number is not a better network. Withheld numbers become the reason why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.core.messages import Message, commas, msg, msgn
from model.network.coverage import withheld_reason
from model.network.measures import NetworkMeasures

RECORDED_TIES = msg(
    "These figures describe the ties that were recorded. They do not say how much a partner "
    "matters, and more ties are not always better."
)

CENTRAL_FROM = 0.5
"""Centralization from which the ties run mostly through a few: halfway to a star."""
EVEN_UNTIL = 0.2
"""Centralization up to which ties are spread evenly."""
MOST_NAMED = 3
"""Partners of a group that are named; the others are counted."""
MOSTLY = 0.2
"""E-I index from which one side clearly has more ties: 60 against 40 %."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One measure, its number, and what it says."""

    measure: str
    value: float | None
    """None when the measure is not defined, is not one number, or is withheld."""
    message: Message
    withheld: bool = False
    about: tuple[str, ...] = ()
    """Ids of the partners it is about, to point at on the map."""


def network_readings(measures: NetworkMeasures, names: Mapping[str, str]) -> tuple[Reading, ...]:
    """Return one reading a measure, in the order in which they help; `names` is id → name."""
    found = (
        _density(measures),
        _degree_centralization(measures, names),
        _components(measures, names),
        _articulation_points(measures, names),
        _bridges(measures, names),
        _ei_index(measures),
        _reciprocity(measures),
        _reach(measures),
    )
    reason = withheld_reason(measures.coverage) if measures.coverage else None
    if reason is None:
        return found
    return tuple(Reading(reading.measure, None, reason, withheld=True) for reading in found)


def _density(m: NetworkMeasures) -> Reading:
    if m.density is None:
        return Reading("density", None, msg("A network needs at least two partners."))
    known = m.coverage
    estimate = known.density_of_answered if known else None
    if known and known.basis == "asked" and known.known < known.pairs and estimate is not None:
        said = msg(
            "Of the pairs that partners answered for, {percent}% have a tie.",
            percent=_percent(estimate),
        )
    elif known and known.basis == "recorded":
        said = msg("At least {percent}% of all pairs have a tie.", percent=_percent(m.density))
    else:
        said = msg("{percent}% of all pairs have a tie.", percent=_percent(m.density))
    return Reading("density", m.density, said)


def _degree_centralization(m: NetworkMeasures, names: Mapping[str, str]) -> Reading:
    value = m.degree_centralization
    if value is None or not m.ties:
        said = msg("With fewer than three partners or without ties there is no middle.")
        return Reading("degree_centralization", None, said)
    hub, most = _most_ties(m)
    if value >= CENTRAL_FROM:
        said = msg(
            "Most ties run through a few partners. {name} has the most: {n} of the {total} others.",
            name=names[hub],
            n=most,
            total=m.size - 1,
        )
    elif value <= EVEN_UNTIL:
        said = msg("The ties are spread evenly: no partner has far more than the others.")
    else:
        said = msg(
            "Some partners have clearly more ties than others. {name} has the most: {n} of the "
            "{total} others.",
            name=names[hub],
            n=most,
            total=m.size - 1,
        )
    return Reading("degree_centralization", value, said, about=(hub,))


def _components(m: NetworkMeasures, names: Mapping[str, str]) -> Reading:
    alone = tuple(part[0] for part in m.components if len(part) == 1)
    joined = [part for part in m.components if len(part) > 1]
    groups = len(joined)
    smallest = min(joined, key=lambda part: (len(part), sorted(names[i] for i in part)), default=())
    who = _some(smallest, names)
    if not m.components:
        said = msg("There are no partners in this picture yet.")
    elif len(m.components) == 1:
        said = msg("Everyone can reach everyone, directly or through others.")
    elif groups <= 1:
        said = msgn(
            "One partner has no tie with any other yet.",
            "{n} partners have no tie with any other yet.",
            n=len(alone),
        )
    elif not alone:
        said = msg(
            "There are {groups} groups without a tie between them. The smallest: {partners}.",
            groups=groups,
            partners=who,
        )
    else:
        said = msgn(
            "There are {groups} groups without a tie between them. The smallest: {partners}. One "
            "partner has no tie yet.",
            "There are {groups} groups without a tie between them. The smallest: {partners}. {n} "
            "partners have no tie yet.",
            n=len(alone),
            groups=groups,
            partners=who,
        )
    return Reading("components", len(m.components), said, about=alone)


def _some(ids: Sequence[str], names: Mapping[str, str]) -> Message:
    """Name the first partners of a group, and say how many others there are."""
    first, left = commas(sorted(names[i] for i in ids)[:MOST_NAMED]), len(ids) - MOST_NAMED
    return msg("{names} and {n} more", names=first, n=left) if left > 0 else first


def _articulation_points(m: NetworkMeasures, names: Mapping[str, str]) -> Reading:
    ordered = sorted(m.cut_off, key=lambda i: (-m.cut_off[i], names[i], i))
    if not m.ties:
        said = msg("Without ties nobody can lose touch.")
    elif not ordered:
        said = msg("If any one partner drops out, the others stay in touch with each other.")
    else:
        said = cut_off_message(names[ordered[0]], m.cut_off[ordered[0]])
    return Reading("articulation_points", len(ordered), said, about=tuple(ordered))


def cut_off_message(name: str, cut_off: int) -> Message:
    """Say how many partners lose touch with the rest when this one drops out."""
    return msgn(
        "If {name} drops out, one partner loses touch with the rest.",
        "If {name} drops out, {n} partners lose touch with the rest.",
        n=cut_off,
        name=name,
    )


def _bridges(m: NetworkMeasures, names: Mapping[str, str]) -> Reading:
    if not m.bridges:
        said = msg("No single tie is the only route between two sides.")
        return Reading("bridges", 0, said)
    a, b = m.bridges[0]
    said = msgn(
        "One tie is the only route between two sides: {a} – {b}.",
        "{n} ties are the only route between two sides, such as {a} – {b}.",
        n=len(m.bridges),
        a=names[a],
        b=names[b],
    )
    return Reading("bridges", len(m.bridges), said, about=(a, b))


def _ei_index(m: NetworkMeasures) -> Reading:
    if m.ei_index is None:
        said = msg("No tie joins two partners whose domain is known.")
        return Reading("ei_index", None, said)
    percent = _percent((m.ei_index + 1) / 2)
    if m.ei_index >= MOSTLY:
        said = msg(
            "Partners look beyond their own domain: {percent}% of the ties cross domains.",
            percent=percent,
        )
    elif m.ei_index <= -MOSTLY:
        said = msg("Most ties stay within one domain: {percent}% cross domains.", percent=percent)
    else:
        said = msg("About half of the ties cross domains: {percent}%.", percent=percent)
    return Reading("ei_index", m.ei_index, said)


def _reciprocity(m: NetworkMeasures) -> Reading:
    known = m.coverage
    if known is None or m.reciprocity is None:
        said = msg("No tie has been reported on by both partners yet.")
        return Reading("reciprocity", None, said)
    said = msg(
        "Of the {total} ties that both partners answered about, both confirm {n}.",
        n=known.confirmed_by_both,
        total=known.reported_by_both,
    )
    return Reading("reciprocity", m.reciprocity, said)


def _reach(m: NetworkMeasures) -> Reading:
    reached = [p.reach for p in m.partners.values() if p.reach is not None]
    if not reached:
        return Reading("reach", None, msg("No referrals have been recorded yet."))
    mean = sum(reached) / len(reached)
    refer = sum(count > 0 for count in reached)
    if 2 * refer < len(reached):
        said = msgn(
            "Most partners refer people to nobody yet: one of the {total} does. (In at most two "
            "referrals a partner reaches {mean} others on average.)",
            "Most partners refer people to nobody yet: {n} of the {total} do. (In at most two "
            "referrals a partner reaches {mean} others on average.)",
            n=refer,
            total=len(reached),
            mean=mean,
        )
    else:
        said = msgn(
            "One of the {total} partners refers people to others. (In at most two referrals a "
            "partner reaches {mean} others on average.)",
            "{n} of the {total} partners refer people to others. (In at most two referrals a "
            "partner reaches {mean} others on average.)",
            n=refer,
            total=len(reached),
            mean=mean,
        )
    return Reading("reach", mean, said)


def _most_ties(m: NetworkMeasures) -> tuple[str, int]:
    hub = max(m.partners, key=lambda i: m.partners[i].degree)
    return hub, m.partners[hub].degree


def _percent(share: float) -> int:
    return round(100 * share)
