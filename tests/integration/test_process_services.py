"""Revisions, handover, working lists, minutes and goals: kept, compared, and handed over."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import docx
import pytest

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError, NotFoundError, StaleWriteError
from model.core.translation import Translator
from model.exports.document import plain
from model.process.decisions import Decision
from model.process.gates import SMALL_START
from model.process.revisions import PARTS
from model.services.actions import actions, add_action, change_action
from model.services.budget import add_budget_line, budget_lines, change_budget_line
from model.services.calendars import calendar_file
from model.services.celebrations import celebrations
from model.services.coalitions import change_coalition, start_coalition
from model.services.dates_ahead import dates_ahead
from model.services.decisions import add_decision, decisions
from model.services.demo import demo, load_demo
from model.services.demo_revision import adopted_plan
from model.services.dossiers import export_dossier, import_dossier
from model.services.facts import standing
from model.services.goals import add_goal, change_goal, goals
from model.services.growth import growth_path
from model.services.handover import handover_html, handover_pack
from model.services.last_time import last_visit, news
from model.services.lists import areas, keep_entry, list_view, plan_point
from model.services.minutes import AcceptedLine, keep_minutes, preview_minutes
from model.services.partners import add_partner
from model.services.plan_money import money
from model.services.revision_words import difference_blocks, summary
from model.services.revisions import adopt_plan, compare, plan_now, revisions
from model.services.start_page import start_view
from model.services.steps import StepView, keep_step, step_views
from model.services.support_cycle import cycle_view, keep_phase
from model.services.ties import report_tie
from model.services.year_review import review_file
from model.storage.unit_of_work import UnitOfWork

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DUTCH = Translator("nl", catalogue())
HOSTILE = "<script>alert(1)</script> **vet** =cmd() ../../x 🙂 \u202e שלום"


@pytest.fixture
def erp(work: UnitOfWork) -> str:
    """An empty coalition."""
    return start_coalition(work, name="Samen in Erp", municipality="Erp").id


class _Outside(HTMLParser):
    """Collects everything in a page that would ask something of another computer."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            asks = name in ("src", "srcset", "data", "action", "background") or tag == "link"
            if asks and value and not value.startswith("data:"):
                self.found.append(f"{tag} {value}")


def test_adopted_plan_is_kept_and_compared_with_today(work: UnitOfWork, erp: str) -> None:
    """What came, went and changed since is said in sentences; the kept plan stays as it was."""
    first = add_goal(work, erp, title="Binnen een week een gesprek")
    action = add_action(work, erp, title="Bellen")
    revision = adopt_plan(work, erp, title="Vastgesteld door het college", adopted_on=TODAY, at=NOW)
    change_goal(work, first, target="een week", due_on=date(2027, 6, 1))
    change_action(work, action, TODAY, state="done")
    add_partner(work, erp, name="De Zonnebloem", status="joined", domains=("care-welfare",))

    found = compare(revisions(work, erp)[0].plan, plan_now(work, erp))
    said = " ".join(
        plain(item)
        for block in difference_blocks(found, DUTCH)
        for item in getattr(block, "items", ())
    )

    assert revision.plan.goals[0].values == {}
    assert "De Zonnebloem" in said
    assert "waar we willen komen: nu een week." in said
    assert "Wanneer we meten: nu 1 juni 2027." in said
    assert "van Te doen naar Gedaan" in said
    assert summary(found, DUTCH) == "1 erbij, 0 weg, 2 veranderd."


def test_demo_compared_with_itself_says_nothing(work: UnitOfWork) -> None:
    """Adopting and comparing at once finds no difference in a full coalition."""
    load_demo(work)
    revision = adopt_plan(work, "lindewaarde", title="V1", adopted_on=TODAY, at=NOW)

    assert compare(revision.plan, plan_now(work, "lindewaarde")).is_empty


