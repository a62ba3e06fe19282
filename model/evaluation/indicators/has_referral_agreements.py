"""Lesson 2: do named parties refer people to the project?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding, from_signal, map_fact
from model.evaluation.reading.referral import read_referral
from model.evaluation.reading.weighing import WEIGHED, weigh

if TYPE_CHECKING:
    from model.evaluation.findings import Finding
    from model.evaluation.material import Material

INDICATOR = "has-referral-agreements"
_AGREED = frozenset({"spoken", "written"})
_SAID = {
    **WEIGHED,
    "agreed": msg("There are agreements with parties that refer people."),
    "refers": msg("The plan names parties that refer people."),
    "map": msg("The map shows a referral that both sides confirm."),
    "named": msg("Parties are named, but there is no agreement to refer yet."),
    "cooperates": msg("The plan names partners, but not that they refer people."),
    "intended": msg("The plan means to have parties refer people, but it does not happen yet."),
    "alone": msg("The plan says that nobody refers people."),
    "none": msg("The lead says that nobody refers people."),
    "": msg("The plan does not say who refers people."),
}


def assess(material: Material) -> Finding:
    """Met when a party refers or has agreed to; partly met when parties are only named."""
    project = material.project
    agreed = [one for one in project.referrers if one.agreement in _AGREED]
    if agreed:
        quotes = [field("referrers", one.name or one.partner_id) for one in agreed]
        return finding(INDICATOR, "met", _SAID["agreed"], quotes)
    confirmed = [fact for fact in material.facts.partners if fact.refers and fact.confirmed_by_both]
    if confirmed:
        quotes = [map_fact(fact.partner_id, fact.name) for fact in confirmed]
        return finding(INDICATOR, "met", _SAID["map"], quotes)
    if project.referrers:
        quotes = [field("referrers", one.name or one.partner_id) for one in project.referrers]
        return finding(INDICATOR, "partly-met", _SAID["named"], quotes)
    if project.says_none("referrers"):
        return finding(INDICATOR, "not-met", _SAID["none"], [field("referrers")])
    read = read_referral(material.sentences)
    return from_signal(INDICATOR, weigh("referral-alliance", material.sentences, read), _SAID)
