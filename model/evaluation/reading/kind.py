"""What kind of project a text tells of: does it recruit participants at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from model.evaluation.passages import DOCUMENT
from model.evaluation.reading.kind_weights import (
    OPENING,
    added_by,
    chance_of_no_participants,
    kind_features,
    kind_weights,
)
from model.evaluation.reading.signs import signs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from model.evaluation.findings import Evidence
    from model.evaluation.passages import Sentence
    from model.evaluation.reading.kind_weights import KindWeights

ProjectKind = Literal["participants", "volunteers", "network", "training", "awareness", "other"]
_CUES: tuple[tuple[ProjectKind, str], ...] = (
    ("volunteers", "volunteers-call"),
    ("network", "network-project"),
    ("training", "training-project"),
    ("awareness", "awareness-project"),
)
_AMONG_ORGANISATIONS = _CUES[1:]
_LEAST = 3
# A call for volunteers in which no participant can sign up needs fewer signs.
_LEAST_CALL = 2
_LEAST_SENTENCES = 4
"""Of fewer sentences the weights know nothing: the labelled texts were longer."""
_SHOWN = 3
DOUBT_FROM, DOUBT_BELOW = 0.1, 0.7
"""Between these chances that a text is not about participants, the reading doubts. Of the labelled
texts that were left out while learning, one in five just above the lower bound was not about
participants, and one in four just below the upper bound was (`docs/method.md`). All six lessons
hang on it: worth one question."""


class KindReading(NamedTuple):
    """The kind of project, with the sentences that show it."""

    kind: ProjectKind
    evidence: tuple[Evidence, ...] = ()
    doubtful: bool = False
    """Whether it may well be the other way round: about participants or not."""


PARTICIPANTS = KindReading("participants")


def read_kind(sentences: Sequence[Sentence]) -> KindReading:
    """Tell what the text recruits for; `participants` unless another kind clearly prevails.

    First the rules (`rule_kind`); then the weights learned from labelled texts, which see the rule
    and all signs of the text, say whether it is about participants. Short texts get the rule.
    """
    ruled = rule_kind(sentences)
    read = [sentence for sentence in sentences if sentence.reference == DOCUMENT]
    if len(read) < _LEAST_SENTENCES:
        return ruled
    weights = kind_weights()
    features = kind_features([signs_of(sentence) for sentence in read], ruled.kind)
    chance = chance_of_no_participants(features, weights)
    found = _as_weighed(chance >= weights.least_chance, read, ruled, weights)
    return found._replace(doubtful=DOUBT_FROM <= chance < DOUBT_BELOW)


def _as_weighed(
    elsewhere: bool,  # noqa: FBT001 - the one thing that was weighed
    read: Sequence[Sentence],
    ruled: KindReading,
    weights: KindWeights,
) -> KindReading:
    if elsewhere == (ruled.kind != "participants"):
        return ruled
    if not elsewhere:
        return PARTICIPANTS
    telling = sorted(read, key=lambda one: (-added_by(signs_of(one), weights), one.number))[:_SHOWN]
    return _reading(_most_cues(read), sorted(telling, key=lambda one: one.number))


def rule_kind(sentences: Sequence[Sentence]) -> KindReading:
    """Tell by rules alone what the text recruits for.

    Each sentence with a cue counts once, the opening twice. A call for volunteers prevails when it
    reaches three and twice the sentences in which participants can sign up (two sentences are
    enough when there are none). A network, training or campaign prevails when the sentences on
    these together reach three and are not outnumbered by those on an activity for participants.
    """
    calls = [s for s in sentences if s.matches("volunteers-call")]
    signing_up = _weight([s for s in sentences if s.matches("recruits-participants")])
    clear = _weight(calls) >= max(_LEAST, 2 * signing_up)
    if clear or (len(calls) >= _LEAST_CALL and not signing_up):
        return _reading("volunteers", calls)
    showing = {
        kind: [s for s in sentences if s.matches(list_id)] for kind, list_id in _AMONG_ORGANISATIONS
    }
    together = {s.number: s for found in showing.values() for s in found}
    taking_part = _weight([s for s in sentences if s.has("participants-project")])
    if _weight(together.values()) < max(_LEAST, taking_part):
        return PARTICIPANTS
    kind = max(showing, key=lambda one: _weight(showing[one]))
    return _reading(kind, showing[kind])


def _most_cues(sentences: Sequence[Sentence]) -> ProjectKind:
    """Return the kind with the most cues; `other` where no list knows a word of it."""
    cues = {kind: _weight([s for s in sentences if s.matches(cue)]) for kind, cue in _CUES}
    likely = max(cues, key=lambda kind: cues[kind])
    return likely if cues[likely] else "other"


def _reading(kind: ProjectKind, showing: Sequence[Sentence]) -> KindReading:
    return KindReading(kind, tuple(sentence.evidence() for sentence in showing[:_SHOWN]))


def _weight(showing: Iterable[Sentence]) -> int:
    return sum(2 if sentence.number < OPENING else 1 for sentence in showing)
