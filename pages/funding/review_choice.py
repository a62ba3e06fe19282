"""Who reviews, which plan, and how far they are: above the plan and its form."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from model.services.rounds import RoundView
from pages.shared.addresses import page_file
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page
from pages.shared.plain import plain

MOST_NAMED = 6
"""So many waiting plans are named; of the others it says how many."""


def choose_reviewer(page: Page, view: RoundView) -> str | None:
    """Let the reader say who they are; None when there is no choice or none was made."""
    t = page.t
    if not view.reviewers or not view.projects:
        st.info(
            t("Nobody is named as reviewer in this round yet.")
            if not view.reviewers
            else t("No plans are chosen in this round yet.")
        )
        st.page_link(
            page_file("rondes"),
            label=t("Go to the round"),
            icon=":material/arrow_forward:",
            query_params={"ronde": view.round.id},
        )
        return None
    key = f"review-name-{view.round.id}"
    if page.actor.role == "reviewer":
        # Who came with a personal link reviews in their own name only: there is nothing to choose.
        return page.actor.name
    from_address("beoordelaar", key, view.reviewers, None)
    reviewer = st.selectbox(t("I am"), view.reviewers, placeholder=t("Choose your name"), key=key)
    to_address("beoordelaar", reviewer)
    if reviewer not in view.reviewers:
        _draw_welcome(page, view)
        return None
    return reviewer


def choose_plan(page: Page, view: RoundView, reviewer: str) -> str | None:
    """Let the reviewer choose among their own plans; None when there are none."""
    t = page.t
    own = {p.id: p.title for p in view.plans_of(reviewer)}
    own |= {
        r.project_id: view.titles[r.project_id]
        for r in view.submitted
        if r.reviewer == reviewer and view.conflict_of(r.project_id, reviewer) is None
    }
    barred = sum(view.conflict_of(p.id, reviewer) is not None for p in view.projects)
    if barred:
        with st.container(key="aloud-review-barred"):
            st.caption(
                t.plural(
                    "One plan is not shown to you: you stand too near to it.",
                    "{n} plans are not shown to you: you stand too near to them.",
                    barred,
                )
            )
    if not own:
        st.info(t("There is no plan for you to review in this round."))
        return None
    waiting = _waiting(view, reviewer, own)
    _draw_standing(page, view, reviewer, own)
    key = _choice_key(view, reviewer)
    from_address("plan", key, own, next(iter(waiting or own)))
    # Titles only: a name that changes while one works would stay in the field as it was.
    project = st.selectbox(
        t("I review"), list(own), format_func=lambda one: own.get(one, ""), key=key
    )
    to_address("plan", project)
    return project if project in own else next(iter(own))


def _choice_key(view: RoundView, reviewer: str) -> str:
    return f"review-of-{view.round.id}-{reviewer}"


def _waiting(view: RoundView, reviewer: str, plans: Iterable[str]) -> list[str]:
    return [plan for plan in plans if view.state_of(plan, reviewer) != "submitted"]


def _draw_standing(page: Page, view: RoundView, reviewer: str, own: dict[str, str]) -> None:
    """Say how far this reviewer is, and name what still waits."""
    t = page.t
    waiting = _waiting(view, reviewer, own)
    said = [
        t("{done} of {total} plans handed in.", done=len(own) - len(waiting), total=len(own)),
    ]
    if view.round.phase == "reviewing":
        begun = [one for one in waiting if view.state_of(one, reviewer) == "draft"]
        fresh = [one for one in waiting if one not in begun]
        if begun:
            said.append(t("Begun: {plans}.", plans=_named(page, own, begun)))
        if fresh:
            said.append(t("Not begun yet: {plans}.", plans=_named(page, own, fresh)))
        if not waiting:
            said.append(t("You are done until the panel talks about the plans. Thank you."))
    st.caption(" ".join(said))


def _named(page: Page, titles: dict[str, str], plans: list[str]) -> list[str]:
    first = [plain(titles[plan]) for plan in plans[:MOST_NAMED]]
    more = len(plans) - len(first)
    return [*first, page.t.plural("one more", "{n} more", more)] if more else first


def draw_next_plan(page: Page, view: RoundView, reviewer: str) -> None:
    """Offer the next plan that waits, under what was handed in."""
    waiting = _waiting(view, reviewer, [plan.id for plan in view.plans_of(reviewer)])
    if not waiting or view.round.phase != "reviewing":
        return
    key = _choice_key(view, reviewer)
    st.button(
        page.t("Next plan: {title}", title=plain(view.titles[waiting[0]])),
        icon=":material/arrow_forward:",
        key=f"{key}-next",
        type="primary",
        on_click=st.session_state.__setitem__,
        args=(key, waiting[0]),
    )


def _draw_welcome(page: Page, view: RoundView) -> None:
    t = page.t
    if view.round.purpose:
        st.subheader(t("What this round is for"), anchor=False)
        st.markdown(plain(view.round.purpose))
    if view.round.phase == "open":
        st.markdown(
            t(
                "Reviewing has not begun. It begins when the funder moves the round on to "
                "“{phase}”. Choose your name to practise already.",
                phase=page.label("phases", "reviewing"),
            )
        )
        return
    if view.round.phase != "reviewing":
        st.markdown(t("Reviewing is over. Choose your name to read back."))
        st.page_link(
            page_file("vergelijking"),
            label=t("Compare the plans"),
            icon=":material/arrow_forward:",
            query_params={"ronde": view.round.id},
        )
        return
    st.markdown(
        t(
            "Choose your name to begin. You review alone: you see what others gave only after you "
            "handed in your own review. Everything you fill in is kept at once."
        )
    )
