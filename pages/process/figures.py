"""Figures: what was published on loneliness, how to read it, and which groups we have in view."""

from datetime import UTC, datetime

import streamlit as st

from model.core.messages import N_
from model.services.facts import standing
from model.services.figures import THEMES, figures_on, groups_in_view
from pages.process.figure_charts import draw_charts
from pages.process.figure_groups import draw_groups
from pages.process.figure_lines import draw_figures
from pages.shared.addresses import page_file
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page, begin

THEME_LABELS = {
    "netherlands": N_("The whole country"),
    "areas": N_("Regions and municipalities"),
    "age": N_("Older people"),
    "income": N_("Income and schooling"),
    "drenthe": N_("Drenthe"),
    "isolation": N_("Few contacts"),
}
LOCAL_TABLE = (
    "https://data.overheid.nl/dataset/"
    "70128-gezondheid-per-wijk-en-buurt--2012-2016-2020-2022-2024--indeling-2024-"
)


def draw_local(page: Page) -> None:
    """Say where figures of the own municipality come from, and where to write them down."""
    t = page.t
    with st.container(border=True):
        st.subheader(t("Figures of your own municipality"), anchor=False)
        st.markdown(
            t(
                "They stand in the table “Gezondheid per wijk en buurt; 2012/2016/2020/2022/2024 "
                "(indeling 2024)” of RIVM and CBS, number 50150NED, by municipality, district and "
                "neighbourhood. Figures of districts and neighbourhoods are estimated with a "
                "model, so treat them as a signpost; your GGD can tell how sure they are."
            )
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.link_button(t("Open the table"), LOCAL_TABLE, icon=":material/open_in_new:")
            st.page_link(
                page_file("plan"),
                label=t("Write your own figures in the plan"),
                icon=":material/edit:",
                query_params={"hoofdstuk": "figures"},
            )
        st.caption(t("Always write down what, how much, the year, the age group and the source."))


def draw_published(page: Page) -> None:
    """Draw all figures of one theme, with everything needed to weigh them."""
    t = page.t
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
    """Draw charts, own municipality, groups and all figures."""
    with page.work(writes=False) as work:
        groups = groups_in_view(standing(work, page.here.id, datetime.now(UTC).date()))
    draw_charts(page)
    draw_local(page)
    draw_groups(page, groups)
    draw_published(page)


here = begin(N_("Figures"), N_("How common loneliness is, among whom, and how sure that is."))
draw_page(here)
