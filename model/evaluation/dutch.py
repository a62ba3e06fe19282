"""Dutch text for rules that can be explained: sentences, words, stems, compounds, negation.

Pure functions on plain text. Every offset counts characters of the text as it was given, so a
quote can be shown in place: `span.text == text[span.start : span.end]`. English text works too;
only the stems are Dutch. Stems come from the Snowball project's Dutch stemmer
(https://snowballstem.org/algorithms/dutch/stemmer.html).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import snowballstemmer

from model.evaluation.sentences import Span, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Span",
    "Word",
    "has_head",
    "has_modifier",
    "is_compound_of",
    "is_negated",
    "mentions",
    "sentences",
    "stem",
    "words",
    "words_in",
]

_STEMMER = snowballstemmer.stemmer("dutch")
SOFT_HYPHEN = "\u00ad"


class Word(NamedTuple):
    """A word in a text. `text == source[start:end]`; `lower` and `stem` are for comparing."""

    text: str
    lower: str
    """Lower case, without soft hyphens, with a straight apostrophe."""
    stem: str
    start: int
    end: int
    before: str = ""
    """What stands between the previous word and this one: spaces, commas, a full stop."""


def _listed(terms: str) -> frozenset[str]:
    return frozenset(terms.split())


_WORD = re.compile(
    r"https?://[^\s<>\"']+|www\.[^\s<>\"']+"  # addresses stay whole
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
    r"|[^\W_](?:[\w\u00ad]|['’](?=\w)|[-‐‑](?=\w))*"
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the Dutch stem of a lower-case word: `wandelen`, `wandeling` → `wandel`."""
    return str(_STEMMER.stemWord(word))


def words(text: str) -> list[Word]:
    """Split `text` into words with offsets; a web or mail address is one word.

    Hyphens and apostrophes inside a word stay ("85-plussers", "foto's"). Works on a sentence too;
    the offsets then count from the start of what was given.
    """
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        lower = match.group().lower().replace(SOFT_HYPHEN, "").replace("’", "'")
        start, end = match.span()
        found.append(Word(match.group(), lower, stem(lower), start, end, text[last:start]))
        last = end
    return found


def words_in(span: Span) -> list[Word]:
    """Return the words of a sentence with offsets in the text that the sentence came from."""
    return [
        word._replace(start=word.start + span.start, end=word.end + span.start)
        for word in words(span.text)
    ]


# --- compounds -----------------------------------------------------------------------------------

_MIN_REST = 3
_LINKS = ("", "s", "e", "en", "-", "s-", "en-")


def is_compound_of(word: str, part: str) -> bool:
    """Whether lower-case `word` is `part` itself or a compound that begins or ends with it.

    `wijkverpleegkundige` is one of `verpleegkundige`; `eenzaamheidsproject` one of `eenzaamheid`.
    The rest must have three letters or more, so `menu` is no compound of `men`.
    """
    return has_head(word, part) or has_modifier(word, part)


def has_head(word: str, part: str) -> bool:
    """Whether `word` is `part` or ends with it: the head says what the thing is."""
    if word == part or stem(word) == stem(part):
        return True
    ending = stem(word)
    wanted = stem(part)
    return (word.endswith(part) and len(word) - len(part) >= _MIN_REST) or (
        len(wanted) > _MIN_REST
        and ending.endswith(wanted)
        and len(ending) - len(wanted) >= _MIN_REST
    )


def has_modifier(word: str, part: str) -> bool:
    """Whether `word` begins with `part` (and a linking sound): the modifier says what kind."""
    if not word.startswith(part):
        return False
    rest = word[len(part) :]
    return any(rest.startswith(link) and len(rest) - len(link) >= _MIN_REST for link in _LINKS)


def mentions(sentence_words: Sequence[Word], terms: Iterable[str]) -> list[int]:
    """Return the indexes of words that are one of `terms`, an inflection, or a compound of one."""
    wanted = tuple(terms)
    return [
        index
        for index, word in enumerate(sentence_words)
        if any(is_compound_of(word.lower, term) for term in wanted)
    ]


# --- negation ------------------------------------------------------------------------------------

_NEGATORS_AHEAD = _listed(
    "geen zonder niet nooit niemand nergens noch nee nauwelijks amper no not without never "
    "nobody none don't doesn't isn't aren't won't can't cannot"
)
_NEGATORS_BEHIND = _listed("niet nooit nergens not never ontbreekt ontbreken")
# "niet alleen … maar ook" affirms; so do "niet te missen" and "waarom niet".
_NOT_NEGATING_NEXT = _listed("alleen slechts enkel only just te voor zomaar")
_CLAUSE_WORDS = _listed(
    "maar want omdat als die dat wie waar waarbij waardoor terwijl of zodat toch wel but because "
    "who that which while if or en and dus hoewel doordat indien"
)
_CLAUSE_MARKS = frozenset(",.;:!?()–—\n")
_REACH_AHEAD = 5
_REACH_BEHIND = 7
_FORWARD_STOPS = _CLAUSE_WORDS - {"en", "of", "or", "and"}


def is_negated(sentence_words: Sequence[Word], index: int) -> bool:
    """Whether the word at `index` stands in the scope of a negation in its own clause.

    Looks back for `geen`, `zonder`, `niet` ("geen verwijzers", "zonder hulp van de huisarts") and
    ahead for a `niet` that closes the clause ("huisartsen vragen we niet"). A comma or a word such
    as `maar` or `die` ends the clause; "niet alleen … maar ook" is no negation. `en` and `of` carry
    a negation on ("geen verwijzers of sleutelpersonen").
    """
    return _negated_from_before(sentence_words, index) or _negated_from_behind(
        sentence_words, index
    )


def _is_negator(sentence_words: Sequence[Word], at: int, negators: frozenset[str]) -> bool:
    if sentence_words[at].lower not in negators:
        return False
    following = sentence_words[at + 1].lower if at + 1 < len(sentence_words) else ""
    preceding = sentence_words[at - 1].lower if at else ""
    return following not in _NOT_NEGATING_NEXT and preceding != "waarom"


def _negated_from_before(sentence_words: Sequence[Word], index: int) -> bool:
    for at in range(index - 1, max(-1, index - 1 - _REACH_AHEAD), -1):
        if _CLAUSE_MARKS & set(sentence_words[at + 1].before):
            return False
        if _is_negator(sentence_words, at, _NEGATORS_AHEAD):
            return True
        if sentence_words[at].lower in _FORWARD_STOPS:
            return False
    return False


def _negated_from_behind(sentence_words: Sequence[Word], index: int) -> bool:
    for at in range(index + 1, min(len(sentence_words), index + 1 + _REACH_BEHIND)):
        if _CLAUSE_MARKS & set(sentence_words[at].before):
            return False
        if sentence_words[at].lower in _CLAUSE_WORDS:
            return False
        if _is_negator(sentence_words, at, _NEGATORS_BEHIND):
            # "niet" before a further complement denies that one: "huisartsen doen niet moeilijk".
            return _closes_clause(sentence_words, at)
    return False


def _closes_clause(sentence_words: Sequence[Word], at: int) -> bool:
    """Whether at most two words follow before the clause ends: "niet mee", "niet bereikt"."""
    for step in range(1, 4):
        if at + step >= len(sentence_words):
            return True
        following = sentence_words[at + step]
        if _CLAUSE_MARKS & set(following.before) or following.lower in _CLAUSE_WORDS:
            return True
    return False
