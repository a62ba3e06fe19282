"""Lesson 5: does the recruitment text speak to the reader and invite?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import finding
from model.evaluation.passages import sentences_of
from model.evaluation.reading.recruitment import are_quoted, recruitment_sentences

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "invites-the-reader"
_SAID = {
    "met": msg("The recruitment text speaks to the reader and invites."),
    "partly-met": msg("The recruitment text invites only in part."),
    "not-met": msg("The recruitment text speaks about people, not to them."),
    "short": msg("The quoted words are too short to tell whether they invite."),
    "": msg("There is no recruitment text to look at."),
}


def assess(material: Material) -> Finding:
    """Met when the text says "je" or "u" and invites; partly met with one of the two."""
    texts = [text.text for text in material.project.recruitment_texts if text.text]
    sentences = [one for text in texts for one in sentences_of(text, "recruitment_texts")]
    if not sentences:
        sentences = recruitment_sentences(material.sentences)
    if not sentences:
        return finding(INDICATOR, "insufficient-evidence", _SAID[""])
    speaks = [one for one in sentences if one.has("addresses-reader")]
    invites = [one for one in sentences if one.matches("invites")]
    outcome: Outcome = (
        "met" if speaks and invites else "partly-met" if speaks or invites else "not-met"
    )
    if outcome == "not-met" and not texts and are_quoted(material.sentences, sentences):
        quotes = [one.evidence() for one in sentences[:2]]
        return finding(INDICATOR, "insufficient-evidence", _SAID["short"], quotes)
    shown = (invites or speaks or sentences)[:2]
    return finding(INDICATOR, outcome, _SAID[outcome], [one.evidence() for one in shown])
