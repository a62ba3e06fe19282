"""Keeping the coalition's projects, typed or read from a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.evaluation.projects import Project
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


def projects(work: UnitOfWork, coalition_id: str) -> list[Project]:
    """Return all projects of a coalition by title."""
    found = work.projects.find(coalition_id=coalition_id)
    return sorted(found, key=lambda project: project.title.casefold())


def add_project(work: UnitOfWork, coalition_id: str, **values: Any) -> Project:  # noqa: ANN401
    """Write a new project.

    Raises:
        InvalidInputError: it has no title, the title is taken, or a field cannot be kept.

    """
    _check_title(work, coalition_id, str(values.get("title", "")), but="")
    try:
        project = Project(coalition_id=coalition_id, **values)
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.projects.add(project)
    work.commit()
    return added


def change_project(work: UnitOfWork, project: Project, **values: Any) -> Project:  # noqa: ANN401
    """Write changed fields of a project.

    Raises:
        InvalidInputError: the title is missing or taken, or a field cannot be kept.
        StaleWriteError: somebody else changed this project meanwhile.

    """
    _check_title(work, project.coalition_id, values.get("title", project.title), but=project.id)
    try:
        changed = project.changed(**values)
    except ValidationError as error:
        raise clear_fault(error) from error
    if changed.age_from is not None and changed.age_to is not None:
        changed = _ages_in_order(changed)
    saved = work.projects.save(changed)
    work.commit()
    return saved


def remove_project(work: UnitOfWork, project: Project) -> None:
    """Remove a project with its scorecards; it can be taken back from the history."""
    work.projects.remove(project)
    work.commit()


def _ages_in_order(project: Project) -> Project:
    low, high = sorted((project.age_from or 0, project.age_to or 0))
    return project.changed(age_from=low, age_to=high)


def _check_title(work: UnitOfWork, coalition_id: str, title: str, *, but: str) -> None:
    if not title.strip():
        raise InvalidInputError(msg("Give the project a title."))
    for known in work.projects.find(coalition_id=coalition_id):
        if known.id != but and known.title.casefold() == title.strip().casefold():
            raise InvalidInputError(
                msg("There is a project called {name} already.", name=known.title)
            )
