"""The script that mends what Streamlit draws: words, headings, the focus, links after typing.

The browser fetches it once, under a name with a fingerprint, and keeps it.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from model.core.widget_words import widget_words

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = ("widget_words.js", "headings.js", "finding_the_way.js", "link_after_typing.js")


@lru_cache(maxsize=1)
def widget_words_script() -> bytes:
    """Return the script with the words in front."""
    words = [word.model_dump() for word in widget_words()]
    listed = f"const words = {json.dumps(words, ensure_ascii=False)};\n"
    scripts = [(_ASSETS / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return "".join([listed, *scripts]).encode()


WIDGET_WORDS = f"widget-words-{hashlib.sha256(widget_words_script()).hexdigest()[:12]}.js"
"""Name of the script among the assets."""
