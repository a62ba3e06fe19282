"""What the plan and the ties keep in memory follows everybody's work, and crosses no rights."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from model.core.actor import Actor
from model.core.catalogue import catalogue
from model.core.coalitions import Coalition
from model.core.errors import NotAllowedError
from model.core.translation import Translator
from model.network.partners import Partner
from model.network.ties import Tie
from model.process.goals import Goal
from model.services.network import read_network
from model.services.opening import start_work
from model.services.plan_document import chapters_filled
from model.services.tie_questions import asked_so_far

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
DUTCH = Translator("nl", catalogue())
ADDS_A_GOAL = """
from model.process.goals import Goal
from model.services.opening import start_work
with start_work(by="Bea") as work:
    work.goals.add(Goal(coalition_id="{here}", title="Meer mensen aan tafel"))
    work.commit()
"""


@pytest.fixture
def here(database: str) -> str:
    """A coalition of which nothing is known yet; returns its id."""
    assert database, "used through the environment"
    with start_work(by="Anna") as work:
        made = work.coalitions.add(Coalition(name="Erp", municipality="Erp"))
        work.commit()
    return made.id


def _filled(coalition_id: str, actor: Actor | None = None) -> frozenset[str]:
    with start_work(actor=actor or Actor(name="Anna"), writes=False) as work:
        return chapters_filled(work, coalition_id, TODAY, DUTCH)


def test_chapters_follow_what_another_process_writes(here: str) -> None:
    """Two people, two processes: a goal of one fills the chapter that the other looks at."""
    assert "ambition" not in _filled(here)
    assert _filled(here) == _filled(here)
    subprocess.run([sys.executable, "-c", ADDS_A_GOAL.format(here=here)], cwd=ROOT, check=True)
    assert "ambition" in _filled(here)


def test_chapters_become_empty_again_when_it_is_removed(here: str) -> None:
    """What is kept goes with what it rests on."""
    with start_work(by="Anna") as work:
        goal = work.goals.add(Goal(coalition_id=here, title="Meer mensen aan tafel"))
        work.commit()
        assert "ambition" in chapters_filled(work, here, TODAY, DUTCH)
        work.goals.remove(goal)
        work.commit()
    assert "ambition" not in _filled(here)


def test_kept_chapters_are_for_those_who_read_the_plan(here: str) -> None:
    """What was kept for a coordinator is not given to a reviewer, nor to another coalition."""
    assert _filled(here) == _filled(here, Actor(name="Vera", role="viewer", coalition_id=here))
    with pytest.raises(NotAllowedError):
        _filled(here, Actor(name="Ria", role="reviewer", coalition_id=here, round_id="r"))


def test_how_far_the_questions_are_follows_each_answer(here: str) -> None:
    """The list of partners to ask is kept with the network, and made anew after an answer."""
    with start_work(by="Anna") as work:
        koor, kerk = work.partners.add_all(
            [Partner(coalition_id=here, name=name, status="joined") for name in ("Koor", "Kerk")]
        )
        work.commit()
        network = read_network(work, here)
        assert asked_so_far(network) is asked_so_far(read_network(work, here))
        work.ties.add(
            Tie(
                coalition_id=here,
                source_id=koor.id,
                target_id=kerk.id,
                strength="knows",
                reported_by=koor.id,
            )
        )
        work.commit()
        answered = {
            one.partner.name: one.answered for one in asked_so_far(read_network(work, here))
        }
    assert answered == {"Koor": 1, "Kerk": 0}
