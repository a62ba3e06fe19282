"""Numbers, amounts of money and dates as Dutch plans write them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL = [
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    "twintig",
]  # fmt: skip
_WORDS = {word: number for number, word in enumerate(_SMALL, 1)} | {
    "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90, "honderd": 100, "tweehonderd": 200, "driehonderd": 300, "duizend": 1000,
}  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"), ("februari", "feb", "febr"), ("maart", "mrt"), ("april", "apr"),
            ("mei",), ("juni", "jun"), ("juli", "jul"), ("augustus", "aug"),
            ("september", "sept", "sep"), ("oktober", "okt"), ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,:€-])(?:\d{1,3}(?:\.\d{3}){1,3}|\d{1,7})(?![\w:]|[.,]\d|-\w)|(?<!\w)(?:"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")(?!\w)"
)
_MONEY = re.compile(
    r"(?:€|eur(?:o)?)\s?(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{2}|-))?"
    r"|(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{2}|-))?\s?euro(?!\w)",
    re.IGNORECASE,
)
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?:(?<!\d)(\d{{1,2}})\s+)?(?<!\w)({_MONTH_NAMES})\.?(?:\s+((?:19|20)\d\d))(?!\d)"
    r"|(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A value in a text, with its place."""

    value: float
    start: int
    end: int


class FoundDate(NamedTuple):
    """A date in a text, with its place. `whole_month`: no day was named."""

    value: date
    start: int
    end: int
    whole_month: bool = False


def numbers(folded: str) -> Iterator[Found]:
    """Yield the whole numbers in a folded text, in figures or in Dutch words."""
    for match in _NUMBER.finditer(folded):
        text = match.group()
        value = _WORDS.get(text) or int(text.replace(".", ""))
        yield Found(value, match.start(), match.end())


def amounts(text: str) -> Iterator[Found]:
    """Yield the amounts in euro: `€ 18.500`, `€ 12,50`, `9.000 euro`."""
    for match in _MONEY.finditer(text):
        whole = (match.group(1) or match.group(3)).replace(".", "")
        cents = match.group(2) or match.group(4) or ""
        value = int(whole) + (int(cents) / 100 if cents.isdigit() else 0)
        yield Found(value, match.start(), match.end())


def dates(text: str) -> Iterator[FoundDate]:
    """Yield the dates that name a year: `1 maart 2026`, `januari 2026`, `1-3-2026`."""
    for match in _DATE.finditer(text):
        day, month_name, year, number_day, number_month, number_year = match.groups()
        month = _MONTHS[month_name.lower()] if month_name else int(number_month)
        try:
            value = date(int(year or number_year), month, int(day or number_day or 1))
        except ValueError:
            continue  # "31 februari 2026" and "13-13-2026" are no dates
        whole_month = bool(month_name) and not day
        yield FoundDate(value, match.start(), match.end(), whole_month)
