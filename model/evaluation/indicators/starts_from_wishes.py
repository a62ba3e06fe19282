"""Lesson 5: does the recruitment text appeal to a wish, interest or activity?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding
from model.evaluation.reading.recruitment import (
    are_quoted,
    checked,
    checked_text,
    names_a_wish,
)

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "starts-from-wishes"
_SAID = {
    "met": msg("The recruitment text appeals to a wish, an interest or an activity."),
    "partly-met": msg("Some recruitment texts appeal to a wish, others do not."),
    "not-met": msg("No recruitment text names a wish, an interest or an activity."),
    "short": msg("The quoted words are too short to tell whether they name a wish."),
    "": msg("There is no recruitment text to look at."),
}


def assess(material: Material) -> Finding:
    """Met when every recruitment text appeals, partly met when some do."""
    texts = [text.text for text in material.project.recruitment_texts if text.text]
    quotes = [field("recruitment_texts", text) for text in texts]
    appealing = [checked_text(text).appeal for text in texts]
    if not texts:
        check, parts = checked(material.sentences)
        if check is None:
            return finding(INDICATOR, "insufficient-evidence", _SAID[""])
        quotes = [part.evidence() for part in parts[:3]]
        appealing = [names_a_wish(check, parts, material.sentences)]
        if not any(appealing) and are_quoted(material.sentences, parts):
            return finding(INDICATOR, "insufficient-evidence", _SAID["short"], quotes)
    outcome: Outcome = "met" if all(appealing) else "partly-met" if any(appealing) else "not-met"
    return finding(INDICATOR, outcome, _SAID[outcome], quotes)
