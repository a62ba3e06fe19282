"""Two people at the very same instant: a rule that each of them alone keeps, they keep together.

Both look before either of them writes, in two threads with a transaction each. That is how two
requests meet on PostgreSQL; without `UnitOfWork.take_turn` every case here lets both through.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations_with_replacement
from typing import Any

import pytest

from model.core.access import Member
from model.core.actor import Actor
from model.core.coalitions import Coalition
from model.core.entity import Entity
from model.core.errors import DomainError
from model.core.translation import Translator
from model.services.assigning import assign_by_hand, withdraw_reviewer
from model.services.awards import draw_lot_for
from model.services.handing_in import hand_in
from model.services.lists import list_view, plan_point
from model.services.live_sessions import prepare_session
from model.services.members import add_member, change_member, remove_member
from model.services.opening import start_work
from model.services.person_data import forget_person
from model.services.projects import add_project
from model.services.reviews import keep_score, submit_review
from model.services.rounds import move_round, start_round
from model.services.sharing import withdraw_share
from model.storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PATIENCE = 0.25
"""Seconds that who looked first waits for the other: long enough for both to have looked."""
Doing = Callable[[UnitOfWork], object]
Person = tuple[Actor, Doing]


@contextmanager
def both_look_first(patch: pytest.MonkeyPatch, table: str) -> Iterator[threading.local]:
    """Hold each thread before its first write (in `table`) until the other one is there too.

    Who cannot come, because it waits for its turn, is not waited for. After that the thread that
    is `last` waits until the other one is done.
    """
    meeting, this = threading.Barrier(2), threading.local()
    check = UnitOfWork.check_write

    def wait(work: UnitOfWork, name: str, *rows: Entity) -> None:
        if not this.held and table in ("", name):
            this.held = True
            with suppress(threading.BrokenBarrierError):
                meeting.wait(PATIENCE)
                this.waits_for.wait(PATIENCE)
        check(work, name, *rows)

    with patch.context() as held:
        held.setattr(UnitOfWork, "check_write", wait)
        yield this


def at_once(
    patch: pytest.MonkeyPatch, first: Person, last: Person, *, table: str = ""
) -> list[str | None]:
    """Let two people do something at the same instant; return what each was told, or None."""
    nobody, first_is_done = threading.Event(), threading.Event()
    nobody.set()

    def one(person: Person, waits_for: threading.Event, done: threading.Event) -> str | None:
        this.held, this.waits_for = False, waits_for
        actor, doing = person
        try:
            with start_work(actor=actor) as work:
                doing(work)
        except DomainError as error:
            return error.message.id
        finally:
            done.set()
        return None

    with both_look_first(patch, table) as this, ThreadPoolExecutor(2) as pool:
        begun = pool.submit(one, first, nobody, first_is_done)
        after = pool.submit(one, last, first_is_done, threading.Event())
        return [begun.result(), after.result()]


@dataclass(frozen=True)
class Here:
    """A coalition with two coordinators, and a round in review with one plan."""

    coalition: str
    members: dict[str, Member]
    round: Any
    plan: Any
    actors: dict[str, Actor] = field(default_factory=dict)


@pytest.fixture
def here(database: str) -> Here:
    with start_work(by="Beheer") as work:
        coalition = work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp")).id
        members = {
            name: add_member(
                work, coalition, account=f"{name}@x.nl", name=name, role="coordinator", at=NOW
            )
            for name in ("Anneke", "Bertus")
        }
        plan = add_project(work, coalition, title="Aan tafel")
        add_project(work, coalition, title="Samen wandelen")
        round_ = start_round(
            work, coalition, title="Ronde", reviewers=("Riet", "Bea"), project_ids=(plan.id,)
        )
    return Here(coalition, members, round_, plan, {n: m.actor for n, m in members.items()})


def reviewer(here: Here) -> Actor:
    who = {"name": "Riet", "known": "link", "role": "reviewer"}
    return Actor(**who, coalition_id=here.coalition, round_id=here.round.id)


def lead(here: Here) -> Actor:
    who = {"name": "Lia", "known": "link", "role": "project-lead"}
    return Actor(**who, coalition_id=here.coalition, project_id=here.plan.id)


def coordinators(here: Here) -> list[str]:
    with start_work(writes=False) as work:
        found = work.members.find(coalition_id=here.coalition, role="coordinator")
    return [one.name for one in found]


def _demote(here: Here, name: str) -> Doing:
    return lambda work: change_member(work, here.members[name], "viewer")


def _remove(here: Here, name: str) -> Doing:
    return lambda work: remove_member(work, here.members[name])


def _forget(here: Here, name: str) -> Doing:
    return lambda work: forget_person(work, here.coalition, name, Translator("nl"))


WAYS = {"demote": _demote, "remove": _remove, "forget": _forget}


@pytest.mark.parametrize(("first", "second"), [*combinations_with_replacement(WAYS, 2)])
def test_two_coordinators_who_end_each_other_leave_one(
    here: Here, monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    """Somebody is left who may let people in, whatever the two do to each other."""
    told = at_once(
        monkeypatch,
        (here.actors["Anneke"], WAYS[first](here, "Bertus")),
        (here.actors["Bertus"], WAYS[second](here, "Anneke")),
    )

    assert sorted(told, key=str) == ["First make somebody else coordinator too.", None]
    assert len(coordinators(here)) == 1


def test_last_coordinator_is_not_forgotten_by_who_drew_the_page_before(here: Here) -> None:
    """Also one after the other: what was drawn as a viewer is coordinator by now."""
    with start_work(actor=here.actors["Bertus"]) as work:
        drawn = change_member(work, here.members["Anneke"], "viewer")
        change_member(work, drawn, "coordinator")
        change_member(work, here.members["Bertus"], "viewer")
    with start_work(actor=here.actors["Bertus"]) as work:
        for last in (
            lambda: remove_member(work, drawn),
            lambda: forget_person(work, here.coalition, "Anneke", Translator("nl")),
        ):
            with pytest.raises(DomainError, match="First make somebody else"):
                last()
    assert coordinators(here) == ["Anneke"]


def test_two_who_draw_a_lot_at_once_draw_one(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second lot between the same plans would let somebody choose the outcome."""
    with start_work() as work:
        plans = [one.id for one in work.projects.find(coalition_id=here.coalition)]
    agreed = {"reason": "Gelijk", "at": NOW}
    told = at_once(
        monkeypatch,
        *(
            (
                here.actors[name],
                lambda work, name=name: draw_lot_for(
                    work, here.round, plans, seed=name, by=name, **agreed
                ),
            )
            for name in here.actors
        ),
    )

    assert told.count(None) == 1
    with start_work(writes=False) as work:
        assert len(work.lots.find(round_id=here.round.id)) == 1


