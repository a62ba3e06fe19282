"""E-mail addresses, Dutch phone numbers, web addresses and people's names in a piece of text."""

from __future__ import annotations

import re
from functools import lru_cache

from model.network.intake.words import attendance_words, plain_word

EMAIL = re.compile(
    r"(?<![\w.%+'&-])(?:mailto:)?([\w.%+'&-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.[A-Za-z]{2,24})"
    r"(?![\w@])"
)
"""A complete e-mail address, such as `jan.dewit@kbo-lindewaarde.nl`. Group 1 is the address."""

_VALID_EMAIL = re.compile(
    r"[A-Za-z0-9_%+'&-]+(?:\.[A-Za-z0-9_%+'&-]+)*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]+"
)

PHONE = re.compile(r"(?<![\w@.+/-])(?:\+|\(?0|14[ ]0)\d{0,3}\)?/?[\d(). \u2013-]{5,24}\d(?![\w@])")
"""Something that looks like a phone number, or two; `phones_in` decides."""
_NEXT_PHONE = re.compile(r"\s+(?=\(?0|\+)")

WEBSITE = re.compile(
    r"(?<![\w@.-])(?:https?://[^\s<>\"]{3,280}|www\.[^\s<>\"]{3,280}"
    r"|[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,3}\.(?:nl|org|com|eu|net|info|be|frl)(?:/[^\s<>\"]{0,200})?)"
    r"(?![\w@])",
    re.IGNORECASE,
)

_SHORT_AREA_CODE = re.compile(r"0(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7[0-9]|8[578]|91)")
"""Area codes of three digits (national numbering plan); all others have four."""
_DUTCH_LENGTH = 10
_FREE_NUMBER = re.compile(r"0(800|900|906|909)(\d{4}|\d{7})")
_FOURTEEN = re.compile(r"140\d{2,3}")
_FOREIGN = re.compile(r"\+[1-9]\d{7,14}")
_LONGEST_NAME_WORDS = 6
_ROLE_WORDS = 5
_PARTS_OF_TOWN = frozenset({"noord", "oost", "zuid", "west", "midden", "centrum"})
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}|[A-Z][a-z]?\.(?:[A-Z][a-z]?\.)*")
_SURNAME = re.compile(r"[A-ZÀ-Þ'][^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")


def is_email(text: str) -> bool:
    """Tell whether text is one complete e-mail address.

    Dots only between other signs, and plain letters, as Dutch mail servers accept them.
    """
    longest = 254
    return len(text) <= longest and bool(_VALID_EMAIL.fullmatch(text))


def dutch_phone(text: str) -> str:
    """Write a Dutch phone number as people do: `06-12345678`, `0413-123456`, `010-1234567`.

    Understands `+31`, `0031`, `(0)`, spaces, dots and dashes, free numbers (`0800-1234`), the
    municipal `14 0413`, and the number that lost its first zero in Excel. A complete foreign number
    (`+32…`) is kept with its country code. Numbering: the Dutch national numbering plan.

    Returns:
        The number, or an empty text when this is no complete number.

    """
    digits = re.sub(r"[^\d+]", "", text.replace("(0)", ""))
    digits = re.sub(r"^(\+31|0031)0?", "0", digits)
    digits = re.sub(r"^00(?=[1-9])", "+", digits)
    if _FREE_NUMBER.fullmatch(digits):
        return f"{digits[:4]}-{digits[4:]}"
    if _FOURTEEN.fullmatch(digits):
        return f"14 {digits[2:]}"
    if _FOREIGN.fullmatch(digits):
        return digits
    if len(digits) == _DUTCH_LENGTH - 1 and digits[0] in "1234567":
        digits = f"0{digits}"
    if not re.fullmatch(r"0[1-9]\d{8}", digits):
        return ""
    code = 2 if digits.startswith("06") else 3 if _SHORT_AREA_CODE.match(digits) else 4
    return f"{digits[:code]}-{digits[code:]}"


def phones_in(text: str) -> tuple[str, ...]:
    """Return the complete phone numbers in a text, as they are typed there.

    >>> phones_in("06-12345678 of (0413) 12 34 56, na 18.00 uur")
    ('06-12345678', '(0413) 12 34 56')
    """
    found: list[str] = []
    for match in PHONE.finditer(text):
        parts = [match[0]] if dutch_phone(match[0]) else _NEXT_PHONE.split(match[0])
        found += [part for part in parts if dutch_phone(part)]
    return tuple(found)


def is_person(text: str) -> bool:
    """Tell whether text is a person's name: `Jan`, `Petra van den Berg`, `J.P. de Wit`, `mw. Smit`.

    Careful on purpose: an unknown first word is no person, so a place or a club stays in the name
    of the organisation.
    """
    words = text.replace("’", "'").split()
    if not 0 < len(words) <= _LONGEST_NAME_WORDS:
        return False
    untitled = _without_title(words)
    titled = len(untitled) < len(words)
    if not untitled:
        return False
    first, rest = untitled[0], untitled[1:]
    if not all(_is_name_part(word) for word in rest):
        return False
    if first[0].isupper() and _is_given_name(first):
        return True
    initials = bool(_INITIALS.fullmatch(first)) and ("." in first or len(first) == 1)
    return (initials and bool(rest)) or (titled and _is_name_part(first))


def is_role(text: str) -> bool:
    """Tell whether text names somebody's job: `coördinator`, `wijkverpleegkundige Noord`."""
    words = plain_word(text).split()
    if not 0 < len(words) <= _ROLE_WORDS:
        return False
    roles = attendance_words().roles.both
    return bool(roles & {words[0], words[-1], " ".join(words[:2])})


def _is_given_name(word: str) -> bool:
    return plain_word(word.split("-", maxsplit=1)[0]) in attendance_words().given_names


def _without_title(words: list[str]) -> list[str]:
    titles = _titles()
    while words and (words[0].lower().rstrip(".") in titles or words[:2] == ["de", "heer"]):
        words = words[2:] if words[0] == "de" else words[1:]
    return words


def _is_name_part(word: str) -> bool:
    lexicon = attendance_words()
    if plain_word(word) in lexicon.organisations.both or plain_word(word) in _PARTS_OF_TOWN:
        return False
    return (
        word.lower() in lexicon.particles
        or bool(_SURNAME.fullmatch(word))
        or bool(_INITIALS.fullmatch(word) and "." in word)
        or word in {"-", "en"}
    )


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return frozenset(title.rstrip(".") for title in attendance_words().titles)
