"""The history keeps what stayed the same only once, and gives everything back."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select, update

from model.core.changes import ChangeRecord
from model.core.coalitions import Coalition
from model.evaluation.projects import Project
from model.services.history import undo
from model.storage.tables import changes
from model.storage.unit_of_work import UnitOfWork

LONG = "Samen eten in de wijk. " * 2_000


def _changed(work: UnitOfWork) -> tuple[Project, ChangeRecord]:
    """Add a project with a long text, change only its title, and return both."""
    here = work.coalitions.add(Coalition(name="Erp", municipality="Erp"))
    project = work.projects.add(Project(coalition_id=here.id, title="Eten", document_text=LONG))
    work.commit()
    work.projects.save(project.changed(title="Samen eten"))
    work.commit()
    return project, work.history(here.id)[-1]


def test_a_change_of_one_field_keeps_the_other_fields_once(work: UnitOfWork) -> None:
    """The long text of a plan stands in the record one time, and both values are whole."""
    project, record = _changed(work)
    row = work.connection.execute(select(changes).where(changes.c.id == record.id)).one()

    assert row.before == {"title": "Eten", "version": 1}
    assert record.before == project.model_dump(mode="json")
    assert record.after is not None
    assert record.after["title"] == "Samen eten"
    assert record.after["document_text"] == project.document_text


def test_such_a_change_is_taken_back_in_full(work: UnitOfWork) -> None:
    """Undo puts back every field."""
    project, record = _changed(work)
    undo(work, project.coalition_id, record.at)
    now = work.projects.one(project.id)

    assert now == project.model_copy(update={"version": now.version})


def test_records_of_an_earlier_version_read_the_same(work: UnitOfWork) -> None:
    """They hold both values in full."""
    project, record = _changed(work)
    whole = {"before": project.model_dump(mode="json")}
    work.connection.execute(update(changes).where(changes.c.id == record.id).values(whole))
    work.commit()

    assert work.history(project.coalition_id)[-1] == record


def test_records_brought_from_elsewhere_read_as_they_were(work: UnitOfWork) -> None:
    """Also from a dossier, where both values stand in full."""
    project, record = _changed(work)
    brought = record.model_copy(update={"id": "f" * 16, "at": datetime(2026, 1, 1, tzinfo=UTC)})
    work.bring_history([brought])
    work.commit()

    assert work.changes_by_id(["f" * 16])["f" * 16] == brought
    assert brought.coalition_id == project.coalition_id
