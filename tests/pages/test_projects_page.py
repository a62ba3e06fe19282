"""The page of projects: beginning in three ways, and a form that keeps every answer at once."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model.evaluation.projects import Project
from model.services.coalitions import start_coalition
from model.services.opening import start_work
from model.services.partners import add_partner
from model.services.projects import add_project, change_project, projects

PLANS = Path(__file__).resolve().parents[1] / "fixtures" / "plans"
HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd()|'x'!A0",
    "../../etc",
    "🙂 **vet** [a](b)",
    "\u202eomgekeerd",
]


@pytest.fixture
def here(sqlite_database: str) -> str:
    """The id of an empty coalition."""
    with start_work(by="Tester") as work:
        return start_coalition(work, name="Dichtbij", municipality="Erp").id


def _add(here: str, **values: object) -> Project:
    with start_work(by="Tester") as work:
        return add_project(work, here, **{"title": "Kerstdiner", **values})


def _stored(here: str) -> list[Project]:
    with start_work() as work:
        return projects(work, here)


def _by_key(elements: Iterable[Any], part: str) -> Any:
    """Return the one element whose key holds `part`."""
    found = [one for one in elements if part in (one.key or "")]
    assert len(found) == 1, found
    return found[0]


def _texts(app: AppTest) -> str:
    """Everything drawn as Markdown or HTML."""
    return "\n".join(
        [*(one.value for one in app.markdown), *(one.value for one in app.caption)]
        + [html.proto.body for html in app.get("html")]
    )


def test_empty_list_offers_three_ways_to_begin(here, open_page) -> None:
    """Typed, from a plan, or an example."""
    app = open_page("projecten")

    assert len([one for one in app.button if (one.key or "").startswith("projects-begin")]) == 3


def test_example_comes_in_as_an_idea_without_ties_to_another_map(here, open_page) -> None:
    """The example can be looked at and thrown away."""
    app = open_page("projecten")
    next(one for one in app.button if one.label == "Neem het voorbeeld").click().run()

    (example,) = _stored(here)
    assert example.title.startswith("Voorbeeld: ")
    assert example.status == "idea"
    assert {one.partner_id for one in example.referrers} == {""}
    assert not app.exception


@pytest.mark.parametrize("title", HOSTILE)
def test_new_project_begins_with_a_title_as_typed(here, open_page, title) -> None:
    """A title is enough; then the form is there, and the title stands as typed."""
    app = open_page("projecten", weergave="nieuw")
    app.text_input[0].set_value(title)
    next(one for one in app.button if one.label == "Verder").click().run()

    assert [one.title for one in _stored(here)] == [title]
    assert not app.exception
    assert _stored(here)[0].id in app.query_params["project"]
    assert _by_key(app.text_input, "-title").value == title


def test_new_project_without_a_title_is_refused_in_one_sentence(here, open_page) -> None:
    """Nothing is written."""
    app = open_page("projecten", weergave="nieuw")
    next(one for one in app.button if one.label == "Verder").click().run()

    assert [one.value for one in app.error] == ["Geef het project een titel."]
    assert _stored(here) == []


def test_answer_is_kept_as_soon_as_it_is_given(here, open_page) -> None:
    """No save button: leaving a field writes it, and the count follows."""
    project = _add(here)
    app = open_page("projecten", project=project.id)
    before = next(one.value for one in app.caption if "vragen ingevuld" in one.value)

    _by_key(app.text_area, "-summary").set_value("Twaalf buren eten samen.").run()
    _by_key(app.number_input, "-age_from").set_value(75).run()

    (stored,) = _stored(here)
    assert (stored.summary, stored.age_from) == ("Twaalf buren eten samen.", 75)
    after = next(one.value for one in app.caption if "vragen ingevuld" in one.value)
    assert before != after
    assert "bewaard om" in after


def test_refused_answer_says_why_and_keeps_the_old_one(here, open_page) -> None:
    """A title that is taken is refused beside the field."""
    _add(here, title="Wandelen")
    project = _add(here)
    app = open_page("projecten", project=project.id)
    _by_key(app.text_input, "-title").set_value("wandelen").run()

    assert len(app.error) == 1
    assert "Wandelen" in app.error[0].value
    assert sorted(one.title for one in _stored(here)) == ["Kerstdiner", "Wandelen"]


def test_none_is_an_answer_until_something_is_filled_in(here, open_page) -> None:
    """Saying that there is none is kept apart from silence, and goes when an answer comes."""
    project = _add(here)
    app = open_page("projecten", project=project.id, deel="2")
    _by_key(app.checkbox, "none-trust_time").check().run()
    assert _stored(here)[0].declared_none == ("trust_time",)

    _by_key(app.text_area, "-trust_time").set_value("Elke maand een uur.").run()

    assert _stored(here)[0].declared_none == ()
    assert not [one for one in app.checkbox if "none-trust_time" in (one.key or "")]


def test_rows_are_added_changed_and_taken_away(here, open_page) -> None:
    """A place is added by typing it; who and when follow; the cross takes it away."""
    project = _add(here)
    app = open_page("projecten", project=project.id, deel="3")
    _by_key(app.text_input, "places-add").set_value("Voedselbank <b>").run()
    _by_key(app.text_input, "places-0-who").set_value("Sanne").run()
    (place,) = _stored(here)[0].places
    assert (place.place, place.who) == ("Voedselbank <b>", "Sanne")

    _by_key(app.button, "places-0-remove").click().run()

    assert _stored(here)[0].places == ()


def test_referrer_from_the_map_is_linked_to_the_partner(here, open_page) -> None:
    """Choosing a partner keeps its id, so that the map can confirm it."""
    with start_work() as work:
        gp = add_partner(work, here, name="Huisartsen Erp")
    project = _add(here)
    app = open_page("projecten", project=project.id, deel="2")
    _by_key(app.selectbox, "referrers-add").set_value(gp.id).run()
    _by_key(app.selectbox, "referrers-0-agreement").set_value("written").run()

    (referrer,) = _stored(here)[0].referrers
    assert (referrer.name, referrer.partner_id, referrer.agreement) == (
        "Huisartsen Erp", gp.id, "written",
    )  # fmt: skip


def test_words_are_marked_in_place_with_why_and_openings(here, open_page) -> None:
    """The check says what stands there, why, and how one could begin."""
    project = _add(here)
    app = open_page("projecten", project=project.id, deel="4")
    _by_key(app.button, "texts-add").click().run()
    text = "Voelt u zich eenzaam? <img src=x> Kom naar ons diner."
    _by_key(app.text_area, "texts-0-text").set_value(text).run()

    shown = _texts(app)
    assert '<mark class="direct"' in shown
    assert "&lt;img src=x&gt;" in shown
    assert "<img" not in shown
    openings = [one for one in app.button if "-opening-" in (one.key or "")]
    assert len(openings) == 3

    openings[0].click().run()

    (kept,) = _stored(here)[0].recruitment_texts
    assert kept.text.endswith(text)
    assert kept.text != text


def test_answer_of_somebody_else_in_another_field_stays(here, open_page) -> None:
    """Two people fill in the same form at once."""
    project = _add(here)
    app = open_page("projecten", project=project.id)
    with start_work(by="Anja") as work:
        change_project(work, project, area="Molenwijk")
    _by_key(app.text_area, "-summary").set_value("Van Bas").run()

    (stored,) = _stored(here)
    assert (stored.summary, stored.area) == ("Van Bas", "Molenwijk")
    assert _by_key(app.text_input, "-area").value == "Molenwijk"


def test_same_field_by_two_people_asks_which_to_keep(here, open_page) -> None:
    """Both values are shown; nothing typed is lost."""
    project = _add(here)
    app = open_page("projecten", project=project.id)
    with start_work(by="Anja") as work:
        change_project(work, project, summary="Van Anja")
    _by_key(app.text_area, "-summary").set_value("Van Bas").run()
    assert _stored(here)[0].summary == "Van Anja"

    app.button(key="conflict-mine").click().run()

    assert _stored(here)[0].summary == "Van Bas"
    assert _by_key(app.text_area, "-summary").value == "Van Bas"


def test_removed_project_can_be_taken_back(here, open_page) -> None:
    """Removing asks nothing, because the bar takes it back."""
    project = _add(here)
    app = open_page("projecten", project=project.id)
    _by_key(app.button, "projects-remove").click().run()
    assert _stored(here) == []

    app.button(key="undo-bar-back").click().run()

    assert [one.title for one in _stored(here)] == ["Kerstdiner"]


def test_plan_is_proposed_beside_its_quotes_and_kept_only_on_the_button(here, open_page) -> None:
    """What was switched off stays out, what was changed is kept as changed."""
    app = open_page("projecten", weergave="inlezen")
    plan = (PLANS / "taal-en-thee.md").read_bytes()
    app.file_uploader[0].upload("taal-en-thee.md", plan).run(timeout=60)
    assert not app.exception
    assert _stored(here) == []
    assert "<mark>" in _texts(app)
    takes = [one for one in app.toggle if (one.key or "").endswith("-take")]

    takes[-1].set_value(False).run()
    next(one for one in app.text_input if "-value" in (one.key or "")).set_value("Nieuw").run()
    _by_key(app.button, "-keep").click().run()

    (stored,) = _stored(here)
    assert stored.title == "Nieuw"
    assert stored.document_name == "taal-en-thee.md"
    assert stored.document_text


def test_period_that_ends_before_it_begins_is_said_and_kept(here, open_page) -> None:
    """One sentence at the dates; nobody's typing is refused halfway."""
    project = _add(here)
    with start_work() as work:
        change_project(work, project, starts_on=date(2027, 12, 1), ends_on=date(2027, 1, 31))
    app = open_page("projecten", project=project.id, deel="5")

    assert [one.value for one in app.warning] == [
        "Het plan eindigt voordat het begint: kijk naar beide datums."
    ]


