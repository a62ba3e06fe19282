"""Choosing a round, shared by the three pages of funders, and the round in a few words."""

from __future__ import annotations

import streamlit as st

from model.review.rounds import Round
from model.services.rounds import RoundView, rounds
from pages.shared.empty import draw_empty
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page
from pages.shared.plain import plain


def choose_round(page: Page, place: str, meant: str) -> RoundView | None:
    """Let the reader choose a round; None, with the way to make one, when there is none.

    `place` is the page's name, for the keys of its widgets. `meant` says what the page will show
    once there is a round.
    """
    t = page.t
    with page.work(writes=False) as work:
        views = rounds(work, page.here.id)
    if not views:
        _draw_no_round(page, meant)
        return None
    if page.actor.role == "reviewer" and len(views) == 1:
        # Whose personal link is for one round has nothing to choose, so there is no field to pass.
        [view] = views
        st.markdown(f"**{plain(view.round.title)}**")
        return view
    return pick_round(page, views, place, t("Round"))


def _draw_no_round(page: Page, meant: str) -> None:
    t = page.t
    begin = t("There is no round yet. A title is enough to begin; you choose plans later.")
    draw_empty(
        f"{begin} {meant}",
        path="rondes",
        label=t("Make a round"),
        icon=":material/add:",
        query={"weergave": "nieuw"},
    )


def pick_round(page: Page, views: list[RoundView], place: str, label: str) -> RoundView:
    """Draw the choice among rounds; the first is the one being worked in."""
    by_id = {view.round.id: view for view in views}
    key = round_key(page, place)
    from_address("ronde", key, by_id, views[0].round.id)
    chosen = st.selectbox(
        label,
        list(by_id),
        format_func=lambda one: by_id[one].round.title if one in by_id else "",
        key=key,
    )
    to_address("ronde", chosen)
    return by_id.get(chosen, views[0])


def round_key(page: Page, place: str) -> str:
    """Return the key under which the chosen round of a page is kept."""
    return f"{place}-round-{page.here.id}"


def money(page: Page, amount: float | None) -> str:
    """Return an amount in whole euros on one line, or an empty text."""
    return "" if amount is None else f"€\u00a0{page.t.number(amount)}"


def period(page: Page, round_: Round) -> str:
    """Return the period of a round in words, or an empty text."""
    t = page.t
    opens, closes = round_.opens_on, round_.closes_on
    if opens and closes:
        first = t.short_date(opens)
        if opens.year == closes.year:  # the year is said once
            first = first.removesuffix(f" {opens.year}")
        return t("{first} to {last}", first=first, last=t.short_date(closes))
    if closes:
        return t("until {date}", date=t.short_date(closes))
    return t("from {date}", date=t.short_date(opens)) if opens else ""


def facts(page: Page, view: RoundView) -> str:
    """Return the round in one line: phase, money, period, plans and reviews."""
    t, round_ = page.t, view.round
    room = t.plural("room for one plan", "room for {n} plans", round_.places or 0)
    parts = [
        page.label("phases", round_.phase),
        money(page, round_.budget),
        room if round_.places is not None else "",
        period(page, round_),
        t.plural("one plan", "{n} plans", len(view.projects)),
        t.plural("one review in", "{n} reviews in", len(view.submitted)),
    ]
    return " · ".join(part for part in parts if part)
