"""Choosing a guided tour, on the example coalition when there is one."""

from __future__ import annotations

import streamlit as st

from model.services.tours import tours
from pages.shared.addresses import page_file
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.session import keep_coalition
from pages.shared.tour import stop_query, stops_of


def draw_tours(page: Page) -> None:
    """Draw each tour with its lead and its beginning."""
    t, language = page.t, page.language
    st.markdown(
        t(
            "Ten minutes, page by page. Above every page stands what to look at and one thing to "
            "try. You can stop at any moment."
        )
    )
    _draw_example(page)
    for tour in tours().values():
        stops = stops_of(page, tour)
        if not stops:
            continue
        with st.container(border=True, key=f"library-tour-{tour.id}"):
            st.subheader(tour.label.in_language(language), anchor=False)
            st.markdown(tour.lead.in_language(language))
            st.page_link(
                page_file(stops[0].page),
                label=t.plural("Begin (one stop)", "Begin ({n} stops)", len(stops)),
                icon=":material/play_arrow:",
                query_params=stop_query(tour, stops[0], 1),
            )


def _draw_example(page: Page) -> None:
    """Offer the example coalition; the tours are made for it."""
    t = page.t
    if page.here.is_demo:
        return
    demo = next((one for one in page.identity.choices if one.is_demo), None)
    st.info(t("The tour is made for the example coalition. In your own, some pages may be empty."))
    if demo is not None and st.button(
        t("Open {name}", name=plain(demo.name)), icon=":material/home_work:", key="library-demo"
    ):
        keep_coalition(page, demo.id)
        st.rerun()
