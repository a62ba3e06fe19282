"""Who is at this screen: the person at a laptop, somebody with a login, or with a personal link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

import streamlit as st

from model.core.actor import Actor
from model.core.coalitions import Coalition
from model.services.coalitions import LAST_COALITION, coalitions, current_coalition
from model.services.members import memberships
from model.services.opening import administrators, asks_login, login_claim
from model.services.personal_links import link_of_visit
from model.services.remembering import recall

if TYPE_CHECKING:
    from model.core.access import Member
    from model.storage.unit_of_work import UnitOfWork

COOKIE = "samenwerkbank_link"
"""Holds the secret of a visit. `pages/web/personal_link.py` gives it and takes it away."""

Outside = Literal["", "login", "stranger", "ended"]
"""Why somebody is not in: not logged in, no member of anything, or their link has ended."""

NOBODY = Actor(known="login", role="viewer", coalition_id="nowhere")


@dataclass(frozen=True)
class Identity:
    """Who somebody is, in which coalition, and among which they can choose."""

    actor: Actor
    coalition: Coalition | None
    choices: tuple[Coalition, ...]
    given_by: str = ""
    """Who gave the personal link; empty without one."""
    coordinators: tuple[str, ...] = ()
    """Who can give a member more rights; empty for who is coordinator."""
    outside: Outside = ""


def identify(work: UnitOfWork, wanted: str, person: str) -> Identity:
    """Return who is at this screen. `work` must reach everything.

    Args:
        work: a unit of work that only looks.
        wanted: id of the coalition that was chosen or stands in the address; may be empty.
        person: the name that was given at a laptop.

    """
    secret = cookie_secret()
    if secret:
        link = link_of_visit(work, secret, datetime.now(UTC))
        if link is None:
            return Identity(NOBODY, None, (), outside="ended")
        here = work.coalitions.one(link.coalition_id)
        return Identity(link.actor, here, (here,), given_by=link.given_by)
    if asks_login():
        return _with_login(work, wanted)
    return _everything(work, Actor(name=person), wanted)


def cookie_secret() -> str:
    """Return the secret in the cookie of a personal link; empty without one."""
    secret = st.context.cookies.get(COOKIE, "")
    return secret if isinstance(secret, str) else ""


def _everything(work: UnitOfWork, actor: Actor, wanted: str) -> Identity:
    return Identity(actor, current_coalition(work, wanted), tuple(coalitions(work)))


def _with_login(work: UnitOfWork, wanted: str) -> Identity:
    if not st.user.is_logged_in:
        return Identity(NOBODY, None, (), outside="login")
    account, name = _account(), str(st.user.get("name") or "")
    if account and account in administrators():
        actor = Actor(name=name or account, known="login", account=account)
        return _everything(work, actor, wanted)
    found = memberships(work, account)
    if not found:
        return Identity(NOBODY, None, (), outside="stranger")
    there = {one.id: one for one in work.coalitions.find(id=[m.coalition_id for m in found])}
    choices = tuple(sorted(there.values(), key=lambda one: one.name.casefold()))
    last = str(recall(work, LAST_COALITION, scope=account).get("id", ""))
    here = next((there[i] for i in (wanted, last) if i in there), choices[0])
    mine = next(member for member in found if member.coalition_id == here.id)
    return Identity(mine.actor, here, choices, coordinators=_coordinators(work, mine))


def _coordinators(work: UnitOfWork, mine: Member) -> tuple[str, ...]:
    if mine.role == "coordinator":
        return ()
    found = work.members.find(coalition_id=mine.coalition_id, role="coordinator")
    return tuple(sorted({one.name for one in found}, key=str.casefold))


def _account() -> str:
    """Return what the login calls this person, in lower case; empty when it cannot be trusted.

    An e-mail address that the provider says is not verified can be anybody's, so it opens nothing.
    """
    claim = login_claim()
    if claim == "email" and st.user.get("email_verified") is False:
        return ""
    return str(st.user.get(claim) or "").strip().casefold()
