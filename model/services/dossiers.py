"""A whole coalition leaves as one dossier file, and comes in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.exports.dossier import Dossier, dump, parse
from model.services.coalitions import LAST_COALITION
from model.services.remembering import remember
from model.services.wholes import Lists, read_whole, with_fresh_ids, write_whole

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.coalitions import Coalition
    from model.storage.unit_of_work import UnitOfWork


def export_dossier(work: UnitOfWork, coalition_id: str, at: datetime) -> bytes:
    """Return the dossier of a coalition as it is now, without its history."""
    coalition, lists = read_whole(work, coalition_id)
    return dump(Dossier(exported_at=at, coalition=coalition, **lists))


def import_dossier(work: UnitOfWork, data: bytes) -> Coalition:
    """Bring in a coalition from a dossier; a coalition that is there already is never touched.

    When the coalition is here already, the dossier comes in beside it as a copy.

    Raises:
        UnreadableFileError: the file is no dossier, damaged, or of a newer version.

    """
    dossier = parse(data)
    coalition: Coalition = dossier.coalition
    lists: Lists = {name: list(entries) for name, entries in dossier.lists().items()}
    if work.coalitions.maybe(coalition.id) is not None:
        coalition, lists = with_fresh_ids(coalition, lists)
    coalition = coalition.changed(name=_free_name(work, coalition.name), is_demo=False)
    made = write_whole(work, coalition, lists)
    remember(work, LAST_COALITION, {"id": made.id})
    work.commit()
    return made


def _free_name(work: UnitOfWork, name: str) -> str:
    taken = {coalition.name.casefold() for coalition in work.coalitions.find()}
    candidates = [name, *(f"{name} ({number})" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate.casefold() not in taken)
