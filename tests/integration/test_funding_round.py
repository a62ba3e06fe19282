"""A round from the rules to the letters through the storage, on both databases."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import openpyxl
import pytest
from docx import Document as WordDocument

from model.core.actor import Actor
from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError, NotAllowedError, StaleWriteError
from model.core.translation import Translator
from model.evaluation.lessons import LESSON_IDS
from model.evaluation.projects import Project, Referrer
from model.network.partners import Partner
from model.network.ties import Tie
from model.review.lots import lot_holds
from model.review.rounds import Round
from model.services.assigning import (
    assign_by_hand,
    assign_plans,
    loads,
    withdraw_reviewer,
)
from model.services.awards import decide, decide_alike, draw_lot_for, spent
from model.services.calibration import keep_practice, practice
from model.services.coalitions import start_coalition
from model.services.comparison import comparison
from model.services.conflicts import decide_conflicts, declare_conflict, is_light
from model.services.dossiers import export_dossier, import_dossier
from model.services.eligibility import (
    PlanCheck,
    accept_readings,
    ask_repair,
    eligibility,
    judge_rule,
    take_plan_back,
)
from model.services.history import happenings, undo
from model.services.letters import LetterRound, letter_file, letters_zip
from model.services.opening import start_work
from model.services.own_levels import agree_level, give_level
from model.services.panel_profiles import panel_profile
from model.services.portfolio import portfolio, swap
from model.services.public_list import public_list
from model.services.questions import answer_question, ask_applicant
from model.services.refilling import accept_readers, open_places
from model.services.review_file import review_file
from model.services.reviews import (
    abstain,
    keep_check,
    keep_review,
    keep_score,
    review_desk,
    submit_review,
)
from model.services.round_export import round_content, round_workbook
from model.services.round_log import round_log
from model.services.rounds import RoundView, change_round, move_round, rounds, start_round
from model.services.scoring import score_project
from model.storage.unit_of_work import UnitOfWork

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
DAY = date(2026, 11, 1)
HOSTILE = '=cmd()|"<script>alert(1)</script> ../ 🧓 \u202eolleh'
PANEL = ("An de Vries", "Bo Jansen", "Cas Bakker", "Dina Smit")


def town(work: UnitOfWork, number: int = 4, **fields: object) -> tuple[Coalition, list[Project]]:
    """A coalition with three partners and plans of the first one."""
    made = start_coalition(work, name="Samen", municipality="Erp")
    welfare, church, town_hall = work.partners.add_all(
        [
            Partner(coalition_id=made.id, name="Welzijn Erp", status="joined"),
            Partner(coalition_id=made.id, name="Kerk Erp", status="joined"),
            Partner(coalition_id=made.id, name="Gemeente Erp", status="joined", roles=("funder",)),
        ]
    )
    work.ties.add_all(
        [
            Tie(coalition_id=made.id, source_id=welfare.id, target_id=church.id),
            Tie(coalition_id=made.id, source_id=welfare.id, target_id=town_hall.id),
        ]
    )
    values: dict[str, object] = {"budget": 1000.0, "lead_partner_id": welfare.id, **fields}
    plans = [
        Project.model_validate({"coalition_id": made.id, "title": f"Plan {i}", **values})
        for i in range(number)
    ]
    added = work.projects.add_all(plans)
    work.commit()
    return made, added


def start(work: UnitOfWork, here: Coalition, plans: list[Project], **values: object) -> Round:
    own: dict[str, object] = {
        "title": "Ronde",
        "project_ids": tuple(plan.id for plan in plans),
        "reviewers": PANEL,
        **values,
    }
    return start_round(work, here.id, **own)


def view_of(work: UnitOfWork, here: Coalition) -> RoundView:
    return rounds(work, here.id)[0]


def checks_of(work: UnitOfWork, here: Coalition) -> dict[str, PlanCheck]:
    partners = work.partners.find(coalition_id=here.id)
    return {c.project.title: c for c in eligibility(view_of(work, here), partners)}


def review(work: UnitOfWork, round_: Round, plan: Project, name: str, level: int) -> None:
    for lesson in LESSON_IDS:
        keep_score(work, round_, plan.id, name, lesson, level=level, reason=f"{name} vond dit")
    submit_review(work, round_, plan.id, name, AT)


def decided_round(work: UnitOfWork) -> tuple[Coalition, list[Project]]:
    """A round of four plans, reviewed by two of the panel, two granted."""
    here, plans = town(work)
    made = move_round(work, start(work, here, plans, places=2), "reviewing")
    for place, plan in enumerate(plans):
        for name in PANEL[:2]:
            review(work, made, plan, name, 4 - place)
    deciding = move_round(work, work.rounds.one(made.id), "deciding")
    for place, plan in enumerate(plans):
        outcome = "granted" if place < 2 else "refused"
        reason = "Zoals Bo Jansen al zei: dit bereikt mensen."
        decide(
            work,
            deciding,
            plan.id,
            outcome=outcome,  # type: ignore[arg-type] # one of two
            amount=1000.0,
            reason=reason,
            by="Hilde",
            at=AT,
        )
    return here, plans


def test_rules_are_read_and_a_person_decides(work) -> None:
    """One meeting is proposed as not met; silence is unclear; nothing holds before somebody says so."""
    here, plans = town(work, 3, meetings=12, ends_on=date(2027, 6, 1), starts_on=date(2027, 1, 1))
    work.projects.save(plans[1].changed(meetings=1))
    work.projects.save(plans[2].changed(meetings=None))
    work.commit()
    made = start(work, here, plans, exclusions=({"id": "one-off"}, {"id": "incomplete"}))

    before = checks_of(work, here)
    assert [before[f"Plan {i}"].rules[0].outcome for i in range(3)] == ["met", "not-met", "unclear"]
    assert {check.standing for check in before.values()} == {"open"}

    taken = accept_readings(work, view_of(work, here), tuple(before.values()), by="Hilde", at=AT)
    judge_rule(
        work, made, plans[1].id, "one-off", "not-met", by="Hilde", at=AT, reason="Eén avond."
    )

    after = checks_of(work, here)
    assert taken == 4
    assert [after[f"Plan {i}"].standing for i in range(3)] == ["may", "out", "open"]
    assert after["Plan 1"].rules[0].verdict is not None
    assert after["Plan 1"].rules[0].verdict.by == "Hilde"
    assert [plan.title for plan in view_of(work, here).projects] == ["Plan 0", "Plan 2"]


def test_rule_that_keeps_a_plan_out_needs_a_name_and_a_reason(work) -> None:
    """The letter will name it."""
    here, plans = town(work, 1)
    made = start(work, here, plans, exclusions=({"id": "one-off"},))

    with pytest.raises(InvalidInputError, match="why"):
        judge_rule(work, made, plans[0].id, "one-off", "not-met", by="Hilde", at=AT)
    with pytest.raises(InvalidInputError, match="name"):
        judge_rule(work, made, plans[0].id, "one-off", "met", by=" ", at=AT)


def test_repair_is_asked_once(work) -> None:
    """A second time is refused; the completed plan is read anew."""
    here, plans = town(work, 1)
    made = start(work, here, plans, exclusions=({"id": "incomplete"},))
    ask_repair(work, made, plans[0].id, asked="Looptijd", until=date(2026, 12, 1))

    with pytest.raises(InvalidInputError, match="chance"):
        ask_repair(work, made, plans[0].id, asked="Nog iets", until=date(2027, 1, 1))

    work.projects.save(plans[0].changed(starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 1)))
    work.commit()
    assert checks_of(work, here)["Plan 0"].rules[0].outcome == "met"


def test_conflicts_come_from_the_map_with_the_weightiest_reason(work) -> None:
    """Applicant, partner in the plan, funder, one step; a stranger has none."""
    here, plans = town(work, 2)
    church = next(p for p in work.partners.find(coalition_id=here.id) if p.name == "Kerk Erp")
    named = work.projects.save(plans[1].changed(referrers=(Referrer(partner_id=church.id),)))
    work.commit()
    who = dict(zip(PANEL, ("Welzijn Erp", "Kerk Erp", "gemeente erp", "Iets anders"), strict=True))

    start(work, here, plans, affiliations={n: {"organisation": o} for n, o in who.items()})

    t = Translator("en")
    found = {(c.reviewer, c.project_id): c for c in view_of(work, here).conflicts}
    assert "is the applicant" in t.message(found[PANEL[0], plans[0].id].found)
    assert "partner in this plan" in t.message(found[PANEL[1], named.id].found)
    assert is_light(found[PANEL[1], plans[0].id])
    assert "is a funder" in t.message(found[PANEL[2], plans[0].id].found)
    assert not any(reviewer == PANEL[3] for reviewer, _ in found)


def test_conflict_blocks_until_a_person_says_no_objection(work) -> None:
    """Not looked at counts as a conflict: no division, no file, no review."""
    here, plans = town(work, 2)
    own = {PANEL[0]: {"organisation": "Welzijn Erp"}}
    made = start(work, here, plans, affiliations=own, reviews_per_plan=4)
    moved = move_round(work, made, "reviewing")
    view = view_of(work, here)

    assert view.plans_of(PANEL[0]) == ()
    assert review_desk(view, plans[0].id, PANEL[0]).hidden is not None
    assert {p.title: p.short for p in open_places(view)} == {"Plan 0": 1, "Plan 1": 1}
    with pytest.raises(InvalidInputError, match="too near"):
        keep_score(work, moved, plans[0].id, PANEL[0], "wording", level=4)
    with pytest.raises(InvalidInputError, match="conflict of interest"):
        assign_by_hand(work, moved, plans[0].id, PANEL[0], gives=True)

    first = next(c for c in view.conflicts if c.project_id == plans[0].id)
    decide_conflicts(work, [first], "dismissed", by="Hilde", at=AT)
    assign_by_hand(work, moved, plans[0].id, PANEL[0], gives=True)

    view = view_of(work, here)
    assert [plan.id for plan in view.plans_of(PANEL[0])] == [plans[0].id]
    kept = next(c for c in view.conflicts if c.project_id == plans[0].id)
    assert (kept.state, kept.by, kept.at) == ("dismissed", "Hilde", AT)


def test_looking_again_leaves_decisions_alone(work) -> None:
    """Saving the round a second time proposes nothing twice."""
    here, plans = town(work, 1)
    made = start(work, here, plans, affiliations={PANEL[0]: {"organisation": "Welzijn Erp"}})
    decide_conflicts(work, view_of(work, here).conflicts, "dismissed", by="Hilde", at=AT)

    change_round(work, made, title="Ronde 2")

    assert [c.state for c in view_of(work, here).conflicts] == ["dismissed"]


def test_declared_conflict_gives_the_plan_to_somebody_else(work) -> None:
    """What was begun goes, who could take it is proposed with the reason, and one step gives it."""
    here, plans = town(work, 4)
    made = move_round(work, start(work, here, plans, reviews_per_plan=2), "reviewing")
    plan = view_of(work, here).plans_of(PANEL[0])[0]
    keep_score(work, made, plan.id, PANEL[0], "wording", level=1)

    with pytest.raises(InvalidInputError, match="how you are tied"):
        declare_conflict(work, made, plan.id, PANEL[0], reason=" ", at=AT)
    conflict = declare_conflict(work, made, plan.id, PANEL[0], reason="Mijn zus", at=AT)

    view = view_of(work, here)
    assert view.review_of(plan.id, PANEL[0]) is None
    assert plan.id not in {one.id for one in view.plans_of(PANEL[0])}
    [place] = open_places(view)
    [(taker, why)] = place.takers
    t = Translator("en")
    assert (place.project_id, place.short) == (plan.id, 0)
    assert [t.message(one) for one in place.lost] == [f"{PANEL[0]} fell away: “Mijn zus”"]
    assert "the others have 1 to 2" in t.message(why)

    stood = {(one.project_id, one.reviewer) for one in view.assignments}
    assert accept_readers(work, made, [place]) == 1
    now = view_of(work, here)
    given = {(one.project_id, one.reviewer) for one in now.assignments}
    assert given == stood - {(plan.id, PANEL[0])} | {(plan.id, taker)}
    assert open_places(now) == ()
    with pytest.raises(InvalidInputError, match="Something changed meanwhile"):
        accept_readers(work, made, [place])
    with pytest.raises(InvalidInputError, match="declared this"):
        decide_conflicts(work, [conflict], "dismissed", by="Hilde", at=AT)


def test_conflict_that_is_dismissed_in_time_gives_the_plan_back(work) -> None:
    """As long as nobody accepted the proposal, the first reader still has the plan."""
    here, plans = town(work, 4)
    made = move_round(work, start(work, here, plans, reviews_per_plan=2), "reviewing")
    plan = view_of(work, here).plans_of(PANEL[0])[0]
    conflict = declare_conflict(work, made, plan.id, PANEL[0], reason="Mijn zus", at=AT)

    decide_conflicts(work, [conflict], "dismissed", by="Hilde", at=AT, reason="Een verre nicht")

    view = view_of(work, here)
    assert plan.id in {one.id for one in view.plans_of(PANEL[0])}
    assert open_places(view) == ()


def test_proposal_says_when_nobody_is_left(work) -> None:
    """Everybody else reads it already or stands too near: a name is missing, nothing is given."""
    here, plans = town(work, 2)
    made = start(work, here, plans, reviews_per_plan=2, reviewers=PANEL[:2])
    made = move_round(work, made, "reviewing")
    declare_conflict(work, made, plans[0].id, PANEL[0], reason="Mijn zus", at=AT)

    [place] = open_places(view_of(work, here))

    assert (place.takers, place.short) == ((), 1)
    with pytest.raises(InvalidInputError):
        accept_readers(work, made, [place])
    move_round(work, work.rounds.one(made.id), "discussing")
    assert open_places(view_of(work, here)) == ()


def test_division_is_made_when_reviewing_starts_and_is_explained(work) -> None:
    """As many each, and every reviewer reads why these."""
    here, plans = town(work, 8)
    move_round(work, start(work, here, plans, reviews_per_plan=2), "reviewing")

    view = view_of(work, here)

    assert len(view.assignments) == 16
    assert {len(load.plans) for load in loads(view)} == {4}
    assert all(load.reasons for load in loads(view))
    stranger = next(p for p in plans if p not in view.plans_of(PANEL[0]))
    with pytest.raises(InvalidInputError, match="not for you"):
        keep_score(work, view.round, stranger.id, PANEL[0], "wording", level=4)


def test_reviewer_who_withdraws_halfway_keeps_what_is_in(work) -> None:
    """Handed in counts; the rest goes to others and nobody is skipped."""
    here, plans = town(work, 8)
    made = move_round(work, start(work, here, plans, reviews_per_plan=2), "reviewing")
    mine = view_of(work, here).plans_of(PANEL[0])
    review(work, made, mine[0], PANEL[0], 3)
    keep_score(work, made, mine[1].id, PANEL[0], "wording", level=1)

    extra = withdraw_reviewer(work, work.rounds.one(made.id), PANEL[0])

    view = view_of(work, here)
    assert view.round.withdrawn == (PANEL[0],)
    assert sum(len(plans) for plans in extra.values()) == len(mine) - 1
    assert [r.project_id for r in view.reviews if r.reviewer == PANEL[0]] == [mine[0].id]
    assert open_places(view) == ()
    with pytest.raises(InvalidInputError, match="not for you"):
        keep_score(work, view.round, mine[1].id, PANEL[0], "wording", level=2)


def test_last_reviewer_cannot_withdraw(work) -> None:
    """Somebody must be left."""
    here, plans = town(work, 1)
    made = start(work, here, plans, reviewers=("An",))

    with pytest.raises(InvalidInputError, match="left to review"):
        withdraw_reviewer(work, made, "An")


def test_dividing_again_keeps_what_was_chosen_by_hand(work) -> None:
    """A person's choice stays, and everything else is divided around it."""
    here, plans = town(work, 6)
    made = start(work, here, plans)
    assign_plans(work, made, 1)
    view = view_of(work, here)
    plan = next(p for p in plans if p not in view.plans_of(PANEL[0]))
    assign_by_hand(work, view.round, plan.id, PANEL[0], gives=True)

    assign_plans(work, work.rounds.one(made.id), 2)

    view = view_of(work, here)
    assert plan.id in {p.id for p in view.plans_of(PANEL[0])}
    assert len(view.assignments) == 12


