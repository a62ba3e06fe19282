"""The scorecard as a file: for a board, for the details, and for other programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from model.core.messages import N_
from model.core.translation import Translator
from model.services.file_names import file_name
from model.services.scorecard_report import (
    ScorecardContent,
    scorecard_content,
    scorecard_json,
    write_scorecard,
)
from model.services.scorecard_tables import scorecard_workbook
from model.services.scorecards import Scorecard
from pages.shared.page import Page

Writer = Callable[[ScorecardContent, Translator], bytes]
FILES: tuple[tuple[str, str, str, Writer], ...] = (
    (N_("Word"), "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     lambda content, t: write_scorecard(content, t, "docx")),
    (N_("PDF"), "pdf", "application/pdf",
     lambda content, t: write_scorecard(content, t, "pdf")),
    (N_("Excel, with every detail"), "xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", scorecard_workbook),
    (N_("JSON, for other programs"), "json", "application/json", scorecard_json),
)  # fmt: skip
"""Name, suffix, kind of file and what writes it."""


def draw_papers(page: Page, card: Scorecard) -> None:
    """Draw the downloads; each file is made only when somebody asks for it."""
    t = page.t
    if not page.may(scorecard_content):
        return
    st.subheader(t("Take it along"), anchor=False)
    st.caption(t("In Word and PDF it is short enough for a board: about five minutes."))
    today = datetime.now(UTC).date()
    with st.container(horizontal=True):
        for name, suffix, mime, write in FILES:
            st.download_button(
                t(name),
                data=_maker(page, card, write),
                file_name=file_name(t("scorecard"), card.project.title, today, suffix),
                mime=mime,
                icon=":material/download:",
                key=f"scorecard-file-{card.project.id}-{suffix}",
                on_click="ignore",
            )


def _maker(page: Page, card: Scorecard, write: Writer) -> Callable[[], bytes]:
    def made() -> bytes:
        with page.work(writes=False) as work:
            content = scorecard_content(work, card, datetime.now(UTC).date())
        return write(content, page.t)

    return made
