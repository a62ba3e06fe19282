"""The ASGI entry: Streamlit for the pages, our own routes for plain HTML and files."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit.starlette import App

from model.core.errors import DomainError
from model.core.logs import set_up_logs
from model.services.opening import load_catalogue, start_work
from pages.shared.lasting import set_apart
from pages.shared.script_error import show_script_error
from pages.web.headers import SafetyHeaders
from pages.web.live_turns import hand_over_soon
from pages.web.metrics import Measured, is_on, start_measuring
from pages.web.routes import routes_below

logger = logging.getLogger("samenwerkbank")


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[dict[str, Any]]:
    """Check the data files and bring the database up to date before the first page."""
    set_up_logs()
    if is_on():
        start_measuring()
    load_catalogue()
    hand_over_soon()  # phones of a kick-off wait half as long; figures in docs/server.md
    try:
        with start_work(writes=False):
            pass
    except DomainError as error:
        # The server starts all the same: each page then says in words what to do.
        logger.error("database: %s", error)  # noqa: TRY400 - the cause is in the log already
    set_apart()
    logger.info("ready")
    yield {}


app = App(
    "pages/frame.py",
    routes=routes_below(st.get_option("server.baseUrlPath") or ""),
    middleware=[Middleware(Measured), Middleware(SafetyHeaders)],
    lifespan=lifespan,
    on_script_error=show_script_error,
)
