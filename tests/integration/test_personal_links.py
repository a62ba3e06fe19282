"""Personal links let one person in for one thing, and end when they should."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import Response

from model.core.access import PersonalLink
from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError, NotFoundError
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.review.rounds import Round
from model.services.dossiers import export_dossier
from model.services.history import happenings
from model.services.opening import start_work
from model.services.personal_links import (
    VISIT,
    GivenLink,
    actor_of_link,
    end_visit,
    fingerprint,
    give_link,
    link_of_visit,
    links,
    open_link,
    revoke_link,
)
from model.storage.tables import metadata
from model.storage.unit_of_work import UnitOfWork
from pages.shared.identity import COOKIE
from pages.web.personal_link import enter, leave

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENDS = date(2026, 12, 24)


@pytest.fixture
def here(work: UnitOfWork) -> Coalition:
    made = work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp"))
    work.commit()
    return made


def _give(work: UnitOfWork, here: Coalition, **values: Any) -> GivenLink:
    given = {"purpose": "viewer", "name": "Riet", "ends_on": ENDS, "at": NOW, **values}
    return give_link(work, here.id, **given)


def test_link_opens_what_it_is_for(work: UnitOfWork, here: Coalition) -> None:
    """Each purpose gives its role, with the one project, round or partner."""
    project = work.projects.add(Project(coalition_id=here.id, title="Aan tafel"))
    partner = work.partners.add(Partner(coalition_id=here.id, name="KBO"))
    round_ = work.rounds.add(Round(coalition_id=here.id, title="2027", reviewers=("Bas",)))

    found = [
        actor_of_link(work, _give(work, here, **values).token, NOW)
        for values in (
            {"purpose": "project-lead", "project_id": project.id},
            {"purpose": "reviewer", "name": "Bas", "round_id": round_.id},
            {"purpose": "partner-ties", "partner_id": partner.id},
            {"purpose": "viewer", "project_id": project.id},
        )
    ]

    assert [(actor.role, actor.known) for actor in found] == [
        ("project-lead", "link"),
        ("reviewer", "link"),
        ("partner", "link"),
        ("viewer", "link"),
    ]
    assert {actor.coalition_id for actor in found} == {here.id}
    assert (found[0].project_id, found[1].round_id, found[2].partner_id) == (
        project.id,
        round_.id,
        partner.id,
    )
    assert found[3].project_id == ""


@pytest.mark.parametrize(
    "values",
    [
        {"name": "  "},
        {"ends_on": date(2026, 11, 21)},
        {"ends_on": date(2028, 1, 1)},
        {"purpose": "project-lead", "project_id": "nowhere"},
        {"purpose": "reviewer", "round_id": "nowhere"},
        {"purpose": "partner-ties"},
    ],
    ids=["no name", "ended", "too long", "no project", "no round", "no partner"],
)
def test_link_that_leads_nowhere_is_not_made(
    work: UnitOfWork, here: Coalition, values: dict[str, Any]
) -> None:
    """A clear sentence, and nothing is written."""
    with pytest.raises(InvalidInputError):
        _give(work, here, **values)

    assert links(work, here.id) == []


def test_link_to_a_project_of_another_coalition_is_not_made(
    work: UnitOfWork, here: Coalition
) -> None:
    """A link never reaches across coalitions."""
    other = work.coalitions.add(Coalition(name="Samen in Uden", municipality="Uden"))
    project = work.projects.add(Project(coalition_id=other.id, title="Elders"))

    with pytest.raises(InvalidInputError):
        _give(work, here, purpose="project-lead", project_id=project.id)


def test_reviewer_link_is_for_a_name_in_the_round(work: UnitOfWork, here: Coalition) -> None:
    """Somebody who leaves the round is out, without a further step."""
    round_ = work.rounds.add(Round(coalition_id=here.id, title="2027", reviewers=("Bas", "Riet")))
    with pytest.raises(InvalidInputError):
        _give(work, here, purpose="reviewer", name="Iemand", round_id=round_.id)
    token = _give(work, here, purpose="reviewer", name="Bas", round_id=round_.id).token

    work.rounds.save(round_.changed(reviewers=("Riet",)))

    with pytest.raises(NotFoundError):
        actor_of_link(work, token, NOW)


def test_secrets_are_nowhere_in_the_database(work: UnitOfWork, here: Coalition) -> None:
    """Reading the whole database gives nobody a link or a cookie."""
    given = _give(work, here)
    opened = open_link(work, given.token, NOW)

    everything = "".join(
        str(work.connection.execute(text(f'SELECT * FROM "{table}"')).all())
        for table in metadata.tables
    )

    assert fingerprint(given.token) in everything
    assert given.token not in everything
    assert opened.secret not in everything
    assert len(given.token) >= 43  # 256 bits in base64


def test_links_are_in_no_dossier_and_no_history(work: UnitOfWork, here: Coalition) -> None:
    """Who may come in stays on this server."""
    given = _give(work, here, name="Riet van den Berg")

    assert b"Riet van den Berg" not in export_dossier(work, here.id, NOW)
    assert [one.entity for one in happenings(work, here.id)] == ["coalitions"]
    assert given.link.given_by == "Tester"


def test_link_ends_on_its_date(work: UnitOfWork, here: Coalition) -> None:
    """The last day counts, the day after does not, and a visit ends with it."""
    token = _give(work, here, ends_on=ENDS).token
    last = datetime(2026, 12, 24, 23, 59, tzinfo=UTC)
    opened = open_link(work, token, last)

    assert link_of_visit(work, opened.secret, last) is not None
    assert link_of_visit(work, opened.secret, last + timedelta(minutes=2)) is None
    with pytest.raises(NotFoundError):
        open_link(work, token, last + timedelta(minutes=2))


def test_visit_ends_by_itself_and_the_link_still_works(work: UnitOfWork, here: Coalition) -> None:
    """A browser left open in a hall is closed after half a day."""
    token = _give(work, here).token
    opened = open_link(work, token, NOW)

    assert link_of_visit(work, opened.secret, NOW + VISIT - timedelta(seconds=1)) is not None
    assert link_of_visit(work, opened.secret, NOW + VISIT) is None
    again = open_link(work, token, NOW + VISIT)
    assert link_of_visit(work, again.secret, NOW + VISIT) is not None
    assert len(work.link_visits.find()) == 1


def test_revoked_link_ends_every_visit(work: UnitOfWork, here: Coalition) -> None:
    """Taking a link back works at once, in every browser; twice is the same as once."""
    given = _give(work, here)
    first, second = (open_link(work, given.token, NOW) for _ in range(2))

    ended = revoke_link(work, given.link, NOW)
    again = revoke_link(work, given.link, NOW + timedelta(hours=1))

    assert ended.revoked_at == again.revoked_at == NOW
    assert link_of_visit(work, first.secret, NOW) is None
    assert link_of_visit(work, second.secret, NOW) is None
    with pytest.raises(NotFoundError):
        open_link(work, given.token, NOW)


def test_leaving_ends_one_visit(work: UnitOfWork, here: Coalition) -> None:
    """The other browser stays in."""
    given = _give(work, here)
    first, second = (open_link(work, given.token, NOW) for _ in range(2))

    end_visit(work, first.secret)

    assert link_of_visit(work, first.secret, NOW) is None
    assert link_of_visit(work, second.secret, NOW) is not None


def test_link_of_a_removed_project_leads_nowhere(work: UnitOfWork, here: Coalition) -> None:
    """Somebody with an old cookie does not come in somewhere else."""
    project = work.projects.add(Project(coalition_id=here.id, title="Aan tafel"))
    given = _give(work, here, purpose="project-lead", project_id=project.id)
    opened = open_link(work, given.token, NOW)

    work.projects.remove(project)

    assert link_of_visit(work, opened.secret, NOW) is None
    with pytest.raises(NotFoundError):
        open_link(work, given.token, NOW)


def test_removing_a_coalition_removes_its_links(work: UnitOfWork, here: Coalition) -> None:
    """Nothing about people stays behind."""
    open_link(work, _give(work, here).token, NOW)

    work.coalitions.remove(work.coalitions.one(here.id))

    assert work.personal_links.find() == []
    assert work.link_visits.find() == []


def test_ended_links_are_forgotten_after_three_months(work: UnitOfWork, here: Coalition) -> None:
    """Until then one can look up who had a way in; of a link that works nothing changes."""
    old, ended, works = (_give(work, here) for _ in range(3))
    kept = work.personal_links.one(old.link.id)
    work.personal_links.save(kept.changed(ends_on=NOW.date() - timedelta(days=91)))
    revoke_link(work, ended.link, NOW)

    opened = open_link(work, works.token, NOW)

    assert {one.id for one in work.personal_links.find()} == {ended.link.id, works.link.id}
    assert link_of_visit(work, opened.secret, NOW) is not None
    open_link(work, works.token, NOW + timedelta(hours=13))
    assert len(work.link_visits.find()) == 1


@pytest.mark.parametrize("secret", ["", "x", "../../etc", "é" * 4000, "\x00", "' OR 1=1 --"])
def test_strange_secret_opens_nothing(work: UnitOfWork, here: Coalition, secret: str) -> None:
    """Whatever stands in the address or the cookie."""
    _give(work, here)

    assert link_of_visit(work, secret, NOW) is None
    with pytest.raises(NotFoundError):
        actor_of_link(work, secret, NOW)


def _ask(path: str, scheme: str = "http", token: str = "", **headers: str) -> Request:
    """Return a request as the server hands it to our routes."""
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": scheme,
            "path": path,
            "query_string": b"",
            "server": ("testserver", 80),
            "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
            "path_params": {"token": token},
        }
    )


def _enter(token: str, scheme: str = "http", **headers: str) -> Response:
    return enter(_ask(f"/in/{token}", scheme, token, **headers))


def _cookie(answer: Response) -> str:
    """Return what the cookie of an answer holds."""
    return answer.headers["set-cookie"].partition("=")[2].partition(";")[0]


def _given_today() -> str:
    at = datetime.now(UTC)
    with start_work(by="Marieke") as work:
        here = work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp"))
        return give_link(
            work, here.id, purpose="viewer", name="Riet", ends_on=at.date(), at=at
        ).token


def test_opening_a_link_leaves_a_cookie_and_no_secret_in_the_address(sqlite_database: str) -> None:
    """The token stands in no later address; scripts cannot read the cookie."""
    token = _given_today()

    answer = _enter(token)

    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 303
    assert token not in answer.headers["location"] + cookie
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_cookie_is_only_for_https_where_that_is_spoken(sqlite_database: str, scheme: str) -> None:
    """Behind a proxy or not."""
    headers = {"x_forwarded_proto": "https"} if scheme == "http" else {}

    answer = _enter(_given_today(), scheme, **headers)

    assert "Secure" in answer.headers["set-cookie"]


def test_unknown_link_is_answered_calmly(sqlite_database: str) -> None:
    """A notice, no cookie, and nothing of what was in the address."""
    answer = _enter("<script>alert(1)</script>")

    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers
    assert b"<script>" not in bytes(answer.body)


def test_leaving_ends_the_cookie_and_the_visit(sqlite_database: str) -> None:
    """The cookie is gone, and a copy of it opens nothing. Another site cannot do it."""
    secret = _cookie(_enter(_given_today()))
    now = datetime.now(UTC)

    leave(_ask("/uit", cookie=f"{COOKIE}={secret}", sec_fetch_site="cross-site"))
    with start_work(writes=False) as work:
        assert isinstance(link_of_visit(work, secret, now), PersonalLink)
    answer = leave(_ask("/uit", cookie=f"{COOKIE}={secret}"))

    assert _cookie(answer) == '""'
    with start_work(writes=False) as work:
        assert link_of_visit(work, secret, now) is None
