"""Who sees only a part of a coalition can take back what they did themselves."""

from __future__ import annotations

from model.core.actor import Actor
from model.services.history import happenings, newest_change, undo
from model.services.improvement import take_advice
from model.services.opening import start_work
from model.services.projects import change_project

DEMO = "lindewaarde"


def test_project_lead_takes_back_the_own_newest_change(demo_database: str) -> None:
    """A lead reads no history of others, and still has undo after what they did."""
    with start_work(by="Bea") as work:
        own, other = work.projects.find(coalition_id=DEMO)[:2]
    lead = Actor(role="project-lead", name="Samira", coalition_id=DEMO, project_id=own.id)
    with start_work(actor=lead) as work:
        added = take_advice(work, own, "asks-again", title="Nog eens bellen")
    with start_work(by="Bea") as work:
        change_project(work, other, title="Van een ander")

    with start_work(actor=lead) as work:
        assert happenings(work, DEMO) == []
        at = newest_change(work, DEMO)
        assert at is not None
        undo(work, DEMO, at)

    with start_work(writes=False) as work:
        assert work.actions.maybe(added.id) is None
        assert work.projects.one(other.id).title == "Van een ander"
