"""A whole coalition leaves as one dossier file, and comes in again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.exports.dossier import MAX_BYTES, Dossier, dump, parse
from model.services.coalitions import LAST_COALITION
from model.services.remembering import remember
from model.services.rights import by_right
from model.services.wholes import Lists, read_whole, with_fresh_ids, write_whole
from model.storage.database import passing_engine
from model.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from model.core.coalitions import Coalition


@by_right
def export_dossier(
    work: UnitOfWork, coalition_id: str, at: datetime, *, history: bool = True
) -> bytes:
    """Return the dossier of a coalition as it is now, with or without its history.

    Raises:
        InvalidInputError: it would be larger than a dossier that can be read again.

    """
    data = dump(read_dossier(work, coalition_id, at, history=history))
    if len(data) > MAX_BYTES:
        raise InvalidInputError(
            msg(
                "With its history this dossier is larger than {limit} MB, and could not be read "
                "again. Take the dossier without history.",
                limit=MAX_BYTES // (1024 * 1024),
            )
        )
    return data


@by_right
def read_dossier(
    work: UnitOfWork, coalition_id: str, at: datetime, *, history: bool = True
) -> Dossier:
    """Return a coalition as it is now as a dossier, with or without its history."""
    coalition, lists = read_whole(work, coalition_id)
    changes = tuple(work.history(coalition_id)) if history else ()
    return Dossier(exported_at=at, coalition=coalition, changes=changes, **lists)


@by_right
def import_dossier(work: UnitOfWork, data: bytes) -> Coalition:
    """Bring in a coalition from a dossier; a coalition that is there already is never touched.

    When the coalition is here already, the dossier comes in beside it as a copy. The history
    comes along: who changed what stays known, and can still be taken back.

    Raises:
        UnreadableFileError: the file is no dossier, damaged, or of a newer version.

    """
    dossier = parse(data)
    coalition: Coalition = dossier.coalition
    lists: Lists = {name: list(entries) for name, entries in dossier.lists().items()}
    history = list(dossier.changes)
    if work.coalitions.maybe(coalition.id) is not None:
        coalition, lists, history = with_fresh_ids(coalition, lists, history)
    coalition = coalition.changed(name=_free_name(work, coalition.name), is_demo=False)
    made = write_whole(work, coalition, lists)
    work.bring_history(history)
    remember(work, LAST_COALITION, {"id": made.id})
    work.commit()
    return made


@contextmanager
def opened_dossier(data: bytes) -> Iterator[tuple[UnitOfWork, Coalition]]:
    """Yield a piece of work on the coalition of a dossier, in memory and beside any database.

    Raises:
        UnreadableFileError: the file is no dossier, damaged, or of a newer version.

    """
    with passing_engine() as engine, UnitOfWork(engine) as work:
        yield work, import_dossier(work, data)


def _free_name(work: UnitOfWork, name: str) -> str:
    taken = {coalition.name.casefold() for coalition in work.coalitions.find()}
    candidates = [name, *(f"{name} ({number})" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate.casefold() not in taken)
