"""What a participant is asked in a round, and keeping what was answered, at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError, NotFoundError
from model.core.messages import msg
from model.core.plain_text import one_line
from model.network.questionnaire import question_plan
from model.services.rights import by_right
from model.storage.pulse import raise_pulse
from model.workshop.live import LiveContribution, LiveParticipant, LiveSession
from model.workshop.rounds import ANSWERS_ON_PAGE, MOST_NAMES, Kind, LiveRound, live_round

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Given:
    """One answer as it came in; empty text and value take an earlier answer back."""

    kind: str
    about: str = ""
    place: int = 0
    text: str = ""
    value: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Question:
    """One question for one person, with what that person said already."""

    kind: Kind
    about: str
    place: int
    name: str
    """What it is about in people's own words; empty for what the catalogue names."""
    number: int
    """The number of an idea on the wall; 0 for anything else."""
    answer: LiveContribution | None

    @property
    def field(self) -> str:
        """The name of its field in a form."""
        return f"{self.kind.id}.{self.place}.{self.about}"

    @property
    def text(self) -> str:
        """The text that was given, or nothing."""
        return self.answer.text if self.answer else ""

    @property
    def value(self) -> str:
        """The choice that was made, or nothing."""
        return self.answer.value if self.answer else ""


@dataclass(frozen=True)
class Form:
    """The questions of one round for one person; long lists come in parts."""

    round: LiveRound
    questions: tuple[Question, ...]
    part: int
    parts: int
    given: bool
    """Whether this person answered anything in this round."""
    chosen: int = 0
    """How many dots this person gave, on all parts together."""


