"""The plan of action: what people wrote per chapter, and everything it fills itself from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from model.core.catalogue import catalogue
from model.core.errors import StaleWriteError
from model.core.messages import msg
from model.exports.printable import printable
from model.process.chapters import Chapter
from model.services.budget import budget_lines
from model.services.facts import TABLES
from model.services.figure_import import figure_sets
from model.services.figure_people import population
from model.services.figures import ENDED, GroupInView, groups_in_view
from model.services.goals import goals
from model.services.merging import merged
from model.services.overview import Overview, overview
from model.services.rights import by_right
from model.services.scorecards import latest_results
from model.services.validation import clear_fault
from model.storage.kept_views import kept

if TYPE_CHECKING:
    from datetime import date

    from model.evaluation.findings import Evaluation
    from model.evaluation.projects import Project
    from model.process.budget import BudgetLine
    from model.process.figure_sets import FigureSet, Population
    from model.process.goals import Goal
    from model.process.lists import ListEntry
    from model.storage.unit_of_work import UnitOfWork

LONGEST_CHAPTER = 200_000
"""Characters in one chapter: about sixty pages of text."""


PLAN_TABLES = (
    *TABLES,
    "changes",
    "step_progress",
    "goals",
    "budget_lines",
    "list_entries",
    "populations",
)
"""What a plan is read from."""


@dataclass(frozen=True)
class PlanContent:
    """Everything a plan is made of, read in one go."""

    view: Overview
    chapters: dict[str, Chapter]
    """What people wrote, by chapter id, in the order of the plan. Never written: version 0."""
    results: dict[str, Evaluation]
    """The newest evaluation of each scored project, by project id."""
    groups: tuple[GroupInView, ...]
    goals: tuple[Goal, ...]
    budget: tuple[BudgetLine, ...]
    entries: tuple[ListEntry, ...]
    """What was written down on the working lists."""
    own_figures: tuple[FigureSet, ...]
    """The tables of own figures that were brought in, newest first."""
    population: Population
    """How many people live here, as far as somebody filled it in."""
    today: date

    @property
    def written(self) -> tuple[str, ...]:
        """Ids of the chapters in which people wrote something."""
        return tuple(key for key, chapter in self.chapters.items() if chapter.text.strip())


@by_right
def read_plan(work: UnitOfWork, coalition_id: str, today: date) -> PlanContent:
    """Read what a plan needs. A chapter from a newer workbench comes last, and is not lost.

    It is kept while nobody writes in the coalition, and shared by all who read it: nobody may
    change what is in it.
    """
    what = ("plan-content", today)
    return kept(work, coalition_id, PLAN_TABLES, what, lambda: _read(work, coalition_id, today))


def _read(work: UnitOfWork, coalition_id: str, today: date) -> PlanContent:
    stored = {chapter.chapter: chapter for chapter in work.chapters.find(coalition_id=coalition_id)}
    known = list(catalogue().items("plan-chapters"))
    order = [*known, *sorted(set(stored) - set(known))]
    view = overview(work, coalition_id, today)
    return PlanContent(
        view=view,
        chapters={
            key: stored.get(key) or Chapter(coalition_id=coalition_id, chapter=key) for key in order
        },
        results=latest_results(work, coalition_id),
        groups=groups_in_view(view.standing),
        goals=tuple(goals(work, coalition_id)),
        budget=tuple(budget_lines(work, coalition_id)),
        entries=tuple(work.list_entries.find(coalition_id=coalition_id)),
        own_figures=tuple(figure_sets(work, coalition_id)),
        population=population(work, coalition_id),
        today=today,
    )


@by_right
def write_chapter(work: UnitOfWork, chapter: Chapter, text: str) -> Chapter:
    """Write the text of a chapter, the first time or again.

    `chapter` is what the person saw when they began to type. Characters that no file can hold are
    left out, everything else is kept as typed.

    Raises:
        InvalidInputError: the text is longer than a chapter can be.
        StaleWriteError: somebody else wrote this chapter meanwhile; holds both values.

    """
    try:
        changed = chapter.changed(text=printable(text))
    except ValidationError as error:
        raise clear_fault(error) from error
    if changed.version:
        now = work.chapters.one(chapter.id)
        saved = work.chapters.save(merged(chapter, changed, now))
    else:
        saved = _written_first(work, changed)
    work.commit()
    return saved


def _written_first(work: UnitOfWork, chapter: Chapter) -> Chapter:
    """Write a chapter that was empty, unless somebody was a moment earlier."""
    there = work.chapters.find(coalition_id=chapter.coalition_id, chapter=chapter.chapter)
    if not there:
        return work.chapters.add(chapter) if chapter.text else chapter
    if there[0].text == chapter.text:
        return there[0]
    raise StaleWriteError(
        msg("Somebody else changed this at the same time. Look at both and choose."),
        yours=there[0].changed(text=chapter.text),
        theirs=there[0],
    )


def current_projects(content: PlanContent) -> list[Project]:
    """Return the projects that have not ended, by title."""
    found = [p for p in content.view.standing.projects if p.status not in ENDED]
    return sorted(found, key=lambda project: project.title.casefold())
