"""The script that says the words of Streamlit's own widgets in the reader's language.

The browser fetches it once, under a name with a fingerprint, and keeps it.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from model.core.widget_words import widget_words

_SCRIPT = Path(__file__).parent / "assets" / "widget_words.js"


@lru_cache(maxsize=1)
def widget_words_script() -> bytes:
    """Return the script with the words in front."""
    words = [word.model_dump() for word in widget_words()]
    listed = f"const words = {json.dumps(words, ensure_ascii=False)};\n"
    return (listed + _SCRIPT.read_text(encoding="utf-8")).encode()


WIDGET_WORDS = f"widget-words-{hashlib.sha256(widget_words_script()).hexdigest()[:12]}.js"
"""Name of the script among the assets."""
