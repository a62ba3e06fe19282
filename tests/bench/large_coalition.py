"""A large coalition: the demo coalition grown to 300 partners, 1,500 ties, 60 projects, 600 actions.

Everything is a copy of what the demo has, under other ids and names, so that the pages get the
same kind of texts in the same proportions. Run by the page bench in a database of its own.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TypeVar

from model.core.ids import new_id
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.network.ties import Tie
from model.process.actions import Action
from model.services.demo import load_demo
from model.services.opening import start_work
from model.services.scoring import score_project
from model.storage.unit_of_work import UnitOfWork

E = TypeVar("E", Partner, Project, Action)
PARTNERS, TIES, PROJECTS, ACTIONS = 300, 1_500, 60, 600


def make_large_coalition() -> None:
    """Fill the database of `WORKBENCH_DATABASE_URL`."""
    chance = random.Random(20)
    with start_work(by="bench") as work:
        demo = load_demo(work)
        assert demo is not None, "a database of its own"
        here = demo.id
        partners = _grown(work.partners.find(coalition_id=here), PARTNERS, "name")
        work.partners.add_all(partners)
        work.ties.add_all(_ties(work, here, chance))
        work.projects.add_all(_grown(work.projects.find(coalition_id=here), PROJECTS, "title"))
        work.actions.add_all(_grown(work.actions.find(coalition_id=here), ACTIONS, "title"))
        work.commit()
        for project in work.projects.find(coalition_id=here):
            score_project(work, project, at=datetime.now(UTC))


def _grown(originals: list[E], size: int, name: str) -> list[E]:
    copies: list[E] = []
    for n in range(size - len(originals)):
        one = originals[n % len(originals)]
        title = f"{getattr(one, name)} {n // len(originals) + 2}"
        copies.append(one.model_copy(update={"id": new_id(), "version": 1, name: title}))
    return copies


def _ties(work: UnitOfWork, here: str, chance: random.Random) -> list[Tie]:
    ids = [partner.id for partner in work.partners.find(coalition_id=here)]
    known = work.ties.find(coalition_id=here)
    taken = {frozenset((tie.source_id, tie.target_id)) for tie in known}
    ties: list[Tie] = []
    while len(known) + len(ties) < TIES:
        pair = chance.sample(ids, 2)
        if frozenset(pair) in taken:
            continue
        taken.add(frozenset(pair))
        one = chance.choice(known)
        ties.append(
            Tie(
                coalition_id=here,
                source_id=pair[0],
                target_id=pair[1],
                kind=one.kind,
                strength=one.strength,
                handover=one.handover,
                reported_by=pair[0] if one.reported_by else "",
            )
        )
    return ties


if __name__ == "__main__":
    make_large_coalition()