def test_year_review_starts_from_the_differences(work: UnitOfWork) -> None:
    """The Word paper names what changed, the goals, what was done, and questions."""
    load_demo(work)
    revision = adopt_plan(work, "lindewaarde", title="Plan 2026", adopted_on=TODAY, at=NOW)
    add_partner(work, "lindewaarde", name="Bakker Bol", status="joined", domains=("businesses",))

    paper = docx.Document(io.BytesIO(review_file(work, revision, TODAY, DUTCH)))
    said = "\n".join(p.text for p in paper.paragraphs)

    assert "Plan 2026" in said
    assert "Bakker Bol" in said
    assert "Waar zijn we trots op" in said


@pytest.mark.parametrize("language", ["nl", "en"])
def test_handover_opens_without_asking_anything_outside(work: UnitOfWork, language) -> None:
    """One file: no script, no request, with contacts, actions, decisions and where things are."""
    load_demo(work)

    page = handover_html(work, "lindewaarde", language=language, at=NOW).decode()
    outside = _Outside()
    outside.feed(page)

    assert outside.found == []
    assert "script" not in outside.tags
    assert "default-src 'none'" in page
    for said in ("anouk@lindewaarde.example", "We maken geen nieuw loket", "Cijferblad per wijk"):
        assert said in page
    assert 'alt="' in page


def test_handover_of_an_empty_coalition_says_what_is_missing(work: UnitOfWork, erp: str) -> None:
    """Day one has a pack too, and it does not pretend."""
    page = handover_html(work, erp, at=NOW).decode()

    assert "Samen in Erp" in page
    assert "Er zijn geen open acties." in page
    assert "Er zijn nog geen besluiten opgeschreven." in page
    assert "Niemand schreef op waar dit staat" in page


def test_hostile_text_in_a_handover_stays_text(work: UnitOfWork, erp: str) -> None:
    """Names, decisions and notes are shown as typed."""
    add_action(work, erp, title=HOSTILE)
    add_decision(work, erp, title=HOSTILE, reason=HOSTILE)
    add_partner(work, erp, name=HOSTILE, status="joined", contact_name=HOSTILE)

    page = handover_html(work, erp, at=NOW).decode()

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **vet** =cmd()" in page


def test_handover_of_an_unknown_coalition_is_refused(work: UnitOfWork) -> None:
    """A wrong id gives a clear error, no empty page."""
    with pytest.raises(NotFoundError):
        handover_html(work, "nobody")


def test_handover_pack_holds_a_dossier_that_reads_back(work: UnitOfWork) -> None:
    """The zip has the page, the plan, the tables, the calendar and everything in one dossier."""
    load_demo(work)

    packed = zipfile.ZipFile(io.BytesIO(handover_pack(work, "lindewaarde", NOW, DUTCH)))

    assert packed.namelist() == [
        "1-lees-dit-eerst.html",
        "2-plan.docx",
        "3-tabellen.xlsx",
        "4-agenda.ics",
        "5-dossier.json",
    ]
    again = import_dossier(work, packed.read("5-dossier.json"))
    assert len(goals(work, again.id)) == 3
    assert len(decisions(work, again.id)) == 3


def test_plan_and_lists_travel_in_the_dossier(work: UnitOfWork, erp: str) -> None:
    """Goals, money, decisions, lists and adopted plans come back, also beside the original."""
    add_goal(work, erp, title="Doel")
    add_budget_line(work, erp, title="Zaal", amount=100, kind="cost")
    row = list_view(work, erp, "anchoring").rows[0]
    keep_entry(work, row.entry, state="arranged")
    adopt_plan(work, erp, title="V1", adopted_on=TODAY, at=NOW)

    data = export_dossier(work, erp, NOW)
    copy = import_dossier(work, data)

    assert json.loads(data)["plan_revisions"][0]["plan"]["goals"][0]["name"] == "Doel"
    assert [g.title for g in goals(work, copy.id)] == ["Doel"]
    assert [b.amount for b in budget_lines(work, copy.id)] == [100]
    assert list_view(work, copy.id, "anchoring").arranged == 1
    assert [r.title for r in revisions(work, copy.id)] == ["V1"]


