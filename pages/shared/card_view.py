"""What stands on a card of the library: the same in the library itself and in a dialog."""

from __future__ import annotations

import streamlit as st

from model.core.messages import N_
from model.services.library_card import LISTED, SECTION_TITLES, TOOL_STATUS, Card
from model.services.library_paper import running_line, source_text
from pages.shared.access import may_open
from pages.shared.addresses import ADDRESSES, page_file
from pages.shared.page import Page
from pages.shared.plain import plain

USES = {
    "lesson": N_("see how your plans do on this"),
    "group": N_("start a project for this group"),
    "support": N_("choose this kind of support in a project"),
    "domain": N_("find partners from this domain"),
    "block": N_("see what your plan has for this"),
    "step": N_("work on this step"),
}


def draw_card_body(page: Page, card: Card) -> None:
    """Draw the text, what to do, and the further parts of a card.

    Our own cards are ours to format; a local card is somebody's text and is shown as typed.
    """
    t, language = page.t, page.language
    told = plain if card.kind == "local" else str
    st.markdown(told(card.text.in_language(language)))
    if card.do:
        steps = "\n".join(f"- {told(text.in_language(language))}" for text in card.do)
        st.markdown(f"**{t('Do this')}**\n{steps}")
    for section in card.sections:
        lines = [text.in_language(language) for text in section.lines]
        title = f"**{t(SECTION_TITLES[section.kind])}**"
        if section.kind in LISTED:
            st.markdown(f"{title}\n" + "\n".join(f"- {line}" for line in lines))
        else:
            st.markdown(f"{title}: {running_line(section, t)}.")
    if card.tool is not None:
        status = t(TOOL_STATUS[card.tool.status])
        way = f" [{t('Open it')}]({card.tool.url})" if card.tool.url else ""
        icon = "check_circle" if card.tool.status == "read" else "help"
        st.markdown(f":material/{icon}: :small[{status}{way}]")


def draw_use(page: Page, card: Card) -> None:
    """Draw what to use the card for, and the way there for whoever may open that page."""
    t = page.t
    address = next((one for one in ADDRESSES if one.path == card.page), None)
    if not card.page or address is None or not may_open(page.actor, address.path):
        return
    if card.use is not None:
        what = card.use.in_language(page.language)
    elif card.kind == "local":
        what = t("on the page {page}", page=t(address.title))
    else:
        what = t(USES[card.kind])
    st.page_link(
        page_file(address.path),
        label=t("Use this: {what}", what=what[:1].lower() + what[1:]),
        icon=":material/arrow_forward:",
        query_params=dict(card.query) or None,
    )


def draw_sources(page: Page, card: Card) -> None:
    """Draw where the card comes from, each with a link when there is one."""
    t = page.t
    said = []
    for source in card.sources:
        text = plain(source_text(source))
        said.append(f"[{text}]({source.url})" if source.url else text)
    if said:
        st.caption(t.plural("Source: {sources}", "Sources: {sources}", len(said), sources=said))
