"""One scorecard on paper: for a board that has five minutes, its tables and its data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.evaluation.as_json import evaluation_as_json
from model.evaluation.funding_rules import funding_rules
from model.exports import docx, pdf
from model.exports.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from model.services.document_parts import due_in_words, level_bar, owner_in_words
from model.services.improvement import ADVICE, best_lifts, open_questions
from model.services.rights import by_right

if TYPE_CHECKING:
    from datetime import date

    from model.core.translation import Translator
    from model.evaluation.findings import Assessment, Evidence, Finding
    from model.network.partners import Partner
    from model.process.actions import Action
    from model.services.scorecards import LessonCard, Scorecard
    from model.storage.unit_of_work import UnitOfWork

PaperFormat = Literal["docx", "pdf"]
LONGEST_QUOTE = 240
"""Characters of a quote on paper; the whole stands in the tables and the data."""
SHORTEST = 3
"""Characters below which a quote, such as a bare number, says nothing by itself."""
MOST_REASONS = 2
_VOCABULARIES = {
    "risk_groups": "risk-groups",
    "key_persons": "key-persons",
    "kinds_of_support": "kinds-of-support",
    "status": "project-statuses",
}


@dataclass(frozen=True)
class ScorecardContent:
    """Everything a scorecard on paper is made of, as this person sees it."""

    card: Scorecard
    actions: tuple[Action, ...]
    """The improvement plan: what came from this scorecard's advice."""
    partners: tuple[Partner, ...]
    today: date


@by_right
def scorecard_content(work: UnitOfWork, card: Scorecard, today: date) -> ScorecardContent:
    """Read what the papers need beside the scorecard itself."""
    project = card.project
    listed = [
        action
        for action in work.actions.find(coalition_id=project.coalition_id, project_id=project.id)
        if action.origin.startswith(ADVICE) and action.state != "dropped"
    ]
    listed.sort(key=lambda one: (not one.is_open, one.due_on is None, str(one.due_on), one.title))
    partners = work.partners.find(coalition_id=project.coalition_id)
    return ScorecardContent(card, tuple(listed), tuple(partners), today)


def write_scorecard(content: ScorecardContent, t: Translator, kind: PaperFormat) -> bytes:
    """Return the scorecard as a Word or PDF file."""
    return {"docx": docx.write, "pdf": pdf.write}[kind](scorecard_document(content, t))


def scorecard_json(content: ScorecardContent, t: Translator) -> bytes:
    """Return the scorecard in the form of the command `score`: a list with one evaluation."""
    card = content.card
    plain = evaluation_as_json(
        card.project.document_name,
        card.project.title,
        card.evaluation.lessons,
        card.checks,
        t,
    )
    plain["ruleset"] = card.evaluation.ruleset_version
    return json.dumps([plain], ensure_ascii=False, indent=2).encode()


def scorecard_document(content: ScorecardContent, t: Translator) -> Document:
    """Return the scorecard as a document in the translator's language."""
    card = content.card
    return Document(
        title=card.project.title,
        subtitle=t("Scorecard: how this plan finds and invites people"),
        language=t.language,
        date_text=t.date(card.evaluation.at.date()),
        blocks=(
            *_profile(card, t),
            *_levels(card, t),
            *_plan(content, t),
            *_reasons(card, t),
            *_questions(card, t),
            *_checks(card, t),
            *_account(card, t),
        ),
        footer=f"{card.project.title} · {t.date(card.evaluation.at.date())}",
    )


def _profile(card: Scorecard, t: Translator) -> list[Block]:
    return [
        Callout(
            "info",
            t(
                "The levels are about finding and inviting people. They do not promise that "
                "participants will feel better. There is no total: each lesson is another matter."
            ),
        ),
        Heading(1, t("The six lessons")),
        *[level_bar(one.result, t) for one in card.cards],
    ]


def _levels(card: Scorecard, t: Translator) -> list[Block]:
    """Put what people say beside what was found; nothing when nobody gave a level."""
    told = [one for one in card.cards if one.team or one.agreed]
    if not told:
        return []
    rows = tuple(
        (
            one.lesson.label.in_language(t.language),
            _level(one.result.level, t),
            "; ".join(f"{a.by or t('Without a name')} {_given(a, t)}" for a in one.team),
            f"{_given(one.agreed, t)}: {one.agreed.reason}" if one.agreed else "",
        )
        for one in told
    )
    header = (t("Lesson"), t("Found in the plan"), t("Own levels"), t("Agreed"))
    caption = t("What people say, beside what the plan shows")
    return [Heading(1, t("Our own view")), Table(caption, header, rows, widths=(3, 2, 3, 4))]