def test_unknown_amounts_are_not_counted_as_nothing(work: UnitOfWork, erp: str) -> None:
    """Cover that is promised is sure, asked is hoped, and an empty amount is said."""
    add_budget_line(work, erp, title="Uren", kind="cost", amount=1000)
    add_budget_line(work, erp, title="Zaal", kind="cost", amount=None)
    add_budget_line(work, erp, title="Gemeente", kind="cover", amount=400, certainty="promised")
    add_budget_line(work, erp, title="Fonds", kind="cover", amount=300, certainty="asked")

    known = money([], budget_lines(work, erp))

    assert (known.costs, known.sure, known.hoped, known.gap) == (1000, 400, 300, 600)
    assert known.unknown == 1


def test_minutes_write_nothing_until_they_are_accepted(work: UnitOfWork, erp: str) -> None:
    """A preview changes nothing; what is accepted comes on the lists in one moment."""
    text = "Overleg 12 november 2026\nActie: zaal regelen (Farid), eind januari\nBesluit: door."

    preview = preview_minutes(work, erp, text, TODAY)

    assert (preview.meeting, preview.meeting_was_found) == (date(2026, 11, 12), True)
    assert actions(work, erp) == []
    kept = keep_minutes(
        work,
        erp,
        [
            AcceptedLine("action", "Zaal regelen", "…", "Farid", due_on=date(2027, 1, 31)),
            AcceptedLine("decision", "We gaan door", "…"),
        ],
        preview.meeting,
    )
    (action,) = actions(work, erp)
    (decision,) = decisions(work, erp)
    assert kept == 2
    assert (action.title, action.origin) == ("Zaal regelen", "minutes:2026-11-12")
    assert decision.decided_on == preview.meeting
    assert len({moment.at for moment in work.moments(erp, limit=2)}) == 1


@pytest.mark.parametrize("text", ["", "   \n", "x" * 200_001])
def test_minutes_without_text_or_far_too_long_are_refused(
    work: UnitOfWork, erp: str, text: str
) -> None:
    """A clear sentence, and nothing hangs."""
    with pytest.raises(InvalidInputError):
        preview_minutes(work, erp, text, TODAY)


def test_point_of_a_list_becomes_an_action_once(work: UnitOfWork, erp: str) -> None:
    """With its owner and step; the second time is refused."""
    row = list_view(work, erp, "prevention").rows[0]
    entry = keep_entry(work, row.entry, state="missing", owner_name="Anouk")
    row = list_view(work, erp, "prevention").rows[0]

    made = plan_point(work, erp, row, "prevention", "nl")

    assert (made.owner_name, made.step, entry.version) == ("Anouk", "plan", 1)
    again = list_view(work, erp, "prevention").rows[0]
    assert again.action is not None
    assert again.action.id == made.id
    with pytest.raises(InvalidInputError):
        plan_point(work, erp, again, "prevention", "nl")


def test_two_people_at_one_point_are_told(work: UnitOfWork, erp: str) -> None:
    """What each changes apart is kept; the same field is asked, with both values."""
    drawn = list_view(work, erp, "anchoring").rows[0].entry
    keep_entry(work, drawn, state="arranged")

    both = keep_entry(work, drawn, owner_name="Bea")

    assert (both.state, both.owner_name) == ("arranged", "Bea")
    with pytest.raises(StaleWriteError) as caught:
        keep_entry(work, drawn, state="missing")
    assert (caught.value.yours.state, caught.value.theirs.state) == ("missing", "arranged")
    assert caught.value.yours.owner_name == "Bea"


def test_areas_come_from_partners_and_from_the_list(work: UnitOfWork, erp: str) -> None:
    """A list of areas in one field is taken apart; a typed area is added."""
    add_partner(work, erp, name="Wijkteam", area="Noord, Molenwijk en Zuid", status="joined")
    row = list_view(work, erp, "signal-route", "Oud-Linde").rows[0]
    keep_entry(work, row.entry, note="De huismeester")

    assert areas(work, erp) == ["Molenwijk", "Noord", "Oud-Linde", "Zuid"]


