"""Lesson 4: is the area broker involved, the link that stood out?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding
from model.evaluation.reading.key_persons import key_person_mentions, personal_contacts

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "involves-area-broker"
BROKER = "area-broker"
_SAID = {
    "met": msg("The area broker is involved in person."),
    "partly-met": msg("The area broker is named, without personal contact."),
    "not-met": msg("The area broker only gets a mailing."),
    "": msg("The plan does not name the area broker, or whoever has that role."),
}


def assess(material: Material) -> Finding:
    """Met face to face, partly met when named, not met with a mailing alone."""
    for person in material.project.key_persons:
        if person.role == BROKER:
            outcome = _OUTCOMES.get(person.contact, "partly-met")
            return finding(INDICATOR, outcome, _SAID[outcome], [field("key_persons", BROKER)])
    if material.project.key_persons:
        return finding(INDICATOR, "insufficient-evidence", _SAID[""])
    in_person = {sentence.number for sentence in personal_contacts(material.sentences)}
    for mention in key_person_mentions(material.sentences):
        if BROKER in mention.roles:
            personal = mention.sentence.number in in_person
            outcome = "met" if personal else "partly-met"
            return finding(INDICATOR, outcome, _SAID[outcome], [mention.sentence.evidence()])
    return finding(INDICATOR, "insufficient-evidence", _SAID[""])


_OUTCOMES: dict[str, Outcome] = {"face-to-face": "met", "mailing": "not-met"}
