"""Verdicts: whether two names are likely one organisation, how surely, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from model.core.messages import Message, msg
from model.network.name_tokens import Token
from model.network.profiles import Profile

SAME = 1.0
SHORT_FOR = 0.9
EXTRA_WORD = 0.85
NEAR_KIND = 0.8
NO_PLACE = 0.75
PARTLY = 0.4


class Verdict(NamedTuple):
    """Whether two names are likely one organisation."""

    likely: bool
    score: float
    """Orders the proposals; it is no probability."""
    reason: Callable[[], Message]
    """Makes the sentence, which most comparisons of a long list never need."""
    sure: bool = False
    """Whether only spelling differs, so that no third name can make it doubtful."""
    against: bool = False
    """Whether the names share a word and are two organisations all the same."""


def likely(score: float, reason: Callable[[], Message]) -> Verdict:
    """Return that two names are likely one organisation."""
    return Verdict(likely=True, score=score, reason=reason)


def different(reason: Callable[[], Message], score: float = PARTLY) -> Verdict:
    """Return that two names share something and are two organisations."""
    return Verdict(likely=False, score=score, reason=reason, against=True)


def nothing(reason: Callable[[], Message]) -> Verdict:
    """Return that nothing speaks for one organisation."""
    return Verdict(likely=False, score=0.0, reason=reason)


def spelling() -> Verdict:
    """Return that only spelling differs."""
    return likely(
        SAME, lambda: msg("The names differ only in spelling or in words like “Stichting”.")
    )._replace(sure=True)


def only_extra(extra: list[Token]) -> Verdict:
    """Return that one name only says more than the other."""
    return likely(EXTRA_WORD, lambda: msg("Only “{extra}” is extra.", extra=written(extra)))


def makes_a_difference(extra: list[Token]) -> Verdict:
    """Return that what one name says more makes it another organisation."""
    return different(lambda: msg("“{extra}” makes a difference.", extra=written(extra)))


def short_for_message(one: Profile, other: Profile) -> Message:
    """Return the sentence that one name is short for the other."""
    short, long = sorted((one.name, other.name), key=len)
    return msg("“{short}” may be short for “{long}”.", short=short, long=long)


def different_message(one: str, other: str) -> Message:
    """Return the sentence that two words differ."""
    return msg("“{one}” and “{other}” are different.", one=one, other=other)


def written(tokens: Iterable[Token]) -> str:
    """Return tokens as one text."""
    return " ".join(token.text for token in tokens)
