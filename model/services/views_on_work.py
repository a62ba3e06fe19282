"""Two views on the same work: the six building blocks, and the five pillars."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.messages import Message, msg, msgn
from model.services.dates_ahead import ENDED

if TYPE_CHECKING:
    from model.services.facts import Standing
    from model.services.step_products import Known


@dataclass(frozen=True)
class WorkView:
    """What there is for one building block or pillar, counted."""

    kind: str
    """`building-blocks` or `pillars`."""
    id: str
    facts: tuple[Message, ...]
    """Empty: nothing was recorded for it yet, which is not the same as nothing being done."""


def block_views(now: Standing) -> list[WorkView]:
    """Return for each building block how many partners, projects and open actions it has."""
    partners = Counter(b for p in now.partners if p.is_present for b in set(p.building_blocks))
    going = [project for project in now.projects if project.status not in ENDED]
    projects = Counter(b for project in going for b in set(project.building_blocks))
    actions = Counter(action.building_block for action in now.actions if action.is_open)
    return [
        _block(block, partners[block], projects[block], actions[block])
        for block in catalogue().items("building-blocks")
    ]


def _block(block: str, partners: int, projects: int, actions: int) -> WorkView:
    facts = (
        msgn("{n} partner", "{n} partners", n=partners) if partners else None,
        msgn("{n} project", "{n} projects", n=projects) if projects else None,
        msgn("{n} open action", "{n} open actions", n=actions) if actions else None,
    )
    return WorkView("building-blocks", block, tuple(fact for fact in facts if fact))


def pillar_views(known: Known) -> list[WorkView]:
    """Return for each pillar what the coalition recorded that belongs to it."""
    rules = {
        "commitment": _commitment,
        "network": _network,
        "involvement": _involvement,
        "sustainable": _sustainable,
        "monitoring": _monitoring,
    }
    return [WorkView("pillars", p, tuple(rules[p](known))) for p in catalogue().items("pillars")]


def _arranged(known: Known, *items: str) -> int:
    return sum(
        e.list_id == "anchoring" and e.item in items and e.state == "arranged"
        for e in known.entries
    )


def _commitment(known: Known) -> list[Message]:
    facts: list[Message] = []
    if "municipality" in known.now.facts.domains:
        facts.append(msg("The municipality takes part"))
    if known.revisions:
        newest = known.revisions[0]
        facts.append(
            msg("Last adopted on {date}: {title}", date=newest.adopted_on, title=newest.title)
        )
    if n := _arranged(known, "mandate-board", "mandate-decide", "policy-health", "policy-others"):
        facts.append(
            msgn("One point of mandate and policy", "{n} points of mandate and policy", n=n)
        )
    return facts


def _network(known: Known) -> list[Message]:
    facts = known.now.facts
    if not facts.joined:
        return []
    found = [
        msg(
            "{partners} partners take part, from {domains} of the twelve domains",
            partners=facts.joined,
            domains=len(facts.domains),
        )
    ]
    if facts.ties:
        found.append(msgn("One tie recorded", "{n} ties recorded", n=facts.ties))
    if any(p.is_present and "convenor" in p.roles for p in known.now.partners):
        found.append(msg("Somebody leads the way"))
    return found


def _involvement(known: Known) -> list[Message]:
    now = known.now
    experts = sum(p.is_present and "experience-expert" in p.roles for p in now.partners)
    deciding = sum(bool(p.participation.strip()) and p.status not in ENDED for p in now.projects)
    own = sum(p.is_present and "self-organisations" in p.domains for p in now.partners)
    facts = (
        msgn("One expert by experience", "{n} experts by experience", n=experts)
        if experts
        else None,
        msgn("One self-organisation", "{n} self-organisations", n=own) if own else None,
        msgn(
            "In one project people decide along", "In {n} projects people decide along", n=deciding
        )
        if deciding
        else None,
    )
    return [fact for fact in facts if fact]


def _sustainable(known: Known) -> list[Message]:
    facts: list[Message] = []
    if known.now.facts.scored_projects:
        facts.append(
            msg(
                "A scorecard for {scored} of {total} projects",
                scored=known.now.facts.scored_projects,
                total=known.now.facts.projects,
            )
        )
    arranged = sum(e.list_id == "anchoring" and e.state == "arranged" for e in known.entries)
    if arranged:
        facts.append(msgn("One point is anchored", "{n} points are anchored", n=arranged))
    return facts


def _monitoring(known: Known) -> list[Message]:
    facts: list[Message] = []
    if known.goals:
        measurable = sum(not goal.still_open for goal in known.goals)
        facts.append(
            msg("{n} of {total} goals can be measured", n=measurable, total=len(known.goals))
        )
    reviews = [e for e in known.entries if e.list_id == "rhythm" and e.item == "yearly-review"]
    if reviews and reviews[0].due_on:
        facts.append(msg("Yearly review on {date}", date=reviews[0].due_on))
    return facts
