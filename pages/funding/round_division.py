"""Who reviews what: the division with its reasons, by hand, and when somebody stops."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from model.services.assigning import (
    DEFAULT_REVIEWS,
    LoadOf,
    assign_by_hand,
    assign_plans,
    loads,
    withdraw_reviewer,
)
from model.services.refilling import TAKES_READERS
from model.services.rounds import RoundView, link_reviewer
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.undo import offer_undo


def draw_division(page: Page, view: RoundView) -> None:
    """Draw the division, and ways to change it."""
    t = page.t
    st.subheader(t("Who reviews what"), anchor=False)
    if not view.round.reviewers or not view.projects:
        st.caption(t("First choose plans and name reviewers, under “Set-up”."))
        return
    lines = joined([_load_line(page, view, load) for load in loads(view)])
    if view.round.phase not in TAKES_READERS:
        st.caption(t("Reviewing is over, so the division stays as it is."))
        draw(lines)
        return
    if not view.assignments:
        st.markdown(t("Nobody was given plans yet: as it is, everybody reviews every plan."))
    _draw_divide(page, view)
    draw(lines)
    _draw_by_hand(page, view)
    _draw_stop(page, view)
    _draw_organisations(page, view)


def _load_line(page: Page, view: RoundView, load: LoadOf) -> Markup:
    """Return what one reviewer has to do, why, and which plans; readable on a phone too."""
    t = page.t
    done = t("{done} of {total} plans handed in", done=load.handed_in, total=len(load.plans))
    why = " ".join(t.message(reason) for reason in load.reasons)
    return markup(
        '<div class="line"><div class="line-title">{name}</div>'
        '<div>{plans}</div><div class="line-note">{note}</div></div>',
        name=load.reviewer,
        plans="; ".join(load.plans) if view.assignments else "",
        note=" · ".join(part for part in (done, why) if part),
    )


def _draw_divide(page: Page, view: RoundView) -> None:
    t = page.t
    with st.form(f"rounds-divide-{view.round.id}-{view.round.version}"):
        left, right = st.columns([2, 1], vertical_alignment="bottom")
        each = left.number_input(
            t("How many reviewers read each plan?"),
            min_value=1,
            max_value=50,
            value=view.round.reviews_per_plan
            or min(DEFAULT_REVIEWS, max(len(view.round.reviewers), 1)),
        )
        pressed = right.form_submit_button(
            t("Divide again") if view.assignments else t("Divide the plans"),
            type="secondary" if view.assignments else "primary",
        )
    st.caption(
        t(
            "Everybody gets about as many. What was chosen by hand or begun stays. The same plans "
            "and reviewers always give the same division."
        )
    )
    if pressed:
        with page.faults():
            with page.work() as work:
                assign_plans(work, view.round, int(each))
            offer_undo(page, t("The plans are divided."))
            st.rerun()


def _draw_by_hand(page: Page, view: RoundView) -> None:
    t, titles = page.t, {project.id: project.title for project in view.projects}
    st.markdown(f"**{t('One by hand')}**")
    left, right = st.columns(2)
    plan = left.selectbox(
        t("Plan"),
        list(titles),
        index=None,
        format_func=lambda one: titles.get(one, ""),
        placeholder=t("Choose a plan"),
        key=f"rounds-hand-plan-{view.round.id}",
    )
    name = right.selectbox(
        t("Reviewer"),
        view.round.reviewers,
        index=None,
        placeholder=t("Choose a reviewer"),
        key=f"rounds-hand-name-{view.round.id}",
    )
    if plan is None or name is None:
        return
    has = any((a.project_id, a.reviewer) == (plan, name) for a in view.assignments)
    label = t("Take this plan from this reviewer") if has else t("Give this plan to this reviewer")
    if st.button(label, key=f"rounds-hand-{view.round.id}"):
        with page.faults():
            with page.work() as work:
                assign_by_hand(work, view.round, plan, name, gives=not has)
            offer_undo(page, t("The division is changed."))
            st.rerun()


def _draw_stop(page: Page, view: RoundView) -> None:
    t = page.t
    if len(view.round.reviewers) < 2:  # noqa: PLR2004 - somebody must be left
        return
    st.markdown(f"**{t('Somebody stops')}**")
    name = st.selectbox(
        t("Who cannot go on?"),
        view.round.reviewers,
        index=None,
        placeholder=t("Choose a reviewer"),
        key=f"rounds-stop-{view.round.id}",
    )
    if name is None:
        return
    st.caption(t("What was handed in stays and counts. Unfinished plans go to the others, evenly."))
    if st.button(t("This reviewer stops"), key=f"rounds-stops-{view.round.id}"):
        with page.faults():
            with page.work() as work:
                extra = withdraw_reviewer(work, view.round, name)
            said = t("{name} stopped.", name=name)
            if extra:
                number = sum(len(plans) for plans in extra.values())
                said += " " + t.plural(
                    "One plan went to {names}.",
                    "{n} plans went to {names}.",
                    number,
                    names=sorted(extra),
                )
            offer_undo(page, said)
            st.rerun()


def _draw_organisations(page: Page, view: RoundView) -> None:
    """Link a reviewer's organisation to the map, where its name alone does not do it."""
    t = page.t
    known = {n: a for n, a in view.round.affiliations.items() if a.organisation or a.partner_id}
    if not known:
        return
    with page.work(writes=False) as work:
        partners = {p.id: p.name for p in work.partners.find(coalition_id=page.here.id)}
    by_name = {name.casefold() for name in partners.values()}
    loose = {
        name: one
        for name, one in known.items()
        if one.partner_id not in partners and one.organisation.casefold() not in by_name
    }
    if not loose:
        return
    st.markdown(f"**{t('Is this organisation on the map?')}**")
    name = st.selectbox(
        t("Reviewer's organisation"),
        list(loose),
        format_func=lambda one: f"{one}: {loose[one].organisation}" if one in loose else "",
        key=f"rounds-org-{view.round.id}",
    )
    partner = st.selectbox(
        t("Partner on the map"),
        sorted(partners, key=lambda one: partners[one].casefold()),
        index=None,
        format_func=lambda one: partners.get(one, ""),
        placeholder=t("Not on the map"),
        key=f"rounds-org-partner-{view.round.id}-{name}",
    )
    if partner is not None and st.button(t("This is the one"), key=f"rounds-org-is-{name}"):
        with page.faults():
            with page.work() as work:
                link_reviewer(work, view.round, name, partner)
            st.rerun()
