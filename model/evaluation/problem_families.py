"""Families of lack: a problem of the reader recognised by what the parts of a sentence mean.

"Spreek je zelden iemand?" is scarcity with people, said of the reader; "wij hebben weinig
vrijwilligers" speaks of ourselves, and "je hoeft niemand te kennen" takes the lack away.
Parts count within a sentence, and within a clause unless a family says otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.families_lexicon import Family, compiled_families
from model.evaluation.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.evaluation.folding import Folded

Spot = tuple[int, int]

_WORD = re.compile(r"\w[\w'-]*")
_STOP = re.compile(r"[:;()–—|•]")
_CLAUSE_BREAK = re.compile(r"[,;:()–—|•]")
# A sentence is looked at this far to each side, so that a text without full stops stays fast.
_AROUND = 220
_LONGEST_WORD = 16
# So many sentences are the opening of a text, which sets its tone: a problem first.
_OPENING = 2


class Lack(NamedTuple):
    """A passage that says a lack: offsets in the folded text, and the reason."""

    start: int
    end: int
    reason: str
    family: str


class _Page:
    """A folded text with what every family asks of it, found once."""

    def __init__(self, folded: Folded) -> None:
        compiled = compiled_families()
        text = folded.text
        self.text = text
        self.word_starts = [match.start() for match in _WORD.finditer(text)]
        self.breaks = [match.start() for match in _CLAUSE_BREAK.finditer(text)]
        self.stops = [match.start() for match in _STOP.finditer(text)]
        spans = sentences(folded.source)
        self.sentence_starts = [bisect_left(folded.origin, span.start) for span in spans]
        starts = self.sentence_starts
        opening = starts[_OPENING] if len(starts) > _OPENING else len(text)
        self.spots = {
            name: _spots(found, text, opening if name in compiled.of_the_opening else len(text))
            for name, found in compiled.meanings.items()
        }
        self.reader = [start for start, _ in _spots(compiled.reader, text)]
        self.ours = [start for start, _ in _spots(compiled.ours, text)]
        self.harmless = sorted(
            spot for pattern in compiled.harmless for spot in _spots(pattern, text)
        )

    def sentence(self, place: int) -> int:
        """Return the number of the sentence at a place."""
        return max(0, bisect_right(self.sentence_starts, place) - 1)

    def scope(self, start: int, end: int) -> Spot:
        """Return the sentences from `start` to `end`, as far as a window reaches."""
        first, last = self.sentence(start), self.sentence(end - 1)
        begins = self.sentence_starts[first] if self.sentence_starts else 0
        following = last + 1 < len(self.sentence_starts)
        ends = self.sentence_starts[last + 1] if following else len(self.text)
        return max(begins, start - _AROUND), min(ends, end + _AROUND)

    def clause(self, spot: Spot, scope: Spot) -> Spot:
        """Return the stretch around a spot up to a colon or dash, within its sentence."""
        first = bisect_right(self.stops, spot[0]) - 1
        last = bisect_left(self.stops, spot[1])
        begins = self.stops[first] if first >= 0 else 0
        ends = self.stops[last] if last < len(self.stops) else len(self.text)
        return max(begins, scope[0]), min(ends, scope[1])

    def words_between(self, left: Spot, right: Spot) -> int:
        """Return how many words stand between two spots that do not overlap."""
        first, last = min(left, right), max(left, right)
        return bisect_left(self.word_starts, last[0]) - bisect_left(self.word_starts, first[1])


def lacks(folded: Folded) -> list[Lack]:
    """Return every passage that a family recognises; passages may overlap."""
    page = _Page(folded)
    return [
        Lack(start, end, family.reason, family.id)
        for family, unless in compiled_families().families
        for start, end in _joined(page, family)
        if _counts(page, family, unless, (start, end))
    ]


def _spots(pattern: re.Pattern[str], text: str, end: int | None = None) -> list[Spot]:
    return [match.span() for match in pattern.finditer(text, 0, len(text) if end is None else end)]


def _joined(page: _Page, family: Family) -> Iterator[Spot]:
    """Yield the stretches in which all parts of a family stand together, from first to last."""
    for spot in page.spots[family.parts[0]]:
        if family.opening and page.sentence(spot[0]) >= _OPENING:
            return
        chain: list[Spot] = [spot]
        for part in family.parts[1:]:
            nearest = _nearest(page, family, chain, part)
            if nearest is None:
                break
            chain.append(nearest)
        else:
            yield min(chain)[0], max(end for _, end in chain)


def _nearest(page: _Page, family: Family, chain: list[Spot], part: str) -> Spot | None:
    """Return the spot of a part nearest to those already joined, or None when none is near."""
    reach = (family.within + 1) * _LONGEST_WORD
    spots = page.spots[part]
    first = bisect_left(spots, (min(chain)[0] - reach, 0))
    last = bisect_left(spots, (max(end for _, end in chain) + reach, 0))
    near = [
        (page.words_between(link, spot), spot)
        for spot in spots[first:last]
        for link in chain
        if _may_join(family, chain, spot) and _together(page, family, link, spot)
    ]
    close = [item for item in near if item[0] <= family.within]
    return min(close)[1] if close else None


def _may_join(family: Family, chain: list[Spot], spot: Spot) -> bool:
    if any(spot[0] < end and start < spot[1] for start, end in chain):
        return False
    return not family.in_order or spot[0] >= chain[-1][1]


def _together(page: _Page, family: Family, left: Spot, right: Spot) -> bool:
    """Whether two spots stand in one clause, or as far apart as the family allows."""
    first, last = min(left, right), max(left, right)
    apart = page.sentence(last[0]) - page.sentence(first[0])
    if apart > (1 if family.next_sentence else 0):
        return False
    if family.across:
        return True
    return bisect_left(page.breaks, first[1]) == bisect_left(page.breaks, last[0])


def _counts(page: _Page, family: Family, unless: re.Pattern[str], spot: Spot) -> bool:
    """Whether the stretch is about the reader and nothing makes it harmless."""
    begins, ends = page.scope(*spot)
    asked = "?" in page.text[spot[1] : ends]
    if family.question and not asked:
        return False
    if not _about_the_reader(page, family, spot, (begins, ends), asked=asked):
        return False
    if any(start < spot[1] and spot[0] < end for start, end in _near(page.harmless, spot)):
        return False
    return unless.search(page.text, begins, ends) is None


def _about_the_reader(page: _Page, family: Family, spot: Spot, scope: Spot, *, asked: bool) -> bool:
    """Whether it is said of the reader; "we" counts only in the clause of the lack itself."""
    if family.about == "all" or _any_within(page.reader, *scope):
        return True
    ours = _any_within(page.ours, *page.clause(spot, scope))
    return not ours and (asked or family.about == "anyone")


def _any_within(places: list[int], begins: int, ends: int) -> bool:
    at = bisect_left(places, begins)
    return at < len(places) and places[at] < ends


def _near(spots: list[Spot], spot: Spot) -> list[Spot]:
    first = bisect_left(spots, (spot[0] - _AROUND, 0))
    return spots[first : bisect_left(spots, (spot[1], 0))]
