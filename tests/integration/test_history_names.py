"""What changed is told with the name of the project or the partners that it is about."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from model.core.actor import Actor
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.network.ties import Tie
from model.process.actions import Action
from model.services.coalitions import start_coalition
from model.services.history import happenings
from model.services.opening import start_work
from model.services.partners import add_partner
from model.services.projects import add_project, remove_project
from model.services.rounds import start_round
from model.services.scoring import score_project

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def here(sqlite_database: str) -> str:
    """The id of an empty coalition."""
    with start_work(by="Bea") as work:
        return start_coalition(work, name="Dichtbij", municipality="Erp").id


def test_scorecard_is_named_after_its_project(here: str) -> None:
    """The name is that of now; of a project that is gone nothing is left to name."""
    with start_work(by="Bea") as work:
        project = add_project(work, here, title="Even lucht")
        score_project(work, project, NOW)
        assert (happenings(work, here)[0].entity, happenings(work, here)[0].name) == (
            "evaluations",
            "Even lucht",
        )
        remove_project(work, work.projects.one(project.id))
        named = {(one.entity, one.kind): one.name for one in happenings(work, here)}
    assert named["projects", "removed"] == "Even lucht"
    assert named["evaluations", "added"] == ""


def test_tie_is_named_after_both_partners(here: str) -> None:
    """Half a tie says nothing."""
    with start_work(by="Bea") as work:
        one, other = (add_partner(work, here, name=name) for name in ("Bieb", "Koor"))
        pair = sorted((one.id, other.id))
        work.ties.add(Tie(coalition_id=here, source_id=pair[0], target_id=pair[1]))
        work.commit()
        names = happenings(work, here)[0].name
        assert sorted(names.split(" – ")) == ["Bieb", "Koor"]


def test_viewer_reads_the_history_without_what_belongs_to_a_round(here: str) -> None:
    """Who may only look still has a start page when there is a round."""
    with start_work(by="Bea") as work:
        add_project(work, here, title="Even lucht")
        start_round(work, here, title="Voorjaar", reviewers=("Wil",))
    viewer = Actor(role="viewer", known="login", coalition_id=here)
    with start_work(actor=viewer, writes=False) as work:
        assert [one.entity for one in happenings(work, here)] == ["projects", "coalitions"]


def test_history_is_as_long_as_asked_for_when_each_thing_changes_several_tables(here: str) -> None:
    """Counting tables instead of things would hide what is older."""
    with start_work(by="Bea") as work:
        for number in range(4):
            work.partners.add_all(pair := _partners(here, number))
            work.projects.add(Project(coalition_id=here, title=f"Project {number}"))
            work.actions.add(Action(coalition_id=here, title=f"Actie {number}"))
            work.ties.add(Tie(coalition_id=here, source_id=pair[0].id, target_id=pair[1].id))
            work.commit()
        assert [len(happenings(work, here, limit=limit)) for limit in range(1, 6)] == [
            1,
            2,
            3,
            4,
            5,
        ]


def _partners(here: str, number: int) -> list[Partner]:
    made = [Partner(coalition_id=here, name=f"Partner {number}{one}") for one in "ab"]
    return sorted(made, key=lambda one: one.id)
