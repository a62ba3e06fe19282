"""Lesson 4: does the project talk with key persons face to face?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding, from_signal
from model.evaluation.reading.key_persons import read_contact
from model.evaluation.reading.weighing import WEIGHED, weigh

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material
    from model.evaluation.projects import Contact

INDICATOR = "meets-key-persons"
_SAID = {
    **WEIGHED,
    "face-to-face": msg("The project talks with key persons in person."),
    "distance": msg("There is contact with key persons, but not face to face."),
    "source-only": msg("Key persons send people, but personal contact with them is not named."),
    "mailing": msg("Key persons only get a mailing."),
    "none": msg("The lead says that there are no key persons."),
    "": msg("The plan does not say whether the project talks with key persons."),
}
_DISTANT: tuple[Contact, ...] = ("phone", "message")


def assess(material: Material) -> Finding:
    """Met face to face; partly met by phone or as a source; not met by a mailing alone."""
    project = material.project
    by_contact = {person.contact: person for person in project.key_persons}
    if "face-to-face" in by_contact:
        return _found("met", "face-to-face", by_contact["face-to-face"].role)
    for contact in _DISTANT:
        if contact in by_contact:
            return _found("partly-met", "distance", by_contact[contact].role)
    if "mailing" in by_contact:
        return _found("not-met", "mailing", by_contact["mailing"].role)
    if project.says_none("key_persons"):
        return _found("not-met", "none", "")
    read = read_contact(material.sentences)
    return from_signal(INDICATOR, weigh("key-persons", material.sentences, read), _SAID)


def _found(outcome: Outcome, detail: str, role: str) -> Finding:
    return finding(INDICATOR, outcome, _SAID[detail], [field("key_persons", role)])
