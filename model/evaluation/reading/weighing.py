"""Weighing: a second opinion on what the rules read, from texts that people labelled.

Rules know what they were told; weights know how often a word or a deed went with evidence. The
weights may find a passage that no rule knows, or say that what a rule found is too thin. They only
read running text of some length; a filled-in field never gets here.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from model.core.messages import msg
from model.evaluation.passages import DOCUMENT
from model.evaluation.reading.signal import Signal, signal
from model.evaluation.reading.signs import signs_around
from model.evaluation.reading.weights import (
    DOUBTED_LESSONS,
    SHOWN,
    WEIGHED_LESSONS,
    lesson_weights,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from model.core.messages import Message
    from model.evaluation.findings import Evidence, Outcome
    from model.evaluation.passages import Sentence
    from model.evaluation.reading.weights import LessonWeights, Shown, Weighed

LEAST_SENTENCES = 4
"""Of fewer sentences the weights know nothing: the labelled texts were longer."""
_WORTH_SHOWING = -1.5
"""Log-odds from which a sentence is shown as a passage: about one in five."""
STRONGEST = 7.0
"""Log-odds are held between -7 and 7, so that one odd sentence cannot decide a text."""
SURE_FROM = 0.7
"""Chance of the likeliest outcome below which the reading doubts, and the project is asked. Of the
labelled texts that were left out while learning, it was right in about half of the cases below it
and in five of six above it (`docs/method.md`)."""
RULE_SURE_FROM = 0.6
"""Chance of what a rule read below which its reading is doubted, where the rule keeps the last
word. Of the labelled texts left out, the rule was right in about half of the cases below it."""
_TOGETHER = 8
_LITTLE = 0.01
"""Added to a sum of chances, so that its logarithm exists."""

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
    """Return what the rules read, or what the weights see instead, with the passages behind it.

    With less than `SURE_FROM` for the likeliest outcome, the signal names the next one as doubt.
    """
    read = _running_text(sentences)
    if not read:
        return ruled
    weighed = weigh_text(read)
    chances = _chances(weighed, lesson, ruled)
    outcome, second = sorted(chances, key=lambda one: -chances[one])[:2]
    found = _as_weighed(outcome, read, weighed[lesson], ruled)
    if chances[outcome] >= SURE_FROM:
        return found
    if outcome == "insufficient-evidence" and not found.evidence:
        found = found._replace(detail="too-thin")
    return _in_doubt(found, second, read, weighed[lesson])


def doubt_rule(lesson: str, sentences: Sequence[Sentence], ruled: Signal) -> Signal:
    """Return what the rules read, with a doubt where the weights hold that for unlikely."""
    read = _running_text(sentences)
    if not read:
        return ruled
    weighed = weigh_text(read)
    chances = _chances(weighed, lesson, ruled)
    if any(one == ruled.outcome and chances[one] >= RULE_SURE_FROM for one in chances):
        return ruled
    others = [one for one in chances if one != ruled.outcome]
    second = max(others, key=lambda one: chances[one])
    return _in_doubt(ruled, second, read, weighed[lesson])


def _running_text(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences of the document; none where they are too few to weigh."""
    read = tuple(sentence for sentence in sentences if sentence.reference == DOCUMENT)
    return read if len(read) >= LEAST_SENTENCES else ()


def _chances(
    weighed: Mapping[str, Sequence[Weight]], lesson: str, ruled: Signal
) -> dict[Weighed, float]:
    features = text_features(weighed, lesson, ruled.outcome)
    return outcome_chances(features, lesson_weights(lesson))


def _in_doubt(
    found: Signal, second: Outcome, read: Sequence[Sentence], weighed: Sequence[Weight]
) -> Signal:
    """Name the doubt; who is asked has to see the passage that it is about."""
    quotes = found.evidence
    if not quotes and second in SHOWN:
        quotes = tuple(_passages(second, read, weighed, found))
    return found._replace(doubt=second, evidence=quotes)


def _as_weighed(
    outcome: Weighed, read: Sequence[Sentence], weighed: Sequence[Weight], ruled: Signal
) -> Signal:
    if outcome == ruled.outcome:
        return ruled
    if outcome == "insufficient-evidence":
        return Signal(outcome, "too-thin", ruled.evidence)
    passages = _passages(outcome, read, weighed, ruled)
    return signal(outcome, f"weighed-{outcome}", passages)


@lru_cache(maxsize=2)
def weigh_text(sentences: tuple[Sentence, ...]) -> dict[str, list[Weight]]:
    """Add up the signs of every sentence for every lesson; each lesson asks for the same."""
    signs = signs_around(sentences)
    return {
        lesson: [weigh_signs(seen, lesson_weights(lesson)) for seen in signs]
        for lesson in (*WEIGHED_LESSONS, *DOUBTED_LESSONS)
    }


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


def text_features(
    weighed: Mapping[str, Sequence[Weight]], lesson: str, ruled: str
) -> dict[str, float]:
    """Return what is known of a text on a lesson.

    The rule, the two strongest sentences of each kind, how much the strongest eight come to
    together, and the strongest sentence on each other lesson.
    """
    found = {"start": 1.0, f"rule {ruled}": 1.0}
    together: dict[str, float] = {}
    for n, shown in enumerate(SHOWN):
        odds = _strongest([weight.shown[n] for weight in weighed[lesson]])
        found |= _kind_features(odds, f" {shown}")
        together[shown] = math.fsum(map(_chance, odds))
        for other in WEIGHED_LESSONS:
            if other != lesson:
                found[f"{other} {shown}"] = max(w.shown[n] for w in weighed[other]) / 2
    found |= _kind_features(_strongest([weight.anything for weight in weighed[lesson]]), "")
    whole = math.fsum(together.values())
    return found | {f"share {shown}": 3 * part / whole for shown, part in together.items()}


def _kind_features(odds: Sequence[float], named: str) -> dict[str, float]:
    chances = [_chance(one) for one in odds]
    return {
        f"first{named}": odds[0],
        f"second{named}": odds[1],
        f"sum{named}": math.log(_LITTLE + math.fsum(chances)),
        f"any{named}": _log_odds(1 - math.prod(1 - chance for chance in chances)),
    }


def _strongest(odds: Iterable[float]) -> list[float]:
    """Return the eight highest: more would make every long text say something."""
    return sorted((*odds, -STRONGEST, -STRONGEST), reverse=True)[:_TOGETHER]


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def outcome_chances(features: Mapping[str, float], weights: LessonWeights) -> dict[Weighed, float]:
    """Return the chance of each outcome; together they make 1."""
    totals = {
        outcome: math.fsum(value * adds.get(name, 0.0) for name, value in features.items())
        for outcome, adds in weights.text.outcomes.items()
    }
    highest = max(totals.values())
    parts = {outcome: math.exp(total - highest) for outcome, total in totals.items()}
    whole = math.fsum(parts.values())
    return {outcome: part / whole for outcome, part in parts.items()}


def _log_odds(chance: float) -> float:
    held = min(max(chance, 1e-9), 1 - 1e-9)
    return max(-STRONGEST, min(STRONGEST, math.log(held / (1 - held))))


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
