"""The calendar feed of a coalition: everything with a date, behind a secret link."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.errors import NotFoundError
from model.core.messages import msg
from model.core.translation import Language, Translator
from model.exports.ics import Entry, write
from model.services.dates_ahead import dates_beside_actions
from model.services.facts import standing
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
    """Return everything of a coalition that has a date, as an iCalendar file.

    Actions, done ones too, and what stands among the dates ahead: steps, the rhythm of reviews,
    the moments at which goals are measured, projects, rounds and the kick-off.
    """
    t = Translator(language, catalogue())
    now = standing(work, coalition_id, at.date())
    actions = [
        Entry(
            id=action.id,
            title=action.title,
            due=action.due_on,
            description=_who(action.owner_name or t("nobody yet"), t),
            is_done=not action.is_open,
        )
        for action in now.actions
        if action.due_on is not None and action.state != "dropped"
    ]
    others = [
        Entry(
            id=one.id,
            title=t.message(one.message),
            due=one.on,
            description=_who(one.who, t) if one.who else "",
        )
        for one in dates_beside_actions(work, now)
    ]
    return write(now.coalition.name, [*actions, *others], stamp=at, language=language)


def _who(name: str, t: Translator) -> str:
    return t("Who: {who}", who=name)


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
