"""Fetching a table: against a real server on this computer, that also answers badly or never."""

from __future__ import annotations

import pytest

from model.process.statline_tables import statline_tables
from model.services.figure_fetch import Fetched, fetch_figures, forget_fetched
from model.services.figure_host import HOST_VARIABLE, StatlineError
from model.services.figure_odata import WAIT_VARIABLE
from tests.tools.statline_server import Behaviour, statline_server

NEWEST = statline_tables().tables[0]


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WAIT_VARIABLE, "0.3")
    forget_fetched()


def fetched(
    behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch, name: str = "Lindewaarde"
) -> Fetched:
    with statline_server(behaviour) as address:
        monkeypatch.setenv(HOST_VARIABLE, address)
        return fetch_figures(NEWEST, name, lambda *_: None)


def refusal(
    behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch, name: str = "Lindewaarde"
) -> str:
    with pytest.raises(StatlineError) as caught:
        fetched(behaviour, monkeypatch, name)
    return caught.value.message.id


def test_municipality_comes_with_its_parts_and_the_country(monkeypatch) -> None:
    """Names come from the table's own list, codes lose their padding, bounds stand with values."""
    found = fetched(Behaviour(), monkeypatch)

    areas = {area.code: area for area in found.reading.areas}
    assert found.place.code == "GM1999"
    assert areas["WK199901"].name == "Molenwijk"
    assert set(areas) == {
        "NL01",
        "GM1999",
        "WK199900",
        "WK199901",
        "BU19990000",
        "BU19990001",
        "BU19990100",
    }
    cell = areas["GM1999"].cell(2024, "18+", "lonely")
    assert cell is not None
    assert cell.low is not None
    assert cell.high is not None
    assert cell.low < cell.value < cell.high
    assert areas["BU19990001"].cells == ()
    assert found.reading.unknown == 60


def test_only_this_municipality_is_asked_for(monkeypatch) -> None:
    """The question to the server names area and age, and asks for the columns it needs."""
    behaviour = Behaviour()

    fetched(behaviour, monkeypatch)

    (asked,) = [path for path in behaviour.asked if "TypedDataSet" in path]
    assert "GM1999" in asked
    assert "20300" in asked
    assert "%24select" in asked or "$select" in asked
    assert "GM1681" not in asked


@pytest.mark.parametrize("page", [50, 100])
def test_pages_are_followed_to_the_end(monkeypatch, page) -> None:
    """Whatever the size of a page, the same values come in."""
    whole = fetched(Behaviour(), monkeypatch)
    forget_fetched()

    assert fetched(Behaviour(page=page), monkeypatch).reading == whole.reading


def test_busy_server_is_asked_again(monkeypatch) -> None:
    """A server that is busy for a moment is no reason to give up."""
    assert fetched(Behaviour(failures=1), monkeypatch).reading.known


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("never", "{host} does not answer"),
        ("page", "{host} gave an answer that is no table"),
        ("moved", "{host} gave an answer that is no table"),
        ("other", "{host} gave an answer that is no table"),
        ("gone", "{host} does not give this table"),
        ("broken", "The connection with {host} broke off"),
        ("columns", "This table has other columns"),
    ],
)
def test_bad_answers_are_one_clear_sentence(monkeypatch, mode, says) -> None:
    """Slow, wrong, moved or never: each has its own words, and nothing half is kept."""
    assert refusal(Behaviour(mode=mode), monkeypatch).startswith(says)


def test_server_that_stays_busy_is_said_so(monkeypatch) -> None:
    """After a few tries the person hears it."""
    assert "too busy" in refusal(Behaviour(failures=99), monkeypatch)


def test_closed_network_is_said_so(monkeypatch) -> None:
    """Nothing listens: the network is closed for this computer."""
    monkeypatch.setenv(HOST_VARIABLE, "http://127.0.0.1:9")

    with pytest.raises(StatlineError) as caught:
        fetch_figures(NEWEST, "Lindewaarde", lambda *_: None)

    assert caught.value.message.id.startswith("This computer cannot reach {host}")
    assert caught.value.message.values["host"] == "127.0.0.1"


def test_next_page_on_another_server_is_not_followed(monkeypatch) -> None:
    """An answer never sends the workbench somewhere else."""
    behaviour = Behaviour(page=50, next_host="http://elsewhere.invalid")

    assert refusal(behaviour, monkeypatch).startswith("{host} gave an answer that is no table")


def test_wrong_name_proposes_names_that_are_there(monkeypatch) -> None:
    """A typing error is answered with what it may have been."""
    with pytest.raises(StatlineError) as caught:
        fetched(Behaviour(), monkeypatch, "Lindewarde")

    assert "Lindewaarde" in caught.value.message.values["near"]


def test_same_question_is_answered_from_memory(monkeypatch) -> None:
    """Asking twice does not burden the server twice."""
    behaviour = Behaviour()
    with statline_server(behaviour) as address:
        monkeypatch.setenv(HOST_VARIABLE, address)
        first = fetch_figures(NEWEST, "Lindewaarde", lambda *_: None)
        asked = len(behaviour.asked)

        assert fetch_figures(NEWEST, "lindewaarde", lambda *_: None) == first

    assert len(behaviour.asked) == asked


def test_wrong_setting_is_said_so(monkeypatch) -> None:
    """A setting that is no address names itself."""
    monkeypatch.setenv(HOST_VARIABLE, "file:///etc/passwd")

    with pytest.raises(StatlineError) as caught:
        fetch_figures(NEWEST, "Lindewaarde", lambda *_: None)

    assert caught.value.message.values["name"] == HOST_VARIABLE
