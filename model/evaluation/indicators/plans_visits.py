"""Lesson 3: who goes to the places, and how often?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding
from model.evaluation.reading.places import read_visit_plan

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "plans-visits"
_SAID = {
    "met": msg("It is clear who goes and how often."),
    "partly-met": msg("For some places it is not clear who goes or how often."),
    "": msg("The plan does not say who goes and how often."),
}


def assess(material: Material) -> Finding:
    """Met when every place has a person and a rhythm, partly met when some have."""
    project = material.project
    places = [visit for visit in project.places if visit.place]
    if places:
        full = [visit for visit in places if visit.who and visit.how_often]
        some = [visit for visit in places if visit.who or visit.how_often]
        quotes = [field("places", visit.place) for visit in some]
        if not some:
            return finding(INDICATOR, "insufficient-evidence", _SAID[""])
        outcome: Outcome = "met" if len(full) == len(places) else "partly-met"
        return finding(INDICATOR, outcome, _SAID[outcome], quotes)
    signal = read_visit_plan(material.sentences)
    said = _SAID[signal.outcome if signal.detail else ""]
    return finding(INDICATOR, signal.outcome, said, signal.evidence)
