"""Minutes become proposals: who, what, before when. The reader proposes, and never falls over."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from model.process.dutch_dates import find_date
from model.process.minutes import MOST_LINES, MinutesLine, meeting_day, read_minutes
from model.process.owners import KnownOwner, owner_of

GOLDEN = Path(__file__).parents[2] / "golden" / "minutes"
MEETING = date(2026, 11, 12)
TEXTS = sorted(path for path in GOLDEN.glob("*.yaml") if path.stem != "dates")
OWNERS = [
    KnownOwner("wt", "Sociaal wijkteam", "Farid"),
    KnownOwner("vb", "Voedselbank De Korf", "Henk"),
    KnownOwner("kbo", "KBO Oud-Linde", "Henk"),
]


def _cases(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((GOLDEN / name).read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("case", _cases("dates.yaml")["cases"], ids=lambda case: case["text"])
def test_date_is_read_as_people_mean_it(case: dict[str, Any]) -> None:
    """Each form gives its day, and says when there is room in it."""
    found = find_date(case["text"], MEETING)

    assert (found.day if found else None) == case["date"]
    assert bool(found and found.estimated) == case.get("about", False)


@pytest.mark.parametrize("day", [MEETING + timedelta(days=step) for step in range(0, 700, 13)])
@pytest.mark.parametrize("form", ["{d}-{m}-{y}", "{y}-{m:02}-{d:02}", "{d} {month} {y}"])
def test_written_day_is_read_back(day: date, form: str) -> None:
    """A full date comes back whatever the day, also at the end of a year."""
    months = "januari februari maart april mei juni juli augustus september oktober november"
    month = [*months.split(), "december"][day.month - 1]
    text = form.format(d=day.day, m=day.month, y=day.year, month=month)

    found = find_date(f"Farid belt voor {text} de huisarts", MEETING)

    assert found is not None
    assert found.day == day


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_minutes_give_the_proposals_that_a_person_would_make(path: Path) -> None:
    """Markers, lists, tables and sentences: the same lines as in the file, in the same order."""
    case = _cases(path.name)
    owners = [KnownOwner(p["id"], p["name"], p["contact"]) for p in case["partners"]]

    found = read_minutes(case["text"], owners, case["meeting"])

    assert [_short(line) for line in found] == [_expected(one) for one in case["expect"]]
    assert meeting_day(case["text"], case["today"]) == case["found_meeting"]


def _short(line: MinutesLine) -> tuple[Any, ...]:
    return line.kind, line.title, line.owner.name, line.owner.partner_id, line.due_on, line.is_sure


def _expected(one: dict[str, Any]) -> tuple[Any, ...]:
    return (
        one["kind"],
        one["title"],
        one.get("who", ""),
        one.get("partner", ""),
        one.get("due"),
        one.get("sure", True),
    )


def test_name_that_two_partners_share_stays_a_name() -> None:
    """Two people called Henk: a person decides which partner it is."""
    assert owner_of("Henk", OWNERS).partner_id == ""
    assert owner_of("Henk", OWNERS).name == "Henk"
    assert owner_of("Farid", OWNERS).partner_id == "wt"


@pytest.mark.parametrize(
    "text",
    [
        "Actie: <script>alert(1)</script> voor 1 maart",
        "Actie: =cmd|' /C calc'!A0",
        "Actie: ../../etc/passwd (Farid)",
        "Actie: 🙂 שלום \u202e bellen",
    ],
)
def test_hostile_text_is_kept_as_typed(text: str) -> None:
    """Markup and formulas are a title like any other; the date is still found."""
    (line,) = read_minutes(text, OWNERS, MEETING)

    assert line.quote == text
    assert line.title


def test_endless_minutes_give_at_most_so_many_lines() -> None:
    """A thousand actions are cut off, not a page that hangs."""
    text = "\n".join(f"Actie: nummer {number} bellen" for number in range(5000))

    assert len(read_minutes(text, OWNERS, MEETING)) == MOST_LINES


def test_empty_minutes_give_nothing() -> None:
    """No text, no action, no meeting day."""
    assert read_minutes("", OWNERS, MEETING) == ()
    assert read_minutes("Fijne vakantie allemaal!", OWNERS, MEETING) == ()
    assert meeting_day("", MEETING) is None


PIECES = st.sampled_from(
    [
        *(
            "Actie: ",
            "Farid",
            "Henk en Farid",
            " belt ",
            " voor ",
            "eind ",
            "maart",
            "1",
            "31",
            "/",
        ),
        *("-", "2027", "week ", "\n", "\t", "|", "(", ")", ":", "- ", "Besluit: ", "dinsdag", ". "),
        *("Actiepunten", "Wie", "Wat", "kwartaal", "volgende ", "🙂", "\u202e", "99", "februari"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    """Whatever is pasted: no fault, titles that fit, dates on or after the day of the meeting."""
    for line in read_minutes(text, OWNERS, MEETING):
        assert 0 < len(line.title) <= 300
        assert len(line.quote) <= 300
        assert len(line.owner.name) <= 200


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_found_date_lies_in_the_text(text: str) -> None:
    """The place of a date is a piece of the text, so that it can be taken out of the title."""
    found = find_date(text, MEETING)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert found.day.year < 2200