def test_read_plan_becomes_a_scorecard_with_one_press(here, open_page) -> None:
    """Nobody looks for the scorecard below a form of 36 questions."""
    app = open_page("projecten", weergave="inlezen")
    plan = (PLANS / "taal-en-thee.md").read_bytes()
    app.file_uploader[0].upload("taal-en-thee.md", plan).run(timeout=60)
    everything = next(one for one in app.button if "-all-" in (one.key or ""))
    everything.click().run()
    group = [one for one in app.toggle if not one.value]
    assert len(group) < len([one for one in app.toggle if (one.key or "").endswith("-take")])
    _by_key(app.button, "-score").click().run(timeout=60)

    assert not app.exception
    (stored,) = _stored(here)
    with start_work() as work:
        assert [one.project_id for one in work.evaluations.find()] == [stored.id]


@pytest.mark.parametrize("name", ["alleen-plaatjes.pdf", "leeg.docx"])
def test_plan_without_text_gives_one_clear_sentence(here, open_page, name) -> None:
    """A scan or an empty file is refused, and nothing is written."""
    app = open_page("projecten", weergave="inlezen")
    app.file_uploader[0].upload(name, (PLANS / name).read_bytes()).run(timeout=60)

    assert not app.exception
    assert len(app.error) == 1
    assert _stored(here) == []


def test_pasted_nonsense_is_said_to_hold_little(here, open_page) -> None:
    """One can go on and fill in the rest by hand."""
    app = open_page("projecten", weergave="inlezen")
    _by_key(app.text_area, "plan-text").set_value("<script>x</script> blub").run()

    assert not app.exception
    assert len(app.info) == 1


def test_scored_projects_show_six_levels_in_words(demo_database, open_page) -> None:
    """The list shows the levels with text, and the choice of state narrows it."""
    app = open_page("projecten")
    assert not app.exception
    rows = [one for one in app.button if (one.key or "").startswith("projects-open-")]

    app.multiselect(key="projects-states").set_value(["running"]).run()

    fewer = [one for one in app.button if (one.key or "").startswith("projects-open-")]
    assert 0 < len(fewer) < len(rows)


def test_project_of_another_coalition_is_not_opened_by_its_address(
    demo_database, here, open_page
) -> None:
    """An address with a strange id shows the list."""
    app = open_page("projecten", project="../../etc", coalitie=here)

    assert not app.exception
    assert not [one for one in app.text_area if "-summary" in (one.key or "")]
