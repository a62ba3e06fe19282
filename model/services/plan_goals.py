"""The goals of a plan as a table, and what makes them not measurable yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.exports.document import Block, Callout, Heading, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.translation import Translator
    from model.process.goals import Goal


def goal_blocks(goals: Sequence[Goal], t: Translator) -> list[Block]:
    """Return the goals with indicator, target, moment and who measures; nothing without goals."""
    if not goals:
        return []
    rows = tuple(
        (goal.title, goal.indicator, _way(goal, t), _moment(goal, t), _result(goal, t))
        for goal in goals
    )
    header = (
        t("Goal"),
        t("What we measure"),
        t("From where to where"),
        t("When and who"),
        t("Last measured"),
    )
    blocks: list[Block] = [
        Heading(2, t("Our goals")),
        Table(t("Goals and how we measure them"), header, rows, widths=(4, 4, 3, 3, 3)),
    ]
    open_goals = [goal for goal in goals if goal.still_open]
    if open_goals:
        said = t.plural(
            "One goal cannot be measured yet. Agree on: {what}.",
            "{n} goals cannot be measured yet. Agree on: {what}.",
            len(open_goals),
            what="; ".join(
                t("{goal} ({parts})", goal=goal.title, parts=still_open(goal, t))
                for goal in open_goals
            ),
        )
        blocks.append(Callout("advice", said))
    return blocks


def still_open(goal: Goal, t: Translator) -> str:
    """Return what is still to be agreed for a goal, in words."""
    names = {
        "indicator": t("what you measure"),
        "target": t("where you want to be"),
        "due_on": t("when you measure"),
        "measured_by": t("who measures"),
    }
    return t.listing([names[part] for part in goal.still_open])


def _way(goal: Goal, t: Translator) -> str:
    if goal.baseline and goal.target:
        return t("from {baseline} to {target}", baseline=goal.baseline, target=goal.target)
    return goal.target or goal.baseline


def _moment(goal: Goal, t: Translator) -> str:
    return ", ".join(filter(None, (t.date(goal.due_on) if goal.due_on else "", goal.measured_by)))


def _result(goal: Goal, t: Translator) -> str:
    if not goal.result:
        return t("not measured yet")
    day = f" ({t.short_date(goal.result_on)})" if goal.result_on else ""
    return f"{goal.result}{day}"
