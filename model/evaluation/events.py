"""Events: who does what in a clause, by word order and word lists.

No parser: each verb of the frames lexicon is joined with its separable part, and its doer is looked
for where Dutch word order puts it: just before or after a finite verb, first in a subordinate
clause, behind "door" in the passive.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.actors import Actor
from model.evaluation.clauses import AGENTS, Clause, clauses_in, next_mark
from model.evaluation.dutch import is_negated
from model.evaluation.frames_lexicon import Form, forms, parts_of
from model.evaluation.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.passages import Sentence

_DOORS = ("door", "via")
_FURTHEST_PART = 14
_NEAR = 4
_TABLE_CELL = 3


class Event(NamedTuple):
    """A verb with its part ("door+verwijzen"), who does it, and in which clause."""

    verb: str
    at: int
    clause: Clause
    doer: Actor | None
    passive: bool
    negated: bool


@lru_cache(maxsize=4096)
def events_in(sentence: Sentence) -> tuple[Event, ...]:
    """Return what happens in a sentence, in order; empty without a verb of the lexicon."""
    if not any(word.lower in forms() for word in sentence.words):
        return ()
    return tuple(
        event
        for clause in clauses_in(sentence)
        for at in range(clause.start, clause.end)
        for event in _events_at(sentence, clause, at)
    )


def _events_at(sentence: Sentence, clause: Clause, at: int) -> Iterator[Event]:
    for form in forms().get(sentence.words[at].lower, ()):
        if _is_noun(sentence, clause, at, form):
            continue
        part = form.part or _part_of(sentence, clause, at, form.verb)
        verb = f"{part}+{form.verb}" if part else form.verb
        passive = _is_passive(sentence, clause, at, form)
        doer = _doer(sentence, clause, at, form, passive=passive)
        inside = sentence.words[clause.start : clause.end]
        denied = is_negated(inside, at - clause.start) or (doer is not None and doer.negated)
        yield Event(verb, at, clause, doer, passive, denied)


def _is_noun(sentence: Sentence, clause: Clause, at: int, form: Form) -> bool:
    """Whether it is no verb here: "de app", "stelt vragen", "een bezoek"."""
    before = sentence.words[at - 1].lower if at else ""
    after = sentence.words[at + 1].lower if at + 1 < len(sentence.words) else ""
    if form.kind == "stem":
        return at != clause.start and not {before, after} & grammar("i-and-you")
    if form.kind != "infinitive":
        return False
    asks = any(one.verb == "stellen" for one in forms().get(before, ()))
    return (
        before in grammar("before-nouns")
        or asks
        or after == "te"
        or _has_no_subject(sentence, clause, at)
    )


def _has_no_subject(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether an infinitive stands by itself: no helping verb, no "te", nobody beside it."""
    words = sentence.words
    if clause.end - clause.start <= _TABLE_CELL:
        return False
    inside = {word.lower for word in words[clause.start : clause.end]}
    if (
        inside & grammar("auxiliaries")
        or inside & {"te", "om", "het"}
        or clause.subject is not None
    ):
        return False
    return not any(
        not a.preposition
        and a.kind != "reader"
        and words[a.first].lower not in grammar("not-several")
        and (a.last < at or a.first <= at + _NEAR)
        for a in clause.actors
    )


def _part_of(sentence: Sentence, clause: Clause, at: int, verb: str) -> str:
    """Find the separable part: "belt … aan", "aan te bellen", "mee gaan"."""
    wanted = parts_of().get(verb)
    if not wanted:
        return ""
    words = sentence.words
    behind = words[max(clause.start, at - 2) : at]
    for word in reversed(behind):
        if word.lower in wanted:
            return word.lower
        if word.lower != "te":
            break
    for place in range(at + 1, min(_end_of_main(sentence, clause), at + _FURTHEST_PART)):
        if words[place].lower in wanted and _stands_alone(sentence, place):
            return words[place].lower
    return ""


def _end_of_main(sentence: Sentence, clause: Clause) -> int:
    """Return where a main clause can end: beyond "mensen die niet komen" in its middle."""
    words = sentence.words
    if clause.end < len(words) and words[clause.end].lower in grammar("relative"):
        if words[clause.end].before.strip():
            return clause.end
        return next_mark(sentence, clause.end)
    return clause.end


