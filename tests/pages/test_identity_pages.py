"""Who comes in sees only what is theirs, and who may let people in can do so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model.services.members import add_member, members
from model.services.opening import start_work
from model.services.personal_links import link_of_visit, links, open_link
from pages.shared.access import PAGES
from pages.shared.addresses import file_of
from tests.tools.visits import PURPOSES, visit

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"
HOSTILE = "<script>alert(1)</script> [x](http://x) =cmd() ../ 😀 \u202eabc"


def _shown(app: AppTest) -> str:
    return " ".join(
        str(part.value) for part in [*app.title, *app.info, *app.markdown, *app.caption, *app.error]
    )


@pytest.mark.parametrize("role", PURPOSES)
def test_every_page_of_a_role_opens_without_a_fault(
    demo_database: str, come_in: Callable[..., AppTest], role: str
) -> None:
    """What the sidebar offers works: reading asks for nothing that the role may not see."""
    secret, _ = visit(role)

    faults = {}
    for path in PAGES[role]:  # type: ignore[index]
        app = come_in(secret, path)
        if [error.value for error in app.error] or "not part of what" in _shown(app):
            faults[path] = _shown(app)

    assert faults == {}


@pytest.mark.parametrize("role", PURPOSES)
def test_page_of_somebody_else_says_who_can_help(
    demo_database: str, come_in: Callable[..., AppTest], role: str
) -> None:
    """A calm page instead of an error, and nothing of the page itself."""
    secret, _ = visit(role)

    app = come_in(secret, "instellingen")

    assert "not part of what you are here for" in _shown(app)
    assert "Marieke gave you your link" in _shown(app)
    assert not app.text_input
    assert not app.error


def test_sidebar_says_who_one_is_and_fixes_the_coalition(
    demo_database: str, come_in: Callable[..., AppTest]
) -> None:
    """No choice of coalition, only the own pages, and the way out."""
    secret, _ = visit("reviewer")

    app = come_in(secret, "beoordeling")

    assert "beoordelaar" not in _shown(app)
    assert "\\(reviewer\\)" in _shown(app) or "(reviewer)" in _shown(app)
    assert [box.label for box in app.sidebar.selectbox] == []


def test_reviewer_with_a_link_is_nobody_else(
    demo_database: str, come_in: Callable[..., AppTest]
) -> None:
    """The names of the others are no choice."""
    secret, _ = visit("reviewer")

    app = come_in(secret, "beoordeling")

    assert [box.label for box in app.selectbox if box.label in ("I am", "Round")] == []
    assert "Projectenronde 2027" in _shown(app)


def test_reviewer_who_comes_too_early_is_led_back(
    demo_database: str, come_in: Callable[..., AppTest]
) -> None:
    """As long as others still review there is no ranking, and this page is no dead end."""
    with start_work() as work:
        found = work.rounds.find()[0]
        work.rounds.save(found.changed(phase="reviewing"))
        work.commit()
    secret, _ = visit("reviewer")

    app = come_in(secret, "vergelijking")

    assert "Back to your reviews" in [link.proto.label for link in app.get("page_link")]


def test_ended_link_shows_a_calm_page(demo_database: str, come_in: Callable[..., AppTest]) -> None:
    """A cookie that opens nothing never falls back to reaching everything."""
    app = come_in("something old")

    assert [title.value for title in app.title] == ["Your link has ended"]
    assert not app.sidebar.selectbox


def test_coordinator_makes_and_ends_a_link(demo_database: str, open_page: Any) -> None:
    """The link is shown once, with a text to mail; ending it works at once."""
    app = open_page("instellingen", "en")
    purpose = next(box for box in app.selectbox if box.label == "What is the link for?")
    purpose.select("viewer").run()
    next(box for box in app.text_input if box.label == "For whom is the link?").set_value(HOSTILE)
    next(b for b in app.button if b.label == "Make a personal link").click().run()

    address, mail = (code.value for code in app.code[:2])
    token = address.rsplit("/in/", 1)[1]
    assert address in mail
    assert HOSTILE in mail
    at = datetime.now(UTC)
    with start_work() as work:
        [link] = links(work, work.coalitions.find()[0].id)
        secret = open_link(work, token, at).secret
    assert link.name == HOSTILE

    next(b for b in app.button if b.label == "End").click().run()

    with start_work() as work:
        assert link_of_visit(work, secret, at) is None
    assert not app.exception
    again = open_page("instellingen", "en")
    assert [code.value for code in again.code] == []


def test_link_without_a_name_says_what_is_missing(demo_database: str, open_page: Any) -> None:
    """One sentence, and no link."""
    app = open_page("instellingen", "en")
    next(box for box in app.selectbox if box.label == "What is the link for?").select(
        "viewer"
    ).run()

    next(b for b in app.button if b.label == "Make a personal link").click().run()

    assert [error.value for error in app.error] == ["Say for whom the link is."]
    assert not app.code


@pytest.fixture
def log_in(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Return a function that opens a page on a server with login, as some account."""
    monkeypatch.setenv("WORKBENCH_LOGIN", "oidc")
    monkeypatch.setenv("WORKBENCH_ADMINISTRATORS", "beheer@lindewaarde.nl, ")

    def opened(path: str = "", **user: Any) -> AppTest:
        app = AppTest.from_file(str(FRAME), default_timeout=30)
        app.query_params["taal"] = "en"
        app.user = user or {"is_logged_in": False}
        app.run()
        if path:
            app.switch_page(file_of(path)).run()
        assert not app.exception, app.exception
        return app

    return opened


def _member(role: str, account: str = "marieke@lindewaarde.nl", name: str = "Marieke") -> None:
    with start_work() as work:
        add_member(
            work,
            work.coalitions.find()[0].id,
            account=account,
            name=name,
            role=role,  # type: ignore[arg-type]
            at=datetime.now(UTC),
        )


