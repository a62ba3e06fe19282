"""Phrases: the small notation in which the word lists in `data/lexicon` are written.

A phrase is a row of words. `a|b` is one or the other, `wandel*` any ending, `*huis` any beginning,
`woord?` may be left out, `~3` stands for up to three words in between, `@jij` for a named list, a
last `.` for the end of a clause, and a last `?` for somewhere in a question.
Phrases are matched on folded text (lower case, no accents); see `folding`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Between two words: spaces, a comma, quotes, one line end; never the end of a sentence.
# The ellipsis stands apart: inside the set it makes compiling five times as slow, as every set with
# a sign beyond Latin-1 is worked out over 65,536 signs.
_BETWEEN = r"(?:(?!…)[^\w.!?]){1,4}"
_ENDS = {".": r"(?=\s{0,3}(?:[.!?,;:)…]|\n|$))", "?": r"(?=[^.!?…]{0,90}\?)"}
# Looking for a word's beginning first spares trying every phrase at every full stop.
_BEGIN = r"(?<!\w)(?=[\w'&#])"
_WORD = r"\w(?:[\w'-]{0,40}\w)?"


def any_phrase(
    phrases: Iterable[str], lists: Mapping[str, Iterable[str]] | None = None
) -> re.Pattern[str] | None:
    """Compile several phrases into one pattern, longest first; None when there are none."""
    written = written_out(phrases, lists)
    return re.compile(written) if written else None


def written_out(phrases: Iterable[str], lists: Mapping[str, Iterable[str]] | None = None) -> str:
    """Return several phrases as one regular expression, longest first; empty without any.

    Raises:
        ValueError: a phrase is written wrongly.

    """
    bodies = [_body(phrase, lists or {}) for phrase in sorted(phrases, key=len, reverse=True)]
    return _BEGIN + "(?:" + "|".join(bodies) + r")(?!\w)" if bodies else ""


def _body(phrase: str, lists: Mapping[str, Iterable[str]]) -> str:
    tokens = phrase.split()
    if tokens[1:] and tokens[-1] in _ENDS:
        return _body(" ".join(tokens[:-1]), lists) + _ENDS[tokens[-1]]
    if not tokens or tokens[0].startswith("~") or tokens[-1].startswith("~"):
        message = f"a phrase begins and ends with a word: {phrase!r}"
        raise ValueError(message)
    parts: list[str] = []
    for position, token in enumerate(tokens):
        last = position == len(tokens) - 1
        if token.startswith("~"):
            parts.append(f"(?:{_WORD}{_BETWEEN}){{0,{int(token[1:])}}}?")
        elif token.endswith("?"):
            word = _alternatives(token[:-1], lists)
            parts.append(f"(?:{_BETWEEN}{word})?" if last else f"(?:{word}{_BETWEEN})?")
        else:
            # A last word that may be left out brings its own space along.
            follows = not last and not _only_optional_left(tokens[position + 1 :])
            parts.append(_alternatives(token, lists) + (_BETWEEN if follows else ""))
    return "".join(parts)


def _only_optional_left(tokens: list[str]) -> bool:
    return len(tokens) == 1 and tokens[0].endswith("?")


def _alternatives(token: str, lists: Mapping[str, Iterable[str]]) -> str:
    bodies: list[str] = []
    for choice in token.split("|"):
        if choice.startswith("@"):
            if choice[1:] not in lists:
                message = f"no list is called {choice[1:]!r}"
                raise ValueError(message)
            bodies += [_body(item, lists) for item in lists[choice[1:]]]
        else:
            bodies.append(_word(choice))
    return bodies[0] if len(bodies) == 1 else "(?:" + "|".join(bodies) + ")"


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"[\w'-]*")
