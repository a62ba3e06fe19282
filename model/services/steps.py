"""Where a coalition stands in the six steps, and keeping what people fill in about a step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from model.core.catalogue import Step, catalogue
from model.process.gates import CoalitionFacts, Thin, thin_spots
from model.process.progress import StepProgress
from model.services.merging import merged
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.core.coalitions import Coalition
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class StepView:
    """One step with what people wrote down and what is still thin."""

    step: Step
    number: int
    progress: StepProgress
    shown: tuple[str, ...]
    """Ids of the checklist items shown: the light ones, or all; ticked ones always."""
    asked: tuple[str, ...]
    """Ids of the questions shown: the few that matter most, or all; answered ones always."""
    thin: tuple[Thin, ...]

    @property
    def ticked(self) -> int:
        """How many of the shown checklist items are ticked off."""
        return len(set(self.shown) & set(self.progress.ticked))


@by_right
def step_views(work: UnitOfWork, coalition: Coalition, facts: CoalitionFacts) -> list[StepView]:
    """Return the six steps in order."""
    kept = {
        progress.step: progress for progress in work.step_progress.find(coalition_id=coalition.id)
    }
    return [
        _view(number, step, kept.get(step.id), coalition, facts)
        for number, step in enumerate(catalogue().steps.values(), start=1)
    ]


def _view(
    number: int,
    step: Step,
    kept: StepProgress | None,
    coalition: Coalition,
    facts: CoalitionFacts,
) -> StepView:
    progress = kept or StepProgress(coalition_id=coalition.id, step=step.id)
    full = coalition.mode == "full"
    items = [i.id for i in step.checklist if i.light or full or i.id in progress.ticked]
    asked = [q.id for q in step.questions if q.light or full or progress.answers.get(q.id)]
    thin = tuple(thin_spots(step.id, facts))
    return StepView(step, number, progress, tuple(items), tuple(asked), thin)


@by_right
def keep_step(work: UnitOfWork, progress: StepProgress, **values: Any) -> StepProgress:  # noqa: ANN401
    """Write what people filled in about a step, the first time or again.

    A step in which somebody answers a question or ticks something off is begun, unless they say
    otherwise. A name or a date alone is still a plan.

    Raises:
        StaleWriteError: somebody else changed the same field or answer meanwhile.

    """
    answered = any(answer.strip() for answer in values.get("answers", {}).values())
    now = _standing_now(work, progress)
    if (now or progress).state == "not-started" and (answered or values.get("ticked")):
        values = {"state": "busy", **values}
    changed = progress.changed(**values)
    if now is not None:
        drawn = progress.model_copy(update={"id": now.id})
        typed = changed.model_copy(update={"id": now.id})
        saved = work.step_progress.save(merged(drawn, typed, now, sets=("ticked",)))
    else:
        saved = work.step_progress.add(changed)
    work.commit()
    return saved


def _standing_now(work: UnitOfWork, progress: StepProgress) -> StepProgress | None:
    """Return what is known of this step now; somebody else may have been the first."""
    found = work.step_progress.find(coalition_id=progress.coalition_id)
    return next((one for one in found if one.step == progress.step), None)


def current_step(views: list[StepView]) -> StepView | None:
    """Return the step people are busy with: the first busy one, else the first not done."""
    busy = [view for view in views if view.progress.state == "busy"]
    open_steps = [view for view in views if view.progress.state != "done"]
    return next(iter(busy or open_steps), None)
