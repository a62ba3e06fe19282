"""The strip of a guided tour at the top of a page: what to look at, and the way on.

Where somebody is in a tour stands in the address, so the browser's way back goes to the stop
before. Whoever wanders off sees the way back to the tour.
"""

from __future__ import annotations

import streamlit as st

from model.services.tours import Stop, Tour, tours
from pages.shared.access import may_open
from pages.shared.addresses import page_file
from pages.shared.session import Session

PARAMETER, STOP = "rondleiding", "halte"
_KEY = "tour"


def stops_of(session: Session, tour: Tour) -> tuple[Stop, ...]:
    """Return the stops whose page this person may open."""
    return tuple(stop for stop in tour.stops if may_open(session.actor, stop.page))


def stop_query(tour: Tour, stop: Stop, number: int) -> dict[str, str]:
    """Return what stands behind the question mark at a stop; the first stop is 1."""
    return {**stop.query, PARAMETER: tour.id, STOP: str(number)}


def draw_tour(session: Session) -> None:
    """Draw the strip when a tour is on; else nothing."""
    asked = tours().get(st.query_params.get(PARAMETER, ""))
    if asked is not None:
        st.session_state[_KEY] = (asked.id, _number(st.query_params.get(STOP, "")))
    if _KEY not in st.session_state:
        return
    name, number = st.session_state[_KEY]
    tour = tours()[name]
    stops = stops_of(session, tour)
    if not stops:
        return
    number = min(max(number, 1), len(stops))
    with st.container(border=True, key="tour-strip", gap="xsmall"):
        if asked is None:
            _draw_wandering(session, tour, stops, number)
        else:
            _draw_stop(session, tour, stops, number)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 2 else 1  # noqa: PLR2004 - no tour has a hundred stops


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _draw_stop(session: Session, tour: Tour, stops: tuple[Stop, ...], number: int) -> None:
    t, language, stop = session.t, session.language, stops[number - 1]
    label = _lower(tour.label.in_language(language))
    st.caption(t("Tour {label}: stop {n} of {total}", label=label, n=number, total=len(stops)))
    title = stop.title.in_language(language)
    said = title if title.endswith(("?", "!")) else f"{title}."
    st.markdown(f"**{said}** {stop.look.in_language(language)}")
    st.markdown(f":material/touch_app: {stop.try_.in_language(language)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        if number > 1:
            _draw_way(tour, stops, number - 1, t("Previous"), ":material/arrow_back:")
        if number < len(stops):
            _draw_way(tour, stops, number + 1, t("Next"), ":material/arrow_forward:")
        _draw_end(t("Stop the tour") if number < len(stops) else t("End the tour"))


def _draw_wandering(session: Session, tour: Tour, stops: tuple[Stop, ...], number: int) -> None:
    """Draw one line for whoever looks around elsewhere."""
    t = session.t
    title = stops[number - 1].title.in_language(session.language)
    with st.container(horizontal=True, vertical_alignment="center"):
        label = t("Back to the tour: {title}", title=title)
        _draw_way(tour, stops, number, label, ":material/arrow_back:")
        _draw_end(t("Stop the tour"))


def _draw_way(tour: Tour, stops: tuple[Stop, ...], number: int, label: str, icon: str) -> None:
    stop = stops[number - 1]
    st.page_link(
        page_file(stop.page),
        label=label,
        icon=icon,
        query_params=stop_query(tour, stop, number),
        width="content",
    )


def _draw_end(label: str) -> None:
    st.button(label, type="tertiary", icon=":material/close:", key="tour-end", on_click=_end)


def _end() -> None:
    st.session_state.pop(_KEY, None)
    for parameter in (PARAMETER, STOP):
        st.query_params.pop(parameter, None)
