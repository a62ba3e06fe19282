"""What kind of project a text tells of: does it recruit participants at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from model.evaluation.findings import Evidence
    from model.evaluation.passages import Sentence

ProjectKind = Literal["participants", "volunteers", "network", "training", "awareness"]
_AMONG_ORGANISATIONS: tuple[tuple[ProjectKind, str], ...] = (
    ("network", "network-project"),
    ("training", "training-project"),
    ("awareness", "awareness-project"),
)
# The title and the opening say what a text is about; they count double.
_OPENING = 2
_LEAST = 3
# A call for volunteers in which no participant can sign up needs fewer signs.
_LEAST_CALL = 2


class KindReading(NamedTuple):
    """The kind of project, with the sentences that show it."""

    kind: ProjectKind
    evidence: tuple[Evidence, ...] = ()


PARTICIPANTS = KindReading("participants")


def read_kind(sentences: Sequence[Sentence]) -> KindReading:
    """Tell what the text recruits for; `participants` unless another kind clearly prevails.

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


def _reading(kind: ProjectKind, showing: list[Sentence]) -> KindReading:
    return KindReading(kind, tuple(sentence.evidence() for sentence in showing[:3]))


def _weight(showing: Iterable[Sentence]) -> int:
    return sum(2 if sentence.number < _OPENING else 1 for sentence in showing)
