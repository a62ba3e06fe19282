"""Doubles inside one list: the first row of an organisation is taken, the others are shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from model.core.coalitions import Coalition
from model.network.intake.columns import guess_columns
from model.network.intake.tables import read_pasted
from model.services.intake import ImportPreview, preview_import
from model.services.opening import start_work
from model.storage.unit_of_work import UnitOfWork


@pytest.fixture
def work(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UnitOfWork]:
    """An empty database of its own."""
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{tmp_path / 'list.db'}")
    with start_work(by="test") as opened:
        yield opened


def preview(work: UnitOfWork, *names: str) -> ImportPreview:
    """Read a pasted list in a coalition without partners."""
    here = work.coalitions.add(Coalition(name="Erp", municipality="Erp"))
    table = read_pasted("\n".join(names))
    return preview_import(work, here.id, table, guess_columns(table))


def test_second_spelling_of_one_organisation_is_not_ticked(work: UnitOfWork) -> None:
    """It names the row that it looks like, and the first row stays."""
    found = preview(
        work, "KBO Erp", "Voedselbank Erp", "Katholieke Bond van Ouderen afd. Erp", "Dorpsraad Erp"
    )

    assert [entry.take for entry in found.rows] == [True, True, False, True]
    same = found.rows[2].same_as
    assert same is not None
    assert same.name == "KBO Erp"


def test_look_alikes_in_two_villages_are_both_ticked(work: UnitOfWork) -> None:
    """KBO Erp and KBO Keldonk are two organisations."""
    found = preview(work, "KBO Erp", "KBO Keldonk", "Dorpsraad Erp")

    assert all(entry.take for entry in found.rows)
