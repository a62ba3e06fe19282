"""The funding checks, apart from the lessons: pass, fail or unclear, with the reason."""

from __future__ import annotations

import streamlit as st

from model.evaluation.findings import CheckResult
from model.evaluation.funding_rules import funding_rules
from model.services.scorecards import Scorecard
from pages.shared.addresses import page_file
from pages.shared.card_link import draw_card_links
from pages.shared.markup import draw, markup
from pages.shared.page import Page

MARKS = {"pass": "✓", "fail": "✗", "unclear": "?", "not-applicable": "–"}


def draw_checks(page: Page, card: Scorecard) -> None:
    """Draw every check with its outcome in words; what to do when it fails, or what to fill in."""
    t = page.t
    if not card.checks:
        return
    st.subheader(t("What funders often look at"), anchor=False)
    st.caption(
        t("These checks stand apart from the lessons. Each funder has its own conditions as well.")
    )
    for check in card.checks:
        _draw_check(page, check)
    if any(check.outcome == "unclear" for check in card.checks):
        st.page_link(
            page_file("projecten"),
            label=t("Fill in what these checks need"),
            icon=":material/edit_note:",
            query_params={"project": card.project.id, "deel": "5"},
        )


def _draw_check(page: Page, check: CheckResult) -> None:
    rules = next((rule for rule in funding_rules().checks if rule.id == check.check), None)
    advice = ""
    # Of what is not known yet, the message says what to fill in; a remedy would be for no fault.
    if rules is not None and check.outcome == "fail":
        advice = rules.what_to_do.in_language(page.language)
    draw(
        markup(
            '<div class="line"><div class="line-title"><span class="mark-outcome {outcome}" '
            'aria-hidden="true">{mark}</span><strong>{name}</strong>: {label}</div>'
            "<div>{said} {advice}</div></div>",
            outcome=check.outcome,
            mark=MARKS[check.outcome],
            name=rules.label.in_language(page.language) if rules else check.check,
            label=page.label("check-outcomes", check.outcome).lower(),
            said=page.t.message(check.message),
            advice=advice,
        )
    )
    if check.outcome in ("fail", "unclear"):
        draw_card_links(page, f"check:{check.check}")
