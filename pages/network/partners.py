"""Partners: the register, by list, by form, and from the list you already have."""

import streamlit as st

from model.core.messages import N_
from model.services.partners import add_partner, partners
from pages.network.network_downloads import OF_THE_PARTNERS, draw_downloads
from pages.network.partner_form import draw_partner_form
from pages.network.partner_import import draw_import
from pages.network.partner_list import draw_list
from pages.network.partner_merging import draw_merge
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page, begin

VIEWS = {
    "lijst": N_("List"),
    "nieuw": N_("Add one"),
    "inlezen": N_("From a list"),
    "samenvoegen": N_("Merge"),
}


def draw_partners(page: Page) -> None:
    """Draw the chosen view of the register."""
    t = page.t
    with page.work(writes=False) as work:
        known = partners(work, page.here.id)
    views = list(VIEWS) if page.may(add_partner) else ["lijst"]
    first = "lijst" if known or not page.may(add_partner) else "inlezen"
    from_address("weergave", "partners-view", views, first)
    view: str | None = first
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if len(views) > 1:
            view = st.segmented_control(
                t("View"),
                views,
                format_func=lambda key: t(VIEWS[key]),
                key="partners-view",
                required=True,
                label_visibility="collapsed",
            )
        if known:
            draw_downloads(page, OF_THE_PARTNERS)
    to_address("weergave", view)
    if view == "nieuw":
        draw_partner_form(page, None)
    elif view == "inlezen":
        draw_import(page)
    elif view == "samenvoegen":
        draw_merge(page, known)
    else:
        draw_list(page, known)


here = begin(N_("Partners"), N_("Everyone who takes part, was invited, or could be asked."))
draw_partners(here)
