"""What the measures of one partner say, in one plain sentence each."""

from __future__ import annotations

from collections.abc import Mapping

from model.core.messages import Message, msg, msgn
from model.network.coverage import withheld_reason
from model.network.measures import NetworkMeasures, PartnerMeasures
from model.network.readings import Reading, cut_off_message

CLOSED_FROM = 0.5
"""Overlap between contacts from which a circle counts as closed: half of the ties are double."""
OPEN_UNTIL = 0.25
"""Overlap up to which contacts mostly do not know each other."""


def partner_readings(
    measures: NetworkMeasures, partner_id: str, names: Mapping[str, str]
) -> tuple[Reading, ...]:
    """Return the readings of one partner; `names` is id → name.

    Raises:
        KeyError: the partner is not in the measured network.

    """
    own = measures.partners[partner_id]
    name = names[partner_id]
    found: tuple[Reading, ...] = (
        Reading("degree", own.degree, _degree(measures, own, name)),
        Reading("betweenness", own.betweenness, _betweenness(own, name)),
        Reading("closeness", own.closeness, _closeness(measures, partner_id, name)),
        Reading("core", own.core, _core(own, name)),
        Reading("constraint", own.constraint, _constraint(own, name)),
        Reading("effective_size", own.effective_size, _effective_size(own, name)),
        Reading("ei_index", own.ei_index, _ei_index(own, name)),
        Reading("reach", own.reach, _reach(own, name)),
    )
    if partner_id in measures.cut_off:
        cut_off = measures.cut_off[partner_id]
        found += (Reading("articulation_points", cut_off, cut_off_message(name, cut_off)),)
    reason = withheld_reason(measures.coverage) if measures.coverage else None
    if reason is None:
        return found
    # The plain count of recorded ties stays true whatever the coverage.
    return found[:1] + tuple(Reading(r.measure, None, reason, withheld=True) for r in found[1:])


def _degree(m: NetworkMeasures, own: PartnerMeasures, name: str) -> Message:
    if not own.degree:
        return msg("No tie of {name} has been recorded yet.", name=name)
    return msgn(
        "{name} has one recorded tie.",
        "{name} has {n} recorded ties, out of {total} possible ones.",
        n=own.degree,
        name=name,
        total=m.size - 1,
    )


def _betweenness(own: PartnerMeasures, name: str) -> Message:
    if own.betweenness is None:
        return msg("Nobody can stand between others in a network of one or two partners.")
    percent = round(100 * own.betweenness)
    if not percent:
        return msg("Hardly any shortest route between two others runs through {name}.", name=name)
    return msg(
        "{percent}% of the shortest routes between two others run through {name}.",
        percent=percent,
        name=name,
    )


def _closeness(m: NetworkMeasures, partner_id: str, name: str) -> Message:
    near = m.partners[partner_id].closeness
    around = next(part for part in m.components if partner_id in part)
    reached = len(around) - 1
    if not near:
        return msg("{name} cannot reach any other partner through recorded ties.", name=name)
    # closeness = (r / (n−1)) · (r / d), so the mean distance d / r follows from it.
    steps = reached / ((m.size - 1) * near)
    if reached < m.size - 1:
        return msg(
            "{name} can reach {n} of {total} others, in {steps} steps on average.",
            name=name,
            n=reached,
            total=m.size - 1,
            steps=steps,
        )
    return msg("{name} reaches everyone, in {steps} steps on average.", name=name, steps=steps)


def _core(own: PartnerMeasures, name: str) -> Message:
    if not own.core:
        return msg("{name} is not part of a group of partners yet.", name=name)
    return msgn(
        "{name} is in a group where everyone has at least one tie inside the group.",
        "{name} is in a group where everyone has at least {n} ties inside the group.",
        n=own.core,
        name=name,
    )


def _constraint(own: PartnerMeasures, name: str) -> Message:
    if own.effective_size is None:
        return msg("Without ties nothing can be said about the circle around {name}.", name=name)
    if own.degree == 1:
        return msg("{name} depends on one contact for everything it hears.", name=name)
    overlap = 1 - own.effective_size / own.degree
    if overlap >= CLOSED_FROM:
        return msg("The contacts of {name} mostly know each other: a close circle.", name=name)
    if overlap <= OPEN_UNTIL:
        return msg(
            "The contacts of {name} hardly know each other: {name} can connect them.", name=name
        )
    return msg("Some contacts of {name} know each other and some do not.", name=name)


def _effective_size(own: PartnerMeasures, name: str) -> Message:
    if own.effective_size is None:
        return msg("Without ties nothing can be said about the circle around {name}.", name=name)
    return msg(
        "Leaving out overlap, the ties of {name} count as {n} separate contacts.",
        name=name,
        n=own.effective_size,
    )


def _ei_index(own: PartnerMeasures, name: str) -> Message:
    if own.ei_index is None:
        return msg("{name} has no tie with a partner whose domain is known.", name=name)
    percent = round(50 * (own.ei_index + 1))
    return msg("{percent}% of the ties of {name} go to other domains.", percent=percent, name=name)


def _reach(own: PartnerMeasures, name: str) -> Message:
    if own.reach is None:
        return msg("No referrals have been recorded yet.")
    if not own.reach:
        return msg("{name} does not refer to anyone yet, as far as recorded.", name=name)
    return msgn(
        "In at most two referrals {name} can bring people to one other partner.",
        "In at most two referrals {name} can bring people to {n} other partners.",
        n=own.reach,
        name=name,
    )
