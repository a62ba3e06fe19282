"""Our own Excel file that comes back: what is new or changed, row by row, and one button."""

from __future__ import annotations

import streamlit as st

from model.core.errors import StaleWriteError
from model.network.ties import Tie
from model.services.network_columns import PARTNER_COLUMNS, TIE_COLUMNS, differences
from model.services.network_workbook_intake import (
    WorkbookPreview,
    bring_workbook,
    preview_workbook,
)
from pages.shared.addresses import page_file
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo


def draw_workbook(page: Page, data: bytes) -> None:
    """Draw what the file would change, and the button."""
    t = page.t
    st.subheader(t("2. Look at what is different in this file"), anchor=False)
    st.caption(t("This file was made here. Whoever is not in it stays as they are."))
    with page.work(writes=False) as work:
        preview = preview_workbook(work, page.here.id, data)
    _draw_preview(page, preview)
    if preview.is_empty:
        st.info(t("Nothing in this file is new or changed."), icon=":material/check:")
        return
    st.subheader(t("3. Bring it in"), anchor=False)
    if st.button(t("Bring in these changes"), type="primary", key="partners-workbook-do"):
        try:
            with page.work() as work:
                bring_workbook(work, preview)
        except StaleWriteError:
            st.error(
                t("Somebody else changed one of these at the same time. Choose the file again.")
            )
            return
        offer_undo(page, t("The changes from the file are written."))
        st.switch_page(page_file("netwerk"))


def _draw_preview(page: Page, preview: WorkbookPreview) -> None:
    t = page.t
    counts = (
        len(preview.new_partners),
        len(preview.changed_partners),
        len(preview.new_ties),
        len(preview.changed_ties),
        preview.same,
    )
    lines = (
        t.plural("One new partner", "{n} new partners", counts[0]),
        t.plural("One changed partner", "{n} changed partners", counts[1]),
        t.plural("One new answer about a tie", "{n} new answers about ties", counts[2]),
        t.plural("One changed answer", "{n} changed answers", counts[3]),
        t.plural(
            "One row in which nothing changed", "{n} rows in which nothing changed", counts[4]
        ),
    )
    st.markdown("\n".join(f"- {line}" for line, n in zip(lines, counts, strict=True) if n))
    for fault in preview.faults:
        st.warning(plain(t.message(fault)), icon=":material/warning:")
    _draw_partners(page, preview)
    _draw_ties(page, preview)


def _draw_partners(page: Page, preview: WorkbookPreview) -> None:
    t = page.t
    rows = [("", partner.name, t("new")) for partner in preview.new_partners]
    for before, after in preview.changed_partners:
        said = differences(PARTNER_COLUMNS, before, after, {}, t)
        rows.append((before.name, after.name, "\n".join(said)))
    if rows:
        st.table(
            {
                t("Now"): [plain(row[0]) for row in rows],
                t("In the file"): [plain(row[1]) for row in rows],
                t("What changes"): [_lines(row[2]) for row in rows],
            },
            hide_index=True,
        )


def _draw_ties(page: Page, preview: WorkbookPreview) -> None:
    """Draw the ties that are new or changed: between whom, and what becomes different."""
    t, names = page.t, dict(preview.names)
    rows = [(tie, f"{t('new')}: {_told(page, tie)}") for tie in preview.new_ties]
    for before, after in preview.changed_ties:
        rows.append((after, "\n".join(differences(TIE_COLUMNS, before, after, names, t))))
    if rows:
        st.table(
            {
                t("Partner"): [plain(names.get(tie.source_id, "")) for tie, _ in rows],
                t("Other partner"): [plain(names.get(tie.target_id, "")) for tie, _ in rows],
                t("What changes"): [_lines(said) for _, said in rows],
            },
            hide_index=True,
        )


def _told(page: Page, tie: Tie) -> str:
    """Return what a tie says in a few words."""
    if tie.kind == "strength":
        return page.label("tie-strengths", tie.strength)
    return page.label("tie-kinds", tie.kind)


def _lines(text: str) -> str:
    return "  \n".join(plain(line) for line in text.splitlines())
