"""Doubts of a scorecard on a real database of each kind: asked, answered, kept and taken back."""

from datetime import UTC, datetime, timedelta

import pytest

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError, NotFoundError
from model.core.translation import Translator
from model.evaluation.findings import Finding
from model.evaluation.projects import Project
from model.services.coalitions import start_coalition
from model.services.doubts import doubts_kind, open_doubts, settle_doubts
from model.services.history import newest_change, undo
from model.services.improvement import best_lifts, open_questions
from model.services.projects import add_project, change_project, remove_project
from model.services.scorecard_parts import found_in_words
from model.services.scorecards import Scorecard, scorecard
from model.services.scoring import score_project
from model.storage.unit_of_work import UnitOfWork
from tests.tools.doubtful_plans import plan_of_doubtful_kind, plan_with_doubts

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def project(work: UnitOfWork) -> Project:
    """A project of which only the text of its plan is known, with its scorecard."""
    here = start_coalition(work, name="Dichtbij", municipality="Lindewaarde").id
    added = add_project(work, here, title="Gelezen plan", document_text=plan_with_doubts())
    score_project(work, added, NOW)
    return added


def card_of(work: UnitOfWork, project: Project) -> Scorecard:
    card = scorecard(work, work.projects.one(project.id))
    assert card is not None
    return card


def finding_of(card: Scorecard, indicator: str) -> Finding:
    return next(
        found for one in card.cards for found in one.result.findings if found.indicator == indicator
    )


def test_doubt_comes_with_its_passage_and_is_no_advice_and_no_open_question(
    work: UnitOfWork, project: Project
) -> None:
    """Who is asked sees what it is about; nothing is advised on what we are not sure of."""
    card = card_of(work, project)
    doubts = open_doubts(card)

    assert len(doubts) > 1
    assert all(one.finding.evidence for one in doubts)
    in_doubt = {one.indicator.id for one in doubts}
    assert not in_doubt & {one.indicator.id for one in best_lifts(card, [], most=9)}
    assert not in_doubt & {one.indicator.id for one in open_questions(card)}
    said = found_in_words(doubts[0].finding, Translator("nl", catalogue()))
    assert "We twijfelen" in said


def test_answers_count_at_once_and_others_stay_open(work: UnitOfWork, project: Project) -> None:
    """One press: the answer is kept, the scorecard made again, the earlier one stays."""
    first, *rest = open_doubts(card_of(work, project))
    settle_doubts(work, project, {first.indicator.id: "not-met"}, at=LATER)

    card = card_of(work, project)
    found = finding_of(card, first.indicator.id)
    assert (found.outcome, found.read) == ("not-met", first.finding.outcome)
    assert [one.indicator.id for one in open_doubts(card)] == [one.indicator.id for one in rest]
    assert card.is_current
    assert len(card.earlier) == 1


def test_answers_of_two_people_are_kept_both(work: UnitOfWork, project: Project) -> None:
    """Each saw the plan before the other answered; nothing is lost."""
    first, second, *_ = open_doubts(card_of(work, project))
    settle_doubts(work, project, {first.indicator.id: "met"}, at=LATER)
    settle_doubts(work, project, {second.indicator.id: "partly-met"}, at=LATER)

    kept = work.projects.one(project.id)
    assert kept.answer_about(first.indicator.id) == "met"
    assert kept.answer_about(second.indicator.id) == "partly-met"


def test_answer_can_be_taken_back_and_undone(work: UnitOfWork, project: Project) -> None:
    """Taken back, the text counts again; undone, the answer never was."""
    first, *_ = open_doubts(card_of(work, project))
    settle_doubts(work, project, {first.indicator.id: "met"}, at=LATER)
    newest = newest_change(work, project.coalition_id)
    assert newest is not None
    undo(work, project.coalition_id, newest)
    assert work.projects.one(project.id).settled == ()
    assert finding_of(card_of(work, project), first.indicator.id).is_doubtful

    settle_doubts(work, project, {first.indicator.id: "met"}, at=LATER)
    settle_doubts(work, project, {first.indicator.id: None}, at=LATER + timedelta(minutes=1))
    assert finding_of(card_of(work, project), first.indicator.id).is_doubtful


def test_answer_stops_counting_when_the_plan_becomes_clear(
    work: UnitOfWork, project: Project
) -> None:
    """What is filled in afterwards is judged by what stands there."""
    doubts = {one.indicator.id for one in open_doubts(card_of(work, project))}
    settle_doubts(work, project, dict.fromkeys(doubts, "not-met"), at=LATER)
    known = work.projects.one(project.id)
    changed = change_project(
        work, known, asks_in_person=True, who_asks="De wijkcoach", times_asked=3
    )
    score_project(work, changed, LATER + timedelta(minutes=1))

    assert finding_of(card_of(work, project), "asks-in-person").outcome == "met"


def test_kind_of_project_is_asked_when_the_text_leaves_it_open(work: UnitOfWork) -> None:
    """When nobody takes part, no lesson applies, and the question is gone."""
    here = start_coalition(work, name="Dichtbij", municipality="Lindewaarde").id
    added = add_project(work, here, title="Campagne?", document_text=plan_of_doubtful_kind())
    score_project(work, added, NOW)
    assert doubts_kind(added)

    settle_doubts(work, added, {}, recruits="nobody", at=LATER)

    card = card_of(work, added)
    assert {one.result.outcome for one in card.cards} == {"not-applicable"}
    assert not doubts_kind(card.project)
    assert open_doubts(card) == ()


def test_empty_answers_and_answers_about_a_removed_project_are_refused(
    work: UnitOfWork, project: Project
) -> None:
    """Nothing is half-written."""
    with pytest.raises(InvalidInputError):
        settle_doubts(work, project, {}, at=LATER)
    remove_project(work, project)
    with pytest.raises(NotFoundError):
        settle_doubts(work, project, {"asks-in-person": "met"}, at=LATER)
    assert work.evaluations.find(project_id=project.id) == []