def test_own_criterion_is_scored_and_weighs(work) -> None:
    """It stands beside the lessons, keeps its id when its words change, and is ranked."""
    here, plans = town(work, 2)
    made = start(work, here, plans, criteria=({"label": "Past bij de wijk"},))
    own = made.criteria[0].id
    made = change_round(
        work, made, criteria=({"id": own, "label": HOSTILE, "anchors": ("a", "", "", "", "e")},)
    )
    made = move_round(work, made, "reviewing")
    for plan, level in zip(plans, (4, 0), strict=True):
        for name in PANEL[:3]:
            keep_score(work, made, plan.id, name, own, level=level, reason=HOSTILE)
            submit_review(work, made, plan.id, name, AT)
    weights = dict.fromkeys(LESSON_IDS, 0.0) | {own: 1.0}
    moved = move_round(work, work.rounds.one(made.id), "discussing")
    change_round(work, moved, weights=weights, weights_reason="Alleen de wijk telt")

    ranking = comparison(view_of(work, here)).ranking

    assert made.criteria[0].id == own
    assert ranking is not None
    assert [one.id for one in ranking.projects] == [plans[0].id, plans[1].id]


def test_criterion_without_a_name_is_refused(work) -> None:
    """Words for levels without a name are a slip; an empty row is nothing."""
    here, plans = town(work, 1)

    with pytest.raises(InvalidInputError, match="a name"):
        start(work, here, plans, criteria=({"label": " ", "question": "Past het?"},))
    assert start(work, here, plans, criteria=({"label": " "},)).criteria == ()


