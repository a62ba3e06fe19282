"""What somebody reads who may not change it: the answer itself, not a field that refuses."""

from __future__ import annotations

from pages.shared.markup import draw, markup
from pages.shared.session import Session


def draw_answer(session: Session, label: str, text: str) -> None:
    """Draw a question with the answer under it; says so when there is none."""
    draw(
        markup(
            '<div class="line"><div class="line-note">{label}</div>'
            '<div class="line-title" style="white-space: pre-line">{text}</div></div>',
            label=label,
            text=text.strip() or session.t("Not filled in yet."),
        )
    )
