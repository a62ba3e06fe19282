"""A form for something new that is empty again only after it was kept.

Streamlit can empty a form the moment its button is pressed. When the save then fails (a name is
missing, the disk is full), what was typed would be gone. So a form gets a new key once its content
is safe, and keeps every word until then.

How often each form was kept stands in the session. On a shared server it stands in the address too:
when a process dies, the one that takes over knows only what the browser sends, and must draw the
form under the same key to find back what is typed in it.
"""

from __future__ import annotations

from zlib import crc32

import streamlit as st

from model.services.opening import is_shared_server

_KEPT = "fresh-forms"
_IN_ADDRESS = "leeg"
_DIGITS = 6


def fresh(key: str) -> str:
    """Return the key of a form, another one after each time it was kept."""
    return f"{key}-{_kept().get(_short(key), 0)}"


def empty_form(key: str) -> None:
    """Let the form be empty in the next run; call it when its content is safe."""
    kept = _kept()
    kept[_short(key)] = kept.get(_short(key), 0) + 1
    if is_shared_server():
        st.query_params[_IN_ADDRESS] = "~".join(f"{name}.{n}" for name, n in kept.items())


def _kept() -> dict[str, int]:
    if _KEPT not in st.session_state:
        parts = [one.partition(".") for one in st.query_params.get(_IN_ADDRESS, "").split("~")]
        st.session_state[_KEPT] = {
            name: int(n) for name, _, n in parts if n.isascii() and n.isdigit() and len(n) < _DIGITS
        }
    found: dict[str, int] = st.session_state[_KEPT]
    return found


def _short(key: str) -> str:
    return f"{crc32(key.encode()) & 0xFFFF:04x}"
