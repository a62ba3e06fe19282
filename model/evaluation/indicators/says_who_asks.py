"""Lesson 6: who asks people?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding
from model.evaluation.reading.asking import personal_sentences

if TYPE_CHECKING:
    from model.evaluation.findings import Finding
    from model.evaluation.material import Material

INDICATOR = "says-who-asks"
_SAID = {
    "met": msg("It is clear who asks people."),
    "partly-met": msg("It is only partly clear who asks people."),
    "not-met": msg("The lead says that nobody asks people in person."),
    "": msg("The plan does not say who asks people."),
}


def assess(material: Material) -> Finding:
    """Met when it says who asks; in a text, when the sentence about asking names somebody."""
    project = material.project
    if project.who_asks:
        return finding(INDICATOR, "met", _SAID["met"], [field("who_asks", project.who_asks)])
    if project.says_none("who_asks"):
        return finding(INDICATOR, "not-met", _SAID["not-met"], [field("who_asks")])
    if project.asks_in_person is not None:
        return finding(INDICATOR, "insufficient-evidence", _SAID[""])
    named = [one for one in personal_sentences(material.sentences) if one.has("staff")]
    if not named:
        return finding(INDICATOR, "insufficient-evidence", _SAID[""])
    return finding(INDICATOR, "met", _SAID["met"], [one.evidence() for one in named[:2]])
