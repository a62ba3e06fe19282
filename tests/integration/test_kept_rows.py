"""What is kept in memory is what the database holds, for everybody and after everything."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import MetaData, Table, event, insert, select
from sqlalchemy.engine import Engine

from model.core.actor import Actor
from model.core.coalitions import Coalition
from model.network.partners import Partner
from model.network.ties import Tie
from model.process.goals import Goal
from model.services.coalitions import coalitions, current_coalition, remove_coalition
from model.services.history import happenings
from model.services.kickoff import guests
from model.services.opening import start_work
from model.storage.copying import copy_to_file, put_in_place
from model.storage.database import ready_engine
from model.storage.engine import database_url, open_engine
from model.storage.kept_rows import STAMPED
from model.storage.kept_views import kept
from model.storage.migrate import _config, migrate
from model.storage.tables import table_versions
from model.storage.unit_of_work import UnitOfWork

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def here(database: str) -> str:
    """A coalition with two partners and a tie, committed; returns its id."""
    assert database, "used through the environment"
    with start_work(by="Tester") as work:
        made = work.coalitions.add(Coalition(name="Erp", municipality="Erp"))
        a, b = work.partners.add_all([_partner(made.id, "Koor"), _partner(made.id, "Kerk")])
        work.ties.add(
            Tie(coalition_id=made.id, source_id=a.id, target_id=b.id, strength="cooperates")
        )
        work.commit()
    return made.id


def _partner(coalition_id: str, name: str) -> Partner:
    return Partner(coalition_id=coalition_id, name=name, contact_name="Jan de Wit")


def _names(work: UnitOfWork, coalition_id: str) -> list[str]:
    return sorted(partner.name for partner in work.partners.find(coalition_id=coalition_id))


@contextmanager
def asked(engine: Engine, table: str) -> Iterator[list[str]]:
    """Yield the questions to one table."""
    found: list[str] = []

    def note(*args: object) -> None:
        if f"FROM {table}" in str(args[2]):
            found.append(str(args[2]))

    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


def test_rows_are_read_once_while_nobody_writes(here: str) -> None:
    """A second piece of work asks no partner again, and an empty table stays known as empty."""
    with start_work(writes=False) as work:
        first = work.partners.find(coalition_id=here)
        assert work.goals.find(coalition_id=here) == []
    engine = ready_engine(database_url())
    with (
        asked(engine, "partners") as partners,
        asked(engine, "goals") as goals,
        start_work(writes=False) as work,
    ):
        assert work.partners.find(coalition_id=here) == first
        assert work.goals.find(coalition_id=here) == []

    assert partners == []
    assert goals == []


def test_changing_the_list_that_was_returned_changes_nothing(here: str) -> None:
    """Each reader has a list of its own."""
    with start_work(writes=False) as work:
        work.partners.find(coalition_id=here).clear()
        assert _names(work, here) == ["Kerk", "Koor"]


def test_other_engine_sees_an_edit_at_its_next_read(here: str) -> None:
    """Two servers on one database never show each other's past."""
    other = open_engine(database_url())
    with UnitOfWork(other, writes=False) as work:
        assert _names(work, here) == ["Kerk", "Koor"]
    for name in ("Bieb", "Gym"):
        with start_work() as work:
            work.partners.add(_partner(here, name))
            work.commit()
        with UnitOfWork(other, writes=False) as work:
            assert name in _names(work, here)
    other.dispose()


