"""Who works in a coalition with a login: only where people log in."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.core.access import Member, MemberRole
from model.services.members import add_member, change_member, members, remove_member
from pages.shared.access import ROLE_NAMES
from pages.shared.conflict import draw_conflict
from pages.shared.follows import follows
from pages.shared.fresh_form import empty_form, fresh
from pages.shared.later_fault import draw_later_fault, fault_said_later
from pages.shared.page import Page
from pages.shared.plain import plain

FAULT = "settings-member-fault"
ROLES: tuple[MemberRole, ...] = ("coordinator", "viewer")


def draw_members(page: Page) -> None:
    """Draw the members and the form that adds one."""
    t = page.t
    st.markdown(t("These people log in with the account of their work."))
    with page.work(writes=False) as work:
        there = members(work, page.here.id)
    if not there:
        st.info(t("Nobody is a member yet. Add the coordinator first."))
    draw_later_fault(page, FAULT)
    for member in there:
        _draw_member(page, member)
    key = f"settings-member-{page.here.id}"
    with st.form(fresh(key)):
        left, middle, right = st.columns([3, 3, 2])
        name = left.text_input(t("Name"), placeholder=t("For example: Marieke"))
        account = middle.text_input(
            t("Account"),
            placeholder=t("For example: marieke@lindewaarde.nl"),
            help=t("The name or e-mail address with which this person logs in."),
        )
        role: MemberRole = right.selectbox(
            t("Role"), ROLES, format_func=lambda one: t(ROLE_NAMES[one])
        )
        pressed = st.form_submit_button(t("Add this person"), icon=":material/person_add:")
    if pressed:
        with page.faults():
            with page.work() as work:
                add_member(
                    work,
                    page.here.id,
                    account=account,
                    name=name,
                    role=role,
                    at=datetime.now(UTC),
                )
            empty_form(key)
            st.rerun()


def _keep_role(page: Page, member: Member, key: str) -> None:
    """Write a role over the one that was seen; what went wrong is said in the run that follows."""
    with fault_said_later(FAULT), page.work() as work:
        change_member(work, member, st.session_state[key])
    st.session_state.pop(key)  # The list shows what stands, also when it could not be written.


def _draw_member(page: Page, member: Member) -> None:
    t = page.t
    draw_conflict(
        page,
        member.id,
        {"role": t("Role of {name}", name=member.name)},
        change_member,
        words={"role": lambda one: t(ROLE_NAMES[one])},
    )
    text, change, remove = st.columns([4, 2, 1], vertical_alignment="center")
    text.markdown(f"**{plain(member.name)}**  \n:gray[{plain(member.account)}]")
    key = f"settings-member-role-{member.id}"
    change.selectbox(
        t("Role of {name}", name=plain(member.name)),
        ROLES,
        format_func=lambda one: t(ROLE_NAMES[one]),
        key=follows(key, member.role),
        label_visibility="collapsed",
        on_change=_keep_role,
        args=(page, member, key),
    )
    if remove.button(
        t("Remove"),
        key=f"settings-member-remove-{member.id}",
        help=t("This person can no longer come in. What they wrote stays."),
    ):
        with page.faults():
            with page.work() as work:
                remove_member(work, member)
            st.rerun()
