"""A dry run: pretend people who join and answer, in a session that is removed afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import Message, msg
from model.services.live_answers import Given, form_for, give_answers
from model.services.live_hall import read_hall
from model.services.live_joining import join
from model.services.live_sessions import open_doors, prepare_session, set_round
from model.services.rights import by_right
from model.workshop.codes import new_secret
from model.workshop.rounds import SAYS_YES

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.services.live_answers import Form, Question
    from model.storage.unit_of_work import UnitOfWork
    from model.workshop.live import LiveParticipant, LiveSession

MOST_PRETENDERS = 12
_NAMES = ("Ans", "Bilal", "Corrie", "Daan", "Emine", "Frits", "Gerda", "Hui", "Ivo", "Joke")
_NEW = (
    (msg("Walking group (pretend)"), "sport"),
    (msg("Corner café (pretend)"), "businesses"),
    (msg("Residents of the square (pretend)"), "self-organisations"),
)
_IDEAS: tuple[tuple[Message, str], ...] = (
    (msg("A long table on the square, every first Sunday"), "supporting"),
    (msg("The caretaker and the GP know each other's number"), "cooperating"),
    (msg("Volunteers ring the bell with soup"), "finding"),
    (msg("One page with what there is, in plain words"), "informing"),
    (msg("A course for shopkeepers: what do you see, what do you say?"), "awareness"),
)
_MISSING = (msg("The pharmacy"), msg("The football club"), msg("The secondary school"))
_PROMISES = (
    msg("I call the football club"),
    msg("I ask whether the hall is free on Sunday"),
    msg("I take two neighbours along next time"),
)
_TIPS = (msg("A little more time to meet"), msg("Shorter breaks, more coffee"))


@by_right
def begin_rehearsal(work: UnitOfWork, coalition_id: str, t: Translator) -> LiveSession:
    """Open a session for trying out, with pretend people from the register and a few new names."""
    session = prepare_session(work, coalition_id, tables=3, rehearsal=True)
    session = open_doors(work, session.id)
    register = work.partners.find(coalition_id=coalition_id)
    here = sorted((p for p in register if p.is_present), key=lambda p: p.name.casefold())
    room = MOST_PRETENDERS - len(_NEW)
    for number, partner in enumerate(here[:room]):
        _join(work, session, number, key=partner.id)
    for number, (name, domain) in enumerate(_NEW, start=len(here[:room])):
        _join(work, session, number, name=t.message(name), domain=domain)
    return work.live_sessions.one(session.id)


@by_right
def open_round_in_rehearsal(
    work: UnitOfWork, session_id: str, round_id: str, t: Translator
) -> None:
    """Open a round and let the pretend people answer it at once.

    Raises:
        InvalidInputError: this is a real meeting; nobody answers for real people.

    """
    session = work.live_sessions.one(session_id)
    if not session.rehearsal:
        raise InvalidInputError(msg("Pretend people only take part in a dry run."))
    session = set_round(work, session_id, round_id, "open")
    hall = read_hall(work, session_id)
    assert hall is not None, "it was opened just now"
    for number, person in enumerate(one for one in hall.people if one.on_paper):
        form = form_for(work, hall, person, round_id)
        given = _answers(form, number, session.dots, t)
        give_answers(work, session_id, person.id, round_id, given)


def _join(
    work: UnitOfWork,
    session: LiveSession,
    number: int,
    *,
    key: str = "",
    name: str = "",
    domain: str = "",
) -> LiveParticipant:
    return join(
        work,
        session.id,
        new_secret(),
        key=key,
        name=name,
        domain=domain,
        first_name=_NAMES[number % len(_NAMES)],
        table=1 + number % session.tables,
        on_paper=True,
    )


def _answers(form: Form, number: int, dots: int, t: Translator) -> list[Given]:
    asked = list(form.questions)
    if form.round.id == "dots":
        chosen = [asked[(number + step) % len(asked)] for step in range(dots)] if asked else []
        return [_given(q, value=SAYS_YES) for q in dict.fromkeys(chosen)]
    return [
        answer
        for place, question in enumerate(asked)
        if (answer := _answer(question, number, place, t)) is not None
    ]


def _answer(question: Question, number: int, place: int, t: Translator) -> Given | None:
    kind = question.kind
    if kind.id in ("groups", "brings", "refers"):
        wanted = (number * 5 + place * 3) % 7 < 2  # noqa: PLR2004 - two of seven
        return _given(question, value=SAYS_YES) if wanted else None
    if kind.id in ("worth", "again"):
        return _given(question, value=str(3 + (number + place) % 3))
    if kind.values and not kind.longest:
        return _given(question, value=kind.values[(number + place) % len(kind.values)])
    return _words(kind.id, number, t) if question.place == 0 else None


def _words(kind: str, number: int, t: Translator) -> Given | None:
    if kind == "idea":
        if number >= len(_IDEAS):
            return None
        text, block = _IDEAS[number]
        return Given(kind, text=t.message(text), value=block)
    texts = {"missing": _MISSING, "promise": _PROMISES, "tip": _TIPS}.get(kind)
    if texts is None or (kind != "missing" and number >= len(texts)):
        return None
    soon = datetime.now(UTC).date() + timedelta(days=14 + 7 * (number % 3))
    return Given(
        kind,
        text=t.message(texts[number % len(texts)]),
        value=SAYS_YES if kind == "missing" and number % 2 else "",
        due_on=soon if kind == "promise" else None,
    )


def _given(question: Question, *, text: str = "", value: str = "") -> Given:
    return Given(question.kind.id, question.about, question.place, text, value)
