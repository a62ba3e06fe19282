"""One action as a line: what, who, before when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from model.network.partners import Partner
from model.process.actions import Action
from pages.shared.markup import draw, markup
from pages.shared.session import Session


def owner_of(session: Session, action: Action, partners: Sequence[Partner]) -> str:
    """Return who does it, or that nobody does yet."""
    by_id = {partner.id: partner.name for partner in partners}
    names = [action.owner_name, by_id.get(action.owner_partner_id, "")]
    return ", ".join(name for name in names if name) or session.t("nobody yet")


def due_text(session: Session, action: Action, today: date) -> str:
    """Return the date in words, and whether it has passed."""
    if action.due_on is None:
        return session.t("no date yet")
    written = session.t.date(action.due_on)
    return session.t("late: {date}", date=written) if action.is_overdue(today) else written


def draw_action_line(
    session: Session, action: Action, partners: Sequence[Partner], today: date
) -> None:
    """Draw an action with its owner and date under it."""
    draw(
        markup(
            '<div class="line"><div class="line-title">{title}</div>'
            '<div class="line-note">{owner} · <span class="{late}">{due}</span></div></div>',
            late="late" if action.is_overdue(today) else "due",
            title=action.title,
            owner=owner_of(session, action, partners),
            due=due_text(session, action, today),
        )
    )
