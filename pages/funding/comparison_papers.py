"""What leaves with a round: letters, everything in Excel, and the public list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.services.file_names import file_name
from model.services.letters import LetterRound, letter, letter_file, letters_zip
from model.services.public_list import public_list
from model.services.round_export import RoundContent, round_content, round_workbook
from model.services.rounds import RoundView
from model.services.scorecards import latest_results
from pages.funding.letter_view import draw_letter
from pages.shared.file_labels import file_label
from pages.shared.page import Page
from pages.shared.plain import plain

MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "zip": "application/zip",
}


def draw_papers(page: Page, view: RoundView) -> None:
    """Draw what can be taken along."""
    t = page.t
    with page.work(writes=False) as work:
        content = round_content(work, page.here, view, datetime.now(UTC).date())
        evaluations = latest_results(work, page.here.id)
    letters = LetterRound(page.here, view, evaluations, content.applicants, content.day)
    _draw_letters(page, letters)
    st.subheader(t("Everything in one file"), anchor=False)
    st.caption(t("Plans, rules, conflicts, division, levels with reasons, decisions and the log."))
    _download(page, view, t("Round"), "xlsx", partial(round_workbook, content, t))
    _draw_public(page, content)


def _draw_letters(page: Page, letters: LetterRound) -> None:
    t, view = page.t, letters.view
    st.subheader(t("Letters"), anchor=False)
    ready = {project.id: project for project in letters.ready()}
    waiting = [p.title for p in view.projects if p.id not in ready]
    if waiting:
        names = [plain(title) for title in waiting]
        st.markdown(t("Not decided yet, so without a letter: {plans}.", plans=names))
    if not ready:
        st.info(t("Decide about at least one plan, under “Decisions”."))
        return
    st.markdown(
        t.plural(
            "One letter is ready. It names no reviewer.",
            "{n} letters are ready. They name no reviewer.",
            len(ready),
        )
    )
    _download(page, view, t("Letters"), "zip", partial(letters_zip, letters, t))
    chosen = st.selectbox(
        t("Read one letter"),
        list(ready),
        format_func=lambda plan: ready[plan].title if plan in ready else "",
        key=f"comparison-letter-{view.round.id}",
    )
    project = ready.get(chosen) or next(iter(ready.values()))
    with st.container(horizontal=True):
        for kind in ("docx", "pdf"):
            build = partial(letter_file, letters, project, t, kind)
            _download(page, view, project.title, kind, build, what=t("This letter"))
    draw_letter(letter(letters, project, t))


def _draw_public(page: Page, content: RoundContent) -> None:
    t, view = page.t, content.view
    st.subheader(t("Public list"), anchor=False)
    granted = sum(award.outcome == "granted" for award in view.awards)
    if not granted:
        st.caption(t("Nothing is granted yet, so there is no list."))
        return
    st.caption(t("Title, organisation and amount of what was granted. No levels, no reasons."))
    with st.container(horizontal=True):
        for kind in ("docx", "pdf", "csv"):
            _download(page, view, t("Granted plans"), kind, partial(public_list, content, t, kind))


def _download(
    page: Page,
    view: RoundView,
    title: str,
    suffix: str,
    build: Callable[[], bytes],
    *,
    what: str = "",
) -> None:
    day = datetime.now(UTC).date()
    st.download_button(
        file_label(page.t, what or title, suffix),
        data=build,
        file_name=file_name(view.round.title, title, day, suffix),
        mime=MIME[suffix],
        key=f"comparison-{view.round.id}-{title}-{suffix}",
        on_click="ignore",
        icon=":material/download:",
    )
