"""Lesson 6: are people asked in person, and not just once?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding, from_signal
from model.evaluation.reading.asking import read_asking
from model.evaluation.reading.weighing import WEIGHED, weigh

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "asks-in-person"
_AGAIN = 2
_SAID = {
    **WEIGHED,
    "again": msg("People are asked in person, and more than once or with patience."),
    "once": msg("People are asked in person; whether it happens again is not said."),
    "mass-only": msg("People are only reached by letters, posts or advertisements."),
    "none": msg("The lead says that people are not asked in person."),
    "": msg("The plan does not say whether people are asked in person."),
}


def assess(material: Material) -> Finding:
    """Met in person and again or with patience, partly met once, not met by mass media alone."""
    project = material.project
    if project.asks_in_person is None and not project.who_asks:
        read = weigh("personal-asking", material.sentences, read_asking(material.sentences))
        return from_signal(INDICATOR, read, _SAID)
    quotes = [field("asks_in_person", project.who_asks)]
    if project.asks_in_person is False:
        return finding(INDICATOR, "not-met", _SAID["none"], quotes)
    persists = (
        (project.times_asked or 0) >= _AGAIN or bool(project.after_no) or bool(project.patience)
    )
    outcome: Outcome = "met" if persists else "partly-met"
    return finding(INDICATOR, outcome, _SAID["again" if persists else "once"], quotes)
