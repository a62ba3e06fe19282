"""Groups that a text tells something of: "mannen die stilvallen na hun pensioen".

A clause behind people of an age or sex narrows them, unless it only says that they like company.
Some words of a title point at a group by themselves: "Samen lezen na detentie". And a text that
keeps coming back to such a subject is about people who have it in common.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.passages import Hit
from model.evaluation.plan_lexicon import patterns, phrase_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.passages import Sentence
    from model.evaluation.plan_lexicon import PhraseList

# A clause of fewer words says too little.
_LEAST_WORDS = 3
# A news item says its subject in the title or the two sentences below it.
_OPENING = 3
# A subject that this many sentences come back to is what the people have in common.
_COMES_BACK = 3
_SUBJECTS = frozenset(
    [
        "bereavement",
        "carers",
        "mental-vulnerability",
        "disability",
        "illness",
        "migration-background",
        "divorced",
        "homeless",
        "unemployment",
        "low-ses",
        "past",
    ]
)
_CLAUSE = re.compile(r"[^,;:.!?()–\n]{0,120}")


def narrowed_by_clause(sentence: Sentence) -> Iterator[tuple[PhraseList, Hit]]:
    """Yield the people whom a clause makes a narrower group."""
    people = patterns("people")
    for hit in sentence.find(people["with-relative"]):
        clause = _CLAUSE.match(sentence.folded, hit.end)
        end = clause.end() if clause else hit.end
        told = [word for word in sentence.words if hit.end <= word.start < end]
        empty = any(hit.end <= one.start < end for one in sentence.find(people["says-little"]))
        if len(told) >= _LEAST_WORDS and not empty:
            yield _list("with-relative"), Hit(hit.start, end, hit.text)


def told_by_title(sentence: Sentence) -> Iterator[tuple[PhraseList, Hit]]:
    """Yield the words of a title, or just below it, that point at a group by themselves."""
    if sentence.number < _OPENING and not sentence.spoken:
        for hit in sentence.find(patterns("people")["in-title"]):
            yield _list("in-title"), hit


def recurring_subject(
    sentences: Sequence[Sentence],
) -> tuple[PhraseList, list[tuple[Sentence, Hit]]] | None:
    """Return what the text keeps coming back to, such as detention or debts, with its places."""
    for subject in phrase_lists("circumstances"):
        if subject.id in _SUBJECTS:
            pattern = patterns("circumstances")[subject.id]
            places = [(one, one.find(pattern)[0]) for one in sentences if one.find(pattern)]
            if len(places) >= _COMES_BACK:
                return subject, places
    return None


def _list(list_id: str) -> PhraseList:
    return next(entry for entry in phrase_lists("people") if entry.id == list_id)
