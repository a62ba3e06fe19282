"""One action as a line: what, who, before when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from model.network.partners import Partner
from model.process.action_filter import is_unowned
from model.process.actions import Action
from model.services.document_parts import owner_in_words
from pages.shared.markup import draw, joined, markup
from pages.shared.session import Session

UNBROKEN = "\N{NO-BREAK SPACE}"


def draw_action_lines(
    session: Session, actions: Sequence[Action], partners: Sequence[Partner], today: date
) -> None:
    """Draw actions under each other, each with its owner and date."""
    draw(joined([_line(session, action, partners, today) for action in actions]))


def draw_action_line(
    session: Session, action: Action, partners: Sequence[Partner], today: date
) -> None:
    """Draw an action with its owner and date under it."""
    draw(_line(session, action, partners, today))


def _line(session: Session, action: Action, partners: Sequence[Partner], today: date) -> Markup:
    return markup(
        '<div class="line"><div class="line-title">{title}</div>'
        '<div class="line-note pieces"><span class="{lost}">{owner}</span>'
        '<span class="{late}">{when}</span></div></div>',
        lost="late" if is_unowned(action) else "who",
        late="late" if action.is_overdue(today) else "due",
        title=action.title,
        owner=owner_in_words(action, partners, session.t),
        when=_when(session, action, today),
    )


def _when(session: Session, action: Action, today: date) -> str:
    """Return on which day it was done, or by when it has to be; a date never breaks in two."""
    t = session.t
    day = action.done_on if action.state == "done" else action.due_on
    if day is None:
        return t("done") if action.state == "done" else t("no date yet")
    written = t.date(day).replace(" ", UNBROKEN)
    if action.state == "done":
        return t("done on {date}", date=written)
    if action.is_overdue(today):
        return t("late: {date}", date=written)
    return t("by {date}", date=written)
