"""Groups that a sentence describes: people, and what holds for them.

"Mannen van boven de zeventig", "wie zijn partner verloor", "gescheiden vaders": a word for people
and a circumstance of the same clause. So a group is found that no list names as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.passages import Hit
from model.evaluation.plan_lexicon import any_of, patterns, phrase_lists
from model.evaluation.reading.told_of import narrowed_by_clause, told_by_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.evaluation.passages import Sentence
    from model.evaluation.plan_lexicon import PhraseList

# How many words may stand between people and what holds for them.
_REACH = 9
_JOINED_WITHIN = 3
_READER_REACH = 6
_LED_IN = frozenset(["met", "van", "aan", "bij", "door", "uit", "op"])
_WHO = frozenset(["wie", "iedereen", "degene", "degenen", "ieder"])
_NOT_BETWEEN = frozenset(
    [
        "en",
        "of",
        "de",
        "het",
        "een",
        "voor",
        "met",
        "aan",
        "door",
        "op",
        "in",
        "naar",
        "van",
        "bij",
        "om",
    ]
)
_ENDS = frozenset(";:?!–—\n")
_ASKS = frozenset(
    [
        "ben",
        "bent",
        "heb",
        "hebt",
        "zorg",
        "zorgt",
        "woon",
        "woont",
        "als",
        "wanneer",
        "zit",
        "leef",
        "leeft",
        "kom",
    ]
)
# "16–28 jaar": here the dash ends no clause.
_SPAN = re.compile(r"(?<=\d)\s?–\s?(?=\d)")
_MOST_COMMAS = 1
# "Pas gescheiden?" needs no word for the reader.
_SHORT = 4


class Described(NamedTuple):
    """A circumstance with the stretch of words that describes the group."""

    group: PhraseList
    hit: Hit
    of_reader: bool = False
    """Whether it is asked of the reader: "Bent u net gescheiden?"."""


def described_groups(sentence: Sentence) -> Iterator[Described]:
    """Yield the groups that a sentence describes."""
    for narrowed, people in (*narrowed_by_clause(sentence), *told_by_title(sentence)):
        yield Described(narrowed, people)
    if not sentence.find(any_of("circumstances")):
        return
    heads = sentence.find(patterns("people")["heads"])
    readers = sentence.find(patterns("people")["reader"])
    for group in phrase_lists("circumstances"):
        for hit in sentence.find(patterns("circumstances")[group.id]):
            # "Dertig tot veertig mensen" is how many they are, not how old.
            after = hit.end if group.id == "age" else len(sentence.folded)
            fitting = (one for one in reversed(heads) if one.start < after)
            head = next((one for one in fitting if _belongs(sentence, one, hit)), None)
            if head is not None:
                start, end = min(head.start, hit.start), max(head.end, hit.end)
                yield Described(group, Hit(start, end, hit.text))
            elif _asks_reader(sentence) and (
                len(sentence.words) <= _SHORT or any(_near(sentence, one, hit) for one in readers)
            ):
                yield Described(group, hit, of_reader=True)


def _belongs(sentence: Sentence, head: Hit, hit: Hit) -> bool:
    """Whether the circumstance is one of these people: an adjective before, or joined behind."""
    if hit.end <= head.start:
        between = _between(sentence, hit, head)
        apart = sentence.folded[hit.end : head.start].strip(" -")
        return len(between) <= 1 and not set(between) & _NOT_BETWEEN and "," not in apart
    if head.end > hit.start:
        return False
    between = _between(sentence, head, hit)
    text = _SPAN.sub("-", sentence.folded[head.end : hit.end])[: hit.start - head.end]
    if len(between) > _REACH or _ENDS & set(text) or text.count(",") > _MOST_COMMAS:
        return False
    if head.text in _WHO:
        # "De zuster met wie ik dat regelde" names nobody new.
        return head.text != "wie" or _word_before(sentence, head) not in _LED_IN
    near = [*between, *_words(sentence, hit)[:1]][:_JOINED_WITHIN]
    joined = {one.text for one in sentence.find(patterns("people")["joined-by"])}
    return bool(set(near) & joined) or (not between and hit.text[0].isdigit())


def _between(sentence: Sentence, one: Hit, other: Hit) -> list[str]:
    starts = [word.start for word in sentence.words]
    first = bisect_right(starts, one.end - 1)
    last = bisect_right(starts, other.start) - 1
    return [word.lower for word in sentence.words[first:last]]


def _word_before(sentence: Sentence, hit: Hit) -> str:
    before = [word.lower for word in sentence.words if word.start < hit.start]
    return before[-1] if before else ""


def _words(sentence: Sentence, hit: Hit) -> list[str]:
    return [word.lower for word in sentence.words if hit.start <= word.start < hit.end]


def _asks_reader(sentence: Sentence) -> bool:
    first = sentence.words[0].lower if sentence.words else ""
    if sentence.spoken or sentence.matches("asks-about-others"):
        return False
    return sentence.span.text.endswith("?") or first in _ASKS


def _near(sentence: Sentence, reader: Hit, hit: Hit) -> bool:
    one, other = (reader, hit) if reader.start < hit.start else (hit, reader)
    return len(_between(sentence, one, other)) <= _READER_REACH
