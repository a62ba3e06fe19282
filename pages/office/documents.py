"""Documents: everything that leaves the workbench as a file, built when you ask for it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.core.messages import N_
from model.services.calendars import make_calendar_link
from model.services.downloads import DOWNLOADS, Download
from model.services.facts import standing
from model.services.file_names import file_name
from model.services.partners import add_partner
from pages.office.document_groups import GROUPS, OPEN_DATA, Document, Group
from pages.shared.card_link import draw_card_links
from pages.shared.empty import draw_empty
from pages.shared.page import Page, begin


def built(page: Page, download: Download) -> bytes:
    """Build a file at the moment somebody asks for it."""
    with page.work(writes=False) as work:
        return download.build(work, page.here.id, datetime.now(UTC), page.t)


def draw_nothing_yet(page: Page) -> None:
    """Say before somebody opens an empty report that nothing is in it yet, and what comes first."""
    t = page.t
    with page.work(writes=False) as work:
        now = standing(work, page.here.id, datetime.now(UTC).date())
    if now.partners or now.projects or now.actions or now.facts.chapters:
        return
    if not page.may(add_partner):
        st.markdown(t("There is nothing in this coalition yet: these files are nearly empty."))
        return
    draw_empty(
        t(
            "There is nothing in this coalition yet: these files are nearly empty. First bring in "
            "the partners you know."
        ),
        path="partners",
        label=t("Bring in partners"),
        icon=":material/group_add:",
    )


def draw_group(page: Page, group: Group) -> None:
    """Draw what this person may have of a group; without any of it there is no heading either."""
    offered = [
        (document, files)
        for document in group.documents
        if (files := [f for f in DOWNLOADS if f.id in document.files and page.may(f.asks)])
    ]
    link = group.calendar_link and page.may(make_calendar_link)
    if not offered and not link:
        return
    st.header(page.t(group.title), anchor=False)
    for document, files in offered:
        draw_document(page, document, files)
    if link:
        draw_calendar_link(page)
    if group.reading:
        draw_card_links(page, f"document:{group.reading}")


def draw_document(page: Page, document: Document, files: Sequence[Download]) -> None:
    """Draw one document: what it is good for, and under it a button for each of its formats."""
    t = page.t
    with st.container(key=f"lined-documents-of-{files[0].id}", gap="xsmall"):
        title = f"**{t(document.title)}**  \n" if document.title else ""
        st.markdown(title + t(document.use))
        with st.container(horizontal=True, gap="small"):
            for file in sorted(files, key=lambda one: document.files.index(one.id)):
                draw_file(page, file, said=document.use)


def draw_file(page: Page, download: Download, said: str) -> None:
    """Draw the button of one file; what is for programs is quieter, and nothing is said twice."""
    t, today = page.t, datetime.now(UTC).date()
    st.download_button(
        t(download.title),
        data=partial(built, page, download),
        file_name=file_name(page.here.name, t(download.title), today, download.suffix),
        mime=download.mime,
        key=f"documents-{download.id}",
        help=t(download.use) if download.use != said else None,
        on_click="ignore",
        type="tertiary" if download.suffix in OPEN_DATA else "secondary",
        icon=":material/download:",
        wrap=True,
    )


def draw_calendar_link(page: Page) -> None:
    """Offer a link that keeps a calendar up to date by itself."""
    t = page.t
    with st.container(key="lined-documents-calendar-link", gap="xsmall"):
        words = t(
            "With this link your calendar program shows every date of the coalition, also when "
            "one changes. Whoever has the link can read them. A new link ends the old one."
        )
        st.markdown(f"**{t('A calendar that follows by itself')}**  \n{words}")
        if st.button(t("Make a calendar link"), key="documents-calendar-link"):
            with page.faults():
                with page.work() as work:
                    token = make_calendar_link(work, page.here.id)
                address = st.context.url or "http://localhost:8501"
                base = "/".join(address.split("/")[:3])
                st.code(f"{base}/agenda/{token}.ics", language=None, wrap_lines=True)
                st.caption(t("Copy it now: it is shown only once."))


here = begin(
    N_("Documents"), N_("Take along what you need. Each file holds what is in the workbench now.")
)
draw_nothing_yet(here)
for one in GROUPS:
    draw_group(here, one)
