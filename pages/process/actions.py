"""Actions: who does what, before when. As a board, a list and a line of time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st

from model.core.messages import N_
from model.process.action_filter import AMISS, ActionFilter, Amiss, is_unowned, owner_keys
from model.process.actions import Action
from model.services.actions import actions, add_action
from model.services.minutes import keep_minutes
from model.services.projects import projects
from pages.process.action_board import draw_board
from pages.process.action_form import Around, draw_add, draw_conflicts
from pages.process.action_minutes import draw_minutes
from pages.process.action_rows import draw_list
from pages.process.action_timeline import draw_timeline
from pages.process.decision_list import draw_decisions
from pages.shared.choice_row import chosen_in_address
from pages.shared.page import Page, begin

VIEWS = {
    "bord": N_("Board"),
    "lijst": N_("List"),
    "tijdlijn": N_("Timeline"),
    "besluiten": N_("Decisions"),
    "verslag": N_("From minutes"),
}
FEW = 8
"""Fewer actions than this need no filters."""


def draw_summary(page: Page, listed: Sequence[Action], around: Around) -> None:
    """Say in one line how many actions are open, late and unowned."""
    t = page.t
    still_open = [action for action in listed if action.is_open]
    late = sum(action.is_overdue(around.today) for action in still_open)
    lost = sum(is_unowned(action) for action in still_open)
    parts = [t.plural("One open action", "{n} open actions", len(still_open))]
    if late:
        parts.append(f":material/schedule: {t.plural('One is late.', '{n} are late.', late)}")
    if lost:
        said = t.plural("One has nobody.", "{n} have nobody.", lost)
        parts.append(f":material/person_off: {said}")
    st.markdown("  ·  ".join(parts))


def choose(label: str, key: str, options: Mapping[str, str], everything: str) -> str:
    """Draw one filter."""
    chosen = st.selectbox(
        label,
        ["", *options],
        format_func=lambda item: options[item] if item else everything,
        key=key,
    )
    return str(chosen or "")


def ask_filter(page: Page, listed: Sequence[Action], around: Around) -> ActionFilter:
    """Draw the filters; choices that no action has are left out."""
    t, everything = page.t, page.t("All")
    names, catalogue = around.names, page.catalogue
    owners = {
        key: names.get(name, "") if key.startswith("partner:") else name
        for key, name in owner_keys(listed).items()
    }
    amiss: dict[Amiss, str] = {
        "all": everything,
        "late": t("Late"),
        "unowned": t("Nobody does it yet"),
        "undated": t("No date yet"),
    }
    with (
        st.popover(t("Choose what you see"), icon=":material/filter_list:"),
        st.container(gap="small"),
    ):
        owner = choose(
            t("Who"),
            f"actions-filter-owner-{page.here.id}",
            {k: owners[k] for k in sorted(owners, key=lambda k: owners[k].casefold()) if owners[k]},
            everything,
        )
        used = {action.step for action in listed}
        steps = {step: page.label("steps", step) for step in catalogue.steps if step in used}
        step = choose(t("Step"), f"actions-filter-step-{page.here.id}", steps, everything)
        used = {action.building_block for action in listed}
        blocks = {
            block: page.label("building-blocks", block)
            for block in catalogue.items("building-blocks")
            if block in used
        }
        block = choose(
            t("Building block"), f"actions-filter-block-{page.here.id}", blocks, everything
        )
        used = {action.project_id for action in listed}
        titles = {key: title for key, title in around.projects.items() if key in used}
        project = choose(t("Project"), f"actions-filter-project-{page.here.id}", titles, everything)
        wrong = st.selectbox(
            t("Stands out"),
            AMISS,
            format_func=lambda item: amiss[item],
            key=f"actions-filter-amiss-{page.here.id}",
        )
    return ActionFilter(owner, step, block, project, wrong)


def draw_first(page: Page, around: Around) -> None:
    """Where there are no actions: say so, and ask the first, or let somebody paste minutes."""
    t = page.t
    if not page.may(add_action):
        st.markdown(t("There are no actions yet."))
        return
    st.markdown(t("There are no actions yet. Write down who does what, and before when."))
    if page.may(keep_minutes):
        st.button(
            t("Paste minutes"),
            key="actions-paste",
            type="tertiary",
            icon=":material/content_paste:",
            on_click=st.query_params.update,
            args=({"beeld": "verslag"},),
        )
    draw_add(page, around, t("Add the first action"))


def draw_actions(page: Page) -> None:
    """Draw the choice of view, the filters, and the actions."""
    t = page.t
    with page.work(writes=False) as work:
        listed = actions(work, page.here.id)
        partners = tuple(
            sorted(work.partners.find(coalition_id=page.here.id), key=lambda p: p.name.casefold())
        )
        titles = {project.id: project.title for project in projects(work, page.here.id)}
    around = Around(partners, titles, datetime.now(UTC).date())
    draw_conflicts(page, listed, around)
    views = {
        view: t(name) for view, name in VIEWS.items() if view != "verslag" or page.may(keep_minutes)
    }
    view = chosen_in_address("beeld", t("Way of looking"), views, "actions-view", fallback="bord")
    if view == "besluiten":
        draw_decisions(page, around)
        return
    if view == "verslag":
        draw_minutes(page, around)
        return
    if not listed:
        draw_first(page, around)
        return
    if page.may(add_action):
        with st.expander(t("Add an action"), icon=":material/add:"):
            draw_add(page, around)
    draw_summary(page, listed, around)
    wish = ask_filter(page, listed, around) if len(listed) >= FEW else ActionFilter()
    shown = wish.chosen(listed, around.today)
    if len(shown) < len(listed):
        st.caption(t("You see {n} of {total} actions.", n=len(shown), total=len(listed)))
    draw = {"bord": draw_board, "lijst": draw_list, "tijdlijn": draw_timeline}[view or "bord"]
    draw(page, shown, around)


here = begin(N_("Actions"), N_("Who does what, before when? Late and unowned actions stand out."))
draw_actions(here)