def test_own_levels_and_others_are_hidden_until_handed_in(work) -> None:
    """Blind for the panel and for what the project gave itself."""
    here, plans = town(work, 1)
    score_project(work, plans[0], AT)
    give_level(work, plans[0], "wording", level=1, reason="", by="Lead", at=AT)
    agree_level(work, plans[0], "wording", level=4, reason="Samen", at=AT)
    made = move_round(work, start(work, here, plans), "reviewing")
    review(work, made, plans[0], PANEL[1], 2)

    view = view_of(work, here)
    desk = review_desk(view, plans[0].id, PANEL[0])
    assert review_file(work, view, desk, "[…]").own_levels == {}
    assert desk.others == ()

    review(work, made, plans[0], PANEL[0], 1)
    view = view_of(work, here)
    desk = review_desk(view, plans[0].id, PANEL[0])
    file = review_file(work, view, desk, "[…]")
    assert file.own_levels["wording"].level == 4
    assert len(desk.others) == 1
    assert not file.changed_since
    rows = {
        row.criterion: row for row in panel_profile(view, plans[0].id, [*file.own_levels.values()])
    }
    assert rows["wording"].gap == 2.5


def test_plan_without_a_copy_that_changed_after_a_review_is_said_so(work) -> None:
    """A round from before there were copies reads the plan itself; a review keeps its version."""
    here, plans = town(work, 1)
    made = work.rounds.save(start(work, here, plans).changed(phase="reviewing"))
    review(work, made, plans[0], PANEL[0], 1)
    work.projects.save(plans[0].changed(summary="Anders"))
    work.commit()

    view = view_of(work, here)
    desk = review_desk(view, plans[0].id, PANEL[0])

    file = review_file(work, view, desk, "[…]")
    assert file.changed_since
    assert file.copied_at is None


