"""The weights by which a text is told to be about something else than a project for participants.

`data/lexicon/plan-weights/kind.yaml`, made by `tests/tools/learn_kind.py` and by nobody's hand:
logistic regression (Hastie, Tibshirani and Friedman, The elements of statistical learning, 2009,
section 4.4) on the signs of a text, learned from labelled texts.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.catalogue import Data, Source, Text, load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPENING = 2
"""The title and the first line say what a text is about; their signs count apart."""
_OFTEN = 5
"""A sign that stands in one of five sentences counts in full, a rarer one for its part."""


class KindWeights(Data):
    """What each sign adds to the log-odds that a text is not about a project for participants."""

    about: Text
    source: Source
    texts: int
    """How many labelled texts they were learned from."""
    least_chance: float
    """From this chance on a text is held to be about something else."""
    start: float
    signs: dict[str, float]


def kind_features(signs: Sequence[frozenset[str]], ruled: str) -> dict[str, float]:
    """Return what is known of a text: how often each sign stands in it, how it opens, the rule.

    `signs` holds the signs of each sentence; values lie between 0 and 1. Signs of the opening are
    written `open:sign`, the kind that the rules read `rule:kind`.
    """
    sentences = max(1, len(signs))
    seen = Counter(sign for one in signs for sign in one)
    found = {sign: min(1.0, _OFTEN * times / sentences) for sign, times in seen.items()}
    found |= {f"open:{sign}": 1.0 for one in signs[:OPENING] for sign in one}
    found[f"rule:{ruled}"] = 1.0
    return found


def chance_of_no_participants(features: Mapping[str, float], weights: KindWeights) -> float:
    """Return the chance (0–1) that the text is not about a project for participants."""
    known = (
        value * weights.signs[name] for name, value in features.items() if name in weights.signs
    )
    return 1 / (1 + math.exp(-(weights.start + math.fsum(known))))


def added_by(signs: frozenset[str], weights: KindWeights) -> float:
    """Return what the signs of one sentence add together."""
    return math.fsum(weights.signs.get(sign, 0.0) for sign in signs)


@lru_cache(maxsize=1)
def kind_weights() -> KindWeights:
    """Return the weights.

    Raises:
        CatalogueError: the file is missing or wrong.

    """
    weights: KindWeights = load("lexicon/plan-weights/kind.yaml", KindWeights)
    return weights
