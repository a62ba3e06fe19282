"""A proposal for one field of a project: a value, with the quote it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from model.core.entity import Frozen
from model.core.messages import Message

if TYPE_CHECKING:
    from model.evaluation.findings import Evidence

Confidence = Literal["high", "medium", "low"]


class FieldProposal(Frozen):
    """A value for a field, to accept, change or reject beside its quote."""

    field: str
    """A field of `Project`, or `partners` or `channels`, which are for the reader and the map."""
    value: Any
    """Plain data that can be kept as JSON. In a list field: one item of the list."""
    quote: str
    start: int
    end: int
    """The quote is `text[start:end]` of the reading."""
    confidence: Confidence
    reason: Message

    @property
    def sure(self) -> bool:
        """Whether a strict rule found it; what a looser rule found needs a look."""
        return self.confidence == "high"


def proposal(
    field: str, value: object, evidence: Evidence, confidence: Confidence, reason: Message
) -> FieldProposal:
    """Make a proposal from a passage.

    Raises:
        ValueError: the evidence is not a passage with a place.

    """
    if evidence.start is None or evidence.end is None:
        message = "a proposal needs a passage with a place in the text"
        raise ValueError(message)
    return FieldProposal(
        field=field, value=value, quote=evidence.quote, start=evidence.start, end=evidence.end,
        confidence=confidence, reason=reason,
    )  # fmt: skip
