"""Actions: who does what, before when."""

from datetime import UTC, datetime

import streamlit as st

from model.core.messages import N_
from model.network.partners import Partner
from model.process.actions import Action, ActionState
from model.services.actions import actions, add_action, change_action, remove_action
from pages.shared.actions import draw_action_line
from pages.shared.page import Page, begin

STATES: tuple[ActionState, ...] = ("open", "doing", "done", "dropped")
TODAY = datetime.now(UTC).date()


def options_with_none(page: Page, kind: str) -> list[str]:
    """Return catalogue ids with an empty choice in front."""
    return ["", *page.catalogue.items(kind)]


def label_or_none(page: Page, kind: str, item_id: str) -> str:
    """Return the label of a choice; the empty one says so."""
    return page.label(kind, item_id) if item_id else page.t("None")


def action_fields(page: Page, partners: dict[str, str], action: Action | None) -> dict[str, object]:
    """Draw the fields of an action inside a form, and return what was filled in."""
    t = page.t
    title = st.text_input(
        t("What has to be done?"),
        value=action.title if action else "",
        placeholder=t("For example: visit the food bank with the neighbourhood team"),
    )
    left, right = st.columns(2)
    owner_name = left.text_input(t("Who?"), value=action.owner_name if action else "")
    ids = ["", *partners]
    owner_partner = right.selectbox(
        t("Of which partner?"),
        ids,
        index=ids.index(action.owner_partner_id)
        if action and action.owner_partner_id in ids
        else 0,
        format_func=lambda partner: partners.get(partner, t("None")),
    )
    due_on = left.date_input(
        t("Before when?"), value=action.due_on if action else None, format="DD-MM-YYYY"
    )
    steps = options_with_none(page, "steps")
    step = right.selectbox(
        t("For which step?"),
        steps,
        index=steps.index(action.step) if action and action.step in steps else 0,
        format_func=lambda item: label_or_none(page, "steps", item),
    )
    blocks = options_with_none(page, "building-blocks")
    block = left.selectbox(
        t("For which building block?"),
        blocks,
        index=blocks.index(action.building_block)
        if action and action.building_block in blocks
        else 0,
        format_func=lambda item: label_or_none(page, "building-blocks", item),
    )
    means = right.text_input(t("What is needed for it?"), value=action.means if action else "")
    note = st.text_area(t("Note"), value=action.note if action else "", height=80)
    return {
        "title": title,
        "owner_name": owner_name,
        "owner_partner_id": owner_partner,
        "due_on": due_on,
        "step": step,
        "building_block": block,
        "means": means,
        "note": note,
    }


def draw_add(page: Page, partners: dict[str, str]) -> None:
    """Draw the form for a new action."""
    t = page.t
    with st.expander(t("Add an action"), icon=":material/add:"):
        with st.form("actions-add", border=False, clear_on_submit=True):
            values = action_fields(page, partners, None)
            pressed = st.form_submit_button(t("Add"), type="primary")
        if pressed:
            with page.faults():
                with page.work() as work:
                    add_action(work, page.here.id, **values)
                st.rerun()


def edit(page: Page, action: Action, partners: dict[str, str]) -> None:
    """Change or remove one action, in a dialog."""
    t = page.t
    with st.form("actions-edit", border=False):
        values = action_fields(page, partners, action)
        saved = st.form_submit_button(t("Save"), type="primary")
    if saved:
        with page.faults():
            with page.work() as work:
                change_action(work, action, TODAY, **values)
            st.rerun()
    if st.button(t("Remove this action"), type="tertiary", icon=":material/delete:"):
        with page.faults():
            with page.work() as work:
                remove_action(work, action)
            st.rerun()


def keep_state(page: Page, action: Action, key: str) -> None:
    """Write the state of an action as soon as it changes."""
    with page.faults(), page.work() as work:
        change_action(work, action, TODAY, state=st.session_state[key])


def draw_row(page: Page, action: Action, partners: tuple[Partner, ...]) -> None:
    """Draw one action with its state and a way to change it."""
    t = page.t
    wide, state, change = st.columns([6, 2, 1], vertical_alignment="center")
    with wide:
        draw_action_line(page, action, partners, TODAY)
    key = f"actions-state-{action.id}-{action.version}"
    state.selectbox(
        t("State of {title}", title=action.title),
        STATES,
        index=STATES.index(action.state),
        format_func=lambda item: page.label("action-states", item),
        key=key,
        label_visibility="collapsed",
        on_change=keep_state,
        args=(page, action, key),
    )
    if change.button(
        t("Change"), key=f"actions-edit-{action.id}", type="tertiary", icon=":material/edit:"
    ):
        names = {partner.id: partner.name for partner in partners}
        st.dialog(t("Change the action"), width="medium")(edit)(page, action, names)


def draw_actions(page: Page) -> None:
    """Draw the list, open actions first."""
    t = page.t
    with page.work(writes=False) as work:
        listed = actions(work, page.here.id)
        partners = tuple(
            sorted(work.partners.find(coalition_id=page.here.id), key=lambda p: p.name)
        )
    draw_add(page, {partner.id: partner.name for partner in partners})
    open_actions = [action for action in listed if action.is_open]
    late = [action for action in open_actions if action.is_overdue(TODAY)]
    st.subheader(t.plural("One open action", "{n} open actions", len(open_actions)), anchor=False)
    if late:
        st.markdown(f":material/schedule: {t.plural('One is late.', '{n} are late.', len(late))}")
    if not open_actions:
        st.markdown(t("No open actions. Who does what, before when?"))
    for action in open_actions:
        draw_row(page, action, partners)
    closed = [action for action in listed if not action.is_open]
    if closed and st.toggle(t("Show what is done or dropped"), key="actions-closed"):
        for action in closed:
            draw_row(page, action, partners)


here = begin(N_("Actions"), N_("Who does what, before when? Late and unowned actions stand out."))
draw_actions(here)
