"""Every page opens, in both languages, with the demo coalition, an empty one, and none."""

import pytest

from model.services.coalitions import start_coalition
from model.services.opening import start_work
from pages.shared.addresses import ADDRESSES

PATHS = [address.path for address in ADDRESSES]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_page_opens_with_the_demo_coalition(demo_database, open_page, path, language) -> None:
    """A page shows its title and no fault."""
    app = open_page(path, language)

    assert len(app.title) == 1
    assert [error.value for error in app.error] == []


@pytest.mark.parametrize("path", PATHS)
def test_page_opens_with_an_empty_coalition(sqlite_database, open_page, path) -> None:
    """A coalition in which nothing was filled in breaks no page."""
    with start_work() as work:
        start_coalition(work, name="Leeg", municipality="Erp")

    app = open_page(path)

    assert len(app.title) == 1
    assert [error.value for error in app.error] == []


@pytest.mark.parametrize("path", PATHS)
def test_page_opens_without_any_coalition(sqlite_database, open_page, path) -> None:
    """Before the first coalition every page says where to begin."""
    app = open_page(path)

    assert len(app.title) == 1
    assert [error.value for error in app.error] == []
