"""Rounds, reviews, comparison and kick-off through the storage, on both databases."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time

import openpyxl
import pytest
from docx import Document as WordDocument

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError, StaleWriteError
from model.core.translation import Translator
from model.evaluation.lessons import LESSON_IDS
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.network.ties import Tie
from model.review.rounds import Round
from model.services.coalitions import start_coalition
from model.services.comparison import comparison, disagreements
from model.services.comparison_tables import comparison_csv, comparison_table, comparison_xlsx
from model.services.kickoff import guests, keep_kickoff_plan, kickoff_plan, plan_invitation
from model.services.kickoff_papers import cards as kickoff_cards
from model.services.kickoff_papers import script, write_cards, write_script
from model.services.reviews import keep_review, keep_score, review_desk, submit_review
from model.services.round_phases import before_moving, has_passed, phase_meaning
from model.services.rounds import (
    RoundView,
    change_round,
    move_round,
    remove_round,
    rounds,
    start_round,
)
from model.storage.unit_of_work import UnitOfWork

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
HOSTILE = '=cmd()|"<script>alert(1)</script> ../ 🧓 \u202eolleh'


def coalition_with_plans(
    work: UnitOfWork, number: int = 3, **values: object
) -> tuple[str, list[str]]:
    name = f"Samen {len(work.coalitions.find())}"
    made = start_coalition(work, name=name, municipality="Erp")
    plans = work.projects.add_all(
        [
            Project.model_validate({"coalition_id": made.id, "title": f"Plan {i}", **values})
            for i in range(number)
        ]
    )
    work.commit()
    return made.id, [plan.id for plan in plans]


def reviewing(work: UnitOfWork, coalition: str, plans: list[str], *names: str) -> Round:
    made = start_round(
        work, coalition, title="Ronde", project_ids=tuple(plans), reviewers=names or ("An", "Bo")
    )
    return move_round(work, made, "reviewing")


def review_all(work: UnitOfWork, made: Round, levels: dict[str, dict[str, int]]) -> None:
    for plan, given in levels.items():
        for name, level in given.items():
            for lesson in LESSON_IDS:
                keep_score(work, made, plan, name, lesson, level=level)
            submit_review(work, made, plan, name, AT)


def view_of(work: UnitOfWork, coalition: str) -> RoundView:
    return rounds(work, coalition)[0]


def test_round_is_made_with_tidy_names_and_equal_weights(work) -> None:
    """Names lose stray spaces and empty lines; equal weights mean that nothing was weighed."""
    coalition, plans = coalition_with_plans(work)

    made = start_round(
        work,
        coalition,
        title="  Ronde 2027 ",
        reviewers=("  An   de Vries", "", "Bo "),
        project_ids=tuple(plans),
        weights=dict.fromkeys(LESSON_IDS, 2.0),
    )

    assert made.title == "Ronde 2027"
    assert made.reviewers == ("An de Vries", "Bo")
    assert made.weights == {}


@pytest.mark.parametrize(
    ("values", "part"),
    [
        ({"title": "  "}, "title"),
        ({"title": "R", "opens_on": date(2027, 2, 1), "closes_on": date(2027, 1, 1)}, "closes"),
        ({"title": "R", "reviewers": ("An", "an")}, "twice"),
        ({"title": "R", "weights": dict.fromkeys(LESSON_IDS, 0.0)}, "zero"),
        ({"title": "R", "weights": {"wording": 2.0, "key-persons": -1.0}}, "zero or more"),
        ({"title": "R", "weights": {"wording": float("nan")}}, "zero or more"),
        ({"title": "R", "weights": {"wording": 2.0}}, "Say why"),
        ({"title": "R" * 300}, "too long"),
        ({"title": "R", "budget": -5.0}, "number"),
    ],
)
def test_wrong_round_is_refused_with_one_sentence(work, values, part) -> None:
    """Each fault says what to mend, and nothing is written."""
    coalition, _ = coalition_with_plans(work)

    with pytest.raises(InvalidInputError) as caught:
        start_round(work, coalition, **values)

    assert part in caught.value.message.id
    assert rounds(work, coalition) == []


def test_changing_a_round_refuses_a_stale_write(work) -> None:
    """Two people with the same round open never lose each other's work silently."""
    coalition, _ = coalition_with_plans(work)
    made = start_round(work, coalition, title="Ronde")
    change_round(work, made, title="Ronde A")

    with pytest.raises(StaleWriteError):
        change_round(work, made, title="Ronde B")


def test_reviewing_needs_plans_and_names(work) -> None:
    """A round without plans or reviewers stays open for plans."""
    coalition, plans = coalition_with_plans(work)
    empty = start_round(work, coalition, title="Leeg")
    with pytest.raises(InvalidInputError, match="plan"):
        move_round(work, empty, "reviewing")

    nobody = change_round(work, empty, project_ids=tuple(plans))
    with pytest.raises(InvalidInputError, match="reviewer"):
        move_round(work, nobody, "reviewing")


