"""All routes of our own, beside the pages that Streamlit serves."""

from starlette.routing import BaseRoute, Route

from pages.web.assets import asset
from pages.web.calendar import calendar
from pages.web.health import healthz
from pages.web.joining import join, session
from pages.web.personal_link import enter

ROUTES: list[BaseRoute] = [
    Route("/healthz", healthz),
    Route("/assets/{name}", asset),
    Route("/doe-mee", join),
    Route("/doe-mee/{code}", session),
    Route("/in/{token}", enter),
    Route("/agenda/{token}.ics", calendar),
]
