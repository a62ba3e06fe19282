"""Two people change the same thing at once: nothing of either is lost, in any form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from model.core.changes import ChangeRecord
from model.core.coalitions import Coalition
from model.core.entity import Entity
from model.core.errors import InvalidInputError, StaleWriteError
from model.process.figure_sets import Population
from model.process.progress import StepProgress
from model.services.actions import add_action, change_action
from model.services.awards import decide
from model.services.budget import add_budget_line, change_budget_line
from model.services.coalitions import change_coalition, remove_coalition
from model.services.decisions import add_decision, change_decision
from model.services.dossiers import export_dossier, import_dossier
from model.services.figure_people import keep_population
from model.services.goals import add_goal, change_goal
from model.services.lists import keep_entry, list_view
from model.services.local_cards import add_local_card, change_local_card
from model.services.members import add_member, change_member
from model.services.partners import add_partner, change_partner
from model.services.projects import add_project, change_project
from model.services.retention import keep_until
from model.services.rounds import change_round, move_round, start_round
from model.services.steps import keep_step
from model.services.ties import clear_tie, report_tie
from model.storage.unit_of_work import UnitOfWork

TODAY = date(2026, 11, 22)
Case = tuple[Entity, Callable[..., Entity], dict[str, Any], dict[str, Any]]


@pytest.fixture
def here(work: UnitOfWork) -> Coalition:
    """An empty coalition."""
    return work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp"))


def _cases(work: UnitOfWork, here: Coalition) -> dict[str, Case]:
    """What two people open, what saves it, what the first changes, and what the second."""
    point = list_view(work, here.id, "anchoring").rows[0].entry
    step = StepProgress(coalition_id=here.id, step="initiative")
    action = add_action(work, here.id, title="Bellen")
    save_action: Callable[..., Entity] = lambda w, a, **v: change_action(w, a, TODAY, **v)  # noqa: E731
    budget = add_budget_line(work, here.id, title="Zaal", amount=100, kind="cost")
    card = add_local_card(work, here.id, title="Zaal huren", text="Bel Riet.")
    return {
        "coalition": (here, change_coalition, {"name": "A"}, {"ambition": "B"}),
        "partner": (
            add_partner(work, here.id, name="KBO"),
            change_partner,
            {"contact_name": "Riet"},
            {"area": "Zuid"},
        ),
        "project": (
            add_project(work, here.id, title="Aan tafel"),
            change_project,
            {"goal": "A"},
            {"area": "B"},
        ),
        "action": (action, save_action, {"owner_name": "Riet"}, {"means": "Zaal"}),
        "goal": (
            add_goal(work, here.id, title="Vragen"),
            change_goal,
            {"target": "A"},
            {"measured_by": "B"},
        ),
        "decision": (
            add_decision(work, here.id, title="Ja"),
            change_decision,
            {"reason": "A"},
            {"decided_by": "B"},
        ),
        "budget": (budget, change_budget_line, {"amount": 5.0}, {"title": "Grote zaal"}),
        "card": (card, change_local_card, {"text": "Bel Bea."}, {"title": "De zaal"}),
        "step": (step, keep_step, {"owner": "Riet"}, {"proof": "Verslag"}),
        "point": (point, keep_entry, {"state": "busy"}, {"owner_name": "Bea"}),
        "people": (
            keep_population(work, Population(coalition_id=here.id), counts={"18+": 900}),
            keep_population,
            {"counts": {"18+": 900, "65+": 300}},
            {"counts": {"18+": 900, "75+": 90}, "year": 2026},
        ),
    }


def test_what_two_people_change_apart_is_all_kept(work: UnitOfWork, here: Coalition) -> None:
    """Both opened the same form; each saves other fields; no question, and nothing put back."""
    merged = 0
    for name, (drawn, save, first, second) in _cases(work, here).items():
        save(work, drawn, **first)
        now = save(work, drawn, **second).model_dump()
        for field, value in {**first, **second}.items():
            wanted = {"18+": 900, "65+": 300, "75+": 90} if field == "counts" else value
            assert now[field] == wanted, (name, field)
        merged += 1
    assert merged == 11


def test_same_field_is_asked_and_keeping_mine_keeps_the_rest(
    work: UnitOfWork, here: Coalition
) -> None:
    """Both values are shown; the choice of one never touches what else the other person wrote."""
    for name, (drawn, save, first, second) in _cases(work, here).items():
        field, value = next(iter(first.items()))
        other = 7.0 if isinstance(value, float) else "busy" if value == "done" else "iets anders"
        other = "arranged" if field == "state" else other
        other = {"18+": 900, "75+": 50} if field == "counts" else other
        save(work, drawn, **{**first, **second})

        with pytest.raises(StaleWriteError) as caught:
            save(work, drawn, **{field: other})
        yours, theirs = caught.value.yours, caught.value.theirs
        work.connection.rollback()
        work.connection.begin()
        assert {clash.partition(".")[0] for clash in caught.value.clashes} == {field}, name
        kept = save(work, theirs, **{field: getattr(yours, field)}).model_dump()

        assert theirs.model_dump()[field] != kept[field], name
        for untouched in set(second) - {field}:
            assert kept[untouched] == second[untouched], (name, untouched)


def test_answers_and_ticks_of_two_people_in_one_step_are_added(
    work: UnitOfWork, here: Coalition
) -> None:
    """A step holds many answers; two people who each answer one are not in each other's way."""
    drawn = StepProgress(coalition_id=here.id, step="initiative", ticked=())
    drawn = keep_step(work, drawn, ticked=("one", "two"), answers={"a": "1", "b": "2"})

    keep_step(work, drawn, ticked=("one",), answers={"a": "1", "b": "2", "c": "3"})
    now = keep_step(work, drawn, ticked=("one", "two", "three"), answers={"a": "9", "b": "2"})

    assert now.ticked == ("one", "three")
    assert now.answers == {"a": "9", "b": "2", "c": "3"}
    with pytest.raises(StaleWriteError):
        keep_step(work, drawn, answers={"a": "8", "b": "2"})


