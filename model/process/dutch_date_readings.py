"""What each form of a Dutch date means, read as from the day of a meeting.

A reading raises ValueError for what is no date, such as 31 February or week 60.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, start=1) if name != "maart"}
SHORT_MONTHS |= {"febr": 2, "mrt": 3, "sept": 9}
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
NUMBERS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "veertien": 14,
    "paar": 3,
}
ORDINALS = {
    name: number for number, name in enumerate(("eerste", "tweede", "derde", "vierde"), start=1)
} | {f"{n}{end}": n for n in range(1, 5) for end in ("e", "ste", "de", "")}


def _year(written: str | None) -> int | None:
    if not written:
        return None
    digits = written.strip("'")
    return int(digits) + 2000 if len(digits) == 2 else int(digits)  # noqa: PLR2004 - '27


def _on_or_after(month: int, day: int, meeting: date) -> date:
    """Return the first such day on or after the meeting (29 February: the next leap year)."""
    for year in range(meeting.year, meeting.year + 5):
        if day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found >= meeting:
                return found
    raise ValueError


def _month_number(name: str) -> int:
    low = name.lower().rstrip(".")
    return MONTHS.index(low) + 1 if low in MONTHS else SHORT_MONTHS[low]


def read_iso(match: re.Match[str], _meeting: date) -> date:
    """Read 2027-03-01."""
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


def read_numeric(match: re.Match[str], meeting: date) -> date:
    """Read 1-3-2027 and 1/3."""
    year, day, month = _year(match["year"]), int(match["day"]), int(match["month"])
    return date(year, month, day) if year else _on_or_after(month, day, meeting)


def read_named(match: re.Match[str], meeting: date) -> date:
    """Read 1 maart."""
    year, month, day = _year(match["year"]), _month_number(match["month"]), int(match["day"])
    return date(year, month, day) if year else _on_or_after(month, day, meeting)


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _in_year(month: int, year: int | None, meeting: date) -> int:
    """Return the written year, else the first in which the month is not over at the meeting."""
    return year or (meeting.year if month >= meeting.month else meeting.year + 1)


def read_half_of_month(match: re.Match[str], meeting: date) -> date:
    """Read "tweede helft van maart"."""
    month = _month_number(match["month"])
    year = _in_year(month, _year(match["year"]), meeting)
    is_first = ORDINALS[match["word"].lower()] == 1
    return date(year, month, 15) if is_first else _last_of(year, month)


_PARTS = {"begin": 10, "medio": 15, "half": 15, "halverwege": 15, "midden": 15, "mid": 15}


def read_part_of_month(match: re.Match[str], meeting: date) -> date:
    """Read "eind mei" as its last day, "begin" as the tenth, "medio" as the fifteenth."""
    month = _month_number(match["month"])
    year = _in_year(month, _year(match["year"]), meeting)
    day = _PARTS.get(match["part"].lower())
    if day is None:
        return _last_of(year, month)
    found = date(year, month, day)
    return found if found >= meeting or match["year"] else date(year + 1, month, day)


def read_whole_month(match: re.Match[str], meeting: date) -> date:
    """Read "in maart" as its last day, and "voor maart" as its first."""
    month = _month_number(match["month"])
    if match["lead"] and match["lead"].lower() in ("voor", "vóór", "tot"):
        year = _year(match["year"])
        return date(year, month, 1) if year else _on_or_after(month, 1, meeting)
    return _last_of(_in_year(month, _year(match["year"]), meeting), month)


def read_quarter(match: re.Match[str], meeting: date) -> date:
    """Read Q2 as its last day."""
    number = int(match["digit"]) if match["digit"] else ORDINALS[match["word"].lower()]
    month = 3 * number
    return _last_of(_in_year(month, _year(match["year"]), meeting), month)


def read_half_year(match: re.Match[str], meeting: date) -> date:
    """Read "eerste helft van 2027"."""
    month = 6 * ORDINALS[match["word"].lower()]
    return _last_of(_in_year(month, _year(match["year"]), meeting), month)


def read_week_number(match: re.Match[str], meeting: date) -> date:
    """Return the Friday of an ISO week."""
    week, year = int(match["week"]), _year(match["year"])
    if year:
        return date.fromisocalendar(year, week, 5)
    found = date.fromisocalendar(meeting.year, week, 5)
    return found if found >= meeting else date.fromisocalendar(meeting.year + 1, week, 5)


def _monday(day: date, weeks: int) -> date:
    return day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)


def read_week_and_day(match: re.Match[str], meeting: date) -> date:
    """Read "volgende week dinsdag"."""
    weeks = 0 if match["which"].lower() == "deze" else 1
    day = match["day_first"] or match["day"]
    return _monday(meeting, weeks) + timedelta(days=WEEKDAYS.index(day.lower()))


def read_week(match: re.Match[str], meeting: date) -> date:
    """Read "volgende week" as its Friday."""
    weeks = 0 if match["which"].lower() == "deze" else 1
    is_begin = (match["part"] or "").lower() == "begin"
    return max(meeting, _monday(meeting, weeks) + timedelta(days=0 if is_begin else 4))


def read_weekday(match: re.Match[str], meeting: date) -> date:
    """Read "dinsdag" as the first one after the meeting."""
    ahead = (WEEKDAYS.index(match["day"].lower()) - meeting.weekday()) % 7 or 7
    weeks = _count(match["weeks"]) if match["weeks"] else 0
    return meeting + timedelta(days=ahead, weeks=weeks)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def read_after_a_while(match: re.Match[str], meeting: date) -> date:
    """Read "over twee weken"."""
    number, unit = _count(match["number"]), match["unit"].lower()
    if unit.startswith("dag"):
        return meeting + timedelta(days=number)
    if unit.startswith("we"):
        return meeting + timedelta(weeks=number)
    months = number * 12 if unit.startswith("ja") else number
    return _months_on(meeting, months)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def read_soon(match: re.Match[str], meeting: date) -> date:
    """Read "morgen"; "z.s.m." is a week."""
    days = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "per omgaande": 1, "z.s.m.": 7}
    return meeting + timedelta(days=days[match["word"].lower()])


def read_this_period(match: re.Match[str], meeting: date) -> date:
    """Read "deze maand", "eind van het jaar", "begin volgend jaar"."""
    ahead = (match["which"] or "").lower().startswith(("volgend", "komend"))
    part = (match["part"] or "").lower()
    if match["unit"].lower() == "jaar":
        year = meeting.year + ahead
        return date(year, 1, 31) if part == "begin" else _last_of(year, 6 if part in _PARTS else 12)
    first = _months_on(meeting.replace(day=1), int(ahead))
    return first.replace(day=_PARTS[part]) if part in _PARTS else _last_of(first.year, first.month)


SEASONS: dict[str, tuple[int, int]] = {
    "zomer": (6, 30),
    "zomervakantie": (6, 30),
    "zomerreces": (6, 30),
    "bouwvak": (7, 15),
    "kerst": (12, 24),
    "kerstvakantie": (12, 18),
    "oud en nieuw": (12, 31),
    "jaarwisseling": (12, 31),
    "herfst": (9, 21),
    "herfstvakantie": (10, 10),
    "winter": (12, 21),
    "voorjaar": (5, 31),
    "lente": (5, 31),
    "najaar": (11, 30),
    "meivakantie": (4, 24),
    "carnaval": (2, 10),
    "sinterklaas": (12, 5),
}
"""About when these are; school holidays and carnival move, so it is always an estimate."""
_AFTER: dict[str, tuple[int, int]] = {
    "zomer": (9, 30),
    "zomervakantie": (9, 15),
    "zomerreces": (9, 15),
    "kerst": (1, 15),
    "kerstvakantie": (1, 15),
    "jaarwisseling": (1, 15),
    "oud en nieuw": (1, 15),
    "meivakantie": (5, 20),
    "herfstvakantie": (11, 5),
}
_IN: dict[str, tuple[int, int]] = {"zomer": (8, 31), "herfst": (11, 30), "winter": (2, 28)}


def read_season(match: re.Match[str], meeting: date) -> date:
    """Read "voor de zomer" and "na de kerstvakantie"."""
    name, lead = re.sub(r"\s+", " ", match["season"].lower()), match["lead"].lower()
    within = {**SEASONS, **_IN}[name]
    month, day = _AFTER.get(name, within) if lead == "na" else SEASONS[name]
    if lead in ("in", "dit", "deze", "tijdens"):
        month, day = within
    year = _year(match["year"])
    return date(year, month, day) if year else _on_or_after(month, day, meeting)
