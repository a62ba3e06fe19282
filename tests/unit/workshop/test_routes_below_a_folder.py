"""Our own pages behind `server.baseUrlPath`."""

from __future__ import annotations

from pages.web.routes import ROUTES, routes_below


def test_every_address_is_there_in_the_folder_too() -> None:
    """Where Streamlit serves its pages in a folder, so do we; health stays at the top as well."""
    for typed in ("samen/bank", "/samen/bank/"):
        found = {one.path for one in routes_below(typed)}  # type: ignore[attr-defined]
        assert {"/healthz", "/samen/bank/healthz", "/samen/bank/doe-mee/{code}"} <= found
        assert len(found) == 2 * len({one.path for one in ROUTES})
    assert routes_below("") == ROUTES