def test_support_cycle_reads_the_ways_of_the_map(work: UnitOfWork, erp: str) -> None:
    """A referral on the map closes the gap between two phases; removing a partner opens it."""
    gp = add_partner(work, erp, name="Huisarts", status="joined", domains=("care-welfare",))
    nurse = add_partner(work, erp, name="Wijkzorg", status="joined", domains=("care-welfare",))
    keep_phase(work, erp, "recognise", [gp.id])
    keep_phase(work, erp, "discuss", [nurse.id])
    assert cycle_view(work, erp).cycle.handovers[0].is_open

    report_tie(work, erp, source_id=gp.id, target_id=nurse.id, kind="refers", handover="warm")

    assert cycle_view(work, erp).cycle.handovers[0].routes == ((gp.id, nurse.id),)
    keep_phase(work, erp, "discuss", [])
    assert "discuss" in cycle_view(work, erp).cycle.empty


def test_growth_path_begins_with_the_small_start(work: UnitOfWork, erp: str) -> None:
    """What is missing of the start stands first; a planned domain before one without a moment."""
    path = growth_path(work, erp)
    assert {step.domain for step in path.to_go[:3]} == SMALL_START
    assert not path.started

    sport = next(step for step in path.to_go if step.domain == "sport")
    keep_entry(work, sport.entry, due_on=date(2027, 3, 1), note="Na het seizoen")

    path = growth_path(work, erp)
    assert [step.domain for step in path.to_go][3] == "sport"
    assert path.planned == 1
    ahead = dates_ahead(work, standing(work, erp, TODAY), TODAY)
    assert [DUTCH.message(one.message) for one in ahead] == ["Uitbreiden met: Sport en bewegen"]


def test_news_is_what_others_did_since_my_last_visit(work: UnitOfWork, erp: str) -> None:
    """A first visit knows no last time; coming back within half an hour is the same visit."""
    began = datetime.now(UTC)
    assert last_visit(work, erp, "Anouk", began) is None
    later = began + timedelta(days=2)
    assert last_visit(work, erp, "Anouk", later) == began
    assert last_visit(work, erp, "Bea", later) is None
    assert last_visit(work, erp, "Anouk", later + timedelta(minutes=5)) == later

    add_action(work, erp, title="Bellen")

    assert [one.name for one in news(work, erp, began, but="", limit=5)] == ["Bellen"]
    assert news(work, erp, began, but="Tester", limit=5) == []


def test_celebrations_are_counted(work: UnitOfWork) -> None:
    """What was done lately is there; an empty coalition has nothing to boast."""
    load_demo(work)
    said = [DUTCH.message(message) for message in celebrations(work, "lindewaarde", TODAY)]

    assert any("acties zijn gedaan" in text for text in said)
    assert any("is gemeten: elf dagen" in text for text in said)
    empty = start_coalition(work, name="Leeg", municipality="Erp")
    assert celebrations(work, empty.id, TODAY) == []


def test_start_page_has_two_views_on_the_same_work(work: UnitOfWork) -> None:
    """Six blocks and five pillars, each counted from what was recorded."""
    load_demo(work)
    view = start_view(work, "lindewaarde", TODAY)

    assert [one.id for one in view.blocks] == list(catalogue().items("building-blocks"))
    assert [one.id for one in view.pillars] == list(catalogue().items("pillars"))
    assert len(view.overview.next_actions) == 3
    assert view.ahead
    assert all(one.page != "acties" for one in view.ahead)


def test_light_mode_hides_no_answer(work: UnitOfWork, erp: str) -> None:
    """An answered question stays in view when the mode becomes light."""
    coalition = change_coalition(work, work.coalitions.one(erp), mode="full")
    facts = standing(work, erp, TODAY).facts
    full = step_views(work, coalition, facts)[0]
    keep_step(work, full.progress, answers={"what-exists": "Het wijkoverleg"})

    light = step_views(work, coalition.changed(mode="light"), facts)[0]

    assert "what-exists" in light.asked
    assert len(light.asked) < len(full.asked)


@pytest.mark.parametrize("title", ["", "   ", "x" * 301])
def test_goal_decision_and_money_need_a_fitting_name(
    work: UnitOfWork, erp: str, title: str
) -> None:
    """Nothing without a name, nothing endless."""
    for add in (add_goal, add_decision, add_budget_line):
        with pytest.raises(InvalidInputError):
            add(work, erp, title=title)
    assert Decision(coalition_id="c", title="x").kind == "decision"


