"""A field that is written as soon as it changes shows what stands in the database, also later.

Streamlit keeps what a field with a key once held. When somebody else wrote meanwhile, the field
would show the older text, and whoever types in it would overwrite what they never saw.
"""

from __future__ import annotations

import streamlit as st


def follows(key: str, stands: object) -> str:
    """Fill a field with what stands in the database, when that is new; returns its key.

    What somebody typed and could not be kept yet stays, until what stands there changes.
    """
    seen = f"{key}-stands"
    if key not in st.session_state or st.session_state.get(seen) != stands:
        st.session_state[key] = stands
    st.session_state[seen] = stands
    return key
