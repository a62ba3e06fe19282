"""Times a backup of 1,000 coalitions, and bringing it back into an empty database."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from model.services.backups import restore_backup, write_backup
from model.storage.database import close
from tests.bench.national import make_nation


def main(coalitions: int) -> None:
    """Fill a database, copy it, and bring the copy back; wall clock and processor time."""
    with tempfile.TemporaryDirectory() as folder:
        backup = Path(folder) / "backup.db"
        full, empty = (f"sqlite:///{folder}/{name}.db" for name in ("full", "empty"))
        os.environ["WORKBENCH_DATABASE_URL"] = full
        make_nation(coalitions)
        made, spent = perf_counter(), process_time()
        copied = write_backup(backup)
        _say(f"backup of {copied.coalitions} coalitions, {copied.size / 1e6:.0f} MB", made, spent)
        close(full)
        os.environ["WORKBENCH_DATABASE_URL"] = empty
        began, spent = perf_counter(), process_time()
        restored = restore_backup(backup, at=datetime.now(UTC))
        _say(f"restore of {restored.coalitions} coalitions", began, spent)
        close(empty)


def _say(what: str, began: float, spent: float) -> None:
    print(f"{what}: {perf_counter() - began:.1f} s, processor {process_time() - spent:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
