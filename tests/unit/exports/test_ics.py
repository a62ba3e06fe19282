"""iCalendar files: unfolded and read back by the rules of RFC 5545."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.exports import ics
from model.exports.ics import Entry
from model.exports.printable import one_line, printable

STAMP = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(text: str) -> str:
    """Read a TEXT value (section 3.3.11)."""
    result, signs = "", iter(text)
    for sign in signs:
        after = next(signs) if sign == "\\" else ""
        result += {"n": "\n", "N": "\n"}.get(after, after) if after else sign
    return result


def test_action_becomes_an_event_of_one_day() -> None:
    """The whole file, line by line."""
    entry = Entry("abc", "Bel de huisarts", date(2026, 12, 31), "Over doorverwijzen, en wie")
    url = Entry("d", "x", date(2026, 1, 1), url="https://example.org/acties")

    assert unfolded(ics.write("Acties", [entry, url], stamp=STAMP)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//samenwerkbank//Samenwerkbank//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Acties",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "BEGIN:VEVENT",
        "UID:abc@samenwerkbank",
        "DTSTAMP:20260301T093000Z",
        "SUMMARY:Bel de huisarts",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "TRANSP:TRANSPARENT",
        "DESCRIPTION:Over doorverwijzen\\, en wie",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:d@samenwerkbank",
        "DTSTAMP:20260301T093000Z",
        "SUMMARY:x",
        "DTSTART;VALUE=DATE:20260101",
        "DTEND;VALUE=DATE:20260102",
        "TRANSP:TRANSPARENT",
        "URL:https://example.org/acties",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@pytest.mark.parametrize(("is_done", "status"), [(False, "NEEDS-ACTION"), (True, "COMPLETED")])
def test_task_has_a_due_date_and_a_state(is_done: bool, status: str) -> None:  # noqa: FBT001 - a case
    """A task list shows when it is due and whether it is done."""
    task = Entry("a", "x", date(2026, 1, 1), kind="todo", is_done=is_done)
    lines = unfolded(ics.write("Acties", [task], stamp=STAMP))

    assert "BEGIN:VTODO" in lines
    assert "DUE;VALUE=DATE:20260101" in lines
    assert f"STATUS:{status}" in lines


def test_stamp_is_written_in_universal_time() -> None:
    """A Dutch summer moment is two hours later than universal time."""
    stamp = datetime(2026, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    lines = unfolded(ics.write("A", [Entry("a", "x", date(2026, 1, 1))], stamp=stamp))

    assert "DTSTAMP:20260701T073000Z" in lines


def test_last_day_there_is_does_no_harm() -> None:
    """Somebody types the year 9999."""
    assert b"DTEND" not in ics.write("A", [Entry("a", "x", date.max)], stamp=STAMP)


def test_hostile_text_adds_no_lines(hostile: str) -> None:
    """No text can add a property or an event of its own."""
    calm, wild = (
        unfolded(
            ics.write(
                text,
                [Entry(f"i{text}", text, date(2026, 1, 1), f"-{text}", f"https://x/{text}")],
                stamp=STAMP,
            )
        )
        for text in ("samen", hostile)
    )

    assert [line.split(":")[0] for line in wild] == [line.split(":")[0] for line in calm]
    assert f"SUMMARY:{ics._escaped(one_line(hostile))}" in wild


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_survives_and_no_line_is_too_long(text: str) -> None:
    """Lines have at most 75 octets, and joined again they say what was typed."""
    data = ics.write("A", [Entry("a", "x", date(2026, 1, 1), "-" + text)], stamp=STAMP)
    lines = [line for line in unfolded(data) if line.startswith("DESCRIPTION:")]

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all(part.decode() is not None for part in data.split(b"\r\n"))
    assert unescaped(lines[0].removeprefix("DESCRIPTION:")) == "-" + printable(text)
