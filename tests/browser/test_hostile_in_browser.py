"""In a real browser nothing that people typed runs, is drawn as Markdown, or calls another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from model.core.catalogue import catalogue
from model.core.translation import Translator
from model.services.downloads import EXPORTS
from model.services.opening import start_work
from model.storage.database import close
from model.storage.unit_of_work import UnitOfWork
from pages.shared.addresses import ADDRESSES
from tests.tools.hostile import DEEPER, NOW, STRINGS, hostile_database
from tests.tools.shots import settle, workbench

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hostile")]

DRAWN = """() => {
  const found = [];
  if (window.__hit !== undefined) found.push('ran: ' + window.__hit);
  const roots = [document, ...[...document.querySelectorAll('*')].map(e => e.shadowRoot).filter(Boolean)];
  for (const root of roots) {
    for (const e of root.querySelectorAll('strong, em, code, del, h1, h2, h3, h4, h5, h6, blockquote, td')) {
      const text = e.textContent.trim();
      if (['vetx', 'cursx', 'codex', 'wegx', 'kopx', 'citaatx', 'ax', 'bx'].includes(text))
        found.push(e.tagName + ': ' + text);
    }
    for (const e of root.querySelectorAll('.katex')) if (/katx/.test(e.textContent)) found.push('formula');
    for (const e of root.querySelectorAll('a[href], img[src]')) {
      const at = e.getAttribute('href') || e.getAttribute('src');
      // An address that is typed in full may lead to itself; nothing else may lead there.
      const itself = e.tagName === 'A' && e.textContent.trim() === at;
      if (/evil\\.example|^\\s*javascript:/i.test(at) && !itself) found.push(e.tagName + ': ' + at);
    }
    for (const e of root.querySelectorAll('span[class*=stMarkdownColored], [data-testid=stIconMaterial]'))
      // Our own colour may stand around a text that was left as typed.
      if (/^\\s*(roodx|bomb)\\s*$/.test(e.textContent)) found.push('colour or icon: ' + e.textContent);
  }
  return found;
}"""


@dataclass
class Hostile:
    """The workbench with the hostile coalition, and its files in a folder."""

    address: str
    files: Path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """A running workbench in which every text is hostile."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    url = f"sqlite:///{folder}/hostile.db"
    hostile_database(url)
    with pytest.MonkeyPatch.context() as patch, start_here(patch, url) as work:
        for name in ("report.html", "map.html", "handover.html"):
            data = EXPORTS[name](work, "lindewaarde", NOW, Translator("nl", catalogue()))
            (folder / name).write_bytes(data)
    close(url)
    with workbench(demo=False, database=url) as address:
        yield Hostile(address, folder)


def start_here(patch: pytest.MonkeyPatch, url: str) -> UnitOfWork:
    patch.setenv("WORKBENCH_DATABASE_URL", url)
    return start_work(writes=False)


@dataclass
class Watched:
    """A page, and what it should not have done."""

    page: Page
    done: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps what it loaded from page to page."""
    opened = browser.new_context(viewport={"width": 1300, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def watched(visitor: BrowserContext) -> Iterator[Watched]:
    """A page that remembers dialogs and requests to other hosts."""
    page = visitor.new_page()
    found = Watched(page)

    def refuse(dialog) -> None:
        found.done.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def note(request) -> None:
        if not request.url.startswith(("http://localhost:", "data:", "blob:", "file:")):
            found.done.append(f"request: {request.url}")

    page.on("dialog", refuse)
    page.on("request", note)
    yield found
    page.close()


def test_nothing_typed_runs_or_is_drawn_on_any_address(hostile: Hostile, watched: Watched) -> None:
    """No script, no dialog, no request, no bold, no link: page after page, as a visitor goes."""
    page, found, dutch = watched.page, {}, Translator("nl")
    page.goto(f"{hostile.address}/?taal=nl")
    settle(page)
    for address in ADDRESSES:
        if address.path:
            sidebar = page.get_by_test_id("stSidebar")
            sidebar.get_by_role("link", name=dutch(address.title), exact=True).click()
            page.wait_for_url(re.compile(rf"/{address.path}(\?.*)?$"))
            settle(page)
        found[address.path] = page.evaluate(DRAWN)

    assert {path: odd for path, odd in found.items() if odd} == {}
    assert watched.done == []


@pytest.mark.parametrize(("path", "query"), DEEPER)
def test_nothing_typed_runs_or_is_drawn_in_its_parts(
    hostile: Hostile, watched: Watched, path: str, query: dict[str, str]
) -> None:
    """The same for what a page shows only when somebody asks for it."""
    asked = "".join(f"&{name}={value}" for name, value in query.items())
    watched.page.goto(f"{hostile.address}/{path}?taal=nl{asked}")
    settle(watched.page)

    assert watched.page.evaluate(DRAWN) == []
    assert watched.done == []


@pytest.mark.parametrize("path", ["projecten", "acties", "netwerk"])
def test_texts_are_shown_as_typed(hostile: Hostile, watched: Watched, path: str) -> None:
    """The signs stand on the screen, without a backslash before them."""
    watched.page.goto(f"{hostile.address}/{path}")
    settle(watched.page)
    main = watched.page.get_by_test_id("stMain")
    typed = ("<script>", "**vetx**", ":red[roodx]", "=cmd|", "../../etc", "#read(", "{n} {name}")
    expect(main).to_contain_text(re.compile("|".join(map(re.escape, typed))), timeout=15_000)

    words = main.inner_text()
    for wrong in ("&lt;script", "\\*\\*vetx", "\\<script", "\\=cmd", "\\#read"):
        assert wrong not in words


@pytest.mark.parametrize("name", ["report.html", "map.html", "handover.html"])
def test_file_for_the_browser_runs_nothing_typed(
    hostile: Hostile, watched: Watched, name: str
) -> None:
    """The web pages that people send each other, opened from the disk."""
    watched.page.goto((hostile.files / name).as_uri())
    watched.page.wait_for_timeout(800)

    assert watched.page.evaluate(DRAWN) == []
    assert watched.done == []
    assert STRINGS["excel"][:5] in watched.page.inner_text("body") or name == "map.html"
