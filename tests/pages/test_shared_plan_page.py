"""The page behind a funder's link: a copy, no cookie, no way into the workbench."""

from datetime import UTC, datetime, timedelta

import pytest

from model.services.coalitions import start_coalition
from model.services.opening import start_work
from model.services.personal_links import link_of_visit
from model.services.projects import add_project
from model.services.sharing import share_plan, withdraw_share
from tests.tools.phone import Phone

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def given(sqlite_database: str) -> tuple[str, str]:
    """The secret of a link to a shared plan, and the id of the share."""
    at = datetime.now(UTC)
    with start_work(by="Kim") as work:
        here = start_coalition(work, name="Dichtbij", municipality="Erp")
        project = add_project(work, here.id, title=f"Soep {HOSTILE}", target_group="Buren")
        share, link = share_plan(
            work, project, recipient="Fonds", parts=("plan",), note=HOSTILE,
            ends_on=(at + timedelta(days=9)).date(), at=at,
        )  # fmt: skip
    return link.token, share.id


def test_funder_reads_the_copy_without_coming_in(given: tuple[str, str]) -> None:
    """One page with what was shared: no cookie, no script, nothing kept in the browser."""
    phone = Phone()
    answer = phone.get(f"/in/{given[0]}")

    assert answer.status == 200
    assert "Buren" in answer.text
    assert "deelde deze kopie met je op" in answer.text
    assert HOSTILE not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert answer.header("set-cookie") == ""
    assert answer.header("cache-control") == "no-store"
    assert answer.header("referrer-policy") == "no-referrer"
    assert "shared this copy with you on" in phone.get(f"/in/{given[0]}?taal=en").text


def test_funder_takes_the_copy_along(given: tuple[str, str]) -> None:
    """The same copy in Word and as PDF; another kind is the page."""
    phone = Phone()

    assert phone._ask("GET", f"/in/{given[0]}?als=pdf", b"").body.startswith(b"%PDF")
    assert phone._ask("GET", f"/in/{given[0]}?als=docx", b"").body.startswith(b"PK")
    assert "text/html" in phone.get(f"/in/{given[0]}?als=../x").header("content-type")


def test_copy_that_was_taken_back_says_so_calmly(given: tuple[str, str]) -> None:
    """The page says that the link has ended; files are gone as well."""
    with start_work() as work:
        withdraw_share(work, work.plan_shares.one(given[1]), datetime.now(UTC))
    phone = Phone()

    for address in (f"/in/{given[0]}", f"/in/{given[0]}?als=pdf"):
        answer = phone.get(address)
        assert answer.status == 404
        assert "Buren" not in answer.text


def test_address_with_a_secret_is_kept_by_nobody(given: tuple[str, str]) -> None:
    """Page, files and the sentence that it ended: no cache, no search engine, no referrer."""
    phone = Phone()
    addresses = [f"/in/{given[0]}{query}" for query in ("", "?als=pdf", "?als=docx", "?taal=en")]
    for address in (*addresses, "/in/geraden"):
        answer = phone._ask("GET", address, b"")
        assert answer.header("cache-control") == "no-store", address
        assert answer.header("referrer-policy") == "no-referrer", address
        assert answer.header("x-robots-tag").startswith("noindex"), address
        assert answer.header("set-cookie") == "", address
    page = phone.get(addresses[0])
    assert "default-src 'none'" in page.header("content-security-policy")
    assert given[0] not in page.text


def test_secret_of_a_funder_opens_no_other_address(given: tuple[str, str]) -> None:
    """Not a calendar, not a hall, and as a cookie nothing either."""
    for address in (f"/agenda/{given[0]}.ics", f"/doe-mee/{given[0]}", f"/in/{given[0]}/meer"):
        assert "Buren" not in Phone().get(address).text
    with start_work(writes=False) as work:
        assert link_of_visit(work, given[0], datetime.now(UTC)) is None
