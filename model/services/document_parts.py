"""What screen, report and plan say alike: a profile bar, an owner, a date, the open actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import LevelBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from model.core.translation import Translator
    from model.evaluation.findings import LessonResult
    from model.network.partners import Partner
    from model.process.actions import Action
    from model.services.facts import Standing


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
    names = {partner.id: partner.name for partner in partners}
    known = (action.owner_name, names.get(action.owner_partner_id, ""))
    return ", ".join(filter(None, known)) or t("nobody yet")


def due_in_words(action: Action, today: date, t: Translator) -> str:
    """Return the date in words, and whether it has passed while the action is still open."""
    if action.due_on is None:
        return t("no date yet")
    written = t.date(action.due_on)
    return t("late: {date}", date=written) if action.is_overdue(today) else written
