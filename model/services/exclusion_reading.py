"""What a plan says about an exclusion rule: met, not met or unclear, with the reason.

A proposal: a person decides. Silence is "unclear", never "not met".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from model.core.messages import Message, Ref, msg, msgn

if TYPE_CHECKING:
    from collections.abc import Callable

    from model.evaluation.projects import Project
    from model.network.partners import Partner
    from model.review.applications import Eligible
    from model.review.rounds import Exclusion, Round

LONGEST_PROJECT_DAYS = 4 * 366
"""A period over four years looks like lasting support. Our choice."""


@dataclass(frozen=True)
class Reading:
    """What the workbench proposes for one rule."""

    outcome: Eligible
    reason: Message


@dataclass(frozen=True)
class Case:
    """A plan in a round, with its applicant when that is on the map."""

    project: Project
    lead: Partner | None
    round: Round
    value: str


Reader: TypeAlias = "Callable[[Case], Reading]"


def read_exclusion(case: Case, exclusion: Exclusion) -> Reading:
    """Read one rule in one plan; the funder's own rules are for a person to read."""
    reader = _READERS.get(exclusion.id)
    if reader is None:
        return Reading("unclear", msg("This is a rule of your own. Read the plan and decide."))
    return reader(case)


def _area(case: Case) -> Reading:
    area = case.project.area
    if not area:
        return Reading("unclear", msg("The plan names no area."))
    if case.value and case.value.casefold() in area.casefold():
        return Reading("met", msg("The plan is in {area}.", area=area))
    if case.value and case.lead is not None and case.value.casefold() in case.lead.area.casefold():
        return Reading("met", msg("The applicant works in {area}.", area=case.lead.area))
    return Reading("unclear", msg("The plan says “{area}”. Is that in your area?", area=area))


def _permanent(case: Case) -> Reading:
    first, last = case.project.starts_on, case.project.ends_on
    if last is None:
        return Reading("unclear", msg("The plan has no end date."))
    if first is not None and (last - first).days > LONGEST_PROJECT_DAYS:
        return Reading("unclear", msg("The plan takes more than four years."))
    return Reading("met", msg("The plan has an end date."))


def _one_off(case: Case) -> Reading:
    meetings = case.project.meetings
    if meetings is None:
        return Reading("unclear", msg("The plan does not say how often people meet."))
    if meetings == 1:
        return Reading("not-met", msg("People meet once."))
    return Reading("met", msgn("One meeting.", "{n} meetings for each participant.", n=meetings))


def _professionals(case: Case) -> Reading:
    volunteers = case.project.volunteers
    if volunteers is None and not case.project.says_none("volunteers"):
        return Reading("unclear", msg("The plan does not say how many volunteers take part."))
    if not volunteers:
        return Reading("not-met", msg("No volunteers take part."))
    return Reading(
        "met", msgn("One volunteer takes part.", "{n} volunteers take part.", n=volunteers)
    )


def _made(case: Case) -> Reading:
    project, opens = case.project, case.round.opens_on
    if project.status in ("finished", "stopped"):
        return Reading("not-met", msg("The project has ended already."))
    if project.starts_on is None:
        return Reading("unclear", msg("The plan has no start date."))
    if opens is not None and project.starts_on < opens:
        return Reading("not-met", msg("The project began before this round opened."))
    if project.status == "running":
        return Reading("unclear", msg("The project is running already. Which costs are new?"))
    return Reading("met", msg("The project starts after this round opened."))


def _too_much(case: Case) -> Reading:
    asked, most = asked_amount(case.project), _amount(case.value)
    if asked is None or most is None:
        return Reading("unclear", msg("The plan names no costs, or the rule no amount."))
    both = {"asked": round(asked), "most": round(most)}
    if asked > most:
        return Reading("not-met", msg("€ {asked} is asked, and at most € {most} can be.", **both))
    return Reading("met", msg("€ {asked} is asked; at most € {most} can be.", **both))


def _cofunding(case: Case) -> Reading:
    budget, others, least = case.project.budget, case.project.cofunding, _amount(case.value)
    if not budget or others is None or least is None:
        return Reading("unclear", msg("The plan does not say what others pay."))
    share = round(100 * others / budget)
    outcome: Eligible = "met" if 100 * others >= least * budget else "not-met"
    return Reading(outcome, msg("Others pay {share}% of the costs.", share=share))


def _pastime(case: Case) -> Reading:
    kinds = case.project.kinds_of_support
    if not kinds:
        return Reading("unclear", msg("The plan names no kind of support."))
    other = [kind for kind in kinds if kind != "pastime"]
    if not other:
        return Reading("not-met", msg("The plan offers pastime only."))
    refs = [Ref(kind="kinds-of-support", ref=kind) for kind in other]
    return Reading("met", msg("The plan also offers: {kinds}.", kinds=refs))


def _some_support(case: Case) -> Reading:
    kinds = case.project.kinds_of_support
    if kinds:
        refs = [Ref(kind="kinds-of-support", ref=kind) for kind in kinds]
        return Reading("met", msg("The plan offers: {kinds}.", kinds=refs))
    if case.project.says_none("kinds_of_support"):
        return Reading("not-met", msg("The plan says that it offers no kind of support."))
    return Reading("unclear", msg("The plan names no kind of support."))


def _company(case: Case) -> Reading:
    lead = case.lead
    if lead is None or not lead.domains:
        return Reading("unclear", msg("We do not know what kind of organisation applies."))
    if lead.main_domain == "businesses":
        return Reading("not-met", msg("{name} stands on the map as a business.", name=lead.name))
    domain = Ref(kind="domains", ref=lead.main_domain)
    return Reading("met", msg("{name}: {domain}.", name=lead.name, domain=domain))


def _outside(case: Case) -> Reading:
    if case.lead is None:
        return Reading("unclear", msg("The applicant is not on the map."))
    if case.lead.is_present:
        return Reading("met", msg("{name} takes part in the coalition.", name=case.lead.name))
    return Reading("unclear", msg("{name} takes no part yet.", name=case.lead.name))


def _incomplete(case: Case) -> Reading:
    project = case.project
    missing = [
        text
        for text, is_there in (
            (msg("what it costs"), project.budget is not None),
            (msg("when it begins"), project.starts_on is not None),
            (msg("when it ends"), project.ends_on is not None),
        )
        if not is_there
    ]
    if missing:
        return Reading("unclear", msg("Still missing: {what}.", what=missing))
    return Reading("met", msg("Budget and period are there."))


def asked_amount(project: Project) -> float | None:
    """Return what a plan asks of this funder in euros: its costs less what others pay."""
    if project.budget is None:
        return None
    return max(project.budget - (project.cofunding or 0), 0.0)


def _amount(text: str) -> float | None:
    digits = "".join(sign for sign in text.split(",", maxsplit=1)[0] if sign.isdigit())
    return float(digits) if digits else None


_READERS: dict[str, Reader] = {
    "outside-area": _area,
    "permanent-support": _permanent,
    "one-off": _one_off,
    "professionals-only": _professionals,
    "already-made": _made,
    "too-much": _too_much,
    "no-cofunding": _cofunding,
    "pastime-only": _pastime,
    "no-kind-of-support": _some_support,
    "not-for-profit": _company,
    "outside-coalition": _outside,
    "incomplete": _incomplete,
}