@by_right
def form_for(
    work: UnitOfWork,
    session: LiveSession,
    participant: LiveParticipant,
    round_id: str,
    part: int = 1,
) -> Form:
    """Return what one participant is asked in a round, with the earlier answers filled in.

    Raises:
        NotFoundError: there is no such round.

    """
    asked = live_round(round_id)
    if asked is None:
        raise NotFoundError(msg("There is no such round."))
    said = work.live_contributions.find(participant_id=participant.id, round=round_id)
    known = {(one.kind, one.about, one.place): one for one in said}
    slots = _slots(work, session, participant, asked)
    parts = max(1, -(-len(slots) // ANSWERS_ON_PAGE)) if round_id == "dots" else 1
    part = min(max(part, 1), parts)
    if parts > 1:
        slots = slots[(part - 1) * ANSWERS_ON_PAGE : part * ANSWERS_ON_PAGE]
    questions = tuple(
        Question(kind, about, place, name, number, known.get((kind.id, about, place)))
        for kind, about, place, name, number in slots
    )
    given = [one for one in said if one.is_said]
    return Form(asked, questions, part, parts, bool(given), len(given))


@by_right
def give_answers(
    work: UnitOfWork,
    session_id: str,
    participant_id: str,
    round_id: str,
    given: Sequence[Given],
    *,
    by_facilitator: bool = False,
) -> None:
    """Keep answers; what is not named stays as it was. Nothing is written when one is wrong.

    The facilitator may also type answers over from cards while a round is not open.

    Raises:
        InvalidInputError: the round is closed, there are too many dots, or an answer cannot be.
        NotFoundError: the person or the round is not in this session.

    """
    pulse = raise_pulse(work, session_id)
    session = work.live_sessions.one(session_id)
    asked = live_round(round_id)
    person = work.live_participants.maybe(participant_id)
    if asked is None or person is None or person.session_id != session_id or person.gone:
        raise NotFoundError(msg("This is not a question of this meeting."))
    if not session.takes_answers(round_id) and not (by_facilitator and session.state == "open"):
        raise InvalidInputError(msg("This round is closed. What you sent before is kept."))
    allowed = _allowed(work, session, asked, given)
    said = work.live_contributions.find(participant_id=participant_id, round=round_id)
    known = {(one.kind, one.about, one.place): one for one in said}
    fresh: list[LiveContribution] = []
    for answer in given:
        before = known.get((answer.kind, answer.about, answer.place))
        after = _after(session, person, asked, answer, before=before, allowed=allowed)
        if after is None or after == before:
            continue
        known[answer.kind, answer.about, answer.place] = after
        if before is None:
            fresh.append(after.model_copy(update={"pulse": pulse}))
        else:
            work.live_contributions.save(after.model_copy(update={"pulse": pulse}))
    if round_id == "dots" and sum(one.is_said for one in known.values()) > session.dots:
        raise InvalidInputError(
            msg("You have {n} dots. Take one away somewhere first.", n=session.dots)
        )
    work.live_contributions.add_all(fresh)
    work.commit()


Slot = tuple[Kind, str, int, str, int]


def _slots(
    work: UnitOfWork, session: LiveSession, participant: LiveParticipant, asked: LiveRound
) -> list[Slot]:
    slots: list[Slot] = []
    for kind in asked.kinds:
        if kind.about == "organisations":
            continue
        if kind.about == "ideas":
            slots += [(kind, one.id, 0, one.text, n) for n, one in _numbered(work, session)]
        elif kind.about:
            slots += [(kind, item, 0, "", 0) for item in catalogue().items(kind.about)]
        else:
            slots += [(kind, "", place, "", 0) for place in range(kind.most)]
    about_others = [kind for kind in asked.kinds if kind.about == "organisations"]
    if about_others:
        for other, name in _whom(work, session, participant):
            slots += [(kind, other, 0, name, 0) for kind in about_others]
    return slots


def _numbered(work: UnitOfWork, session: LiveSession) -> list[tuple[int, LiveContribution]]:
    """Return the ideas that can get dots, with their numbers."""
    found = work.live_contributions.find(session_id=session.id, kind="idea")
    gone = {p.id for p in work.live_participants.find(session_id=session.id, gone=True)}
    ordered = sorted(found, key=lambda one: (one.said_at, one.place, one.id))
    return [
        (number, one)
        for number, one in enumerate(ordered, start=1)
        if one.is_shown and one.participant_id not in gone
    ]


def _whom(
    work: UnitOfWork, session: LiveSession, participant: LiveParticipant
) -> list[tuple[str, str]]:
    """Return the organisations that this one is asked about: (id, name), by name.

    Who came in after the round was opened is asked about those whom nobody was asked about yet.
    """
    people = work.live_participants.find(session_id=session.id, gone=False)
    present = {person.organisation_id for person in people}
    mine = participant.organisation_id
    wanted = session.questions.get(mine)
    if wanted is None:
        asked = [(a, b) for a, others in session.questions.items() for b in others]
        wanted = tuple(question_plan(sorted(present), asked, MOST_NAMES).get(mine, ()))
    here = work.live_organisations.find(session_id=session.id)
    names = {one.id: one.name for one in here if one.id in present and one.id != mine}
    return sorted(
        ((one, names[one]) for one in wanted[:MOST_NAMES] if one in names),
        key=lambda item: item[1].casefold(),
    )


def _allowed(
    work: UnitOfWork, session: LiveSession, asked: LiveRound, given: Iterable[Given]
) -> dict[str, set[str]]:
    """Return per kind what its answers may be about, reading only what was named."""
    allowed: dict[str, set[str]] = {}
    for kind in asked.kinds:
        named = list({one.about[:64] for one in given if one.kind == kind.id and one.about})
        if kind.about == "organisations":
            found = work.live_organisations.find(session_id=session.id, id=named) if named else []
            allowed[kind.id] = {one.id for one in found}
        elif kind.about == "ideas":
            ideas = (
                work.live_contributions.find(session_id=session.id, kind="idea", id=named)
                if named
                else []
            )
            allowed[kind.id] = {one.id for one in ideas if one.text}
        else:
            allowed[kind.id] = set(catalogue().items(kind.about)) if kind.about else {""}
    return allowed


def _after(
    session: LiveSession,
    person: LiveParticipant,
    asked: LiveRound,
    answer: Given,
    *,
    before: LiveContribution | None,
    allowed: dict[str, set[str]],
) -> LiveContribution | None:
    """Return the contribution as it becomes; None when there was nothing and is nothing."""
    kind = asked.kind(answer.kind)
    wrong = InvalidInputError(msg("One of the answers cannot be kept. Look at them again."))
    if kind is None or not 0 <= answer.place < kind.most or answer.about not in allowed[kind.id]:
        raise wrong
    if answer.about == person.organisation_id or (answer.value and answer.value not in kind.values):
        raise wrong
    text = one_line(answer.text)[: kind.longest]
    said = bool(text) if kind.longest else bool(answer.value)
    values = {
        "text": text if said else "",
        "value": answer.value if said else "",
        "due_on": answer.due_on if said and kind.has_date else None,
    }
    if before is not None:
        return before.changed(**values)
    if not said:
        return None
    return LiveContribution.model_validate(
        {
            "coalition_id": session.coalition_id,
            "session_id": session.id,
            "participant_id": person.id,
            "round": asked.id,
            "kind": kind.id,
            "about": answer.about,
            "place": answer.place,
            "said_at": datetime.now(UTC),
            **values,
        }
    )
