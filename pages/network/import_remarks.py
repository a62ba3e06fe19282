"""What the workbench says of the rows of a list before they are brought in."""

from __future__ import annotations

import streamlit as st

from model.services.intake import ImportPreview, ImportRow
from pages.shared.page import Page
from pages.shared.plain import plain

SHOWN_REMARKS = 8


def draw_remarks(page: Page, preview: ImportPreview) -> None:
    """Say in words which rows want a look, the ones that are left out first."""
    t = page.t
    remarks: list[str] = []
    for entry in sorted(preview.rows, key=lambda entry: entry.take):
        who = " ".join(filter(None, (entry.row.contact_role, entry.row.contact_name)))
        about = f" ({who})" if who and not entry.row.name else ""
        remarks += [t.message(fault) + about for fault in entry.row.faults]
        remarks += _alike(page, entry)
    if not remarks:
        return
    st.markdown(f"**{t('Look at these rows')}**")
    st.markdown("\n".join(f"- {plain(remark)}" for remark in remarks[:SHOWN_REMARKS]))
    if len(remarks) > SHOWN_REMARKS:
        with st.expander(t("And {n} more", n=len(remarks) - SHOWN_REMARKS)):
            st.markdown("\n".join(f"- {plain(remark)}" for remark in remarks[SHOWN_REMARKS:]))


def _alike(page: Page, entry: ImportRow) -> list[str]:
    """Say whom a row looks like: a partner, or else an earlier row."""
    t, row = page.t, str(entry.row.row_number)
    if entry.looks_like:
        return [
            t(
                "Row {row}: {name} looks like {other}, who is here already.",
                row=row,
                name=entry.row.name,
                other=entry.looks_like,
            )
        ]
    if entry.same_as is None:
        return []
    return [
        t(
            "Row {row}: {name} looks like {other} in row {first}. Tick it when it is another.",
            row=row,
            name=entry.row.name,
            other=entry.same_as.name,
            first=str(entry.same_as.row_number),
        )
    ]
