"""Projects, scorecards, own levels, replies, advice and plans, on a real database of each kind."""

import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from model.core.actor import Actor
from model.core.errors import InvalidInputError, NotFoundError, StaleWriteError, UnreadableFileError
from model.core.translation import Language, Translator
from model.evaluation.projects import PlaceVisit, Project, RecruitmentText, Referrer
from model.network.partners import Partner
from model.network.ties import Tie
from model.services.coalitions import start_coalition
from model.services.history import happenings, undo
from model.services.improvement import best_lifts, done_between, moves, open_questions, take_advice
from model.services.own_levels import agree_level, give_level, reply_to_finding
from model.services.plan_intake import add_from_plan, propose
from model.services.plan_sources import open_plan, pasted_plan, read_source
from model.services.plan_titles import tidy_title
from model.services.projects import (
    add_project,
    change_project,
    projects,
    remove_project,
)
from model.services.scorecard_report import (
    scorecard_content,
    scorecard_json,
    write_scorecard,
)
from model.services.scorecard_tables import scorecard_workbook
from model.services.scorecards import latest_results, scorecard
from model.services.scoring import score_project
from model.services.text_checks import checked_recruitment_text
from model.storage.unit_of_work import UnitOfWork

PLANS = Path(__file__).resolve().parents[1] / "fixtures" / "plans"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOSTILE = ["<script>alert(1)</script>", "=cmd()|' /C calc'!A0", "../../etc/passwd", "🙂\u202eevil"]
PLAN = """Titel: Samen lopen
Wij organiseren elke dinsdag een wandeling voor mensen van 75 jaar en ouder in de Molenwijk.
Huisartsenpraktijk De Linde verwijst mensen naar ons door.
Wij mailen een flyer rond: Voelt u zich eenzaam? Kom wandelen!
De begroting is 4.000 euro. Er doen 8 vrijwilligers mee.
"""


@pytest.fixture
def here(work: UnitOfWork) -> str:
    """The id of a coalition without anything in it."""
    return start_coalition(work, name="Dichtbij", municipality="Lindewaarde").id


@pytest.fixture
def project(work: UnitOfWork, here: str) -> Project:
    """A project with little filled in."""
    return add_project(
        work,
        here,
        title="Kerstdiner",
        recruits="participants",
        recruitment_texts=(RecruitmentText(text="Voelt u zich eenzaam? Kom naar ons diner."),),
        declared_none=("referrers",),
    )


