"""The actions page: board, list, timeline, decisions, and minutes that become actions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from model.services.actions import actions, add_action, change_action
from model.services.coalitions import start_coalition
from model.services.decisions import decisions
from model.services.opening import start_work
from model.services.partners import add_partner

HOSTILE = "<script>alert(1)</script> **vet** $x$ ![](http://x.test/a.png) =cmd() ../x 🙂 שלום"
YESTERDAY = date.today() - timedelta(days=1)  # noqa: DTZ011 - the machine's own day


@pytest.fixture
def coalition_id(sqlite_database) -> str:
    """An empty coalition of one's own."""
    with start_work() as work:
        return start_coalition(work, name="Samen in Erp", municipality="Erp").id


def listed(coalition_id: str) -> list:
    with start_work(writes=False) as work:
        return actions(work, coalition_id)


def on_page(app: AppTest) -> str:
    """Everything drawn as HTML or Markdown."""
    drawn = [element.proto.body for element in app.get("html")]
    return "\n".join([*drawn, *(element.value for element in app.markdown)])


def test_one_press_moves_an_action_on_and_it_can_be_taken_back(coalition_id, open_page) -> None:
    """To do, doing, done: the card says where it can go; the bar takes it back."""
    with start_work() as work:
        action = add_action(work, coalition_id, title="Bellen")
    app = open_page("acties")

    app.button(key=f"actions-doing-{action.id}-1").click().run()
    assert listed(coalition_id)[0].state == "doing"
    app.button(key="undo-bar-back").click().run()

    assert listed(coalition_id)[0].state == "open"
    assert not app.exception


def test_without_actions_the_first_is_asked_or_minutes_are_pasted(coalition_id, open_page) -> None:
    """No columns and no counts of nothing: one sentence, one main button, and the other way."""
    app = open_page("acties")

    assert [b.label for b in app.button if b.key == "actions-add"] == ["Voeg de eerste actie toe"]
    assert not app.subheader
    assert "0 open acties" not in on_page(app)
    app.button(key="actions-paste").click().run()
    assert app.text_area(key="actions-minutes-text")


def test_card_says_by_when_and_what_is_done_on_which_day(coalition_id, open_page) -> None:
    """A bare date under what is done would be read as the day on which it was done."""
    with start_work() as work:
        add_action(work, coalition_id, title="Straks", due_on=date(2099, 12, 9))
        over = add_action(work, coalition_id, title="Af", due_on=date(2099, 12, 9))
        change_action(work, over, date(2026, 10, 28), state="done")
        add_action(work, coalition_id, title="Ooit af", due_on=date(2099, 12, 9), state="done")
    drawn = on_page(open_page("acties")).replace("\xa0", " ")

    assert drawn.count("9 december 2099") == drawn.count(">voor 9 december 2099<") == 1
    assert drawn.count(">gedaan op 28 oktober 2026<") == 1
    assert drawn.count(">gedaan<") == 1


def test_somebody_else_moved_it_meanwhile_both_are_shown(coalition_id, open_page) -> None:
    """A stale press changes nothing before the person chose."""
    with start_work() as work:
        action = add_action(work, coalition_id, title="Bellen")
    app = open_page("acties")
    with start_work(by="Bea") as work:
        change_action(work, action, YESTERDAY, owner_name="Bea", state="doing")

    app.button(key=f"actions-done-{action.id}-1").click().run()

    assert listed(coalition_id)[0].state == "doing"
    assert "tegelijk" in on_page(app)
    app.button(key="conflict-mine").click().run()
    [now] = listed(coalition_id)
    assert (now.state, now.owner_name) == ("done", "Bea")


def test_late_and_unowned_stand_out(coalition_id, open_page) -> None:
    """The line above the board counts them, and a filter shows only those."""
    with start_work() as work:
        add_action(work, coalition_id, title="Laat", due_on=YESTERDAY, owner_name="Ali")
        for number in range(8):
            add_action(work, coalition_id, title=f"Van niemand {number}")
    app = open_page("acties")

    assert "Eén is te laat." in on_page(app)
    assert "8 hebben niemand." in on_page(app)
    app.selectbox(key=f"actions-filter-amiss-{coalition_id}").set_value("late").run()

    drawn = on_page(app)
    assert "Laat" in drawn
    assert "Van niemand 0" not in drawn
    assert "Je ziet 1 van de 9 acties." in [caption.value for caption in app.caption]


