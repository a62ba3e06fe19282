"""How every page begins: its title, and a coalition to work in."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from model.core.coalitions import Coalition
from pages.shared.empty import draw_empty
from pages.shared.session import Session, current_session
from pages.shared.starting import draw_example
from pages.shared.tour import draw_tour
from pages.shared.undo import draw_undo


@dataclass(frozen=True)
class Page(Session):
    """A session that surely has a coalition."""

    here: Coalition


def begin(title: str, lead: str = "") -> Page:
    """Draw the title and the one-sentence lead, and return what the page works with.

    Without any coalition the page stops here, and says where to make one.
    `title` and `lead` are English msgids, marked with `N_` by the page.
    """
    session = current_session()
    draw_tour(session)
    st.title(session.t(title), anchor=False)
    if lead:
        st.markdown(f":gray[{session.t(lead)}]")
    if session.coalition is None:
        _draw_no_coalition(session)
        st.stop()
    draw_undo(session)
    return Page(
        language=session.language,
        t=session.t,
        person=session.person,
        coalition=session.coalition,
        catalogue=session.catalogue,
        identity=session.identity,
        here=session.coalition,
    )


def _draw_no_coalition(session: Session) -> None:
    """Say where to begin, and offer the example in which this page is filled."""
    t = session.t
    draw_empty(
        t("There is no coalition yet. Make one on the start page."),
        path="",
        label=t("Go to the start page"),
        icon=":material/home:",
    )
    st.markdown(t("Do you want to see first what this page looks like when it is filled?"))
    draw_example(session, "no-coalition")
