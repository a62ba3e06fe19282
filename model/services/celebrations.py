"""What there is to celebrate lately: counted, not made up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from model.core.messages import Message, Ref, msg, msgn
from model.services.facts import standing
from model.services.goals import goals
from model.services.revisions import revisions
from model.services.rights import by_right
from model.services.scorecards import latest_results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.network.partners import Partner
    from model.services.facts import Standing
    from model.storage.unit_of_work import UnitOfWork

LATELY = timedelta(days=120)
HIGHEST = 4


@by_right
def celebrations(work: UnitOfWork, coalition_id: str, today: date) -> list[Message]:
    """Return what was reached in the past four months, in sentences."""
    now, since = standing(work, coalition_id, today), today - LATELY
    return [
        *_partners(now, since),
        *_actions(now, since),
        *(
            msg("The plan was adopted on {date}: {title}.", date=r.adopted_on, title=r.title)
            for r in revisions(work, coalition_id)
            if r.adopted_on >= since
        ),
        *(
            msg("Goal “{title}” was measured: {result}.", title=g.title, result=g.result)
            for g in goals(work, coalition_id)
            if g.result and g.result_on and g.result_on >= since
        ),
        *_projects(work, now),
    ]


def _partners(now: Standing, since: date) -> Iterator[Message]:
    present = [p for p in now.partners if p.is_present]
    came = [p for p in present if p.joined_on and p.joined_on >= since]
    if came:
        yield msgn(
            "One partner joined: {names}.",
            "{n} partners joined: {names}.",
            n=len(came),
            names=sorted(p.name for p in came),
        )
    for domain in sorted({d for p in came for d in p.domains if d != "other"}):
        if all(p in came for p in _of(present, domain)):
            yield msg("A new domain takes part: {domain}.", domain=Ref(kind="domains", ref=domain))


def _of(partners: list[Partner], domain: str) -> list[Partner]:
    return [p for p in partners if domain in p.domains]


def _actions(now: Standing, since: date) -> Iterator[Message]:
    done = [a for a in now.actions if a.state == "done" and a.done_on and a.done_on >= since]
    if done:
        yield msgn(
            "One action was done: {names}.",
            "{n} actions were done: {names}.",
            n=len(done),
            names=[a.title for a in sorted(done, key=lambda a: str(a.done_on), reverse=True)][:5],
        )


def _projects(work: UnitOfWork, now: Standing) -> Iterator[Message]:
    titles = {p.id: p.title for p in now.projects}
    for project_id, evaluation in latest_results(work, now.coalition.id).items():
        best = [r.lesson for r in evaluation.lessons if r.level == HIGHEST]
        if best and project_id in titles:
            yield msg(
                "{project} does fully what these lessons ask: {lessons}.",
                project=titles[project_id],
                lessons=[Ref(kind="lessons", ref=lesson) for lesson in best],
            )
