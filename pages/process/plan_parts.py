"""One chapter to write, and the whole plan to read."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.core.messages import N_
from model.exports.document import Block, Table
from model.services.plan import PlanContent
from model.services.plan_document import belongs_here, chapter_label, known_blocks, plan_document
from pages.process.plan_blocks import draw_blocks, draw_document
from pages.process.plan_text import draw_text
from pages.shared.addresses import ADDRESSES, page_file
from pages.shared.card_link import draw_card_links
from pages.shared.page import Page

CHAPTER_KEY = "plan-chapter"
SOURCES: dict[str, tuple[str, ...]] = {
    "occasion": ("instellingen", "stappen"),
    "figures": ("cijfers", "partners", "stappen"),
    "ambition": ("instellingen", "stappen"),
    "building-blocks": ("partners", "projecten", "acties"),
    "partners": ("partners", "netwerk", "stappen"),
    "projects": ("projecten", "scorekaart"),
    "actions": ("acties",),
    "budget": ("projecten", "stappen"),
    "communication": ("projecten",),
    "monitoring": ("stappen", "scorekaart"),
    "anchoring": ("stappen",),
}
"""Where the things are changed that a chapter fills itself with, by page address."""


def draw_chapter(page: Page, content: PlanContent, chapter: str) -> None:
    """Draw a chapter: what people type, and beside it what fills itself; tables go below it."""
    t = page.t
    order = list(content.chapters)
    label = chapter_label(chapter, t)
    st.header(f"{order.index(chapter) + 1}. {label}", anchor=False)
    draw_card_links(page, f"plan:{chapter}")
    known = known_blocks(content, chapter, t)
    is_wide = any(isinstance(block, Table) for block in known)
    left, right = (st.container(), st.container()) if is_wide else st.columns([6, 5], gap="large")
    with left:
        st.subheader(t("Your own words"), anchor=False)
        draw_text(page, content.chapters[chapter], belongs_here(chapter, t))
        _draw_turning(page, order, chapter)
    with right:
        st.subheader(t("What comes in by itself"), anchor=False)
        _draw_known(page, known, chapter)


def _draw_known(page: Page, known: Sequence[Block], chapter: str) -> None:
    t = page.t
    if known:
        draw_blocks(page, known)
    else:
        st.markdown(
            t("Nothing yet. As soon as you fill something in on these pages, it stands here too.")
        )
    titles = {address.path: address.title for address in ADDRESSES}
    st.caption(t("You change this on:"))
    with st.container(horizontal=True):
        for path in SOURCES.get(chapter, ()):
            st.page_link(page_file(path), label=t(titles[path]), icon=":material/arrow_forward:")


def _draw_turning(page: Page, order: Sequence[str], chapter: str) -> None:
    t, place = page.t, order.index(chapter)
    with st.container(horizontal=True):
        for other, icon, said in (
            (place - 1, "arrow_back", N_("Previous chapter: {number}. {title}")),
            (place + 1, "arrow_forward", N_("Next chapter: {number}. {title}")),
        ):
            if 0 <= other < len(order):
                st.button(
                    t(said, number=other + 1, title=chapter_label(order[other], t)),
                    key=f"plan-turn-{icon}",
                    type="tertiary",
                    icon=f":material/{icon}:",
                    on_click=_turn_to,
                    args=(order[other],),
                )


def _turn_to(chapter: str) -> None:
    st.session_state[CHAPTER_KEY] = chapter


def draw_whole(page: Page, content: PlanContent) -> None:
    """Draw the plan as its readers get it."""
    draw_document(page, plan_document(content, page.t))