def test_two_who_prepare_a_meeting_at_once_prepare_one(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hall has one code on the wall."""
    told = at_once(
        monkeypatch,
        *((actor, lambda work: prepare_session(work, here.coalition)) for actor in _both(here)),
    )

    assert told.count(None) == 1
    with start_work(writes=False) as work:
        assert len(work.live_sessions.find(coalition_id=here.coalition)) == 1


def test_two_who_plan_one_point_at_once_make_one_action(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is asked twice for the same thing."""
    with start_work() as work:
        row = list_view(work, here.coalition, "anchoring").rows[0]
    told = at_once(
        monkeypatch,
        *(
            (actor, lambda work: plan_point(work, here.coalition, row, "anchoring", "nl"))
            for actor in _both(here)
        ),
    )

    assert told.count(None) == 1
    with start_work(writes=False) as work:
        assert len(work.actions.find(coalition_id=here.coalition)) == 1


def _both(here: Here) -> tuple[Actor, Actor]:
    return here.actors["Anneke"], here.actors["Bertus"]


def in_review(here: Here, *, each: int | None = None) -> Any:
    """Move the round to its review, with a draft of Riet in it."""
    with start_work(by="Beheer") as work:
        drawn = work.rounds.one(here.round.id)
        if each is not None:
            drawn = work.rounds.save(drawn.changed(reviews_per_plan=each))
        moved = move_round(work, drawn, "reviewing")
        lessons = {"level": 3, "reason": "Goed"}
        keep_score(work, moved, here.plan.id, "Riet", "personal-asking", **lessons)
        return moved


def _hand_in_review(here: Here, round_: Any) -> Doing:
    return lambda work: submit_review(work, round_, here.plan.id, "Riet", NOW)


def _review(here: Here) -> Any:
    with start_work(writes=False) as work:
        found = work.reviews.find(round_id=here.round.id)
    return found[0] if found else None


def test_review_handed_in_while_its_reviewer_stops_is_kept_or_refused(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a reviewer saw confirmed is never removed as a draft."""
    round_ = in_review(here)
    told = at_once(
        monkeypatch,
        (reviewer(here), _hand_in_review(here, round_)),
        (here.actors["Anneke"], lambda work: withdraw_reviewer(work, round_, "Riet")),
        table="reviews",
    )

    kept = _review(here)
    assert (told[0] is None) == (kept is not None and kept.is_submitted)


def test_review_handed_in_while_its_plan_is_taken_back_keeps_its_plan(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A review that counts belongs to a plan that was given."""
    round_ = in_review(here, each=2)
    told = at_once(
        monkeypatch,
        (reviewer(here), _hand_in_review(here, round_)),
        (
            here.actors["Anneke"],
            lambda work: assign_by_hand(work, round_, here.plan.id, "Riet", gives=False),
        ),
    )

    assert told.count(None) == 1
    with start_work(writes=False) as work:
        given = work.assignments.find(round_id=round_.id, reviewer="Riet")
    assert bool(given) == _review(here).is_submitted


def test_review_handed_in_while_the_round_moves_on_was_seen_or_refused(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is added to the reviews once they lie on the table."""
    round_ = in_review(here)
    on_the_table: list[bool] = []

    def move_and_look(work: UnitOfWork) -> None:
        move_round(work, round_, "discussing")
        on_the_table.append(bool(work.reviews.find(round_id=round_.id)[0].is_submitted))

    told = at_once(
        monkeypatch,
        (here.actors["Anneke"], move_and_look),
        (reviewer(here), _hand_in_review(here, round_)),
    )

    assert told[0] is None
    assert _review(here).is_submitted == on_the_table[0] == (told[1] is None)


@pytest.mark.parametrize("is_handed_in_again", [False, True])
def test_plan_handed_in_or_taken_back_while_reviewing_begins_is_seen_or_refused(
    here: Here, monkeypatch: pytest.MonkeyPatch, *, is_handed_in_again: bool
) -> None:
    """What reviewers read does not change under their hands."""
    ends = {"parts": ("plan",), "at": NOW}
    with start_work(by="Lia") as work:
        copy = hand_in(work, here.plan, here.round, **ends)
    read: list[set[str]] = []

    def hand_in_or_take_back(work: UnitOfWork) -> None:
        if is_handed_in_again:
            hand_in(work, here.plan, here.round, **ends)
        else:
            withdraw_share(work, copy, NOW)

    def begin(work: UnitOfWork) -> None:
        move_round(work, here.round, "reviewing")
        read.append(_copies(work, here))

    told = at_once(monkeypatch, (here.actors["Anneke"], begin), (lead(here), hand_in_or_take_back))

    assert told[0] is None
    with start_work(writes=False) as work:
        assert _copies(work, here) == read[0]
    assert (read[0] == {copy.id}) == (told[1] is not None)


def _copies(work: UnitOfWork, here: Here) -> set[str]:
    found = work.plan_shares.find(round_id=here.round.id)
    return {one.id for one in found if one.withdrawn_at is None}


def test_turn_ends_with_the_work_also_when_it_fails(here: Here, database: str) -> None:
    """Who breaks off half-way keeps nobody waiting; a coalition does not wait for another one."""
    with suppress(ZeroDivisionError), start_work() as work:
        work.take_turn(here.coalition)
        _ = 1 / 0
    with start_work() as work:
        work.take_turn(here.coalition)
        if not database.startswith("sqlite"):  # SQLite lets one write in the whole file
            with start_work() as other:
                other.coalitions.add(Coalition(name="Elders", municipality="Uden"))
                add_project(other, here.coalition, title="Erbij")
