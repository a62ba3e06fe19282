"""Copies without persons: of a dossier, of a coalition, of a whole backup."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from model.core.errors import UnreadableFileError
from model.core.messages import msg
from model.exports.dossier import Dossier, dump, parse
from model.exports.without_persons import stand_ins, without_persons
from model.services.dossiers import read_dossier
from model.services.rights import by_right
from model.services.wholes import read_whole, write_whole
from model.storage.copying import check_file, in_one_file, renew
from model.storage.engine import open_engine
from model.storage.migrate import migrate
from model.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.coalitions import Coalition
    from model.core.translation import Translator
    from model.services.wholes import Lists


def anonymous_dossier(data: bytes, t: Translator, *, organisations: bool = False) -> bytes:
    """Return a dossier without persons and without its history, which is full of them.

    With `organisations` the names of partners are replaced as well.

    Raises:
        UnreadableFileError: the file is no dossier.

    """
    dossier = parse(data)
    lists: Lists = {name: list(entries) for name, entries in dossier.lists().items()}
    coalition, kept = _anonymous(dossier.coalition, lists, t, organisations=organisations)
    return dump(Dossier(exported_at=dossier.exported_at, coalition=coalition, **kept))


@by_right
def anonymous_coalition(
    work: UnitOfWork,
    coalition_id: str,
    at: datetime,
    t: Translator,
    *,
    organisations: bool = False,
) -> bytes:
    """Return the dossier of a coalition without persons and without its history."""
    whole = read_dossier(work, coalition_id, at, history=False)
    return anonymous_dossier(dump(whole), t, organisations=organisations)


def anonymous_backup(source: Path, t: Translator, *, organisations: bool = False) -> bytes:
    """Return a backup without persons: only what coalitions own, no history, no settings.

    Raises:
        UnreadableFileError: the file is no backup, damaged, or of a newer version.

    """
    if not source.is_file():
        raise UnreadableFileError(msg("There is no file {name}.", name=str(source)))
    with tempfile.TemporaryDirectory() as folder:
        copy, made = Path(folder) / "copy.db", Path(folder) / "made.db"
        shutil.copyfile(source, copy)
        check_file(copy)
        renew(copy)
        engine = open_engine(f"sqlite:///{copy}")
        target = open_engine(f"sqlite:///{made}")
        try:
            migrate(target)
            with UnitOfWork(engine, writes=False) as read, UnitOfWork(target) as written:
                for coalition in sorted(read.coalitions.find(), key=lambda c: c.id):
                    owned = read_whole(read, coalition.id)
                    bare, lists = _anonymous(*owned, t, organisations=organisations)
                    write_whole(written, bare, lists)
                written.commit()
        finally:
            engine.dispose()
            target.dispose()
        in_one_file(made)
        return made.read_bytes()


def _anonymous(
    coalition: Coalition, lists: Lists, t: Translator, *, organisations: bool
) -> tuple[Coalition, Lists]:
    everything = [coalition, *(entity for entities in lists.values() for entity in entities)]
    using = stand_ins(everything, t, organisations=organisations)
    bare = {
        name: [without_persons(entity, using) for entity in entities]
        for name, entities in lists.items()
    }
    return without_persons(coalition, using), bare
