"""What a participant is asked in a round, and keeping what was answered, at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError, NotFoundError
from model.core.messages import msg
from model.core.plain_text import one_line
from model.network.questionnaire import question_plan
from model.services.live_hall import read_hall
from model.services.rights import by_right
from model.storage.pulse import raise_pulse
from model.workshop.hall import Hall
from model.workshop.live import LiveContribution, LiveParticipant
from model.workshop.rounds import ANSWERS_ON_PAGE, MOST_NAMES, Kind, LiveRound, live_round
from model.workshop.tallies import choosable

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
    work: UnitOfWork, hall: Hall, participant: LiveParticipant, round_id: str, part: int = 1
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
    slots = _slots(hall, participant, asked)
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
    hall = read_hall(work, session_id)
    asked = live_round(round_id)
    if asked is None or hall is None or participant_id not in hall.people_ids:
        raise NotFoundError(msg("This is not a question of this meeting."))
    session = hall.session
    if not session.takes_answers(round_id) and not (by_facilitator and session.state == "open"):
        raise InvalidInputError(msg("This round is closed. What you sent before is kept."))
    said = work.live_contributions.find(participant_id=participant_id, round=round_id)
    known = {(one.kind, one.about, one.place): one for one in said}
    person = hall.participants[participant_id]
    fresh: list[LiveContribution] = []
    for answer in given:
        before = known.get((answer.kind, answer.about, answer.place))
        if before is None and not (answer.text or answer.value):
            continue
        after = _after(hall, person, asked, answer, before=before)
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


def _slots(hall: Hall, participant: LiveParticipant, asked: LiveRound) -> list[Slot]:
    slots: list[Slot] = []
    for kind in asked.kinds:
        if kind.about == "organisations":
            continue
        if kind.about == "ideas":
            slots += [(kind, one.id, 0, one.text, n) for n, one in choosable(hall)]
        elif kind.about:
            slots += [(kind, item, 0, "", 0) for item in catalogue().items(kind.about)]
        else:
            slots += [(kind, "", place, "", 0) for place in range(kind.most)]
    about_others = [kind for kind in asked.kinds if kind.about == "organisations"]
    if about_others:
        for other, name in _whom(hall, participant):
            slots += [(kind, other, 0, name, 0) for kind in about_others]
    return slots


def _whom(hall: Hall, participant: LiveParticipant) -> list[tuple[str, str]]:
    """Return the organisations that this one is asked about: (id, name), by name.

    Who came in after the round was opened is asked about those whom nobody was asked about yet.
    Two names that turned out to be one organisation are asked about once, and never itself.
    """
    speaking, questions = hall.speaking, hall.session.questions
    own = speaking.get(participant.organisation_id)
    if own is None:
        return []
    mine = own.id
    wanted = questions.get(participant.organisation_id, questions.get(mine))
    if wanted is None:
        wanted = hall.reckoned(
            f"whom {mine}", (hall.participants, questions), lambda: _of_a_latecomer(hall, mine)
        )
    here = {one.id for one in hall.present} - {mine}
    found: dict[str, tuple[str, str]] = {}
    for one in wanted[:MOST_NAMES]:
        other = speaking.get(one)
        if other is not None and other.id in here:
            found.setdefault(other.id, (one, other.name))
    return sorted(found.values(), key=lambda item: item[1].casefold())


def _of_a_latecomer(hall: Hall, mine: str) -> tuple[str, ...]:
    asked = [(a, b) for a, others in hall.session.questions.items() for b in others]
    here = [one.id for one in hall.present]
    return tuple(question_plan(sorted(here), asked, MOST_NAMES).get(mine, ()))


def _may_be_about(hall: Hall, kind: Kind, about: str) -> bool:
    """Whether an answer of this kind may be about this."""
    if kind.about == "organisations":
        return about in hall.organisations
    if kind.about == "ideas":
        idea = hall.answers("ideas").get(about)
        return idea is not None and idea.kind == "idea" and bool(idea.text)
    return about in catalogue().items(kind.about) if kind.about else not about


def _after(
    hall: Hall,
    person: LiveParticipant,
    asked: LiveRound,
    answer: Given,
    *,
    before: LiveContribution | None,
) -> LiveContribution | None:
    """Return the contribution as it becomes; None when there was nothing and is nothing."""
    kind = asked.kind(answer.kind)
    wrong = InvalidInputError(msg("One of the answers cannot be kept. Look at them again."))
    if kind is None or not 0 <= answer.place < kind.most:
        raise wrong
    if not _may_be_about(hall, kind, answer.about):
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
            "coalition_id": hall.session.coalition_id,
            "session_id": hall.session.id,
            "participant_id": person.id,
            "round": asked.id,
            "kind": kind.id,
            "about": answer.about,
            "place": answer.place,
            "said_at": datetime.now(UTC),
            **values,
        }
    )
