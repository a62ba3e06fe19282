"""A backup is whole and checked, and putting one back never loses what stood there."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError, UnreadableFileError
from model.services.backups import restore_backup, write_backup
from model.services.demo import demo, load_demo
from model.services.opening import start_work
from model.services.wholes import read_whole
from model.storage.database import close

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def demo_in(database: str) -> None:
    with start_work(by="Tester") as work:
        load_demo(work)


def everything() -> object:
    with start_work(writes=False) as work:
        return [
            (read_whole(work, c.id), work.history(c.id))
            for c in sorted(work.coalitions.find(), key=lambda c: c.id)
        ]


def test_backup_put_back_is_the_same_on_either_database(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copied, lost and put back: every row and every change record is there again."""
    monkeypatch.chdir(tmp_path)
    demo_in(database)
    before = everything()
    copied = write_backup(tmp_path / "copies" / "b.db")
    with start_work() as work:
        work.coalitions.remove(work.coalitions.one(demo().coalition.id))
        work.coalitions.add(Coalition(id="later", name="Later", municipality="Erp"))
        work.commit()

    restored = restore_backup(copied.file, at=NOW, replace=True)

    assert (copied.coalitions, restored.coalitions) == (1, 1)
    assert everything() == before
    assert restored.kept is not None
    with sqlite3.connect(restored.kept) as kept:
        assert kept.execute("SELECT name FROM coalitions").fetchall() == [("Later",)]
    kept.close()


def test_backup_of_a_server_moves_to_a_laptop(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy is always a SQLite file: it opens as a database of its own, moments in UTC."""
    demo_in(database)
    before = everything()
    copied = write_backup(tmp_path / "b.db")

    other = f"sqlite:///{tmp_path / 'laptop.db'}"
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", other)
    restored = restore_backup(copied.file, at=NOW)

    assert restored.kept is None
    assert everything() == before
    close(other)


def test_backup_is_whole_while_others_write(sqlite_database: str, tmp_path: Path) -> None:
    """A copy taken in the middle of writing holds whole pieces of work only."""
    demo_in(sqlite_database)
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with start_work() as work:
                for name in ("a", "b"):
                    identity = f"{name}{number}"
                    work.coalitions.add(Coalition(id=identity, name=identity, municipality="x"))
                work.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [write_backup(tmp_path / f"{number}.db").file for number in range(5)]
    finally:
        stop.set()
        writer.join()

    for copy in copies:
        assert not copy.with_name(copy.name + "-wal").exists()
        with sqlite3.connect(copy) as opened:
            ids = {row[0] for row in opened.execute("SELECT id FROM coalitions")}
        opened.close()
        assert {f"a{i[1:]}" for i in ids if i[0] == "b"} == {i for i in ids if i[0] == "a"}


def test_restore_refuses_to_overwrite_without_a_word(sqlite_database: str, tmp_path: Path) -> None:
    """A database with coalitions stays as it is unless replacing was asked for."""
    demo_in(sqlite_database)
    copied = write_backup(tmp_path / "b.db")
    before = everything()

    with pytest.raises(InvalidInputError, match="--replace"):
        restore_backup(copied.file, at=NOW)

    assert everything() == before
    assert sorted(p.name for p in tmp_path.glob("*.db")) == ["b.db", "workbench.db"]


def test_backup_never_overwrites_a_file(sqlite_database: str, tmp_path: Path) -> None:
    """Yesterday's backup is not lost by today's."""
    (tmp_path / "b.db").write_text("yesterday")

    with pytest.raises(InvalidInputError):
        write_backup(tmp_path / "b.db")

    assert (tmp_path / "b.db").read_text() == "yesterday"


def damaged(whole: bytes) -> dict[str, bytes]:
    middle = len(whole) // 2
    return {
        "empty": b"",
        "text": b"this is not a database" * 100,
        "half": whole[:middle],
        "torn": whole[:middle] + b"\xff" * 9000 + whole[middle + 9000 :],
    }


@pytest.mark.parametrize("kind", ["empty", "text", "half", "torn"])
def test_damaged_backup_is_refused_and_changes_nothing(
    sqlite_database: str, tmp_path: Path, kind: str
) -> None:
    """A backup is read from its first page to its last before anything is replaced."""
    demo_in(sqlite_database)
    copied = write_backup(tmp_path / "b.db")
    before = everything()
    bad = tmp_path / "bad.db"
    bad.write_bytes(damaged(copied.file.read_bytes())[kind])

    with pytest.raises(UnreadableFileError):
        restore_backup(bad, at=NOW, replace=True)

    assert everything() == before
    assert not list(tmp_path.glob("before-restore*"))


def test_backup_of_a_newer_or_another_program_is_refused(
    sqlite_database: str, tmp_path: Path
) -> None:
    """The schema is looked at before anything is replaced."""
    demo_in(sqlite_database)
    newer = write_backup(tmp_path / "b.db").file
    with sqlite3.connect(newer) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
    opened.close()
    strange = tmp_path / "strange.db"
    with sqlite3.connect(strange) as opened:
        opened.execute("CREATE TABLE photos (id)")
    opened.close()

    for file, word in ((newer, "newer version"), (strange, "not a backup")):
        with pytest.raises(UnreadableFileError, match=word):
            restore_backup(file, at=NOW, replace=True)


def test_backup_is_put_in_place_of_a_damaged_database(sqlite_database: str, tmp_path: Path) -> None:
    """The damaged file is moved aside as it is, so that somebody can still look into it."""
    demo_in(sqlite_database)
    before = everything()
    copied = write_backup(tmp_path / "b.db")
    close(sqlite_database)
    file = tmp_path / "workbench.db"
    for journal in ("-wal", "-shm"):
        file.with_name(file.name + journal).unlink(missing_ok=True)
    file.write_bytes(b"damaged" * 1000)

    with pytest.raises(InvalidInputError, match="--replace"):
        restore_backup(copied.file, at=NOW)
    restored = restore_backup(copied.file, at=NOW, replace=True)

    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"damaged" * 1000
    assert everything() == before


def test_people_at_work_see_the_restored_database(sqlite_database: str, tmp_path: Path) -> None:
    """Somebody whose workbench is open reads the backup at the next click."""
    demo_in(sqlite_database)
    copied = write_backup(tmp_path / "b.db")
    with start_work() as work:
        work.coalitions.remove(work.coalitions.one(demo().coalition.id))
        work.commit()

    restore_backup(copied.file, at=NOW)

    with start_work(writes=False) as work:
        assert [c.id for c in work.coalitions.find()] == [demo().coalition.id]
