"""Welding: whether words of one name are those of another, written as one or in another order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from model.network.name_tokens import Token
from model.network.spelling import rough_key

MOST_RUN_ON = 3
"""Words on each side that may be the same ones, written as one."""
MOST_PERMUTED = 4
SHORTEST_WELDED = 8
"""Letters of a word that may be two words."""


def halves(whole: Token, others: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the two tokens of which a word is made: "Ontmoetingskerk"."""
    for one in others:
        if whole.text.startswith(one.text):
            rest = whole.text.removeprefix(one.text)
            for other in others:
                if other is not one and rest in (other.text, "s" + other.text):
                    return one, other
    return None


def written_as_one(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Tell whether the rests are the same words, run together: "Fit Point" and "FitPoint"."""
    if len(one) == len(other) == 1 and " " not in one[0].text + other[0].text:
        return False
    if max(len(one), len(other)) > MOST_RUN_ON:
        return False
    letters = ["".join(token.key for token in rest).replace(" ", "") for rest in (one, other)]
    if abs(len(letters[0]) - len(letters[1])) > MOST_RUN_ON or _sound_differently(*letters):
        return False
    words = [[word for token in rest for word in token.text.split()] for rest in (one, other)]
    if max(map(len, words)) > MOST_PERMUTED:
        return False
    # "Fonds Welzijn" is "Welzijnsfonds": the word in front of a compound may get a letter.
    left, right = (
        {link.join(order) for order in permutations(rest) for link in ("", "s")} for rest in words
    )
    return bool(left & right) or bool({*map(rough_key, left)} & {*map(rough_key, right)})


def _sound_differently(one: str, other: str) -> bool:
    """Tell whether a letter is in only one of two texts, which then cannot be the same."""
    return set(one.replace("d", "t")) != set(other.replace("d", "t"))
