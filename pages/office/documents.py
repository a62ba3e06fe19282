"""Documents: everything that leaves the workbench as a file, built when you ask for it."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.core.messages import N_
from model.services.calendars import make_calendar_link
from model.services.downloads import DOWNLOADS, Download
from model.services.file_names import file_name
from pages.shared.card_link import draw_card_links
from pages.shared.page import Page, begin


def built(page: Page, download: Download) -> bytes:
    """Build a file at the moment somebody asks for it."""
    with page.work(writes=False) as work:
        return download.build(work, page.here.id, datetime.now(UTC), page.t)


def draw_download(page: Page, download: Download) -> None:
    """Draw one file with what it is good for."""
    t = page.t
    text, button = st.columns([4, 2], vertical_alignment="center")
    text.markdown(f"**{t(download.title)}**  \n:gray[{t(download.use)}]")
    today = datetime.now(UTC).date()
    button.download_button(
        t("Download {kind}", kind=download.suffix),
        data=partial(built, page, download),
        file_name=file_name(page.here.name, t(download.title), today, download.suffix),
        mime=download.mime,
        key=f"documents-{download.id}",
        on_click="ignore",
        icon=":material/download:",
        width="stretch",
    )
    draw_card_links(page, f"document:{download.id}")


def draw_calendar_link(page: Page) -> None:
    """Offer a link that keeps a calendar up to date by itself."""
    t = page.t
    st.subheader(t("A calendar that follows by itself"), anchor=False)
    st.markdown(
        t(
            "With this link your calendar program shows every date of the coalition, also when "
            "one changes. Whoever has the link can read them. A new link ends the old one."
        )
    )
    if st.button(t("Make a calendar link"), key="documents-calendar-link"):
        with page.faults():
            with page.work() as work:
                token = make_calendar_link(work, page.here.id)
            address = st.context.url or "http://localhost:8501"
            base = "/".join(address.split("/")[:3])
            st.code(f"{base}/agenda/{token}.ics", language=None, wrap_lines=True)
            st.caption(t("Copy it now: it is shown only once."))


here = begin(
    N_("Documents"), N_("Everything leaves in open formats, and is made when you ask for it.")
)
for offered in DOWNLOADS:
    if here.may(offered.asks):
        draw_download(here, offered)
if here.may(make_calendar_link):
    draw_calendar_link(here)
