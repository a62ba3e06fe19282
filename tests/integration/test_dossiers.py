"""A coalition that leaves and comes back is the same coalition."""

from datetime import UTC, datetime

import pytest

from model.core.errors import UnreadableFileError
from model.exports.dossier import parse
from model.services.coalitions import remove_coalition
from model.services.demo import demo, load_demo
from model.services.dossiers import export_dossier, import_dossier
from model.services.wholes import read_whole
from model.storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_dossier_brings_back_everything_after_removal(work: UnitOfWork) -> None:
    """Exported, removed and imported again, nothing is lost and ids stay."""
    load_demo(work)
    before, lists_before = read_whole(work, demo().coalition.id)
    data = export_dossier(work, before.id, NOW)
    remove_coalition(work, before.id, typed_name=before.name)

    made = import_dossier(work, data)

    after, lists_after = read_whole(work, made.id)
    assert lists_after == lists_before
    assert after == before.model_copy(update={"is_demo": False})


def test_dossier_of_a_coalition_that_is_here_comes_in_as_a_copy(work: UnitOfWork) -> None:
    """Bringing in a dossier twice never overwrites; every reference points inside the copy."""
    load_demo(work)
    original, lists = read_whole(work, demo().coalition.id)

    made = import_dossier(work, export_dossier(work, original.id, NOW))

    copied, copied_lists = read_whole(work, made.id)
    assert made.id != original.id
    assert copied.name == f"{original.name} (2)"
    assert {name: len(entries) for name, entries in copied_lists.items()} == {
        name: len(entries) for name, entries in lists.items()
    }
    old_ids = {entity.id for entities in lists.values() for entity in entities} | {original.id}
    text = export_dossier(work, copied.id, NOW).decode()
    assert [old for old in old_ids if f'"{old}"' in text] == []


def test_exported_dossier_reads_as_a_dossier(work: UnitOfWork) -> None:
    """The file holds the lists under their names."""
    load_demo(work)

    dossier = parse(export_dossier(work, demo().coalition.id, NOW))

    assert len(dossier.partners) == len(demo().partners)


def test_broken_dossier_leaves_the_database_untouched(work: UnitOfWork) -> None:
    """Nothing is half-written when a file is wrong."""
    load_demo(work)

    with pytest.raises(UnreadableFileError):
        import_dossier(work, b'{"format": "samenwerkbank-dossier", "version": 99}')

    assert len(work.coalitions.find()) == 1
