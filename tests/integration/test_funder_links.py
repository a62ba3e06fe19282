"""Attacks on a funder's link: who may make or end one, and what else it opens. Nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from model.core.access import LinkVisit, PersonalLink
from model.core.actor import Actor
from model.core.coalitions import Coalition
from model.core.errors import DomainError, NotAllowedError, NotFoundError
from model.evaluation.projects import Project
from model.services.history import happenings, undo
from model.services.personal_links import (
    actor_of_link,
    fingerprint,
    give_link,
    link_of_visit,
    links,
    open_link,
    revoke_link,
)
from model.services.sharing import share_plan, shared_by_link, withdraw_share
from model.storage.unit_of_work import UnitOfWork

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def here(work: UnitOfWork) -> Coalition:
    """A coalition with two projects, each shared with a funder, and links of every other kind."""
    here = work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp"))
    for title in ("Aan tafel", "Aan zee"):
        project = work.projects.add(
            Project(coalition_id=here.id, title=title, summary="Samen eten.", goal="Elkaar kennen.")
        )
        share_plan(
            work, project, recipient=f"Fonds {title}", parts=("plan",), ends_on=AT.date(), at=AT
        )
        give_link(
            work,
            here.id,
            purpose="project-lead",
            name=f"Lead {title}",
            ends_on=AT.date(),
            at=AT,
            project_id=project.id,
        )
    give_link(work, here.id, purpose="viewer", name="Kijker", ends_on=AT.date(), at=AT)
    return here


def _lead(work: UnitOfWork, title: str) -> PersonalLink:
    return work.personal_links.find(name=f"Lead {title}")[0]


@contextmanager
def _working_as(work: UnitOfWork, actor: Actor) -> Iterator[UnitOfWork]:
    """Let the same unit of work be somebody else's for a while; SQLite has one writer."""
    before, work.actor = work.actor, actor
    yield work
    work.actor = before


def _forged(like: PersonalLink, **values: object) -> PersonalLink:
    return PersonalLink.model_validate(
        {**like.model_dump(), "id": "forged", "version": 0, "fingerprint": "f" * 64, **values}
    )


def test_lead_reaches_no_link_but_the_own_funders(work: UnitOfWork, here: Coalition) -> None:
    """Not to read, make, change or end: nor a link of the own project that lets people in."""
    lead = _lead(work, "Aan tafel")
    every = {one.name: one for one in work.personal_links.find()}
    own, other = every["Fonds Aan tafel"], every["Fonds Aan zee"]
    theirs = work.plan_shares.one(other.share_id)
    with _working_as(work, lead.actor) as guarded:
        assert [one.name for one in guarded.personal_links.find()] == ["Fonds Aan tafel"]
        assert guarded.link_visits.find() == []
        for service in (
            lambda: links(guarded, here.id),
            lambda: revoke_link(guarded, own, AT),
            lambda: give_link(
                guarded, here.id, purpose="viewer", name="Ik", ends_on=AT.date(), at=AT
            ),
            lambda: shared_by_link(guarded, "raden", AT),
        ):
            with pytest.raises(NotAllowedError):
                service()
        for purpose in ("viewer", "project-lead", "reviewer", "partner-ties"):
            with pytest.raises(NotAllowedError):
                guarded.personal_links.add(_forged(own, purpose=purpose))
            with pytest.raises(NotAllowedError):
                guarded.personal_links.save(own.changed(purpose=purpose))
        with pytest.raises(NotAllowedError):
            guarded.personal_links.add(_forged(own, project_id=other.project_id))
        for name in set(every) - {"Fonds Aan tafel"}:
            for attack in (
                lambda link=every[name]: guarded.personal_links.save(link.changed(revoked_at=AT)),
                lambda link=every[name]: guarded.personal_links.remove(link),
            ):
                with pytest.raises(DomainError):
                    attack()
        with pytest.raises(DomainError):
            withdraw_share(guarded, theirs, AT)
        with pytest.raises(NotAllowedError):
            guarded.link_visits.add(
                LinkVisit(
                    coalition_id=here.id,
                    link_id=every["Kijker"].id,
                    fingerprint="e" * 64,
                    opened_at=AT,
                    ends_at=AT,
                )
            )
    assert {one.name: one for one in work.personal_links.find()} == every


def test_link_to_the_copy_of_another_project_shows_nothing(
    work: UnitOfWork, here: Coalition
) -> None:
    """A lead who would bend an own link to what another project shared gets nothing to read."""
    by_name = {one.name: one for one in work.personal_links.find()}
    bent = by_name["Fonds Aan tafel"].changed(
        share_id=by_name["Fonds Aan zee"].share_id, fingerprint=fingerprint("gebogen")
    )
    work.personal_links.save(bent)

    with pytest.raises(NotFoundError):
        shared_by_link(work, "gebogen", AT)


def test_funders_link_opens_nothing_but_the_copy(work: UnitOfWork, here: Coalition) -> None:
    """No visit, no calendar, no cookie; and nothing a second after it ended, however it ended."""
    project = work.projects.find(title="Aan tafel")[0]
    share, given = share_plan(
        work, project, recipient="Fonds", parts=("plan",), ends_on=AT.date(), at=AT
    )
    for opening in (actor_of_link, open_link):
        with pytest.raises(NotFoundError):
            opening(work, given.token, AT)
    assert link_of_visit(work, given.token, AT) is None
    read = shared_by_link(work, given.token, AT)
    assert read is not None
    assert read.share == share
    with pytest.raises(NotFoundError):
        shared_by_link(work, given.token, AT + timedelta(days=1))

    withdraw_share(work, share, AT)
    with pytest.raises(NotFoundError):
        shared_by_link(work, given.token, AT)
    undo(work, here.id, happenings(work, here.id, limit=1)[0].at)
    with pytest.raises(NotFoundError):
        shared_by_link(work, given.token, AT)


def test_link_ended_by_the_coordinator_and_a_removed_plan_show_nothing(
    work: UnitOfWork, here: Coalition
) -> None:
    """The coordinator can end any link; without the project there is nothing to read either."""
    project = work.projects.find(title="Aan tafel")[0]
    ends = {"recipient": "Fonds", "parts": ("plan",), "ends_on": AT.date(), "at": AT}
    _, ended = share_plan(work, project, **ends)
    _, orphan = share_plan(work, project, **ends)
    revoke_link(work, ended.link, AT)
    with pytest.raises(NotFoundError):
        shared_by_link(work, ended.token, AT)

    work.projects.remove(project)
    work.commit()
    with pytest.raises(NotFoundError):
        shared_by_link(work, orphan.token, AT)
