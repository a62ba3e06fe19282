"""Whatever two programs write, keep, give up and read in turn: each reads what is there."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from model.core.coalitions import Coalition
from model.network.partners import Partner
from model.storage.engine import open_engine
from model.storage.migrate import migrate
from model.storage.unit_of_work import UnitOfWork

HERE = "here"
WHO = st.integers(0, 1)
"""One of two programs on one database."""


@lru_cache(maxsize=1)
def _empty() -> Path:
    """Return a database with one coalition, to copy."""
    file = Path(tempfile.mkdtemp()) / "empty.db"
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine)
    with UnitOfWork(engine) as work:
        work.coalitions.add(Coalition(id=HERE, name="Erp", municipality="Erp"))
        work.commit()
    engine.dispose()
    return file


class TwoPrograms(RuleBasedStateMachine):
    """The plain model: a dictionary that is committed, and one that is being written."""

    def __init__(self) -> None:
        """Open the same database twice."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(_empty(), self.folder / "here.db")
        self.engines = [open_engine(f"sqlite:///{self.folder / 'here.db'}") for _ in range(2)]
        self.committed: dict[str, str] = {}
        self.draft: dict[str, str] = {}
        self.writer: UnitOfWork | None = None
        self.reader: UnitOfWork | None = None
        self.snapshot: dict[str, str] = {}

    @precondition(lambda self: self.writer is None)
    @rule(who=WHO)
    def begin(self, who: int) -> None:
        self.writer = UnitOfWork(self.engines[who]).__enter__()
        self.draft = dict(self.committed)

    @precondition(lambda self: self.writer is not None)
    @rule(name=st.sampled_from("abc"))
    def add(self, name: str) -> None:
        assert self.writer is not None
        added = self.writer.partners.add(Partner(coalition_id=HERE, name=name))
        self.draft[added.id] = name

    @precondition(lambda self: self.writer is not None and self.draft)
    @rule(data=st.data(), name=st.sampled_from("xyz"))
    def change(self, data: st.DataObject, name: str) -> None:
        assert self.writer is not None
        chosen = data.draw(st.sampled_from(sorted(self.draft)))
        self.writer.partners.save(self.writer.partners.one(chosen).changed(name=name))
        self.draft[chosen] = name

    @precondition(lambda self: self.writer is not None and self.draft)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        assert self.writer is not None
        chosen = data.draw(st.sampled_from(sorted(self.draft)))
        self.writer.partners.remove(self.writer.partners.one(chosen))
        del self.draft[chosen]

    @precondition(lambda self: self.writer is not None)
    @rule()
    def read_while_writing(self) -> None:
        assert self.writer is not None
        assert _read(self.writer) == self.draft

    @precondition(lambda self: self.writer is not None)
    @rule()
    def commit(self) -> None:
        assert self.writer is not None
        self.writer.commit()
        self.committed = dict(self.draft)

    @precondition(lambda self: self.writer is not None)
    @rule()
    def leave(self) -> None:
        assert self.writer is not None
        self.writer.__exit__(None, None, None)
        self.writer = None

    @precondition(lambda self: self.reader is None)
    @rule(who=WHO)
    def look(self, who: int) -> None:
        self.reader = UnitOfWork(self.engines[who], writes=False).__enter__()
        self.snapshot = dict(self.committed)
        assert _read(self.reader) == self.snapshot

    @precondition(lambda self: self.reader is not None)
    @rule()
    def look_again_and_away(self) -> None:
        """A reader sees one moment, also when others committed since."""
        assert self.reader is not None
        assert _read(self.reader) == self.snapshot
        self.reader.__exit__(None, None, None)
        self.reader = None

    @invariant()
    def everybody_reads_what_is_committed(self) -> None:
        for engine in self.engines:
            with UnitOfWork(engine, writes=False) as work:
                assert _read(work) == self.committed

    def teardown(self) -> None:
        for work in (self.writer, self.reader):
            if work is not None:
                work.__exit__(None, None, None)
        for engine in self.engines:
            engine.dispose()
        shutil.rmtree(self.folder)


def _read(work: UnitOfWork) -> dict[str, str]:
    return {partner.id: partner.name for partner in work.partners.find(coalition_id=HERE)}


TestTwoPrograms = TwoPrograms.TestCase
TestTwoPrograms.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
