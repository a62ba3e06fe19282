"""Lesson 3: does this group really come to these places?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import from_free_text, from_signal
from model.evaluation.reading.cues import read_cue

if TYPE_CHECKING:
    from model.evaluation.findings import Finding
    from model.evaluation.material import Material

INDICATOR = "fits-places-to-group"
_SAID = {
    "met": msg("The plan says why this group comes to these places."),
    "partly-met": msg("The plan says little about why this group comes to these places."),
    "not-met": msg("The lead says that the places do not fit the group."),
    "": msg("The plan does not say why this group comes to these places."),
}


def assess(material: Material) -> Finding:
    """Met when it says why the group comes there."""
    told = from_free_text(INDICATOR, material.project, "place_fit", _SAID)
    if told is not None:
        return told
    return from_signal(INDICATOR, read_cue(material.sentences, "already-comes"), _SAID)
