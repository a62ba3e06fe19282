"""Agenda templates add up, fit the time there is, and say what must lie ready."""

from __future__ import annotations

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.core.catalogue import parse
from model.core.errors import CatalogueError, InvalidInputError
from model.workshop.agenda import Agendas, agenda_for, agendas, parts_of, timetable
from model.workshop.rounds import ROUND_IDS


def test_agendas_exist_for_three_lengths() -> None:
    """There is a short start, a kick-off and a working conference."""
    assert [agenda.minutes for agenda in agendas()] == [45, 90, 150]


def test_agendas_speak_both_languages() -> None:
    """Title, explanation and needs of each part are there in Dutch and English."""
    for agenda in agendas():
        for part in agenda.parts:
            texts = (part.title, part.what, *part.needed)
            assert all(text.nl != text.en for text in texts), part.id


def test_agendas_grow_the_map_and_end_with_agreements() -> None:
    """Every length has a part on the map that people fill themselves, and agreements."""
    for agenda in agendas():
        ids = [part.id for part in agenda.parts]
        assert any(part.id == "map" and part.rounds for part in agenda.parts)
        assert {"agreements", "first-actions"} & set(ids)
        assert ids[-1] == "close"


def test_live_parts_work_without_a_phone() -> None:
    """Nobody needs a phone: cards and pens lie ready before the first round opens."""
    for agenda in agendas():
        first = next(part for part in agenda.parts if part.rounds)
        assert "kaarten" in " ".join(need.nl.lower() for need in first.needed), agenda.minutes


def test_rounds_stand_in_the_order_of_the_meeting() -> None:
    """Every length ends with promises and how it was, and never asks a round twice."""
    for agenda in agendas():
        asked = [name for part in agenda.parts for name in part.rounds]
        assert asked == [name for name in ROUND_IDS if name in asked]
        assert asked[-2:] == ["promises", "feedback"]


def test_part_without_minutes_is_left_out() -> None:
    """Other minutes move the clock; 0 takes a part away, another template's part does nothing."""
    parts = parts_of(agenda_for(45), {"welcome": 10, "gaps": 0, "projects": 90})

    assert [part.minutes for part in parts] == [10, 15, 10, 5]


@pytest.mark.parametrize(
    ("available", "chosen"), [(45, 45), (89, 45), (90, 90), (120, 90), (150, 150), (480, 150)]
)
def test_agenda_for_takes_the_longest_that_fits(available: int, chosen: int) -> None:
    """With two hours the ninety-minute template is proposed."""
    assert agenda_for(available).minutes == chosen


@pytest.mark.parametrize("available", [44, 0, -5])
def test_agenda_for_too_little_time_says_what_is_needed(available: int) -> None:
    """Less than the shortest template gives one clear sentence with the minutes needed."""
    with pytest.raises(InvalidInputError) as caught:
        agenda_for(available)

    assert caught.value.message.values == {"minutes": 45}


def test_timetable_gives_clock_times() -> None:
    """A kick-off of ninety minutes at half past one ends at three."""
    slots = timetable(agenda_for(90).parts, time(13, 30))

    assert slots[0].starts == time(13, 30)
    assert slots[-1].ends == time(15, 0)


def test_timetable_goes_on_past_midnight() -> None:
    """A night meeting does not break the clock."""
    assert timetable(agenda_for(45).parts, time(23, 40))[-1].ends == time(0, 25)


@settings(max_examples=40, deadline=None)
@given(starts=st.times(), minutes=st.sampled_from([45, 90, 150]))
def test_timetable_has_no_gaps(starts: time, minutes: int) -> None:
    """Each part starts when the one before ends, whatever the hour."""
    slots = timetable(agenda_for(minutes).parts, starts)

    assert slots[0].starts == starts
    assert all(earlier.ends == later.starts for earlier, later in pairwise(slots))


def _raw(part_minutes: int) -> dict[str, object]:
    text = {"nl": "Welkom", "en": "Welcome"}
    part = {"id": "welcome", "minutes": part_minutes, "title": text, "what": text}
    agenda = {"minutes": 45, "title": text, "suits": text, "parts": [part]}
    return {"source": {"title": "Samenwerkbank"}, "items": [agenda]}


def test_agenda_that_does_not_add_up_is_refused() -> None:
    """Parts of forty minutes are not an agenda of forty-five."""
    assert parse(_raw(45), Agendas, "catalogue/kickoff.yaml").items

    with pytest.raises(CatalogueError, match=r"kickoff\.yaml.*the parts take 40 minutes"):
        parse(_raw(40), Agendas, "catalogue/kickoff.yaml")


def test_agendas_out_of_order_are_refused() -> None:
    """Two templates of the same length, or long before short, are a fault of the file."""
    raw = _raw(45)
    items = raw["items"]
    assert isinstance(items, list)

    with pytest.raises(CatalogueError, match="from short to long"):
        parse({**raw, "items": [*items, *items]}, Agendas, "catalogue/kickoff.yaml")
