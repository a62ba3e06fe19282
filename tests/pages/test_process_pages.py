"""Start, steps and actions: what people do there is kept at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model.process.actions import Action
from model.services.actions import add_action
from model.services.coalitions import coalitions, start_coalition
from model.services.opening import start_work


@pytest.fixture
def coalition_id(sqlite_database) -> str:
    """An empty coalition of one's own."""
    with start_work() as work:
        return start_coalition(work, name="Samen in Erp", municipality="Erp").id


def test_first_visit_makes_a_coalition(sqlite_database, open_page) -> None:
    """Two answers and a name are enough to begin."""
    app = open_page()
    name, municipality, person = app.text_input
    name.set_value("Samen in Erp")
    municipality.set_value("Erp")
    person.set_value("Marieke")
    app.button[0].click().run()

    with start_work() as work:
        made = coalitions(work)
        assert [(c.name, c.municipality) for c in made] == [("Samen in Erp", "Erp")]
        assert work.moments(made[0].id)[0].by == "Marieke"
    assert app.title[0].value.replace("\\", "") == "Samen in Erp"
    assert [subheader.value for subheader in app.subheader][:1] == ["Begin hier"]


def test_coalition_without_a_name_gets_a_clear_sentence(sqlite_database, open_page) -> None:
    """Nothing is made, and the sentence says what to do."""
    app = open_page()
    app.button[0].click().run()

    assert [error.value for error in app.error] == ["Geef je coalitie een naam."]
    with start_work() as work:
        assert coalitions(work) == []


def test_taken_name_is_refused(coalition_id, open_page) -> None:
    """Two coalitions are told apart by their name."""
    with pytest.raises(Exception, match="coalition"), start_work() as work:
        start_coalition(work, name="samen in ERP", municipality="Erp")


def test_start_page_tells_where_the_coalition_stands(demo_database, open_page) -> None:
    """In five seconds: step, partners, domains, next actions, room to grow."""
    app = open_page()

    headline = next(m.value for m in app.markdown if m.value.startswith("**Jullie"))
    assert "stap 3: Organiseren" in headline
    assert "30 partners doen mee, uit 10 van de twaalf domeinen" in headline
    strip = next(h.proto.body for h in app.get("html") if 'class="stepper"' in h.proto.body)
    assert strip.count('href="stappen?stap=') == 6
    assert [s.value for s in app.subheader] == [
        "Nu doen",
        "Wat eraan komt",
        "Ruimte om te groeien",
        "Wat er veranderde",
        "Wat jullie samen doen",
    ]


def test_tick_owner_and_answer_of_a_step_are_kept_at_once(coalition_id, open_page) -> None:
    """Closing the laptop loses nothing."""
    app = open_page("stappen")
    app.checkbox[0].check().run()
    app.text_input[0].set_value("Marieke").run()
    app.text_area[1].set_value("De KBO en de huisarts").run()

    with start_work() as work:
        (progress,) = work.step_progress.find(coalition_id=coalition_id)
    assert len(progress.ticked) == 1
    assert progress.owner == "Marieke"
    assert list(progress.answers.values()) == ["De KBO en de huisarts"]
    assert progress.state == "busy"
    chosen = next(group for group in app.button_group if group.key.endswith("-initiative-state"))
    assert chosen.value == "busy"


def test_full_mode_shows_more_than_light(coalition_id, open_page) -> None:
    """The light mode asks only what is really needed."""
    app = open_page("stappen")
    light = len(app.checkbox)
    app.segmented_control(key="steps-mode").set_value("full").run()

    assert light < len(app.checkbox)


def test_action_is_added_finished_and_taken_from_the_open_list(coalition_id, open_page) -> None:
    """Who does what before when, and then it is done."""
    app = open_page("acties")
    app.text_input[0].set_value("Bellen met de KBO")
    app.button[0].click().run()
    with start_work() as work:
        (action,) = work.actions.find(coalition_id=coalition_id)
    assert action.title == "Bellen met de KBO"

    app.button(key=f"actions-done-{action.id}-1").click().run()

    with start_work() as work:
        (done,) = work.actions.find(coalition_id=coalition_id)
    assert (done.state, done.done_on is not None) == ("done", True)
    assert "0 open acties" in [m.value for m in app.markdown]


