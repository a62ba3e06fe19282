"""Risk groups in this coalition: who sees them, which projects are for them, what is published."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from model.process.figures import Figure
from model.services.figures import GroupInView, value_text, year_text
from model.services.plan_network import some_names
from pages.shared.addresses import page_file
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page

MOST_FIGURES = 1
"""Figures shown with a group; all of them stand under their theme."""


def draw_groups(page: Page, groups: Sequence[GroupInView]) -> None:
    """Draw each risk group with its partners and projects, or only those that are missed."""
    t = page.t
    st.subheader(t("Which groups do we have in view?"), anchor=False)
    missed = [group for group in groups if group.is_missed]
    choice = st.segmented_control(
        t("Which groups to show"),
        ["all", "missed"],
        default="all",
        format_func=lambda kind: (
            t("All groups") if kind == "all" else t("Still missing ({n})", n=len(missed))
        ),
        key=f"figures-groups-{page.here.id}",
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )
    shown = missed if choice == "missed" else groups
    if not shown:
        st.markdown(t("Every group is in view of a partner and has a project."))
    draw(joined([_group(page, group) for group in shown]))
    with st.container(horizontal=True):
        st.page_link(
            page_file("partners"),
            label=t("Change who has a group in view"),
            icon=":material/arrow_forward:",
        )
        st.page_link(
            page_file("projecten"), label=t("Look at the projects"), icon=":material/arrow_forward:"
        )


def _group(page: Page, group: GroupInView) -> Markup:
    t = page.t
    partners = some_names(group.partners, t) or t("Nobody has this group in view yet.")
    projects = t.listing(list(group.projects)) or t("No project is for this group yet.")
    lines = [(t("In view of"), partners, group.partners), (t("Projects"), projects, group.projects)]
    drawn = [
        markup(
            '<div class="line-note">{word}{said}</div>',
            word=f"{word}: " if there else "",
            said=said,
        )
        for word, said, there in lines
    ]
    drawn += [
        markup('<div class="line-note">{said}</div>', said=_published(page, figure))
        for figure in _telling(group.figures)
    ]
    return markup(
        '<div class="line"><div class="line-title"><strong>{label}</strong></div>{lines}</div>',
        label=page.label("risk-groups", group.group),
        lines=joined(drawn),
    )


def _telling(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return the few figures to show: shares on a known scale first, then the newest."""
    order = sorted(figures, key=lambda f: (f.scale is None, f.unit != "percent", -f.year))
    return order[:MOST_FIGURES]


def _published(page: Page, figure: Figure) -> str:
    t = page.t
    said = t(
        "Published: {value} {label} ({population}, {area}, {year}). Source: {source}",
        value=value_text(figure, t),
        label=figure.label.in_language(page.language).lower(),
        population=figure.population.in_language(page.language),
        area=figure.area.in_language(page.language),
        year=year_text(figure, t),
        source=figure.source.title,
    )
    return f"{said} ({t('estimated')})" if figure.estimated else said
