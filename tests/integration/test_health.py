"""Alive and ready are two questions; figures are there only for who asked for them."""

from __future__ import annotations

import json

import pytest

from pages.web.metrics import start_measuring
from tests.tools.phone import Phone


def test_process_with_a_database_is_alive_and_ready(database: str) -> None:
    """Ready says which schema it found and which one it expects."""
    assert Phone().get("/livez").status == 200
    ready = Phone().get("/healthz")
    found = json.loads(ready.body)

    assert (ready.status, found["ok"]) == (200, True)
    assert found["schema"] == found["expected"]


def test_process_without_its_database_is_alive_but_not_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So that it gets no visitors, and is not restarted under those it has."""
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", "postgresql://nobody@localhost:1/none")

    assert Phone().get("/livez").status == 200
    ready = Phone().get("/healthz")
    assert (ready.status, json.loads(ready.body)["ok"]) == (503, False)


def test_figures_are_only_there_when_asked_for(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the setting the address is not there."""
    assert Phone().get("/metrics").status == 404

    monkeypatch.setenv("WORKBENCH_METRICS", "on")
    answer = Phone().get("/metrics")
    assert answer.status == 200
    assert "samenwerkbank_rerun_seconds" in answer.text
    assert start_measuring.cache_info().currsize == 0  # the start of a server does that
