"""Sharing a plan with a funder on purpose: what, with whom, until when, and taking it back."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup

from model.evaluation.projects import Project
from model.evaluation.sharing import PlanShare, SharePart
from model.services.handing_in import hand_in, open_rounds
from model.services.shared_content import ShareSources, share_sources, shared_content
from model.services.shared_paper import PART_NAMES, shared_html
from model.services.sharing import GivenShare, share_plan, shares, withdraw_share
from pages.shared.markup import draw
from pages.shared.page import Page
from pages.shared.personal_data import warn_personal_data
from pages.shared.personal_link import USUAL, draw_given
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

BY_LINK = ""
"""The choice beside the open rounds."""
_STYLE = """<style>
.shared-copy { overflow-wrap: anywhere; }
.shared-copy h3 { font-size: 1.5rem; margin: 0; }
.shared-copy h4 { font-size: 1.2rem; margin: 1.6rem 0 .5rem; }
.shared-copy h5 { font-size: 1.05rem; margin: 1.2rem 0 .4rem; }
.shared-copy p { white-space: pre-line; margin: 0 0 .6rem; }
.shared-copy aside { border-left: 4px solid var(--accent); padding: .6rem 1rem; margin: 1rem 0; }
.shared-copy aside .label { display: block; }
.shared-copy .scroll { overflow-x: auto; margin: 1rem 0; }
.shared-copy table { border-collapse: collapse; width: 100%; }
.shared-copy caption { text-align: left; font-weight: 600; }
.shared-copy th { text-align: left; }
.shared-copy th, .shared-copy td { padding: .4rem .8rem .4rem 0; vertical-align: top;
  border-bottom: 1px solid color-mix(in srgb, currentcolor 25%, transparent); }
.shared-copy .level { white-space: nowrap; }
.shared-copy .bar { display: inline-flex; gap: .25rem; margin-right: .6rem; }
.shared-copy .bar i { width: 1.2rem; height: .6rem; border-radius: .2rem;
  border: 1px solid currentcolor; }
