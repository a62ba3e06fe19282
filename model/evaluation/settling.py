"""Settling a doubt: where the reading was not sure, the answer of the project takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import Ref, msg
from model.evaluation.judging import field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from model.core.messages import Message
    from model.evaluation.findings import Finding
    from model.evaluation.projects import Answered, Project

_SAID: Mapping[Answered, Message] = {
    "met": msg("The project says so itself; the text of the plan left room for doubt."),
    "partly-met": msg("The project says: not fully yet. The text of the plan left room for doubt."),
    "not-met": msg("The project says that it is not so. The text of the plan left room for doubt."),
    "insufficient-evidence": msg(
        "The project does not know this yet. The text of the plan left room for doubt."
    ),
}


def doubt_message(found: Finding) -> Message | None:
    """Return in words what a finding may be as well; None where there is no doubt (any more)."""
    if not found.is_doubtful or found.doubt is None:
        return None
    other = Ref(kind="outcomes", ref=found.doubt)
    return msg("We are not sure: it may also be “{outcome}”.", outcome=other)


def settle(found: Finding, project: Project) -> Finding:
    """Return the finding with the answer of the project, where the reading doubted and one stands.

    A finding without doubt stays as it was read, whatever was answered about an earlier text. What
    the reading made of it stays in `read`, and its passages stay evidence.
    """
    if found.doubt is None:
        return found
    answer = project.answer_about(found.indicator)
    if answer is None:
        return found
    return found.model_copy(
        update={
            "outcome": answer,
            "message": _SAID[answer],
            "evidence": (field("settled", answer), *found.evidence),
            "read": found.outcome,
        }
    )