def test_calendar_holds_every_date_of_the_coalition(work: UnitOfWork) -> None:
    """Beside actions: steps, the rhythm of reviews, goals; each keeps its id when it moves."""
    load_demo(work)
    first = calendar_file(work, "lindewaarde", at=NOW, language="nl").decode()

    lines = first.replace("\r\n ", "").split("\r\n")
    for said in (
        "SUMMARY:Stap klaar: Organiseren",
        "SUMMARY:Volgende kerngroep",
        "SUMMARY:Jaarlijkse terugblik",
        "SUMMARY:Uitbreiden met: Integratie",
        "SUMMARY:Doel meten: In elke wijk is een plek waar iemand je naam weet",
    ):
        assert said in lines
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(ids) == len(set(ids))
    goal = next(goal for goal in goals(work, "lindewaarde") if goal.due_on)
    change_goal(work, goal, due_on=date(2030, 1, 1))
    moved = calendar_file(work, "lindewaarde", at=NOW, language="nl").decode()
    again = moved.replace("\r\n ", "").split("\r\n")
    assert [line for line in again if line.startswith("UID:")] == ids
    assert "DTSTART;VALUE=DATE:20300101" in again


def test_step_begins_when_somebody_works_on_it(work: UnitOfWork, erp: str) -> None:
    """An answer or a tick begins a step; a name, a date or an emptied answer does not."""

    def first() -> StepView:
        now = standing(work, erp, TODAY)
        return step_views(work, now.coalition, now.facts)[0]

    keep_step(work, first().progress, owner="Anouk", due_on=TODAY)
    keep_step(work, first().progress, answers={"why-now": " "})
    assert first().progress.state == "not-started"
    keep_step(work, first().progress, answers={"why-now": "De wachtlijst groeit"})
    assert first().progress.state == "busy"
    keep_step(work, first().progress, state="not-started")
    assert first().progress.state == "not-started"
    keep_step(work, first().progress, state="done")
    keep_step(work, first().progress, ticked=("five-talks",))
    assert first().progress.state == "done"


def test_line_of_the_budget_can_be_mended(work: UnitOfWork, erp: str) -> None:
    """A mistyped amount is changed in place; a line that says nothing is refused."""
    line = add_budget_line(work, erp, title="Zaal", amount=100, kind="cost")

    change_budget_line(work, line, amount=1000)

    (kept,) = budget_lines(work, erp)
    assert (kept.amount, kept.id) == (1000, line.id)
    with pytest.raises(InvalidInputError):
        change_budget_line(work, kept, title="  ")
    with pytest.raises(StaleWriteError):
        change_budget_line(work, line, amount=5)


@pytest.mark.parametrize("today", [TODAY, date(2028, 3, 1)])
def test_demo_has_an_adopted_plan_to_compare_with(work: UnitOfWork, today: date) -> None:
    """The adopted plan lies in the past, moves along with today, and differs in every part."""
    load_demo(work, today=today)

    (adopted,) = revisions(work, "lindewaarde")
    found = compare(adopted.plan, plan_now(work, "lindewaarde"))

    assert timedelta(days=0) < today - adopted.adopted_on < timedelta(days=90)
    assert found.ambition is not None
    assert {change.part for change in found.things} == set(PARTS)
    assert {change.kind for change in found.things} == {"added", "removed", "changed"}
    assert len(review_file(work, adopted, today, DUTCH)) > 10_000
    weeks = (adopted.adopted_on - date(2026, 9, 17)).days // 7
    light = next(p for p in adopted.plan.projects if p.id == "lw-even-lucht")
    assert light.values["starts_on"] == str(date(2026, 11, 2) + timedelta(weeks=weeks))


def test_adopted_plan_of_the_demo_names_only_what_is_there() -> None:
    """A demo that changes without its adopted plan fails at once, and says what."""
    content = demo()
    wrong = content.adopted[0].model_copy(update={"not_yet": ("lw-nobody",)})

    with pytest.raises(ValueError, match="lw-nobody"):
        adopted_plan(wrong, content.coalition, content.lists(), TODAY)
