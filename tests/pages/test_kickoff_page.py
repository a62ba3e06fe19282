"""Clicking through the preparation of a kick-off."""

from __future__ import annotations

from datetime import date, time

import pytest
from streamlit.testing.v1 import AppTest

from model.network.partners import Partner
from model.services.coalitions import start_coalition
from model.services.kickoff import PLAN, guests, kickoff_plan
from model.services.opening import start_work
from model.services.remembering import remember
from model.workshop.agenda import agenda_for
from pages.workshop.invitations import FIRST, MOST

DEMO = "lindewaarde"
HOSTILE = "<script>alert(1)</script> =cmd() **vet** 🧓"


def html(app: AppTest) -> str:
    """All pieces of HTML of ours, as one text."""
    return "\n".join(piece.value for piece in app.get("html") if hasattr(piece, "value")) + str(
        [piece.proto for piece in app.get("html")]
    )


def test_choices_change_the_timetable_and_are_kept(demo_database, open_page) -> None:
    """Length, day, time and place are there again tomorrow."""
    app = open_page("bijeenkomst", "en")
    assert "From 19:30 to 21:00" in [header.value for header in app.subheader]

    next(g for g in app.button_group if g.key.endswith("-minutes")).set_value(45).run()
    app.time_input[0].set_value(time(9, 15)).run()
    app.date_input[0].set_value(date(2027, 1, 20)).run()
    app.text_input[0].set_value(HOSTILE).run()

    assert not app.exception
    with start_work(writes=False) as work:
        kept = kickoff_plan(work, DEMO)
    assert (kept.starts, kept.on, kept.place) == (time(9, 15), date(2027, 1, 20), HOSTILE)
    again = open_page("bijeenkomst", "en")
    assert any(header.value.startswith("From 09:15") for header in again.subheader)


def test_prospect_is_marked_as_invited_and_taken_back(demo_database, open_page) -> None:
    """One click, with a way back."""
    app = open_page("bijeenkomst", "en")
    with start_work(writes=False) as work:
        before = guests(work, DEMO)

    next(button for button in app.button if button.label == "Mark as invited").click().run()
    with start_work(writes=False) as work:
        assert len(guests(work, DEMO).invited) == len(before.invited) + 1

    next(button for button in app.button if button.label == "Take back").click().run()
    with start_work(writes=False) as work:
        assert len(guests(work, DEMO).invited) == len(before.invited)


def test_empty_domain_goes_to_the_action_list_once(demo_database, open_page) -> None:
    """The action keeps who can introduce us; the button makes way for a link."""
    app = open_page("bijeenkomst", "en")
    buttons = [button for button in app.button if button.label == "Put on the action list"]

    buttons[0].click().run()

    left = [button for button in app.button if button.label == "Put on the action list"]
    assert len(left) == len(buttons) - 1
    with start_work(writes=False) as work:
        added = [a for a in work.actions.find(coalition_id=DEMO) if a.origin.startswith("kickoff:")]
    assert len(added) == 1
    assert added[0].step == "organise"


def test_minutes_of_a_part_change_the_clock(demo_database, open_page) -> None:
    """Other minutes for a part are kept and move the end; another template begins anew."""
    app = open_page("bijeenkomst", "en")
    next(one for one in app.toggle if one.label == "Change the minutes").set_value(True).run()
    next(one for one in app.number_input if one.key.endswith("-vote")).set_value(30).run()

    assert "From 19:30 to 21:15" in [header.value for header in app.subheader]
    next(g for g in app.button_group if g.key.endswith("-minutes")).set_value(45).run()
    with start_work(writes=False) as work:
        assert kickoff_plan(work, DEMO).part_minutes == {}


def test_meeting_keeps_at_least_one_part(demo_database, open_page) -> None:
    """The last part cannot be left out; a plan without any, kept before, is the usual one."""
    app = open_page("bijeenkomst", "en")
    next(one for one in app.toggle if one.label == "Change the minutes").set_value(True).run()
    parts = [one.key for one in app.number_input if "-part-" in one.key]
    for key in parts:
        app.number_input(key=key).set_value(0).run()
    assert not app.exception
    assert any("at least one part" in error.value for error in app.error)
    with start_work() as work:
        assert len(kickoff_plan(work, DEMO).slots) == 1
        none = dict.fromkeys([one.id for one in agenda_for(90).parts], 0)
        kept = {"part_minutes": none}
        remember(work, PLAN, kept, scope=f"coalition:{DEMO}")
        work.commit()
        assert len(kickoff_plan(work, DEMO).slots) == len(none)


