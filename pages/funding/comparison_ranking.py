"""The ranking with its doubt: the picture, the bands, the table, and where people differ."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.services.comparison import Comparison
from model.services.comparison_tables import comparison_csv, comparison_table, comparison_xlsx
from model.services.file_names import file_name
from pages.funding.comparison_chart import BAND_MARKS, band_word, draw_rank_chart
from pages.funding.comparison_differences import draw_agreement, draw_differences
from pages.funding.tables import draw_table as draw_rows
from pages.shared.addresses import page_file
from pages.shared.file_labels import file_label
from pages.shared.page import Page
from pages.shared.plain import plain

BAND_COLUMN = 1
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _draw_bands(page: Page, compared: Comparison) -> None:
    """Draw the three bands: in, undecided, out."""
    t, ranking = page.t, compared.ranking
    assert ranking is not None, "only with a ranking"
    if ranking.fund is None:
        st.markdown(
            t("No line is drawn, because the round names no number of plans and no budget.")
        )
        st.page_link(page_file("rondes"), label=t("Fill that in"), icon=":material/edit:")
        return
    bands = page.catalogue.items("bands")
    for column, (band, item) in zip(st.columns(3, gap="medium"), bands.items(), strict=True):
        titles = [compared.view.titles[p.id] for p in ranking.projects if p.band == band]
        with column:
            st.subheader(f"{BAND_MARKS[band]} {page.label('bands', band)}", anchor=False)
            if item.help is not None:
                st.caption(item.help.in_language(page.language))
            listed = [f"- {plain(title)}" for title in titles or [t("none")]]
            st.markdown("\n".join(listed))


@st.fragment
def _draw_twin(page: Page, compared: Comparison) -> None:
    """Draw the table and the files once somebody opens them, as every chart does."""
    folded = st.expander(
        page.t("Table and download"),
        icon=":material/table:",
        key="comparison-twin",
        on_change="rerun",
    )
    if folded.open:
        with folded:
            _draw_table(page, compared)


def _draw_table(page: Page, compared: Comparison) -> None:
    """Draw the table that says the same as the picture, with two ways to take it along."""
    t, round_ = page.t, compared.view.round
    assert compared.ranking is not None, "only with a ranking"
    header, rows = comparison_table(compared, t)
    bands = [band_word(page, ranked.band) for ranked in compared.ranking.projects]
    draw_rows(
        header,
        [
            [
                band if place == BAND_COLUMN else _cell(page, value)
                for place, value in enumerate(row)
            ]
            for band, row in zip(bands, rows, strict=True)
        ],
        name=t("The same as a table"),
        numbers=range(BAND_COLUMN + 1, len(header)),
    )
    st.caption(
        t(
            "Expected rank: the mean of all ranks that fit these reviews. Rank from and to: in at "
            "least 90 of 100 cases it lies between these. Mean adjusted: as if all reviewers were "
            "equally strict, and closer to the middle where there are few reviews."
        )
    )
    with st.container(horizontal=True):
        for suffix, mime, write in (
            ("xlsx", _EXCEL, comparison_xlsx),
            ("csv", "text/csv", comparison_csv),
        ):
            st.download_button(
                file_label(t, t("Comparison"), suffix),
                data=partial(write, compared, t),
                file_name=file_name(
                    round_.title, t("Comparison"), datetime.now(UTC).date(), suffix
                ),
                mime=mime,
                key=f"comparison-{round_.id}-{suffix}",
                on_click="ignore",
                icon=":material/download:",
            )


def _cell(page: Page, value: str | float | None) -> str:
    """Return a cell as text; what is not known is a question mark, never a zero."""
    if value is None:
        return "?"
    if isinstance(value, float):
        return page.t.number(value, 1)
    return str(value)


def draw_ranking(page: Page, compared: Comparison) -> None:
    """Draw everything the reviews say about the order of the plans."""
    t = page.t
    draw_rank_chart(page, compared)
    if compared.line is not None:
        st.caption(t.message(compared.line))
    with st.container(key="chart-comparison-more"):
        _draw_twin(page, compared)
    _draw_bands(page, compared)
    if compared.settling:
        plans = [plain(title) for title in compared.settling]
        st.markdown(
            ":material/add_notes: "
            + t("One more review would settle most for {plans}.", plans=plans)
        )
    draw_agreement(page, compared)
    draw_differences(page, compared)
