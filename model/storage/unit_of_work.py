"""The unit of work: everything inside it is written together, or not at all.

It rolls back unless `commit()` was called. All changes up to a commit carry one moment, so that
they can be shown and taken back as the one thing a person did. Every change leaves a change
record (who, when, what before and after) in the same transaction; every row has a version, and a
stale write is refused with both values shown.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from model.core.access import LinkVisit, Member, PersonalLink
from model.core.actor import Actor
from model.core.changes import ChangeKind, ChangeRecord
from model.core.coalitions import Coalition
from model.core.entity import Entity
from model.core.settings import Setting
from model.evaluation.findings import Annotation, Assessment, Evaluation
from model.evaluation.projects import Project
from model.evaluation.sharing import PlanShare
from model.network.partners import Partner
from model.network.positions import Position
from model.network.ties import Tie
from model.process.actions import Action
from model.process.budget import BudgetLine
from model.process.chapters import Chapter
from model.process.decisions import Decision
from model.process.figure_sets import FigureSet, Population
from model.process.goals import Goal
from model.process.lists import ListEntry
from model.process.local_cards import LocalCard
from model.process.progress import StepProgress
from model.process.revisions import PlanRevision
from model.process.talks import Talk
from model.review.applications import Application
from model.review.assignments import Assignment
from model.review.awards import Award, DrawnLot
from model.review.calibration import CalibrationAnswer
from model.review.conflicts import Conflict
from model.review.questions import Question
from model.review.rounds import PHASES, Review, Round
from model.storage.change_rows import change_of_row, row_of_change
from model.storage.faults import storage_fault
from model.storage.kept_rows import Stamps, owner_of
from model.storage.repository import Repository
from model.storage.row_guard import RoundScope, as_shown, check_write, may_read
from model.storage.tables import ENTITIES, SECRET, TABLES, changes
from model.workshop.live import (
    LiveContribution,
    LiveOrganisation,
    LiveParticipant,
    LiveSession,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from types import TracebackType

    from sqlalchemy import Connection
    from sqlalchemy.engine import Engine

E = TypeVar("E", bound=Entity)

SILENT = {"positions", "settings", *SECRET}
"""Tables whose changes are no part of a coalition's history: a dot, a language, who may come in."""
ALONG = {"positions"}
"""Of these the rows that go along with something else are kept, so that both come back together."""


@dataclass(frozen=True)
class Moment:
    """How many entities of one kind changed in one moment."""

    at: datetime
    by: str
    entity: str
    kind: ChangeKind
    count: int
    first_id: str


