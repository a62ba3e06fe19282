"""Opening a page as a user does, without a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import identity
from pages.shared.addresses import file_of

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"
OpenPage = Callable[..., AppTest]


@pytest.fixture
def open_page() -> OpenPage:
    """Return a function that opens an address in a language on the current database."""

    def opened(path: str = "", language: str = "nl", **query: str) -> AppTest:
        app = AppTest.from_file(str(FRAME), default_timeout=30)
        app.query_params["taal"] = language
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        if path:
            app.switch_page(file_of(path)).run()
        assert not app.exception, app.exception
        return app

    return opened


@pytest.fixture
def come_in(monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Return a function that opens a page with a cookie; a browser test sends a real one."""

    def opened(secret: str, path: str = "", **query: str) -> AppTest:
        app = AppTest.from_file(str(FRAME), default_timeout=30)
        app.query_params["taal"] = "en"
        for name, value in query.items():
            app.query_params[name] = value
        monkeypatch.setattr(identity, "cookie_secret", lambda: secret)
        app.run()
        if path:
            app.switch_page(file_of(path)).run()
        assert not app.exception, app.exception
        return app

    return opened