def _plan(content: ScorecardContent, t: Translator) -> list[Block]:
    blocks: list[Block] = [Heading(1, t("Improvement plan"))]
    if content.actions:
        rows = tuple(
            (
                action.title,
                owner_in_words(action, content.partners, t),
                due_in_words(action, content.today, t),
                catalogue().label("action-states", action.state, t.language),
            )
            for action in content.actions
        )
        header = (t("What"), t("Who"), t("Before when"), t("State"))
        blocks.append(Table(t("Who does what, before when"), header, rows, widths=(5, 3, 3, 2)))
    else:
        blocks.append(Paragraph(t("No advice has become an action yet.")))
    lifts = best_lifts(content.card, content.actions)
    if lifts:
        texts = tuple(lift.step.text.in_language(t.language) for lift in lifts)
        blocks += [Paragraph(t("This helps most now, for the least effort:")), BulletList(texts)]
    return blocks


def _reasons(card: Scorecard, t: Translator) -> list[Block]:
    blocks: list[Block] = [Heading(1, t("Why these levels"))]
    for one in card.cards:
        blocks.append(Heading(2, one.lesson.label.in_language(t.language)))
        quoted: set[str] = set()
        for found in _weightiest(one):
            blocks += _reason(card, found, quoted, t)
    return blocks


def _weightiest(one: LessonCard) -> list[Finding]:
    by_id = {found.indicator: found for found in one.result.findings}
    chosen = [by_id[reason] for reason in one.result.reasons if reason in by_id]
    return (chosen or list(one.result.findings))[:MOST_REASONS]


def _reason(card: Scorecard, found: Finding, quoted: set[str], t: Translator) -> list[Block]:
    """Draw a finding with the first of its quotes that was not shown yet."""
    outcome = catalogue().label("outcomes", found.outcome, t.language)
    runs = [Run(f"{outcome.capitalize()}. ", bold=True), Run(t.message(found.message))]
    quotes = [quote_in_words(one, t) for one in found.evidence]
    quote = next((one for one in quotes if len(one) > SHORTEST and one not in quoted), "")
    if quote:
        quoted.add(quote)
        runs.append(Run(f" “{_shortened(quote)}”", italic=True))
    blocks: list[Block] = [Paragraph(tuple(runs))]
    reply = card.reply(found.indicator)
    if reply is not None:
        said = catalogue().label("annotation-reasons", reply.reason, t.language)
        text = t("The project replies: {reply}", reply=" ".join(filter(None, (said, reply.note))))
        blocks.append(Paragraph(text, style="note"))
    return blocks


def _questions(card: Scorecard, t: Translator) -> list[Block]:
    asked = open_questions(card)
    if not asked:
        return []
    items = tuple(
        f"{catalogue().label('lessons', lesson, t.language)}: "
        + ", ".join(one.indicator.label.in_language(t.language) for one in group)
        for lesson, group in groupby(asked, key=lambda one: one.lesson)
    )
    intro = t("The plan says too little about this. That is no minus: fill it in, or ask.")
    return [Heading(1, t("Open questions")), Paragraph(intro), BulletList(items)]


def _checks(card: Scorecard, t: Translator) -> list[Block]:
    if not card.checks:
        return []
    names = {rule.id: rule.label.in_language(t.language) for rule in funding_rules().checks}
    rows = tuple(
        (
            names.get(check.check, check.check),
            catalogue().label("check-outcomes", check.outcome, t.language),
            t.message(check.message),
        )
        for check in card.checks
    )
    intro = t(
        "These checks stand apart from the lessons. Each funder has its own conditions as well."
    )
    header = (t("Check"), t("Outcome"), t("Why"))
    title = t("What funders often look at")
    return [Heading(1, title), Paragraph(intro), Table(title, header, rows, widths=(3, 2, 6))]


def _account(card: Scorecard, t: Translator) -> list[Block]:
    sources = {one.lesson.source.title: one.lesson.source for one in card.cards}
    lines = tuple(
        (Run(f"{source.title} ({source.year})" if source.year else source.title, link=source.url),)
        for source in sources.values()
    )
    made = t(
        "Scored on {date} with ruleset {ruleset}. What the plan does not say is not counted as "
        "“no”: it lowers how much is known, not the level.",
        date=t.date(card.evaluation.at.date()),
        ruleset=card.evaluation.ruleset_version,
    )
    return [Heading(1, t("About this scorecard")), Paragraph(made), BulletList(lines)]


def _given(given: Assessment, t: Translator) -> str:
    return t("does not apply") if given.not_applicable else str(given.level)


def _level(level: int | None, t: Translator) -> str:
    return t("cannot be said yet") if level is None else str(level)


def quote_in_words(one: Evidence, t: Translator) -> str:
    """Return what a finding rests on, with ids of a vocabulary as their labels."""
    if one.source == "map":
        kinds = ("domains", "key-persons")
        labels = (catalogue().label(kind, one.quote, t.language) for kind in kinds)
        return next((label for label in labels if label != one.quote), one.quote)
    vocabulary = _VOCABULARIES.get(one.reference, "")
    return catalogue().label(vocabulary, one.quote, t.language) if vocabulary else one.quote


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else flat[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
