"""Long lists come in parts of twenty, and tables and HTML reach the browser as they were meant."""

import datetime as dt
from typing import Any

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from model.core.translation import Translator
from model.evaluation.projects import Project
from model.services.coalitions import start_coalition
from model.services.opening import start_work
from pages.shared.in_parts import PART
from pages.shared.markup import markup
from pages.shared.table_data import table_data

MANY = PART + 5


@pytest.fixture
def many(sqlite_database: str) -> str:
    """The id of a coalition with more projects than one part."""
    with start_work(by="Tester") as work:
        here = start_coalition(work, name="Dichtbij", municipality="Erp").id
        work.projects.add_all(
            [Project(coalition_id=here, title=f"Project {n:02}") for n in range(1, MANY + 1)]
        )
        work.commit()
    return here


def _rows(app: AppTest) -> list[str]:
    return [one.label for one in app.button if "-open-" in (one.key or "")]


def _more(app: AppTest) -> list[Any]:
    return [one for one in app.button if one.label.startswith("Toon er nog")]


def test_projects_come_in_parts_until_all_are_shown(many, open_page) -> None:
    """Twenty at once, then the five that are left, and then no button any more."""
    app = open_page("projecten")
    assert len(_rows(app)) == PART
    assert [one.value for one in app.caption if "van de" in one.value] == [
        "Je ziet er 20 van de 25."
    ]

    (more,) = _more(app)
    assert more.label == "Toon er nog 5"
    more.click().run()

    assert len(_rows(app)) == MANY
    assert _more(app) == []
    assert not app.exception


def test_search_finds_a_project_that_is_not_in_the_first_part(many, open_page) -> None:
    """The filter looks through all of them, not only through what is drawn."""
    app = open_page("projecten")
    last = f"Project {MANY}"
    assert not any(last in label for label in _rows(app))

    app.text_input(key="projects-search").set_value(last).run()

    assert _rows(app) == [f"**{last}**"]
    assert _more(app) == []


def test_scorecards_to_choose_come_in_parts_too(many, open_page) -> None:
    """The choice names every project, as long as the list does not."""
    app = open_page("scorekaart")
    drawn = [one for one in app.button if (one.key or "").startswith("scorecard-choose-button")]
    assert len(drawn) == PART
    assert len(app.selectbox(key=f"scorecard-project-{many}-").options) == MANY
    assert not any(one.value.startswith("Kies een project om") for one in app.markdown)
    _more(app)[0].click().run()
    drawn = [one for one in app.button if (one.key or "").startswith("scorecard-choose-button")]
    assert len(drawn) == MANY
    assert "Project" not in [one.label for one in app.selectbox]  # all stand on the page


def test_table_holds_what_was_given_and_says_repeated_words_once() -> None:
    """Texts, counts and gaps come out as they went in, whatever somebody typed."""
    names = ["<script>", "=cmd()", "🙂", "\u202eom", "Koor", ""]
    columns = {
        "Name": names,
        "Status": ["joined"] * 5 + ["left"],
        "Ties": [0, 1, 2, 3, 4, 32_767],
        "Many": [0, 1, 2, 3, 4, 3_000_000_000],
        "Contact": [None, "a", None, None, None, None],
    }
    table = table_data(columns)
    assert table.to_pydict() == columns
    assert str(table.schema.field("Status").type).startswith("dictionary")
    assert str(table.schema.field("Ties").type) == "int16"
    assert str(table.schema.field("Many").type) == "int64"


def test_table_without_rows_keeps_its_columns() -> None:
    """A filter that finds nobody still draws the heads."""
    assert table_data({"Name": [], "Ties": []}).column_names == ["Name", "Ties"]


def test_html_escapes_every_value_and_leaves_our_own_pieces() -> None:
    """What a user typed is never HTML, and braces in it fill nothing in."""
    made = markup("<b>{name}</b>{own}", name="<script>{own}</script>", own=Markup("<i>x</i>"))
    assert made == "<b>&lt;script&gt;{own}&lt;/script&gt;</b><i>x</i>"
    assert markup("{n} {nothing}", n=3, nothing=None) == "3 None"


def test_no_number_is_written_as_minus_zero() -> None:
    """Written numbers are kept, and minus zero is the same number as zero."""
    t = Translator("nl")
    assert [t.number(-0.0, 1), t.number(0.0, 1), t.number(-0.0, 1)] == ["0,0"] * 3
    assert [t.number(1234.5, 1), Translator("en").number(1234.5, 1)] == ["1.234,5", "1,234.5"]
    assert t.date(dt.date(2026, 3, 3)) == "3 maart 2026"


def test_column_without_a_word_is_drawn_empty() -> None:
    """In the first week nothing is filled in: the browser would draw "None" in every row."""
    words = table_data({"Contact": ["", ""], "Ties": [0, 0]}).to_pydict()

    assert [text.strip() for text in words["Contact"]] == ["", ""]
    assert words["Contact"] != ["", ""]
    assert words["Ties"] == [0, 0]