def test_plan_that_the_coordinator_put_in_is_judged_as_it_was_when_reviewing_began(work) -> None:
    """Everybody judges the same version: a change afterwards, or going back and on, moves nothing."""
    here, plans = town(work, 2)
    made = move_round(work, start(work, here, plans[:1]), "reviewing")
    work.projects.save(plans[0].changed(summary="LATER", lead_name="LATER"))
    work.commit()
    view = view_of(work, here)
    file = review_file(work, view, review_desk(view, plans[0].id, PANEL[0]), "[…]")

    assert view.projects[0].summary == plans[0].summary
    assert "LATER" not in repr(file)
    assert file.copied_at == view.copied_at[plans[0].id]

    change_round(work, work.rounds.one(made.id), project_ids=tuple(p.id for p in plans))
    assert set(view_of(work, here).copied_at) == {p.id for p in plans}
    move_round(work, move_round(work, work.rounds.one(made.id), "open"), "reviewing")
    assert view_of(work, here).copied_at[plans[0].id] == file.copied_at


def test_names_are_hidden_when_the_round_asks_it(work) -> None:
    """The applicant's name goes from every text and every quote, and the findings still stand."""
    here, plans = town(
        work, 1, lead_name="Marloes Kok", document_text="Welzijn Erp en MARLOES KOK bellen aan."
    )
    made = start(work, here, plans, names_hidden=True)
    move_round(work, made, "reviewing")

    view = view_of(work, here)
    file = review_file(work, view, review_desk(view, plans[0].id, PANEL[0]), "[naam]")

    assert file.project.document_text == "[naam] en [naam] bellen aan."
    assert file.applicant == ""
    assert set(file.lessons) == set(LESSON_IDS)
    assert "Welzijn Erp" not in repr(file.lessons)


