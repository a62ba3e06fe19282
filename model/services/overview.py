"""The start page in one view: where we stand, what to do next, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.messages import Message, Ref, msg, msgn
from model.services.facts import Standing, standing
from model.services.history import Happening, happenings
from model.services.rights import by_right
from model.services.steps import StepView, current_step, step_views

if TYPE_CHECKING:
    from model.process.actions import Action
    from model.storage.unit_of_work import UnitOfWork

NEXT_ACTIONS = 3


@dataclass(frozen=True)
class Overview:
    """What the start page shows."""

    standing: Standing
    steps: tuple[StepView, ...]
    headline: Message
    next_actions: tuple[Action, ...]
    empty_domains: tuple[str, ...]
    """Domains without a partner who takes part, in the catalogue's order."""
    unseen_groups: tuple[str, ...]
    """Risk groups that nobody has in view."""
    latest: tuple[Happening, ...]

    @property
    def is_new(self) -> bool:
        """Whether nothing was brought in yet."""
        return not self.standing.partners and not self.standing.projects


@by_right
def overview(work: UnitOfWork, coalition_id: str, today: date) -> Overview:
    """Return where a coalition stands today."""
    now = standing(work, coalition_id, today)
    steps = step_views(work, now.coalition, now.facts)
    domains = [d.id for d in catalogue().domains.values() if d.id != "other"]
    groups = catalogue().items("risk-groups")
    return Overview(
        standing=now,
        steps=tuple(steps),
        headline=_headline(now, current_step(steps)),
        next_actions=tuple(_next_actions(now)),
        empty_domains=tuple(d for d in domains if d not in now.facts.domains),
        unseen_groups=tuple(g for g in groups if g not in now.facts.groups_in_view),
        latest=tuple(happenings(work, coalition_id, limit=5)),
    )


def _headline(now: Standing, step: StepView | None) -> Message:
    if not now.partners:
        return msg("You are about to begin. First bring in the partners you already know.")
    partners = msgn("One partner takes part", "{n} partners take part", n=now.facts.joined)
    domains = msgn(
        "one of the twelve domains", "{n} of the twelve domains", n=len(now.facts.domains)
    )
    if step is None:
        return msg(
            "All six steps are done. {partners}, from {domains}.",
            partners=partners,
            domains=domains,
        )
    return msg(
        "You are at step {number}: {step}. {partners}, from {domains}.",
        number=step.number,
        step=Ref(kind="steps", ref=step.step.id),
        partners=partners,
        domains=domains,
    )


def _next_actions(now: Standing) -> list[Action]:
    open_actions = [action for action in now.actions if action.is_open]
    return sorted(open_actions, key=lambda a: (a.due_on is None, a.due_on or date.max, a.title))[
        :NEXT_ACTIONS
    ]
