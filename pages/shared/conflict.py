"""Two people changed the same thing: show both, let the person choose, lose nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
    session: Session,
    entity_id: str,
    labels: dict[str, str],
    keep: Callable[[Entity], None],
    *,
    typed_in: str = "",
) -> None:
    """Draw both values of each field that differs, and two buttons.

    What only one of the two changed is kept already (see `model.services.merging`).

    Args:
        session: for the language.
        entity_id: what the conflict must be about; another one is drawn elsewhere.
        labels: the fields by name; in a field with parts, `field.part` names a part.
        keep: writes the person's own values over the newer version.
        typed_in: how the keys of fields begin that show again what stands there after the choice.

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
        rows = _differences(mine, other, labels)
        st.table(
            {
                t("Field"): [label for label, _, _ in rows],
                t("What you typed"): [_text(typed) for _, typed, _ in rows],
                t("What stands there now"): [_text(stands) for _, _, stands in rows],
            },
            hide_index=True,
        )
        with st.container(horizontal=True):
            if st.button(t("Keep what I typed"), type="primary", key="conflict-mine"):
                st.session_state.pop(_KEY)
                _forget_typed(typed_in)
                keep(yours.model_copy(update={"version": theirs.version}))
            if st.button(t("Keep what stands there"), key="conflict-theirs"):
                st.session_state.pop(_KEY)
                _forget_typed(typed_in)
                st.rerun()


def _differences(
    mine: dict[str, Any], other: dict[str, Any], labels: dict[str, str]
) -> list[tuple[str, object, object]]:
    """Return (label, typed, what stands there) of each field, or part of one, that differs."""
    rows: list[tuple[str, object, object]] = []
    for field, label in labels.items():
        name, _, part = field.partition(".")
        typed, stands = mine[name], other[name]
        if part:
            typed, stands = typed.get(part), stands.get(part)
        if typed != stands:
            rows.append((label, typed, stands))
    return rows


def _forget_typed(typed_in: str) -> None:
    for key in [one for one in st.session_state if typed_in and str(one).startswith(typed_in)]:
        del st.session_state[key]


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return plain(", ".join(str(item) for item in value))
    return plain(str(value if value is not None else ""))
