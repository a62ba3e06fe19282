"""Lesson 6: is there time and patience for people who have withdrawn further?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import finding, from_free_text
from model.evaluation.reading.asking import read_persistence

if TYPE_CHECKING:
    from model.evaluation.findings import Finding
    from model.evaluation.material import Material

INDICATOR = "takes-time"
_SAID = {
    "met": msg("There is time and attention for people who need more of it."),
    "partly-met": msg("Time and patience are mentioned, without saying how."),
    "not-met": msg("The lead says that there is no time for this."),
    "": msg("The plan does not speak of time and patience."),
}


def assess(material: Material) -> Finding:
    """Met when the plan takes time for those who need it."""
    told = from_free_text(INDICATOR, material.project, "patience", _SAID)
    if told is not None:
        return told
    signal = read_persistence(material.sentences, "patience")
    said = _SAID["met" if signal.detail else ""]
    return finding(INDICATOR, signal.outcome, said, signal.evidence)
