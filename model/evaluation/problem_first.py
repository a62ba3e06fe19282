"""Problem first: where a text starts from what the reader lacks, without the theme word.

"Voel je je vaak alleen?", "weinig contacten". Mind "alleen op dinsdag" (only) and "kom gerust
alleen" (on your own). Two ways find it: phrases with their exceptions (`data/lexicon/wording.yaml`)
and families of meaning (`problem_families`), which need no set order of words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.problem_families import lacks
from model.evaluation.theme_setting import quote_around
from model.evaluation.wording_lexicon import compiled, problem_patterns, wording_lexicon

if TYPE_CHECKING:
    import re

    from model.evaluation.folding import Folded

_AROUND = 90


class ProblemFirst(NamedTuple):
    """A passage that puts a problem first: offsets in the folded text, and the reason."""

    start: int
    end: int
    reason: str


def problems_first(folded: Folded) -> list[ProblemFirst]:
    """Return the passages in order, none overlapping, the longest where they do."""
    found = [
        ProblemFirst(match.start(), match.end(), pattern.reason)
        for pattern in problem_patterns()
        for match in pattern.phrase.finditer(folded.text)
        if not _excused(folded.text, match, pattern.unless)
        and not pattern.unless_next.match(folded.text, _next_word(folded.text, match.end()))
    ]
    found += [ProblemFirst(lack.start, lack.end, lack.reason) for lack in lacks(folded)]
    found = [passage for passage in found if not _is_title(folded, passage)]
    kept: list[ProblemFirst] = []
    for passage in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or passage.start >= kept[-1].end:
            kept.append(passage)
    return kept


def _is_title(folded: Folded, passage: ProblemFirst) -> bool:
    """Whether the passage is a title: "Filmavond: Home Alone", "we zingen ‘Ik voel me alleen’"."""
    start, end = folded.source_span(passage.start, passage.end)
    words = folded.source[start:end].split()
    if not compiled(wording_lexicon().titles.media).search(
        folded.text, max(0, passage.start - _AROUND), passage.end + _AROUND
    ):
        return False
    titled = len(words) > 1 and all(word[:1].isupper() and not word.isupper() for word in words)
    return titled or quote_around(folded.source, start, end) is not None


def _excused(text: str, match: re.Match[str], unless: re.Pattern[str]) -> bool:
    """Whether an exception overlaps the passage."""
    first = max(0, match.start() - _AROUND)
    return any(
        excuse.start() < match.end() and match.start() < excuse.end()
        for excuse in unless.finditer(text, first, min(len(text), match.end() + _AROUND))
    )


def _next_word(text: str, place: int) -> int:
    """Return where the next word on the same line begins, or the end of the text."""
    while place < len(text) and text[place] in " \t":
        place += 1
    return place
