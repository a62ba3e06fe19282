"""The pages that a phone gets in a meeting, each drawn from its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from model.core.catalogue import catalogue
from model.workshop.rounds import BLOCK_QUESTIONS, MARKS, SAYS_YES, STRENGTHS, live_round
from pages.web.html import html_page
from pages.web.live_forms import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from model.services.live_answers import Form
    from model.services.live_joining import Found, Search
    from model.workshop.live import LiveContribution, LiveOrganisation, LiveSession
    from pages.web.live_visitor import Visitor

LOOKS_AGAIN = 4
"""Seconds until a page without a form looks again; some wait a little longer, to spread them."""


def notice(
    visitor: Visitor, title: str, text: str, status: int = 200, *, goes_on: bool = True
) -> Response:
    """Say one thing; the link goes on to where the visitor is, when there is anything to see."""
    return html_page(
        "live_notice.html",
        visitor.t,
        title=title,
        status=status,
        text=text,
        goes_on=goes_on,
        visitor=visitor,
    )


def unknown(visitor: Visitor) -> Response:
    """Say that there is no meeting with this code."""
    t = visitor.t
    text = t("There is no open meeting with this code. Ask the facilitator for the right code.")
    return notice(visitor, t("This meeting is not open"), text, status=404, goes_on=False)


def too_often(visitor: Visitor) -> Response:
    """Ask a phone that asks too often to wait a little."""
    t = visitor.t
    text = t("Your phone asked very often. Wait ten seconds and go on.")
    answer = notice(visitor, t("One moment please"), text, status=429)
    answer.headers["Retry-After"] = "10"
    return answer


def waiting(
    visitor: Visitor,
    *,
    title: str,
    text: str,
    who: LiveOrganisation | None = None,
    may_change: Sequence[str] = (),
) -> Response:
    """Say that the next question comes by itself, and what can still be changed."""
    still = "stil" in visitor.query
    changes = [
        (one.id, visitor.t.message(one.title)) for name in may_change if (one := live_round(name))
    ]
    return html_page(
        "live_waiting.html",
        visitor.t,
        title=title,
        text=text,
        who=who.name if who else "",
        changes=changes,
        kept="bewaard" in visitor.query,
        joined="binnen" in visitor.query,
        skipped=visitor.query.get("over", "") if changes else "",
        visitor=visitor,
        looks_again=0 if still else LOOKS_AGAIN + ord(visitor.token[0]) % 3,
    )


def over(visitor: Visitor, promised: Sequence[LiveContribution]) -> Response:
    """Say thank you, with what this person takes on."""
    return html_page(
        "live_over.html",
        visitor.t,
        title=visitor.t("Thank you for joining in"),
        promised=[(one.text, visitor.t.date(one.due_on) if one.due_on else "") for one in promised],
        visitor=visitor,
    )


def ask_name(visitor: Visitor, municipality: str, fault: str = "") -> Response:
    """Ask for which organisation somebody is there."""
    return html_page(
        "live_name.html",
        visitor.t,
        title=visitor.t("Who are you here for?"),
        municipality=municipality,
        fault=fault,
        typed=visitor.query.get("organisatie", "")[:120],
        visitor=visitor,
    )


def confirm_name(
    visitor: Visitor,
    session: LiveSession,
    search: Search,
    *,
    fault: str = "",
    typed: Mapping[str, str] | None = None,
) -> Response:
    """Let somebody choose from what was found, or come in with a new name and its domain."""
    domains = [
        (domain.id, domain.label.in_language(visitor.t.language))
        for domain in catalogue().domains.values()
    ]
    return html_page(
        "live_found.html",
        visitor.t,
        title=visitor.t("Is this you?"),
        search=search,
        found=[(one.key, one.name, _domains(one, visitor)) for one in search.found],
        domains=domains,
        tables=range(1, session.tables + 1),
        typed=typed or {},
        fault=fault,
        visitor=visitor,
    )


def round_form(
    visitor: Visitor,
    session: LiveSession,
    form: Form,
    *,
    fault: str = "",
    typed: Mapping[str, str] | None = None,
    asked_twice: bool = False,
) -> Response:
    """Ask one round. After a fault everything that was typed stands there again.

    `asked_twice`: the fault is a question, and sending once more says yes to it.
    """
    t = visitor.t
    return html_page(
        "live_form.html",
        t,
        title=t.message(form.round.title),
        status=409 if fault else 200,
        form=form,
        ask=t.message(form.round.ask),
        rows=rows_of(form, t, typed or {}),
        blocks=[(block, t.message(text)) for block, text in BLOCK_QUESTIONS.items()],
        strengths=[(one, catalogue().label("tie-strengths", one, t.language)) for one in STRENGTHS],
        marks=MARKS,
        yes=SAYS_YES,
        dots=t.plural("You have one dot.", "You have {n} dots.", session.dots),
        fault=fault,
        asked_twice=asked_twice,
        visitor=visitor,
    )


def _domains(one: Found, visitor: Visitor) -> str:
    labels = [catalogue().label("domains", domain, visitor.t.language) for domain in one.domains]
    return visitor.t.listing(labels) if labels else ""
