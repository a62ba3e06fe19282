"""Two people with different roles change the same thing: nothing unseen is shown or written over.

In a conflict both values of a row stand beside each other, and the chosen ones are written over
what stands there. So who does not see a whole row must never come that far.
"""

from __future__ import annotations

from typing import Any

import pytest

from model.core.actor import ROLES, Actor, Role
from model.core.coalitions import Coalition
from model.core.errors import NotAllowedError, NotFoundError, StaleWriteError
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.services.actions import change_action
from model.services.demo import WRITTEN_FOR, load_demo
from model.services.partners import change_partner
from model.services.projects import change_project
from model.services.rounds import change_round
from model.storage.row_guard import CONTACT, RoundScope, as_shown, check_write, may_read
from model.storage.tables import ENTITIES
from model.storage.unit_of_work import UnitOfWork

OTHERS: tuple[Role, ...] = tuple(role for role in ROLES if role != "coordinator")


@pytest.fixture
def here(work: UnitOfWork) -> Coalition:
    made = load_demo(work)
    assert made is not None
    return made


@pytest.fixture
def plan(work: UnitOfWork, here: Coalition) -> Project:
    work.actor = _actor(work, here, "coordinator")
    return work.projects.find(coalition_id=here.id)[0]


def _actor(work: UnitOfWork, here: Coalition, role: Role) -> Actor:
    round_ = next(one for one in work.rounds.find(coalition_id=here.id) if one.reviewers)
    values: dict[str, Any] = {"known": "link", "role": role, "coalition_id": here.id}
    if role == "reviewer":
        values |= {"name": round_.reviewers[0], "round_id": round_.id}
    if role == "project-lead":
        values |= {"name": "Lia", "project_id": work.projects.find(coalition_id=here.id)[0].id}
    if role == "partner":
        values |= {"name": "Kees", "partner_id": work.partners.find(coalition_id=here.id)[0].id}
    return Actor(**values)


def _as(work: UnitOfWork, here: Coalition, role: Role) -> UnitOfWork:
    """Let the same unit of work be somebody else's; SQLite has one writer."""
    work.actor = Actor()
    work.actor = _actor(work, here, role)
    return work


@pytest.mark.parametrize("role", OTHERS)
def test_who_does_not_see_a_whole_row_cannot_write_it(
    work: UnitOfWork, here: Coalition, role: Role
) -> None:
    """A new hidden field, or a new right to write, fails here when the two would meet."""
    actor = _actor(work, here, role)
    scope = RoundScope()
    for round_ in work.rounds.find(coalition_id=here.id):
        work.rounds.save(round_.changed(phase="open", budget=900.0))
    hidden = 0
    for table in ENTITIES:
        for row in work.repository(table).find():
            if not may_read(actor, table, row, scope) or as_shown(actor, table, row) == row:
                continue
            hidden += 1
            with pytest.raises(NotAllowedError):
                check_write(actor, table, [row], scope)
    assert (hidden > 0) == (role != "viewer"), f"{hidden} rows with something hidden"


def test_lead_and_coordinator_are_merged_and_asked_as_any_two(
    work: UnitOfWork, here: Coalition, plan: Project
) -> None:
    """What they changed apart stays; about the same field the second one is asked, either way."""
    change_project(work, plan, goal="Van de coördinator", budget=900.0)
    lead = _as(work, here, "project-lead")
    change_project(lead, plan, summary="Van de trekker", area="Zuid")
    with pytest.raises(StaleWriteError) as caught:
        change_project(lead, plan, goal="Van de trekker")
    assert caught.value.clashes == ("goal",)
    change_project(lead, caught.value.theirs, goal="Samen")

    coordinator = _as(work, here, "coordinator")
    with pytest.raises(StaleWriteError) as caught:
        change_project(coordinator, plan, summary="Van de coördinator")
    assert caught.value.clashes == ("summary",)

    now = work.projects.one(plan.id)
    assert (now.goal, now.summary, now.area, now.budget) == (
        "Samen", "Van de trekker", "Zuid", 900.0,
    )  # fmt: skip


def test_what_went_out_of_sight_meanwhile_is_not_shown_in_a_conflict(
    work: UnitOfWork, here: Coalition, plan: Project
) -> None:
    """The coordinator moved the action to another project: the lead reads nothing new of it."""
    drawn = next(one for one in work.actions.find(coalition_id=here.id) if one.project_id)
    own = work.projects.one(drawn.project_id)
    other = next(one for one in work.projects.find(coalition_id=here.id) if one.id != own.id)
    theirs = {"project_id": other.id, "note": "Alleen voor ons", "owner_name": "Riet"}
    change_action(work, drawn, WRITTEN_FOR, **theirs)

    work.actor = _actor(work, here, "coordinator").model_copy(
        update={"role": "project-lead", "project_id": own.id}
    )
    with pytest.raises(NotFoundError) as caught:
        change_action(work, drawn, WRITTEN_FOR, note="Van de trekker", owner_name="Lia")
    assert "Alleen voor ons" not in str(vars(caught.value))

    work.actor = Actor()
    now = work.actions.one(drawn.id)
    assert {name: getattr(now, name) for name in theirs} == theirs


@pytest.mark.parametrize("role", ["project-lead", "reviewer", "partner"])
def test_hidden_contact_details_are_neither_shown_nor_emptied(
    work: UnitOfWork, here: Coalition, role: Role
) -> None:
    """A form drawn without them would empty them when saved; it is refused, and says nothing."""
    known = work.partners.find(coalition_id=here.id)[-1]
    values = dict.fromkeys(CONTACT, "Riet 0413 123456")
    full = work.partners.save(known.changed(**values))
    at = work._at
    work.commit()

    guarded = _as(work, here, role)
    drawn = guarded.partners.one(full.id)
    assert {getattr(drawn, name) for name in CONTACT} == {""}
    for save in (
        lambda: guarded.partners.save(drawn.changed(area="Zuid")),
        lambda: _save(guarded, drawn),
    ):
        with pytest.raises(NotAllowedError) as caught:
            save()
        assert "0413" not in str(vars(caught.value))
    assert "0413" not in str(guarded.changes_at(here.id, at))

    work.actor = Actor()
    assert work.partners.one(full.id) == full
    assert work.changes_at(here.id, at)


def _save(work: UnitOfWork, drawn: Partner) -> None:
    change_partner(work, drawn, area="Zuid")


def test_lead_cannot_empty_what_a_round_hides(
    work: UnitOfWork, here: Coalition, plan: Project
) -> None:
    """An applicant sees the title and dates of a round; reviewers and budget stay as they are."""
    round_ = next(one for one in work.rounds.find(coalition_id=here.id) if one.reviewers)
    opened = work.rounds.save(round_.changed(phase="open", budget=900.0))
    lead = _as(work, here, "project-lead")
    drawn = lead.rounds.one(opened.id)
    assert (drawn.reviewers, drawn.budget) == ((), None)

    with pytest.raises(NotAllowedError):
        change_round(lead, drawn, title="Mijn ronde")
    with pytest.raises(NotAllowedError):
        lead.rounds.save(drawn.changed(title="Mijn ronde"))
    work.actor = Actor()
    assert work.rounds.one(opened.id) == opened
