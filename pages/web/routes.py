"""All routes of our own, beside the pages that Streamlit serves."""

from starlette.routing import BaseRoute, Route

from pages.web.accessibility import accessibility
from pages.web.assets import asset
from pages.web.calendar import calendar
from pages.web.health import healthz, livez
from pages.web.joining import join
from pages.web.live_pages import answer, back, show
from pages.web.live_pages import enter as come_in
from pages.web.metrics import metrics
from pages.web.personal_link import enter, leave

ROUTES = [
    Route("/healthz", healthz),
    Route("/readyz", healthz),
    Route("/livez", livez),
    Route("/metrics", metrics),
    Route("/assets/{name}", asset),
    Route("/doe-mee", join),
    Route("/doe-mee/{code}", show),
    Route("/doe-mee/{code}/mee", come_in, methods=["POST"]),
    Route("/doe-mee/{code}/{round}", answer, methods=["POST"]),
    Route("/doe-mee/{code}/{round}", back),
    Route("/in/{token}", enter),
    Route("/uit", leave),
    Route("/toegankelijkheid", accessibility),
    Route("/agenda/{token}.ics", calendar),
]


def routes_below(folder: str) -> list[BaseRoute]:
    """Return all routes, and once more below the folder where Streamlit serves its pages.

    With `server.baseUrlPath` the pages and what they link to stand in a folder, and a proxy that
    leaves the folder in the address asks us there. A health check goes on asking at the top.
    """
    folder = folder.strip("/")
    # Not a mount: that would keep Streamlit's own pages in the folder out of reach.
    below = [Route(f"/{folder}{one.path}", one.endpoint, methods=one.methods) for one in ROUTES]
    return [*ROUTES, *below] if folder else [*ROUTES]
