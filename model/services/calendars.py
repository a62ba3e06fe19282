"""The calendar feed of a coalition: its actions with a date, behind a secret link."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from model.core.errors import NotFoundError
from model.core.messages import msg
from model.core.translation import Language, Translator
from model.exports.ics import Entry, write
from model.services.remembering import remember
from model.services.rights import by_right

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.coalitions import Coalition
    from model.storage.unit_of_work import UnitOfWork

CALENDAR = "calendar"


@by_right
def calendar_file(
    work: UnitOfWork, coalition_id: str, *, at: datetime, language: Language
) -> bytes:
    """Return the actions of a coalition that have a date, as an iCalendar file."""
    coalition = work.coalitions.one(coalition_id)
    t = Translator(language)
    entries = [
        Entry(
            id=action.id,
            title=action.title,
            due=action.due_on,
            description=t("Who: {who}", who=action.owner_name or t("nobody yet")),
            is_done=not action.is_open,
        )
        for action in work.actions.find(coalition_id=coalition_id)
        if action.due_on is not None and action.state != "dropped"
    ]
    return write(coalition.name, entries, stamp=at, language=language)


@by_right
def make_calendar_link(work: UnitOfWork, coalition_id: str) -> str:
    """Make a new secret for the feed and return it; an earlier link stops working.

    Only a fingerprint of the secret is kept, so that reading the database gives nobody a link.
    """
    work.coalitions.one(coalition_id)
    token = secrets.token_urlsafe(32)
    remember(work, CALENDAR, {"fingerprint": _fingerprint(token)}, scope=coalition_id)
    work.commit()
    return token


@by_right
def coalition_of_calendar(work: UnitOfWork, token: str) -> Coalition:
    """Return the coalition whose calendar link this is.

    Raises:
        NotFoundError: the link is wrong or was replaced.

    """
    wanted = _fingerprint(token)
    for setting in work.settings.find(name=CALENDAR):
        if secrets.compare_digest(str(setting.value.get("fingerprint", "")), wanted):
            return work.coalitions.one(setting.scope)
    raise NotFoundError(msg("This link does not work any more. Ask for a new one."))


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
