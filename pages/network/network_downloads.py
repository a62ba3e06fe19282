"""A button with the files of this page, each built when somebody asks for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.services.downloads import DOWNLOADS, Download
from model.services.file_names import file_name
from pages.shared.page import Page

OF_THE_MAP = ("network-pdf", "map", "network-xlsx", "graph")
OF_THE_PARTNERS = ("who-pdf", "who-docx", "who-html", "network-xlsx")


def draw_downloads(page: Page, wanted: Collection[str]) -> None:
    """Draw the button; behind it each file with what it is good for."""
    t = page.t
    today = datetime.now(UTC).date()
    with st.popover(t("Take along"), icon=":material/download:", width="content"):
        for download in DOWNLOADS:
            if download.id in wanted:
                st.download_button(
                    f"{t(download.title)} ({download.suffix})",
                    data=partial(_built, page, download),
                    file_name=file_name(page.here.name, t(download.title), today, download.suffix),
                    mime=download.mime,
                    key=f"network-take-{download.id}",
                    help=t(download.use),
                    on_click="ignore",
                    width="stretch",
                )


def _built(page: Page, download: Download) -> bytes:
    with page.work(writes=False) as work:
        return download.build(work, page.here.id, datetime.now(UTC), page.t)
