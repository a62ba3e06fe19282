"""Bringing in figures of the own municipality: fetch the table, or a file from StatLine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from model.core.messages import Message
from model.process.figure_sets import FigureSet
from model.process.statline_rows import Place
from model.process.statline_tables import StatlineTable, statline_tables
from model.services.figure_fetch import fetch_figures
from model.services.figure_host import host_name
from model.services.figure_import import (
    Export,
    FigurePreview,
    keep_figures,
    open_export,
    preview_export,
    previewed,
)
from model.services.figure_words import age_word, measure_word
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

LARGEST_MB = 10
"""As much as the server takes: some 120,000 rows of the newest table with all its columns."""
_ROUND = "figures-round"


def draw_bring(page: Page, kept: list[FigureSet]) -> None:
    """Draw the two ways to bring in figures, then what was read and the button to keep it."""
    t = page.t
    way = st.segmented_control(
        t("How to bring in figures"),
        ["fetch", "file"],
        default="fetch",
        format_func=lambda item: t("Fetch the table") if item == "fetch" else t("Bring in a file"),
        key=f"figures-way-{page.here.id}",
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    with page.faults():
        preview = _draw_fetch(page) if way == "fetch" else _draw_file(page)
        if preview is not None:
            _draw_preview(page, preview, kept)


def _draw_fetch(page: Page) -> FigurePreview | None:
    """Ask for table and municipality; the server is asked when the button is pressed."""
    t = page.t
    key = f"figures-fetched-{page.here.id}"
    tables = [table for table in statline_tables().tables if table.fetch]
    with st.form(f"figures-fetch-{page.here.id}"):
        table: StatlineTable = st.selectbox(
            t("Table"),
            tables,
            format_func=lambda item: f"{item.title.in_language(page.language)} · {item.id}",
        )
        name = st.text_input(t("Municipality"), value=page.here.municipality, max_chars=200)
        st.caption(
            plain(
                t(
                    "With the button the workbench asks {host} for this table, once, and sends no "
                    "more than the name of the table and the municipality.",
                    host=host_name(),
                )
            )
        )
        asked = st.form_submit_button(
            t("Fetch the figures"), type="primary", icon=":material/download:"
        )
    if asked:
        st.session_state.pop(key, None)
        with _progress(page) as tell:
            fetched = fetch_figures(table, name.strip(), tell)
        st.session_state[key] = previewed(
            fetched.reading,
            table,
            fetched.place,
            coalition_id=page.here.id,
            today=datetime.now(UTC).date(),
            origin="fetched",
        )
    found: FigurePreview | None = st.session_state.get(key)
    return found


class _progress:  # noqa: N801 - used as a `with` statement
    """A bar that is there while something runs, and gone when it is done or went wrong."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._bar = st.empty()

    def __enter__(self) -> Callable[[float, Message], None]:
        def tell(part: float, message: Message) -> None:
            self._bar.progress(min(part, 1.0), plain(self._page.t.message(message)))

        return tell

    def __exit__(self, *_: object) -> None:
        self._bar.empty()


def _draw_file(page: Page) -> FigurePreview | None:
    t = page.t
    file = st.file_uploader(
        t(
            "CSV file from StatLine, packed as a zip if you like (at most {most} MB)",
            most=LARGEST_MB,
        ),
        type=["csv", "txt", "zip"],
        # Another key after keeping: that is how a chosen file is let go.
        key=f"figures-file-{page.here.id}-{st.session_state.get(_ROUND, 0)}",
    )
    if file is None:
        _forget()
        st.caption(
            t(
                "In StatLine choose your municipality, the country, the age groups, the margins "
                "and the years, and save the table as CSV. Nothing is kept before you press the "
                "button at the end."
            )
        )
        return None
    export = _opened(page, file.file_id, file.getvalue, file.name)
    table, place, wider = _choose(page, export)
    if place is None or table is None:
        return None
    key = ("figures-preview", file.file_id, table.id, place, wider, page.here.id)
    if st.session_state.get("figures-preview-of") != key:
        with _rows_progress(page) as progress:
            preview = preview_export(
                export,
                table,
                place,
                wider,
                coalition_id=page.here.id,
                today=datetime.now(UTC).date(),
                progress=progress,
            )
        st.session_state["figures-preview-of"] = key
        st.session_state["figures-preview"] = preview
    found: FigurePreview = st.session_state["figures-preview"]
    return found


