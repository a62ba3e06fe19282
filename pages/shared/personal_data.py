"""A gentle word when a text seems to hold somebody's personal data."""

from __future__ import annotations

import streamlit as st

from model.core.messages import N_
from model.core.personal_data import Kind, find_personal_data
from model.core.translation import Translator
from pages.shared.plain import plain
from pages.shared.session import Session

_NAMES: dict[Kind, str] = {
    "bsn": N_("a citizen service number"),
    "phone": N_("a telephone number"),
    "email": N_("an e-mail address"),
    "iban": N_("a bank account number"),
    "birth-date": N_("a date of birth"),
}
_CITIZEN: tuple[Kind, ...] = ("bsn", "iban", "birth-date")
"""What a colleague's contact details never hold."""


def seen_personal_data(t: Translator, *texts: str, contacts: bool = False) -> list[tuple[str, str]]:
    """Return what in these texts looks like personal data: its name, and the end of it.

    `contacts`: telephone numbers and e-mail addresses of colleagues are expected here.
    """
    found = [
        (hit.kind, text[hit.start : hit.end])
        for text in texts
        for hit in find_personal_data(text)
        if hit.kind in _CITIZEN or not contacts
    ]
    return [(t(_NAMES[kind]), _masked(seen)) for kind, seen in dict.fromkeys(found)]


def warn_personal_data(session: Session, *texts: str, contacts: bool = False) -> None:
    """Say what in these texts looks like personal data; draws nothing when nothing does.

    `contacts`: telephone numbers and e-mail addresses of colleagues are expected here.
    """
    t = session.t
    found = seen_personal_data(t, *texts, contacts=contacts)
    if not found:
        return
    named = [f"{name} (“{plain(seen)}”)" for name, seen in found]
    st.warning(
        t(
            "This looks like {what}. Is it about a resident? Then take it out: the workbench "
            "keeps no data about residents.",
            what=t.listing(named),
        ),
        icon=":material/shield_person:",
    )


def _masked(seen: str) -> str:
    """Return the end of what was found: enough to find it, too little to read aloud."""
    shown = seen.strip()
    return shown if len(shown) <= 4 else f"…{shown[-4:]}"  # noqa: PLR2004 - four signs
