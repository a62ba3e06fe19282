"""Two people changed the same thing: show both, let the person choose, lose nothing."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.core.entity import Entity
from model.core.errors import StaleWriteError
from pages.shared.plain import plain
from pages.shared.session import Session

_KEY = "conflict"


def keep_conflict(error: StaleWriteError) -> None:
    """Remember both values until the person chose."""
    st.session_state[_KEY] = (error.yours, error.theirs)


def draw_conflict(
    session: Session, entity_id: str, labels: dict[str, str], keep: Callable[[Entity], None]
) -> None:
    """Draw both values of each field that differs, and two buttons.

    `labels` names the fields; `keep` writes the person's own values over the newer version.
    """
    pair = st.session_state.get(_KEY)
    if pair is None or pair[0].id != entity_id:
        return
    yours, theirs = pair
    t = session.t
    with st.container(border=True):
        st.markdown(
            f":material/group: **{t('Somebody else changed this at the same time. Choose.')}**"
        )
        mine, other = yours.model_dump(), theirs.model_dump()
        different = [field for field in labels if mine[field] != other[field]]
        st.table(
            {
                t("Field"): [labels[field] for field in different],
                t("What you typed"): [_text(mine[field]) for field in different],
                t("What stands there now"): [_text(other[field]) for field in different],
            },
            hide_index=True,
        )
        with st.container(horizontal=True):
            if st.button(t("Keep what I typed"), type="primary", key="conflict-mine"):
                st.session_state.pop(_KEY)
                keep(yours.model_copy(update={"version": theirs.version}))
            if st.button(t("Keep what stands there"), key="conflict-theirs"):
                st.session_state.pop(_KEY)
                st.rerun()


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return plain(", ".join(str(item) for item in value))
    return plain(str(value if value is not None else ""))
