"""Names of parties in a sentence: organisations by name, and key persons by what they are called.

Not every capital is a party: months, table heads and people's first names are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.plan_lexicon import cue, patterns
from model.evaluation.reading.acts import PARTIES, acts_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.findings import Evidence
    from model.evaluation.passages import Sentence

_KIND = (
    r"(?:[A-Za-z][\w-]{0,30}(?:club|vereniging|zorggroep|hal|praktijk|parochie|bibliotheek|school"
    r"|corporatie|stichting|verzorging|centrale|kerk|moskee|museum|behandeling|therapie|centrum)"
    r"|[Zz]orggroep|[Cc]lub|[Vv]ereniging|[Ss]tichting|[Pp]raktijk|[Pp]arochie|[Bb]ibliotheek|[Ss]chool"
    r"|[Kk]erk|[Mm]oskee|[Mm]useum|[Rr]estaurant|[Ww]elzijn|[Gg]emeente|[Ss]porthal|[Hh]otel"
    r"|[Bb]uurtsport|[Tt]huiszorg|[Dd]iaconie|[Hh]uisartsen|[Vv]erpleeghuis|GGZ|GGD|ROC|ISK)"
)
_NAME = r"[A-Z][\w'’&-]*"
_JOINS = r"(?:van|de|der|den|het|aan|in|en|&|voor)"
# "Zorggroep De Linde", "Huisartsen aan de Wetering", "Praktijk Van Rhijn & Oomen".
_PARTY = re.compile(
    rf"(?<![\w-])(?:(?:Stedelijk|Openbare|Protestantse|Regionale|Stichting) )?{_KIND}"
    rf"(?:[ ](?:{_JOINS}[ ]){{0,2}}{_NAME}(?:[ ]{_NAME}|[ ](?:{_JOINS}[ ]){{1,2}}{_NAME}){{0,3}})"
)
_CELL = re.compile(r"\s*\|\s*")
_LONGEST_CELL = 60
# A label opens its line, if need be behind a bullet.
_OPENS = 4
# Words that say too little to be put down as a party.
_TOO_BARE = frozenset(
    ["gemeente", "consulent", "medewerker", "organisaties", "partners", "partijen", "professionals"]
)
_HEAD_ROW = re.compile(r"\b(?:wie kent|verwijst|verwijzer|toeleid\w*|signaleert|afgesproken)\b.*\|")
_SENDING = frozenset({"refers", "signals", "brings"})
_AGREED = re.compile(r"afgesproken|afspraak|akkoord|op papier|elke .{0,12}(?:overleg|contact)")
# A row that says so itself: nothing was agreed.
_DOUBT = re.compile(
    r"lop(?:en|end) (?:nog )?gesprek|in gesprek met|\?\?|geen reactie|nog (?:te )?benader|evt\."
    r"|eventueel|onzeker|nog niet"
)


def named_parties(sentence: Sentence, *, all_cells: bool = False) -> list[Evidence]:
    """Return the organisations that a sentence names; of a table row, the one it is about."""
    text = sentence.span.text
    first = None if all_cells else _CELL.search(text)
    end = min(first.start(), _LONGEST_CELL) if first else len(text)
    found = [
        sentence.evidence_between(match.start(), match.end())
        for match in _PARTY.finditer(text, 0, end)
    ]
    taken = {place for match in _PARTY.finditer(text, 0, end) for place in range(*match.span())}
    for hit in sentence.find(cue("known-parties")):
        start, stop = sentence.source_span(hit)
        if start < end and start not in taken and text[start].isupper():
            found.append(sentence.evidence_between(start, stop))
    return found


def is_doubtful(sentence: Sentence) -> bool:
    """Whether nothing was agreed so far: hoped, still to be asked, or no answer."""
    return bool(_DOUBT.search(sentence.folded)) or (
        sentence.matches("not-yet") and not sentence.has("agreed")
    )


def _agreeing_rows(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the rows of a table on who refers, when a row tells what was agreed."""
    inside = False
    for sentence in sentences:
        if "|" not in sentence.span.text:
            inside = False
        elif _HEAD_ROW.search(sentence.folded):
            inside = True
        elif inside and _AGREED.search(sentence.folded) and not is_doubtful(sentence):
            yield sentence


def _applicants(sentences: Sequence[Sentence]) -> set[str]:
    """Return the names of who applies: it refers nobody to itself."""
    label = patterns("headings")["applicant"]
    return {
        quote.quote
        for sentence in sentences
        if any(hit.start < _OPENS for hit in sentence.find(label))
        for quote in named_parties(sentence, all_cells=True)
    }


def referring_parties(
    sentences: Sequence[Sentence], refers: Sequence[Sentence]
) -> Iterator[tuple[Sentence, Evidence]]:
    """Yield the parties that refer people: organisations by name, else key persons who do it."""
    by_number = {one.number: one for one in refers}
    numbers = {one.number for one in refers if not is_doubtful(one) and not one.spoken}
    own = _applicants(sentences)
    rows = {one.number: one for one in _agreeing_rows(sentences)}
    seen: set[int] = set()
    for number in sorted(numbers | rows.keys()):
        sentence = rows[number] if number in rows else by_number[number]
        for quote in named_parties(sentence):
            if not any(quote.quote in name for name in own):
                seen.add(number)
                yield sentence, quote
    for act in acts_in(sentences):
        sentence = act.sentence
        doer = act.event.doer
        if sentence.number not in numbers or sentence.number in seen or act.negated:
            continue
        if doer is not None and doer.kind in PARTIES and act.sense in _SENDING:
            start = sentence.written_at(sentence.words[doer.first].start)
            stop = sentence.written_at(sentence.words[doer.last].end - 1) + 1
            quote = sentence.evidence_between(start, stop)
            if quote.quote.lower() not in _TOO_BARE and "\n" not in quote.quote:
                seen.add(sentence.number)
                yield sentence, quote
