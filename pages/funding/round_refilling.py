"""Plans that lost a reader: the proposal with its reason, and one press to accept it."""

from __future__ import annotations

import streamlit as st

from model.services.refilling import OpenPlace, accept_readers, open_places
from model.services.rounds import RoundView
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo


def draw_open_places(page: Page, view: RoundView) -> None:
    """Draw which plans have too few readers, who could take them, and the button."""
    places = open_places(view)
    if not places or not page.may(accept_readers):
        return
    t = page.t
    with st.container(border=True, key=f"rounds-refill-box-{view.round.id}"):
        st.subheader(
            t.plural("One plan needs a reader", "{n} plans need a reader", len(places)),
            anchor=False,
        )
        for place in places:
            st.markdown(_said(page, place))
        number = sum(len(place.takers) for place in places)
        if not number:
            return
        st.caption(t("All the rest stays as it is."))
        pressed = st.button(
            t.plural("Give the plan like this", "Give the plans like this", number),
            type="primary",
            icon=":material/check:",
            key=f"rounds-refill-{view.round.id}",
        )
    if pressed:
        with page.faults():
            with page.work() as work:
                given = accept_readers(work, view.round, places)
            offer_undo(page, t.plural("One plan is given.", "{n} plans are given.", given))
            st.rerun()


def _said(page: Page, place: OpenPlace) -> str:
    """Return one plan in lines: who fell away, who could take it, what is still missing."""
    t = page.t
    lines = [f"**{plain(place.title)}**", *(plain(t.message(one)) for one in place.lost)]
    lines += [
        t("Proposal: {name}, who {reason}.", name=f"**{plain(name)}**", reason=t.message(why))
        for name, why in place.takers
    ]
    if place.short:
        lines.append(
            t.plural(
                "One reader is missing still: nobody else may read it. Name another reviewer.",
                "{n} readers are missing still: nobody else may read it. Name other reviewers.",
                place.short,
            )
        )
    return "  \n".join(lines)
