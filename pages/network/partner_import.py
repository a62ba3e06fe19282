"""Partners from the list you already have: paste or file, look, and only then write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from model.core.errors import DomainError
from model.core.messages import N_
from model.network.intake.columns import ColumnGuess, guess_columns
from model.network.intake.raw import FIELDS, Field, RawTable
from model.network.intake.tables import read_pasted, read_table
from model.network.partners import STATUSES, Status
from model.services.intake import ImportPreview, ImportRow, import_partners, preview_import
from model.services.network_workbook_intake import is_network_workbook
from pages.network.import_remarks import draw_remarks
from pages.network.workbook_import import draw_workbook
from pages.shared.addresses import page_file
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

FIELD_NAMES: dict[Field, str] = {
    "organisation": N_("Organisation"),
    "contact": N_("Contact person"),
    "role": N_("Role of the contact"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "domain": N_("Domain"),
    "status": N_("Status"),
    "area": N_("Area"),
    "note": N_("Note"),
    "website": N_("Website"),
    "ignore": N_("Leave out"),
}
EXAMPLE = """Organisatie;Naam;E-mail
Stichting Welzijn Voorbeeldstad;Anja;anja@welzijn.example
KBO afd. Voorbeeldstad;Henk;
Bibliotheek de Leeshoek;;info@leeshoek.example
Woonstichting Onderdak;Petra;petra@onderdak.example"""


@st.cache_data(max_entries=8, ttl=1800, show_spinner=False)
def read(data: bytes, filename: str, text: str) -> RawTable:
    """Read a file or pasted text once, however often the page reruns."""
    return read_table(data, filename) if data else read_pasted(text)


def draw_import(page: Page) -> None:
    """Draw the three steps: bring in, look, write."""
    t = page.t
    st.subheader(t("1. Paste your list, or choose a file"), anchor=False)
    if st.button(t("Try it with an example"), type="tertiary", icon=":material/lightbulb:"):
        st.session_state["partners-paste"] = EXAMPLE
    text = st.text_area(
        t("Paste from an e-mail, Word or Excel"),
        key="partners-paste",
        height=170,
        placeholder=t("One organisation a line. Names and e-mail addresses may stand beside it."),
        persist_state="session",
    )
    file = st.file_uploader(
        t("Or choose a file (Excel or CSV)"),
        type=["xlsx", "xlsm", "csv", "txt", "tsv"],
        key="partners-file",
    )
    if file is None and not text.strip():
        st.caption(t("Nothing is kept yet: you first see what we read."))
        return
    with page.faults():
        data = file.getvalue() if file is not None else b""
        if is_network_workbook(data):
            draw_workbook(page, data)
            return
        table = _read_with_progress(page, data, file.name if file else "", text)
        columns = _choose_columns(page, table)
        with page.work(writes=False) as work:
            preview = preview_import(work, page.here.id, table, columns)
        _draw_preview(page, preview)


def _read_with_progress(page: Page, data: bytes, filename: str, text: str) -> RawTable:
    with st.spinner(page.t("Reading your list…")):
        return read(data, filename, "" if data else text)


def _choose_columns(page: Page, table: RawTable) -> ColumnGuess:
    """Show what each column seems to be, and let the person change it."""
    t = page.t
    guess = guess_columns(table)
    shown = [n for n, field in enumerate(guess.fields) if field != "ignore" or guess.titles[n]]
    with st.expander(t("What each column is (change it when it is wrong)"), expanded=False):
        for number in shown:
            title = guess.titles[number] or t("Column {letter}", letter=table.columns[number])
            key = f"partners-column-{number}-{hash((table.columns, guess.titles))}"
            field = st.selectbox(
                plain(title),
                FIELDS,
                index=FIELDS.index(guess.fields[number]),
                format_func=lambda item: t(FIELD_NAMES[item]),
                key=key,
            )
            if field != guess.fields[number]:
                guess = guess.with_field(number, field)
    for fault in guess.faults:
        st.warning(plain(t.message(fault)), icon=":material/warning:")
    return guess


def _draw_preview(page: Page, preview: ImportPreview) -> None:
    t = page.t
    st.subheader(t("2. Look at what we read"), anchor=False)
    for notice in (*preview.read.notices, *preview.read.faults):
        st.info(plain(t.message(notice)), icon=":material/info:")
    if not preview.rows:
        return
    domains = {page.label("domains", item): item for item in page.catalogue.domains}
    ask = t("ask them")
    edited = st.data_editor(
        {
            t("Bring in"): [entry.take for entry in preview.rows],
            t("Row"): [entry.row.row_number for entry in preview.rows],
            t("Name"): [entry.row.name for entry in preview.rows],
            t("Main domain"): [
                page.label("domains", entry.domains[0]) if entry.domains else ask
                for entry in preview.rows
            ],
            t("Contact person"): [entry.row.contact_name for entry in preview.rows],
            t("E-mail"): [entry.row.email for entry in preview.rows],
        },
        hide_index=True,
        disabled=[t("Row"), t("Contact person"), t("E-mail")],
        column_config={
            t("Bring in"): st.column_config.CheckboxColumn(width=110),
            t("Row"): st.column_config.NumberColumn(width=60),
            t("Name"): st.column_config.TextColumn(width=260),
            t("Main domain"): st.column_config.SelectboxColumn(options=[ask, *domains]),
        },
        alt=t("The rows of your list, with what will be brought in."),
        key=f"partners-preview-{hash(tuple((e.row.row_number, e.row.name) for e in preview.rows))}",
    )
    st.caption(t("Tick what you want, and click on a name or domain to change it."))
    draw_remarks(page, preview)
    _draw_skipped(page, preview)
    _draw_write(page, _chosen(page, preview, edited, domains))


def _draw_skipped(page: Page, preview: ImportPreview) -> None:
    t = page.t
    skipped = preview.read.skipped_rows
    if not skipped:
        return
    label = t.plural("One line was left out", "{n} lines were left out", len(skipped))
    with st.expander(label, icon=":material/filter_alt:"):
        st.table(
            {
                t("Row"): [str(row.number) for row in skipped],
                t("Text"): [plain(row.text) for row in skipped],
                t("Why"): [plain(t.message(row.reason)) for row in skipped],
            },
            hide_index=True,
        )


def _chosen(
    page: Page, preview: ImportPreview, edited: Mapping[str, Any], domains: dict[str, str]
) -> list[ImportRow]:
    """Return the rows the person wants, with the names and domains as changed in the table."""
    t = page.t
    chosen = []
    columns = (edited[t("Bring in")], edited[t("Name")], edited[t("Main domain")])
    for entry, take, name, label in zip(preview.rows, *columns, strict=True):
        if not take:
            continue
        main = domains.get(str(label), "")
        is_same = main == (entry.domains[0] if entry.domains else "")
        chosen.append(
            ImportRow(
                row=entry.row.model_copy(update={"name": str(name or "").strip()}),
                domains=entry.domains if is_same else tuple(filter(None, (main,))),
                from_list=entry.from_list or not is_same,
                reason=entry.reason,
                looks_like=entry.looks_like,
            )
        )
    return chosen


def _draw_write(page: Page, chosen: list[ImportRow]) -> None:
    t = page.t
    st.subheader(t("3. Bring them in"), anchor=False)
    status: Status = st.segmented_control(
        t("Where the list says nothing, they …"),
        STATUSES,
        default="joined",
        format_func=lambda item: page.label("statuses", item),
        key="partners-import-status",
        required=True,
    )
    label = t.plural("Bring in one partner", "Bring in {n} partners", len(chosen))
    if not st.button(label, type="primary", disabled=not chosen, icon=":material/group_add:"):
        return
    rows = [
        ImportRow(
            row=entry.row.model_copy(update={"status": entry.row.status or status}),
            domains=entry.domains,
            from_list=entry.from_list,
            reason=entry.reason,
            looks_like=entry.looks_like,
        )
        for entry in chosen
    ]
    try:
        with page.work() as work:
            added = import_partners(work, page.here.id, rows)
    except DomainError as error:
        st.error(plain(t.message(error.message)), icon=":material/error:")
        return
    offer_undo(page, t.plural("One partner is added.", "{n} partners are added.", len(added)))
    del st.session_state["partners-paste"]
    st.switch_page(page_file("netwerk"))