def test_nobody_comes_in_without_login(demo_database: str, log_in: Callable[..., AppTest]) -> None:
    """On a server with login an unknown visitor sees one button and no data."""
    for path in ("", "partners", "instellingen"):
        app = log_in(path)
        assert [button.label for button in app.main.button] == ["Log in"]
        assert "Lindewaarde" not in _shown(app)


@pytest.mark.parametrize(
    "user",
    [
        {"email": "vreemd@elders.nl"},
        {"email": "beheer@lindewaarde.nl", "email_verified": False},
        {"email": ""},
        {"sub": "beheer@lindewaarde.nl"},
    ],
    ids=["no member", "not verified", "empty", "other claim"],
)
def test_account_that_is_no_member_reads_nothing(
    demo_database: str, log_in: Callable[..., AppTest], user: dict[str, Any]
) -> None:
    """Logged in is not let in; an address that anybody could claim opens nothing."""
    app = log_in(is_logged_in=True, name="Iemand", **user)

    assert [title.value for title in app.title] == ["You are not a member of a coalition yet"]
    assert "Lindewaarde Dichtbij" not in _shown(app)


def test_administrator_reaches_every_coalition(
    demo_database: str, log_in: Callable[..., AppTest]
) -> None:
    """Whoever runs the server starts coalitions and appoints coordinators."""
    app = log_in("instellingen", is_logged_in=True, email="Beheer@Lindewaarde.NL", name="Fatma")

    assert "Another coalition" in [header.value for header in app.header]


def test_member_is_what_the_coalition_says(
    demo_database: str, log_in: Callable[..., AppTest]
) -> None:
    """A viewer sees no settings, a coordinator does, and neither starts coalitions."""
    _member("viewer")
    user = {"is_logged_in": True, "email": "Marieke@Lindewaarde.nl"}
    assert "not part of what you are here for" in _shown(log_in("instellingen", **user))
    _member("coordinator", "fatma@lindewaarde.nl", name="Fatma Yıldız")
    assert "can open it for you: Fatma Yıldız" in _shown(log_in("instellingen", **user))

    with start_work() as work:
        member = members(work, work.coalitions.find()[0].id)[-1]
        work.members.save(member.changed(role="coordinator"))
        work.commit()

    app = log_in("instellingen", **user)
    headers = [header.value for header in app.header]
    assert "Who comes in" in headers
    assert "Another coalition" not in headers
    assert "You" not in headers


def test_coordinator_adds_and_removes_a_member(
    demo_database: str, log_in: Callable[..., AppTest]
) -> None:
    """A name is shown as typed, and the last coordinator cannot be removed."""
    _member("coordinator")
    app = log_in("instellingen", is_logged_in=True, email="marieke@lindewaarde.nl")
    next(box for box in app.text_input if box.label == "Account").set_value(" Riet@Erp.nl ")
    next(box for box in app.text_input if box.label == "Name").set_value(HOSTILE)
    next(box for box in app.selectbox if box.label == "Role").select("viewer")
    next(b for b in app.button if b.label == "Add this person").click().run()
    with start_work() as work:
        found = {member.account: member for member in work.members.find()}
    assert found["riet@erp.nl"].name == HOSTILE
    assert found["riet@erp.nl"].role == "viewer"

    for member in found.values():
        app.button(key=f"settings-member-remove-{member.id}").click().run()

    assert [error.value for error in app.error] in (
        ["First make somebody else coordinator too."],
        [],
    )
    with start_work() as work:
        assert [member.account for member in work.members.find()] == ["marieke@lindewaarde.nl"]


def test_role_that_two_coordinators_change_at_once_is_asked(
    demo_database: str, log_in: Callable[..., AppTest]
) -> None:
    """The second one sees both roles by name and chooses; a role is written as it is picked."""
    _member("coordinator")
    _member("viewer", "riet@erp.nl", name="Riet")
    app = log_in("instellingen", is_logged_in=True, email="marieke@lindewaarde.nl")
    with start_work() as work:
        riet = next(one for one in work.members.find() if one.name == "Riet")
        renamed = work.members.save(riet.changed(role="coordinator"))
        work.commit()
    role = app.selectbox(key=f"settings-member-role-{riet.id}")
    role.select("coordinator").run()
    assert not [one for one in app.button if one.key == "conflict-mine"], "both chose the same"

    with start_work() as work:
        work.members.save(renamed.changed(role="viewer"))
        work.commit()
    app.selectbox(key=f"settings-member-role-{riet.id}").select("viewer").run()

    with start_work() as work:
        assert work.members.one(riet.id).role == "viewer"
        assert not [one for one in app.button if one.key == "conflict-mine"]


def test_wrong_setting_of_the_login_opens_nothing(
    demo_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A typing error in the environment must not make everybody a coordinator."""
    monkeypatch.setenv("WORKBENCH_LOGIN", "OIDC ")
    app = AppTest.from_file(str(FRAME), default_timeout=30)
    app.run()

    assert app.exception
    assert not app.title


def test_free_text_with_personal_data_gets_a_gentle_word(
    demo_database: str, open_page: Any
) -> None:
    """The number itself is not repeated in full."""
    with start_work() as work:
        [here] = work.coalitions.find()
        project = work.projects.find(coalition_id=here.id)[0]
        work.projects.save(project.changed(summary="Voor mevrouw met bsn 111222333"))
        work.commit()

    app = open_page("projecten", "en", project=project.id)

    said = [warning.value for warning in app.warning]
    assert any("citizen service number" in text and "2333" in text for text in said)
    assert not any("111222333" in text for text in said)
