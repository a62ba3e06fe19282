"""The workbench's own style sheet, and the language of the document."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import streamlit as st

from pages.shared.widget_words import WIDGET_WORDS

ICON = str(Path(__file__).parent / "assets" / "icon.svg")
"""Our own icon: an icon by name would be fetched from another host for the browser tab."""
MENU_WIDTH = 268
"""Pixels; the pages get the rest, which is little on a laptop of 1024 pixels."""
_CSS = Path(__file__).parent / "assets" / "style.css"
_JS = f"""
const page = document.baseURI.replace(/[?#].*$/, "").replace(/\\/+$/, "");
export default async ({{ data }}) => {{
  const words = await import(new URL("assets/{WIDGET_WORDS}", page).href);
  words.speak(data.language);
}};
"""


@lru_cache(maxsize=1)
def _style_sheet() -> str:
    said = re.sub(r"/\*.*?\*/\s*", "", _CSS.read_text(encoding="utf-8"), flags=re.DOTALL)
    said = re.sub(r"\s*([{};])\s*|\s+", lambda found: found[1] or " ", said)
    return f"<style>{said}</style>"


def apply_style(language: str) -> None:
    """Add our style sheet, and tell screen readers which language the page speaks.

    Dialogs and popovers stand outside the part of the page that Streamlit gives a scheme.
    """
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f"{_style_sheet()}<style>:root {{ color-scheme: {scheme}; }}</style>")
    tell_language = st.components.v2.component("document_language", js=_JS)
    tell_language(data={"language": language}, key="document-language", height=0)
