"""One card of the library: its text, what this coalition has, and where to go on."""

from __future__ import annotations

import streamlit as st

from model.core.messages import N_
from model.services.library_card import Card
from model.services.library_here import Gap, Here
from model.services.library_paper import figure_text, source_text
from pages.shared.access import may_open
from pages.shared.addresses import page_file
from pages.shared.card_view import draw_card_body, draw_sources, draw_use
from pages.shared.page import Page
from pages.shared.plain import plain

MOST_FIGURES = 3
MOST_NAMES = 6
ICONS = {
    "guide": "forum",
    "lesson": "fact_check",
    "group": "diversity_3",
    "tool": "construction",
    "support": "volunteer_activism",
    "domain": "groups",
    "block": "dashboard",
    "step": "stairs",
    "local": "push_pin",
}
GAPS: dict[Gap, str] = {
    "nobody": N_("The gap: nobody has this group in view, and no project means to reach it."),
    "unseen": N_("The gap: a project means to reach this group, and no partner has it in view."),
    "unreached": N_("The gap: partners see this group, and no project means to reach it."),
}


def draw_card(page: Page, card: Card, here: Here) -> None:
    """Draw a card in a frame of its own."""
    title = card.title.in_language(page.language)
    with st.container(border=True, key=f"library-card-{card.kind}-{card.item}"):
        told = plain(title) if card.kind == "local" else title
        st.subheader(f":material/{ICONS[card.kind]}: {told}", anchor=False)
        if card.kind == "local":
            st.badge(page.t("Of this coalition"), icon=":material/push_pin:", color="green")
        draw_card_body(page, card)
        if card.kind == "group":
            _draw_group(page, card, here)
        if card.kind == "domain":
            _draw_domain(page, card, here)
        draw_use(page, card)
        draw_sources(page, card)


def _draw_group(page: Page, card: Card, here: Here) -> None:
    """Draw figures with their source, and what this coalition has for the group."""
    _draw_figures(page, card)
    t, found = page.t, here.groups[card.item]
    st.markdown(f"**{t('Here in {name}', name=plain(page.here.municipality))}**")
    names = [partner.name for partner in found.partners]
    titles = [project.title for project in found.projects]
    if names:
        in_view = t.plural(
            "Here one partner has this group in view: {names}.",
            "Here {n} partners have this group in view: {names}.",
            len(names),
            names=_named(page, names),
        )
        st.markdown(f":material/location_on: {in_view}")
    if titles:
        reached = t.plural(
            "One project means to reach it: {titles}.",
            "{n} projects mean to reach it: {titles}.",
            len(titles),
            titles=_named(page, titles),
        )
        st.markdown(f":material/lightbulb: {reached}")
    if found.gap:
        st.markdown(f":material/info: {t(GAPS[found.gap])}")
    if found.to_ask and not found.partners:
        asked = _named(page, [partner.name for partner in found.to_ask])
        said = t("They may know this group; ask them: {names}.", names=asked)
        st.markdown(f":material/question_mark: {said}")
    if not found.partners and may_open(page.actor, "partners"):
        st.page_link(page_file("partners"), label=t("Ask who sees them"), icon=":material/groups:")


def _draw_figures(page: Page, card: Card) -> None:
    t = page.t
    newest = sorted(card.figures, key=lambda one: (one.year_is == "projected", -one.year))[
        :MOST_FIGURES
    ]
    for figure in newest:
        st.markdown(
            f":material/bar_chart: {plain(figure_text(figure, t))}  \n"
            f":gray[{plain(source_text(figure.source))}]"
        )
    if not newest:
        st.caption(t("We know of no figure for this group that we can show with its source."))
    if len(card.figures) > len(newest) and may_open(page.actor, "cijfers"):
        st.page_link(page_file("cijfers"), label=t("All figures"), icon=":material/bar_chart:")


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
