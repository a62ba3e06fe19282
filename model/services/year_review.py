"""The year's review: a paper that starts from what became different, and asks what was learned."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from model.exports import docx
from model.exports.document import (
    Block,
    BulletList,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    Table,
)
from model.services.document_parts import open_actions, owner_in_words
from model.services.facts import standing
from model.services.goals import goals
from model.services.revision_words import difference_blocks, summary
from model.services.revisions import compare, plan_now
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.process.goals import Goal
    from model.process.revisions import PlanRevision
    from model.services.facts import Standing
    from model.storage.unit_of_work import UnitOfWork


@by_right
def review_file(work: UnitOfWork, revision: PlanRevision, today: date, t: Translator) -> bytes:
    """Return the paper for the meeting in Word, from an adopted plan to today."""
    coalition_id = revision.coalition_id
    now = standing(work, coalition_id, today)
    found = compare(revision.plan, plan_now(work, coalition_id))
    blocks: list[Block] = [
        Heading(1, t("What became different")),
        Paragraph(
            t(
                "Compared with “{title}” of {date}.",
                title=revision.title,
                date=t.date(revision.adopted_on),
            )
        ),
        Paragraph(summary(found, t)),
        *difference_blocks(found, t),
        Heading(1, t("Our goals: how far are we?")),
        *_goals(goals(work, coalition_id), t),
        Heading(1, t("Actions")),
        *_actions(now, revision.adopted_on, today, t),
        Heading(1, t("To talk about")),
        NumberedList(
            (
                t("What are we proud of, and whom do we thank?"),
                t("What did we expect, and what came instead?"),
                t("Whom did we not reach, and who knows them?"),
                t("What do we stop, so that there is room?"),
                t("What do we change in the plan, and who adopts it?"),
            )
        ),
    ]
    document = Document(
        title=t("Yearly review"),
        subtitle=now.coalition.name,
        language=t.language,
        date_text=t.date(today),
        blocks=tuple(blocks),
        footer=f"{now.coalition.name} · {t.date(today)}",
    )
    return docx.write(document)


def _goals(kept: list[Goal], t: Translator) -> list[Block]:
    if not kept:
        return [Paragraph(t("There are no goals yet."))]
    rows = tuple(
        (goal.title, goal.target, goal.result or t("not measured yet"), "") for goal in kept
    )
    header = (t("Goal"), t("Where we wanted to be"), t("Where we are"), t("What we change"))
    return [Table(t("Goals and where we are"), header, rows, widths=(4, 3, 3, 4))]


def _actions(now: Standing, since: date, today: date, t: Translator) -> list[Block]:
    done = sorted(
        (a for a in now.actions if a.state == "done" and a.done_on and a.done_on >= since),
        key=lambda a: str(a.done_on),
    )
    late = [a for a in open_actions(now) if a.is_overdue(today)]
    blocks: list[Block] = [
        Paragraph(t.plural("One action was done.", "{n} actions were done.", len(done))),
    ]
    if done:
        blocks.append(BulletList(tuple(a.title for a in done)))
    if late:
        blocks += [
            Paragraph(t.plural("One action is late.", "{n} actions are late.", len(late))),
            BulletList(tuple(f"{a.title} ({owner_in_words(a, now.partners, t)})" for a in late)),
        ]
    return blocks
