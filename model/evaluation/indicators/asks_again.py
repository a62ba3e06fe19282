"""Lesson 6: what happens after a "no" or no answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding, from_free_text
from model.evaluation.reading.asking import read_persistence

if TYPE_CHECKING:
    from model.evaluation.findings import Finding
    from model.evaluation.material import Material

INDICATOR = "asks-again"
_AGAIN = 2
_SAID = {
    "met": msg("People are asked again after a no."),
    "partly-met": msg("Asking again is mentioned, without an agreement."),
    "not-met": msg("People are asked once."),
    "": msg("The plan does not say what happens after a no."),
}


def assess(material: Material) -> Finding:
    """Met when asked twice or more, or when something is agreed for after a no."""
    project = material.project
    if project.times_asked is not None and project.times_asked >= _AGAIN:
        quotes = [field("times_asked", project.times_asked)]
        return finding(INDICATOR, "met", _SAID["met"], quotes)
    told = from_free_text(INDICATOR, project, "after_no", _SAID)
    if told is not None:
        return told
    if project.times_asked is not None:
        quotes = [field("times_asked", project.times_asked)]
        return finding(INDICATOR, "not-met", _SAID["not-met"], quotes)
    signal = read_persistence(material.sentences, "again")
    said = _SAID["met" if signal.detail else ""]
    return finding(INDICATOR, signal.outcome, said, signal.evidence)