def test_action_without_a_title_gets_a_clear_sentence(coalition_id, open_page) -> None:
    """An empty action is refused in words."""
    app = open_page("acties")
    app.button[0].click().run()

    assert [e.value for e in app.error] == ["Zeg in een paar woorden wat er moet gebeuren."]


def test_late_actions_stand_out(coalition_id, open_page) -> None:
    """Yesterday is late; done is never late."""
    yesterday = date.today() - timedelta(days=2)  # noqa: DTZ011 - the machine's own day
    with start_work() as work:
        add_action(work, coalition_id, title="Laat", due_on=yesterday)
        add_action(work, coalition_id, title="Af", due_on=yesterday, state="done")

    app = open_page("acties")

    assert any("Eén is te laat." in m.value for m in app.markdown)
    assert not Action(coalition_id="x", title="Af", state="done", due_on=yesterday).is_overdue(
        date.today()  # noqa: DTZ011
    )


def test_language_is_changed_and_kept(demo_database, open_page) -> None:
    """The choice in the sidebar holds on the next visit."""
    app = open_page()
    app.segmented_control(key="sidebar-language").set_value("en").run()
    assert app.subheader[0].value == "Do next"

    with start_work() as work:
        assert work.settings.find(name="language")[0].value == {"id": "en"}


def test_change_is_taken_back_in_the_settings(coalition_id, open_page) -> None:
    """Every change has its way back."""
    with start_work(by="Marieke") as work:
        add_action(work, coalition_id, title="Per ongeluk")
    app = open_page("instellingen")

    next(button for button in app.button if button.label == "Terugdraaien").click().run()

    with start_work() as work:
        assert work.actions.find(coalition_id=coalition_id) == []


def test_coalition_is_removed_only_after_its_name_is_typed(coalition_id, open_page) -> None:
    """A wrong name removes nothing."""
    app = open_page("instellingen")
    field = next(f for f in app.text_input if f.label == "Typ de naam van de coalitie")
    field.set_value("Iets anders")
    next(b for b in app.button if b.label == "Deze coalitie verwijderen").click().run()
    with start_work() as work:
        assert len(coalitions(work)) == 1
    assert len(app.error) == 1

    field = next(f for f in app.text_input if f.label == "Typ de naam van de coalitie")
    field.set_value("Samen in Erp")
    next(b for b in app.button if b.label == "Deze coalitie verwijderen").click().run()

    with start_work() as work:
        assert coalitions(work) == []


def test_own_coalition_stays_open_beside_the_demo(demo_database, open_page) -> None:
    """Whoever makes a coalition keeps working in it, whatever the sidebar showed before."""
    app = open_page()
    name, municipality, _ = app.text_input
    name.set_value("Samen in Erp")
    municipality.set_value("Erp")
    app.button[0].click().run()

    app.switch_page("network/partners.py").run()
    app.switch_page("process/start.py").run()

    assert app.title[0].value == "Samen in Erp"
    assert app.selectbox(key="sidebar-coalition").value != "lindewaarde"


def test_other_coalition_is_opened_in_the_sidebar(demo_database, open_page) -> None:
    """The choice in the sidebar holds on every page."""
    with start_work() as work:
        made = start_coalition(work, name="Samen in Erp", municipality="Erp")
    app = open_page()
    assert app.title[0].value == "Samen in Erp"

    app.selectbox(key="sidebar-coalition").set_value("lindewaarde").run()
    app.switch_page("process/steps.py").run()
    app.switch_page("process/start.py").run()

    assert app.title[0].value == "Lindewaarde Dichtbij"
    assert made.id != "lindewaarde"
