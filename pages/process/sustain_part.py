"""What there is to celebrate: enthusiasm fades when nobody says what went well."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.services.celebrations import celebrations
from pages.shared.markup import draw, markup
from pages.shared.page import Page


def draw_celebration(page: Page) -> None:
    """Draw what was reached in the past four months."""
    t = page.t
    with page.work(writes=False) as work:
        reached = celebrations(work, page.here.id, datetime.now(UTC).date())
    st.markdown(
        t(
            "This was reached in the past four months. Say it aloud at the next meeting, and thank "
            "the people who did it."
        )
    )
    if not reached:
        st.markdown(t("Nothing was recorded yet. Small things count: a first visit, a good talk."))
    for message in reached:
        draw(
            markup(
                '<div class="line"><div class="line-title">{text}</div></div>',
                text=t.message(message),
            )
        )
