"""Keeping the coalition's projects, typed or read from a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError, StaleWriteError
from model.core.messages import msg
from model.evaluation.projects import Project
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@by_right
def projects(work: UnitOfWork, coalition_id: str) -> list[Project]:
    """Return all projects of a coalition by title."""
    found = work.projects.find(coalition_id=coalition_id)
    return sorted(found, key=lambda project: project.title.casefold())


@by_right
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
    added = work.projects.add(_ages_in_order(project))
    work.commit()
    return added


@by_right
def change_project(work: UnitOfWork, project: Project, **values: Any) -> Project:  # noqa: ANN401
    """Write changed fields of a project, as it stood when the person saw it.

    The form saves field by field, so what others wrote in other fields meanwhile stays. Only when
    somebody else changed one of the same fields, the person has to choose.

    Raises:
        InvalidInputError: the title is missing or taken, or a field cannot be kept.
        StaleWriteError: somebody else changed one of these fields meanwhile.
        NotFoundError: somebody removed the project.

    """
    if "title" in values:
        _check_title(work, project.coalition_id, str(values["title"]), but=project.id)
    now = work.projects.one(project.id)
    try:
        changed = _ages_in_order(now.changed(**values))
    except ValidationError as error:
        raise clear_fault(error) from error
    clashes = [
        field
        for field in values
        if getattr(now, field) not in (getattr(project, field), getattr(changed, field))
    ]
    if clashes:
        raise StaleWriteError(
            msg("Somebody else changed this at the same time. Look at both and choose."),
            yours=changed,
            theirs=now,
            clashes=clashes,
        )
    saved = work.projects.save(changed)
    work.commit()
    return saved


@by_right
def remove_project(work: UnitOfWork, project: Project) -> None:
    """Remove a project with its scorecards; it can be taken back from the history."""
    work.projects.remove(project)
    work.commit()


def _ages_in_order(project: Project) -> Project:
    """Swap the ages when the lower one stands in the wrong field."""
    low, high = project.age_from, project.age_to
    if low is None or high is None or low <= high:
        return project
    return project.changed(age_from=high, age_to=low)


def _check_title(work: UnitOfWork, coalition_id: str, title: str, *, but: str) -> None:
    if not title.strip():
        raise InvalidInputError(msg("Give the project a title."))
    for known in work.projects.find(coalition_id=coalition_id):
        if known.id != but and known.title.casefold() == title.strip().casefold():
            raise InvalidInputError(
                msg("There is a project called {name} already.", name=known.title)
            )
