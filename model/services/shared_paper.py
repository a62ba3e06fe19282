"""What a funder reads of a shared plan: one document for the screen, Word and PDF alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.core.messages import N_
from model.exports import docx, html, pdf
from model.exports.document import Block, Callout, Document, Heading, Paragraph, Run, Table
from model.services.project_in_words import project_in_words
from model.services.scorecard_parts import check_blocks, profile_blocks, reason_blocks

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.translation import Translator
    from model.evaluation.sharing import AgreedLevel, PlanShare, SharedContent, SharePart

SharedFormat = Literal["docx", "pdf"]
PART_NAMES: dict[SharePart, str] = {
    "plan": N_("The plan as it is filled in"),
    "document": N_("The whole text of the plan that was read in"),
    "profile": N_("The levels of the six lessons, and what the team agreed"),
    "evidence": N_("Why these levels: findings, quotes, your replies and the funding checks"),
    "improvement": N_("The improvement plan: who does what, before when"),
}


def shared_document(
    content: SharedContent,
    t: Translator,
    *,
    shared_at: datetime,
    note: str = "",
    shared_by: str = "",
) -> Document:
    """Return the copy as a document; what is not in the copy has no heading either."""
    date = t.date(shared_at.date())
    opening = t("This is a copy of {date}. What changed in the plan later is not in it.", date=date)
    if shared_by:
        opening = t(
            "{name} shared this copy with you on {date}. What changed in the plan later is not "
            "in it.",
            name=shared_by,
            date=date,
        )
    blocks: list[Block] = [Callout("info", opening)]
    if note:
        blocks.append(Paragraph(note, style="lead"))
    return Document(
        title=content.title,
        subtitle=t("A project plan, shared with you"),
        language=t.language,
        date_text=t.date(shared_at.date()),
        blocks=(
            *blocks,
            *_plan(content, t),
            *_profile(content, t),
            *_improvement(content, t),
            *_text(content, t),
        ),
        footer=f"{content.title} · {t.date(shared_at.date())}",
    )


def write_shared(share: PlanShare, t: Translator, kind: SharedFormat) -> bytes:
    """Return a shared copy as a Word or PDF file."""
    document = shared_document(
        share.content, t, shared_at=share.shared_at, note=share.note, shared_by=share.shared_by
    )
    return {"docx": docx.write, "pdf": pdf.write}[kind](document)


def shared_html(
    content: SharedContent,
    t: Translator,
    *,
    shared_at: datetime,
    note: str = "",
    shared_by: str = "",
    top: int = 1,
) -> str:
    """Return a copy as a piece of HTML, the same for who shares and for who reads.

    `top`: the level of its first heading.
    """
    document = shared_document(content, t, shared_at=shared_at, note=note, shared_by=shared_by)
    return html.fragment(document, top=top)


def _plan(content: SharedContent, t: Translator) -> list[Block]:
    if content.plan is None:
        return []
    blocks: list[Block] = []
    for title, facts in project_in_words(content.plan, t):
        blocks.append(Heading(1 if not blocks else 2, title))
        blocks += [Paragraph((Run(f"{name}: ", bold=True), Run(text))) for name, text in facts]
    return blocks


def _profile(content: SharedContent, t: Translator) -> list[Block]:
    if not content.lessons:
        return []
    blocks = [*profile_blocks(content.lessons, t), *_agreed(content.agreed, t)]
    if any(result.findings for result in content.lessons):
        replies = {one.indicator: one for one in content.replies}
        blocks += reason_blocks(content.lessons, replies.get, t)
        blocks += check_blocks(content.checks, t)
    return blocks


def _agreed(agreed: tuple[AgreedLevel, ...], t: Translator) -> list[Block]:
    if not agreed:
        return []
    rows = tuple(
        (
            catalogue().label("lessons", one.lesson, t.language),
            t("does not apply") if one.not_applicable else str(one.level),
            t.short_date(one.at.date()),
            one.reason,
        )
        for one in agreed
    )
    header = (t("Lesson"), t("Agreed"), t("When"), t("Why"))
    return [Table(t("What the team agreed on"), header, rows, widths=(3, 2, 2, 5))]


def _improvement(content: SharedContent, t: Translator) -> list[Block]:
    if not content.actions:
        return []
    rows = tuple(
        (
            one.title,
            ", ".join(filter(None, (one.owner, one.organisation))) or t("nobody yet"),
            t.date(one.due_on) if one.due_on else t("no date yet"),
            catalogue().label("action-states", one.state, t.language),
        )
        for one in content.actions
    )
    header = (t("What"), t("Who"), t("Before when"), t("State"))
    table = Table(t("Who does what, before when"), header, rows, widths=(5, 3, 3, 2))
    return [Heading(1, t("Improvement plan")), table]


def _text(content: SharedContent, t: Translator) -> list[Block]:
    if content.plan is None or not content.plan.document_text:
        return []
    paragraphs = content.plan.document_text.split("\n\n")
    return [
        Heading(1, t("The text of the plan")),
        *[Paragraph(one.strip()) for one in paragraphs if one.strip()],
    ]
