"""The storage keeps its promises on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import date

import pytest

from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError, NotFoundError, StaleWriteError
from model.network.partners import Partner
from model.network.ties import Tie
from model.process.actions import Action
from model.services.demo import demo, load_demo
from model.services.history import happenings, undo
from model.services.opening import start_work
from model.services.wholes import read_whole
from model.storage.unit_of_work import UnitOfWork


def coalition(work: UnitOfWork) -> Coalition:
    return work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp"))


def test_work_without_commit_leaves_nothing(database: str) -> None:
    """A piece of work that stops half-way is rolled back."""
    with start_work() as work:
        coalition(work)

    with start_work() as work:
        assert work.coalitions.find() == []


def test_entity_comes_back_as_it_was_written(work: UnitOfWork) -> None:
    """Lists, dates, empty values and strange characters survive the database."""
    here = coalition(work)
    partner = Partner(
        coalition_id=here.id,
        name="Bakker ’t Hoekje <script> 😀 =1+1",
        domains=("businesses", "faith"),
        places=("De Zaal", "Café"),
        joined_on=date(2026, 2, 28),
    )

    work.partners.add(partner)
    work.commit()

    assert work.partners.one(partner.id) == partner.model_copy(update={"version": 1})


def test_stale_write_is_refused_with_both_values(work: UnitOfWork) -> None:
    """Two people who change the same thing never overwrite each other silently."""
    here = coalition(work)
    first = work.partners.add(Partner(coalition_id=here.id, name="KBO"))
    theirs = work.partners.save(first.changed(name="KBO Erp"))

    with pytest.raises(StaleWriteError) as caught:
        work.partners.save(first.changed(name="KBO Keldonk"))

    assert caught.value.yours.name == "KBO Keldonk"
    assert caught.value.theirs == theirs


def test_saving_what_is_equal_writes_nothing(work: UnitOfWork) -> None:
    """Pressing save without a change makes no new version and no change record."""
    here = coalition(work)
    partner = work.partners.add(Partner(coalition_id=here.id, name="KBO"))
    work.commit()
    before = len(work.moments(here.id))

    assert work.partners.save(partner) == partner
    assert len(work.moments(here.id)) == before


def test_second_tie_of_the_same_report_is_refused(work: UnitOfWork) -> None:
    """One reporter says one thing about one pair."""
    here = coalition(work)
    a, b = work.partners.add_all([Partner(coalition_id=here.id, name=name) for name in ("A", "B")])
    work.ties.add(Tie(coalition_id=here.id, source_id=a.id, target_id=b.id))

    with pytest.raises(InvalidInputError):
        work.ties.add(Tie(coalition_id=here.id, source_id=b.id, target_id=a.id))


def test_removed_partner_takes_its_ties_along_and_undo_brings_both_back(work: UnitOfWork) -> None:
    """Taking back a removal restores what hung on it."""
    here = coalition(work)
    a, b = work.partners.add_all([Partner(coalition_id=here.id, name=name) for name in ("A", "B")])
    tie = work.ties.add(Tie(coalition_id=here.id, source_id=a.id, target_id=b.id))
    work.commit()

    work.partners.remove(a)
    work.commit()
    assert work.ties.find(coalition_id=here.id) == []

    newest = happenings(work, here.id)[0]
    assert (newest.entity, newest.kind, newest.name) == ("partners", "removed", "A")
    undo(work, here.id, newest.at)

    assert work.ties.one(tie.id).source_id == tie.source_id
    assert work.partners.one(a.id).name == "A"


def test_undo_of_a_change_that_was_changed_again_is_refused(work: UnitOfWork) -> None:
    """Taking back never wipes out somebody's later work."""
    here = coalition(work)
    action = work.actions.add(Action(coalition_id=here.id, title="Bellen"))
    work.commit()
    action = work.actions.save(action.changed(title="Bellen met de KBO"))
    work.commit()
    first_change = happenings(work, here.id)[0]
    work.actions.save(action.changed(title="Langsgaan bij de KBO"))
    work.commit()

    with pytest.raises(InvalidInputError):
        undo(work, here.id, first_change.at)

    assert work.actions.one(action.id).title == "Langsgaan bij de KBO"


def test_change_records_tell_who_when_and_both_values(database: str) -> None:
    """The history says who changed what into what."""
    with start_work(by="Marieke") as work:
        here = coalition(work)
        partner = work.partners.add(Partner(coalition_id=here.id, name="KBO"))
        work.commit()
        work.partners.save(partner.changed(name="KBO Erp"))
        work.commit()

        newest = work.moments(here.id)[0]
        record = work.changes_by_id([newest.first_id])[newest.first_id]

    assert (newest.by, newest.entity, newest.kind, newest.count) == (
        "Marieke",
        "partners",
        "changed",
        1,
    )
    assert record.before is not None
    assert record.after is not None
    assert (record.before["name"], record.after["name"]) == ("KBO", "KBO Erp")


def test_asking_for_what_is_gone_says_so(work: UnitOfWork) -> None:
    """A link to something removed gives a clear error."""
    with pytest.raises(NotFoundError):
        work.partners.one("nowhere")


def test_demo_coalition_is_stored_and_read_back_whole(work: UnitOfWork) -> None:
    """What stands in the demo file is what the database gives back."""
    made = load_demo(work)
    assert made is not None

    stored, lists = read_whole(work, made.id)

    assert stored.name == demo().coalition.name
    expected = {name: len(entities) for name, entities in demo().lists().items()}
    assert {name: len(lists[name]) for name in expected} == expected


def test_demo_is_replaced_by_a_fresh_copy(work: UnitOfWork) -> None:
    """Loading the demo twice gives one demo, as new."""
    load_demo(work)
    partner = work.partners.find(coalition_id=demo().coalition.id)[0]
    work.partners.remove(partner)
    work.commit()

    load_demo(work)

    assert len(work.coalitions.find()) == 1
    assert work.partners.maybe(partner.id) is not None
    assert load_demo(work, only_if_empty=True) is None


def test_five_thousand_partners_are_written_in_one_go(work: UnitOfWork) -> None:
    """A large paste is one moment in the history, and can be taken back at once."""
    here = coalition(work)
    work.commit()
    work.partners.add_all(
        [Partner(coalition_id=here.id, name=f"Partner {number}") for number in range(5000)]
    )
    work.commit()

    newest = happenings(work, here.id)[0]

    assert (newest.entity, newest.count) == ("partners", 5000)
