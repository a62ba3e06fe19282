"""Start, steps and actions: what people do there is kept at once."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from model.core.catalogue import catalogue
from model.process.actions import Action
from model.services.actions import add_action
from model.services.coalitions import coalitions, start_coalition
from model.services.facts import standing
from model.services.opening import start_work
from model.services.projects import add_project
from model.services.scoring import score_project
from model.services.steps import keep_step, step_views
from pages.process.step_gate import PARTS_MADE_HERE
from pages.process.step_parts import PARTS


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
    app.button(key="steps-mode").click().run()

    assert light < len(app.checkbox)
    app.button(key="steps-mode").click().run()
    assert light == len(app.checkbox)


def finish(coalition_id: str, step: str) -> None:
    """Tick off all that a step shows, without calling it done."""
    with start_work() as work:
        here = work.coalitions.one(coalition_id)
        views = step_views(work, here, standing(work, coalition_id, date(2026, 11, 23)).facts)
        view = next(one for one in views if one.step.id == step)
        keep_step(work, view.progress, ticked=view.shown)


def test_step_with_all_ticked_is_set_to_done_and_leads_on(coalition_id, open_page) -> None:
    """No dead end: the box closes the step, offers to take it back, and leads to the next."""
    finish(coalition_id, "sustain")
    finish(coalition_id, "execute")
    app = open_page("stappen", stap="execute")
    app.button(key="steps-finish").click().run()

    with start_work(writes=False) as work:
        states = {p.step: p.state for p in work.step_progress.find(coalition_id=coalition_id)}
    assert states == {"execute": "done", "sustain": "busy"}
    assert app.button(key="undo-bar-back")
    assert not any(button.key == "steps-finish" for button in app.button)
    app.button(key="steps-next-sustain").click().run()

    assert [header.value for header in app.header] == ["6. Permanente aandacht"]
    assert not any(str(button.key).startswith("steps-next-") for button in app.button)
    app.button(key="undo-bar-back").click().run()
    with start_work(writes=False) as work:
        states = {p.step: p.state for p in work.step_progress.find(coalition_id=coalition_id)}
    assert states["execute"] == "busy"


def test_step_is_not_called_done_while_something_is_left_to_tick(coalition_id, open_page) -> None:
    """Nothing counted is missing in an untouched step, which is not the same as enough."""
    app = open_page("stappen", stap="execute")

    assert not any(button.key == "steps-finish" for button in app.button)
    assert app.button(key="steps-next-sustain")
    assert not any("genoeg" in drawn.value for drawn in app.markdown)


def test_product_made_in_a_part_of_the_step_leads_there(coalition_id, open_page) -> None:
    """Every product that is made on the page of the steps has its part."""
    for step, products in ((s.id, [i.id for i in s.products]) for s in catalogue().steps.values()):
        for part in (PARTS_MADE_HERE[i] for i in products if i in PARTS_MADE_HERE):
            assert part in {one.id for one in PARTS[step]}
    app = open_page("stappen", stap="initiative")
    app.button(key="steps-product-talks-list").click().run()

    assert app.button(key="talks-add")


def test_steps_have_their_number_and_then_the_same_mark_everywhere(
    demo_database, open_page
) -> None:
    """The lead names a step by its number, so the number never gives way to a mark."""
    drawn = "\n".join(h.proto.body for h in open_page().get("html")).replace("\xa0", " ")
    numbers = re.findall(r'class="step-number" aria-hidden="true">([^<]*)<', drawn)
    pills = open_page("stappen").pills(key="steps-chosen").options

    assert numbers == ["1 ✓", "2 ✓", "3 ●", "4 ●", "5", "6"]
    assert [pill.replace("\xa0", " ") for pill in pills][::2] == [
        "1. Initiatief nemen ✓",
        "3. Organiseren ●",
        "5. Uitvoeren",
    ]


def test_start_says_how_many_actions_there_are_and_how_many_are_late(
    demo_database, open_page
) -> None:
    """Three stand there; who reads only those would think that there are three."""
    links = [link.proto.label for link in open_page().get("page_link")]

    assert any(re.fullmatch(r"Alle \d+ open acties, \d+ te laat", label) for label in links)


def test_action_is_added_finished_and_taken_from_the_open_list(coalition_id, open_page) -> None:
    """Who does what before when, and then it is done."""
    app = open_page("acties")
    app.text_input[0].set_value("Bellen met de KBO")
    app.button(key="actions-add").click().run()
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
    app.button(key="actions-add").click().run()

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


def test_change_says_of_which_project_and_older_ones_are_one_press_away(
    coalition_id, open_page
) -> None:
    """Fifteen times "made a scorecard" tells nobody which one to take back."""
    with start_work(by="Marieke") as work:
        project = add_project(work, coalition_id, title="Even lucht")
        for number in range(15):
            add_action(work, coalition_id, title=f"Actie {number}")
        score_project(work, project, datetime.now(UTC))
    app = open_page("instellingen")
    said = "\n".join(one.value for one in app.markdown)
    assert "Marieke maakte de scorekaart van Even lucht" in said
    assert "voegde project Even lucht toe" not in said

    app.button(key="settings-history-more").click().run()

    said = "\n".join(one.value for one in app.markdown)
    assert "voegde project Even lucht toe" in said
    assert not [one for one in app.button if one.key == "settings-history-more"]


def test_link_about_nothing_yet_shows_the_way_to_make_it(coalition_id, open_page) -> None:
    """No dead end: the first project, partner or round is one press away."""
    app = open_page("instellingen")
    field = app.selectbox(key=f"settings-link-purpose-{coalition_id}")
    for purpose, page in (
        ("project-lead", "projecten"),
        ("partner-ties", "partners"),
        ("reviewer", "rondes"),
    ):
        field.set_value(purpose).run()
        assert page in [one.proto.page for one in app.get("page_link")], purpose


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
