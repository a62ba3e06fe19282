"""The demo coalition: an invented municipality to look around in and to practise on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from model.core.catalogue import Data, load
from model.core.coalitions import Coalition
from model.evaluation.findings import Assessment
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.network.ties import Tie
from model.process.actions import Action
from model.process.budget import BudgetLine
from model.process.chapters import Chapter
from model.process.decisions import Decision
from model.process.figure_sets import FigureSet, Population
from model.process.goals import Goal
from model.process.lists import ListEntry
from model.process.local_cards import LocalCard
from model.process.progress import StepProgress
from model.process.talks import Talk
from model.review.applications import Application
from model.review.assignments import Assignment
from model.review.awards import Award, DrawnLot
from model.review.calibration import CalibrationAnswer
from model.review.conflicts import Conflict
from model.review.questions import Question
from model.review.rounds import Review, Round
from model.services.demo_dates import WRITTEN_FOR, moved
from model.services.demo_revision import AdoptedBefore, adopted_plan
from model.services.demo_scorecards import ScoredBefore, scorecard_of
from model.services.rights import by_right
from model.services.wholes import Lists, write_whole

if TYPE_CHECKING:
    from datetime import date

    from model.storage.unit_of_work import UnitOfWork

DEMO_FILE = "demo/lindewaarde.yaml"


class Demo(Data):
    """The demo coalition as it stands in `data/`."""

    coalition: Coalition
    partners: tuple[Partner, ...]
    ties: tuple[Tie, ...]
    projects: tuple[Project, ...]
    assessments: tuple[Assessment, ...] = Field(default=())
    step_progress: tuple[StepProgress, ...] = Field(default=())
    actions: tuple[Action, ...] = Field(default=())
    chapters: tuple[Chapter, ...] = Field(default=())
    goals: tuple[Goal, ...] = Field(default=())
    budget_lines: tuple[BudgetLine, ...] = Field(default=())
    talks: tuple[Talk, ...] = Field(default=())
    decisions: tuple[Decision, ...] = Field(default=())
    list_entries: tuple[ListEntry, ...] = Field(default=())
    local_cards: tuple[LocalCard, ...] = Field(default=())
    rounds: tuple[Round, ...] = Field(default=())
    reviews: tuple[Review, ...] = Field(default=())
    applications: tuple[Application, ...] = Field(default=())
    conflicts: tuple[Conflict, ...] = Field(default=())
    assignments: tuple[Assignment, ...] = Field(default=())
    questions: tuple[Question, ...] = Field(default=())
    awards: tuple[Award, ...] = Field(default=())
    lots: tuple[DrawnLot, ...] = Field(default=())
    calibrations: tuple[CalibrationAnswer, ...] = Field(default=())
    figure_sets: tuple[FigureSet, ...] = Field(default=())
    populations: tuple[Population, ...] = Field(default=())
    adopted: tuple[AdoptedBefore, ...] = Field(default=())
    """Plans that were adopted earlier, told by what was different then."""
    scored: tuple[ScoredBefore, ...] = Field(default=())
    """Scorecards that were made earlier, told by what was different in the plan then."""
    answered_none: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Partner id → partners with whom it said to have no tie: written short, stored as ties."""

    def lists(self) -> Lists:
        """Return the entities by table name."""
        names = set(type(self).model_fields) - {"coalition", "adopted", "scored", "answered_none"}
        lists: Lists = {name: list(getattr(self, name)) for name in names}
        lists["ties"] += [
            Tie(
                id=f"no-{asked}-{other}",
                coalition_id=self.coalition.id,
                source_id=asked,
                target_id=other,
                strength="none",
                reported_by=asked,
            )
            for asked, others in self.answered_none.items()
            for other in others
        ]
        return lists


def demo() -> Demo:
    """Return the demo coalition.

    Raises:
        CatalogueError: the demo file is wrong; names the key.

    """
    content: Demo = load(DEMO_FILE, Demo)
    return content


@by_right
def load_demo(
    work: UnitOfWork, *, only_if_empty: bool = False, today: date = WRITTEN_FOR
) -> Coalition | None:
    """Put the demo coalition in the database, in place of an earlier copy of it.

    Its dates are moved so that it looks today as it did when it was written. Returns None when
    `only_if_empty` and there is a coalition already.
    """
    if only_if_empty and work.coalitions.find():
        return None
    content = demo()
    earlier = work.coalitions.maybe(content.coalition.id)
    if earlier is not None:
        work.coalitions.remove(earlier)
    lists: Lists = {
        name: [moved(entity, today) for entity in entities]
        for name, entities in content.lists().items()
    }
    lists["plan_revisions"] = [
        adopted_plan(before, content.coalition, content.lists(), today)
        for before in content.adopted
    ]
    lists["evaluations"] = [
        scorecard_of(before, content.lists(), today) for before in content.scored
    ]
    made = write_whole(work, moved(content.coalition, today), lists)
    work.commit()
    return made