def test_two_people_who_set_up_one_round_are_both_heard(work: UnitOfWork, here: Coalition) -> None:
    """Each adds a reviewer and a criterion; only the budget, which both changed, is asked."""
    drawn = start_round(work, here.id, title="Ronde", reviewers=("An",), budget=100.0)
    own = {"question": "", "anchors": ("",) * 5}
    change_round(
        work, drawn, reviewers=("An", "Bo"), budget=200.0, criteria=({"label": "Rust", **own},)
    )
    change_round(work, drawn, reviewers=("An", "Cy"), criteria=({"label": "Ruimte", **own},))

    with pytest.raises(StaleWriteError) as caught:
        change_round(work, drawn, budget=300.0, purpose="Voor iedereen")
    assert caught.value.clashes == ("budget",)
    now = change_round(work, caught.value.theirs, budget=300.0, purpose="Voor iedereen")

    assert (now.reviewers, now.budget) == (("An", "Bo", "Cy"), 300.0)
    assert [one.label for one in now.criteria] == ["Rust", "Ruimte"]


def test_same_decision_of_two_people_needs_no_question(work: UnitOfWork, here: Coalition) -> None:
    """Who decides the same at the same time agrees; who decides otherwise is asked."""
    plan = add_project(work, here.id, title="Aan tafel")
    round_ = start_round(work, here.id, title="Ronde", reviewers=("An",), project_ids=(plan.id,))
    for phase in ("reviewing", "discussing"):
        round_ = move_round(work, round_, phase)
    at = datetime.now(UTC)
    known = decide(work, round_, plan.id, outcome="held", reason="?", by="An", at=at)
    yes = {"outcome": "granted", "amount": 10.0, "reason": "Goed", "known": known, "at": at}
    first = decide(work, round_, plan.id, by="Bo", **yes)

    assert decide(work, round_, plan.id, by="Cy", **yes) == first
    with pytest.raises(StaleWriteError):
        decide(work, round_, plan.id, by="Cy", **{**yes, "reason": "Matig"})


def test_roles_and_ties_that_somebody_else_changed_are_asked(
    work: UnitOfWork, here: Coalition
) -> None:
    """Nothing of what another person chose meanwhile is written over or taken back unseen."""
    at = datetime.now(UTC)
    for number in range(2):
        add_member(work, here.id, account=f"a{number}@x.nl", name="A", role="coordinator", at=at)
    member = add_member(work, here.id, account="b@x.nl", name="B", role="viewer", at=at)
    change_member(work, member, "coordinator")
    assert change_member(work, member, "coordinator").role == "coordinator"

    one, other = (add_partner(work, here.id, name=name).id for name in ("KBO", "Koor"))
    pair = {"source_id": one, "target_id": other}
    tie = report_tie(work, here.id, **pair, strength="knows", seen=None)
    with pytest.raises(StaleWriteError) as caught:
        report_tie(work, here.id, **pair, strength="cooperates", seen=None)
    assert (caught.value.theirs, caught.value.clashes) == (tie, ("strength",))
    with pytest.raises(InvalidInputError):
        clear_tie(work, here.id, **pair, seen="none")
    assert work.ties.one(tie.id) == tie
    clear_tie(work, here.id, **pair, seen="knows")
    assert not work.ties.find(coalition_id=here.id)


def test_removed_coalition_leaves_nothing_behind(work: UnitOfWork, here: Coalition) -> None:
    """Change records hold every word that was written; they go, and only of this coalition."""
    other = work.coalitions.add(Coalition(name="Samen in Uden", municipality="Uden"))
    for one in (here, other):
        add_partner(work, one.id, name="KBO", contact_name="Riet de Wit")
        keep_until(work, one.id, TODAY)
    dossier = export_dossier(work, here.id, datetime.now(UTC))

    remove_coalition(work, here.id, typed_name=here.name)

    assert work.history(here.id) == []
    assert [one.scope for one in work.settings.find()] == [other.id]
    kept: list[ChangeRecord] = work.history(other.id)
    assert {record.entity for record in kept} == {"coalitions", "partners"}
    assert work.history(import_dossier(work, dossier).id) != []
