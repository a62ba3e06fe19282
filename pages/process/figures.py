"""Figures: of the own municipality, what stands out and for whom, and what was published."""

from datetime import UTC, datetime

import streamlit as st

from model.core.messages import N_
from model.process.figure_sets import FigureSet
from model.services.facts import standing
from model.services.figure_choice import choices
from model.services.figure_import import figure_sets, keep_figures, remove_figures
from model.services.figure_people import population
from model.services.figures import THEMES, figures_on, groups_in_view
from pages.process.figure_bring import draw_bring
from pages.process.figure_charts import draw_charts
from pages.process.figure_choice import draw_choices
from pages.process.figure_groups import draw_groups
from pages.process.figure_lines import draw_figures
from pages.process.figure_local import draw_local_charts
from pages.process.figure_people import draw_people
from pages.shared.card_link import draw_card_links
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page, begin
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

VIEWS = ("hier", "keuze", "land")
THEME_LABELS = {
    "netherlands": N_("The whole country"),
    "areas": N_("Regions and municipalities"),
    "age": N_("Older people"),
    "income": N_("Income and schooling"),
    "drenthe": N_("Drenthe"),
    "isolation": N_("Few contacts"),
}


def draw_here(page: Page) -> None:
    """Draw the figures of the own municipality, or how to bring them in."""
    t = page.t
    with page.work(writes=False) as work:
        kept = figure_sets(work, page.here.id)
        people = population(work, page.here.id)
    if not kept and not page.may(keep_figures):
        st.info(t("The figures of {name} are not here yet.", name=plain(page.here.municipality)))
        draw_people(page, None, people)
        return
    if not kept:
        st.subheader(t("Bring in the figures of {name}", name=page.here.municipality), anchor=False)
        st.markdown(
            t(
                "RIVM and Statistics Netherlands publish figures for each municipality, district "
                "and neighbourhood. With the button they come here; or you bring in a file that "
                "you saved from StatLine."
            )
        )
        draw_bring(page, kept)
        draw_people(page, None, people)
        return
    figures = _chosen(page, kept)
    draw_local_charts(page, figures)
    draw_people(page, figures, people)
    if not page.may(keep_figures):
        return
    with st.expander(t("Renew, add or remove figures"), icon=":material/sync:"):
        draw_bring(page, kept)
        _draw_remove(page, figures)


def _chosen(page: Page, kept: list[FigureSet]) -> FigureSet:
    """Return the table to look at; two tables never stand in one chart."""
    if len(kept) == 1:
        return kept[0]
    by_table = {figures.table: figures for figures in kept}
    from_address("tabel", "figures-table", by_table, kept[0].table)
    table = st.selectbox(
        page.t("Table"),
        list(by_table),
        format_func=lambda item: f"{by_table[item].title} · {item}",
        key="figures-table",
    )
    to_address("tabel", table)
    return by_table[table]


def _draw_remove(page: Page, figures: FigureSet) -> None:
    t = page.t
    if st.button(
        t("Remove the figures of table {number}", number=figures.table),
        icon=":material/delete:",
        type="tertiary",
        key=f"figures-remove-{figures.id}",
    ):
        with page.faults():
            with page.work() as work:
                remove_figures(work, figures)
            offer_undo(page, t("Removed: {title}", title=figures.title))
            st.rerun()


def draw_choice(page: Page) -> None:
    """Draw what stands out, and which risk groups are in view."""
    with page.work(writes=False) as work:
        now = standing(work, page.here.id, datetime.now(UTC).date())
        kept = figure_sets(work, page.here.id)
        people = population(work, page.here.id)
    found = choices(now, kept[0] if kept else None, people)
    draw_choices(page, found, has_local=bool(kept))
    draw_groups(page, groups_in_view(now))


def draw_country(page: Page) -> None:
    """Draw the charts of the country, and all published figures of one theme."""
    t = page.t
    draw_charts(page)
    st.subheader(t("All published figures"), anchor=False)
    from_address("thema", "figures-theme", THEMES, THEMES[0])
    theme = st.pills(
        t("Theme"),
        THEMES,
        format_func=lambda item: t(THEME_LABELS[item]),
        key="figures-theme",
        required=True,
        label_visibility="collapsed",
    )
    to_address("thema", theme)
    st.caption(
        t(
            "Figures only fit beside each other when they count in the same way. Where a source "
            "does not say how it counted, that is written beside the figure."
        )
    )
    draw_figures(page, figures_on(theme or THEMES[0]))


def draw_page(page: Page) -> None:
    """Draw the chosen view."""
    t = page.t
    labels = {
        "hier": plain(page.here.municipality),
        "keuze": t("What stands out"),
        "land": t("The Netherlands"),
    }
    fallback = "land" if "thema" in st.query_params else "hier"
    from_address("deel", "figures-view", VIEWS, fallback)
    st.session_state.setdefault("figures-view", fallback)
    view = st.segmented_control(
        t("What to look at"),
        VIEWS,
        format_func=lambda item: labels[item],
        key="figures-view",
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    to_address("deel", view)
    draw_card_links(page, "figures:top")
    {"hier": draw_here, "keuze": draw_choice, "land": draw_country}[view or fallback](page)


here = begin(N_("Figures"), N_("How common loneliness is here, among whom, and how sure that is."))
draw_page(here)