class UnitOfWork:
    """One piece of work on the database, by one person."""

    def __init__(
        self, engine: Engine, *, actor: Actor | None = None, by: str = "", writes: bool = True
    ) -> None:
        """`actor` is who works, or `by` a name at a laptop; `writes=False` only looks."""
        self._engine = engine
        self.writes = writes  # when True it may hold what is not committed yet
        self._connection: Connection | None = None
        self._at = datetime.now(UTC)
        self.actor = actor or Actor(name=by)
        self.by = self.actor.name
        self.in_service = False
        """Whether a service is at work that this actor may use (see `model.services.rights`)."""
        self._round_scope: RoundScope | None = None
        self.stamps = Stamps()
        """What tells whether rows that were read before still hold."""
        self.coalitions = Repository(self, "coalitions", Coalition)
        self.partners = Repository(self, "partners", Partner)
        self.ties = Repository(self, "ties", Tie)
        self.positions = Repository(self, "positions", Position)
        self.projects = Repository(self, "projects", Project)
        self.evaluations = Repository(self, "evaluations", Evaluation)
        self.assessments = Repository(self, "assessments", Assessment)
        self.annotations = Repository(self, "annotations", Annotation)
        self.plan_shares = Repository(self, "plan_shares", PlanShare)
        self.step_progress = Repository(self, "step_progress", StepProgress)
        self.actions = Repository(self, "actions", Action)
        self.chapters = Repository(self, "chapters", Chapter)
        self.figure_sets = Repository(self, "figure_sets", FigureSet)
        self.populations = Repository(self, "populations", Population)
        self.goals = Repository(self, "goals", Goal)
        self.budget_lines = Repository(self, "budget_lines", BudgetLine)
        self.talks = Repository(self, "talks", Talk)
        self.decisions = Repository(self, "decisions", Decision)
        self.list_entries = Repository(self, "list_entries", ListEntry)
        self.local_cards = Repository(self, "local_cards", LocalCard)
        self.plan_revisions = Repository(self, "plan_revisions", PlanRevision)
        self.rounds = Repository(self, "rounds", Round)
        self.reviews = Repository(self, "reviews", Review)
        self.applications = Repository(self, "applications", Application)
        self.conflicts = Repository(self, "conflicts", Conflict)
        self.assignments = Repository(self, "assignments", Assignment)
        self.questions = Repository(self, "questions", Question)
        self.awards = Repository(self, "awards", Award)
        self.lots = Repository(self, "lots", DrawnLot)
        self.calibrations = Repository(self, "calibrations", CalibrationAnswer)
        self.settings = Repository(self, "settings", Setting)
        self.members = Repository(self, "members", Member)
        self.personal_links = Repository(self, "personal_links", PersonalLink)
        self.link_visits = Repository(self, "link_visits", LinkVisit)
        self.live_sessions = Repository(self, "live_sessions", LiveSession)
        self.live_organisations = Repository(self, "live_organisations", LiveOrganisation)
        self.live_participants = Repository(self, "live_participants", LiveParticipant)
        self.live_contributions = Repository(self, "live_contributions", LiveContribution)

    @property
    def connection(self) -> Connection:
        """The open connection; only inside `with`."""
        assert self._connection is not None, "a unit of work is used inside `with`"
        return self._connection

    def repository(self, name: str) -> Repository[Any]:
        """Return the repository of a table by name, for work that treats all tables alike."""
        return Repository(self, name, ENTITIES[name])

    def __enter__(self) -> Self:
        try:
            connection = self._engine.connect()
            self._connection = connection.execution_options(writes=self.writes)
            self._connection.begin()
            self._at = datetime.now(UTC)
        except (DatabaseError, PoolTimeoutError) as error:
            raise storage_fault(error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        connection, self._connection = self.connection, None
        self.stamps = Stamps()
        try:
            with suppress(DatabaseError):  # a server that is gone has rolled back already
                connection.rollback()
        finally:
            connection.close()
        if isinstance(error, DatabaseError):
            raise storage_fault(error) from error

    def commit(self) -> None:
        """Keep everything done so far, and go on in a new transaction."""
        self.stamps.write(self.connection)
        self.connection.commit()
        self.stamps.committed()
        self.connection.begin()
        self._at = datetime.now(UTC)
        self._round_scope = None

    def take_turn(self, coalition_id: str) -> None:
        """Wait until nobody else has the turn in this coalition; it is ours until the commit.

        For a rule that looks at other rows than it writes ("somebody stays coordinator", "one lot
        between these plans"): two people at once would each find it kept. Ask for it before the
        first look. SQLite lets one write at a time from the start.
        """
        row = TABLES["coalitions"].c.id
        # Not against those who add something to the coalition, which refers to this row.
        turn = select(row).where(row == coalition_id).with_for_update(key_share=True)
        self.connection.execute(turn)
        self.stamps.forget()
        self._round_scope = None

    def is_there(self, name: str, entity_id: str) -> bool:
        """Whether a row exists, also out of the actor's reach; nothing of what is in it is told."""
        column = TABLES[name].c.id
        found = self.connection.execute(select(column).where(column == entity_id))
        return found.first() is not None

    def readable(self, name: str, rows: list[E]) -> list[E]:
        """Return the rows that the actor reaches, without what is not shown to them."""
        if self.actor.reaches_all:
            return rows
        return [
            as_shown(self.actor, name, row)
            for row in rows
            if may_read(self.actor, name, row, self._scope(name))
        ]

    def check_write(self, name: str, *rows: Entity) -> None:
        """Refuse a write out of the actor's reach.

        Raises:
            NotAllowedError: one of the rows is out of reach.

        """
        check_write(self.actor, name, rows, self._scope(name))

    def _scope(self, name: str) -> RoundScope:
        """Return what a reviewer's reach depends on; read without the guard, which needs it."""
        if self.actor.role != "reviewer" or name in ("coalitions", "partners", "ties", "rounds"):
            return RoundScope()
        if self._round_scope is None:
            self._round_scope = self._read_scope()
        return self._round_scope

    def _read_scope(self) -> RoundScope:
        rounds, reviews = TABLES["rounds"], TABLES["reviews"]
        chosen = select(rounds.c.project_ids, rounds.c.phase).where(
            rounds.c.id == self.actor.round_id, rounds.c.coalition_id == self.actor.coalition_id
        )
        found = self.connection.execute(chosen).first()
        if found is None:
            return RoundScope()
        own = select(reviews.c.project_id).where(
            reviews.c.round_id == self.actor.round_id,
            reviews.c.reviewer == self.actor.name,
            reviews.c.submitted_at.is_not(None),
        )
        return RoundScope(
            project_ids=tuple(found.project_ids),
            submitted=tuple(self.connection.execute(own).scalars()),
            is_open=PHASES.index(found.phase) >= PHASES.index("discussing"),
        )

    def moments(self, coalition_id: str, *, limit: int = 50) -> list[Moment]:
        """Return what happened in a coalition lately, newest first, counted and not in full.

        Only people who read the whole coalition see it: the counts say what others do.
        """
        self.stamps.tables_read.add("changes")
        if not self._reads_history_of(coalition_id):
            return []
        query = (
            select(
                changes.c.at,
                changes.c.by,
                changes.c.entity,
                changes.c.kind,
                func.count().label("count"),
                func.min(changes.c.id).label("first_id"),
            )
            .where(changes.c.coalition_id == coalition_id)
            .group_by(changes.c.at, changes.c.by, changes.c.entity, changes.c.kind)
            .order_by(changes.c.at.desc(), func.min(changes.c.id).desc())
            .limit(limit)
        )
        return [Moment(**row) for row in self.connection.execute(query).mappings()]

    def changes_by_id(self, ids: Sequence[str]) -> dict[str, ChangeRecord]:
        """Return change records by their ids."""
        rows = self.connection.execute(select(changes).where(changes.c.id.in_(ids))).mappings()
        records = self._readable_records([change_of_row(row) for row in rows])
        return {record.id: record for record in records}

    def changes_at(self, coalition_id: str, at: datetime) -> list[ChangeRecord]:
        """Return everything that changed in one moment, newest first."""
        query = (
            select(changes)
            .where(changes.c.coalition_id == coalition_id, changes.c.at == at)
            .order_by(changes.c.id.desc())
        )
        rows = self.connection.execute(query).mappings()
        return self._readable_records([change_of_row(row) for row in rows])

    def own_moment(self, coalition_id: str) -> datetime | None:
        """Return when this person last changed something here that they reach."""
        query = (
            select(changes)
            .where(changes.c.coalition_id == coalition_id, changes.c.by == self.by)
            .order_by(changes.c.at.desc(), changes.c.id.desc())
            .limit(1)
        )
        rows = self.connection.execute(query).mappings()
        found = self._readable_records([change_of_row(row) for row in rows])
        return found[0].at if found else None

    def rewrite_history(self, records: Sequence[ChangeRecord]) -> None:
        """Put other values in change records, for one thing only: to forget a person.

        Raises:
            NotAllowedError: the actor is no coordinator of that coalition.

        """
        self._check_history({record.coalition_id for record in records})
        self._wrote_history(records)
        for record in records:
            values = row_of_change(record)
            self.connection.execute(update(changes).where(changes.c.id == record.id).values(values))

    def forget_history(self, coalition_id: str) -> None:
        """Remove every change record of a coalition, for one thing only: it is removed itself.

        Raises:
            NotAllowedError: the actor is no coordinator of that coalition.

        """
        self._check_history({coalition_id})
        self.stamps.written("changes", {coalition_id})
        self.connection.execute(delete(changes).where(changes.c.coalition_id == coalition_id))

    def _check_history(self, coalition_ids: Collection[str]) -> None:
        """Refuse to write in the history of a coalition that the actor does not coordinate."""
        for coalition_id in coalition_ids:
            self.check_write("coalitions", Coalition(id=coalition_id, name="-", municipality="-"))

    def reads_like(self, coalition_id: str) -> str:
        """Return a word for everybody who reads the same rows of a coalition; empty for others."""
        return self.actor.role if self._reads_history_of(coalition_id) else ""

    def _reads_history_of(self, coalition_id: str) -> bool:
        actor = self.actor
        return actor.role in ("coordinator", "viewer") and (
            actor.coalition_id in ("", coalition_id)
        )

    def _readable_records(self, records: list[ChangeRecord]) -> list[ChangeRecord]:
        """Return the records whose rows the actor reaches, as they were and as they became."""
        self.stamps.tables_read.add("changes")
        if self.actor.reaches_all:
            return records
        return [record for record in records if self._reaches(record)]

    def _reaches(self, record: ChangeRecord) -> bool:
        model = ENTITIES.get(record.entity)
        if model is None:
            return False
        values = [value for value in (record.before, record.after) if value is not None]
        rows = [model.model_validate(value) for value in values]
        scope = self._scope(record.entity)
        return all(
            may_read(self.actor, record.entity, row, scope)
            and as_shown(self.actor, record.entity, row) == row  # a record holds the whole row
            for row in rows
        )

    def history(self, coalition_id: str) -> list[ChangeRecord]:
        """Return every change of a coalition, oldest first."""
        query = select(changes).where(changes.c.coalition_id == coalition_id)
        rows = self.connection.execute(query.order_by(changes.c.id)).mappings()
        return self._readable_records([change_of_row(row) for row in rows])

    def bring_history(self, records: Sequence[ChangeRecord]) -> None:
        """Add change records that were made elsewhere; those that are here already stay."""
        self._check_history({record.coalition_id for record in records})
        self._wrote_history(records)
        for start in range(0, len(records), 500):
            part = records[start : start + 500]
            ids = select(changes.c.id).where(changes.c.id.in_([record.id for record in part]))
            known = set(self.connection.execute(ids).scalars())
            rows = [row_of_change(record) for record in part if record.id not in known]
            if rows:
                self.connection.execute(insert(changes), rows)

    def changes_since(
        self, coalition_id: str, at: datetime, entities: Sequence[str]
    ) -> list[ChangeRecord]:
        """Return what changed in these tables from a moment on, newest first."""
        query = (
            select(changes)
            .where(
                changes.c.coalition_id == coalition_id,
                changes.c.at >= at,
                changes.c.entity.in_(entities),
            )
            .order_by(changes.c.id.desc())
        )
        rows = self.connection.execute(query).mappings()
        return self._readable_records([change_of_row(row) for row in rows])

    def changes_about(self, coalition_id: str, names: Collection[str]) -> list[ChangeRecord]:
        """Return every change in these tables of a coalition, newest first."""
        query = (
            select(changes)
            .where(changes.c.coalition_id == coalition_id, changes.c.entity.in_(names))
            .order_by(changes.c.id.desc())
        )
        rows = self.connection.execute(query).mappings()
        return self._readable_records([change_of_row(row) for row in rows])

    def record(
        self,
        name: str,
        kind: ChangeKind,
        pairs: Sequence[tuple[Entity | None, Entity | None]],
        *,
        along: bool = False,
    ) -> None:
        """Write the change records of (before, after) pairs; called by the repositories.

        `along` is for a row that goes because what it hangs on goes.
        """
        if name in SILENT and not (along and name in ALONG):
            return
        records = [
            _change(name, kind, before, after).model_copy(update={"by": self.by, "at": self._at})
            for before, after in pairs
        ]
        self._wrote_history(records)
        self.connection.execute(insert(changes), [row_of_change(record) for record in records])

    def _wrote_history(self, records: Sequence[ChangeRecord]) -> None:
        self.stamps.written("changes", {record.coalition_id for record in records})


def _change(
    name: str, kind: ChangeKind, before: Entity | None, after: Entity | None
) -> ChangeRecord:
    entity = after or before
    assert entity is not None, "a change has a before or an after"
    return ChangeRecord(
        coalition_id=owner_of(name, entity),
        entity=name,
        entity_id=entity.id,
        kind=kind,
        before=before.model_dump(mode="json") if before else None,
        after=after.model_dump(mode="json") if after else None,
        at=datetime.now(UTC),
    )
