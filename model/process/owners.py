"""Finding in a text who does something, and which partner that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_AND = re.compile(r"\s*(?:,|/|&|\+|;|\ben\b|\bmet\b)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    {
        *("stichting", "vereniging", "gemeente", "team", "welzijn", "sociaal", "centrum", "lokaal"),
        *("voor", "samen", "huis", "groep", "wijk", "buurt", "raad", "zorg", "werk", "school"),
    }
)
"""Words that are in too many names to tell one from another."""
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w'’.-]*|van|de|der|den|het|'t|ten|ter|la|el)"
_NAME = re.compile(rf"(?!(?:van|de|het)\b){_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}")
_NO_NAMES = frozenset(
    {
        *("actie", "actiepunt", "besluit", "afspraak", "deadline", "wie", "wat", "wanneer"),
        *("datum", "doel", "opmerking", "nb", "ps", "let", "vraag", "status", "stand", "punt"),
        *("iedereen", "allen", "allemaal", "nog", "onbekend", "agenda", "rondvraag", "vervolg"),
        *("aanwezig", "afwezig", "notulist", "voorzitter", "locatie", "plaats", "tijd", "bijlage"),
        *("we", "wij", "het", "de", "een", "dit", "dat", "er", "ook", "als", "na", "per", "deze"),
    }
)


@dataclass(frozen=True)
class KnownOwner:
    """A partner as it may be named in minutes."""

    partner_id: str
    name: str
    contact: str = ""


@dataclass(frozen=True)
class Owner:
    """Who does it: a person's name, the partner's id, or both; empty when nobody is known."""

    name: str = ""
    partner_id: str = ""

    def __bool__(self) -> bool:
        """Whether anybody was found."""
        return bool(self.name or self.partner_id)


NOBODY = Owner()


def owner_of(phrase: str, owners: Sequence[KnownOwner]) -> Owner:
    """Return whom a phrase such as "Farid en Anouk (wijkteam)" names.

    A person whose name two partners share stays a name without a partner: a person decides.
    """
    phrase = " ".join(phrase.replace("(", ", ").replace(")", " ").split()).strip(" .:,-–@")
    whole = _partner(phrase, owners)
    if whole and phrase.casefold() in _names(whole, owners):
        return Owner("", whole)
    people: list[str] = []
    partners: list[str] = []
    for part in filter(None, _AND.split(phrase)):
        by_contact = {o.partner_id for o in owners if _is_contact(part, o.contact)}
        by_name = _partner(part, owners)
        if by_contact or not by_name:
            people += [part] if by_contact or is_name(part) else []
        partners += [next(iter(by_contact))] if len(by_contact) == 1 else []
        partners += [by_name] if by_name else []
    return Owner(" en ".join(dict.fromkeys(people))[:200], partners[0] if partners else "")


def is_name(text: str) -> bool:
    """Return whether a text looks like the name of a person or an organisation."""
    text = text.strip()
    first = text.split(" ", 1)[0].strip(".:").casefold() if text else ""
    return bool(_NAME.fullmatch(text)) and first not in _NO_NAMES


def are_names(text: str, owners: Sequence[KnownOwner]) -> bool:
    """Return whether every part of a text is a name, or a partner that is known."""
    parts = [part for part in _AND.split(text.strip(" .@")) if part]
    return bool(parts) and all(is_name(part) or bool(_partner(part, owners)) for part in parts)


def named_first(sentence: str, owners: Sequence[KnownOwner]) -> str:
    """Return the known partner or contact with whose name a sentence begins, as written."""
    low = sentence.casefold()
    names = [name for o in owners for name in (o.name, o.contact, o.contact.split(" ")[0]) if name]
    found = [
        name
        for name in names
        if low.startswith(name.casefold()) and not low[len(name) : len(name) + 1].isalnum()
    ]
    return sentence[: len(max(found, key=len))] if found else ""


def _names(partner_id: str, owners: Sequence[KnownOwner]) -> set[str]:
    return {o.name.casefold() for o in owners if o.partner_id == partner_id}


def _is_contact(part: str, contact: str) -> bool:
    low, known = part.casefold(), contact.casefold()
    return bool(known) and low in (known, known.split(" ")[0])


def _partner(text: str, owners: Sequence[KnownOwner]) -> str:
    """Return the partner whose name or begin of a name it is, else the one with a telling word."""
    low = text.casefold()
    if not low:
        return ""
    whole = [o for o in owners if o.name and (o.name.casefold() in low or low == o.name.casefold())]
    if whole:
        return max(whole, key=lambda o: len(o.name)).partner_id
    first = {o.partner_id for o in owners if o.name.casefold().startswith(f"{low} ")}
    if len(first) == 1:
        return next(iter(first))
    words = {w.casefold() for w in _WORD.findall(text)} - _COMMON
    found = {
        o.partner_id
        for o in owners
        if words & ({w.casefold() for w in _WORD.findall(o.name)} - _COMMON)
    }
    return next(iter(found)) if len(found) == 1 else ""
