"""The plan of action as one document: what people wrote, and under it what fills itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

from model.core.catalogue import catalogue
from model.exports import docx, html, pdf
from model.exports.document import Block, Contents, Document, Heading, Paragraph
from model.exports.prose import prose
from model.services.document_parts import map_blocks
from model.services.plan import PLAN_TABLES, read_plan
from model.services.plan_answers import answer_blocks
from model.services.plan_chart import figure_chart
from model.services.plan_figures import figure_blocks
from model.services.plan_goals import goal_blocks
from model.services.plan_lists import growth_blocks, list_blocks, rhythm_blocks
from model.services.plan_money import money_blocks
from model.services.plan_network import block_matrix, partner_blocks
from model.services.plan_work import (
    action_blocks,
    channel_blocks,
    lasting_blocks,
    project_blocks,
    step_blocks,
)
from model.services.rights import by_right
from model.storage.kept_views import kept

if TYPE_CHECKING:
    from datetime import date, datetime

    from model.core.translation import Translator
    from model.services.plan import PlanContent
    from model.storage.unit_of_work import UnitOfWork

PlanFormat = Literal["docx", "pdf", "html"]
Filler: TypeAlias = "Callable[[PlanContent, Translator], list[Block]]"


@by_right
def plan_file(
    work: UnitOfWork, coalition_id: str, at: datetime, t: Translator, kind: PlanFormat
) -> bytes:
    """Return the whole plan as a Word, PDF or HTML file."""
    writers = {"docx": docx.write, "pdf": pdf.write, "html": html.write}
    return writers[kind](plan_document(read_plan(work, coalition_id, at.date()), t))


def plan_document(content: PlanContent, t: Translator, *, pictures: bool = True) -> Document:
    """Return the plan as a document in the translator's language.

    An empty chapter says in one sentence what belongs there. `pictures=False` leaves the map out,
    which takes most of the time.
    """
    coalition = content.view.standing.coalition
    blocks: list[Block] = [Contents()]
    for number, chapter in enumerate(content.chapters, start=1):
        label = chapter_label(chapter, t)
        blocks += [Heading(1, f"{number}. {label}"), *_chapter(content, chapter, t, pictures)]
    return Document(
        title=coalition.name,
        subtitle=t(
            "Plan of action against loneliness in {municipality}",
            municipality=coalition.municipality,
        ),
        language=t.language,
        date_text=t.date(content.today),
        blocks=(*blocks, *_account(content, t)),
        footer=f"{coalition.name} · {t.date(content.today)}",
    )


def chapter_label(chapter: str, t: Translator) -> str:
    """Return the name of a chapter."""
    return catalogue().label("plan-chapters", chapter, t.language)


def belongs_here(chapter: str, t: Translator) -> str:
    """Return in one sentence what belongs in a chapter."""
    item = catalogue().items("plan-chapters").get(chapter)
    if item is None or item.help is None:
        return t("This chapter is still empty.")
    said = item.help.in_language(t.language)
    return t("Still empty. Here you will read: {what}", what=said[0].lower() + said[1:])


def known_blocks(content: PlanContent, chapter: str, t: Translator) -> list[Block]:
    """Return what the workbench knows for a chapter; empty when it knows nothing yet."""
    found = [block for fill in _FILLERS.get(chapter, ()) for block in fill(content, t)]
    return [*found, *answer_blocks(content, chapter, t)]


@by_right
def chapters_filled(
    work: UnitOfWork, coalition_id: str, today: date, t: Translator
) -> frozenset[str]:
    """Return the ids of the chapters for which the workbench knows something by itself."""

    def filled() -> frozenset[str]:
        content = read_plan(work, coalition_id, today)
        return frozenset(one for one in content.chapters if known_blocks(content, one, t))

    return kept(work, coalition_id, PLAN_TABLES, ("filled", today, t.language), filled)


def _chapter(
    content: PlanContent,
    chapter: str,
    t: Translator,
    pictures: bool,  # noqa: FBT001 - passed on as it came
) -> list[Block]:
    written = list(prose(content.chapters[chapter].text))
    known = known_blocks(content, chapter, t)
    if pictures and chapter == "figures":
        written += figure_chart(next(iter(content.own_figures), None), t)
    if pictures and chapter == "partners":
        written += map_blocks(content.view.standing, t)
    if not written and not known:
        return [Paragraph(belongs_here(chapter, t), style="note")]
    return [*written, *known]


def _occasion(content: PlanContent, t: Translator) -> list[Block]:
    now = content.view.standing
    blocks: list[Block] = []
    if now.coalition.started_on:
        started = t("Our coalition began on {date}.", date=t.date(now.coalition.started_on))
        blocks.append(Paragraph(started))
    if now.facts.joined:
        taking_part = t.plural(
            "One partner takes part now.", "{n} partners take part now.", now.facts.joined
        )
        blocks.append(Paragraph(taking_part))
    return blocks


def _ambition(content: PlanContent, t: Translator) -> list[Block]:
    ambition = content.view.standing.coalition.ambition
    said: list[Block] = [Heading(2, t("What we want to reach")), *prose(ambition)]
    return [*(said if ambition else []), *goal_blocks(content.goals, t)]


def _money(content: PlanContent, t: Translator) -> list[Block]:
    return money_blocks(content.view.standing.projects, content.budget, t)


def _signalling(content: PlanContent, t: Translator) -> list[Block]:
    return list_blocks(content, "signalling", t)


def _prevention(content: PlanContent, t: Translator) -> list[Block]:
    return list_blocks(content, "prevention", t)


def _anchoring(content: PlanContent, t: Translator) -> list[Block]:
    return list_blocks(content, "anchoring", t)


_FILLERS: dict[str, tuple[Filler, ...]] = {
    "occasion": (_occasion,),
    "figures": (figure_blocks,),
    "ambition": (_ambition,),
    "building-blocks": (block_matrix, _signalling, _prevention),
    "partners": (partner_blocks, growth_blocks),
    "projects": (project_blocks,),
    "actions": (action_blocks,),
    "budget": (_money,),
    "communication": (channel_blocks,),
    "monitoring": (step_blocks, rhythm_blocks),
    "anchoring": (lasting_blocks, _anchoring),
}


def _account(content: PlanContent, t: Translator) -> list[Block]:
    said = t(
        "The coalition wrote the texts. Tables and lists come from the Samenwerkbank, as they "
        "stood on {date}. What nobody filled in is not in it, and does not count as a “no”.",
        date=t.date(content.today),
    )
    return [Heading(1, t("About this plan")), Paragraph(said)]
