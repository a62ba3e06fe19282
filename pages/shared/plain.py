"""User text inside Streamlit's Markdown: shown as typed, never interpreted."""

import re
import string

_PUNCTUATION = re.compile(f"([{re.escape(string.punctuation)}])")


def plain(text: str) -> str:
    """Return `text` with every punctuation mark escaped, so that Markdown shows it as typed.

    CommonMark allows a backslash before each ASCII punctuation mark. This also stops images and
    links to other hosts, Streamlit's colour and icon codes, and formulas between dollar signs.
    Line breaks become spaces, because a new line could start a list or a heading.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