def _stands_alone(sentence: Sentence, at: int) -> bool:
    """Whether "aan" or "door" is part of a verb here, not a preposition with what follows."""
    if at + 1 >= len(sentence.words):
        return True
    following = sentence.words[at + 1]
    if following.before.strip() or following.lower in grammar("splitters"):
        return True
    if following.lower in grammar("prepositions"):
        return True
    return following.lower not in grammar("determiners") and (
        following.lower in grammar("auxiliaries")
        or following.lower in ("en", "of", "te", "als", "dan", "ook")
    )


def _is_passive(sentence: Sentence, clause: Clause, at: int, form: Form) -> bool:
    if form.kind != "participle" or form.verb in grammar("going"):
        return False
    helpers = [
        (abs(n - at), word.lower)
        for n, word in enumerate(sentence.words[clause.start : clause.end], clause.start)
        if word.lower in grammar("passive") or word.lower in grammar("having")
    ]
    if helpers:
        return min(helpers)[1] in grammar("passive")
    return any(a.preposition in _DOORS for a in clause.actors) or form.verb == "uitnodigen"


def _doer(
    sentence: Sentence, clause: Clause, at: int, form: Form, *, passive: bool
) -> Actor | None:
    """Return who does it; None when that is not said."""
    if passive:
        led = [a for a in clause.actors if a.preposition in _DOORS]
        return led[0] if led else None
    if form.kind == "stem" and at == clause.start:
        # "Bel de coördinator", "Ken je iemand?": the reader is spoken to.
        return Actor("reader", at, at)
    agents = [a for a in _free(sentence, clause) if a.kind in AGENTS]
    first = sentence.words[clause.start].lower
    if first in grammar("relative") and clause.before is not None and not _others(agents, clause):
        return clause.before
    earlier = [a for a in agents if a.last < at]
    if earlier or clause.subject is not None:
        return earlier[0] if earlier else clause.subject
    return _doer_behind(sentence, clause, at, form)


def _doer_behind(sentence: Sentence, clause: Clause, at: int, form: Form) -> Actor | None:
    """Return who stands behind a finite verb: "elke week belt de coördinator", or who is left."""
    free = _free(sentence, clause)
    agents = [a for a in free if a.kind in AGENTS]
    if not _stands_last(sentence, clause, at, form):
        if _somebody_else(sentence, clause, at):
            return None
        near = [a for a in agents if at < a.first <= at + _NEAR] or _beside(free, at)
        if near:
            return near[0]
    return next(iter([a for a in free if a.last < at] or agents or free), None)


def _somebody_else(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether the doer is a noun that no list knows: "dan belt de voorganger de coördinator"."""
    words = sentence.words
    known = {n for a in clause.actors for n in range(a.first, a.last + 1)}
    follows = words[at + 1].lower if at + 1 < clause.end else ""
    if follows in grammar("articles") and at + 2 < clause.end:
        return not known & {at + 2, at + 3}
    length = at - clause.start
    opening = words[clause.start].lower in grammar("articles") and 1 < length <= _NEAR
    return (
        opening and follows not in grammar("subjects") and not known & set(range(clause.start, at))
    )


def _free(sentence: Sentence, clause: Clause) -> list[Actor]:
    """Return who could do it: led in by nothing, and not the "dat" that only joins clauses."""
    free = [a for a in clause.actors if not a.preposition and a.kind != "us"]
    joins = sentence.words[clause.start].lower == "dat"
    others = [a for a in free if not (joins and a.first == clause.start)]
    return others or free


def _others(agents: Sequence[Actor], clause: Clause) -> bool:
    return any(actor.first > clause.start for actor in agents)


def _stands_last(sentence: Sentence, clause: Clause, at: int, form: Form) -> bool:
    """Whether the verb closes its clause, behind a helping verb or in a subordinate clause."""
    if clause.subordinate or form.kind == "participle":
        return True
    helpers = sentence.words[max(clause.start, 0) : at]
    return form.kind == "infinitive" and any(
        word.lower in grammar("auxiliaries") for word in helpers
    )


def _beside(actors: Sequence[Actor], at: int) -> list[Actor]:
    """Return the actor right before a finite verb, or else those right behind it."""
    before = [actor for actor in actors if actor.last == at - 1]
    return before or [a for a in actors if at < a.first <= at + _NEAR]