def test_every_phase_says_what_it_means() -> None:
    """No phase is a bare word."""
    assert all(phase_meaning(phase) for phase in ("open", "reviewing", "discussing", "deciding"))


def test_draft_is_kept_at_each_change_and_seen_by_nobody_else(work) -> None:
    """A level and a reason are stored at once; another reviewer sees nothing of them."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)

    keep_score(work, made, plans[0], "An", "wording", level=3)
    keep_score(work, made, plans[0], "An", "wording", reason=HOSTILE)
    keep_review(work, made, plans[0], "An", confidence="low")

    view = view_of(work, coalition)
    own = review_desk(view, plans[0], "An")
    assert (own.score_of("wording").level, own.score_of("wording").reason) == (3, HOSTILE)
    assert own.review is not None
    assert own.review.confidence == "low"
    assert view.state_of(plans[0], "An") == "draft"
    assert review_desk(view, plans[0], "Bo").others == ()


def test_others_show_only_after_own_review_is_in(work) -> None:
    """Blind until one's own is handed in, then side by side."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    review_all(work, made, {plans[0]: {"An": 4}})

    assert review_desk(view_of(work, coalition), plans[0], "Bo").others == ()

    keep_score(work, made, plans[0], "Bo", "wording", not_applicable=True)
    submit_review(work, made, plans[0], "Bo", AT)
    desk = review_desk(view_of(work, coalition), plans[0], "Bo")
    assert [review.reviewer for review in desk.others] == ["An"]


def test_not_applicable_takes_the_level_away_and_skipping_brings_none(work) -> None:
    """Neither becomes a zero."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    keep_score(work, made, plans[0], "An", "wording", level=2)

    kept = keep_score(work, made, plans[0], "An", "wording", not_applicable=True)

    assert kept.scores[0].level is None
    assert kept.scores[0].not_applicable
    skipped = keep_score(work, made, plans[0], "An", "wording", level=None, not_applicable=False)
    assert skipped.scores[0].level is None
    assert not skipped.scores[0].not_applicable


def test_handing_in_is_final_and_says_something(work) -> None:
    """An empty review cannot be handed in, and a handed-in one cannot change."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    with pytest.raises(InvalidInputError, match="at least one lesson"):
        submit_review(work, made, plans[0], "An", AT)

    review_all(work, made, {plans[0]: {"An": 1}})
    with pytest.raises(InvalidInputError, match="handed in"):
        keep_score(work, made, plans[0], "An", "wording", level=4)


@pytest.mark.parametrize("phase", ["open", "discussing", "deciding", "closed"])
def test_reviewing_outside_its_phase_says_why_not(work, phase) -> None:
    """The sentence names the reason, also when the round moved while the page was open."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    move_round(work, made, phase)

    with pytest.raises(InvalidInputError):
        keep_score(work, made, plans[0], "An", "wording", level=1)
    assert review_desk(view_of(work, coalition), plans[0], "An").blocked is not None


def test_stranger_cannot_review(work) -> None:
    """Only the round's own reviewers and plans."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans[:1])

    for plan, name in ((plans[0], "Stranger"), (plans[1], "An")):
        with pytest.raises(InvalidInputError, match="not for you"):
            keep_score(work, made, plan, name, "wording", level=1)


def test_reviewer_who_withdraws_keeps_what_was_handed_in(work) -> None:
    """Taking a name off the list loses no review."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    review_all(work, made, {plans[0]: {"An": 1}})

    change_round(work, made, reviewers=("Bo",))

    view = view_of(work, coalition)
    assert view.reviewers == ("Bo", "An")
    assert len(view.submitted) == 1


def test_withdrawn_plan_counts_no_more(work) -> None:
    """Its reviews stay stored, and leave the comparison."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    review_all(work, made, {plan: {"An": i} for i, plan in enumerate(plans)})

    change_round(work, made, project_ids=tuple(plans[:2]))

    view = view_of(work, coalition)
    assert {review.project_id for review in view.submitted} == set(plans[:2])
    assert len(view.reviews) == 3


def test_moving_to_the_discussion_names_what_is_thin(work) -> None:
    """Drafts and plans with fewer than two reviews are named; nothing blocks."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    review_all(work, made, {plans[0]: {"An": 1, "Bo": 2}})
    keep_score(work, made, plans[1], "An", "wording", level=1)

    notes = [
        Translator("en").message(n) for n in before_moving(view_of(work, coalition), "discussing")
    ]

    assert "One review is begun" in notes[0]
    assert "Plan 1 and Plan 2" in notes[1]


def test_ranking_waits_for_the_discussion_and_for_two_plans(work) -> None:
    """A ranking during reviewing would end blindness; one plan has nothing to compare with."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    review_all(work, made, {plans[0]: {"An": 1, "Bo": 2}})
    assert comparison(view_of(work, coalition)).ranking is None

    move_round(work, made, "discussing")
    compared = comparison(view_of(work, coalition))
    assert compared.ranking is None
    assert compared.withheld is not None
    assert "two plans" in compared.withheld.id


