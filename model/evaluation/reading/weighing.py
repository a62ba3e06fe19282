"""Weighing: a second opinion on what the rules read, from texts that people labelled.

Rules know what they were told; weights know how often a word or a deed went with evidence. The
weights may find a passage that no rule knows, or say that what a rule found is too thin. They only
read running text of some length; a filled-in field never gets here.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from model.core.messages import msg
from model.evaluation.passages import DOCUMENT
from model.evaluation.reading.signal import Signal, signal
from model.evaluation.reading.signs import signs_of
from model.evaluation.reading.weights import SHOWN, lesson_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from model.core.messages import Message
    from model.evaluation.findings import Evidence
    from model.evaluation.passages import Sentence
    from model.evaluation.reading.weights import LessonWeights, Shown, Weighed

LEAST_SENTENCES = 4
"""Of fewer sentences the weights know nothing: the labelled texts were longer."""
_WORTH_SHOWING = -1.5
"""Log-odds from which a sentence is shown as a passage: about one in five."""
STRONGEST = 7.0
"""Log-odds are held between -7 and 7, so that one odd sentence cannot decide a text."""

WEIGHED: Mapping[str, Message] = {
    "weighed-met": msg("This passage looks like plans that do this. Check whether it is so."),
    "weighed-partly-met": msg("This passage points to it, but not fully. Check whether it is so."),
    "weighed-not-met": msg(
        "This passage looks like plans that do not do this. Check whether it is so."
    ),
    "too-thin": msg("This passage may point to it, but it is too thin to count."),
}
"""What is said when the weights see something else than the rules."""


class Weight(NamedTuple):
    """What a sentence shows for each of met, partly met and not met, as log-odds, and at all."""

    shown: tuple[float, float, float]
    anything: float


def weigh(lesson: str, sentences: Sequence[Sentence], ruled: Signal) -> Signal:
    """Return what the rules read, or what the weights see instead, with the passages behind it."""
    read = [sentence for sentence in sentences if sentence.reference == DOCUMENT]
    if len(read) < LEAST_SENTENCES:
        return ruled
    weights = lesson_weights(lesson)
    weighed = [weigh_sentence(sentence, weights) for sentence in read]
    outcome = likeliest(text_features(weighed, ruled.outcome), weights)
    if outcome == ruled.outcome:
        return ruled
    if outcome == "insufficient-evidence":
        return Signal(outcome, "too-thin", ruled.evidence)
    return signal(outcome, f"weighed-{outcome}", _passages(outcome, read, weighed, ruled))


def weigh_sentence(sentence: Sentence, weights: LessonWeights) -> Weight:
    """Add up the signs of a sentence."""
    return weigh_signs(signs_of(sentence), weights)


def weigh_signs(seen: Iterable[str], weights: LessonWeights) -> Weight:
    """Add up what signs show."""
    signs = weights.sentence.signs
    known = [signs[sign] for sign in seen if sign in signs]
    totals = [
        start + math.fsum(one[n] for one in known) for n, start in enumerate(weights.sentence.start)
    ]
    highest = max(0.0, *totals)
    parts = [math.exp(total - highest) for total in (0.0, *totals)]
    whole = math.fsum(parts)
    odds = [_log_odds(part / whole) for part in parts[1:]]
    return Weight((odds[0], odds[1], odds[2]), _log_odds(1 - parts[0] / whole))


def text_features(weighed: Sequence[Weight], ruled: str) -> dict[str, float]:
    """Return what is known of a text: its two strongest sentences of each kind, and the rule."""
    found = {"start": 1.0, f"rule {ruled}": 1.0}
    for n, shown in enumerate(SHOWN):
        first, second = _two_strongest([weight.shown[n] for weight in weighed])
        found[f"first {shown}"], found[f"second {shown}"] = first, second
    found["first"], found["second"] = _two_strongest([weight.anything for weight in weighed])
    return found


def likeliest(features: Mapping[str, float], weights: LessonWeights) -> Weighed:
    """Return the outcome with the most weight."""
    totals = {
        outcome: math.fsum(value * adds.get(name, 0.0) for name, value in features.items())
        for outcome, adds in weights.text.outcomes.items()
    }
    return max(totals, key=lambda outcome: totals[outcome])


def _log_odds(chance: float) -> float:
    held = min(max(chance, 1e-9), 1 - 1e-9)
    return max(-STRONGEST, min(STRONGEST, math.log(held / (1 - held))))


def _two_strongest(odds: list[float]) -> tuple[float, float]:
    first, second = sorted((*odds, -STRONGEST), reverse=True)[:2]
    return first, second


def _passages(
    outcome: Shown, read: Sequence[Sentence], weighed: Sequence[Weight], ruled: Signal
) -> list[Evidence]:
    """Return the two strongest passages for an outcome; without one, what the rule found."""
    n = SHOWN.index(outcome)
    order = sorted(range(len(read)), key=lambda at: (-weighed[at].shown[n], at))[:2]
    strong = [at for at in order if weighed[at].shown[n] > _WORTH_SHOWING]
    if not strong:
        return list(ruled.evidence) or [read[order[0]].evidence()]
    return [read[at].evidence() for at in sorted(strong)]
