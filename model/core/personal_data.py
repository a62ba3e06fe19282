"""Personal data in free text: what looks like it, so that people can leave it out.

The workbench has no field for a resident. Somebody may still type one's number in a note; this
finds what has a fixed shape. It finds no names: a name alone is often a colleague's.

Sources of the shapes: the eleven-proof of the citizen service number (Logisch Ontwerp BSN, RvIG);
ISO 13616 (IBAN, remainder 1 after division by 97); the Dutch numbering plan (ten figures from 0).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from model.core.entity import Frozen

Kind = Literal["bsn", "phone", "email", "iban", "birth-date"]


class PersonalData(Frozen):
    """A place in a text that looks like personal data."""

    kind: Kind
    start: int
    """Offset of the first character."""
    end: int
    """Offset behind the last character."""


_SEPARATED = r"[\s.\-/]{0,2}"
_BSN = re.compile(rf"(?<![\d.,\-+])\d(?:{_SEPARATED}\d){{7,8}}(?![\d]|[.,\-]\d)")
_BSN_WORD = re.compile(r"\b(?:bsn|burgerservicenummer|sofi\w*)\W{0,12}$", re.IGNORECASE)
_PHONE = re.compile(
    rf"(?<![\w+])(?:(?:\+|00)\s?31{_SEPARATED}(?:\(0\){_SEPARATED})?|0)"
    r"[1-9](?:[\s.\-/]{0,3}\d){8}(?!\d)"
)
_SERVICE = re.compile(r"0[89]00")
_EMAIL = re.compile(
    r"(?<![\w.+\-])[\w+\-][\w.+\-]{0,63}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}(?![\w\-])"
)
_IBAN = re.compile(
    r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)", re.IGNORECASE
)
_MONTHS = "jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|march|may|oct"
_DATE = rf"\d{{1,2}}(?:[\s./\-]+\d{{1,2}}[\s./\-]+|\s+(?:{_MONTHS})\w*\s+)(?:19|20)?\d{{2}}"
_BIRTH = re.compile(
    r"\b(?:geboren|geb\.?|geboortedatum|geboortedag|born|date of birth|birthday)\b"
    rf"[^\d\n]{{0,25}}({_DATE})\b",
    re.IGNORECASE,
)


def find_personal_data(text: str) -> tuple[PersonalData, ...]:
    """Return what in a text looks like personal data, in order, without overlap.

    A number counts as a citizen service number when it has nine figures and passes the
    eleven-proof, or eight after a word that says so; chance passes one in eleven. A number that is
    an account or telephone number is not also something else.
    """
    found: list[PersonalData] = []
    for kind, hits in (
        ("email", _spans(_EMAIL, text)),
        ("iban", _spans(_IBAN, text, _is_iban)),
        ("birth-date", [match.span(1) for match in _BIRTH.finditer(text)]),
        ("phone", _spans(_PHONE, text, _is_personal_phone)),
        ("bsn", [m.span() for m in _BSN.finditer(text) if _is_bsn(m, text)]),
    ):
        for start, end in hits:
            if not any(start < other.end and other.start < end for other in found):
                found.append(PersonalData(kind=kind, start=start, end=end))
    return tuple(sorted(found, key=lambda hit: hit.start))


def passes_eleven_proof(digits: str) -> bool:
    """Whether eight or nine figures are a possible citizen service number.

    9·a + 8·b + 7·c + 6·d + 5·e + 4·f + 3·g + 2·h − 1·i is a multiple of eleven, and not all zero.
    """
    figures = [int(figure) for figure in digits.zfill(9)]
    if len(figures) != 9 or not any(figures):  # noqa: PLR2004 - nine figures
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * f for w, f in zip(weights, figures, strict=True)) % 11 == 0


def _spans(
    pattern: re.Pattern[str], text: str, is_one: Callable[[str], bool] = bool
) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text) if is_one(match.group())]


def _is_bsn(match: re.Match[str], text: str) -> bool:
    digits = re.sub(r"\D", "", match.group())
    if not digits.isascii() or not passes_eleven_proof(digits):
        return False
    # Eight figures alone are more often a chamber of commerce number.
    return len(digits) == 9 or _BSN_WORD.search(text, 0, match.start()) is not None  # noqa: PLR2004


def _is_personal_phone(found: str) -> bool:
    """Whether a number is somebody's, and not a service number such as 0800 or 0900."""
    return found.isascii() and not _SERVICE.match(re.sub(r"\D", "", found))


def _is_iban(found: str) -> bool:
    account = found.replace(" ", "").upper()
    if not account.isascii() or not 15 <= len(account) <= 34:  # noqa: PLR2004 - ISO 13616
        return False
    as_number = "".join(str(int(sign, 36)) for sign in account[4:] + account[:4])
    return int(as_number) % 97 == 1
