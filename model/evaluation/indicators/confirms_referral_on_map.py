"""Lesson 2: does the partner map show the referral, and do both sides say so?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import finding, map_fact

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "confirms-referral-on-map"
_SAID = {
    "met": msg("Both sides report the referral on the map."),
    "partly-met": msg("One side reports the referral on the map."),
    "not-met": msg("The partners are on the map, without a referral."),
    "": msg("The partners of this project are not on the map yet."),
}


def assess(material: Material) -> Finding:
    """Met when confirmed by both, partly met by one side, not met when the map shows none."""
    partners = material.facts.partners
    if not material.facts.on_map or not partners:
        return finding(INDICATOR, "insufficient-evidence", _SAID[""])
    refers = [fact for fact in partners if fact.refers]
    confirmed = [fact for fact in refers if fact.confirmed_by_both]
    outcome: Outcome = "met" if confirmed else "partly-met" if refers else "not-met"
    shown = confirmed or refers or partners
    quotes = [map_fact(fact.partner_id, fact.name) for fact in shown]
    return finding(INDICATOR, outcome, _SAID[outcome], quotes)