def test_project_needs_a_title_of_its_own(work: UnitOfWork, here: str, project: Project) -> None:
    """An empty title and a title that is taken are refused, and nothing is written."""
    with pytest.raises(InvalidInputError):
        add_project(work, here, title="  ")
    with pytest.raises(InvalidInputError):
        add_project(work, here, title="kerstDINER ")
    with pytest.raises(InvalidInputError):
        change_project(work, project, title="")

    assert [one.title for one in projects(work, here)] == ["Kerstdiner"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_typed(work: UnitOfWork, project: Project, text: str) -> None:
    """What people type is kept letter by letter."""
    changed = change_project(
        work, project, title=text, summary=text, places=(PlaceVisit(place=text, who=text),)
    )

    assert work.projects.one(project.id) == changed
    assert changed.title == text
    assert changed.places[0].place == text


def test_ages_in_the_wrong_order_are_swapped(work: UnitOfWork, project: Project) -> None:
    """From 80 to 55 means from 55 to 80."""
    changed = change_project(work, project, age_from=80)
    changed = change_project(work, changed, age_to=55)

    assert (changed.age_from, changed.age_to) == (55, 80)


def test_number_that_cannot_be_is_refused(work: UnitOfWork, project: Project) -> None:
    """An age of 300 is refused in one sentence."""
    with pytest.raises(InvalidInputError):
        change_project(work, project, age_from=300)


def test_two_people_in_two_fields_lose_nothing(work: UnitOfWork, project: Project) -> None:
    """Writing field by field keeps what somebody else wrote in another field."""
    change_project(work, project, summary="Van Anja")
    saved = change_project(work, project, area="Molenwijk")

    assert (saved.summary, saved.area) == ("Van Anja", "Molenwijk")


def test_two_people_in_one_field_have_to_choose(work: UnitOfWork, project: Project) -> None:
    """The second writer sees both values; choosing their own keeps all other fields."""
    change_project(work, project, summary="Van Anja", area="Molenwijk")
    with pytest.raises(StaleWriteError) as caught:
        change_project(work, project, summary="Van Bas")
    yours, theirs = caught.value.yours, caught.value.theirs

    assert (yours.summary, theirs.summary) == ("Van Bas", "Van Anja")
    assert caught.value.clashes == ("summary",)
    kept = change_project(work, theirs, summary=yours.summary)
    assert (kept.summary, kept.area) == ("Van Bas", "Molenwijk")


def test_removed_project_is_said_to_be_gone_and_comes_back(
    work: UnitOfWork, here: str, project: Project
) -> None:
    """Writing to a removed project says so; the history brings it back with its scorecard."""
    score_project(work, project, NOW)
    remove_project(work, project)
    with pytest.raises(NotFoundError):
        change_project(work, project, area="Erp")

    undo(work, here, happenings(work, here, limit=1)[0].at)

    assert [one.title for one in projects(work, here)] == ["Kerstdiner"]
    assert project.id in latest_results(work, here)


def test_unscored_project_has_no_scorecard(work: UnitOfWork, project: Project) -> None:
    """Nothing is scored unasked."""
    assert scorecard(work, project) is None


def test_scorecard_comes_back_as_scored_and_current(work: UnitOfWork, project: Project) -> None:
    """What was stored equals what was found, and nothing changed yet."""
    stored = score_project(work, project, NOW)

    card = scorecard(work, project)

    assert card is not None
    assert card.evaluation == stored
    assert card.is_current
    assert [one.lesson.id for one in card.cards] == [one.lesson for one in stored.lessons]
    assert len(card.cards) == 6


def test_changed_plan_makes_the_scorecard_old_and_moves_levels(
    work: UnitOfWork, project: Project
) -> None:
    """After a change the old result stays until somebody scores again; then it says what moved."""
    score_project(work, project, NOW)
    better = change_project(
        work, project, recruitment_texts=(RecruitmentText(text="Zin in lekker eten? Kom je ook?"),)
    )
    card = scorecard(work, better)
    assert card is not None
    assert not card.is_current

    score_project(work, better, NOW + timedelta(days=1))
    card = scorecard(work, better)

    assert card is not None
    assert card.is_current
    moved = moves(card.earlier[0], card.evaluation)
    assert [one.lesson for one in moved] == ["wording"]
    assert (moved[0].after or 0) > (moved[0].before or 0)


def test_change_that_changes_no_result_leaves_the_scorecard_current(
    work: UnitOfWork, project: Project
) -> None:
    """A name of the lead is no reason to score again."""
    score_project(work, project, NOW)

    card = scorecard(work, change_project(work, project, lead_name="Marloes"))

    assert card is not None
    assert card.is_current


def test_tie_on_the_map_makes_the_scorecard_old(work: UnitOfWork, here: str) -> None:
    """Lesson 2 rests on the map: a referral drawn there counts from then on."""
    lead = work.partners.add(Partner(coalition_id=here, name="Welzijn", domains=("care-welfare",)))
    gp = work.partners.add(Partner(coalition_id=here, name="Huisarts", domains=("care-welfare",)))
    work.commit()
    project = add_project(
        work,
        here,
        title="Wandelen",
        lead_partner_id=lead.id,
        referrers=(Referrer(name="Huisarts", partner_id=gp.id),),
    )
    score_project(work, project, NOW)
    for reporter in (lead, gp):
        work.ties.add(
            Tie(
                coalition_id=here,
                source_id=gp.id,
                target_id=lead.id,
                kind="refers",
                strength="cooperates",
                reported_by=reporter.id,
            )
        )
    work.commit()

    card = scorecard(work, project)

    assert card is not None
    assert not card.is_current


def test_own_levels_stand_beside_the_result(work: UnitOfWork, project: Project) -> None:
    """Each person has one level a lesson, the newest; the spread stays visible."""
    score_project(work, project, NOW)
    give_level(work, project, "wording", level=1, reason="eerst", by="Anja", at=NOW)
    give_level(work, project, "wording", level=4, reason="", by="Bas", on_behalf="team", at=NOW)
    give_level(work, project, "wording", level=2, reason="bij nader inzien", by="Anja", at=NOW)

    card = scorecard(work, project, "Anja")

    assert card is not None
    wording = next(one for one in card.cards if one.lesson.id == "wording")
    assert wording.own is not None
    assert wording.own.level == 2
    assert [(one.by, one.level) for one in wording.team] == [("Anja", 2), ("Bas", 4)]
    assert wording.spread == 2
    assert wording.result == card.evaluation.lessons[4]


def test_level_must_be_chosen_or_declared_not_to_apply(work: UnitOfWork, project: Project) -> None:
    """An empty answer is refused; "does not apply" keeps no level."""
    with pytest.raises(InvalidInputError):
        give_level(work, project, "wording", level=None, reason="", at=NOW)

    kept = give_level(
        work, project, "wording", level=3, not_applicable=True, reason="campagne", at=NOW
    )

    assert kept.level is None
    assert kept.not_applicable


def test_reply_replaces_an_earlier_one_and_can_be_taken_back(
    work: UnitOfWork, project: Project
) -> None:
    """One reply a finding; the finding itself stays as it was."""
    stored = score_project(work, project, NOW)
    reply_to_finding(work, project, "leaves-out-the-word", reason="disagree", note="", at=NOW)
    reply_to_finding(
        work, project, "leaves-out-the-word", reason="done-already", note="nieuwe flyer", at=NOW
    )

    card = scorecard(work, project)
    assert card is not None
    reply = card.reply("leaves-out-the-word")
    assert reply is not None
    assert (reply.reason, reply.note) == ("done-already", "nieuwe flyer")
    assert card.evaluation == stored

    assert reply_to_finding(work, project, reply.indicator, reason="", note="", at=NOW) is None
    assert work.annotations.find(project_id=project.id) == []


def test_best_advice_is_easy_first_and_leaves_out_what_is_taken(
    work: UnitOfWork, here: str, project: Project
) -> None:
    """What became an action or got a reply makes room for the next piece of advice."""
    score_project(work, project, NOW)
    card = scorecard(work, project)
    assert card is not None
    first = best_lifts(card, [])
    efforts = [("low", "medium", "high").index(one.step.effort) for one in first]
    assert first
    assert efforts == sorted(efforts)
    assert len({one.lesson for one in first}) == len(first)

    action = take_advice(
        work, project, first[0].indicator.id, title="Bel de huisarts", due_on=date(2026, 12, 1)
    )
    reply_to_finding(
        work, project, first[1].indicator.id, reason="done-differently", note="", at=NOW
    )

    card = scorecard(work, project)
    assert card is not None
    left = best_lifts(card, work.actions.find(coalition_id=here))
    gone = {first[0].indicator.id, first[1].indicator.id}
    assert not gone & {one.indicator.id for one in left}
    assert (action.project_id, action.step) == (project.id, "execute")


def test_unknown_becomes_an_open_question_and_no_advice(work: UnitOfWork, here: str) -> None:
    """A project with only a title gets questions, no levels and no advice."""
    empty = add_project(work, here, title="Leeg")
    score_project(work, empty, NOW)

    card = scorecard(work, empty)

    assert card is not None
    assert [one.result.level for one in card.cards] == [None] * 6
    assert best_lifts(card, []) == ()
    assert len(open_questions(card)) == sum(len(one.result.findings) for one in card.cards)


def test_project_without_participants_is_not_applicable(work: UnitOfWork, here: str) -> None:
    """A project that recruits volunteers gets no levels and no questions."""
    helpers = add_project(work, here, title="Opleiding", recruits="volunteers")
    score_project(work, helpers, NOW)

    card = scorecard(work, helpers)

    assert card is not None
    assert {one.result.outcome for one in card.cards} == {"not-applicable"}
    assert open_questions(card) == ()


def test_action_from_advice_needs_a_title(work: UnitOfWork, project: Project) -> None:
    """An emptied title is refused."""
    with pytest.raises(InvalidInputError):
        take_advice(work, project, "leaves-out-the-word", title=" ")


def test_plan_becomes_a_project_with_what_was_accepted(work: UnitOfWork, here: str) -> None:
    """Quotes are verbatim, names are matched to the register, and only accepted values are kept."""
    gp = work.partners.add(Partner(coalition_id=here, name="Huisartsenpraktijk de Linde"))
    work.commit()
    source = pasted_plan(PLAN)
    proposal = propose(source, read_source(source), [gp])
    assert all(one.quote and one.quote in proposal.text for one in proposal.values)
    by_field = {one.field: one for one in proposal.values}
    assert by_field["referrers"].partner_id == gp.id

    accepted = {one.number: one.value for one in proposal.values if one.field != "budget"}
    accepted[by_field["volunteers"].number] = 9
    made = add_from_plan(work, here, proposal, accepted)

    assert made.title == "Samen lopen"
    assert made.volunteers == 9
    assert made.budget is None
    assert made.referrers[0].partner_id == gp.id
    assert made.document_text == proposal.text
    for one in proposal.values:
        start = made.document_text.find(one.quote)
        assert made.document_text[start : start + len(one.quote)] == one.quote


def test_plan_of_nonsense_says_that_little_was_read(work: UnitOfWork, here: str) -> None:
    """Nonsense gives a clear sentence and still a project when the person wants it."""
    source = pasted_plan("qwrt zxcv 1234")
    proposal = propose(source, read_source(source), [])
    assert proposal.faults

    made = add_from_plan(work, here, proposal, {}, title="Eigen titel")

    assert made.title == "Eigen titel"


def test_empty_text_and_unreadable_file_are_refused() -> None:
    """Nothing to read is said in one sentence."""
    with pytest.raises(InvalidInputError):
        pasted_plan("  \n ** \n")
    with pytest.raises(UnreadableFileError):
        open_plan(b"PK\x03\x04 not a document", "plan.docx")


@pytest.mark.parametrize(
    "text", [*HOSTILE, "", "Zin in koffie? Voor eenzame ouderen.", "e e n z a a m"]
)
def test_checked_text_in_pieces_is_the_text_as_typed(text: str) -> None:
    """Marking words never changes a letter."""
    project = Project(coalition_id="c", title="Koffie", target_group="jonge ouders")

    checked = checked_recruitment_text(project, text)

    assert "".join(piece.text for piece in checked.pieces) == text


def test_text_with_the_word_gets_three_openings_and_a_good_one_none() -> None:
    """Rewordings are offered where they help."""
    project = Project(coalition_id="c", title="Wandelgroep", target_group="jonge ouders")

    bad = checked_recruitment_text(project, "Voel je je eenzaam? Kom dan.")
    good = checked_recruitment_text(project, "Zin om te wandelen? Kom je ook?")

    assert (bad.check.wording, len(bad.openings)) == ("direct", 3)
    assert (good.check.wording, good.openings) == ("clean", ())


def test_nobody_sees_another_level_before_giving_their_own(
    work: UnitOfWork, project: Project
) -> None:
    """A colleague's level is counted and not shown until the person who looks gave theirs."""
    score_project(work, project, NOW)
    give_level(work, project, "wording", level=1, reason="flyer", by="Anja", at=NOW)

    before = scorecard(work, project, "Bas")
    assert before is not None
    hidden = next(one for one in before.cards if one.lesson.id == "wording")
    assert (hidden.own, hidden.team, hidden.given) == (None, (), 1)

    give_level(work, project, "wording", level=4, reason="", by="Bas", at=NOW)
    after = scorecard(work, project, "Bas")
    assert after is not None
    shown = next(one for one in after.cards if one.lesson.id == "wording")
    assert [one.by for one in shown.team] == ["Anja", "Bas"]


def test_somebody_with_a_link_scores_as_themselves(work: UnitOfWork, project: Project) -> None:
    """A name that is passed along does not count for who came in by a link, nor opens levels."""
    score_project(work, project, NOW)
    give_level(work, project, "wording", level=1, reason="", by="Anja", at=NOW)
    work.actor = Actor(
        name="Bas",
        known="link",
        role="project-lead",
        coalition_id=project.coalition_id,
        project_id=project.id,
    )
    card = scorecard(work, project, "Anja")
    assert card is not None
    assert all(one.team == () for one in card.cards)

    assert give_level(work, project, "wording", level=3, reason="", by="Anja", at=NOW).by == "Bas"


def test_agreed_level_needs_a_reason_and_leaves_the_spread(
    work: UnitOfWork, project: Project
) -> None:
    """What the team settles on stands beside what each gave, and is open to the whole team."""
    score_project(work, project, NOW)
    with pytest.raises(InvalidInputError):
        agree_level(work, project, "wording", level=2, reason="samen", at=NOW)
    give_level(work, project, "wording", level=1, reason="", by="Anja", at=NOW)
    give_level(work, project, "wording", level=4, reason="", by="Bas", at=NOW)
    for level, reason in ((None, "samen"), (3, "  ")):
        with pytest.raises(InvalidInputError):
            agree_level(work, project, "wording", level=level, reason=reason, at=NOW)

    agree_level(work, project, "wording", level=3, reason="samen bekeken", at=NOW)

    card = scorecard(work, project, "Carla")
    assert card is not None
    wording = next(one for one in card.cards if one.lesson.id == "wording")
    assert wording.agreed is not None
    assert (wording.agreed.level, wording.spread, wording.own) == (3, 3, None)


def test_work_done_between_two_scorecards_is_named(work: UnitOfWork, project: Project) -> None:
    """An action of this project that was done in between belongs to what moved."""
    at = date(2026, 11, 25)
    done = take_advice(work, project, "leaves-out-the-word", title="Nieuwe flyer")
    done = work.actions.save(done.changed(state="done", done_on=at))
    take_advice(work, project, "leaves-out-the-word", title="Nog open")

    listed = work.actions.find()
    later = NOW + timedelta(days=7)
    assert done_between(listed, project.id, NOW, later) == (done,)
    assert done_between(listed, project.id, later) == ()
    assert done_between(listed, "another", NOW) == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_scorecard_leaves_as_paper_tables_and_data(
    work: UnitOfWork, project: Project, language: Language
) -> None:
    """Word, PDF, Excel and JSON are made of what is stored; hostile text stays text."""
    hostile = change_project(work, project, title="=cmd()|' /C calc'!A0 <b>*vet*</b>")
    score_project(work, hostile, NOW)
    give_level(work, hostile, "wording", level=1, reason="=1+1", at=NOW)
    take_advice(work, hostile, "leaves-out-the-word", title="Nieuwe flyer", owner="Anja")
    card = scorecard(work, hostile)
    assert card is not None
    content = scorecard_content(work, card, NOW.date())
    t = Translator(language)

    assert write_scorecard(content, t, "docx").startswith(b"PK")
    assert write_scorecard(content, t, "pdf").startswith(b"%PDF")
    book = openpyxl.load_workbook(io.BytesIO(scorecard_workbook(content, t)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    (plain,) = json.loads(scorecard_json(content, t))
    assert plain["project"] == hostile.title
    assert plain["ruleset"] == card.evaluation.ruleset_version
    assert [one["id"] for one in plain["lessons"]] == [one.lesson.id for one in card.cards]


@pytest.mark.parametrize(
    ("read", "title"),
    [
        ("PROJECTPLAN LOOPMAATJES (concept 3 - DEF versie nieuw)", "Loopmaatjes"),
        ("Projectplan Aan tafel in Noord", "Aan tafel in Noord"),
        ("Plan van aanpak: Samen eten", "Samen eten"),
        ("Projectplan", "Projectplan"),
        ("concept 3", "concept 3"),
        ("Elke dag iets nieuw", "Elke dag iets nieuw"),
        ("Samen lopen 2026", "Samen lopen 2026"),
    ],
)
def test_title_of_a_plan_is_the_project_and_not_the_paper(read: str, title: str) -> None:
    """The kind of paper and the edition fall away; nothing else does."""
    assert tidy_title(read) == title


def test_only_what_is_clear_is_taken_over_unseen() -> None:
    """In a messy form the weak proposals are there to look at, and off."""
    name = "PROJECTPLAN Loopmaatjes DEF (2) nieuw.docx"
    source = open_plan((PLANS / name).read_bytes(), name)
    proposal = propose(source, read_source(source), [])

    sure = {one.field for one in proposal.values if one.sure}
    assert "title" in sure
    assert not sure & {"referrers", "key_persons", "after_no", "who_asks", "asks_in_person"}
    assert any(not one.sure for one in proposal.values)


def test_plan_in_another_language_says_which_languages_are_read() -> None:
    """One clear sentence, in place of "little could be read"."""
    source = pasted_plan(
        "Wir kochen jeden Dienstag mit den Nachbarn und das Haus ist für alle. Der Arzt und die "
        "Pflege werden mit uns zu den Menschen gehen, nicht auf Einladung."
    )
    proposal = propose(source, read_source(source), [])

    assert ["another language" in fault.id for fault in proposal.faults] == [True]


def test_pasted_text_that_is_cut_off_is_said_so() -> None:
    """As with a file: nobody thinks that the last pages were read."""
    long = pasted_plan("Wij eten samen. " * 25_001)
    assert ["very long" in fault.id for fault in long.faults] == [True]
    assert pasted_plan("Wij eten samen.").faults == ()
