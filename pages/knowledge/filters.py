"""The search and the filters of the library; what is chosen stands in the address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from model.core.messages import N_
from model.services.library_card import KINDS, Card
from model.services.library_data import ROLES
from model.services.library_filter import Filter, fitting
from model.services.library_search import search_cards
from model.services.library_words import first_questions
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page
from pages.shared.term_help import term_help

LABELS = {
    "guide": N_("Talking and working together"),
    "group": N_("Groups"),
    "tool": N_("Tools and trainings"),
    "lesson": N_("Lessons on recruiting"),
    "support": N_("Kinds of support"),
    "domain": N_("Domains"),
    "block": N_("Building blocks"),
    "step": N_("Steps"),
    "local": N_("Our own"),
}
ROLE_LABELS = {
    "coordinator": N_("Coordinator"),
    "project-lead": N_("Project lead"),
    "funder": N_("Funder"),
    "professional": N_("Professional"),
    "volunteer": N_("Volunteer"),
}
HELP = {
    "groep": ("risk-group",),
    "gemis": ("social-loneliness", "emotional-loneliness", "existential-loneliness"),
    "bouwsteen": ("building-block",),
}
"""Filter → words of the glossary that explain it."""
PARAMETERS = ("rol", "groep", "gemis", "stap", "bouwsteen")


def ask(page: Page, local: tuple[Card, ...]) -> tuple[str, tuple[Card, ...]]:
    """Draw the search and the filters; return what was asked, and the cards that fit."""
    t = page.t
    query = st.text_input(
        t("What are you looking for?"),
        placeholder=t("For example: carers, referring, a first sentence"),
        max_chars=300,
        key="zoek",
        bind="query-params",
    )
    if not (query or "").strip():
        _draw_first_questions(page)
    with st.container(key="library-filters"):
        chosen = _draw_filters(page)
        kind = _draw_kinds(page, (*KINDS, "local") if local else KINDS)
    wanted = Filter(kind, *(chosen[parameter] for parameter in PARAMETERS))
    return query or "", fitting(search_cards(query or "", page.language, local), wanted)


def _draw_kinds(page: Page, kinds: tuple[str, ...]) -> str | None:
    """Draw the kinds of cards; a phone shows them with the other choices (`style.css`)."""
    from_address("soort", "library-kind", kinds, None)
    kind = st.pills(
        page.t("Show only"),
        kinds,
        format_func=lambda one: page.t(LABELS[one]),
        key="library-kind",
        wrap=True,
    )
    to_address("soort", kind)
    return kind


def _draw_first_questions(page: Page) -> None:
    """Offer what others ask first; a press puts it in the search."""
    with st.container(horizontal=True, gap="small", key="library-first-questions"):
        st.caption(page.t("Often asked:"), width="content")
        for place, question in enumerate(first_questions()):
            said = question.in_language(page.language)
            st.button(
                said, type="tertiary", key=f"library-first-{place}", on_click=_ask, args=(said,)
            )


def _ask(question: str) -> None:
    st.session_state["zoek"] = question


def _draw_filters(page: Page) -> Mapping[str, str | None]:
    """Draw the five further choices, behind a button as long as nothing is chosen."""
    t, names = page.t, _options(page)
    titles = {
        "rol": t("For whom"),
        "groep": t("About which group"),
        "gemis": t("Kind of loneliness"),
        "stap": t("In which step"),
        "bouwsteen": t("For which building block"),
    }
    for parameter in PARAMETERS:
        from_address(parameter, f"library-{parameter}", names[parameter], None)
    count = sum(bool(st.session_state.get(f"library-{parameter}")) for parameter in PARAMETERS)
    label = t.plural("Narrow down (one choice)", "Narrow down ({n} choices)", count)
    chosen: dict[str, str | None] = {}
    with st.expander(label if count else t("Narrow down"), icon=":material/filter_alt:"):
        for column, parameter in zip(st.columns(5, gap="small"), PARAMETERS, strict=True):
            with column:
                chosen[parameter] = st.selectbox(
                    titles[parameter],
                    list(names[parameter]),
                    index=None,
                    format_func=names[parameter].__getitem__,
                    placeholder=t("All"),
                    key=f"library-{parameter}",
                    help=term_help(page, *HELP[parameter]) if parameter in HELP else None,
                )
        if count:
            st.button(
                t("Take all choices off"), type="tertiary", key="library-clear", on_click=_clear
            )
    for parameter in PARAMETERS:
        to_address(parameter, chosen[parameter])
    return chosen


def _options(page: Page) -> Mapping[str, Mapping[str, str]]:
    """Return the choices of each filter: id → text."""
    language = page.language
    labels = {
        parameter: {
            one: item.label.in_language(language)
            for one, item in page.catalogue.items(vocabulary).items()
        }
        for parameter, vocabulary in (
            ("groep", "risk-groups"),
            ("gemis", "loneliness-kinds"),
            ("bouwsteen", "building-blocks"),
        )
    }
    return {
        **labels,
        "rol": {role: page.t(ROLE_LABELS[role]) for role in ROLES},
        "stap": {
            one: step.label.in_language(language) for one, step in page.catalogue.steps.items()
        },
    }


def _clear() -> None:
    for parameter in PARAMETERS:
        st.session_state[f"library-{parameter}"] = None
