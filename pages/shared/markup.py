"""Small pieces of HTML of our own, in which every value is escaped."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup, escape


def markup(template: str, /, **values: object) -> Markup:
    """Fill `template` (ours, never typed by a user) with values that are escaped.

    The template names values only: no format behind a colon, no part behind a dot.
    """
    escaped = {name: escape(value) for name, value in values.items()}
    return Markup(template.format_map(escaped))  # noqa: S704 - the template is a constant of ours


def joined(pieces: list[Markup]) -> Markup:
    """Put pieces behind each other."""
    return Markup("").join(pieces)


def draw(html: Markup) -> None:
    """Show a piece of HTML."""
    st.html(str(html))
