"""In a real browser: the content policy holds on every page, and links and login let in safely."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from model.services.demo import load_demo
from model.services.opening import start_work
from model.services.personal_links import give_link
from pages.shared.addresses import ADDRESSES
from pages.shared.identity import COOKIE
from pages.web.headers import HEADERS
from tests.tools.shots import free_port, settle, workbench

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("safety")]

PLAIN = ("doe-mee", "in/unknown", "healthz")


def _listen(page: Page) -> list[str]:
    """Collect what the browser refused because of our content policy."""
    refused: list[str] = []
    page.on(
        "console",
        lambda message: (
            refused.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    return refused


def test_every_page_works_under_the_content_policy(
    demo_server: str, context: BrowserContext
) -> None:
    """Nothing is refused on any page, and each shows its title."""
    page = context.new_page()
    refused = _listen(page)

    for address in ADDRESSES:
        page.goto(f"{demo_server}/{address.path}?taal=en")
        settle(page)
        page.wait_for_timeout(700)  # charts and components load late
        assert page.locator("h1").count() == 1, address.path

    assert refused == []


@pytest.mark.parametrize("path", ["", *PLAIN, "assets/nothing", "_stcore/health", "no-such-page"])
def test_every_answer_carries_the_headers(demo_server: str, path: str) -> None:
    """Pages, files, plain HTML, faults and Streamlit's own answers alike."""
    request = urllib.request.Request(f"{demo_server}/{path}", headers={"User-Agent": "test"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            headers = answer.headers
    except urllib.error.HTTPError as fault:
        with fault:
            headers = fault.headers
    found = {name: headers.get(name) for name in HEADERS}

    assert [name for name, value in found.items() if not value] == []
    assert "unsafe-eval" not in str(found["Content-Security-Policy"])
    assert "frame-ancestors 'none'" in str(found["Content-Security-Policy"])


def test_script_that_slips_into_a_page_does_not_run(demo_server: str, page: Page) -> None:
    """Should user text ever become HTML, the browser still refuses its scripts and its requests."""
    page.goto(f"{demo_server}/?taal=en")
    settle(page)

    ran = page.evaluate(
        """() => new Promise((done) => {
            window.slipped = [];
            const box = document.createElement("div");
            box.innerHTML = "<img src='data:,' onerror='window.slipped.push(1)'>";
            const script = document.createElement("script");
            script.textContent = "window.slipped.push(2)";
            document.body.append(box, script);
            fetch("https://elsewhere.example/").catch(() => null)
              .finally(() => setTimeout(() => done(window.slipped), 300));
        })"""
    )

    assert ran == []


@pytest.fixture
def linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str, Path]]:
    """A server, the secret of a viewer's link, and the file with all that the server printed."""
    url = f"sqlite:///{tmp_path / 'workbench.db'}"
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", url)
    at = datetime.now(UTC)
    with start_work(by="Marieke") as work:
        here = load_demo(work)
        assert here is not None
        token = give_link(
            work, here.id, purpose="viewer", name="Anja", ends_on=at.date(), at=at
        ).token
    log = tmp_path / "log"
    with workbench(demo=False, database=url, log=log) as address:
        yield address, token, log


def test_personal_link_lets_in_and_leaves_no_trace_of_its_secret(
    linked: tuple[str, str, Path], context: BrowserContext
) -> None:
    """Not in the address, not in scripts' reach, not in what the server prints; leaving ends it."""
    address, token, log = linked
    page = context.new_page()
    page.goto(f"{address}/in/{token}?taal=en")
    settle(page)

    assert token not in page.url
    assert token not in page.content()
    cookie = next(one for one in context.cookies() if one.get("name") == COOKIE)
    assert (cookie.get("httpOnly"), cookie.get("sameSite")) == (True, "Lax")
    assert COOKIE not in page.evaluate("() => document.cookie")
    assert page.get_by_text("You are here as Anja (viewer).").count() == 1

    page.goto(f"{address}/instellingen?taal=en")
    settle(page)
    assert page.get_by_text("Marieke gave you your link").count() == 1

    page.get_by_role("link", name="Leave").click()
    page.wait_for_selector("text=You are out")
    assert COOKIE not in {one.get("name") for one in context.cookies()}

    context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(f"{address}/?taal=en")
    settle(page)
    assert page.locator("h1").inner_text() == "Your link has ended"
    assert token not in log.read_text(encoding="utf-8")


PEOPLE = {
    "beheer": {"email": "beheer@lindewaarde.example", "name": "Fatma", "email_verified": True},
    "vreemd": {"email": "vreemd@elders.example", "name": "Iemand", "email_verified": True},
    "doet-zich-voor": {"email": "beheer@lindewaarde.example", "email_verified": False},
}


@contextmanager
def _provider() -> Iterator[str]:
    """Run a real OpenID Connect provider on this machine."""
    port = free_port()
    people = [json.dumps({"sub": sub, **claims}) for sub, claims in PEOPLE.items()]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port)]
    for claims in people:
        command += ["--user-claims", claims]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}/.well-known/openid-configuration"
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(address, timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


@pytest.fixture(scope="module")
def with_login(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a workbench where people log in."""
    folder, port = tmp_path_factory.mktemp("login"), free_port()
    with _provider() as metadata:
        secrets = folder / "secrets.toml"
        secrets.write_text(
            "[auth]\n"
            f'redirect_uri = "http://localhost:{port}/oauth2callback"\n'
            'cookie_secret = "only for this test, and long enough to be one"\n'
            'client_id = "samenwerkbank"\nclient_secret = "loopback"\n'
            f'server_metadata_url = "{metadata}"\n',
            encoding="utf-8",
        )
        with workbench(
            port=port,
            variables={
                "WORKBENCH_LOGIN": "oidc",
                "WORKBENCH_ADMINISTRATORS": "Beheer@Lindewaarde.example",
            },
            arguments=["--secrets.files", str(secrets)],
        ) as address:
            yield address


def _log_in(browser: Browser, address: str, who: str) -> Page:
    page = browser.new_page()
    page.goto(f"{address}/?taal=en")
    settle(page)
    assert page.get_by_text("Lindewaarde").count() == 0
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url(f"{address}/**")
    page.goto(f"{address}/?taal=en")
    settle(page)
    return page


def test_administrator_logs_in_and_out(with_login: str, browser: Browser) -> None:
    """From the button to the provider and back; after logging out nothing is left to see."""
    page = _log_in(browser, with_login, "beheer")

    assert page.locator("h1").inner_text() == "Lindewaarde Dichtbij"
    assert page.get_by_text("You are here as Fatma (coordinator).").count() == 1

    page.get_by_role("button", name="Log out").click()
    page.wait_for_timeout(1500)
    page.goto(f"{with_login}/partners?taal=en")
    settle(page)
    assert page.get_by_role("button", name="Log in").count() == 1
    assert page.get_by_text("Lindewaarde").count() == 0
    page.close()


@pytest.mark.parametrize("who", ["vreemd", "doet-zich-voor"])
def test_login_of_somebody_else_opens_nothing(with_login: str, browser: Browser, who: str) -> None:
    """Who is no member, or has an address that is not verified, sees no data."""
    page = _log_in(browser, with_login, who)

    assert page.locator("h1").inner_text() == "You are not a member of a coalition yet"
    assert page.get_by_text("Lindewaarde Dichtbij").count() == 0
    page.close()