class _rows_progress(_progress):  # noqa: N801 - the same
    """The bar for a file: rows done of the rows there are."""

    def __enter__(self) -> Callable[[int, int], None]:  # type: ignore[override]
        t = self._page.t

        def progress(done: int, total: int) -> None:
            part = done / total if total else 1.0
            self._bar.progress(
                min(part, 1.0), t("{done} of {total} rows read…", done=done, total=total)
            )

        return progress


def _opened(page: Page, file_id: str, data: Callable[[], bytes], name: str) -> Export:
    """Open a file once, however often the page runs again."""
    key = ("figures-export", file_id, page.here.id)
    if st.session_state.get("figures-export-of") != key:
        st.session_state.pop("figures-export", None)
        with _rows_progress(page) as progress:
            export = open_export(data(), name, page.here.municipality, progress)
        st.session_state["figures-export-of"] = key
        st.session_state["figures-export"] = export
    opened: Export = st.session_state["figures-export"]
    return opened


def _choose(
    page: Page, export: Export
) -> tuple[StatlineTable | None, Place | None, tuple[str, ...]]:
    """Let the person confirm table, municipality and what to hold it against."""
    t = page.t
    found = export.contents
    st.markdown(
        t.plural("One row, about {areas}.", "{n} rows, about {areas}.", found.rows,
                 areas=t.plural("one municipality", "{n} municipalities",
                                len(found.municipalities)))
    )  # fmt: skip
    tables = list(statline_tables().tables)
    table = st.selectbox(
        t("Which table is this?"),
        tables,
        index=tables.index(export.table) if export.table else None,
        format_func=lambda item: f"{item.title.in_language(page.language)} · {item.id}",
        placeholder=t("Choose the table"),
        help=t("The number stands in the name of the file, or above the table in StatLine."),
        key=f"figures-table-{export.file_name}",
    )
    places = list(found.municipalities)
    place = st.selectbox(
        t("Which municipality is yours?"),
        places,
        index=places.index(export.own) if export.own else None,
        format_func=lambda item: item.name,
        placeholder=t("Choose the municipality"),
        key=f"figures-place-{export.file_name}",
    )
    wider: list[Place] = []
    if found.wider:
        wider = st.multiselect(
            t("Hold it against (besides the country)"),
            found.wider,
            default=found.wider if len(found.wider) == 1 else [],
            format_func=lambda item: item.name,
            placeholder=t("Choose a province or region"),
            key=f"figures-wider-{export.file_name}",
        )
    return table, place, tuple(place.code for place in wider)


def _draw_preview(page: Page, preview: FigurePreview, kept: list[FigureSet]) -> None:
    t, figures = page.t, preview.figures
    st.subheader(t("This is what we read"), anchor=False)
    years = t.listing([str(year) for year in figures.years])
    ages = {cell.age for area in figures.areas for cell in area.cells}
    measures = {cell.measure for area in figures.areas for cell in area.cells}
    rows = {
        t("Municipality"): figures.municipality,
        t("Districts"): t.number(preview.count("district")),
        t("Neighbourhoods"): t.number(preview.count("neighbourhood")),
        t("Years"): years,
        t("Ages"): t.listing([age_word(age, page.t) for age in sorted(ages)]),
        t("Figures"): t.listing([measure_word(item, page.t).lower() for item in sorted(measures)]),
        t("Values"): t.number(preview.known),
    }
    st.table(
        {t("What"): list(rows), t("Read"): [plain(value) for value in rows.values()]},
        hide_index=True,
    )
    for notice in preview.notices:
        st.info(plain(t.message(notice)), icon=":material/info:")
    earlier = next((one for one in kept if one.table == figures.table), None)
    label = t("Renew the figures of this table") if earlier else t("Keep these figures")
    if st.button(label, type="primary", icon=":material/check:", key="figures-keep"):
        with page.work() as work:
            saved = keep_figures(work, preview)
        st.session_state.pop(f"figures-fetched-{page.here.id}", None)
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        _forget()
        offer_undo(page, t("The figures of {name} are here.", name=saved.municipality))
        st.rerun()


def _forget() -> None:
    """Let go of an opened file: it can be tens of megabytes."""
    for name in ("figures-export", "figures-export-of", "figures-preview", "figures-preview-of"):
        st.session_state.pop(name, None)
