"""Keeping the talks at the beginning: with whom, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.talks import Talk
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@by_right
def talks(work: UnitOfWork, coalition_id: str) -> list[Talk]:
    """Return the talks, newest first; those without a date last."""
    found = work.talks.find(coalition_id=coalition_id)
    return sorted(found, key=lambda talk: (talk.talked_on or date.min, talk.title), reverse=True)


@by_right
def add_talk(work: UnitOfWork, coalition_id: str, **values: Any) -> Talk:  # noqa: ANN401
    """Write down a talk.

    Raises:
        InvalidInputError: nobody was named, or a text is too long.

    """
    if not str(values.get("title", "")).strip():
        raise InvalidInputError(msg("Say with whom you talked."))
    try:
        talk = Talk(coalition_id=coalition_id, **values)
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.talks.add(talk)
    work.commit()
    return added


@by_right
def remove_talk(work: UnitOfWork, talk: Talk) -> None:
    """Remove a talk; it can be taken back from the history."""
    work.talks.remove(talk)
    work.commit()
