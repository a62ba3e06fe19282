"""The title of a project, from the title of a paper or the name of a file."""

from __future__ import annotations

import re

_PAPER = re.compile(
    r"^(?:(?:project|werk|jaar)?plan(?: van aanpak)?|projectvoorstel|(?:subsidie)?aanvraag"
    r"|project plan|proposal)\b(?:\s+(?:voor|for))?[\s:–-]*",
    re.IGNORECASE,
)
_EDITION = frozenset(
    {"concept", "def", "definitief", "versie", "version", "draft", "final"}
    | {"nieuw", "new", "oud", "kopie", "copy", "v"}
)


def tidy_title(text: str) -> str:
    """Return a title without the kind of paper, the edition and capitals throughout.

    What would leave nothing stays as it is.
    """
    title = " ".join(text.replace("_", " ").split())
    words = title.split(" ")
    while words and _is_edition(words[-1]):
        words.pop()
    stamped = {word.strip("()[].,–-").casefold() for word in title.split(" ")[len(words) :]}
    if words and any(word.rstrip("0123456789") in _EDITION - {"nieuw", "new"} for word in stamped):
        title = " ".join(words)
    title = _PAPER.sub("", title).strip(" –-:") or title
    return title.capitalize() if title.isupper() else title


def _is_edition(word: str) -> bool:
    """Whether a last word of a title names the edition, as in "concept 3 - DEF"."""
    bare = word.strip("()[].,–-").casefold()
    return not bare or bare.isdigit() or bare.rstrip("0123456789") in _EDITION
