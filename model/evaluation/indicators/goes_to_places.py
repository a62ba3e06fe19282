"""Lesson 3: does the project go to where the group already comes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding, from_signal
from model.evaluation.reading.places import read_places
from model.evaluation.reading.weighing import WEIGHED, weigh

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "goes-to-places"
_SAID = {
    **WEIGHED,
    "filled": msg("The plan names places where the group comes, and who goes there or how often."),
    "goes-there": msg("People of the project go to places where the group already comes."),
    "place-only": msg("Places are named, but not who goes there."),
    "posters": msg("Only a poster or flyer is at the places where the group comes."),
    "stays": msg("The plan says that people have to come by themselves."),
    "none": msg("The lead says that the project does not go to such places."),
    "": msg("The plan does not say whether the project goes to where the group comes."),
}


def assess(material: Material) -> Finding:
    """Met when somebody goes to a named place; partly met when only the place is named."""
    project = material.project
    places = [visit for visit in project.places if visit.place]
    if places:
        goes = any(visit.who or visit.how_often for visit in places)
        quotes = [field("places", visit.place) for visit in places]
        outcome: Outcome = "met" if goes else "partly-met"
        return finding(INDICATOR, outcome, _SAID["filled" if goes else "place-only"], quotes)
    if project.says_none("places"):
        return finding(INDICATOR, "not-met", _SAID["none"], [field("places")])
    read = read_places(material.sentences)
    return from_signal(INDICATOR, weigh("find-places", material.sentences, read), _SAID)
