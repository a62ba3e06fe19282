"""The one table of pages: address, title, icon and file. Addresses are fixed in both languages."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from model.core.messages import N_
from model.core.translation import LANGUAGES


@dataclass(frozen=True)
class Address:
    """One page."""

    group: str
    path: str
    """The address without slash; empty for the start page."""
    title: str
    icon: str
    file: str


ADDRESSES: tuple[Address, ...] = (
    Address(N_("Process"), "", N_("Start"), "home", "process/start.py"),
    Address(N_("Process"), "stappen", N_("Six steps"), "stairs", "process/steps.py"),
    Address(N_("Process"), "cijfers", N_("Figures"), "bar_chart", "process/figures.py"),
    Address(N_("Process"), "plan", N_("Plan"), "description", "process/plan.py"),
    Address(N_("Process"), "acties", N_("Actions"), "task_alt", "process/actions.py"),
    Address(N_("Network"), "partners", N_("Partners"), "groups", "network/partners.py"),
    Address(N_("Network"), "netwerk", N_("Network map"), "hub", "network/map.py"),
    Address(N_("Network"), "relaties", N_("Ties"), "handshake", "network/ties.py"),
    Address(N_("Projects"), "projecten", N_("Projects"), "lightbulb", "projects/projects.py"),
    Address(N_("Projects"), "scorekaart", N_("Scorecard"), "fact_check", "projects/scorecard.py"),
    Address(N_("Funding"), "rondes", N_("Rounds"), "event_repeat", "funding/rounds.py"),
    Address(N_("Funding"), "beoordeling", N_("Review"), "rate_review", "funding/review.py"),
    Address(N_("Funding"), "vergelijking", N_("Comparison"), "balance", "funding/comparison.py"),
    Address(N_("Workshop"), "bijeenkomst", N_("Kick-off"), "campaign", "workshop/facilitator.py"),
    Address(N_("Knowledge"), "kennisbank", N_("Library"), "menu_book", "knowledge/library.py"),
    Address(N_("Office"), "documenten", N_("Documents"), "download", "office/documents.py"),
    Address(N_("Office"), "instellingen", N_("Settings"), "settings", "office/settings.py"),
)


_links: dict[str, StreamlitPage] = {}
"""The page of each address, for links: by its file Streamlit would look it up on disk each time."""


def navigation(t: Callable[[str], str]) -> dict[str, list[StreamlitPage]]:
    """Return the pages by group, with titles in the reader's language.

    The pages get no icon here: Streamlit would use it for the browser tab, and fetch it from
    another host. The sidebar draws the icons beside its links.
    """
    groups: dict[str, list[StreamlitPage]] = {}
    for address, page in zip(ADDRESSES, _made(tuple(t(a.title) for a in ADDRESSES)), strict=True):
        # A copy, because Streamlit notes on the page that this run may draw it.
        groups.setdefault(t(address.group), []).append(copy(page))
    return groups


@lru_cache(maxsize=len(LANGUAGES))
def _made(titles: tuple[str, ...]) -> tuple[StreamlitPage, ...]:
    """Make the pages, once a language: Streamlit resolves the file of each."""
    pages = [
        st.Page(address.file, title=title, url_path=address.path or None, default=not address.path)
        for address, title in zip(ADDRESSES, titles, strict=True)
    ]
    _links.update(zip((address.path for address in ADDRESSES), pages, strict=True))
    return tuple(pages)


def page_file(path: str) -> StreamlitPage | str:
    """Return the page of an address, for links between pages; its file before any was drawn."""
    return _links.get(path.strip("/")) or file_of(path)


def file_of(path: str) -> str:
    """Return the file of an address."""
    return next(address.file for address in ADDRESSES if address.path == path.strip("/"))
