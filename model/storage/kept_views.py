"""Views that were worked out once are not worked out again while what they rest on is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from model.storage.kept_rows import Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from model.storage.unit_of_work import UnitOfWork

T = TypeVar("T")

MOST_VIEWS = 100

_views = Kept(MOST_VIEWS)


def kept(
    work: UnitOfWork,
    coalition_id: str,
    tables: tuple[str, ...],
    what: Hashable,
    compute: Callable[[], T],
) -> T:
    """Return what `compute` returns: from memory while nobody wrote in these tables.

    Args:
        work: a unit of work; after a write of its own it computes anew.
        coalition_id: whose rows the view rests on; `EVERYWHERE` for the list of coalitions.
        tables: every table that `compute` reads; one that is forgotten stops the program.
        what: a name for the view with everything else it depends on, such as a date.
        compute: makes the view, which must be frozen: it is shared by all sessions.

    """
    reach = work.reads_like(coalition_id)
    stamps = {name: work.stamps.of(work.connection, coalition_id, name) for name in tables}
    known = {name: stamp for name, stamp in stamps.items() if stamp is not None}
    if not reach or len(known) < len(tables):
        return _computed(work, tables, compute)
    work.stamps.tables_read.update(tables)
    key = (what, coalition_id, reach)
    found: T | None = _views.find(key, known)
    if found is None:
        found = _computed(work, tables, compute)
        if work.stamps.hold(work.connection, coalition_id, known):
            _views.keep(key, known, found)
    return found


def _computed(work: UnitOfWork, tables: tuple[str, ...], compute: Callable[[], T]) -> T:
    before, work.stamps.tables_read = work.stamps.tables_read, set()
    found = compute()
    forgotten = work.stamps.tables_read - set(tables)
    assert not forgotten, f"a kept view rests on {sorted(forgotten)} as well: name them"
    work.stamps.tables_read |= before
    return found