def compared_round(
    work: UnitOfWork, *, of_plans: dict[str, object] | None = None, **values: object
) -> tuple[str, list[str]]:
    coalition, plans = coalition_with_plans(work, **(of_plans or {}))
    made = reviewing(work, coalition, plans, "An", "Bo", "Cas")
    review_all(
        work,
        made,
        {
            plans[0]: {"An": 4, "Bo": 4, "Cas": 4},
            plans[1]: {"An": 3, "Bo": 1, "Cas": 2},
            plans[2]: {"An": 0, "Bo": 0, "Cas": 0},
        },
    )
    moved = move_round(work, work.rounds.one(made.id), "discussing")
    if values:
        change_round(work, moved, **values)
    return coalition, plans


def test_comparison_ranks_and_shows_where_reviewers_differ(work) -> None:
    """Best first, bands with a line, and the widest difference named with who gave what."""
    coalition, plans = compared_round(work, places=1)

    compared = comparison(view_of(work, coalition))

    assert compared.ranking is not None
    assert [project.id for project in compared.ranking.projects] == plans
    assert compared.ranking.projects[-1].band == "out"
    first = compared.disagreements[0]
    assert (first.project_id, first.spread) == (plans[1], 2)
    assert [(o.reviewer, o.level) for o in first.opinions] == [("Bo", 1), ("Cas", 2), ("An", 3)]


def test_budget_draws_the_line_only_when_all_costs_are_known(work) -> None:
    """As many plans as fit from the top; with an unknown cost there is no line, and it says so."""
    coalition, _ = compared_round(work, budget=1000.0)
    compared = comparison(view_of(work, coalition))
    assert compared.ranking is not None
    assert compared.ranking.fund is None
    assert compared.line is not None
    assert "Not every plan" in compared.line.id

    coalition, _ = compared_round(work, of_plans={"budget": 500.0}, budget=1000.0)
    compared = comparison(view_of(work, coalition))
    assert compared.ranking is not None
    assert compared.ranking.fund == 2


def test_comparison_leaves_as_excel_and_csv_without_formulas(work) -> None:
    """Numbers are numbers, and a hostile title stays a text."""
    coalition, _ = compared_round(work, of_plans={"title": HOSTILE})
    compared = comparison(view_of(work, coalition))
    t = Translator("nl")

    book = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(compared, t)))
    text = comparison_csv(compared, t).decode("utf-8-sig")

    cell = book.worksheets[0]["A2"]
    assert cell.data_type == "s"
    assert book.worksheets[1].max_row == 1 + 3 * 3 * len(LESSON_IDS)
    assert text.splitlines()[1].startswith("\"'=cmd")
    assert all(isinstance(row[2], float) for row in comparison_table(compared, t)[1])


def test_disagreements_ignore_skipped_and_not_applicable(work) -> None:
    """Silence is no opinion."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    keep_score(work, made, plans[0], "An", "wording", level=4)
    keep_score(work, made, plans[0], "Bo", "wording", not_applicable=True)
    for name in ("An", "Bo"):
        submit_review(work, made, plans[0], name, AT)

    assert disagreements(view_of(work, coalition).submitted) == ()


def test_removed_round_takes_its_reviews_along(work) -> None:
    """Nothing hangs loose."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    keep_score(work, made, plans[0], "An", "wording", level=4)

    remove_round(work, made)

    assert work.reviews.find(coalition_id=coalition) == []


def test_kickoff_choices_are_kept(work) -> None:
    """What was chosen is there tomorrow; a place that is too long is refused."""
    coalition, _ = coalition_with_plans(work)
    assert kickoff_plan(work, coalition).minutes == 90

    keep_kickoff_plan(work, coalition, minutes=150, starts=time(9, 15), place=HOSTILE)
    kept = keep_kickoff_plan(work, coalition, on=date(2027, 1, 20))

    assert kickoff_plan(work, coalition) == kept
    assert (kept.minutes, kept.starts, kept.place) == (150, time(9, 15), HOSTILE)
    with pytest.raises(InvalidInputError):
        keep_kickoff_plan(work, coalition, place="x" * 201)