def test_abstaining_and_checks_cost_nothing(work) -> None:
    """An abstention is no level anywhere, and checks give no level."""
    here, plans = town(work, 2)
    made = start(work, here, plans, check_ids=("structural", "no-such-check"))
    assert made.check_ids == ("structural",)
    made = move_round(work, made, "reviewing")
    for plan in plans:
        review(work, made, plan, PANEL[0], 3)
        review(work, made, plan, PANEL[1], 3)
    keep_score(work, made, plans[0].id, PANEL[2], "wording", level=0)
    abstain(work, made, plans[0].id, PANEL[2], note="Ken ik niet goed genoeg", at=AT)
    keep_check(work, made, plans[1].id, PANEL[2], "structural", outcome="fail", reason="Eén keer")

    view = view_of(work, here)
    assert len(view.submitted) == 5
    assert len(view.judging) == 4
    move_round(work, work.rounds.one(made.id), "discussing")
    ranking = comparison(view_of(work, here)).ranking
    assert ranking is not None
    assert {one.reviews for one in ranking.projects} == {2}
    assert {one.mean for one in ranking.projects} == {3.0}


def test_short_name_of_an_applicant_hides_no_other_word(work) -> None:
    """“Wil” is a person, “wil” a verb, and Willem somebody else."""
    said = "Wie wil, belt Wil. Willem helpt. Mevrouw Smeets en Jan van Galenstraat 3."
    here, plans = town(work, 1, lead_name="Wil Smeets", document_text=said)
    made = start(work, here, plans, names_hidden=True)
    move_round(work, made, "reviewing")

    view = view_of(work, here)
    file = review_file(work, view, review_desk(view, plans[0].id, PANEL[0]), "[naam]")

    hidden = "Wie wil, belt [naam]. Willem helpt. [naam] en Jan van Galenstraat 3."
    assert file.project.document_text == hidden


def test_too_long_note_is_one_clear_sentence(work) -> None:
    """A fault of the model becomes a sentence for a person."""
    here, plans = town(work, 1)
    made = move_round(work, start(work, here, plans), "reviewing")

    with pytest.raises(InvalidInputError, match="too long"):
        keep_review(work, made, plans[0].id, PANEL[0], note="x" * 5000)


def test_question_and_answer_stay_with_the_file(work) -> None:
    """Everybody who reads the plan sees both; an empty one is refused."""
    here, plans = town(work, 1)
    made = move_round(work, start(work, here, plans), "reviewing")

    with pytest.raises(InvalidInputError, match="question first"):
        ask_applicant(work, made, plans[0].id, PANEL[0], text=" ", at=AT)
    asked = ask_applicant(work, made, plans[0].id, PANEL[0], text=HOSTILE, at=AT)
    answer_question(work, asked, answer="Wij bellen aan.", by="Lead", at=AT)

    view = view_of(work, here)
    file = review_file(work, view, review_desk(view, plans[0].id, PANEL[1]), "[…]")
    assert [(q.text, q.answer) for q in file.questions] == [(HOSTILE, "Wij bellen aan.")]


