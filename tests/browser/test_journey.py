"""The whole thread on real input: from an attendance list to a report, and it is there tomorrow."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import docx
import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.tools.shots import settle, workbench

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey")]

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def go(page: Page, title: str) -> None:
    """Choose a page in the sidebar, as a user does."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    settle(page)


def downloaded(page: Page, button: str) -> bytes:
    """Press a download button and return the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).first.click()
    return Path(waiting.value.path()).read_bytes()


def make_coalition(page: Page) -> None:
    page.get_by_role("textbox", name="Naam van je coalitie").fill("Samen in Erp")
    page.get_by_role("textbox", name="Gemeente").fill("Erp")
    page.get_by_role("textbox", name="Je naam").fill("Marieke")
    page.get_by_role("button", name="Maak de coalitie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Samen in Erp")
    settle(page)


def bring_in_partners(page: Page) -> None:
    go(page, "Partners")
    page.set_input_files(
        "input[type=file]", FIXTURES / "attendance" / "presentielijst-windows-1252.csv"
    )
    button = page.get_by_role("button", name=re.compile(r"^Haal 8 partners binnen$"))
    button.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Netwerkkaart")
    expect(page.get_by_text("8 partners zijn toegevoegd")).to_be_visible()
    settle(page)


def draw_a_tie(page: Page) -> None:
    go(page, "Relaties")
    page.get_by_role("combobox", name=re.compile("Voor wie vul je in")).click()
    page.get_by_role("option", name="KBO Lindewaarde").click()
    settle(page)
    page.get_by_role("radio", name="Werken soms samen").first.click()
    settle(page)


def read_a_project(page: Page) -> None:
    go(page, "Projecten")
    page.get_by_text("Lees in uit een plan", exact=True).first.click()
    settle(page)
    page.set_input_files("input[type=file]", FIXTURES / "plans" / "aan-tafel-in-noord.docx")
    settle(page)
    page.get_by_test_id("stMain").get_by_test_id("stBaseButton-primary").last.click()
    settle(page)


def score_it(page: Page) -> None:
    go(page, "Scorekaart")  # of the only project, made when its plan was read
    expect(page.get_by_role("heading", name="De zes lessen")).to_be_visible(timeout=20_000)
    settle(page)


def test_coordinator_goes_from_an_attendance_list_to_a_report(
    browser: Browser, tmp_path: Path
) -> None:
    """One coordinator, one afternoon; and tomorrow everything is there."""
    database = f"sqlite:///{tmp_path / 'journey.db'}"
    with workbench(database=database) as address:
        page = browser.new_page(viewport={"width": 1300, "height": 1000})
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_text("Lindewaarde Dichtbij")
        settle(page)
        page.get_by_role("button", name=re.compile("Maak je eigen coalitie")).click()
        make_coalition(page)
        bring_in_partners(page)
        draw_a_tie(page)
        read_a_project(page)
        score_it(page)
        go(page, "Zes stappen")
        expect(page.get_by_role("heading", name="1. Initiatief nemen")).to_be_visible()
        go(page, "Documenten")
        report = docx.Document(io.BytesIO(downloaded(page, "Verslag voor Word")))
        words = "\n".join(paragraph.text for paragraph in report.paragraphs)
        assert "Samen in Erp" in words
        pdf = pypdf.PdfReader(io.BytesIO(downloaded(page, "Verslag als pdf")))
        assert "KBO Lindewaarde" in "".join(sheet.extract_text() for sheet in pdf.pages)
        dossier = json.loads(downloaded(page, "Dossier met geschiedenis"))
        assert len(dossier["partners"]) == 8
        assert len(dossier["evaluations"]) == 1
        assert len(dossier["ties"]) == 1
        page.close()

    with workbench(demo=False, database=database) as address:
        page = browser.new_page(viewport={"width": 360, "height": 780})
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_text("Samen in Erp")
        expect(page.get_by_text("8 partners doen mee")).to_be_visible()
        page.close()
