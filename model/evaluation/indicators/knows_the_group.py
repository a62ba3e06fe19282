"""Lesson 1: how does the project know this group?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding, from_free_text, from_signal
from model.evaluation.reading.cues import read_cue

if TYPE_CHECKING:
    from model.evaluation.findings import Finding
    from model.evaluation.material import Material

INDICATOR = "knows-the-group"
_SAID = {
    "met": msg("The plan says how the project knows this group."),
    "partly-met": msg("The plan says little about how the project knows this group."),
    "not-met": msg("The lead says that the group is not known yet."),
    "": msg("The plan does not say how the project knows this group."),
}


def assess(material: Material) -> Finding:
    """Met when talks, experience, people who think along, or figures are named."""
    told = from_free_text(INDICATOR, material.project, "group_knowledge", _SAID)
    if told is not None:
        return told
    if material.project.participation:
        quotes = [field("participation", material.project.participation)]
        return finding(INDICATOR, "met", _SAID["met"], quotes)
    return from_signal(INDICATOR, read_cue(material.sentences, "knows-group"), _SAID)
