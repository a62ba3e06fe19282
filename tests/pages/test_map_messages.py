"""What travels between the map and the server: short, and never about another partner."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from pages.shared import network_view
from pages.shared.network_script import NETWORK_SCRIPT, network_script
from pages.shared.network_view import SHORTEST, hear_map
from pages.web.assets import asset_address

IDS = ("0199aaaa0000bbbb1", "0199aaaa0000cccc2")
ALIKE = ("a1-same-end", "b2-same-end")


class Heard:
    """Stands in for the component: what the browser sent, and the functions it would call."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **sent: object) -> None:
        self.data: dict[str, Any] = {}
        self.calls: dict[str, Any] = {}
        state = {"map-events-m": type("Sent", (), sent)()}
        monkeypatch.setattr(st, "session_state", state)
        monkeypatch.setattr(network_view, "_component", lambda _name: self._mount)

    def _mount(self, *, data: dict[str, Any], **calls: object) -> None:
        self.data, self.calls = data, calls


def _hear(ids: tuple[str, ...], partner: str = "") -> dict[str, list[object]]:
    told: dict[str, list[object]] = {"open": [], "moved": []}
    hear_map(
        "m",
        partner,
        None,
        ids,
        on_open=told["open"].append,
        on_moved=told["moved"].append,
        on_back=lambda: None,
    )
    return told


def test_a_click_reaches_the_partner_by_the_end_of_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser knows the ends of the ids; the page gets the whole id back."""
    heard = Heard(monkeypatch, open=IDS[1][-SHORTEST:], moved=[[IDS[0][-SHORTEST:], 1, 2.5]])
    told = _hear(IDS, IDS[0])
    heard.calls["on_open_change"]()
    heard.calls["on_moved_change"]()
    assert heard.data["partner"] == IDS[0][-SHORTEST:]
    assert told == {"open": [IDS[1]], "moved": [{IDS[0]: (1.0, 2.5)}]}


def test_what_is_not_on_the_map_opens_and_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made-up ids from a browser are left out."""
    heard = Heard(monkeypatch, open="<script>", moved=[["nobody", 1, 2], "x", [IDS[0], 1, 2]])
    told = _hear(IDS)
    heard.calls["on_open_change"]()
    heard.calls["on_moved_change"]()
    assert told == {"open": [""], "moved": [{}]}


def test_ids_that_end_alike_travel_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """No two partners on a map share the name they travel under."""
    heard = Heard(monkeypatch, open="2-same-end", moved=[])
    told = _hear(ALIKE, ALIKE[0])
    heard.calls["on_open_change"]()
    assert heard.data["partner"] == "1-same-end"
    assert told["open"] == [ALIKE[1]]


def test_the_script_of_the_map_is_an_asset_that_a_browser_keeps() -> None:
    """It holds the styles and one way in, and its name changes with what it holds."""
    assert asset_address(NETWORK_SCRIPT).startswith("assets/network-view-")
    script = network_script().decode()
    assert script.count("export default") == 1
    assert script.startswith("const STYLE = ")
