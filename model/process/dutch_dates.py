"""Reading a date in Dutch text, in the forms that people write in minutes.

A date without a year is the first one on or after the day of the meeting. A date with some room in
it, such as "eind mei" or "Q2", is read as its last day, and marked as estimated.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from model.process.dutch_date_readings import (
    MONTHS,
    NUMBERS,
    SEASONS,
    SHORT_MONTHS,
    WEEKDAYS,
    read_after_a_while,
    read_half_of_month,
    read_half_year,
    read_iso,
    read_named,
    read_numeric,
    read_part_of_month,
    read_quarter,
    read_season,
    read_soon,
    read_this_period,
    read_week,
    read_week_and_day,
    read_week_number,
    read_weekday,
    read_whole_month,
)

_MONTH = "|".join(MONTHS)
_ANY_MONTH = "|".join([*MONTHS, *(rf"{name}\.?" for name in SHORT_MONTHS)])
_DAY = "|".join(WEEKDAYS)
_YEAR = r"(?:20\d\d|'\d\d)"
_YEAR_WRITTEN = re.compile(r"20\d\d|'\d\d|\d[-/.]\d{1,2}[-/.]\d\d|jaar")
FAR = 270
"""Days ahead after which a date without a year may as well be meant in the past."""
_LEAD = (
    r"(?:(?:uiterlijk|liefst|graag|klaar|gereed|af|deadline|datum|wanneer|oplevering)\b:?\s+)*"
    r"(?:(?:vóór|voor|tot en met|t/m|tot|op|per|in|rond|rondom|vanaf|met ingang van|m\.i\.v\.|"
    r"uiterlijk|binnen|na|van)\s+)?(?:de\s+|het\s+|(?:de\s+)?week\s+van\s+)?(?:(?:uiterlijk|eind|einde)\s+)?"
)
"""Words in front of a date that go away with it."""


@dataclass(frozen=True)
class FoundDate:
    """A date in a text: `text[start:end]` says it, words in front such as "voor" included."""

    day: date
    start: int
    end: int
    estimated: bool
    """Whether the text left room, or the year is far from sure: a person should look at it."""


def find_date(text: str, meeting: date) -> FoundDate | None:
    """Return the first date that the text mentions, read as from the day of the meeting."""
    found: list[FoundDate] = []
    for form in _FORMS:
        for match in form.pattern.finditer(text):
            day = _read(form, match, meeting)
            if day is not None:
                start = _with_lead(text, match.start())
                is_far = (day - meeting).days > FAR and not _YEAR_WRITTEN.search(match[0])
                found.append(FoundDate(day, start, match.end(), form.estimated or is_far))
                break
    # The form that begins first wins; of two, the longer one, and then the earlier in the list.
    return min(found, key=lambda f: (f.start, -f.end), default=None)


def has_date(text: str) -> bool:
    """Return whether a whole text, such as the cell of a table, is a date."""
    return find_date(text, date(2000, 1, 1)) is not None


@dataclass(frozen=True)
class _Form:
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], date], date]
    estimated: bool = False


def _read(form: _Form, match: re.Match[str], meeting: date) -> date | None:
    try:
        return form.read(match, meeting)
    except (ValueError, OverflowError):
        return None  # 31 februari, week 60: no date


def _with_lead(text: str, start: int) -> int:
    """Return where the words that lead to a date begin."""
    before = text[:start]
    match = re.search(rf"(?:(?<=[\s(\[,;:|–-])|^){_LEAD}$", before, re.IGNORECASE)
    return match.start() if match else start


def _form(
    pattern: str, read: Callable[[re.Match[str], date], date], *, estimated: bool = False
) -> _Form:
    return _Form(re.compile(rf"(?<![\w.,/-]){pattern}(?![\w])", re.IGNORECASE), read, estimated)


_LED = r"(?<!\w)(?:vóór|voor|uiterlijk|op|per|tot|t/m|rond|deadline|datum|gereed|klaar|wanneer)"
_NOT_TIME = r"(?!\s*(?:uur|u\b|dag|dagen|%|euro))"
_DAYS_BEFORE = rf"(?:(?:{_DAY}|ma|di|wo|do|vr|za|zo)\.?,?\s+)?(?:de\s+)?"
_FORMS: tuple[_Form, ...] = (
    _form(r"(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})", read_iso),
    _form(
        rf"{_DAYS_BEFORE}(?P<day>\d{{1,2}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)"
        r"(?P<year>20\d\d|\d\d)",
        read_numeric,
    ),
    _form(
        rf"{_DAYS_BEFORE}(?P<day>\d{{1,2}})(?:e|ste|de)?\s+(?P<month>{_ANY_MONTH})"
        rf"(?:\s+(?P<year>{_YEAR}))?",
        read_named,
    ),
    _Form(
        re.compile(
            rf"(?:{_LED}:?\s+|(?<=\()){_DAYS_BEFORE}"
            rf"(?P<day>\d{{1,2}})[-/](?P<month>\d{{1,2}})(?P<year>)(?![\w/-]){_NOT_TIME}",
            re.IGNORECASE,
        ),
        read_numeric,
    ),
    _Form(
        re.compile(r"^\s*(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?P<year>)\s*$"),
        read_numeric,
    ),
    _form(
        rf"(?P<part>begin|medio|half|halverwege|midden|mid|eind|einde|ultimo)\s+(?:van\s+)?"
        rf"(?P<month>{_ANY_MONTH})(?:\s+(?P<year>{_YEAR}))?",
        read_part_of_month,
        estimated=True,
    ),
    _form(
        rf"(?:de\s+)?(?P<word>eerste|tweede|1e|2e)\s+helft\s+(?:van\s+)?(?P<month>{_MONTH})"
        rf"(?:\s+(?P<year>{_YEAR}))?",
        read_half_of_month,
        estimated=True,
    ),
    _form(
        rf"(?P<lead>in|voor|vóór|tot|vanaf|na|rond)\s+(?P<month>{_MONTH})(?:\s+(?P<year>{_YEAR}))?",
        read_whole_month,
        estimated=True,
    ),
    _form(
        rf"(?P<lead>)(?P<month>{_ANY_MONTH})\s+(?P<year>{_YEAR})", read_whole_month, estimated=True
    ),
    _form(
        rf"(?:Q(?P<digit>[1-4])|(?:het\s+)?(?P<word>eerste|tweede|derde|vierde|[1-4](?:e|ste|de)?)"
        rf"\s+kwartaal)(?:\s+(?:van\s+)?(?P<year>{_YEAR}))?",
        read_quarter,
        estimated=True,
    ),
    _form(
        rf"(?:de\s+|het\s+)?(?P<word>eerste|tweede|1e|2e)\s+(?:helft(?:\s+van)?|halfjaar(?:\s+van)?)"
        rf"(?:\s+(?P<year>{_YEAR}))?(?!\s+(?:{_MONTH}))",
        read_half_year,
        estimated=True,
    ),
    _form(
        rf"(?:week|wk)\.?\s+(?P<week>\d{{1,2}})(?:\s+(?:van\s+)?(?P<year>{_YEAR}))?",
        read_week_number,
        estimated=True,
    ),
    _form(
        rf"(?P<day_first>{_DAY})\s+(?P<which>deze|volgende|komende|aanstaande)\s+week(?P<day>)",
        read_week_and_day,
    ),
    _form(
        rf"(?P<which>deze|volgende|komende|aanstaande)\s+week\s+(?:op\s+)?(?P<day>{_DAY})"
        r"(?P<day_first>)",
        read_week_and_day,
    ),
    _form(
        r"(?:(?P<part>begin|eind|einde)\s+(?:van\s+)?)?"
        r"(?P<which>deze|volgende|komende|aanstaande)\s+week",
        read_week,
        estimated=True,
    ),
    _form(
        rf"(?<!elke )(?<!iedere )(?<!op de )(?<!de )"
        rf"(?:(?:aanstaande|aankomende|komende|a\.s\.|eerstvolgende)\s+)?(?P<day>{_DAY})"
        r"(?:\s+a\.s\.)?(?:\s+over\s+(?P<weeks>\d{1,2}|een|één|twee|drie|vier)\s+we(?:ek|ken))?"
        r"(?!\s*(?:middag|morgen|ochtend)?s\b)",
        read_weekday,
    ),
    _form(
        rf"(?:over|binnen)\s+(?:een\s+(?=paar))?(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})\s+"
        r"(?P<unit>dag(?:en)?|week|weken|maand(?:en)?|jaar)",
        read_after_a_while,
        estimated=True,
    ),
    _form(r"(?P<word>z\.s\.m\.|per omgaande)", read_soon, estimated=True),
    _form(r"(?P<word>vandaag|overmorgen)", read_soon),
    _form(r"(?<!goede )(?<!'s )(?P<word>morgen)(?!\s+(?:allemaal|iedereen))", read_soon),
    _form(
        r"(?:(?P<part>begin|eind|einde|medio|half)\s+(?:van\s+)?)?"
        r"(?P<which>deze|dit|volgende?|komende?)\s+(?P<unit>maand|jaar)",
        read_this_period,
        estimated=True,
    ),
    _form(
        r"(?P<part>begin|eind|einde|medio|half)\s+(?:van\s+)?(?P<which>de|het)\s+"
        r"(?P<unit>maand|jaar)",
        read_this_period,
        estimated=True,
    ),
    _form(
        r"(?P<lead>voor|vóór|na|in|dit|deze|tijdens|rond|met)\s+(?:de\s+|het\s+)?"
        rf"(?P<season>{'|'.join(sorted(SEASONS, key=len, reverse=True))})"
        rf"(?:\s+(?:van\s+)?(?P<year>{_YEAR}))?",
        read_season,
        estimated=True,
    ),
)
