"""Our own Excel file that comes back: what is new or changed, row by row, and one button."""

from __future__ import annotations

import streamlit as st

from model.core.entity import Entity
from model.core.errors import StaleWriteError
from model.network.partners import Partner
from model.services.network_workbook_intake import (
    WorkbookPreview,
    bring_workbook,
    preview_workbook,
)
from pages.network.partner_form import field_labels
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
    labels = {**field_labels(page), "domains_confirmed": t("Domains confirmed")}
    rows = [("", partner.name, t("new")) for partner in preview.new_partners]
    for before, after in preview.changed_partners:
        rows.append((before.name, after.name, ", ".join(_different(before, after, labels))))
    if rows:
        st.dataframe(
            {
                t("Now"): [row[0] for row in rows],
                t("In the file"): [row[1] for row in rows],
                t("What changes"): [row[2] for row in rows],
            },
            hide_index=True,
            alt=t("The partners in the file that are new or changed."),
        )


def _different(before: Partner, after: Partner, labels: dict[str, str]) -> list[str]:
    def values(entity: Entity) -> dict[str, object]:
        return entity.model_dump()

    old, new = values(before), values(after)
    return [labels[field] for field in labels if old[field] != new[field]]
