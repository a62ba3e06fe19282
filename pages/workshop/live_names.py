"""Two names for one organisation: the facilitator says so, and it counts as one from then on."""

from __future__ import annotations

from itertools import combinations

import streamlit as st

from model.network.matching import clusters
from model.services.live_moderating import let_name_stand_alone, put_names_together
from model.workshop.hall import Hall
from model.workshop.live import LiveOrganisation
from pages.shared.markup import draw, markup
from pages.shared.page import Page

Pair = tuple[LiveOrganisation, LiveOrganisation]


def draw_names(page: Page, hall: Hall) -> None:
    """Propose names that look alike, show what was put together, and offer any other two."""
    t = page.t
    for gone, stays in hall.reckoned(
        "alike", (hall.participants, hall.organisations), lambda: _alike(hall)
    ):
        text = t("{one} and {other} look like one organisation.", one=gone.name, other=stays.name)
        _draw_row(page, hall, text, t("Yes, one organisation"), (gone, stays.id))
    for one in hall.organisations.values():
        other = hall.organisations.get(one.merged_into)
        if other is not None:
            text = t("{one} counts as {other}.", one=one.name, other=other.name)
            _draw_row(page, hall, text, t("Let it stand alone"), (one, ""))
    if len(hall.present) > 1:
        with st.popover(t("Two names, one organisation?"), icon=":material/join_inner:"):
            _draw_choice(page, hall)


def _alike(hall: Hall) -> list[Pair]:
    """Return names that are likely one organisation: the one that goes, and the one that stays."""
    by_name = {one.name: one for one in hall.present}
    found = []
    for group in clusters(list(by_name)):
        for first, second in combinations((by_name[name] for name in group), 2):
            if not (first.partner_id and second.partner_id):
                found.append((second, first) if first.partner_id else (first, second))
    return found


def _draw_row(
    page: Page, hall: Hall, text: str, label: str, what: tuple[LiveOrganisation, str]
) -> None:
    one, into = what
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"live-said-{one.id}-{into}"
    ):
        draw(markup('<div class="live-round"><span>{text}</span></div>', text=text))
        key = f"live-name-{one.id}-{into}-{one.version}"
        if st.button(label, key=key, type="tertiary", help=text):
            _do(page, hall, one.id, into)


def _draw_choice(page: Page, hall: Hall) -> None:
    t = page.t
    names = {one.id: one.name for one in hall.present}
    chosen = [
        st.selectbox(
            label,
            list(names),
            index=None,
            placeholder=t("Choose"),
            format_func=lambda name: names.get(name, ""),
            key=f"live-names-{hall.session.id}-{place}",
        )
        for place, label in enumerate((t("This name"), t("is the same organisation as")))
    ]
    one, other = chosen
    is_pair = one is not None and other is not None and one != other
    if st.button(t("Make it one"), key="live-names-join", type="primary", disabled=not is_pair):
        _do(page, hall, str(one), str(other))


def _do(page: Page, hall: Hall, one: str, into: str) -> None:
    with page.faults():
        with page.work() as work:
            if into:
                put_names_together(work, hall.session.id, one, into)
            else:
                let_name_stand_alone(work, hall.session.id, one)
        st.rerun()