def test_practice_shows_how_strict_somebody_is(work) -> None:
    """Levels are final, the reference is met or not, and the panel is compared."""
    here, plans = town(work, 1)
    made = start(work, here, plans)
    given = {
        "coffee-for-all": {"target-group": 0, "wording": 0},
        "garden-men": {"target-group": 2, "find-places": 2},
        "card-club": {"referral-alliance": 0, "key-persons": 0},
    }
    for vignette, levels in given.items():
        keep_practice(work, made, "An", vignette=vignette, levels=levels, at=AT)
        milder = {lesson: level + 1 for lesson, level in levels.items()}
        keep_practice(work, made, "Bo", vignette=vignette, levels=milder, at=AT)

    with pytest.raises(InvalidInputError, match="already"):
        keep_practice(work, made, "An", vignette="card-club", levels=given["card-club"], at=AT)
    with pytest.raises(InvalidInputError, match="each question"):
        keep_practice(work, made, "An", vignette="garden-men", levels={"wording": 1}, at=AT)

    found = practice(work, made, "An")
    assert found.bias.leaning == "stricter"
    assert found.panel_gap == -1
    assert found.next_vignette == "soup-after-clinic"


def test_plan_withdrawn_after_reviews_leaves_the_comparison_and_gets_no_letter(work) -> None:
    """Its reviews stay stored, and it can come back."""
    here, plans = decided_round(work)
    round_ = view_of(work, here).round
    take_plan_back(work, round_, plans[0].id, DAY)

    view = view_of(work, here)
    ranking = comparison(view).ranking
    assert ranking is not None
    assert plans[0].id not in {one.id for one in ranking.projects}
    assert len(view.reviews) == 8
    content = round_content(work, here, view, DAY)
    ready = LetterRound(here, view, {}, content.applicants, DAY).ready()
    assert plans[0].id not in {plan.id for plan in ready}

    take_plan_back(work, round_, plans[0].id, None)
    assert len(view_of(work, here).projects) == 4


def test_decision_needs_phase_name_and_reason_and_keeps_its_history(work) -> None:
    """Too early, nameless or without a reason is refused; a change can be taken back."""
    here, plans = town(work, 2)
    made = start(work, here, plans)
    common = {"by": "Hilde", "at": AT}
    with pytest.raises(InvalidInputError, match="Reviewing goes on"):
        decide(work, made, plans[0].id, outcome="granted", reason="Goed", **common)

    made = move_round(work, made, "deciding")
    with pytest.raises(InvalidInputError, match="Write why"):
        decide(work, made, plans[0].id, outcome="granted", reason=" ", **common)
    with pytest.raises(InvalidInputError, match="name"):
        decide(work, made, plans[0].id, outcome="granted", reason="Goed", by="", at=AT)

    seen = decide(work, made, plans[0].id, outcome="granted", amount=500.0, reason="Goed", **common)
    with pytest.raises(StaleWriteError):
        decide(work, made, plans[0].id, outcome="refused", reason="Niet gezien", **common)
    again = {"outcome": "refused", "amount": 500.0, "reason": "Toch niet", "known": seen}
    decide(work, made, plans[0].id, **again, **common)
    # The same again from what was seen first is no conflict; another reason is.
    decide(work, made, plans[0].id, **again, **common)
    with pytest.raises(StaleWriteError):
        decide(work, made, plans[0].id, **{**again, "reason": "Anders"}, **common)
    award = view_of(work, here).award_of(plans[0].id)
    assert award is not None
    assert (award.outcome, award.amount) == ("refused", None)

    undo(work, here.id, happenings(work, here.id, limit=1)[0].at)
    award = view_of(work, here).award_of(plans[0].id)
    assert award is not None
    assert (award.outcome, award.amount) == ("granted", 500.0)


def test_deciding_alike_leaves_earlier_decisions_alone(work) -> None:
    """One reason for several plans, never over what somebody decided before."""
    here, plans = town(work, 3)
    made = move_round(work, start(work, here, plans), "deciding")
    decide(work, made, plans[0].id, outcome="refused", reason="Nee", by="Hilde", at=AT)

    amounts = {plan.id: 700.0 for plan in plans}
    decide_alike(work, made, amounts, outcome="granted", reason="Ja", by="Hilde", at=AT)

    view = view_of(work, here)
    assert [view.award_of(plan.id).outcome for plan in plans] == ["refused", "granted", "granted"]  # type: ignore[union-attr]
    assert spent(view) == 1400


