"""A chart to take along: its table as Excel and CSV, its picture as PNG and SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from model.exports import chart_picture, csv, xlsx
from model.services.file_names import file_name
from pages.shared.session import Session

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Twin:
    """The same as the chart, as a table."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """As they are read on screen."""
    cells: tuple[tuple[csv.Value, ...], ...] = field(default=())
    """As they are counted with, numbers as numbers; left out, the texts."""
    source: str = ""
    """Where the figures come from, for the picture."""

    @property
    def values(self) -> Sequence[Sequence[csv.Value]]:
        """What goes into a file."""
        return self.cells or self.rows


def draw_files(
    session: Session, twin: Twin, chart: dict[str, Any], *, finding: str, note: str, key: str
) -> None:
    """Draw a button for each kind of file; a file is made when it is asked for."""
    t = session.t
    notes = tuple(part for part in (note, twin.source) if part)

    def table() -> bytes:
        sheet = xlsx.Sheet(title=t("Figures"), header=twin.header, rows=twin.values)
        return xlsx.write(xlsx.Workbook(sheets=(sheet,), title=finding, language=session.language))

    def lines() -> bytes:
        return csv.write(twin.header, twin.values)

    def spec() -> dict[str, Any]:
        return deepcopy(chart)

    kinds: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        ("Excel", "xlsx", EXCEL, table),
        ("CSV", "csv", "text/csv", lines),
        ("PNG", "png", "image/png", lambda: chart_picture.write_png(spec(), finding, notes)),
        ("SVG", "svg", "image/svg+xml", lambda: chart_picture.write_svg(spec(), finding, notes)),
    )
    name = session.coalition.name if session.coalition else ""
    today = datetime.now(UTC).date()
    with st.container(horizontal=True):
        for label, suffix, mime, build in kinds:
            st.download_button(
                label,
                data=build,
                file_name=file_name(name, finding, today, suffix),
                mime=mime,
                key=f"{key}-{suffix}",
                on_click="ignore",
                icon=":material/download:",
                help=t("Download as {kind}", kind=label),
            )
