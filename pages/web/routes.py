"""All routes of our own, beside the pages that Streamlit serves."""

from starlette.routing import BaseRoute, Route

from pages.web.health import healthz

ROUTES: list[BaseRoute] = [
    Route("/healthz", healthz),
]
