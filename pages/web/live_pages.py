"""`/doe-mee/{code}`: what somebody in the hall sees and sends, on plain HTML pages.

No script is needed. A page with a form never goes on by itself, so nothing typed is lost; a page
without one looks again every few seconds, until its reader asks it not to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from model.core.errors import DomainError, InvalidInputError, NotFoundError
from model.services.live_answers import Form, Given, form_for, give_answers
from model.services.live_hall import hall_with_code
from model.services.live_joining import find_organisations, join
from model.services.opening import start_work
from model.storage.unit_of_work import UnitOfWork
from model.workshop.codes import hashed
from model.workshop.hall import Hall
from model.workshop.live import LiveParticipant
from model.workshop.rounds import ROUNDS, live_round
from pages.shared.personal_data import seen_personal_data
from pages.web import live_screens as screens
from pages.web.live_forms import answers_in
from pages.web.live_turns import in_turn
from pages.web.live_visitor import Visitor, read_form, visitor_of

Fields = dict[str, str]
SEEN = "gezien"
"""The field that says: I saw the question about personal data, keep what I typed."""
NEW = "new"
"""What the choice “none of these” sends."""


async def show(request: Request) -> Response:
    """Show where this visitor is in the meeting."""
    visitor = visitor_of(request)
    if not visitor.may_ask:
        return screens.too_often(visitor)
    return visitor.remember(await in_turn(partial(_guarded, visitor, _show), writes=False))


async def back(request: Request) -> Response:
    """Lead a phone that opens the address of a form again to where it was.

    A phone that was put away asks for the last address once more, and that may be a form's.
    """
    visitor = visitor_of(request)
    asked = live_round(str(request.path_params["round"]))
    more = f"?ronde={asked.id}" if asked else ""
    return RedirectResponse(f"{visitor.path}{more}", status_code=303)


async def enter(request: Request) -> Response:
    """Let somebody in for an organisation."""
    return await _receive(request, _enter)


async def answer(request: Request) -> Response:
    """Keep the answers of one round."""
    round_id = str(request.path_params["round"])
    return await _receive(request, lambda visitor, fields: _keep(visitor, round_id, fields))


async def _receive(request: Request, handle: Callable[[Visitor, Fields], Response]) -> Response:
    visitor = visitor_of(request)
    t = visitor.t
    if not visitor.may_ask:
        return screens.too_often(visitor)
    fields = await read_form(request)
    if fields is None:
        title = t("This is too much at once")
        return screens.notice(visitor, title, t("Send less text, and try again."), status=413)
    if not visitor.sent(fields.get("token", "")):
        text = t("Your phone did not say who you are. Go on and try again.")
        refused = screens.notice(visitor, t("This did not arrive"), text, status=403)
        return visitor.remember(refused)
    return await in_turn(partial(_guarded, visitor, lambda v: handle(v, fields)), writes=True)


def _guarded(visitor: Visitor, handle: Callable[[Visitor], Response]) -> Response:
    """Turn a database that is busy or away into one sentence; the phone tries again."""
    try:
        return handle(visitor)
    except DomainError as error:
        text = visitor.t.message(error.message)
        return screens.notice(visitor, visitor.t("One moment please"), text, status=503)


def _show(visitor: Visitor) -> Response:
    t = visitor.t
    with start_work(writes=False) as work:
        hall = hall_with_code(work, visitor.code) if visitor.code else None
        if hall is None:
            return screens.unknown(visitor)
        if hall.session.state == "prepared":
            text = t("The doors open in a moment. This page goes on by itself.")
            return screens.waiting(visitor, title=t("Almost there"), text=text)
        person = hall.holder(hashed(visitor.secret))
        if hall.session.state == "closed":
            return _over(work, visitor, person)
        if person is None:
            return _ask_who(work, visitor, hall)
        return _where(work, visitor, hall, person)


def _over(work: UnitOfWork, visitor: Visitor, person: LiveParticipant | None) -> Response:
    if person is None:
        text = visitor.t("The code opens nothing any more. Thank you for your interest.")
        return screens.notice(visitor, visitor.t("This meeting has ended"), text, goes_on=False)
    said = work.live_contributions.find(participant_id=person.id, round="promises")
    return screens.over(visitor, [one for one in said if one.is_said])


def _ask_who(work: UnitOfWork, visitor: Visitor, hall: Hall) -> Response:
    typed = visitor.query.get("organisatie", "").strip()
    if not typed:
        municipality = work.coalitions.one(hall.session.coalition_id).municipality
        return screens.ask_name(visitor, municipality)
    return screens.confirm_name(visitor, hall.session, find_organisations(work, hall, typed))


def _where(work: UnitOfWork, visitor: Visitor, hall: Hall, person: LiveParticipant) -> Response:
    """Show the round that is open and not answered yet, or the one that was asked for."""
    t, session = visitor.t, hall.session
    wanted = visitor.query.get("ronde", "")
    skipped = visitor.query.get("over", "")
    now_open = [one.id for one in ROUNDS if session.takes_answers(one.id)]
    for round_id in now_open:
        answered = person.id in hall.answered(round_id)
        if wanted == round_id or not (answered or wanted or skipped == round_id):
            part = _number(visitor.query.get("deel", ""))
            return screens.round_form(
                visitor, session, form_for(work, hall, person, round_id, part)
            )
    title = t("A short pause") if session.paused else t("Look at the wall")
    text = t("The next question appears here by itself.")
    who = hall.organisation_of(person.id)
    return screens.waiting(visitor, title=title, text=text, who=who, may_change=now_open)


def _enter(visitor: Visitor, fields: Fields) -> Response:
    chosen = fields.get("wie", "")
    name = fields.get("organisatie", "")
    with start_work(writes=False) as work:
        hall = hall_with_code(work, visitor.code)
        if hall is None:
            return screens.unknown(visitor)
        session = hall.session
        if not chosen:
            fault = visitor.t("Choose who you are here for.")
            search = find_organisations(work, hall, name)
            return screens.confirm_name(visitor, session, search, fault=fault, typed=fields)
        municipality = work.coalitions.one(session.coalition_id).municipality
    try:
        with start_work() as work:
            join(
                work,
                session.id,
                visitor.secret,
                key="" if chosen == NEW else chosen,
                name=name,
                domain=fields.get("domein", ""),
                first_name=fields.get("voornaam", ""),
                table=_number(fields.get("tafel", ""), 0),
            )
    except (InvalidInputError, NotFoundError) as error:
        fault = visitor.t.message(error.message)
        return screens.ask_name(visitor, municipality, fault=fault)
    return RedirectResponse(f"{visitor.path}?binnen=1", status_code=303)


def _keep(visitor: Visitor, round_id: str, fields: Fields) -> Response:
    with start_work(writes=False) as work:
        hall = hall_with_code(work, visitor.code)
        person = hall.holder(hashed(visitor.secret)) if hall else None
        if hall is None or person is None:
            return _go_on(visitor)
        session = hall.session
        form = form_for(work, hall, person, round_id, _number(fields.get("deel", "")))
    given = answers_in(form, fields)
    seen = _personal_data(visitor, form, given)
    if seen and fields.get(SEEN) != SEEN:
        return screens.round_form(
            visitor, session, form, fault=seen, typed=fields, asked_twice=True
        )
    try:
        with start_work() as work:
            give_answers(work, session.id, person.id, round_id, given)
    except DomainError as error:
        fault = visitor.t.message(error.message)
        return screens.round_form(visitor, session, form, fault=fault, typed=fields)
    if form.part < form.parts:
        return _go_on(visitor, f"&ronde={form.round.id}&deel={form.part + 1}")
    return _go_on(visitor)


def _personal_data(visitor: Visitor, form: Form, given: Sequence[Given]) -> str:
    """Return a gentle question when what was typed now looks like personal data, else nothing."""
    before = {question.text for question in form.questions}
    fresh = [one.text for one in given if one.text not in before]
    found = seen_personal_data(visitor.t, *fresh)
    if not found:
        return ""
    return visitor.t(
        "This looks like {what}. Is it about a resident? Then take it out. "
        "Otherwise send it once more, and it is kept as it stands.",
        what=visitor.t.listing([f"{name} (“{seen}”)" for name, seen in found]),
    )


def _go_on(visitor: Visitor, more: str = "") -> Response:
    return RedirectResponse(f"{visitor.path}?bewaard=1{more}", status_code=303)


def _number(text: str, otherwise: int = 1) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else otherwise  # noqa: PLR2004 - three digits
