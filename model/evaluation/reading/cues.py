"""Reading one cue list: the plain case, where a sentence with the cue is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.passages import Sentence


def read_cue(sentences: Sequence[Sentence], list_id: str) -> Signal:
    """Met with the sentences in which the list matches and is not negated; else silent."""
    found = [sentence.evidence() for sentence in sentences if sentence.has(list_id)]
    return signal("met", "met", found) if found else SILENT
