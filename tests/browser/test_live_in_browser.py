"""A live kick-off on real screens: the facilitator, the wall and a phone without scripts."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.tools.shots import settle, workbench

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("live")]


def serious(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


def test_dry_run_on_three_screens(browser: Browser) -> None:
    """What the facilitator opens stands on the wall within seconds; a phone answers without script."""
    with workbench() as base:
        desk = browser.new_context(locale="nl-NL").new_page()
        desk.goto(f"{base}/bijeenkomst?deel=zaal")
        settle(desk)
        desk.get_by_role("button", name="Begin een proef").click()
        row = desk.locator(".st-key-live-round-ideas")
        expect(row).to_be_visible(timeout=30_000)
        wall = browser.new_context(locale="nl-NL").new_page()
        wall.goto(f"{base}/bijeenkomst?scherm=muur")
        code = wall.locator(".wall-code")
        expect(code).to_be_visible(timeout=30_000)
        expect(wall.locator(".stSidebar")).to_be_hidden()

        phone = browser.new_context(
            viewport={"width": 320, "height": 640}, java_script_enabled=False
        ).new_page()
        phone.goto(f"{base}/doe-mee")
        phone.get_by_role("textbox").fill(code.inner_text().replace(" ", "").lower())
        phone.get_by_role("button").click()
        phone.get_by_role("textbox").fill("Buurtkoor")
        phone.get_by_role("button").click()
        phone.get_by_role("button", name="Doe mee").click()
        expect(wall.locator(".wall-tiles")).to_contain_text("Buurtkoor", timeout=10_000)
        for height in (1080, 650):  # as a laptop shows it, its bars included
            wall.set_viewport_size({"width": height * 16 // 9, "height": height})
            for part in (
                ".wall-join >> nth=0",
                ".wall-address",
                ".wall-code",
                ".wall-people >> nth=1",
            ):
                expect(wall.locator(part)).to_be_in_viewport(ratio=1)

        row.get_by_role("button", name="Open", exact=True).click()
        expect(wall.get_by_role("heading", name="Wat willen we?")).to_be_visible(timeout=10_000)
        phone.goto(f"{base}/doe-mee/{code.inner_text().replace(' ', '')}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320
        phone.get_by_role("textbox").first.fill("Samen zingen <b>op het plein</b>")
        phone.get_by_role("button", name="Verstuur").click()
        expect(phone.get_by_role("status")).to_contain_text("bewaard")
        expect(wall.locator(".wall")).not_to_contain_text("Samen zingen")

        row.get_by_role("button", name="Onthul").click()
        expect(wall.locator(".wall")).to_contain_text(
            "Samen zingen <b>op het plein</b>", timeout=10_000
        )
        assert serious(wall) == []


def test_kick_off_works_in_a_folder_of_a_larger_site(browser: Browser) -> None:
    """With `server.baseUrlPath` the wall sends phones into that folder, and all of it works there."""
    with workbench(arguments=("--server.baseUrlPath", "samen/bank")) as top:
        base = f"{top}/samen/bank"
        desk = browser.new_context(locale="nl-NL").new_page()
        desk.goto(f"{base}/bijeenkomst?deel=zaal")
        settle(desk)
        desk.get_by_role("button", name="Begin een proef").click()
        expect(desk.locator(".st-key-live-round-ideas")).to_be_visible(timeout=30_000)
        with desk.context.expect_page() as opened:
            desk.get_by_role("link", name="Open de muur").click()
        wall = opened.value
        expect(wall.locator(".wall-code")).to_be_visible(timeout=30_000)
        address = wall.locator(".wall-address").inner_text()
        assert f"http://{address}" == f"{base}/doe-mee"

        phone = browser.new_context(
            viewport={"width": 360, "height": 640}, java_script_enabled=False
        ).new_page()
        phone.goto(f"http://{address}")
        phone.get_by_role("textbox").fill(wall.locator(".wall-code").inner_text())
        phone.get_by_role("button").click()
        phone.get_by_role("textbox").fill("Buurtkoor")
        phone.get_by_role("button").click()
        phone.get_by_role("button", name="Doe mee").click()
        assert phone.url.startswith(f"{base}/doe-mee/")
        expect(wall.locator(".wall-tiles")).to_contain_text("Buurtkoor", timeout=10_000)


def test_phone_pages_are_accessible(browser: Browser, demo_server: str) -> None:
    """Axe finds nothing serious on the pages before joining, in both languages."""
    page = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    for path in ("/doe-mee", "/doe-mee?taal=en", "/doe-mee?code=nope", "/doe-mee/CDFHJK"):
        page.goto(demo_server + path)
        assert serious(page) == [], path
