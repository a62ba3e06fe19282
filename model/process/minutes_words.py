"""The words around an action in minutes: who does it, and what is left to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.process.owners import (
    NOBODY,
    KnownOwner,
    Owner,
    are_names,
    is_name,
    named_first,
    owner_of,
)

MOST_TITLE = 300
_DOES = (
    r"belt|mailt|vraagt|stuurt|maakt|zoekt|nodigt|organiseert|bespreekt|plant|stelt|levert|schrijft"
    r"|zet|informeert|checkt|bezoekt|koppelt|neemt|regelt|pakt|werkt|bereidt|brengt|geeft|deelt"
    r"|verzamelt|reserveert|komt|houdt|legt|kijkt|haalt|contacteert|benadert|spreekt|past|zorgt"
)
WILL = re.compile(r"^\s*(?:zal|zullen|gaat|gaan)\s+", re.IGNORECASE)
PROMISE = re.compile(rf"^\s*(?:zal|zullen|gaat|gaan|{_DOES}|bellen|maken|vragen)\b", re.IGNORECASE)
_OWNER_WORD = (
    r"(?:wie|door|actiehouder|trekker|eigenaar|verantwoordelijk(?:e|en)?|uitvoerder|namens|hoofd)"
)
_BY = re.compile(
    rf"[,;(\[–-]?\s*\b(?:(?i:{_OWNER_WORD})\s*:\s*(?P<said>[^,;.()\[\]|]+)"
    r"|door\s+(?P<by>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:en\s+)?[A-ZÀ-Þ][\w'’-]+){0,3}))"
)
_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,120})[)\]]")
_PREFIX = re.compile(r"^(?P<who>[^:–]{2,70}?)\s*(?::|–|\s-\s)\s*(?=\S)")
_AT = re.compile(r"@(?P<who>[\w'’-]+)")
_TAIL = re.compile(r"\s*(?:[–—]|\s-|,|\|)\s*(?P<who>[^,–—|:.]{2,60})\s*\.?\s*$")
_LABEL = re.compile(
    rf"\b(?:wat|wanneer|deadline|datum|gereed|klaar|uiterlijk|{_OWNER_WORD})\s*:\s*", re.IGNORECASE
)


def first_name(sentence: str) -> str:
    """Return the capitalised word with which a sentence begins, when it may be a name."""
    first = sentence.split(" ", 1)[0]
    return first if len(first) > 1 and is_name(first) and first.isalpha() else ""


def owner_and_rest(text: str, owners: Sequence[KnownOwner]) -> tuple[Owner, str]:
    """Return who does it, and the text without the words that said so."""
    text = text.strip().rstrip(" ,;–-")
    for pattern, group in ((_BY, "said"), (_BY, "by"), (_AT, "who")):
        match = pattern.search(text)
        if match and match[group]:
            who = owner_of(match[group], owners)
            if who:
                return who, f"{text[: match.start()]} {text[match.end() :]}"
    prefix = _PREFIX.match(text)
    if prefix and are_names(prefix["who"], owners):
        return owner_of(prefix["who"], owners), text[prefix.end() :]
    for match in reversed(list(_BRACKETS.finditer(text))):
        inner = match["inner"].strip(" ,;.")
        if are_names(inner, owners):
            return owner_of(inner, owners), f"{text[: match.start()]} {text[match.end() :]}"
    tail = _TAIL.search(text)
    if tail and are_names(tail["who"], owners):
        return owner_of(tail["who"], owners), text[: tail.start()]
    name = named_first(text, owners) or first_name(text)
    if name and PROMISE.match(text[len(name) :]):
        after = text[len(name) :]
        rest = WILL.sub("", after) if WILL.match(after) else text
        return owner_of(name, owners), rest
    return NOBODY, text


def tidy(text: str) -> str:
    """Return a title: without labels, empty brackets and loose ends, with a capital."""
    text = _LABEL.sub(" ", text)
    text = re.sub(r"[(\[]\s*[,;:–-]*\s*[)\]]", " ", text)
    text = re.sub(r"\*\*|__|`", "", text)
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:)])", r"\1", text)
    text = re.sub(r"([,;:–(-]\s*)+$", "", text.strip(" ,;:–-|>→")).strip(" .,;:–-|(")
    if text.count("(") < text.count(")"):
        text = text.rstrip(")").rstrip(" ,;.")
    text = text[:1].upper() + text[1:]
    return text if len(text) <= MOST_TITLE else text[: MOST_TITLE - 1].rstrip() + "…"


def is_title(text: str) -> bool:
    """Return whether enough is left to be something to do."""
    return len(re.findall(r"[^\W\d_]", text)) > 2  # noqa: PLR2004 - "ok" is no action
