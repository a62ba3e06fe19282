"""Words that participants get to see or hear, quoted in a text about the project.

On a poster, a door or a card: "Op het raam staat 'Kom binnen'". Or said when somebody is asked
along: "Ze zegt: ik heb je handen nodig voor de zoom."
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.dutch import Span
from model.evaluation.passages import Sentence
from model.evaluation.plan_lexicon import cue
from model.evaluation.reading.headings import whole_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Where a quote from a flyer ends: a closing quotation mark at the end of a sentence.
_LONGEST_QUOTE = 8
# Sentences under "Tekst van de flyer".
_LONGEST_FLYER = 12
_CLOSED = re.compile(r"[\"”’»'][.,;:)]?$")
_OPENS = re.compile(r"[\"“„»«]|,,|(?<!\w)['‘](?=\w)|\*\w")
# Quoted words that open and close within the sentence.
_PIECE = re.compile(
    r"[\"“„](?P<double>[^\"“”„]{2,200})[\"”]"
    r"|(?<!\w)['‘](?P<single>[^'’‘]{2,200}(?:['’]\w[^'’‘]{0,99})?)['’](?!\w)"
)
# "geen bord met 'eenzaam?'": what the text says is not there.
_NOT_SHOWN = re.compile(r"\b(?:geen|niet|nooit|nergens)\b(?:\W+\w+){0,4}\W*$")
# In capitals, as on a poster that says that there is soup today.
_SHOUTED = re.compile(r"(?:\b[A-ZÀ-Ý]{2,}\b[\s,.?!:'-]{0,3}){2,}")
_SHOUTED_LINE = re.compile(r"(?=.{6})[A-ZÀ-Ý][A-ZÀ-Ý\s,.?!:'-]+")
# "Tekst: “Elke dag …": a quote that opens here and ends in a later sentence.
_OPENS_LINE = re.compile(r"^[^:]{3,60}:\s*[\"“„'‘][^\"”]*$")
# Between the sign and its words: "raam staat", "Poster (voor de kantine):", not "flyer voor".
_LINK = re.compile(
    r"(?:\s*\([^)]{0,60}\))?(?:\s*|[\s\w-]{0,40}:\s*|(?:[\s,]+[\w-]+){0,3}[\s,]+"
    r"(?:staat|stond|staan|stonden|hangt|hing|luidt|luidde|heet|heette|zegt|vraagt|vroeg|draagt|"
    r"met|op|alleen)(?:\s+[\w-]+){0,4}\s*)"
)
_A_NAME = re.compile(r"\b(?:van|voor|over|bij|in|uit|project|programma)\s*$")
# Between "zegt ze" and what she says: a colon, perhaps a quotation mark.
_SAYS = re.compile(r"[^:.!?]{0,40}?:\s*[\"“'‘]?|[^:.!?,]{0,40}?\s+(?=dat (?:er|we|wij)\b)")
_NOT_SAID = re.compile(r"^\s*(?:dan |dus )?(?:niet|nooit)\b")
_ONLY_IF = re.compile(r"\bals (?:ik|je|we|wij|ze|zij|hij)\b")


def shown_words(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return what a text quotes from a flyer, a sign or an invitation, as written there."""
    flyer = whole_part(sentences, "flyer", _LONGEST_FLYER)
    if flyer:
        return flyer
    found: dict[int, list[Sentence]] = {}
    for place, sentence in enumerate(sentences):
        pieces = list(_pieces(sentence))
        if pieces:
            found[sentence.number] = pieces
        elif _announces(sentence):
            _run_on(sentences[place : place + _LONGEST_QUOTE], found)
    return [piece for number in sorted(found) for piece in found[number]]


def _announces(sentence: Sentence) -> bool:
    """Whether a sentence announces a quote that runs on in the sentences after it."""
    text = sentence.span.text
    if sentence.matches("quotes-recruitment"):
        return not _PIECE.search(text)
    return bool(_OPENS_LINE.search(text)) and sentence.matches("carriers")


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the quoted or shouted words in a sentence, leaving out what is said not to be there."""
    anywhere = sentence.matches("quotes-recruitment")
    carriers = [sentence.source_span(hit)[1] for hit in sentence.find(cue("carriers"))]
    if not anywhere and not carriers:
        return
    text = sentence.span.text
    for match in (*_PIECE.finditer(text), *_SHOUTED.finditer(text)):
        before = text[: match.start()].lower()
        shown = anywhere or any(
            end <= len(before) and _LINK.fullmatch(before, end) for end in carriers
        )
        if shown and not _NOT_SHOWN.search(before) and not _A_NAME.search(before):
            yield part_of(sentence, *match.span(match.lastgroup or 0))


def _run_on(following: Sequence[Sentence], found: dict[int, list[Sentence]]) -> None:
    """Collect a quote that opens in the first sentence, or after it, and runs on."""
    first = following[0]
    cues = (*first.find(cue("quotes-recruitment")), *first.find(cue("carriers")))
    start = min(first.source_span(hit)[0] for hit in cues)
    if _OPENS.search(first.span.text, start) or first.matches("so-it-said"):
        found[first.number] = [first]
    for near in following:
        if near is not first and _SHOUTED_LINE.fullmatch(near.span.text):
            found[near.number] = [near]
            continue
        opens = near.number in found if near is first else _OPENS.match(near.span.text)
        if opens or (near.number - 1 in found and not _shouts(found[near.number - 1][0])):
            found[near.number] = [near]
        if near.number in found and _CLOSED.search(near.span.text):
            break


def _shouts(sentence: Sentence) -> bool:
    return bool(_SHOUTED_LINE.fullmatch(sentence.span.text))


def said_when_asking(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return what somebody of the project says when asking people along, as quoted in the text."""
    return [piece for sentence in sentences for piece in _said(sentence)]


def _said(sentence: Sentence) -> Iterator[Sentence]:
    for hit in sentence.find(cue("says-when-asking")):
        says = _SAYS.match(sentence.folded, hit.end)
        if (
            says is None
            or _NOT_SAID.match(sentence.folded[hit.end : says.end()])
            or _ONLY_IF.search(sentence.folded[: hit.start])
        ):
            continue
        if any(along.start >= says.end() for along in sentence.find(cue("asks-along"))):
            end = len(sentence.span.text)
            yield part_of(sentence, sentence.written_at(says.end()), end)
            return


def part_of(sentence: Sentence, start: int, end: int) -> Sentence:
    """Return characters `start` to `end` of a sentence as a sentence of its own."""
    text = sentence.span.text[start:end]
    stripped = text.strip(" \"“”„'‘’()")
    first = sentence.span.start + start + text.find(stripped)
    span = Span(first, first + len(stripped), stripped)
    return Sentence(span, sentence.reference, sentence.number, spoken=sentence.spoken)
