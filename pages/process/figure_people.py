"""How many people live here, and about how many of them a share stands for."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from model.core.errors import StaleWriteError
from model.process.figure_findings import PeopleEstimate
from model.process.figure_sets import PEOPLE_GROUPS, FigureSet, PeopleGroup, Population
from model.services.figure_people import (
    GroupOfPeople,
    keep_population,
    numbers_of_people,
)
from model.services.figure_words import age_word
from model.services.figures import as_published, shown_figures
from pages.shared.as_drawn import as_drawn
from pages.shared.conflict import draw_conflict, keep_conflict
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.undo import offer_undo

MOST_PEOPLE = 2_000_000


def draw_people(page: Page, figures: FigureSet | None, population: Population) -> None:
    """Draw the estimates, and the form for how many people live here."""
    t = page.t
    st.subheader(t("How many people is that?"), anchor=False)
    lonely = numbers_of_people(population, figures, "lonely", shown_figures())
    severe = numbers_of_people(population, figures, "severely-lonely", shown_figures())
    if lonely:
        draw(_table(page, lonely, severe))
        st.caption(
            t(
                "Estimates: a share times how many people live here, rounded. Where there is no "
                "figure of your own municipality, the share is that of the whole country."
            )
        )
    labels = {f"counts.{group}": age_word(group, t) for group in PEOPLE_GROUPS}
    labels |= {"year": t("Year"), "source": t("Source")}
    draw_conflict(page, population.id, labels, keep_population, words={"year": str})
    if not page.may(keep_population):
        return
    title = t("Change how many people live here")
    if not lonely:
        title = t("Fill in how many people live here")
    with st.expander(title, icon=":material/group:"):
        _form(page, population)


def _table(page: Page, lonely: Sequence[GroupOfPeople], severe: Sequence[GroupOfPeople]) -> Markup:
    """Return the estimates as a table: a row an age group, the numbers under each other."""
    t = page.t
    rows = [
        markup(
            '<tr><th scope="row">{label}</th><td>{count}</td>{lonely}{severe}</tr>',
            label=age_word(one.group, t),
            count=t.number(one.count),
            lonely=_cell(page, one),
            severe=_cell(page, two),
        )
        for one, two in zip(lonely, severe, strict=True)
    ]
    return markup(
        '<div class="table-scroll" tabindex="0" role="group" aria-label="{title}">'
        '<table class="numbers"><thead><tr><th scope="col">{age}</th><th scope="col">{people}</th>'
        '<th scope="col">{lonely}</th><th scope="col">{severe}</th></tr></thead>'
        "<tbody>{rows}</tbody></table></div>",
        title=t("How many people is that?"),
        age=t("Age"),
        people=t("People who live here"),
        lonely=t("Lonely, estimated"),
        severe=t("Severely lonely, estimated"),
        rows=joined(rows),
    )


def _cell(page: Page, group: GroupOfPeople) -> Markup:
    t = page.t
    made = group.estimate
    if made is None or group.share is None:
        return markup("<td>{said}</td>", said=t("unknown"))
    # A figure of the own table has one decimal, a published one as many as its source gives.
    share = group.share if group.figures else as_published(group.share)
    where = t("in your municipality") if group.figures else t("in the Netherlands")
    return markup(
        '<td>{amount}<span class="line-note">{share}</span></td>',
        amount=_amount(page, made),
        share=t("{share}% {where}, {year}", share=share, where=where, year=str(group.year)),
    )


def _amount(page: Page, made: PeopleEstimate) -> str:
    """Return an estimate as a number; that it is an estimate stands above the column."""
    t = page.t
    if made.about is None:
        return t("fewer than 10")
    if made.low is None or made.high is None:
        return t("about {n}", n=made.about)
    return t("{low} to {high}", low=made.low, high=made.high)


def _form(page: Page, population: Population) -> None:
    t = page.t
    key = f"figures-people-{page.here.id}"
    drawn = as_drawn(population, key=f"{key}-drawn", button=f"{key}-keep")
    with st.form(f"{key}-{drawn.version}", border=False):
        st.caption(
            t(
                "You find these numbers in StatLine of Statistics Netherlands, under population by "
                "age. Leave open what you do not know."
            )
        )
        counts: dict[PeopleGroup, int] = {}
        columns = st.columns(2)
        for place, group in enumerate(PEOPLE_GROUPS):
            number = columns[place % 2].number_input(
                t("People of {age}", age=age_word(group, page.t)),
                min_value=1,
                max_value=MOST_PEOPLE,
                value=drawn.counts.get(group),
                step=1,
                placeholder=t("unknown"),
                key=f"{key}-{group}-{drawn.version}",
            )
            if number is not None:
                counts[group] = number
        year = columns[1].number_input(
            t("Year of these numbers"),
            min_value=1975,
            max_value=2100,
            value=drawn.year,
            step=1,
            placeholder=t("unknown"),
            key=f"{key}-year-{drawn.version}",
        )
        source = st.text_input(
            t("Where they come from"),
            value=drawn.source,
            max_chars=300,
            placeholder=t("For example: CBS StatLine, population on 1 January"),
            key=f"{key}-source-{drawn.version}",
        )
        pressed = st.form_submit_button(
            t("Keep"), type="primary", icon=":material/check:", key=f"{key}-keep"
        )
    if pressed:
        _keep(page, drawn, {"counts": counts, "year": year, "source": source or ""})


def _keep(page: Page, drawn: Population, values: dict[str, object]) -> None:
    with page.faults():
        try:
            with page.work() as work:
                keep_population(work, drawn, **values)
        except StaleWriteError as error:
            keep_conflict(error)
        else:
            offer_undo(page, page.t("The numbers of people are kept."))
        st.rerun()
