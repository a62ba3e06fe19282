"""Reads the tables that the workbench draws in its own HTML."""

from __future__ import annotations

from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest


class OwnTable(HTMLParser):
    """One table: its name, its header and its rows, and which cells are lined up as numbers."""

    def __init__(self, body: str) -> None:
        """Read the HTML of one table."""
        super().__init__()
        self.name = ""
        self.rows: list[list[str]] = []
        self.numbers: set[int] = set()
        self._in_cell = False
        self.feed(body)

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        return self.rows[0]

    @property
    def body(self) -> list[list[str]]:
        """The rows under the header."""
        return self.rows[1:]

    def column(self, name: str) -> list[str]:
        """Return the cells under this name."""
        place = self.header.index(name)
        return [row[place] for row in self.body]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell."""
        known = dict(attrs)
        if tag == "div":
            self.name = known.get("aria-label") or ""
        elif tag == "tr":
            self.rows.append([])
        elif tag in {"th", "td"}:
            if tag == "td" and "words" not in (known.get("class") or ""):
                self.numbers.add(len(self.rows[-1]))
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in {"th", "td"}:
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        """Add text to the cell."""
        if self._in_cell:
            self.rows[-1][-1] += data


def own_tables(app: AppTest) -> list[OwnTable]:
    """Return the tables in our own HTML, in the order of the page."""
    bodies = [element.proto.body for element in app.get("html")]
    return [OwnTable(body) for body in bodies if '<table class="numbers">' in body]