def test_lot_is_recorded_once_with_its_seed(work) -> None:
    """The same seed gives the same order, and a second try between the same plans is refused."""
    here, plans = town(work, 3)
    made = move_round(work, start(work, here, plans), "deciding")
    ids = [plan.id for plan in plans[:2]]
    words = {"reason": "Gelijk", "by": "Hilde", "at": AT}

    drawn = draw_lot_for(work, made, ids, seed=" 4 8 15 ", **words)

    assert sorted(drawn.lot.order) == sorted(ids)
    assert drawn.lot.seed == "4 8 15"
    with pytest.raises(InvalidInputError, match="no second"):
        draw_lot_for(work, made, ids[::-1], seed="16", **words)
    with pytest.raises(InvalidInputError, match="at least two"):
        draw_lot_for(work, made, ids[:1], seed="16", **words)
    with pytest.raises(InvalidInputError, match="seed"):
        draw_lot_for(work, made, [plans[0].id, plans[2].id], seed=" ", **words)


def test_portfolio_names_what_nobody_does_and_what_a_swap_changes(work) -> None:
    """Gained and lost are named; two plans for the same people look alike."""
    _, plans = town(work, 3)
    alike = {"risk_groups": ("youth",), "kinds_of_support": ("meeting",), "area": "Noord"}
    first, second = (plan.changed(**alike) for plan in plans[:2])
    third = plans[2].changed(risk_groups=("carers",), budget=400.0, area="Zuid")
    every = [first, second, third]

    together = portfolio(every, [first.id, second.id])
    change = swap(every, [first.id, second.id], second.id, third.id, None)

    assert [(one.a, one.b) for one in together.doubles] == [(first.id, second.id)]
    carers = next(one for one in together.of("risk-groups") if one.item == "carers")
    assert (carers.plans, carers.elsewhere) == ((), (third.id,))
    assert together.costs == 2000
    assert change.costs == -600
    said = [Translator("en").message(one) for one in change.gained]
    assert said == ["carers", "area Zuid"]
    assert change.lost == ()


def test_letters_name_no_reviewer_and_leave_in_word_and_pdf(work) -> None:
    """Names are taken out of what people typed; a plan kept out gets a letter with the rule."""
    here, plans = decided_round(work)
    view = view_of(work, here)
    content = round_content(work, here, view, DAY)
    letters = LetterRound(here, view, {}, content.applicants, DAY)
    t = Translator("nl")

    with zipfile.ZipFile(io.BytesIO(letters_zip(letters, t))) as packed:
        names = packed.namelist()
        texts = [
            "\n".join(p.text for p in WordDocument(io.BytesIO(packed.read(name))).paragraphs)
            for name in names
            if name.endswith(".docx")
        ]
    assert len(names) == 8
    assert not any(person in text for person in PANEL for text in texts)
    assert "een beoordelaar" in texts[0]
    assert "1.000" in texts[0]
    assert letter_file(letters, plans[0], t, "pdf").startswith(b"%PDF")


def test_letter_of_a_plan_that_fell_out_names_the_rule(work) -> None:
    """Nobody has to guess why."""
    here, plans = town(work, 2)
    made = start(work, here, plans, exclusions=({"id": "own-1", "text": HOSTILE},))
    judge_rule(work, made, plans[0].id, "own-1", "not-met", by="An", at=AT, reason="Past niet")
    view = view_of(work, here)
    letters = LetterRound(here, view, {}, {}, DAY)

    assert [plan.title for plan in letters.ready()] == ["Plan 0"]
    word = WordDocument(io.BytesIO(letter_file(letters, plans[0], Translator("en"), "docx")))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert "Past niet" in text
    assert "<script>" in text


def test_everything_leaves_in_excel_and_the_public_list_keeps_secrets(work) -> None:
    """A sheet a subject, texts as texts; the list holds no level and no reason."""
    here, plans = decided_round(work)
    work.projects.save(plans[0].changed(title=HOSTILE))
    work.commit()
    content = round_content(work, here, view_of(work, here), DAY)
    t = Translator("en")

    book = openpyxl.load_workbook(io.BytesIO(round_workbook(content, t)))
    listed = public_list(content, t, "csv").decode("utf-8-sig")

    assert {"Round", "Plans and decisions", "Levels and reasons", "Ranking", "Log"} <= set(
        book.sheetnames
    )
    assert book["Plans and decisions"]["A2"].data_type == "s"
    assert "vond dit" not in listed
    assert "Plan 1" in listed
    assert "Plan 3" not in listed
    assert public_list(content, t, "pdf").startswith(b"%PDF")


def test_log_says_who_did_what_and_never_a_level(work) -> None:
    """Many small saves are one line; a reviewer's own work stands under their name."""
    here, _ = decided_round(work)
    view = view_of(work, here)
    t = Translator("en")

    lines = [(line.by, t.message(line.what)) for line in round_log(work, view)]

    assert (PANEL[0], "handed in a review of Plan 0") in lines
    assert (PANEL[0], "worked on a review of Plan 0") in lines
    assert ("Hilde", "decided about Plan 0: granted") in lines
    assert lines[-1][1] == "made the round"
    assert len(lines) < 30
    assert not any("vond dit" in text for _, text in lines)