def test_gap_names_who_is_on_the_list_already(demo_database, open_page) -> None:
    """An empty domain says whom to ask first; groups that nobody meets are named."""
    with start_work() as work:
        who = guests(work, DEMO)
    known = [p.name for p in (*who.invited, *who.prospects) if "integration" in p.domains]

    app = open_page("bijeenkomst", "en")

    assert f"On your list already: {known[0]}" in html(app)


def test_hostile_partner_names_are_shown_as_typed(sqlite_database, open_page) -> None:
    """Escaped in our own HTML and in Markdown."""
    with start_work() as work:
        made = start_coalition(work, name="Proef", municipality="Erp")
        work.partners.add(Partner(coalition_id=made.id, name=HOSTILE, status="prospect"))
        work.commit()

    app = open_page("bijeenkomst", "en")

    assert "<script>alert" not in html(app)
    assert "&lt;script&gt;alert" in html(app)


def test_empty_coalition_is_led_to_its_partners(sqlite_database, open_page) -> None:
    """Without partners there is nobody to invite, and the page says where to begin."""
    with start_work() as work:
        here = start_coalition(work, name="Leeg", municipality="Erp").id

    app = open_page("bijeenkomst", "en")

    assert any("There are no partners yet" in one.value for one in app.markdown)
    assert "No introduction known yet" not in html(app), "nobody takes part who could"

    def to_ask() -> int:
        return sum(one.label == "Put on the action list" for one in app.button)

    assert to_ask() == FIRST
    app.toggle(key="kickoff-gaps-" + here).set_value(True).run()
    assert to_ask() == 12, "every domain has room to grow"


@pytest.mark.parametrize("number", [MOST, MOST + 1])
def test_both_lists_have_the_same_measure(sqlite_database, open_page, number) -> None:
    """A list that hides only one or two has no way to more; a longer one has, under it."""
    with start_work() as work:
        here = start_coalition(work, name="Proef", municipality="Erp").id
        work.partners.add_all(
            [
                Partner(coalition_id=here, name=f"{status} {n}", status=status)
                for status in ("prospect", "invited")
                for n in range(number)
            ]
        )
        work.commit()
    app = open_page("bijeenkomst", "en")

    def shown() -> list[int]:
        text = html(app)
        names = ([f"{status} {n}" for n in range(number)] for status in ("prospect", "invited"))
        return [sum(f">{name}<" in text for name in listed) for listed in names]

    more = [one for one in app.toggle if one.label == f"Show all {number}"]
    assert shown() == ([number] * 2 if number == MOST else [FIRST] * 2)
    assert len(more) == (0 if number == MOST else 2)
    for one in more:
        app.toggle(key=one.key).set_value(True).run()
    assert shown() == [number] * 2


def test_domains_with_an_and_of_their_own_stand_between_commas(sqlite_database, open_page) -> None:
    """With one more "en" between them they would read as three."""
    with start_work() as work:
        here = start_coalition(work, name="Proef", municipality="Erp").id
        domains = ["municipality", "debt-poverty"]
        work.partners.add(
            Partner(coalition_id=here, name="Plein", status="invited", domains=domains)
        )
        work.commit()

    assert "Gemeente, Schuld en armoede" in html(open_page("bijeenkomst", "nl"))


def test_minutes_are_changed_under_the_times(demo_database, open_page) -> None:
    """On a phone the second column comes after all of the first."""
    app = open_page("bijeenkomst", "en")

    beside = next(
        c for c in app.columns if any(h.value == "What must lie ready" for h in c.subheader)
    )
    times = next(c for c in app.columns if any("From 19:30" in h.value for h in c.subheader))
    assert [one.label for one in times.toggle] == ["Change the minutes"]
    assert not beside.toggle


@pytest.mark.parametrize(("path", "part"), [("documenten", ""), ("bijeenkomst", "voor")])
def test_no_two_files_on_a_page_have_the_same_name(demo_database, open_page, path, part) -> None:
    """Who hears the buttons one by one knows which is which."""
    app = open_page(path, "nl", **({"deel": part} if part else {}))
    names = [one.label for one in app.get("download_button")]

    assert len(names) >= 4
    assert len(set(names)) == len(names)
