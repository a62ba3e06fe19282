"""Dates as an iCalendar file (RFC 5545), to open once or to subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from model.core.translation import Language
from model.exports.printable import one_line, printable

LINE = 75
"""Octets in one line, RFC 5545 section 3.1."""
DOMAIN = "samenwerkbank"


@dataclass(frozen=True)
class Entry:
    """A whole day with something on it.

    `id` stays the same over time, so that a calendar moves the entry instead of adding another.
    A `todo` is a task; many calendars show only events, so an event is the default.
    """

    id: str
    title: str
    due: date
    description: str = ""
    url: str = ""
    kind: Literal["event", "todo"] = "event"
    is_done: bool = False


def write(
    name: str, entries: Iterable[Entry], *, stamp: datetime, language: Language = "nl"
) -> bytes:
    """Return a calendar called `name`; `stamp` is the moment it was made, with a time zone."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{DOMAIN}//Samenwerkbank//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(one_line(name))}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    for entry in entries:
        lines += _entry(entry, stamp)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) for line in lines).encode()


def _entry(entry: Entry, stamp: datetime) -> list[str]:
    component = "VTODO" if entry.kind == "todo" else "VEVENT"
    lines = [
        f"BEGIN:{component}",
        f"UID:{_escaped(one_line(entry.id))}@{DOMAIN}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{_escaped(one_line(entry.title))}",
    ]
    if entry.kind == "todo":
        lines.append(f"DUE;VALUE=DATE:{_day(entry.due)}")
        lines.append("STATUS:COMPLETED" if entry.is_done else "STATUS:NEEDS-ACTION")
    else:
        lines.append(f"DTSTART;VALUE=DATE:{_day(entry.due)}")
        if entry.due < date.max:
            lines.append(f"DTEND;VALUE=DATE:{_day(entry.due + timedelta(days=1))}")
        lines.append("TRANSP:TRANSPARENT")  # a date to remember does not block the day
    if entry.description:
        lines.append(f"DESCRIPTION:{_escaped(printable(entry.description))}")
    if entry.url.startswith(("https://", "http://")):
        lines.append(f"URL:{''.join(printable(entry.url).split())}")
    return [*lines, f"END:{component}"]


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    r"""Escape backslash, semicolon, comma and newline (section 3.3.11)."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def folded(line: str) -> str:
    """Return the line with CRLF, cut at 75 octets and never within a character (section 3.1)."""
    pieces = [""]
    room = LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(" ")
            room = LINE - 1
        pieces[-1] += character
        room -= size
    return "".join(piece + "\r\n" for piece in pieces)
