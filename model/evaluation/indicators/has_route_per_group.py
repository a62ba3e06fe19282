"""Lesson 1: is there a route by which each group is reached?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import from_free_text, from_signal
from model.evaluation.reading.cues import read_cue

if TYPE_CHECKING:
    from model.evaluation.findings import Finding
    from model.evaluation.material import Material

INDICATOR = "has-route-per-group"
_SAID = {
    "met": msg("The plan says by what route the group is reached."),
    "partly-met": msg("The plan says little about the route to the group."),
    "not-met": msg("The lead says that there is no route to the group yet."),
    "": msg("The plan does not say by what route the group is reached."),
}


def assess(material: Material) -> Finding:
    """Met when it says through whom or by what way the group is reached."""
    told = from_free_text(INDICATOR, material.project, "group_routes", _SAID)
    if told is not None:
        return told
    return from_signal(INDICATOR, read_cue(material.sentences, "routes"), _SAID)
