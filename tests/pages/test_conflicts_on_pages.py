"""Two people at the same page: each sees what the other wrote, and is asked only when needed."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from model.core.catalogue import catalogue
from model.network.partners import Partner
from model.process.chapters import Chapter
from model.services.coalitions import change_coalition
from model.services.opening import start_work
from model.services.partners import change_partner
from model.services.plan import write_chapter
from model.services.projects import change_project
from model.services.steps import keep_step
from model.services.ties import report_tie
from tests.tools.visits import visit


def field(app: Any, label: str) -> Any:
    return next(one for one in (*app.text_input, *app.text_area) if one.label == label)


def label(domain: str) -> str:
    return catalogue().label("domains", domain, "en")


def asked(app: Any) -> str:
    """What the question about two values shows; empty when nothing is asked."""
    said = [one.value for one in app.markdown]
    if not any("at the same time. Choose." in one for one in said):
        return ""
    return "\n".join([*said, *(part.proto.body for part in app.get("html"))])


def partner_form(open_page: Any, partner_id: str) -> Any:
    app = open_page("partners", "en")
    return app.selectbox(key="partners-chosen").set_value(partner_id).run()


def stored(partner_id: str) -> Partner:
    with start_work(writes=False) as work:
        return work.partners.one(partner_id)


def test_each_clashing_field_is_chosen_apart_and_the_rest_is_kept(
    demo_database: str, open_page
) -> None:
    """Name from one, domains from the other; labels, no ids; a note of mine needs no question."""
    with start_work(writes=False) as work:
        partner = work.partners.find()[0]
    app = partner_form(open_page, partner.id)
    hers, mine = [one for one in catalogue().domains if one not in partner.domains][:2]
    with start_work(by="Bea") as work:
        change_partner(work, partner, name="Van Bea", domains=(hers,), area="Zuid")

    field(app, "Name").input("Van mij")
    field(app, "Note").input("Belt graag")
    domains = next(one for one in app.multiselect if one.label.startswith("Domains"))
    domains.set_value([mine])
    app.button(key=f"partners-save-{partner.id}").click().run()
    shown = asked(app)
    for word in ("Van Bea", "Van mij", label(hers), label(mine)):
        assert word in shown
    assert "Belt graag" not in shown
    assert [one.key for one in app.radio if one.key] == ["conflict-name", "conflict-domains"]

    app.radio(key="conflict-name").set_value("theirs")
    app.button(key="conflict-keep").click().run()

    now = stored(partner.id)
    assert (now.name, now.domains, now.area) == ("Van Bea", (mine,), "Zuid")
    assert now.note == "Belt graag"
    assert not asked(app)


def test_third_person_who_writes_while_one_chooses_is_asked_about_too(
    demo_database: str, open_page
) -> None:
    """A choice never goes over what the chooser did not see, and is not lost either."""
    with start_work(writes=False) as work:
        partner = work.partners.find()[0]
    app = partner_form(open_page, partner.id)
    with start_work(by="Bea") as work:
        second = change_partner(work, partner, name="Van Bea")
    field(app, "Name").input("Van mij")
    app.button(key=f"partners-save-{partner.id}").click().run()
    with start_work(by="Cor") as work:
        change_partner(work, second, name="Van Cor")

    app.button(key="conflict-mine").click().run()
    assert stored(partner.id).name == "Van Cor"
    assert "Van Cor" in asked(app)
    assert "Van mij" in asked(app)
    app.button(key="conflict-mine").click().run()

    assert stored(partner.id).name == "Van mij"


def test_choice_that_cannot_be_written_stays_to_be_made(demo_database: str, open_page) -> None:
    """The name was taken meanwhile: one sentence, and what was typed is still there."""
    with start_work(writes=False) as work:
        partner, other = work.partners.find()[:2]
    app = partner_form(open_page, partner.id)
    with start_work(by="Bea") as work:
        change_partner(work, partner, name="Van Bea")
    field(app, "Name").input("Van mij")
    app.button(key=f"partners-save-{partner.id}").click().run()
    with start_work(by="Cor") as work:
        change_partner(work, other, name="Van mij")

    app.button(key="conflict-mine").click().run()
    app.run()

    assert stored(partner.id).name == "Van Bea"
    assert "Van mij" in asked(app)


def test_two_long_texts_of_one_chapter_can_both_be_kept(demo_database: str, open_page) -> None:
    """Nobody has to throw away a text: the second goes under the first."""
    first, second = "Van Bea: " + "samen eten. " * 12, "Van mij: " + "samen lopen. " * 12
    app = open_page("plan", "en")
    area = next(one for one in app.text_area if one.label == "What we want to say here")
    name = str(area.key).rpartition("-")[2]
    with start_work(by="Bea") as work:
        here = work.coalitions.find()[0].id
        known = work.chapters.find(coalition_id=here, chapter=name)
        chapter = known[0] if known else Chapter(coalition_id=here, chapter=name)
        write_chapter(work, chapter, first)

    area.set_value(second).run()
    app.button(key="conflict-both").click().run()

    with start_work(writes=False) as work:
        [now] = work.chapters.find(coalition_id=here, chapter=name)
    assert now.text == f"{first.strip()}\n\n{second.strip()}"


def test_two_answers_about_one_pair_are_asked_with_their_labels(
    demo_database: str, open_page
) -> None:
    """Two coordinators who answer at once: the second chooses, in the words of the form."""
    app = open_page("", "en")
    app.query_params["partner"] = "lw-lindeblad"
    app.switch_page("network/ties.py").run()
    open_rows = [
        one
        for one in app.segmented_control
        if str(one.key).endswith("-strength") and one.value is None
    ]
    other = str(open_rows[0].key).removeprefix("ties-lw-lindeblad-coordinator-")
    other = other.removesuffix("-strength")
    with start_work(by="Bea") as work:
        here = work.coalitions.find()[0].id
        made = report_tie(work, here, source_id="lw-lindeblad", target_id=other)

    open_rows[0].set_value("integrated").run()
    with start_work(writes=False) as work:
        assert work.ties.one(made.id).strength == "knows"
    kinds = catalogue()
    for strength in ("knows", "integrated"):
        assert kinds.label("tie-strengths", strength, "en") in asked(app)
    app.button(key="conflict-mine").click().run()

    with start_work(writes=False) as work:
        assert work.ties.one(made.id).strength == "integrated"


def test_name_of_a_coalition_changed_by_two_people_is_asked(demo_database: str, open_page) -> None:
    """Both values stand beside each other; keeping mine leaves the ambition of the other."""
    app = open_page("instellingen", "en")
    with start_work(by="Bea") as work:
        [here] = work.coalitions.find()
        change_coalition(work, here, name="Samen Sterk", ambition="Niemand alleen")

    field(app, "Name of your coalition").input("Lindewaarde Samen")
    app.button(key="settings-save").click().run()
    shown = asked(app)
    assert "Lindewaarde Samen" in shown
    assert "Samen Sterk" in shown
    assert "Niemand alleen" not in shown
    app.button(key="conflict-mine").click().run()

    with start_work(writes=False) as work:
        [now] = work.coalitions.find()
    assert (now.name, now.ambition) == ("Lindewaarde Samen", "Niemand alleen")


def step_of_willemijn_taken_by_bea(open_page) -> AppTest:
    """A page on which Willemijn was typed; Bea wrote her own name since."""
    app = open_page("stappen", "en")
    field(app, "Who sees to it?").input("Willemijn").run()
    with start_work(by="Bea") as work:
        known = next(one for one in work.step_progress.find() if one.owner == "Willemijn")
        keep_step(work, known, owner="Bea")
    return app


def test_field_shows_what_somebody_else_wrote_before_one_types_over_it(
    demo_database: str, open_page
) -> None:
    """A field that one typed in before does not hold on to the older text."""
    app = step_of_willemijn_taken_by_bea(open_page)

    app.run()

    assert field(app, "Who sees to it?").value == "Bea"


def test_step_changed_by_two_people_shows_both_and_keeps_the_choice(
    demo_database: str, open_page
) -> None:
    """The one who saves second chooses; the field then shows what stands there."""
    app = step_of_willemijn_taken_by_bea(open_page)

    field(app, "Who sees to it?").input("Riet").run()
    shown = asked(app)
    assert "Riet" in shown
    assert "Bea" in shown
    app.button(key="conflict-theirs").click().run()

    assert field(app, "Who sees to it?").value == "Bea"
    assert not asked(app)


def test_lead_and_coordinator_choose_about_the_one_field_both_changed(
    demo_database: str, come_in
) -> None:
    """The project lead sees that one field; the rest of the coordinator's work stays as it is."""
    secret, _ = visit("project-lead")
    with start_work(writes=False) as work:
        project = work.projects.find()[0]
    app = come_in(secret, "projecten", project=project.id)
    goal = next(one for one in app.text_area if str(one.key).endswith("-goal"))
    with start_work(by="Bea") as work:
        change_project(work, project, goal="Van Bea", lead_name="Riet de Wit", budget=4321.0)

    goal.set_value("Van de trekker").run()
    shown = asked(app)
    assert "Van Bea" in shown
    assert "Van de trekker" in shown
    assert "Riet de Wit" not in shown
    assert [one.key for one in app.button if str(one.key).startswith("conflict-")] == [
        "conflict-mine",
        "conflict-theirs",
    ]
    app.button(key="conflict-mine").click().run()

    with start_work(writes=False) as work:
        now = work.projects.one(project.id)
    assert (now.goal, now.lead_name, now.budget) == ("Van de trekker", "Riet de Wit", 4321.0)
