"""One scorecard on paper: for a board that has five minutes, its tables and its data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.evaluation.as_json import evaluation_as_json
from model.exports import docx, pdf
from model.exports.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from model.services.document_parts import due_in_words, owner_in_words
from model.services.improvement import ADVICE, best_lifts, open_questions
from model.services.rights import by_right
from model.services.scorecard_parts import check_blocks, profile_blocks, reason_blocks

if TYPE_CHECKING:
    from datetime import date

    from model.core.translation import Translator
    from model.evaluation.findings import Assessment
    from model.network.partners import Partner
    from model.process.actions import Action
    from model.services.scorecards import Scorecard
    from model.storage.unit_of_work import UnitOfWork

PaperFormat = Literal["docx", "pdf"]


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
            *profile_blocks([one.result for one in card.cards], t),
            *_levels(card, t),
            *_plan(content, t),
            *reason_blocks([one.result for one in card.cards], card.reply, t),
            *_questions(card, t),
            *check_blocks(card.checks, t),
            *_account(card, t),
        ),
        footer=f"{card.project.title} · {t.date(card.evaluation.at.date())}",
    )


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
