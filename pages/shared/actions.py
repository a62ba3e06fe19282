"""One action as a line: what, who, before when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from model.network.partners import Partner
from model.process.action_filter import is_unowned
from model.process.actions import Action
from model.services.document_parts import due_in_words, owner_in_words
from pages.shared.markup import draw, markup
from pages.shared.session import Session


def draw_action_line(
    session: Session, action: Action, partners: Sequence[Partner], today: date
) -> None:
    """Draw an action with its owner and date under it."""
    draw(
        markup(
            '<div class="line"><div class="line-title">{title}</div>'
            '<div class="line-note"><span class="{lost}">{owner}</span>'
            '<span class="between"> · </span>'
            '<span class="{late} nowrap">{due}</span></div></div>',
            lost="late" if is_unowned(action) else "who",
            late="late" if action.is_overdue(today) else "due",
            title=action.title,
            owner=owner_in_words(action, partners, session.t),
            due=due_in_words(action, today, session.t),
        )
    )