def test_guests_are_invited_prospects_and_empty_domains_with_a_way_in(work) -> None:
    """The path to a prospect in an empty domain is named; a planned invitation is remembered."""
    coalition, _ = coalition_with_plans(work)
    church, town, _ = work.partners.add_all(
        [
            Partner(coalition_id=coalition, name="Kerk", status="prospect", domains=("faith",)),
            Partner(
                coalition_id=coalition, name="Gemeente", status="joined", domains=("municipality",)
            ),
            Partner(coalition_id=coalition, name="Bank", status="invited", domains=("finance",)),
        ]
    )
    work.ties.add(Tie(coalition_id=coalition, source_id=town.id, target_id=church.id))
    work.commit()

    who = guests(work, coalition)
    assert [p.name for p in who.prospects] == ["Kerk"]
    assert [p.name for p in who.invited] == ["Bank"]
    faith = next(gap for gap in who.gaps if gap.domain == "faith")
    assert faith.path == (town.id, church.id)
    assert "municipality" not in {gap.domain for gap in who.gaps}

    plan_invitation(work, coalition, "faith", "Nodig uit")
    assert guests(work, coalition).planned == {"faith"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_cards_for_participants_avoid_the_word(work, language) -> None:
    """Nothing that participants get holds the word, even when the coalition is called after it."""
    coalition, _ = coalition_with_plans(work)
    known = work.coalitions.one(coalition)
    named = known.changed(name="Coalitie tegen eenzaamheid (lonely)")

    made = kickoff_cards(named, kickoff_plan(work, coalition), Translator(language))

    written = str(made).casefold()
    assert "eenzaam" not in written
    assert "lonel" not in written


def test_papers_open_in_word_and_pdf_with_hostile_names(work) -> None:
    """The script holds names as typed; both files are real."""
    coalition, _ = coalition_with_plans(work)
    work.partners.add(Partner(coalition_id=coalition, name=HOSTILE, status="prospect"))
    work.commit()
    here, plan, who = (
        work.coalitions.one(coalition),
        kickoff_plan(work, coalition),
        guests(work, coalition),
    )
    t = Translator("nl")

    word = WordDocument(io.BytesIO(write_script(here, plan, who, t, "docx")))

    assert any("<script>alert(1)</script>" in paragraph.text for paragraph in word.paragraphs)
    assert write_script(here, plan, who, t, "pdf").startswith(b"%PDF")
    assert write_cards(here, plan, t, "pdf").startswith(b"%PDF")
    assert "19:30" in str(script(here, plan, who, t))


def test_all_equal_levels_decide_nothing_and_are_named(work) -> None:
    """A reviewer who gives everything a 4 is named, and no plan is in or out."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans)
    review_all(work, made, {plan: {"An": 4, "Bo": 4} for plan in plans})
    moved = move_round(work, work.rounds.one(made.id), "discussing")
    change_round(work, moved, places=1)

    compared = comparison(view_of(work, coalition))

    assert compared.finding is not None
    assert "about no plan" in compared.finding.id
    t = Translator("en")
    assert any("gave level 4 to everything" in t.message(note) for note in compared.notes)


def test_one_reviewer_gives_a_ranking_without_agreement(work) -> None:
    """One opinion has nothing to agree with, and the page can say so."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans, "An")
    review_all(work, made, {plans[0]: {"An": 4}, plans[1]: {"An": 0}})
    move_round(work, work.rounds.one(made.id), "discussing")

    compared = comparison(view_of(work, coalition))

    assert compared.ranking is not None
    assert compared.ranking.agreement.alpha is None
    assert compared.disagreements == ()


def test_weighed_lesson_that_nobody_scored_is_named_by_its_label(work) -> None:
    """The remark names the lesson as people know it; a weight on nothing else is one sentence."""
    coalition, plans = coalition_with_plans(work)
    made = reviewing(work, coalition, plans, "An")
    for plan, level in zip(plans, (4, 2, 0), strict=True):
        keep_score(work, made, plan, "An", "wording", level=level)
        submit_review(work, made, plan, "An", AT)
    moved = move_round(work, work.rounds.one(made.id), "discussing")
    weighed = change_round(
        work, moved, weights={"wording": 1.0, "key-persons": 2.0}, weights_reason="Raad"
    )

    notes = comparison(view_of(work, coalition)).notes
    t = Translator("nl", catalogue())
    assert any("Sleutelpersonen" in t.message(note) for note in notes)

    change_round(work, weighed, weights={"key-persons": 2.0}, weights_reason="Raad")
    with pytest.raises(InvalidInputError):
        comparison(view_of(work, coalition))


@pytest.mark.parametrize(
    ("phase", "passed"), [("open", True), ("reviewing", True), ("deciding", False)]
)
def test_passed_closing_date_is_noticed_while_it_matters(phase, passed) -> None:
    """After the discussion began the date is history."""
    made = Round(coalition_id="c", title="R", phase=phase, closes_on=date(2026, 1, 1))

    assert has_passed(made, date(2026, 1, 2)) is passed
    assert not has_passed(made, date(2026, 1, 1))
