"""Everything with a date that a coalition has to think of, in one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.messages import Message, Ref, msg
from model.evaluation.projects import ProjectStatus
from model.process.working_lists import working_lists
from model.services.kickoff import kickoff_plan
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from model.services.facts import Standing
    from model.services.kickoff import KickoffPlan
    from model.storage.unit_of_work import UnitOfWork

ENDED: frozenset[ProjectStatus] = frozenset({"finished", "stopped"})


@dataclass(frozen=True)
class DateAhead:
    """One thing with a date."""

    on: date
    message: Message
    page: str
    """The page where it is kept."""
    id: str
    """Stays the same when the date moves, so that a calendar moves its entry along."""
    who: str = ""
    """Who sees to it; may be empty."""


@by_right
def dates_ahead(work: UnitOfWork, now: Standing, today: date) -> list[DateAhead]:
    """Return what comes from today on, soonest first: actions, steps, goals, projects, rounds."""
    actions = [
        DateAhead(
            action.due_on,
            msg("Action: {title}", title=action.title),
            "acties",
            action.id,
            action.owner_name,
        )
        for action in now.actions
        if action.is_open and action.due_on
    ]
    return soonest((*actions, *dates_beside_actions(work, now)), today)


def soonest(dates: Iterable[DateAhead], today: date) -> list[DateAhead]:
    """Return what comes from today on, soonest first."""
    found = [ahead for ahead in dates if ahead.on >= today]
    return sorted(found, key=lambda ahead: (ahead.on, ahead.message.id, str(ahead.message.values)))


@by_right
def dates_beside_actions(
    work: UnitOfWork, now: Standing, kickoff: KickoffPlan | None = None
) -> list[DateAhead]:
    """Return each date that is no action, past ones too: goals, steps, rhythm, projects, rounds.

    `kickoff` is the plan of the kick-off when the caller read it already.
    """
    kickoff = kickoff or kickoff_plan(work, now.coalition.id)
    goals = [
        DateAhead(
            goal.due_on,
            msg("Measure goal: {title}", title=goal.title),
            "plan",
            f"goal-{goal.id}",
            goal.measured_by,
        )
        for goal in work.goals.find(coalition_id=now.coalition.id)
        if goal.due_on
    ]
    return [*goals, *_steps(work, now.coalition.id), *_meetings(work, now, kickoff)]


def _steps(work: UnitOfWork, coalition_id: str) -> Iterator[DateAhead]:
    for progress in work.step_progress.find(coalition_id=coalition_id):
        if progress.due_on and progress.state != "done" and progress.step in catalogue().steps:
            step = Ref(kind="steps", ref=progress.step)
            said = msg("Step ready: {step}", step=step)
            key = f"step-{progress.step}-{coalition_id}"
            yield DateAhead(progress.due_on, said, "stappen", key, progress.owner)
    for entry in work.list_entries.find(coalition_id=coalition_id, list_id=["growth", "rhythm"]):
        if entry.due_on and entry.state != "arranged":
            domain = Ref(kind="domains", ref=entry.item)
            is_growth = entry.list_id == "growth"
            said = msg("Widen with: {domain}", domain=domain) if is_growth else _rhythm(entry.item)
            key = f"list-{entry.id}"
            yield DateAhead(entry.due_on, said, "stappen", key, entry.owner_name)


def _rhythm(item: str) -> Message:
    named = {one.id: one.text for one in working_lists()["rhythm"].items}
    return named[item].as_message() if item in named else msg("Planned: {what}", what=item)


def _meetings(work: UnitOfWork, now: Standing, kickoff: KickoffPlan) -> Iterator[DateAhead]:
    for project in now.projects:
        if project.status in ENDED:
            continue
        if project.starts_on:
            said = msg("Project begins: {title}", title=project.title)
            key = f"project-begins-{project.id}"
            yield DateAhead(project.starts_on, said, "projecten", key, project.lead_name)
        if project.ends_on and project.ends_on != project.starts_on:
            said = msg("Project ends: {title}", title=project.title)
            key = f"project-ends-{project.id}"
            yield DateAhead(project.ends_on, said, "projecten", key, project.lead_name)
    for funding_round in work.rounds.find(coalition_id=now.coalition.id):
        if funding_round.closes_on:
            said = msg("Round closes: {title}", title=funding_round.title)
            key = f"round-closes-{funding_round.id}"
            yield DateAhead(funding_round.closes_on, said, "rondes", key)
    if kickoff.on:
        key = f"kick-off-{now.coalition.id}"
        yield DateAhead(kickoff.on, msg("Kick-off meeting"), "bijeenkomst", key)
