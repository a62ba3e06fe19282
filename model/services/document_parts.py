"""What screen, report, plan and handover say alike: a profile bar, an owner, the map, the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import Block, LevelBar, Picture, Table
from model.exports.network_picture import write_png
from model.services.network_export import printed_map

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from model.core.translation import Translator
    from model.evaluation.findings import LessonResult
    from model.network.partners import Partner
    from model.process.actions import Action
    from model.services.facts import Standing
    from model.services.steps import StepView


def level_bar(result: LessonResult, t: Translator) -> LevelBar:
    """Return one lesson as a row of a profile: its level and how much is known."""
    label = catalogue().label("lessons", result.lesson, t.language)
    if result.outcome == "not-applicable":
        return LevelBar(label, None, t("does not apply"))
    if result.level is None:
        return LevelBar(label, None, t("too little is known to say"))
    known = t("{judged} of {total} points known", judged=result.judged, total=result.applicable)
    return LevelBar(label, result.level, known)


def open_actions(now: Standing) -> list[Action]:
    """Return the open actions: by date, without a date last."""
    return sorted(
        (action for action in now.actions if action.is_open),
        key=lambda action: (action.due_on is None, str(action.due_on), action.title),
    )


def owner_in_words(action: Action, partners: Sequence[Partner], t: Translator) -> str:
    """Return who does it and for which partner, or that nobody does yet."""
    wanted = action.owner_partner_id
    partner = next((p.name for p in partners if p.id == wanted), "") if wanted else ""
    known = (action.owner_name, partner)
    return ", ".join(filter(None, known)) or t("nobody yet")


def due_in_words(action: Action, today: date, t: Translator) -> str:
    """Return the date in words, and whether it has passed while the action is still open."""
    if action.due_on is None:
        return t("no date yet")
    written = t.date(action.due_on)
    return t("late: {date}", date=written) if action.is_overdue(today) else written


def map_blocks(now: Standing, t: Translator) -> list[Block]:
    """Return the map by domain as a picture with its alt text; nothing when nobody takes part."""
    if not now.facts.joined:
        return []
    picture = printed_map(now, t)
    png = write_png(picture.network, picture.sectors, inner=picture.inner, outer=picture.outer)
    alt = t(
        "{partners} partners around the middle, from {domains} of the twelve domains, with {ties} "
        "ties between them. The tables say who they are.",
        partners=now.facts.joined,
        domains=len(now.facts.domains),
        ties=now.facts.ties,
    )
    caption = t("The network by domain. A dashed line: not said by both partners.")
    return [Picture(png, alt=alt, caption=caption)]


def step_table(steps: Sequence[StepView], t: Translator) -> Table:
    """Return where the six steps stand, who sees to each, and by when."""
    rows = tuple(
        (
            f"{step.number}. {step.step.label.in_language(t.language)}",
            catalogue().label("step-states", step.progress.state, t.language),
            step.progress.owner,
            t.date(step.progress.due_on) if step.progress.due_on else "",
        )
        for step in steps
    )
    header = (t("Step"), t("State"), t("Who sees to it"), t("Ready by"))
    return Table(t("The six steps"), header, rows, widths=(4, 3, 3, 3))
