"""People by name: which key person "Kevin" is, when a plan says "de pompbediende heet Kevin"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from model.evaluation.actors import actors_in, roles_of
from model.evaluation.grammar import grammar
from model.evaluation.plan_lexicon import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from model.evaluation.actors import Actor
    from model.evaluation.passages import Sentence

_NEAR = 3
_SHOPKEEPER = frozenset({"shopkeeper"})


def named_key_persons(sentences: Sequence[Sentence]) -> Mapping[str, frozenset[str]]:
    """Return the roles of people by name, as the text binds them to a role or a shop."""
    found: dict[str, frozenset[str]] = {}
    for sentence in sentences:
        for name, roles in _bound_in(sentence):
            found.setdefault(name, roles)
    for sentence, following in itertools.pairwise(sentences):
        # "De postbode. Anita."
        persons = [a for a in actors_in(sentence) if a.kind == "key-person"]
        alone = len(following.words) == 1 and following.span.text[:1].isupper()
        if alone and persons and persons[-1].last == len(sentence.words) - 1:
            found.setdefault(following.words[0].lower, roles_of(persons[-1], sentence))
    return found


def _bound_in(sentence: Sentence) -> Iterator[tuple[str, frozenset[str]]]:
    actors = actors_in(sentence)
    for actor in actors:
        if actor.kind == "key-person":
            for at in range(actor.first, actor.last + 1):
                if _capital(sentence, at):
                    yield sentence.words[at].lower, roles_of(actor, sentence)
    for one, other in itertools.pairwise(actors):
        role, name = (one, other) if other.kind == "name" else (other, one)
        if name.kind == "name" and role.kind == "key-person" and _belong(one, other, sentence):
            yield from ((word, roles_of(role, sentence)) for word in _words_of(name, sentence))
    yield from _with_shop(actors, sentence)


def _with_shop(actors: Sequence[Actor], sentence: Sentence) -> Iterator[tuple[str, frozenset[str]]]:
    """Bind "de snackbar van Gerrit" and "Gerrit van de snackbar"."""
    if not sentence.find(patterns("places")["shop"]):
        return
    words = [word.lower for word in sentence.words]
    shops = {
        at
        for hit in sentence.find(patterns("places")["shop"])
        for at, word in enumerate(sentence.words)
        if hit.start <= word.start < hit.end
    }
    for actor in actors:
        before = {actor.first - 2} if words[actor.first - 1] == "van" else set()
        behind = (
            set(range(actor.last + 2, actor.last + 1 + _NEAR))
            if words[actor.last + 1 : actor.last + 2] == ["van"]
            else set()
        )
        if actor.kind == "name" and (before | behind) & shops:
            yield from ((word, _SHOPKEEPER) for word in _words_of(actor, sentence))


def _belong(one: Actor, other: Actor, sentence: Sentence) -> bool:
    between = sentence.words[one.last + 1 : other.first]
    apart = sentence.words[other.first].before.strip()
    return (
        len(between) <= _NEAR
        and all(word.lower in grammar("is-called") for word in between)
        and not (set(apart) & set(".;:!?"))
        and bool(between or "," in apart or not apart)
    )


def _words_of(actor: Actor, sentence: Sentence) -> Iterator[str]:
    for at in range(actor.first, actor.last + 1):
        if _capital(sentence, at):
            yield sentence.words[at].lower


def _capital(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    place = sentence.written_at(word.start)
    capital = at > 0 and sentence.span.text[place : place + 1].isupper()
    small = word.lower in grammar("prepositions") or word.lower in grammar("determiners")
    return capital and not small
