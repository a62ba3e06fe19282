"""What a button says that gives a file: what it holds, and which program or form it is for."""

from __future__ import annotations

from model.core.messages import N_
from model.core.translation import Translator

KINDS: dict[str, str] = {
    "docx": N_("{what} for Word"),
    "pdf": N_("{what} as pdf"),
    "xlsx": N_("{what} for Excel"),
    "csv": N_("{what} as csv"),
    "zip": N_("{what} as zip"),
}


def file_label(t: Translator, what: str, suffix: str) -> str:
    """Return the words of a button: two on one page never say the same."""
    return t(KINDS[suffix], what=what)
