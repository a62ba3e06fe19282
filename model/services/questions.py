"""Questions to the applicant; question and answer stay with the file of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.review.questions import Question
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from datetime import datetime

    from model.review.rounds import Round
    from model.storage.unit_of_work import UnitOfWork


@by_right
def ask_applicant(
    work: UnitOfWork, round_: Round, project_id: str, reviewer: str, *, text: str, at: datetime
) -> Question:
    """Keep a question to the applicant.

    Raises:
        InvalidInputError: nothing is asked, the text is too long, or the round is closed.

    """
    if round_.phase == "closed":
        raise InvalidInputError(msg("The round is closed. Questions can be read, not asked."))
    if not text.strip():
        raise InvalidInputError(msg("Write your question first."))
    try:
        question = Question(
            coalition_id=round_.coalition_id,
            round_id=round_.id,
            project_id=project_id,
            reviewer=reviewer,
            text=text,
            asked_at=at,
        )
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.questions.add(question)
    work.commit()
    return added


@by_right
def answer_question(
    work: UnitOfWork, question: Question, *, answer: str, by: str, at: datetime
) -> Question:
    """Keep the applicant's answer.

    Raises:
        InvalidInputError: there is no answer, or it is too long.
        StaleWriteError: somebody else answered meanwhile.

    """
    if not answer.strip():
        raise InvalidInputError(msg("Write the answer first."))
    try:
        changed = question.changed(answer=answer, answered_by=by, answered_at=at)
    except ValidationError as error:
        raise clear_fault(error) from error
    saved = work.questions.save(changed)
    work.commit()
    return saved
