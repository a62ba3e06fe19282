"""What start page, plan and library keep in memory follows everybody's work, and crosses no rights.

Each is worked out once and shown to all who read the same rows, until somebody writes.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from model.core.actor import Actor
from model.core.coalitions import Coalition
from model.core.errors import DomainError, NotAllowedError
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.process.chapters import Chapter
from model.services.coalitions import remove_coalition
from model.services.kickoff import keep_kickoff_plan
from model.services.library_here import library_here
from model.services.opening import start_work
from model.services.plan import PlanContent, read_plan
from model.services.start_page import StartView, start_view

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
BEA_WRITES = """
from datetime import date
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.process.chapters import Chapter
from model.services.opening import start_work
with start_work(by="Bea") as work:
    work.partners.add(
        Partner(coalition_id="{here}", name="Koor", status="joined", risk_groups=("divorced",))
    )
    work.projects.add(
        Project(coalition_id="{here}", title="Tafel", starts_on=date(2026, 12, 1))
    )
    work.chapters.add(Chapter(coalition_id="{here}", chapter="occasion", text="Daarom."))
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


def _start(here: str, actor: Actor | None = None) -> StartView:
    with start_work(actor=actor or Actor(name="Anna"), writes=False) as work:
        return start_view(work, here, TODAY)


def _plan(here: str, actor: Actor | None = None) -> PlanContent:
    with start_work(actor=actor or Actor(name="Anna"), writes=False) as work:
        return read_plan(work, here, TODAY)


def _seen(here: str, actor: Actor | None = None) -> list[str]:
    with start_work(actor=actor or Actor(name="Anna"), writes=False) as work:
        return [one.name for one in library_here(work, here).groups["divorced"].partners]


def test_views_are_kept_while_nobody_writes(here: str) -> None:
    """The second look costs nothing: it is the very same view."""
    assert _start(here) is _start(here)
    assert _plan(here) is _plan(here)


def test_views_follow_what_another_process_writes(here: str) -> None:
    """Two people, two processes: what Bea writes stands on the pages Anna looks at."""
    assert _start(here).overview.is_new
    assert _plan(here).written == ()
    assert _seen(here) == []

    subprocess.run([sys.executable, "-c", BEA_WRITES.format(here=here)], cwd=ROOT, check=True)

    start = _start(here)
    assert not start.overview.is_new
    assert [ahead.on for ahead in start.ahead] == [date(2026, 12, 1)]
    assert {one.by for one in start.overview.latest} == {"Anna", "Bea"}
    assert _plan(here).written == ("occasion",)
    assert _seen(here) == ["Koor"]


def test_own_writing_is_seen_before_it_is_committed_and_forgotten_when_it_is_not(here: str) -> None:
    """A view made halfway somebody's work is for that work only."""
    assert _plan(here).written == ()
    with start_work(by="Anna") as work:
        work.chapters.add(Chapter(coalition_id=here, chapter="occasion", text="Daarom."))
        assert read_plan(work, here, TODAY).written == ("occasion",)
    assert _plan(here).written == ()


def test_date_of_the_kick_off_is_followed_though_it_is_a_setting(here: str) -> None:
    """Settings have no stamp, so the start page asks for this one each time."""
    assert _start(here).ahead == ()
    for day in (date(2026, 12, 3), date(2026, 12, 10)):
        with start_work(by="Anna") as work:
            keep_kickoff_plan(work, here, on=day)
        assert [ahead.on for ahead in _start(here).ahead] == [day]


def test_views_show_what_was_removed_no_more(here: str) -> None:
    """A removed project leaves the dates; a removed coalition leaves nothing to look at."""
    with start_work(by="Anna") as work:
        project = work.projects.add(
            Project(coalition_id=here, title="Tafel", starts_on=date(2026, 12, 1))
        )
        work.partners.add(Partner(coalition_id=here, name="Koor", risk_groups=("divorced",)))
        work.commit()
    assert len(_start(here).ahead) == 1
    with start_work(by="Anna") as work:
        work.projects.remove(work.projects.one(project.id))
        work.commit()
    assert _start(here).ahead == ()

    with start_work(by="Anna") as work:
        remove_coalition(work, here, typed_name="Erp")
    for look in (_start, _plan):
        with pytest.raises(DomainError):
            look(here)


def test_kept_views_are_for_those_who_read_the_whole_coalition(here: str) -> None:
    """What was kept for a coordinator is given to no other role and to no other coalition."""
    _start(here)
    _plan(here)
    viewer = Actor(name="Vera", role="viewer", coalition_id=here)
    assert _start(here, viewer).overview.standing.coalition.id == here
    stranger = Actor(name="Stef", role="coordinator", coalition_id="elsewhere")
    for look in (_start, _plan):
        with pytest.raises(NotAllowedError):
            look(here, Actor(name="Ria", role="reviewer", coalition_id=here, round_id="r"))
        with pytest.raises(DomainError):
            look(here, stranger)


def test_library_shows_a_partner_no_more_than_it_may_read(here: str) -> None:
    """The list kept for a coordinator is not what an organisation with a link gets."""
    with start_work(by="Anna") as work:
        koor = work.partners.add(
            Partner(coalition_id=here, name="Koor", status="joined", risk_groups=("divorced",))
        )
        work.partners.add(
            Partner(coalition_id=here, name="Kerk", status="joined", risk_groups=("divorced",))
        )
        work.commit()
    assert _seen(here) == ["Kerk", "Koor"]
    link = Actor(name="Kim", known="link", role="partner", coalition_id=here, partner_id=koor.id)
    with start_work(actor=link, writes=False) as work:
        work.in_service = True
        may_read = sorted(one.name for one in work.partners.find(coalition_id=here))
        work.in_service = False
    assert _seen(here, link) == may_read
    elsewhere = Actor(name="Stef", role="coordinator", coalition_id="elsewhere")
    assert _seen(here, elsewhere) == []
