"""What lasts as long as the process, set apart so that Python does not look through it again.

Now and then Python looks for rings of things that nobody uses any more, through everything in
memory, and every screen waits that long: 0.3 s once all pages were drawn. Nearly all of it is
modules, words and catalogues that stay. Set apart, such a look takes some milliseconds.

Streamlit would look after each rerun; that is switched off (`runner.postScriptGC`), so that Python
itself decides when.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_drawn: set[str] = set()


def set_apart() -> None:
    """Set apart everything that is in use now; called when the server has started."""
    gc.collect()
    gc.freeze()


@contextmanager
def loading_once(page: str) -> Iterator[None]:
    """Set apart what a page loads the first time that somebody in this process sees it.

    Only in a server, which began with `set_apart`. Of the screens that are open at those few
    moments a ring may stay behind for good; it is little, and it does not grow.
    """
    try:
        yield
    finally:
        if page not in _drawn and gc.get_freeze_count():
            _drawn.add(page)
            set_apart()
