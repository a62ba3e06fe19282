"""Watching a live session: what every screen that shows one asks each second."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

import streamlit as st

from model.services.kickoff import KickoffPlan
from model.services.live_hall import read_hall
from model.workshop.hall import Hall
from pages.shared.session import Session

EVERY = 1.0
"""Seconds between two looks. A look without news is one number from the database."""


def watched(session: Session, session_id: str) -> Hall | None:
    """Return the hall as it is now; None when the session was removed."""
    with session.work(writes=False) as work:
        return read_hall(work, session_id)


def phone_address(plan: KickoffPlan) -> str:
    """Return where phones find the workbench: as filled in, else where this page came from.

    The browser says where: with the host name that people use, also behind a proxy, and with the
    path that a proxy may put in front.
    """
    if plan.phones_at:
        return plan.phones_at.rstrip("/")
    here = urlsplit(st.context.url or "http://localhost:8501")
    folder = here.path.removesuffix("/").removesuffix("bijeenkomst").rstrip("/")
    return f"{here.scheme}://{here.netloc}{folder}"


def is_this_machine(address: str) -> bool:
    """Whether an address only works on the machine itself."""
    return urlsplit(address).hostname in ("localhost", "127.0.0.1", "::1", None)


def clock_text(ends: datetime | None) -> str:
    """Return the time left as minutes and seconds; empty without a timer."""
    if ends is None:
        return ""
    left = max(0, round((ends - datetime.now(UTC)).total_seconds()))
    return f"{left // 60}:{left % 60:02d}"
