"""Passages: the sentences of a plan, what the word lists find in them, and quotes to show in place.

Matching works on folded text (lower case, no accents); what is quoted is always the original, with
offsets into the field it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.dutch import Span, is_negated, sentences, words
from model.evaluation.findings import Evidence
from model.evaluation.folding import fold
from model.evaluation.plan_lexicon import beginning_with, cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.evaluation.dutch import Word
    from model.evaluation.folding import Folded
    from model.evaluation.plan_lexicon import Pattern
    from model.evaluation.projects import Project

DOCUMENT = "document_text"
# Read when there is no document: what a project lead typed about the plan as a whole.
OTHER_TEXTS = ("summary", "goal")
_LONGEST_WORD = 100
_PIECES = re.compile(r"\w+")
# Letters that stand close together: "e e n z a a m" is for `fold`.
_PLAIN = re.compile(r"(?:[\x20-\x7e](?<!\x60))*+")


class Hit(NamedTuple):
    """A place where a phrase list matched: offsets in the folded sentence."""

    start: int
    end: int
    text: str


class Sentence:
    """One sentence of a plan, read lazily; everything found in it is kept."""

    def __init__(self, span: Span, reference: str, number: int, *, spoken: bool = False) -> None:
        """`number` counts from 0, usually the title; `spoken`: within quotation marks."""
        self.spoken = spoken
        self.span = span
        self.reference = reference
        self.number = number
        self._hits: dict[Pattern, tuple[Hit, ...]] = {}

    @cached_property
    def _folding(self) -> Folded:
        return fold(self.span.text)

    @cached_property
    def _is_plain(self) -> bool:
        return bool(_PLAIN.fullmatch(self.span.text))

    @cached_property
    def folded(self) -> str:
        """The sentence in lower case without accents."""
        text = self.span.text
        # Plain text needs no way back: the fold is the text in lower case.
        return text.lower() if self._is_plain else self._folding.text

    @cached_property
    def words(self) -> list[Word]:
        """The words of the folded sentence."""
        return words(self.folded)

    @cached_property
    def candidates(self) -> frozenset[Pattern]:
        """The patterns that can match here, by the words that occur."""
        pieces = {piece for piece in _PIECES.findall(self.folded) if len(piece) <= _LONGEST_WORD}
        return frozenset().union(*map(beginning_with, pieces))

    def find(self, pattern: Pattern) -> tuple[Hit, ...]:
        """Return every match of `pattern`, negated or not."""
        if pattern not in self.candidates:
            return ()
        if pattern not in self._hits:
            self._hits[pattern] = tuple(
                Hit(match.start(), match.end(), match.group())
                for match in pattern.finditer(self.folded)
            )
        return self._hits[pattern]

    def hits(self, cue_id: str) -> tuple[Hit, ...]:
        """Return the matches of a cue list that are not negated."""
        return tuple(hit for hit in self.find(cue(cue_id)) if not self.negated(hit))

    def has(self, cue_id: str) -> bool:
        """Whether a cue list matches somewhere without being negated."""
        return bool(self.hits(cue_id))

    def matches(self, cue_id: str) -> bool:
        """Whether a cue list matches, negated or not."""
        return bool(self.find(cue(cue_id)))

    def negated(self, hit: Hit) -> bool:
        """Whether the first word of a hit stands in the scope of a negation."""
        starts = [word.start for word in self.words]
        at = bisect_right(starts, hit.start) - 1
        return at >= 0 and is_negated(self.words, at)

    def evidence(self) -> Evidence:
        """Return the whole sentence as evidence."""
        span = self.span
        return quote(self.reference, span.text, span.start, span.end)

    def evidence_of(self, hit: Hit) -> Evidence:
        """Return just the matched words as evidence."""
        return self.evidence_between(*self.source_span(hit))

    def evidence_between(self, start: int, end: int) -> Evidence:
        """Return the characters `start` to `end` of the sentence as evidence."""
        piece = self.span.text[start:end]
        text = piece.strip()
        first = self.span.start + start + piece.find(text)
        return quote(self.reference, text, first, first + len(text))

    def written_at(self, place: int) -> int:
        """Return where a character of the folded sentence stands in the sentence as written."""
        return place if self._is_plain else self._folding.origin[place]

    def source_span(self, hit: Hit) -> tuple[int, int]:
        """Return where a hit stands in the sentence as it was written."""
        if self._is_plain:
            return hit.start, hit.end
        return self._folding.source_span(hit.start, hit.end)


def quote(reference: str, text: str, start: int, end: int) -> Evidence:
    """Return a verbatim quote: a passage of the document, or words in a field."""
    source = "passage" if reference == DOCUMENT else "field"
    return Evidence(source=source, reference=reference, quote=text, start=start, end=end)


def sentences_of(text: str, reference: str = DOCUMENT, first: int = 0) -> list[Sentence]:
    """Split a text into sentences that can be searched."""
    spoken = _spoken_stretches(text)
    spans = (piece for span in sentences(text) for piece in _readable_pieces(span))
    return [
        Sentence(span, reference, number, spoken=_lies_in(span, spoken))
        for number, span in enumerate(spans, first)
    ]


def _readable_pieces(span: Span) -> Iterator[Span]:
    """Cut a sentence that no person writes: some searches compare all its words with each other."""
    if span.end - span.start <= LONGEST_SENTENCE:
        yield span
        return
    for match in _PIECE.finditer(span.text):
        yield Span(span.start + match.start(), span.start + match.end(), match.group())


LONGEST_SENTENCE = 1200
"""Characters; the longest sentences in real plans, lists behind a colon, stay under 1,000."""
_PIECE = re.compile(
    rf"\S(?:.{{0,{LONGEST_SENTENCE - 2}}}\S)?(?=\s|$)|\S{{1,{LONGEST_SENTENCE}}}", re.DOTALL
)

# Every run is bounded, so that a text full of quotation marks cannot make this slow.
_SPEECH = re.compile(
    r"[\"“„][^\"“„”]{12,1200}[\"”]"
    r"|,,(?:(?!''|,,).){12,1200}(?:''|’’)"
    r"|‘[^‘’]{12,1200}?[.,!?]’"
    r"|(?<!\w)'[^'\n]{3,800}(?:'\w[^'\n]{0,800}){0,4}[.,!?]'(?!\w)",
    re.DOTALL,
)


def _spoken_stretches(text: str) -> list[tuple[int, int]]:
    """Return where somebody is quoted, in order."""
    return [match.span() for match in _SPEECH.finditer(text)]


def _lies_in(span: Span, stretches: list[tuple[int, int]]) -> bool:
    """Whether the middle of a sentence lies within one of the stretches."""
    middle = (span.start + span.end) // 2
    at = bisect_right(stretches, (middle, len(span.text) + span.end)) - 1
    return at >= 0 and stretches[at][0] <= middle < stretches[at][1]


def plan_sentences(project: Project) -> list[Sentence]:
    """Return the sentences of the plan's document, or else of the long texts of the form."""
    if project.document_text:
        return sentences_of(project.document_text)
    found: list[Sentence] = []
    for field in OTHER_TEXTS:
        text = getattr(project, field)
        if text:
            found += sentences_of(text, field, len(found))
    return found