def test_dossier_carries_the_whole_round(work) -> None:
    """Applications, conflicts, division, questions, decisions and lots come back in."""
    here, plans = decided_round(work)
    round_ = view_of(work, here).round
    ask_applicant(work, round_, plans[0].id, PANEL[0], text="Wie belt?", at=AT)
    take_plan_back(work, round_, plans[3].id, DAY)
    assign_plans(work, round_, 2)
    draw_lot_for(
        work,
        view_of(work, here).round,
        [p.id for p in plans[:2]],
        seed="1",
        reason="x",
        by="H",
        at=AT,
    )

    again = import_dossier(work, export_dossier(work, here.id, AT))

    view = view_of(work, again)
    assert len(view.awards) == 4
    assert (len(view.questions), len(view.lots), len(view.taken_back)) == (1, 1, 1)
    lot = view.lots[0].lot
    assert set(lot.order) <= {project.id for project in view.every_plan}
    assert not set(lot.order) & {project.id for project in plans}
    assert lot_holds(lot)
    assert len(view.assignments) == len(view_of(work, here).assignments) > 0


@pytest.mark.parametrize("people", [1, 2])
def test_all_four_reviewer_one_reviewer_and_all_equal_decide_nothing(work, people) -> None:
    """No difference is no order: nothing is called decided, and it says why."""
    here, plans = town(work, 3)
    made = start(work, here, plans, reviewers=PANEL[:people], places=1)
    made = move_round(work, made, "reviewing")
    for plan in plans:
        for name in PANEL[:people]:
            review(work, made, plan, name, 4)
    move_round(work, work.rounds.one(made.id), "discussing")

    compared = comparison(view_of(work, here))

    assert compared.ranking is not None
    assert not any(pair.decided for pair in compared.ranking.pairwise)
    assert {one.band for one in compared.ranking.projects} == {"undecided"}
    assert compared.ranking.agreement.alpha is None


def test_reviewer_who_never_starts_and_one_plan_break_nothing(work) -> None:
    """A round of one plan is decided by people; who did nothing is not in the way."""
    here, plans = town(work, 1)
    made = move_round(work, start(work, here, plans, reviews_per_plan=4), "reviewing")
    review(work, made, plans[0], PANEL[0], 3)
    moved = move_round(work, work.rounds.one(made.id), "deciding")

    view = view_of(work, here)
    assert comparison(view).ranking is None
    assert [load.handed_in for load in loads(view)] == [1, 0, 0, 0]
    decide(work, moved, plans[0].id, outcome="granted", reason="Goed", by="Hilde", at=AT)
    assert len(LetterRound(here, view_of(work, here), {}, {}, DAY).ready()) == 1


def test_reviewer_by_link_sees_only_their_own_plans_and_may_step_aside(database) -> None:
    """Without a plan of their own nothing opens; a declared conflict hides the plan at once."""
    with start_work(by="Tester") as work:
        here, plans = town(work, 3)
        made = move_round(work, start(work, here, plans, reviews_per_plan=1), "reviewing")
        view = view_of(work, here)
    idle = next(n for n in PANEL if not view.plans_of(n))
    busy = next(n for n in PANEL if view.plans_of(n))
    common = {"known": "link", "role": "reviewer", "coalition_id": here.id, "round_id": made.id}

    with start_work(actor=Actor.model_validate({**common, "name": idle})) as own:
        assert rounds(own, here.id)[0].plans_of(idle) == ()
        with pytest.raises(InvalidInputError, match="not for you"):
            keep_score(own, made, plans[0].id, idle, "wording", level=4)

    with start_work(actor=Actor.model_validate({**common, "name": busy})) as own:
        plan = rounds(own, here.id)[0].plans_of(busy)[0]
        keep_score(own, made, plan.id, busy, "wording", level=4)
        declare_conflict(own, made, plan.id, busy, reason="Mijn broer", at=AT)
        assert plan.id not in {p.id for p in rounds(own, here.id)[0].plans_of(busy)}
        with pytest.raises(NotAllowedError):
            assign_plans(own, made, 2)

    with start_work(writes=False) as work:
        view = view_of(work, here)
        [place] = open_places(view)
    assert (place.title, len(place.takers)) == (plan.title, 1)
    reviewer = Actor.model_validate({**common, "name": busy})
    with start_work(actor=reviewer) as own, pytest.raises(NotAllowedError):
        accept_readers(own, made, [place])
    with start_work(by="Hilde") as work:
        accept_readers(work, made, [place])
        assert open_places(view_of(work, here)) == ()


def test_one_by_hand_needs_a_division(work) -> None:
    """As long as everybody reviews everything there is nothing to give."""
    here, plans = town(work, 1)
    made = start(work, here, plans)

    with pytest.raises(InvalidInputError, match="Divide the plans first"):
        assign_by_hand(work, made, plans[0].id, PANEL[0], gives=True)
