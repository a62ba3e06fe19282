"""Adopted plans: keeping one, and reading what became different."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.process.revisions import PlanRevision, PlanSnapshot
from model.services.file_names import file_name
from model.services.revision_words import difference_blocks, summary
from model.services.revisions import adopt_plan, compare, plan_now, remove_revision, revisions
from model.services.year_review import review_file
from pages.process.plan_blocks import draw_blocks
from pages.shared.fresh_form import empty_form, fresh
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

NOW = ""
"""The choice that stands for the plan as it is now."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def draw_versions(page: Page) -> None:
    """Draw the versions that were kept, the form to keep one, and the comparison."""
    t = page.t
    with page.work(writes=False) as work:
        kept = revisions(work, page.here.id)
        now = plan_now(work, page.here.id)
    if page.may(adopt_plan):
        _draw_adopting(page, is_first=not kept)
    elif not kept:
        st.markdown(t("No version of the plan was kept yet."))
    if not kept:
        return
    _draw_comparison(page, kept, now)
    st.subheader(t("Kept versions"), anchor=False)
    for revision in kept:
        _draw_one(page, revision)


def _draw_adopting(page: Page, *, is_first: bool) -> None:
    t = page.t
    st.subheader(t("Adopt the plan"), anchor=False)
    st.markdown(
        t(
            "Adopting keeps the plan as it is today: texts, goals, partners, projects, actions and "
            "money. You go on working, and later you see what became different."
        )
    )
    with st.expander(t("Keep this version"), icon=":material/bookmark_add:", expanded=is_first):
        _draw_form(page)


def _draw_form(page: Page) -> None:
    t = page.t
    key = f"plan-adopt-{page.here.id}"
    with st.form(fresh(key), border=False):
        title = st.text_input(
            t("Name of this version"),
            max_chars=200,
            placeholder=t("For example: adopted by the municipal executive"),
        )
        left, right = st.columns(2)
        day = left.date_input(t("Adopted on"), value=datetime.now(UTC).date(), format="DD-MM-YYYY")
        who = right.text_input(t("Adopted by"), placeholder=t("For example: the core group"))
        note = st.text_area(t("What was said about it?"), height=80)
        pressed = st.form_submit_button(t("Keep this version"), type="primary", key="plan-adopt")
    if pressed:
        with page.faults():
            with page.work() as work:
                adopt_plan(
                    work,
                    page.here.id,
                    title=title,
                    adopted_on=day,
                    adopted_by=who,
                    note=note,
                    at=datetime.now(UTC),
                )
            empty_form(key)
            st.rerun()


def _name(page: Page, revision: PlanRevision) -> str:
    return page.t(
        "{title} ({date})", title=revision.title, date=page.t.short_date(revision.adopted_on)
    )


def _draw_comparison(page: Page, kept: Sequence[PlanRevision], now: PlanSnapshot) -> None:
    t = page.t
    st.subheader(t("What became different?"), anchor=False)
    by_id = {revision.id: revision for revision in kept}
    left, right = st.columns(2)
    before = left.selectbox(
        t("From"),
        list(by_id),
        format_func=lambda item: _name(page, by_id[item]),
        key=f"plan-from-{page.here.id}-{len(kept)}",
    )
    after = right.selectbox(
        t("To"),
        [NOW, *by_id],
        format_func=lambda item: _name(page, by_id[item]) if item else t("The plan of today"),
        key=f"plan-to-{page.here.id}-{len(kept)}",
    )
    if before is None:
        return
    found = compare(by_id[before].plan, by_id[after].plan if after else now)
    if not found.is_empty:
        st.markdown(summary(found, t))
    draw_blocks(page, difference_blocks(found, t))
    if not after:
        _draw_review(page, by_id[before])


def _draw_review(page: Page, revision: PlanRevision) -> None:
    t = page.t
    with st.container(border=True):
        st.markdown(f"**{t('Begin the yearly review with this')}**")
        st.markdown(
            t(
                "A paper for the meeting: what became different, how far the goals are, what was "
                "done, and five questions to talk about."
            )
        )
        st.download_button(
            t("Paper for the yearly review"),
            data=partial(_built, page, revision),
            file_name=file_name(
                page.here.name, t("Yearly review"), datetime.now(UTC).date(), "docx"
            ),
            mime=WORD,
            key="plan-review-file",
            on_click="ignore",
            icon=":material/download:",
        )


def _built(page: Page, revision: PlanRevision) -> bytes:
    with page.work(writes=False) as work:
        return review_file(work, revision, datetime.now(UTC).date(), page.t)


def _draw_one(page: Page, revision: PlanRevision) -> None:
    t = page.t
    text, button = st.columns([6, 1.2], vertical_alignment="center")
    who = revision.adopted_by or t("Somebody")
    text.markdown(
        f"**{plain(revision.title)}**  \n"
        + t("{who}, {date}", who=plain(who), date=t.date(revision.adopted_on))
        + (f"  \n{plain(revision.note)}" if revision.note else "")
    )
    if page.may(remove_revision) and button.button(
        t("Remove"),
        key=f"plan-remove-{revision.id}",
        type="tertiary",
        help=plain(revision.title),
    ):
        with page.faults():
            with page.work() as work:
                remove_revision(work, revision)
            offer_undo(page, t("{name} is removed.", name=revision.title))
            st.rerun()
