"""Tables with people's names as headings: shown as typed, and never two alike."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.shared.plain import plain


def draw_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw rows under a header; every text is shown as typed."""
    names: list[str] = []
    for text in header:
        # A reviewer may be called "Plan": a table needs headings that differ.
        name, number = plain(text), 2
        while name in names:
            name, number = f"{plain(text)} {number}", number + 1
        names.append(name)
    columns = {name: [plain(row[place]) for row in rows] for place, name in enumerate(names)}
    st.table(columns, hide_index=True)
