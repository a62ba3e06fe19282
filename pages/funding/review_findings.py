"""What the workbench found in a plan, at each lesson: short, with the quotes it rests on."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from model.evaluation.findings import Evidence, Finding, LessonResult
from model.evaluation.lessons import indicator_texts
from model.services.scorecard_parts import found_in_words
from pages.shared.levels import apply_levels_style, level_steps
from pages.shared.markup import draw, joined, markup
from pages.shared.outcome_marks import OUTCOME_MARKS
from pages.shared.page import Page

MOST_QUOTES = 2
LONGEST_QUOTE = 280
_STYLE = """<style>
.stHtml ul.found { list-style: none; margin: 0.3rem 0 0; padding: 0; font-size: 0.92rem; }
.stHtml ul.found > li { margin: 0 0 0.45rem; padding: 0; display: grid;
  grid-template-columns: 1.4rem 1fr; line-height: 1.4; }
.found .mark { font-weight: 700; }
.found q { display: block; border-left: 3px solid var(--accent); margin-top: 0.2rem;
  padding-left: 0.6rem; overflow-wrap: anywhere; quotes: none; opacity: 0.9; }
</style>"""


def apply_findings_style() -> None:
    """Add the styles; once on a page."""
    apply_levels_style()
    draw(Markup(_STYLE))  # noqa: S704 - a constant of ours


def draw_findings(page: Page, result: LessonResult | None) -> None:
    """Draw the level that was found with its findings, or that nothing was."""
    t = page.t
    if result is None:
        st.caption(t("The workbench found nothing about this."))
        return
    head = markup(
        '<div class="line-note" role="heading" aria-level="4">{said}</div>{level}',
        said=t("What the workbench found (you may see it otherwise)"),
        level=level_steps(page, result.level, result.outcome),
    )
    items = [_finding(page, one) for one in result.findings]
    draw(markup('{head}<ul class="found">{items}</ul>', head=head, items=joined(items)))


def _finding(page: Page, found: Finding) -> Markup:
    text = indicator_texts().get(found.indicator)
    return markup(
        '<li><span class="mark" role="img" aria-label="{outcome}" title="{outcome}">{mark}</span>'
        "<span><strong>{label}.</strong> {said}{quotes}</span></li>",
        outcome=page.label("outcomes", found.outcome),
        mark=OUTCOME_MARKS[found.outcome],
        label=text.label.in_language(page.language) if text else found.indicator,
        said=found_in_words(found, page.t),
        quotes=joined(_quotes(found.evidence)),
    )


def _quotes(evidence: tuple[Evidence, ...]) -> list[Markup]:
    """Return the passages; fields and the map stand on the page already."""
    passages = dict.fromkeys(one.quote for one in evidence if one.source == "passage")
    return [markup("<q>“{text}”</q>", text=_short(text)) for text in list(passages)[:MOST_QUOTES]]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"
