"""One lesson opened: what the levels mean, the findings with their evidence, and your own level."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from model.evaluation.findings import Finding
from model.evaluation.lessons import IndicatorText, indicator_texts
from model.services.own_levels import reply_to_finding
from model.services.scorecard_parts import found_in_words
from model.services.scorecards import LessonCard, Scorecard
from pages.projects.scorecard_doubts import draw_settled
from pages.projects.scorecard_evidence import draw_evidence
from pages.projects.scorecard_marks import outcome_mark
from pages.projects.scorecard_own import draw_own_level
from pages.shared.card_link import draw_card_links
from pages.shared.levels import level_text
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.read_only import draw_answer
from pages.shared.term_help import term_help

_ADVISED = ("partly-met", "not-met")
_REPLIED = (*_ADVISED, "insufficient-evidence")


def draw_lesson(page: Page, card: Scorecard, one: LessonCard, person: str) -> None:
    """Draw everything about one lesson."""
    t = page.t
    st.markdown(one.lesson.lesson.in_language(page.language))
    draw_card_links(page, f"lesson:{one.lesson.id}")
    st.markdown(
        f"**{t('What the levels mean')}**",
        help=term_help(page, "level", "coverage", "insufficient-evidence"),
    )
    _draw_anchors(page, one)
    if one.result.outcome == "not-applicable":
        st.markdown(one.lesson.rules.not_applicable.in_language(page.language))
    st.markdown(f"**{t('What we found')}**")
    for found in one.result.findings:
        text = indicator_texts().get(found.indicator)
        if text is not None:
            _draw_finding(page, card, found, text)
    draw_own_level(page, card, one, person)
    source = one.lesson.source
    st.caption(t("Source: {title} ({year})", title=source.title, year=str(source.year or "")))


def _draw_anchors(page: Page, one: LessonCard) -> None:
    """Draw the five levels in words, with who stands where."""
    t = page.t
    own = one.own.level if one.own is not None else None
    items = []
    for level, anchor in enumerate(one.lesson.anchors):
        who = []
        if level == one.result.level:
            who.append(t("level found, weighed over all points"))
        if level == own:
            who.append(t("your own level"))
        items.append(
            markup(
                '<li class="{here}"><span class="number">{level}</span><span>{text}'
                '<span class="who">{who}</span></span></li>',
                here="here" if who else "",
                level=level,
                text=anchor.in_language(page.language),
                who=" · ".join(who),
            )
        )
    draw(markup('<ol class="anchors">{items}</ol>', items=joined(items)))
    if one.result.level is None:
        st.caption(level_text(page, None, one.result.outcome).capitalize() + ".")


def _draw_finding(page: Page, card: Scorecard, found: Finding, text: IndicatorText) -> None:
    t = page.t
    draw(
        markup(
            '<div class="finding"><div class="line-title">{mark}'
            '<span class="finding-said">{label}: {outcome}</span></div>'
            '<div>{said}</div><div class="finding-why">{why}</div></div>',
            mark=outcome_mark(page, found.outcome),
            label=text.label.in_language(page.language),
            outcome=page.label("outcomes", found.outcome).lower(),
            said=found_in_words(found, t),
            why=text.why.in_language(page.language),
        )
    )
    draw_evidence(page, card.project, found.evidence)
    draw_settled(page, card.project, found)
    if found.outcome in _ADVISED:
        for step in text.advice:
            st.markdown(f":material/arrow_forward: {step.text.in_language(page.language)}")
        draw_card_links(page, f"indicator:{found.indicator}")
    if not page.may(reply_to_finding):
        _draw_known_reply(page, card, found)
    elif found.outcome in _REPLIED or card.reply(found.indicator) is not None:
        _draw_reply(page, card, found)


def _draw_known_reply(page: Page, card: Scorecard, found: Finding) -> None:
    known = card.reply(found.indicator)
    if known is not None:
        said = page.label("annotation-reasons", known.reason)
        draw_answer(page, page.t("Reply of the project"), f"{said}\n{known.note}")


def _draw_reply(page: Page, card: Scorecard, found: Finding) -> None:
    """Draw the reply to a finding from the closed list; it is written at once."""
    t = page.t
    known = card.reply(found.indicator)
    prefix = f"scorecard-reply-{card.project.id}-{found.indicator}-{known.version if known else 0}"
    reasons = ["", *page.catalogue.items("annotation-reasons")]
    chosen = known.reason if known is not None and known.reason in reasons else ""
    name = indicator_texts()[found.indicator].label.in_language(page.language)
    left, right = st.columns([1, 2])
    left.selectbox(
        t("Your reply to: {finding}", finding=name),
        reasons,
        index=reasons.index(chosen),
        format_func=lambda item: page.label("annotation-reasons", item) if item else t("No reply"),
        key=f"{prefix}-reason",
        on_change=_keep_reply,
        args=(page, card, found.indicator, prefix),
    )
    if known is not None:
        right.text_input(
            t("Because … ({finding})", finding=name),
            value=known.note,
            max_chars=2000,
            key=f"{prefix}-note",
            placeholder=t("In a few words"),
            on_change=_keep_reply,
            args=(page, card, found.indicator, prefix),
        )


def _keep_reply(page: Page, card: Scorecard, indicator: str, prefix: str) -> None:
    with page.faults(), page.work() as work:
        reply_to_finding(
            work,
            card.project,
            indicator,
            reason=st.session_state[f"{prefix}-reason"],
            note=st.session_state.get(f"{prefix}-note", ""),
            at=datetime.now(UTC),
        )
