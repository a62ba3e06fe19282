"""Goals, money and versions on the plan page; parts and working lists on the steps page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea, TextInput

from model.process.working_lists import working_lists
from model.services.budget import budget_lines
from model.services.coalitions import start_coalition
from model.services.goals import goals
from model.services.lists import list_view
from model.services.opening import start_work
from model.services.partners import add_partner
from model.services.revisions import revisions
from model.services.talks import talks
from pages.process.step_parts import PARTS


@pytest.fixture
def coalition_id(sqlite_database) -> str:
    """An empty coalition of one's own."""
    with start_work() as work:
        return start_coalition(work, name="Samen in Erp", municipality="Erp").id


def on_page(app: AppTest) -> str:
    """Everything drawn as HTML or Markdown."""
    drawn = [element.proto.body for element in app.get("html")]
    return "\n".join([*drawn, *(element.value for element in app.markdown)])


def field(app: AppTest, label: str) -> TextInput | TextArea:
    return next(f for f in [*app.text_input, *app.text_area] if f.label == label)


def test_plan_is_adopted_and_the_difference_is_read(demo_database, open_page) -> None:
    """A name and a day are enough; a new goal shows up as added."""
    app = open_page("plan", beeld="versies")
    assert "Eerste versie van het plan" in on_page(app)
    field(app, "Naam van deze versie").set_value("Vastgesteld door het *college*")
    app.button(key="plan-adopt").click().run()
    assert "Deze twee versies zijn gelijk." in on_page(app)

    with start_work() as work:
        add_partner(work, "lindewaarde", name="Bakker Bol", status="joined")
        assert len(revisions(work, "lindewaarde")) == 2
    app = open_page("plan", beeld="versies")

    drawn = on_page(app)
    assert "Bakker Bol" in drawn
    assert "1 erbij, 0 weg, 0 veranderd." in drawn
    assert len(app.get("download_button")) == 3


def test_version_without_a_name_gets_a_clear_sentence(coalition_id, open_page) -> None:
    """Nothing is kept."""
    app = open_page("plan", beeld="versies")
    app.button(key="plan-adopt").click().run()

    assert "Geef deze versie een naam" in app.error[0].value
    with start_work(writes=False) as work:
        assert revisions(work, coalition_id) == []


def test_goal_says_what_is_still_to_agree(coalition_id, open_page) -> None:
    """A goal with only a name is kept, and named as not measurable yet."""
    app = open_page("plan", beeld="doelen")
    field(app, "Wat wordt er anders, en voor wie?").set_value("Binnen een week een gesprek")
    app.button(key="goals-add").click().run()

    with start_work(writes=False) as work:
        (goal,) = goals(work, coalition_id)
    assert len(goal.still_open) == 4
    assert "Nog af te spreken: wat je meet" in on_page(app)


def test_cover_is_added_mended_and_removed_again(coalition_id, open_page) -> None:
    """A line of money comes in with who pays, is changed in place, and goes out with a way back."""
    app = open_page("plan", beeld="doelen")
    field(app, "Waarvoor?").set_value("Budget gezondheid")
    field(app, "Wie betaalt?").set_value("Gemeente")
    app.number_input[0].set_value(4000.0)
    app.button(key="budget-add-cover").click().run()
    with start_work(writes=False) as work:
        (line,) = budget_lines(work, coalition_id)
    assert (line.amount, line.payer, line.kind) == (4000.0, "Gemeente", "cover")

    app.button(key=f"budget-edit-{line.id}").click().run()
    amount = next(number for number in app.number_input if number.value == 4000.0)
    amount.set_value(4500.0)
    app.button(key=f"budget-edit-{line.id}").click()  # a dialog stays open by itself in a browser
    app.button(key="budget-save").click().run()
    with start_work(writes=False) as work:
        (mended,) = budget_lines(work, coalition_id)
    assert (mended.amount, mended.payer, mended.id) == (4500.0, "Gemeente", line.id)

    app.button(key=f"budget-edit-{line.id}").click().run()
    app.button(key=f"budget-edit-{line.id}").click()
    app.button(key="budget-remove").click().run()

    with start_work(writes=False) as work:
        assert budget_lines(work, coalition_id) == []


PLACES = [(step, part.id) for step, parts in PARTS.items() for part in parts]


@pytest.mark.parametrize(("step", "part"), PLACES, ids=lambda value: value)
def test_every_part_of_a_step_opens_empty_and_with_the_demo(
    demo_database, open_page, step: str, part: str
) -> None:
    """A link opens a part in the light mode too, in both languages."""
    for language in ("nl", "en"):
        assert not open_page("stappen", language, stap=step, deel=part).exception
    with start_work() as work:
        start_coalition(work, name="*Leeg* <b>", municipality="Erp")
    assert not open_page("stappen", stap=step, deel=part).exception


def test_every_working_list_has_its_place_in_a_step() -> None:
    """No list is only a file."""
    shown = {part.id for parts in PARTS.values() for part in parts}

    assert set(working_lists()) <= shown
    for list_id, kind in working_lists().items():
        assert list_id in {part.id for part in PARTS[kind.step]}


def test_point_gets_a_state_and_goes_to_the_action_list(coalition_id, open_page) -> None:
    """Each choice is written at once; a missing point can be put on the action list."""
    app = open_page("stappen", stap="plan", deel="prevention")
    key = f"lists-{coalition_id}-prevention--positive-campaign"
    app.selectbox(key=f"{key}-state").set_value("missing").run()
    app.button(key=f"{key}-plan").click().run()

    with start_work(writes=False) as work:
        row = list_view(work, coalition_id, "prevention").rows[0]
    assert row.entry.state == "missing"
    assert row.action is not None
    assert not app.exception


def test_organisation_check_is_kept_per_partner(coalition_id, open_page) -> None:
    """What one organisation fills in does not show at another."""
    with start_work() as work:
        first = add_partner(work, coalition_id, name="Aandacht thuis")
        other = add_partner(work, coalition_id, name="Zorg dichtbij")
    app = open_page("stappen", stap="execute", deel="organisation")
    app.selectbox(key=f"lists-{coalition_id}-organisation-{first.id}-focus-person-state").set_value(
        "arranged"
    ).run()

    with start_work(writes=False) as work:
        assert list_view(work, coalition_id, "organisation", first.id).arranged == 1
        assert list_view(work, coalition_id, "organisation", other.id).arranged == 0


def test_talk_is_written_down(coalition_id, open_page) -> None:
    """With whom and what came of it."""
    app = open_page("stappen", stap="initiative", deel="gesprekken")
    field(app, "Met wie?").set_value("Marleen, <b>bibliotheek</b>")
    field(app, "Wat kwam eruit?").set_value("Wil de zaal openstellen")
    app.button(key="talks-add").click().run()

    with start_work(writes=False) as work:
        (talk,) = talks(work, coalition_id)
    assert talk.outcome == "Wil de zaal openstellen"
    assert "&lt;b&gt;bibliotheek" in on_page(app)


def test_full_mode_asks_more_and_light_hides_no_answer(coalition_id, open_page) -> None:
    """The light mode asks the few questions that matter most."""
    app = open_page("stappen", stap="initiative")
    light = len(app.text_area)
    app.button(key="steps-mode").click().run()

    assert light < len(app.text_area)
