"""A coalition that leaves and comes back is the same coalition."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError, UnreadableFileError
from model.exports.dossier import parse
from model.network.partners import Partner
from model.services import dossiers
from model.services.coalitions import remove_coalition, start_coalition
from model.services.demo import demo, load_demo
from model.services.dossiers import export_dossier, import_dossier, opened_dossier
from model.services.history import undo
from model.services.wholes import read_whole
from model.storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FIRST = Path(__file__).resolve().parents[1] / "fixtures" / "dossiers" / "version-1.json"


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


def lived_in(work: UnitOfWork) -> Coalition:
    """A coalition in which something was added, changed twice and removed."""
    here = start_coalition(work, name="Samen in Erp", municipality="Erp")
    kbo = work.partners.add(Partner(coalition_id=here.id, name="KBO"))
    work.commit()
    kbo = work.partners.save(kbo.changed(name="KBO Erp"))
    work.commit()
    work.partners.save(kbo.changed(area="Noord"))
    gone = work.partners.add(Partner(coalition_id=here.id, name="Voorbij"))
    work.commit()
    work.partners.remove(gone)
    work.commit()
    return here


def test_history_leaves_and_comes_back_and_can_be_taken_back(work: UnitOfWork) -> None:
    """In another database it is the same history, and the last change can be undone."""
    here = lived_in(work)
    data = export_dossier(work, here.id, NOW)

    with opened_dossier(data) as (elsewhere, made):
        assert [c for c in elsewhere.history(made.id) if c.by == "Tester"] == work.history(here.id)
        undo(elsewhere, made.id, parse(data).changes[-1].at)
        assert {p.name for p in elsewhere.partners.find()} == {"KBO Erp", "Voorbij"}


def test_history_of_a_copy_points_inside_the_copy(work: UnitOfWork) -> None:
    """Beside the original, taking back changes the copy and nothing else."""
    here = lived_in(work)
    before = work.history(here.id)

    made = import_dossier(work, export_dossier(work, here.id, NOW))

    copied = work.history(made.id)
    assert [c.kind for c in copied[: len(before)]] == [c.kind for c in before]
    assert here.id not in str([change.model_dump() for change in copied])
    assert not {c.id for c in copied} & {c.id for c in before}
    undo(work, made.id, before[-1].at)
    assert len(work.partners.find(coalition_id=made.id)) == 2
    assert len(work.partners.find(coalition_id=here.id)) == 1
    assert work.history(here.id) == before


def test_history_that_does_not_fit_is_refused_in_words(work: UnitOfWork) -> None:
    """What somebody wrote in the file by hand never breaks a page."""
    here = lived_in(work)
    data = json.loads(export_dossier(work, here.id, NOW))
    data["changes"][-1]["before"]["status"] = "vip"

    made = import_dossier(work, json.dumps(data).encode())

    with pytest.raises(InvalidInputError, match="does not fit"):
        undo(work, made.id, parse(json.dumps(data).encode()).changes[-1].at)


def test_dossier_without_history_holds_no_one_who_changed_it(work: UnitOfWork) -> None:
    """To share: what is there now, and nothing of what was typed before."""
    here = lived_in(work)

    data = export_dossier(work, here.id, NOW, history=False)

    assert parse(data).changes == ()
    assert b"Voorbij" not in data
    assert b"Tester" not in data


def test_dossier_that_comes_back_twice_keeps_one_history(work: UnitOfWork) -> None:
    """Removed and brought in again, no change stands there twice."""
    here = lived_in(work)
    data = export_dossier(work, here.id, NOW)
    remove_coalition(work, here.id, typed_name=here.name)

    made = import_dossier(work, data)

    ids = [change.id for change in work.history(made.id)]
    assert made.id == here.id
    assert len(ids) == len(set(ids))


def test_dossier_of_the_first_version_comes_in(work: UnitOfWork) -> None:
    """A file of the first version is a coalition like any other."""
    made = import_dossier(work, FIRST.read_bytes())

    assert len(work.partners.find(coalition_id=made.id)) == 3
    assert parse(export_dossier(work, made.id, NOW)).version == 2


def test_dossier_too_large_to_read_again_is_not_made(
    work: UnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says what to take instead."""
    here = lived_in(work)
    monkeypatch.setattr(dossiers, "MAX_BYTES", 1000)

    with pytest.raises(InvalidInputError, match="without history"):
        export_dossier(work, here.id, NOW)


def test_broken_dossier_leaves_the_database_untouched(work: UnitOfWork) -> None:
    """Nothing is half-written when a file is wrong."""
    load_demo(work)

    with pytest.raises(UnreadableFileError):
        import_dossier(work, b'{"format": "samenwerkbank-dossier", "version": 99}')

    assert len(work.coalitions.find()) == 1
