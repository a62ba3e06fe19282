"""Actors: who and what a sentence names, and by which preposition each is led in.

Found by word lists (`plan-actors.yaml`, key persons, organisations) and, for people by name, by
capitals. What overlaps is decided by the order of `_LISTS`: a key person before an organisation,
an organisation before people in general.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from model.evaluation.frames_lexicon import forms
from model.evaluation.grammar import grammar
from model.evaluation.plan_lexicon import any_of, cue, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from model.evaluation.passages import Sentence
    from model.evaluation.plan_lexicon import Pattern

Kind = Literal[
    "key-person", "organisation", "party", "office", "neighbour", "staff", "people", "us",
    "reader", "pronoun", "name",
]  # fmt: skip
_FURTHEST = 5


class Actor(NamedTuple):
    """Somebody or something named: word numbers `first` to `last`, and what leads it in."""

    kind: Kind
    first: int
    last: int
    preposition: str = ""
    negated: bool = False


@lru_cache(maxsize=1)
def _lists() -> tuple[tuple[Kind, Pattern], ...]:
    lists: Mapping[str, Pattern] = patterns("actors")
    return (
        ("office", lists["office"]),
        ("key-person", any_of("key-persons")),
        ("organisation", cue("organisation")),
        ("party", lists["parties"]),
        ("neighbour", lists["neighbours"]),
        ("staff", lists["staff"]),
        ("people", lists["people"]),
        ("us", lists["us"]),
        ("reader", lists["reader"]),
        ("pronoun", lists["pronouns"]),
    )


@lru_cache(maxsize=4096)
def actors_in(sentence: Sentence) -> tuple[Actor, ...]:
    """Return the actors of a sentence in order, each with its preposition."""
    listed = _listed(sentence)
    taken = {at for actor in listed for at in range(actor.first, actor.last + 1)}
    found = sorted([*listed, *_named(sentence, taken)], key=lambda a: a.first)
    led: list[Actor] = []
    for at, actor in enumerate(found):
        if at + 1 < len(found) and _possesses(actor, found[at + 1], sentence):
            continue
        led.append(_led_in(sentence, actor, led))
    return tuple(_with_owners(led, sentence))


def _listed(sentence: Sentence) -> list[Actor]:
    """Return what the word lists find, each word once."""
    starts = [word.start for word in sentence.words]
    taken: set[int] = set()
    found: list[Actor] = []
    for kind, pattern in _lists():
        for hit in sentence.find(pattern):
            first = bisect_right(starts, hit.start) - 1
            last = bisect_right(starts, hit.end - 1) - 1
            bare = kind == "us" and hit.text in grammar("too-bare")
            if first >= 0 and not bare and not taken & set(range(first, last + 1)):
                taken.update(range(first, last + 1))
                found.append(Actor(kind, first, last))
    return found


def _named(sentence: Sentence, taken: set[int]) -> Iterator[Actor]:
    """Yield people and things by name: capitals, at the beginning only before a verb."""
    text, known = sentence.span.text, forms()
    open_name: Actor | None = None
    for at, word in enumerate(sentence.words):
        place = sentence.written_at(word.start)
        capital = text[place : place + 1].isupper() and at not in taken
        capital = capital and not text.isupper() and word.lower not in grammar("prepositions")
        if capital and at == 0:
            following = sentence.words[1].lower if len(sentence.words) > 1 else ""
            capital = (
                word.lower not in grammar("no-name")
                and word.lower not in known
                and (following in known or following in grammar("after-name"))
            )
        if capital and open_name is not None:
            open_name = open_name._replace(last=at)
        elif capital:
            open_name = Actor("name", at, at)
        elif open_name is not None:
            yield open_name
            open_name = None
    if open_name is not None:
        yield open_name


def _led_in(sentence: Sentence, actor: Actor, before: list[Actor]) -> Actor:
    """Look back from an actor to its preposition, over articles and adjectives."""
    words = sentence.words
    ends = {one.last: one for one in before}
    found = actor
    for at in range(actor.first - 1, max(-1, actor.first - 1 - _FURTHEST), -1):
        word, gap = words[at].lower, words[at + 1].before
        if "," in gap or word in grammar("joins"):
            # One of a row: "via de huisarts, de poh en het wijkteam".
            previous = ends.get(at - 1 if word in grammar("joins") else at)
            if previous is not None:
                denied = found.negated or previous.negated
                found = found._replace(preposition=previous.preposition, negated=denied)
            break
        if set(gap) & set(".;:!?()"):
            break
        if word in ("geen", "zonder"):
            found = found._replace(negated=True)
        if word in grammar("prepositions"):
            return found._replace(preposition=word)
        if at in ends:
            # "wijkverpleegkundige Karin", "buurvrouw Els": one and the same.
            if actor.kind == "name" and ends[at].kind != "us":
                return found._replace(preposition=ends[at].preposition)
            break
        if word in forms() and word not in grammar("determiners"):
            break
    return found


def _with_owners(actors: list[Actor], sentence: Sentence) -> Iterator[Actor]:
    """Take "medewerkers van de thuiszorg" and "Karin van het wijkteam" for the party they are."""
    skip = False
    for at, actor in enumerate(actors):
        following = actors[at + 1] if at + 1 < len(actors) else None
        if skip:
            skip = False
        elif following is not None and _belongs(actor, following, sentence):
            yield following._replace(
                first=actor.first, preposition=actor.preposition, negated=actor.negated
            )
            skip = True
        else:
            yield actor


def _possesses(actor: Actor, following: Actor, sentence: Sentence) -> bool:
    """Whether it is the "haar" of "haar cliënten" or the "je" of "je huisarts"."""
    mine = actor.kind == "reader" or sentence.words[actor.first].lower in ("haar", "hun")
    return mine and actor.last + 1 == following.first


def _belongs(actor: Actor, owner: Actor, sentence: Sentence) -> bool:
    after = sentence.words[actor.last + 1].lower if owner.first > actor.last + 1 else ""
    apposed = actor.kind == "name" and owner.kind == "key-person" and owner.first == actor.last + 1
    return apposed or (
        actor.kind in ("staff", "name")
        and sentence.words[actor.first].lower not in ("wij", "we", "ik")
        and owner.kind in ("key-person", "organisation", "party")
        and after in grammar("belongs")
        and owner.preposition == after
        and owner.first - actor.last <= _FURTHEST
    )


def roles_of(actor: Actor, sentence: Sentence) -> frozenset[str]:
    """Return the roles of a key person (ids of the vocabulary `key-persons`)."""
    if actor.kind != "key-person":
        return frozenset()
    words = sentence.words
    start, end = words[actor.first].start, words[actor.last].end
    return frozenset(
        role
        for role, pattern in patterns("key-persons").items()
        if any(hit.start < end and hit.end > start for hit in sentence.find(pattern))
    )
