"""The text that people type in one chapter: written at once, and never overwritten.

The field keeps what it was filled with (its base). When somebody else wrote meanwhile, the base is
older than what is stored, so the write is refused and both texts are shown. When a write fails for
another reason, the typed text stays in the field and the next change tries again.
"""

from __future__ import annotations

import streamlit as st

from model.core.errors import DomainError, StaleWriteError
from model.core.messages import Message
from model.process.chapters import Chapter
from model.services.plan import LONGEST_CHAPTER, write_chapter
from pages.shared.conflict import draw_conflict, keep_conflict
from pages.shared.page import Page
from pages.shared.personal_data import warn_personal_data

HEIGHT = 380


def draw_text(page: Page, chapter: Chapter, belongs: str) -> None:
    """Draw the text field of a chapter, filled with what is stored."""
    t = page.t
    key = f"plan-text-{page.here.id}-{chapter.chapter}"
    draw_conflict(page, chapter.id, {"text": t("Text")}, write_chapter)
    fault = _fill(key, chapter)
    st.text_area(
        t("What we want to say here"),
        key=key,
        height=HEIGHT,
        max_chars=LONGEST_CHAPTER,
        placeholder=belongs,
        help=t("Empty lines part paragraphs, lines that begin with a dash make a list."),
        on_change=_keep,
        args=(page, key),
    )
    warn_personal_data(page, st.session_state[key], contacts=True)
    if fault is not None:
        st.error(t.message(fault), icon=":material/error:")
        st.caption(t("Your text still stands in the field, but is not saved yet."))
    elif chapter.text:
        words = len(chapter.text.split())
        saved = t.plural("Saved: one word.", "Saved: {n} words.", words)
        st.caption(f":material/check: {saved}")
    else:
        st.caption(t("Your text is saved as soon as you leave the field."))


def _fill(key: str, chapter: Chapter) -> Message | None:
    """Put the stored text in the field when it is new there; return why a write failed, if so."""
    fault: Message | None = st.session_state.get(f"{key}-fault")
    base: Chapter | None = st.session_state.get(f"{key}-base")
    is_older = base is None or base.version != chapter.version
    if key not in st.session_state or (is_older and fault is None):
        st.session_state[key] = chapter.text
        st.session_state[f"{key}-base"] = chapter
        st.session_state.pop(f"{key}-fault", None)
        return None
    return fault


def _keep(page: Page, key: str) -> None:
    """Write what stands in the field, over the text it was based on."""
    st.session_state.pop(f"{key}-fault", None)
    try:
        with page.work() as work:
            saved = write_chapter(work, st.session_state[f"{key}-base"], st.session_state[key])
        st.session_state[f"{key}-base"] = saved
    except StaleWriteError as error:
        keep_conflict(error)
    except DomainError as error:
        st.session_state[f"{key}-fault"] = error.message
