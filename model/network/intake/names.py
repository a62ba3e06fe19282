"""The name of an organisation as people type it in a list → its name, and what else stood there."""

from __future__ import annotations

import re
from typing import NamedTuple

from model.network.intake.contacts import EMAIL, is_person, is_role, phones_in
from model.network.intake.words import plain_word

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,120})[)\]]")
_EMPTY_BRACKETS = re.compile(r"[(\[<]\s*[)\]>]")
_EDGES = " \t\n,;:/|•·*–—-"
_QUOTED = re.compile(r"[\"“„«'‘]([^\"“”„«»'‘’]+)[\"”“»'’]")
ANNOUNCED = re.compile(r"^(?:contact(?:persoon)?|t\.?a\.?v\.?|via|c\.?p\.?)[\s.:]+", re.IGNORECASE)
"""Words that announce a person."""
_BARE = re.compile(r"\b(?:stichting|st|vereniging|ver)\b")


class NameParts(NamedTuple):
    """What stood in the cell of the name."""

    name: str
    person: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]


def split_name(text: str) -> NameParts:
    """Take e-mail addresses, phone numbers and a person in brackets out of a name.

    "Stichting" stays: it is part of the name as people know it. Brackets with anything but a
    person's name stay as well.

    >>> split_name("KBO Lindewaarde (Jan de Wit) <jan@kbo.example>")
    NameParts(name='KBO Lindewaarde', person='Jan de Wit', emails=('jan@kbo.example',), phones=())
    """
    emails = tuple(match[1] for match in EMAIL.finditer(text)) if "@" in text else ()
    rest = EMAIL.sub(" ", text) if emails else text
    phones = phones_in(rest)
    for phone in phones:
        rest = rest.replace(phone, " ", 1)
    rest, person = _person_in_brackets(rest)
    name = " ".join(_EMPTY_BRACKETS.sub(" ", rest).split()).strip(_EDGES)
    quoted = _QUOTED.fullmatch(name)
    return NameParts(quoted[1].strip() if quoted else name, person, emails, phones)


def _person_in_brackets(text: str) -> tuple[str, str]:
    """Return the name and the person, whichever of the two stands in the brackets."""
    for found in _BRACKETS.finditer(text):
        inside = ANNOUNCED.sub("", found[1]).strip()
        outside = text.replace(found[0], " ", 1)
        if is_person(inside):
            return outside, inside
        if is_person(outside.strip(_EDGES)) and not is_role(inside):
            return inside, outside.strip(_EDGES)
    return text, ""


def same_name_key(name: str) -> str:
    """Return what two ways of writing one name share: no accents, signs, or "Stichting".

    Only for plain doubles within one list; likely duplicates are found elsewhere.

    >>> same_name_key("St. Welzijn-Lindewaarde") == same_name_key("Stichting Welzijn Lindewaarde")
    True
    """
    word = plain_word(name)
    return " ".join(_BARE.sub(" ", word).split()) or word or name.casefold()
