"""Theme words: every place where a text says lonely, loneliness or cut off, however spelled.

Finds candidates only; whether a word stands in a name, a title or an expression is judged apart
(`theme_names`). Source of the rule: lesson 5, see `data/lexicon/wording.yaml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from model.evaluation.wording_lexicon import compiled, wording_lexicon

if TYPE_CHECKING:
    from model.evaluation.folding import Folded

_TOKEN = re.compile(r"[^\W\d_]+")
# Doubled or dropped letters inside the stem: "eenzaaam", "enzaam", "eensaam", "éénzáám".
_STRETCHED = re.compile(r"e{2,}n+[zs]+a+m|^(?:ver)?e+n+z+a{2,}m|^(?:ver)?e+n+z+a+m(?=e|h)")
_LONGEST_TOKEN = 40
_SHORTEST_TOKEN = 6
_LONG_FORM = 10


class Candidate(NamedTuple):
    """A theme word at `start` to `end` of the folded text, and why it is one."""

    start: int
    end: int
    reason: str


def theme_words(folded: Folded) -> list[Candidate]:
    """Return the theme words in order, none overlapping."""
    theme = wording_lexicon().theme
    found = [
        Candidate(match.start(), match.end(), reason)
        for match in _TOKEN.finditer(folded.text)
        if (reason := _token_reason(match.group()))
    ]
    for phrases, reason in ((theme.phrases, "theme-word"), (theme.isolation, "isolation")):
        found.extend(
            Candidate(match.start(), match.end(), reason)
            for match in compiled(phrases).finditer(folded.text)
        )
    return _without_overlap(found)


@lru_cache(maxsize=50_000)
def _token_reason(token: str) -> str:
    """Return `theme-word`, `theme-spelling` or nothing for one folded word."""
    theme = wording_lexicon().theme
    if len(token) < _SHORTEST_TOKEN or any(other in token for other in theme.other_words):
        return ""
    if any(stem in token for stem in theme.stems):
        return "theme-word"
    if _STRETCHED.search(token):
        return "theme-spelling"
    if len(token) > _LONGEST_TOKEN or token in theme.lookalikes:
        return ""
    return "theme-spelling" if any(_is_typo(token, form) for form in theme.forms) else ""


def _is_typo(token: str, form: str) -> bool:
    """Whether `token` is `form` with one slip of the pen; two in a long word."""
    if token[0] not in "evl" and token[1:3] != form[1:3]:
        return False
    if token == form:
        return True
    slips = 2 if len(form) >= _LONG_FORM else 1
    near: int = OSA.distance(token, form, score_cutoff=slips)
    if near <= slips:
        return True
    # A long word with the slip in its first half: "eenzaahmeidsproject".
    return (
        slips > 1
        and len(token) > len(form) + slips
        and OSA.distance(token[: len(form)], form, score_cutoff=slips) <= slips
    )


def _without_overlap(found: list[Candidate]) -> list[Candidate]:
    """Keep the longest of candidates that overlap, in order of the text."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
        elif candidate.end > kept[-1].end:
            kept[-1] = Candidate(kept[-1].start, candidate.end, kept[-1].reason)
    return kept
