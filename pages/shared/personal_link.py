"""Giving somebody a personal link: for whom, until when, and the text to mail.

Pages of rounds, scorecards and ties place `draw_link_giver`; the settings also list all links.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from model.core.access import Purpose
from model.core.messages import N_
from model.services.personal_links import GivenLink, give_link
from pages.shared.page import Page

PURPOSE_NAMES: dict[Purpose, str] = {
    "project-lead": N_("Project lead: one project with its scorecard"),
    "reviewer": N_("Reviewer: the plans of one round"),
    "partner-ties": N_("Partner: answer with whom you work"),
    "viewer": N_("Viewer: look at everything, change nothing"),
    "funder": N_("Funder: a copy of one plan, to read"),
}
_MAILS: dict[Purpose, str] = {
    "project-lead": N_(
        "Hello {name},\n\nWith this link you open the project in {coalition}: you can fill it in, "
        "look at the scorecard, and give your own level for each lesson under “Team”. You need no "
        "account.\n\n{address}\n\nThe link is only for you "
        "and works until {date}.\n\n{sender}"
    ),
    "reviewer": N_(
        "Hello {name},\n\nWith this link you read the plans and write your review for {coalition}. "
        "You need no account. Others see your review only after they handed in their own.\n\n"
        "{address}\n\nThe link is only for you and works until {date}.\n\n{sender}"
    ),
    "partner-ties": N_(
        "Hello {name},\n\nWho do you work with in {coalition}? With this link you answer a short "
        "list, in about five minutes. You need no account.\n\n{address}\n\nThe link is only for "
        "your organisation and works until {date}.\n\n{sender}"
    ),
    "viewer": N_(
        "Hello {name},\n\nWith this link you can look around in {coalition}. You cannot change "
        "anything, so nothing can go wrong. You need no account.\n\n{address}\n\nThe link is only "
        "for you and works until {date}.\n\n{sender}"
    ),
    "funder": N_(
        "Hello {name},\n\nWith this link you read a project plan of {coalition}. You need no "
        "account, and you can take it along in Word or as PDF.\n\n{address}\n\nThe link works "
        "until {date}.\n\n{sender}"
    ),
}
USUAL = timedelta(days=42)
"""Six weeks: the usual time of a round."""


def draw_link_giver(
    page: Page,
    *,
    purpose: Purpose,
    name: str = "",
    names: Sequence[str] = (),
    project_id: str = "",
    round_id: str = "",
    partner_id: str = "",
) -> None:
    """Draw the form that makes a link, and the link once it is made. Only coordinators see it.

    Args:
        page: the page it stands on.
        purpose: what the link is for; decides which id is needed.
        name: for whom it probably is; can be changed.
        names: for a reviewer: the names in the round to choose among.
        project_id: the project, for a project lead.
        round_id: the round, for a reviewer.
        partner_id: the partner, for answering ties.

    """
    if page.actor.role != "coordinator":
        return
    t = page.t
    key = f"link-{purpose}-{page.here.id}-{project_id or round_id or partner_id}"
    today = datetime.now(UTC).date()
    with st.form(f"{key}-form"):
        left, right = st.columns([3, 2])
        with left:
            if names:
                who = st.selectbox(
                    t("For whom is the link?"),
                    list(names),
                    index=None,
                    placeholder=t("Choose a name"),
                )
            else:
                who = st.text_input(
                    t("For whom is the link?"), value=name, placeholder=t("For example: Marieke")
                )
        with right:
            ends_on = st.date_input(
                t("Works until"), value=today + USUAL, min_value=today, format="DD-MM-YYYY"
            )
        pressed = st.form_submit_button(t("Make a personal link"), icon=":material/link:")
    if pressed:
        st.session_state.pop(key, None)
        with page.faults():
            with page.work() as work:
                st.session_state[key] = give_link(
                    work,
                    page.here.id,
                    purpose=purpose,
                    name=who or "",
                    ends_on=ends_on or today,
                    at=datetime.now(UTC),
                    project_id=project_id,
                    round_id=round_id,
                    partner_id=partner_id,
                )
            st.rerun()
    given = st.session_state.get(key)
    if given is not None:
        draw_given(page, given, key)


def draw_given(page: Page, given: GivenLink, key: str) -> None:
    """Show the link and the text to mail; this is the only moment that the link is known."""
    t, link = page.t, given.link
    with st.container(border=True):
        st.markdown(
            t("The link is ready. It is shown only now: copy it, or copy the text for a mail.")
        )
        address = link_address(given.token)
        st.code(address, language=None, wrap_lines=True)
        mail = t(
            _MAILS[link.purpose],
            name=link.name,
            coalition=page.here.name,
            address=address,
            date=t.short_date(link.ends_on),
            sender=page.person,
        )
        st.code(mail.strip(), language=None, wrap_lines=True)
        if urlsplit(address).hostname in ("localhost", "127.0.0.1"):
            st.warning(
                t("This address works on this computer only. On a server others can open it too."),
                icon=":material/computer:",
            )
        st.caption(t("Anyone with this link comes in. Mail it to one person, not to a list."))
        if st.button(t("Done, hide the link"), key=f"{key}-done"):
            st.session_state.pop(key)
            st.rerun()


def link_address(token: str) -> str:
    """Return the whole address of a link, as people reach this workbench now."""
    here = urlsplit(st.context.url or "http://localhost")
    folder = here.path.rsplit("/", 1)[0]
    return urlunsplit((here.scheme, here.netloc, f"{folder}/in/{token}", "", ""))
