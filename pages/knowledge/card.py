"""One card: what it says, what to do, what this coalition has, and where to go on."""

from __future__ import annotations

import streamlit as st

from model.core.messages import N_
from model.services.library import Card, Here
from model.services.library_paper import figure_text, source_text
from pages.shared.addresses import ADDRESSES, page_file
from pages.shared.page import Page
from pages.shared.plain import plain

MOST_FIGURES = 3
MOST_NAMES = 6
USES = {
    "lesson": N_("see how your plans do on this"),
    "group": N_("start a project for this group"),
    "support": N_("choose this kind of support in a project"),
    "domain": N_("find partners from this domain"),
    "step": N_("work on this step"),
}
ICONS = {
    "guide": "forum",
    "lesson": "fact_check",
    "group": "diversity_3",
    "support": "volunteer_activism",
    "domain": "groups",
    "step": "stairs",
}


def draw_card(page: Page, card: Card, here: Here) -> None:
    """Draw a card in a frame of its own."""
    t, language = page.t, page.language
    with st.container(border=True, key=f"library-card-{card.kind}-{card.item}"):
        st.subheader(
            f":material/{ICONS[card.kind]}: {card.title.in_language(language)}", anchor=False
        )
        st.markdown(card.text.in_language(language))
        if card.do:
            st.markdown("\n".join(f"- {text.in_language(language)}" for text in card.do))
        if card.kind == "group":
            _draw_group(page, card, here)
        if card.kind == "domain":
            _draw_domain(page, card, here)
        _draw_use(page, card)
        source = source_text(card.source)
        said, read = t("Source: {source}", source=plain(source)), t("read it")
        st.caption(f"{said} · [{read}]({card.source.url})" if card.source.url else said)


def _draw_use(page: Page, card: Card) -> None:
    t = page.t
    what = card.use.in_language(page.language) if card.use else t(USES[card.kind])
    query = {"stap": card.item} if card.kind == "step" else None
    address = next(one for one in ADDRESSES if one.path == card.page)
    st.markdown(t("Use this: {what}.", what=what[:1].lower() + what[1:]))
    st.page_link(
        address.file, label=t(address.title), icon=":material/arrow_forward:", query_params=query
    )


def _draw_group(page: Page, card: Card, here: Here) -> None:
    """Draw figures with their source, and what this coalition has for the group."""
    t, found = page.t, here.groups[card.item]
    newest = sorted(card.figures, key=lambda one: (one.year_is == "projected", -one.year))[
        :MOST_FIGURES
    ]
    for figure in newest:
        st.markdown(
            f":material/bar_chart: {plain(figure_text(figure, t))}  \n"
            f":gray[{plain(source_text(figure.source))}]"
        )
    if len(card.figures) > len(newest):
        st.page_link(page_file("cijfers"), label=t("All figures"), icon=":material/bar_chart:")
    if found.partners:
        names = [partner.name for partner in found.partners]
        in_view = t.plural(
            "Here one partner has this group in view: {names}.",
            "Here {n} partners have this group in view: {names}.",
            len(names),
            names=_named(page, names),
        )
    else:
        in_view = t("Here no partner has said that it sees this group.")
    if found.projects:
        titles = [project.title for project in found.projects]
        reached = t.plural(
            "One project means to reach it: {titles}.",
            "{n} projects mean to reach it: {titles}.",
            len(titles),
            titles=_named(page, titles),
        )
    else:
        reached = t("No project means to reach it yet.")
    st.markdown(f":material/location_on: {in_view}")
    st.markdown(f":material/lightbulb: {reached}")
    if not found.partners:
        st.page_link(
            page_file("partners"), label=t("Ask who sees them"), icon=":material/arrow_forward:"
        )


def _draw_domain(page: Page, card: Card, here: Here) -> None:
    t, partners = page.t, here.domains[card.item]
    names = [partner.name for partner in partners]
    said = (
        t.plural(
            "Here one partner takes part: {names}.",
            "Here {n} partners take part: {names}.",
            len(names),
            names=_named(page, names),
        )
        if names
        else t("Here nobody takes part from this domain yet. There is room to grow.")
    )
    st.markdown(f":material/location_on: {said}")


def _named(page: Page, names: list[str]) -> str:
    """Return the first names as a list; user text is shown as typed."""
    shown = [plain(name) for name in names[:MOST_NAMES]]
    more = len(names) - len(shown)
    if more:
        shown.append(page.t.plural("one more", "{n} more", more))
    return page.t.listing(shown)
