"""What is still thin before the next step. A gate tells; it never blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from model.core.messages import Message, msg, msgn

SMALL_START = frozenset({"municipality", "care-welfare", "self-organisations"})
"""The source allows a small start with these three (seed 002, section 3)."""


@dataclass(frozen=True)
class CoalitionFacts:
    """What the workbench counts about a coalition, for all steps at once."""

    partners: int = 0
    joined: int = 0
    invited: int = 0
    unplaced: int = 0
    domains: frozenset[str] = frozenset()
    """Domains of partners who take part."""
    groups_in_view: frozenset[str] = frozenset()
    ties: int = 0
    referrals: int = 0
    projects: int = 0
    scored_projects: int = 0
    actions: int = 0
    open_actions: int = 0
    overdue_actions: int = 0
    unowned_actions: int = 0
    chapters: int = 0
    has_ambition: bool = False
    has_own_figures: bool = False
    """Figures of the own municipality were brought in, or written down in the plan."""


@dataclass(frozen=True)
class Thin:
    """One thing that is still thin, and the page where it can be mended."""

    message: Message
    page: str


def thin_spots(step: str, facts: CoalitionFacts) -> list[Thin]:
    """Return what is still thin in a step, most telling first; an empty list means: go on."""
    return [thin for rule in _RULES.get(step, ()) if (thin := rule(facts)) is not None]


def _few_allies(facts: CoalitionFacts) -> Thin | None:
    if facts.partners >= 3:  # noqa: PLR2004 - two allies and yourself
        return None
    return Thin(msg("Put at least three partners in the list."), "partners")


def _no_ambition(facts: CoalitionFacts) -> Thin | None:
    if facts.has_ambition:
        return None
    return Thin(msg("Write down in one or two sentences what you want to reach."), "plan")


def _no_group_in_view(facts: CoalitionFacts) -> Thin | None:
    if facts.groups_in_view:
        return None
    return Thin(msg("Note for each partner which groups they have in view."), "partners")


def _no_own_figures(facts: CoalitionFacts) -> Thin | None:
    if facts.has_own_figures:
        return None
    return Thin(msg("There are no figures of your own municipality yet."), "cijfers")


def _small_start_missing(facts: CoalitionFacts) -> Thin | None:
    if facts.domains >= SMALL_START:
        return None
    return Thin(
        msg("Start with the municipality, care and welfare, and a self-organisation."), "netwerk"
    )


def _unplaced(facts: CoalitionFacts) -> Thin | None:
    if not facts.unplaced:
        return None
    return Thin(
        msgn(
            "One partner has no domain yet.",
            "{n} partners have no domain yet.",
            n=facts.unplaced,
        ),
        "partners",
    )


def _no_ties(facts: CoalitionFacts) -> Thin | None:
    if facts.ties:
        return None
    return Thin(msg("Nobody has said yet who works with whom."), "relaties")


def _no_referrals(facts: CoalitionFacts) -> Thin | None:
    if facts.referrals:
        return None
    return Thin(msg("Nobody has said yet who refers people to whom."), "relaties")


def _no_project(facts: CoalitionFacts) -> Thin | None:
    if facts.projects:
        return None
    return Thin(msg("There is no project yet. Add one, or read one from a plan."), "projecten")


def _no_actions(facts: CoalitionFacts) -> Thin | None:
    if facts.actions:
        return None
    return Thin(msg("There are no actions yet: who does what, before when?"), "acties")


def _unscored(facts: CoalitionFacts) -> Thin | None:
    left = facts.projects - facts.scored_projects
    if left <= 0:
        return None
    return Thin(
        msgn(
            "One project has no scorecard yet.",
            "{n} projects have no scorecard yet.",
            n=left,
        ),
        "scorekaart",
    )


def _unowned(facts: CoalitionFacts) -> Thin | None:
    if not facts.unowned_actions:
        return None
    return Thin(
        msgn("One action has no owner.", "{n} actions have no owner.", n=facts.unowned_actions),
        "acties",
    )


def _overdue(facts: CoalitionFacts) -> Thin | None:
    if not facts.overdue_actions:
        return None
    return Thin(
        msgn("One action is late.", "{n} actions are late.", n=facts.overdue_actions), "acties"
    )


def _no_chapters(facts: CoalitionFacts) -> Thin | None:
    if facts.chapters:
        return None
    return Thin(msg("No chapter of the plan has been written yet."), "plan")


_RULES: dict[str, tuple[Callable[[CoalitionFacts], Thin | None], ...]] = {
    "initiative": (_few_allies, _no_ambition),
    "facts": (_no_own_figures, _no_group_in_view),
    "organise": (_small_start_missing, _unplaced, _no_ties, _no_referrals),
    "plan": (_no_project, _no_actions, _no_chapters),
    "execute": (_unscored, _unowned, _overdue),
    "sustain": (_overdue, _unowned),
}