def test_other_process_sees_and_makes_edits(here: str) -> None:
    """The same between two processes, in both directions."""
    with start_work() as work:
        work.partners.add(_partner(here, "Bieb"))
        work.commit()
        assert _names(work, here) == ["Bieb", "Kerk", "Koor"]
    script = f"""
from model.network.partners import Partner
from model.services.opening import start_work
with start_work() as work:
    print(sorted(p.name for p in work.partners.find(coalition_id={here!r})))
    work.partners.add(Partner(coalition_id={here!r}, name="Gym"))
    work.commit()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert done.stdout.strip() == "['Bieb', 'Kerk', 'Koor']"
    with start_work(writes=False) as work:
        assert _names(work, here) == ["Bieb", "Gym", "Kerk", "Koor"]


def test_work_that_is_not_kept_leaves_nothing(here: str) -> None:
    """Who writes sees it; after going back nobody does, and a later commit brings it not back."""
    with start_work() as work:
        assert _names(work, here) == ["Kerk", "Koor"]
        work.partners.add(_partner(here, "Nooit"))
        assert "Nooit" in _names(work, here)
    with start_work() as work:
        assert _names(work, here) == ["Kerk", "Koor"]
        work.goals.find(coalition_id=here)
        work.commit()
        assert _names(work, here) == ["Kerk", "Koor"]


def test_what_goes_along_is_gone_too(here: str) -> None:
    """Removing a partner takes its ties, and removing a coalition takes everything."""
    with start_work() as work:
        assert len(work.ties.find(coalition_id=here)) == 1
        work.partners.remove(work.partners.find(coalition_id=here)[0])
        work.commit()
    with start_work() as work:
        assert work.ties.find(coalition_id=here) == []
        work.coalitions.remove(work.coalitions.one(here))
        work.commit()
    with start_work() as work:
        assert work.partners.find(coalition_id=here) == []


def test_a_coalition_that_comes_back_is_read_anew(here: str) -> None:
    """The same id with other contents is another coalition."""
    with start_work() as work:
        assert _names(work, here) == ["Kerk", "Koor"]
        before = work.coalitions.one(here)
        work.coalitions.remove(before)
        work.commit()
        work.coalitions.add(before)
        work.partners.add(_partner(here, "Bieb"))
        work.commit()
    with start_work(writes=False) as work:
        assert _names(work, here) == ["Bieb"]


def test_kept_rows_pass_the_guard(here: str) -> None:
    """What a coordinator read is not what a personal link or another coalition gets to see."""
    with start_work(writes=False) as work:
        assert work.partners.find(coalition_id=here)[0].contact_name == "Jan de Wit"
    lead = Actor(name="An", known="link", role="project-lead", coalition_id=here, project_id="x")
    with start_work(actor=lead, writes=False) as work:
        assert [p.contact_name for p in work.partners.find(coalition_id=here)] == ["", ""]
    stranger = Actor(name="Bo", known="login", coalition_id="elsewhere")
    with start_work(actor=stranger, writes=False) as work:
        assert work.partners.find(coalition_id=here) == []
    with start_work(writes=False) as work:
        assert work.partners.find(coalition_id=here)[0].contact_name == "Jan de Wit"


def test_a_backup_that_is_put_back_is_what_people_see(here: str, tmp_path: Path) -> None:
    """Nothing of the time in between stays in memory, also when a write follows."""
    copy = tmp_path / "copy.db"
    copy_to_file(ready_engine(database_url()), copy)
    for name in ("Bieb", "Gym"):
        with start_work() as work:
            work.partners.add(_partner(here, name))
            work.commit()
            assert name in _names(work, here)
    put_in_place(copy, ready_engine(database_url()))

    with start_work() as work:
        assert _names(work, here) == ["Kerk", "Koor"]
        work.partners.add(_partner(here, "Sport"))
        work.commit()
    with start_work(writes=False) as work:
        assert _names(work, here) == ["Kerk", "Koor", "Sport"]


def test_view_is_made_once_until_a_table_under_it_changes(here: str) -> None:
    """A write elsewhere leaves it, a write below makes it anew, an open write is not kept."""
    made: list[int] = []

    def count(work: UnitOfWork) -> int:
        def compute() -> int:
            made.append(1)
            return len(work.partners.find(coalition_id=here))

        return kept(work, here, ("partners", "ties"), "how many", compute)

    with start_work() as work:
        assert (count(work), count(work), len(made)) == (2, 2, 1)
        work.coalitions.save(work.coalitions.one(here).changed(ambition="Samen"))
        work.commit()
        assert (count(work), len(made)) == (2, 1)
        work.partners.add(_partner(here, "Bieb"))
        assert (count(work), count(work), len(made)) == (3, 3, 3)
    with start_work() as work:
        assert (count(work), len(made)) == (2, 3)
        work.partners.add(_partner(here, "Bieb"))
        work.commit()
        assert (count(work), len(made)) == (3, 4)


def test_a_table_that_was_forgotten_is_told(here: str) -> None:
    """A view that reads more than it says would be old one day; it is refused at once."""
    with start_work(writes=False) as work, pytest.raises(AssertionError, match="ties"):
        kept(work, here, ("partners",), "too little", lambda: work.ties.find(coalition_id=here))


def test_view_is_not_shared_between_people_who_see_other_rows(here: str) -> None:
    """A viewer has a view of their own, and a personal link never gets a kept one."""
    seen = []
    people = (
        Actor(),
        Actor(role="viewer", known="login", coalition_id=here),
        Actor(role="partner", known="link", coalition_id=here, partner_id="x"),
    )
    for actor in people:
        with start_work(actor=actor, writes=False) as work:
            seen.append(kept(work, here, ("ties",), "who", lambda role=actor.role: role))

    assert seen == ["coordinator", "viewer", "partner"]


def test_history_follows_each_change_and_forgets_when_asked(here: str) -> None:
    """A name that was taken out of the records is not shown any more."""
    with start_work(by="An") as work:
        assert happenings(work, here)[0].name == "Erp"
        work.partners.add(_partner(here, "Bieb"))
        work.commit()
        assert happenings(work, here)[0].name == "Bieb"
        newest = work.history(here)[-1]
        work.rewrite_history([newest.model_copy(update={"after": {"name": "…"}})])
        work.commit()
        assert happenings(work, here)[0].name == "…"


def test_coalitions_of_an_earlier_version_are_kept_too(sqlite_url: str) -> None:
    """The migration gives what was there a stamp for each table."""
    engine = open_engine(sqlite_url)
    config = _config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection.execution_options(writes=True)
        command.upgrade(config, "0006")
    values = Coalition(id="old", name="Oud", municipality="Oud").model_dump()
    with engine.begin() as connection:
        earlier = Table("coalitions", MetaData(), autoload_with=connection)
        given = {name: value for name, value in values.items() if name in earlier.columns}
        connection.execute(insert(earlier), given)
    migrate(engine)

    with engine.connect() as connection:
        found = set(connection.execute(select(table_versions.c.entity)).scalars())
    engine.dispose()
    assert {"coalitions", "partners", "ties", "changes", "evaluations"} <= found <= STAMPED


def test_people_who_commit_at_once_do_not_wait_for_each_other_for_ever(here: str) -> None:
    """They write the same tables in another order; everything arrives."""

    def write(number: int) -> None:
        for turn in range(4):
            with start_work() as work:
                adds = (
                    lambda w, n=f"{number}.{turn}": w.partners.add(_partner(here, n)),
                    lambda w, n=f"{number}.{turn}": w.goals.add(Goal(coalition_id=here, title=n)),
                )
                for add in adds if number else reversed(adds):
                    add(work)
                work.commit()

    with ThreadPoolExecutor(2) as people:
        list(people.map(write, range(2), timeout=120))

    with start_work(writes=False) as work:
        assert len(_names(work, here)) == 2 + 8
        assert len(work.goals.find(coalition_id=here)) == 8


def test_the_list_of_coalitions_is_read_once_while_none_changes(here: str) -> None:
    """A partner that is added leaves it in memory; a coalition that is added does not."""
    engine = ready_engine(database_url())
    with start_work(writes=False) as work:
        assert [one.id for one in coalitions(work)] == [here]
    with start_work(by="An") as work:
        work.partners.add(_partner(here, "Bieb"))
        work.commit()
    with asked(engine, "coalitions") as questions, start_work(writes=False) as work:
        assert current_coalition(work, here) == coalitions(work)[0]
    assert questions == []

    with start_work(by="An") as work:
        made = work.coalitions.add(Coalition(name="Asten", municipality="Asten"))
        assert [one.name for one in coalitions(work)] == ["Asten", "Erp"], "not committed yet"
        work.commit()
    with start_work(writes=False) as work:
        assert [one.name for one in coalitions(work)] == ["Asten", "Erp"]
    with start_work(by="An") as work:
        remove_coalition(work, made.id, typed_name="Asten")
    with start_work(writes=False) as work:
        assert [one.name for one in coalitions(work)] == ["Erp"]


def test_who_reaches_one_coalition_never_gets_the_list_that_others_read(here: str) -> None:
    """It is kept for who reaches them all, and for nobody else."""
    with start_work(by="An") as work:
        work.coalitions.add(Coalition(name="Asten", municipality="Asten"))
        work.commit()
        assert len(coalitions(work)) == 2
    member = Actor(name="Bo", known="login", role="coordinator", coalition_id=here)
    with start_work(actor=member, writes=False) as work:
        assert [one.id for one in coalitions(work)] == [here]


def test_guests_of_a_kick_off_are_worked_out_once(here: str) -> None:
    """The gaps of a large map are not looked for in each rerun; a new partner shows at once."""
    with start_work(writes=False) as work:
        assert guests(work, here) is guests(work, here)
    with start_work(by="An") as work:
        before = guests(work, here).prospects
        work.partners.add(_partner(here, "Bieb"))
        work.commit()
        assert len(guests(work, here).prospects) == len(before) + 1