.shared-copy .bar .full { background: var(--accent); border-color: var(--accent); }
</style>"""


def draw_sharing(page: Page, project: Project) -> None:
    """Draw what is shared now, and the way to share; nothing for who may not share."""
    t = page.t
    if not page.may(share_plan):
        return
    st.subheader(t("Share with a funder"), anchor=False)
    st.markdown(
        t(
            "Nothing is shared until you do it here. The funder reads a copy of today: what you "
            "change later is not in it."
        )
    )
    st.markdown(
        t(
            "You can take the copy back: then the link stops at once. A file that the funder "
            "downloaded before stays with them. Nobody can take that back."
        )
    )
    with page.work(writes=False) as work:
        sources = share_sources(work, project)
        given = shares(work, project)
        rounds = {one.id: one for one in open_rounds(work, page.here.id)}
    _draw_given_before(page, given)
    chosen = _draw_parts(page, sources)
    note = st.text_area(
        t("A word to the funder (may stay empty)"),
        max_chars=2000,
        height=80,
        key=f"sharing-note-{project.id}",
        placeholder=t("For example: this is the plan that we talked about on Tuesday."),
        persist_state="session",
    )
    _draw_copy(page, sources, chosen, note)
    target = BY_LINK
    if rounds:
        target = st.radio(
            t("How do you share it?"),
            [BY_LINK, *rounds],
            format_func=lambda one: (
                t("With a link")
                if one == BY_LINK
                else t("Hand it in: {round}", round=rounds[one].title)
            ),
            key=f"sharing-target-{project.id}",
            persist_state="session",
        )
    if target == BY_LINK:
        _draw_by_link(page, project, chosen, note)
    elif st.button(t("Hand in this copy"), type="primary", icon=":material/send:",
                   key=f"sharing-hand-in-{project.id}"):  # fmt: skip
        with page.faults():
            with page.work() as work:
                hand_in(
                    work, project, rounds[target], parts=chosen, note=note, at=datetime.now(UTC)
                )
            offer_undo(page, t("The plan is handed in."))
            st.rerun()


def _draw_parts(page: Page, sources: ShareSources) -> tuple[SharePart, ...]:
    """Draw what can be chosen; nothing is chosen beforehand."""
    t = page.t
    st.markdown(f"**{t('What do you share?')}**")
    chosen: list[SharePart] = []
    for part in sources.offered:
        # Quotes stand with the levels they explain.
        if part == "evidence" and "profile" not in chosen:
            continue
        key = f"sharing-part-{sources.project.id}-{part}"
        if st.checkbox(t(PART_NAMES[part]), key=key, wrap=True, persist_state="session"):
            chosen.append(part)
    if "profile" not in sources.offered:
        st.caption(t("There is no scorecard yet, so there are no levels to share."))
    st.caption(t("Never shared: the levels that each of you gave apart."))
    return tuple(chosen)


def _draw_copy(page: Page, sources: ShareSources, chosen: tuple[SharePart, ...], note: str) -> None:
    """Draw exactly what the funder will read, and warn for personal data in it."""
    t = page.t
    if not chosen:
        st.caption(t("Choose something: then you see here what the funder will read."))
        return
    content = shared_content(sources, chosen)
    html = shared_html(
        content,
        t,
        shared_at=datetime.now(UTC),
        note=note.strip(),
        shared_by=page.person,
        top=3,
    )
    warn_personal_data(page, html)
    with st.expander(t("See what the funder will read"), icon=":material/visibility:"):
        draw(Markup(f'{_STYLE}<div class="shared-copy">{html}</div>'))  # noqa: S704 - escaped by the writer


def _draw_by_link(page: Page, project: Project, chosen: tuple[SharePart, ...], note: str) -> None:
    t = page.t
    key, today = f"sharing-link-{project.id}", datetime.now(UTC).date()
    with st.form(f"{key}-form", border=False):
        left, right = st.columns([3, 2])
        who = left.text_input(
            t("With whom?"), max_chars=200, placeholder=t("For example: Fonds Dichtbij, Anja")
        )
        ends_on = right.date_input(
            t("Can be read until"), value=today + USUAL, min_value=today, format="DD-MM-YYYY"
        )
        pressed = st.form_submit_button(
            t("Make the copy and the link"), type="primary", icon=":material/link:"
        )
    if pressed:
        with page.faults():
            with page.work() as work:
                _, st.session_state[key] = share_plan(
                    work,
                    project,
                    recipient=who or "",
                    parts=chosen,
                    ends_on=ends_on or today,
                    note=note,
                    at=datetime.now(UTC),
                )
            st.rerun()
    if st.session_state.get(key) is not None:
        draw_given(page, st.session_state[key], key)


def _draw_given_before(page: Page, given: list[GivenShare]) -> None:
    """Draw what was shared, with whom, and whether it can still be read."""
    for one in given:
        share, now = one.share, datetime.now(UTC)
        readable = one.works_at(now) or (share.round_id and share.withdrawn_at is None)
        text, button = st.columns([5, 1], vertical_alignment="center")
        facts = " · ".join(_facts(page, one))
        text.markdown(f"**{plain(share.recipient)}**  \n:gray[{facts}]")
        key = f"sharing-withdraw-{share.id}"
        if readable and button.button(page.t("Take this copy back"), key=key):
            _withdraw(page, share)


def _facts(page: Page, one: GivenShare) -> list[str]:
    t, share, now = page.t, one.share, datetime.now(UTC)
    facts = [t("copy of {date}", date=t.moment(share.shared_at))]
    if share.withdrawn_at is not None:
        facts.append(t("taken back on {date}", date=t.short_date(share.withdrawn_at.date())))
        if one.link is not None and one.link.used_at is not None:
            facts.append(t("it was read before: a file they downloaded stays with them"))
    elif share.round_id:
        facts.append(t("handed in"))
    elif one.link is None or not one.link.works_at(now):
        facts.append(t("the link has ended"))
    else:
        facts.append(t("can be read until {date}", date=t.short_date(one.link.ends_on)))
        facts.append(
            t("last read {moment}", moment=t.moment(one.link.used_at))
            if one.link.used_at
            else t("not read yet")
        )
    return facts


def _withdraw(page: Page, share: PlanShare) -> None:
    with page.faults():
        with page.work() as work:
            withdraw_share(work, share, datetime.now(UTC))
        # The secret of a link that has ended is of no use on the screen.
        st.session_state.pop(f"sharing-link-{share.project_id}", None)
        st.rerun()
