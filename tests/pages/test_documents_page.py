"""Documents: in groups, each in its formats; nothing that a role may not have, nothing twice."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model.process.actions import Action
from model.services.coalitions import start_coalition
from model.services.downloads import DOWNLOADS
from model.services.opening import start_work
from model.services.partners import add_partner
from pages.office.document_groups import GROUPS, OPEN_DATA
from tests.tools.visits import visit

FILES = {download.id: download for download in DOWNLOADS}
NEARLY_EMPTY = "nearly empty"


def headings(app: AppTest) -> list[str]:
    return [one.value for one in app.main.header]


def files(app: AppTest) -> list[str]:
    """Ids of the downloads on the page, in the order in which they stand there."""
    return [one.key.removeprefix("documents-") for one in app.main.get("download_button")]


def told(app: AppTest) -> str:
    return " ".join(one.value for one in app.main.markdown)


def parts(app: AppTest) -> list[Any]:
    return [one for one in app.main if one.type in ("header", "download_button", "button")]


def test_every_download_stands_in_one_group() -> None:
    """A new file that nobody placed would be missed by everybody."""
    placed = chain.from_iterable(d.files for group in GROUPS for d in group.documents)

    assert sorted(placed) == sorted(FILES)


def test_open_data_stands_last_in_its_group() -> None:
    """Who wants a report does not pass what is for programs."""
    for group in GROUPS:
        suffixes = [FILES[one].suffix for document in group.documents for one in document.files]
        assert suffixes == sorted(suffixes, key=lambda one: one in OPEN_DATA), group.title


def test_files_stand_under_headings_as_the_groups_say(demo_database, open_page) -> None:
    """The order on the page is that of the groups, formats of one document together."""
    app = open_page("documenten", "en")

    assert headings(app) == [
        "Report and plan",
        "Who is who",
        "Network",
        "Calendar",
        "Handover and dossier",
    ]
    assert files(app) == [f for group in GROUPS for d in group.documents for f in d.files]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_buttons_say_the_same(demo_database, open_page, language) -> None:
    """Who hears the page knows each button by its words alone."""
    app = open_page("documenten", language)
    labels = [b.label for b in chain(app.main.button, app.main.get("download_button"))]

    assert len(labels) > len(FILES)
    assert len(labels) == len(set(labels))


def test_what_there_is_to_read_stands_after_the_files_of_its_group(
    demo_database, open_page
) -> None:
    """A link to the library is no document."""
    shown = parts(open_page("documenten", "en"))
    first = next(i for i, one in enumerate(shown) if (one.key or "").startswith("card-link-"))
    rest = [one for one in shown[first:] if not (one.key or "").startswith("card-link-")]

    assert shown[first - 1].key == "documents-who-html"
    assert rest[0].type == "header"


def test_what_a_role_may_not_have_stays_out_with_its_heading(demo_database, come_in) -> None:
    """A viewer gets no handover and no dossier, and no heading above nothing."""
    app = come_in(visit("viewer")[0], "documenten")

    assert headings(app) == ["Report and plan", "Who is who", "Network", "Calendar"]
    assert not {"handover", "handover-html", "dossier", "dossier-now"} & set(files(app))
    assert "documents-calendar-link" not in [button.key for button in app.main.button]


def test_an_empty_coalition_hears_what_comes_first(sqlite_database, open_page) -> None:
    """Eighteen files that hold nothing: that is said before somebody opens one."""
    with start_work() as work:
        start_coalition(work, name="Leeg", municipality="Erp")
    app = open_page("documenten", "en")

    assert NEARLY_EMPTY in told(app)
    assert [link.proto.page for link in app.main.get("page_link")] == ["partners"]


@pytest.mark.parametrize("filled", ["partner", "action"])
def test_a_coalition_with_something_in_it_hears_nothing_of_the_kind(
    sqlite_database, open_page, filled
) -> None:
    """One partner or one action, and the files hold something."""
    with start_work() as work:
        here = start_coalition(work, name="Begin", municipality="Erp").id
        if filled == "partner":
            add_partner(work, here, name="KBO")
        else:
            work.actions.add(Action(id="a", coalition_id=here, title="Bellen"))
        work.commit()
    app = open_page("documenten", "en")

    assert NEARLY_EMPTY not in told(app)
