"""How far the reviewers agree, and the lessons about which they differ most."""

from __future__ import annotations

import streamlit as st

from model.services.comparison import Comparison, Disagreement
from model.services.criteria import criteria_of
from pages.funding.barring import is_barred
from pages.shared.page import Page
from pages.shared.plain import plain

FIRST = 4
"""So many differences are shown at once."""
CLEAR = 0.25
"""From this many levels on, milder or stricter is worth a sentence. Our choice."""


def draw_agreement(page: Page, compared: Comparison) -> None:
    """Draw the agreement of the panel as a sentence, with the figure and its doubt beside it."""
    t, ranking = page.t, compared.ranking
    assert ranking is not None, "only with a ranking"
    found = ranking.agreement
    st.subheader(t("How far do the reviewers agree?"), anchor=False)
    st.markdown(plain(t.message(found.note)))
    if found.alpha is not None and found.low is not None and found.high is not None:
        st.caption(
            t(
                "Krippendorff's alpha {alpha}, likely between {low} and {high}, over {n} lessons "
                "of plans. 1 is full agreement, 0 is chance.",
                alpha=t.number(found.alpha, 2),
                low=t.number(found.low, 2),
                high=t.number(found.high, 2),
                n=found.n,
            )
        )
    for note in compared.notes:
        st.markdown(f":material/info: {plain(t.message(note))}")
    for one in ranking.reviewers:
        # Only when the whole interval lies on one side: otherwise it may well be chance.
        if one.low > CLEAR or one.high < -CLEAR:
            name = plain(one.reviewer)
            st.markdown(
                t("{reviewer} is milder than the others.", reviewer=name)
                if one.leniency > 0
                else t("{reviewer} is stricter than the others.", reviewer=name)
            )


def draw_differences(page: Page, compared: Comparison) -> None:
    """Draw the largest differences with the reasons side by side."""
    t = page.t
    st.subheader(t("Talk about these first"), anchor=False)
    if not compared.disagreements:
        st.markdown(t("No lesson of a plan is two levels or more apart between reviewers."))
        return
    view = compared.view
    listed = [d for d in compared.disagreements if not is_barred(page, view, d.project_id)]
    said = [t("Lessons on which reviewers are two levels or more apart, the widest first.")]
    if any(not opinion.reason for one in listed for opinion in one.opinions):
        said.append(t("No text under a name: no reason given."))
    st.caption(" ".join(said))
    if len(listed) > FIRST and not st.toggle(
        t("Show all {n} differences", n=len(listed)),
        key=f"comparison-all-{compared.view.round.id}",
    ):
        listed = listed[:FIRST]
    for one in listed:
        _draw_difference(page, compared, one)


def _draw_difference(page: Page, compared: Comparison, one: Disagreement) -> None:
    t = page.t
    title = plain(compared.view.titles[one.project_id])
    labels = {c.id: c.label for c in criteria_of(compared.view.round, page.language)}
    st.markdown(f"**{title}** · {plain(labels.get(one.lesson, one.lesson))}")
    columns = st.columns(max(3, len(one.opinions)), gap="medium")
    for column, opinion in zip(columns, one.opinions, strict=False):
        level = t("level {level}", level=opinion.level)
        said = f"  \n{plain(opinion.reason)}" if opinion.reason else ""
        column.markdown(f"**{level}** · {plain(opinion.reviewer)}{said}")
