"""The setting of a theme word: the words around it in its sentence, and what its capitals mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.dutch import Word, words

if TYPE_CHECKING:
    from model.evaluation.folding import Folded
    from model.evaluation.theme_words import Candidate

_STOP = re.compile(r"[.!?…]\s|\n\s*\n")
_QUOTED = re.compile(
    r"[\"“„”«][^\"“”„»\n]{2,80}[\"”“»]"
    r"|(?<!\w)[‘'‚`][^‘’'`\n]{2,80}(?:['’](?=\w)[^‘’'`\n]{1,60})?[’'`](?!\w)"
)
_WINDOW = 220
_QUOTE_WINDOW = 90
_MOSTLY = 0.7


class Setting(NamedTuple):
    """A theme word among the words of its sentence, which may run over several lines."""

    source: str
    start: int
    end: int
    before: list[Word]
    """The words before it, nearest last; offsets in the source."""
    after: list[Word]
    quote: tuple[int, int] | None
    """Offsets of the quotation that the word stands in, quotes included; None without."""

    @property
    def text(self) -> str:
        """The theme word as written."""
        return self.source[self.start : self.end]

    @property
    def capital(self) -> bool:
        """Whether the word has a capital that means something: not first, not shouted."""
        return self.text[:1].isupper() and bool(self.before) and not self.shouted

    @property
    def shouted(self) -> bool:
        """Whether the word stands in a line of capitals."""
        if not self.text.isupper():
            return False
        letters = [letter for letter in self._line if letter.isalpha()]
        return sum(map(str.isupper, letters)) > _MOSTLY * len(letters)

    @property
    def _line(self) -> str:
        """The line of the text that the word is on, at most a window to each side."""
        earliest = max(0, self.start - _WINDOW)
        first = max(earliest, self.source.rfind("\n", earliest, self.start) + 1)
        last = self.source.find("\n", self.end, self.end + _WINDOW)
        return self.source[first : last if last >= 0 else self.end + _WINDOW]


def settings_of(folded: Folded, candidates: list[Candidate]) -> list[Setting]:
    """Return the settings of theme words; the words of the text are found once for all."""
    source = folded.source
    found = words(source)
    starts = [word.start for word in found]
    settings: list[Setting] = []
    for candidate in candidates:
        start, end = folded.source_span(candidate.start, candidate.end)
        first = max(0, start - _WINDOW)
        stops = [stop.end() for stop in _STOP.finditer(source, first, start)]
        stop = _STOP.search(source, end, end + _WINDOW)
        earliest = bisect_left(starts, stops[-1] if stops else first)
        latest = bisect_left(starts, stop.start() if stop else end + _WINDOW)
        here = bisect_left(starts, start)
        before = [word for word in found[earliest:here] if word.end <= start]
        after = [word for word in found[here:latest] if word.start >= end]
        quote = quote_around(source, start, end)
        settings.append(Setting(source, start, end, before, after, quote))
    return settings


def quote_around(source: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the offsets of the quotation around a stretch, quotes included; None without."""
    for match in _QUOTED.finditer(source, max(0, start - _QUOTE_WINDOW), end + _QUOTE_WINDOW):
        if match.start() < start and end < match.end():
            return match.span()
    return None
