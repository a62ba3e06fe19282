"""Lesson 2: do the partners come from more corners than one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding, map_fact
from model.evaluation.reading.referral import (
    cooperating_sentences,
    party_kinds,
    referring_sentences,
)

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "involves-more-kinds"
_MANY = 3
_TWO = 2
_SAID = {
    "met": msg("The partners come from three or more corners."),
    "partly-met": msg("The partners come from two corners, or we do not know from which."),
    "not-met": msg("The partners all come from one corner."),
    "": msg("We do not know from which corners the partners come."),
}


def assess(material: Material) -> Finding:
    """Met with three domains or more, partly met with two, not met with one."""
    domains = {fact.domains[0]: fact for fact in material.facts.partners if fact.domains}
    if domains:
        quotes = [map_fact(fact.partner_id, domain) for domain, fact in domains.items()]
        count = len(domains)
        outcome: Outcome = "met" if count >= _MANY else "partly-met" if count == _TWO else "not-met"
        if outcome == "not-met" and len(material.facts.partners) < _TWO:
            return finding(INDICATOR, "insufficient-evidence", _SAID[""], quotes)
        return finding(INDICATOR, outcome, _SAID[outcome], quotes)
    named = material.project.referrers
    if len(named) >= _TWO:
        quotes = [field("referrers", one.name) for one in named]
        return finding(INDICATOR, "partly-met", _SAID["partly-met"], quotes)
    kinds = party_kinds(material.sentences) if not named else set()
    if len(kinds) < _TWO:
        return finding(INDICATOR, "insufficient-evidence", _SAID[""])
    outcome = "met" if len(kinds) >= _MANY else "partly-met"
    parties = [*referring_sentences(material.sentences), *cooperating_sentences(material.sentences)]
    return finding(INDICATOR, outcome, _SAID[outcome], [one.evidence() for one in parties[:_MANY]])
