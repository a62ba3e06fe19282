"""While the database server does not answer: say so, keep the page as it is, and try again.

A page that stopped here would be drawn empty, and with it every form and what stands typed in it.
As long as this run goes on, Streamlit leaves the page on screen. When the server is back the run
goes on where it was, with the button that was pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import TypeVar

import streamlit as st

from model.core.errors import DatabaseAwayError
from model.core.translation import Language, Translator

T = TypeVar("T")
BETWEEN = 2.0
"""Seconds between two tries. Somebody who closes the tab ends the run at the next one."""


def when_there(read: Callable[[], T], language: Language) -> T:
    """Return what `read` returns, as soon as the database server answers.

    A database that waiting does not help raises its error as always.
    """
    notice = st.empty()  # in every run, so that it takes the place of nothing
    waited = False
    while True:
        try:
            found = read()
        except DatabaseAwayError:
            # Its key puts it at the bottom of the window, in view wherever somebody scrolled to.
            notice.container(key="waiting-notice").warning(
                Translator(language)(
                    "The database does not answer. What you typed stays here, and we try again "
                    "every few seconds: you do not have to do anything."
                ),
                icon=":material/hourglass_empty:",
            )
            waited = True
            sleep(BETWEEN)
        else:
            if waited:
                notice.empty()
            return found