@pytest.mark.parametrize("view", ["bord", "lijst", "tijdlijn", "besluiten", "verslag"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_view_opens_empty_full_and_hostile(
    demo_database, open_page, view: str, language: str
) -> None:
    """The views survive the demo and hostile titles, in both languages."""
    with start_work() as work:
        add_action(work, "lindewaarde", title=HOSTILE, due_on=YESTERDAY, owner_name=HOSTILE)

    app = open_page("acties", language, beeld=view)

    assert not app.exception
    assert "<script>" not in on_page(app)
    if view in ("bord", "lijst", "tijdlijn"):
        assert "&lt;script&gt;alert(1)&lt;/script&gt; **vet**" in on_page(app)


def test_timeline_has_a_table_that_says_the_same(demo_database, open_page) -> None:
    """Titles and dates stand in the list and in the table."""
    app = open_page("acties", beeld="tijdlijn")

    assert "te laat: 2 oktober 2026" in on_page(app)
    assert len(app.table) == 1


def test_minutes_become_actions_line_by_line(coalition_id, open_page) -> None:
    """Paste, untick one, change another, accept: only then something is written."""
    with start_work() as work:
        team = add_partner(work, coalition_id, name="Wijkteam", contact_name="Farid")
    app = open_page("acties", beeld="verslag")
    app.text_area(key="actions-minutes-text").set_value(
        "Overleg 12 november 2026\n"
        "Actie: zaal regelen (Farid), eind januari\n"
        "Actie: folder maken\n"
        "Besluit: we gaan door."
    )
    app.button(key="actions-minutes-read").click().run()

    assert listed(coalition_id) == []
    assert app.text_input(key="actions-minutes-0-who").value == "Farid"
    assert app.selectbox(key="actions-minutes-0-partner").value == team.id
    app.checkbox(key="actions-minutes-1-wanted").uncheck()
    app.text_input(key="actions-minutes-0-title").set_value("Zaal op dinsdag regelen")
    app.button(key="actions-minutes-keep").click().run()

    (kept,) = listed(coalition_id)
    assert (kept.title, kept.owner_partner_id) == ("Zaal op dinsdag regelen", team.id)
    assert kept.due_on == date(2027, 1, 31)
    with start_work(writes=False) as work:
        assert [d.title for d in decisions(work, coalition_id)] == ["We gaan door"]
    assert not app.exception


def test_minutes_without_text_get_a_clear_sentence(coalition_id, open_page) -> None:
    """An empty field, and a text without any action."""
    app = open_page("acties", beeld="verslag")
    app.button(key="actions-minutes-read").click().run()
    assert [e.value for e in app.error] == ["Plak eerst de tekst van het verslag."]

    app.text_area(key="actions-minutes-text").set_value("Fijne vakantie allemaal!")
    app.button(key="actions-minutes-read").click().run()
    assert any("zijn geen acties gevonden" in info.value for info in app.info)


def test_decision_is_written_down_with_its_reason(coalition_id, open_page) -> None:
    """What was decided, and why."""
    app = open_page("acties", beeld="besluiten")
    next(f for f in app.text_input if f.label.startswith("Wat is er besloten")).set_value("Door")
    app.text_area[0].set_value("Omdat het werkt")
    app.button(key="decisions-add").click().run()

    with start_work(writes=False) as work:
        (kept,) = decisions(work, coalition_id)
    assert (kept.title, kept.reason) == ("Door", "Omdat het werkt")
    assert "Omdat het werkt" in on_page(app)


def test_long_column_shows_a_dozen_cards_and_the_rest_on_request(coalition_id, open_page) -> None:
    """More than that nobody reads at once, and each card costs time to draw."""
    with start_work() as work:
        for number in range(15):
            add_action(work, coalition_id, title=f"Stap {number}")
    app = open_page("acties", "en")
    assert on_page(app).count("Stap ") == 12
    app.toggle(key=f"actions-all-open-{coalition_id}").set_value(True).run()
    assert on_page(app).count("Stap ") == 15
