"""What each step brings, filled in by itself where the workbench knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from model.core.catalogue import Item, catalogue
from model.core.messages import Message, msg, msgn
from model.process.working_lists import working_lists
from model.services.figure_import import figure_sets
from model.services.kickoff import kickoff_plan
from model.services.revisions import revisions
from model.services.rights import by_right

if TYPE_CHECKING:
    from model.process.figure_sets import FigureSet
    from model.process.goals import Goal
    from model.process.lists import ListEntry
    from model.process.revisions import PlanRevision
    from model.services.facts import Standing
    from model.services.kickoff import KickoffPlan
    from model.services.steps import StepView
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Known:
    """What the products are counted from, read once."""

    now: Standing
    answered: dict[str, str]
    """Question id → answer, over all steps."""
    written: frozenset[str]
    """Chapters with text."""
    talks: int
    entries: tuple[ListEntry, ...]
    revisions: tuple[PlanRevision, ...]
    kickoff: KickoffPlan
    goals: tuple[Goal, ...]
    own_figures: tuple[FigureSet, ...]
    """Tables of the own municipality that were brought in, newest first."""


@dataclass(frozen=True)
class ProductStanding:
    """One product of a step: what there is of it, and where it is made."""

    item: Item
    message: Message | None
    """What there is; None when the workbench cannot know or there is nothing yet."""
    page: str
    """The page where it is made."""


@by_right
def read_known(work: UnitOfWork, now: Standing, kickoff: KickoffPlan | None = None) -> Known:
    """Read what the products are counted from; `kickoff` when the caller read that already."""
    coalition_id = now.coalition.id
    progress = work.step_progress.find(coalition_id=coalition_id)
    chapters = work.chapters.find(coalition_id=coalition_id)
    return Known(
        now=now,
        answered={q: a for step in progress for q, a in step.answers.items() if a.strip()},
        written=frozenset(c.chapter for c in chapters if c.text.strip()),
        talks=len(work.talks.find(coalition_id=coalition_id)),
        entries=tuple(work.list_entries.find(coalition_id=coalition_id)),
        revisions=tuple(revisions(work, coalition_id)),
        kickoff=kickoff or kickoff_plan(work, coalition_id),
        goals=tuple(work.goals.find(coalition_id=coalition_id)),
        own_figures=tuple(figure_sets(work, coalition_id)),
    )


def step_products(view: StepView, known: Known, today: date) -> list[ProductStanding]:
    """Return the products of a step with what there is of each."""
    return [_standing(item, view, known, today) for item in view.step.products]


def _standing(item: Item, view: StepView, known: Known, today: date) -> ProductStanding:
    rule, page = _PRODUCTS.get(item.id, (None, view.step.page.strip("/")))
    return ProductStanding(item, rule(known, today) if rule else None, page)


Rule: TypeAlias = "Callable[[Known, date], Message | None]"


def _talks(known: Known, _today: date) -> Message | None:
    return msgn("One talk", "{n} talks", n=known.talks) if known.talks else None


def _partners(known: Known, _today: date) -> Message | None:
    n = known.now.facts.partners
    return msgn("One partner in the list", "{n} partners in the list", n=n) if n else None


def _reason(known: Known, _today: date) -> Message | None:
    if "occasion" in known.written:
        return msg("Stands in the plan")
    return msg("Your answers stand in the plan") if "why-now" in known.answered else None


def _figures(known: Known, _today: date) -> Message | None:
    newest = next((figures for figures in known.own_figures if figures.years), None)
    if newest is not None:
        return msg(
            "Figures of {name} up to {year}",
            name=newest.municipality,
            year=str(newest.years[-1]),
        )
    return msg("Stands in the plan") if "figures" in known.written else None


def _groups(known: Known, _today: date) -> Message | None:
    if "which-groups" in known.answered:
        return msg("Chosen: {groups}", groups=known.answered["which-groups"][:160])
    n = len(known.now.facts.groups_in_view)
    return msgn("One group is in view", "{n} groups are in view", n=n) if n else None


def _signal_points(known: Known, _today: date) -> Message | None:
    places = {
        e.about
        for e in known.entries
        if e.list_id == "signal-route" and e.item == "reporting-point" and (e.note or e.partner_id)
    }
    if not places:
        return None
    return msgn("One area has a reporting point", "{n} areas have a reporting point", n=len(places))


def _map(known: Known, _today: date) -> Message | None:
    facts = known.now.facts
    if not facts.joined:
        return None
    return msg(
        "{partners} partners take part, from {domains} of the twelve domains",
        partners=facts.joined,
        domains=len(facts.domains),
    )


def _invitations(known: Known, _today: date) -> Message | None:
    invited = known.now.facts.invited
    prospects = sum(p.status == "prospect" for p in known.now.partners)
    if not invited and not prospects:
        return None
    return msg("{invited} invited, {prospects} still to ask", invited=invited, prospects=prospects)


def _kickoff(known: Known, today: date) -> Message | None:
    on = known.kickoff.on
    if on is None:
        return None
    held = msg("Held on {date}", date=on)
    return held if on < today else msg("Planned on {date}", date=on)


def _plan(known: Known, _today: date) -> Message | None:
    if not known.written:
        return None
    return msg(
        "Text in {written} of {total} chapters.",
        written=len(known.written),
        total=len(catalogue().items("plan-chapters")),
    )


def _actions(known: Known, _today: date) -> Message | None:
    facts = known.now.facts
    if not facts.actions:
        return None
    return msg(
        "{open} open, {done} done",
        open=facts.open_actions,
        done=sum(action.state == "done" for action in known.now.actions),
    )


def _live(known: Known, _today: date) -> Message | None:
    facts = known.now.facts
    if not facts.actions:
        return None
    if not facts.overdue_actions:
        return msg("Nothing is late")
    return msgn("One action is late.", "{n} actions are late.", n=facts.overdue_actions)


def _scorecards(known: Known, _today: date) -> Message | None:
    facts = known.now.facts
    if not facts.projects:
        return None
    return msg(
        "A scorecard for {scored} of {total} projects",
        scored=facts.scored_projects,
        total=facts.projects,
    )


def _review(known: Known, _today: date) -> Message | None:
    if not known.revisions:
        return None
    newest = known.revisions[0]
    return msg(
        "Last adopted on {date}: {title}",
        date=newest.adopted_on,
        title=newest.title,
    )


def _anchored(known: Known, _today: date) -> Message | None:
    looked_at = [e for e in known.entries if e.list_id == "anchoring" and e.state != "unknown"]
    if not looked_at:
        return None
    return msg(
        "{arranged} of {total} points arranged",
        arranged=sum(entry.state == "arranged" for entry in looked_at),
        total=len(working_lists()["anchoring"].items),
    )


_PRODUCTS: dict[str, tuple[Rule | None, str]] = {
    "talks-list": (_talks, "stappen"),
    "first-partners": (_partners, "partners"),
    "reason-page": (_reason, "plan"),
    "figure-sheet": (_figures, "cijfers"),
    "group-choice": (_groups, "cijfers"),
    "signal-points": (_signal_points, "stappen"),
    "partner-map": (_map, "netwerk"),
    "invitation-list": (_invitations, "bijeenkomst"),
    "kick-off": (_kickoff, "bijeenkomst"),
    "plan-of-action": (_plan, "plan"),
    "action-list": (_actions, "acties"),
    "project-checks": (_scorecards, "scorekaart"),
    "live-actions": (_live, "acties"),
    "scorecards": (_scorecards, "scorekaart"),
    "yearly-review": (_review, "plan"),
    "handover-pack": (None, "documenten"),
    "anchoring-list": (_anchored, "stappen"),
}
"""Product → how it is counted, and the page where it is made."""
