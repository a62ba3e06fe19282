"""The wall: one large, calm screen for the hall, without menus.

It opens in a tab of its own (`/bijeenkomst?scherm=muur`), shows what the facilitator chose, and
keeps results hidden until they are revealed.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from pathlib import Path

import segno
import streamlit as st
from markupsafe import Markup

from model.core.coalitions import Coalition
from model.services.kickoff import kickoff_plan
from model.services.live_map import hall_map, hall_svg
from model.services.live_sessions import live_sessions
from model.workshop.hall import Hall
from model.workshop.live import LiveSession
from model.workshop.rounds import LiveRound, live_round
from pages.shared.markup import draw, joined, markup
from pages.shared.session import Session
from pages.workshop.live_results import results
from pages.workshop.live_tiles import tiles
from pages.workshop.live_watch import EVERY, clock_text, phone_address, watched

WALL = "muur"
_CSS = Path(__file__).parent / "wall.css"
LAST_IN = 3
"""Names of who came in last, beside the map."""


def draw_wall(session: Session) -> None:
    """Draw the wall of the meeting that is going on, and keep it up to date."""
    st.html(f"<style>{_CSS.read_text(encoding='utf-8')}</style>")
    coalition = session.coalition
    if coalition is None:
        return
    with session.work(writes=False) as work:
        found = live_sessions(work, coalition.id)
        address = phone_address(kickoff_plan(work, coalition.id))
    if not found:
        draw(_quiet(session, session.t("No meeting is open now.")))
        return
    _keep_up(session, coalition, found[0].id, address)


@st.fragment(run_every=EVERY)
def _keep_up(session: Session, coalition: Coalition, session_id: str, address: str) -> None:
    hall = watched(session, session_id)
    if hall is None or hall.session.state == "closed":
        draw(_quiet(session, session.t("Thank you for joining in. Safe home!")))
        return
    draw(_wall(session, coalition, hall, address))


def _wall(session: Session, coalition: Coalition, hall: Hall, address: str) -> Markup:
    asked = live_round(hall.session.on_wall)
    main = _round(session, coalition, hall, asked) if asked else _welcome(session, coalition, hall)
    return markup(
        '<div class="wall"><div class="wall-main">{main}</div>'
        '<div class="wall-side">{side}</div></div>',
        main=main,
        side=_side(session, hall, address),
    )


def _welcome(session: Session, coalition: Coalition, hall: Hall) -> Markup:
    t = session.t
    title = t("Welcome in {municipality}", municipality=coalition.municipality)
    if not hall.people:
        return markup(
            "<h1>{title}</h1>"
            '<ol class="wall-how"><li>{one}</li><li>{two}</li><li>{three}</li></ol>',
            title=title,
            one=t("Point the camera of your phone at the square."),
            two=t("Or go to the address beside it and type the code."),
            three=t("Say who you are here for. You need no account."),
        )
    return markup(
        "<h1>{title}</h1>{last}{tiles}",
        title=title,
        last=_last_in(session, hall),
        tiles=tiles(session, hall),
    )


def _last_in(session: Session, hall: Hall) -> Markup:
    """Name who came in last, so that everybody sees themselves arrive."""
    newest = list(reversed(hall.people))
    names = list(
        dict.fromkeys(
            organisation.name
            for person in newest
            if (organisation := hall.organisation_of(person.id)) is not None
        )
    )
    text = session.t("Just came in: {names}", names=session.t.listing(names[:LAST_IN]))
    return markup('<p class="wall-count">{text}</p>', text=text)


def _round(session: Session, coalition: Coalition, hall: Hall, asked: LiveRound) -> Markup:
    t = session.t
    state = hall.session.round_state(asked.id)
    body = Markup("")
    if hall.session.paused:
        body = markup('<p class="wall-big">{text}</p>', text=t("A short pause"))
    elif state == "revealed":
        body = _revealed(session, coalition, hall, asked)
    elif asked.id in ("who-are-we", "ties"):
        body = tiles(session, hall)
    elif asked.id == "dots" and state == "open":
        # Whoever has a card reads the numbers here; how many dots there are stays hidden.
        body = results(session, hall, "ideas")
    else:
        text = (
            t("Answer on your phone. What everybody said comes here afterwards.")
            if state == "open"
            else t("All answers are in.")
        )
        body = markup('<p class="wall-big">{text}</p>', text=text)
    count = markup(
        '<p class="wall-count">{text}</p>',
        text=t(
            "Answered: {answered} of {joined}",
            answered=len(hall.answered(asked.id)),
            joined=len(hall.people),
        ),
    )
    return markup(
        "<h1>{title}</h1>{ask}{count}{body}",
        title=t.message(asked.title),
        # The map takes the room of the question, which is answered by then.
        ask=Markup("")
        if (asked.id, state) == ("ties", "revealed")
        else markup('<p class="wall-ask">{ask}</p>', ask=t.message(asked.ask)),
        count=count,
        body=body,
    )


def _revealed(session: Session, coalition: Coalition, hall: Hall, asked: LiveRound) -> Markup:
    if asked.id == "ties":
        return _map(session, coalition, hall)
    return results(session, hall, asked.id)


def _map(session: Session, coalition: Coalition, hall: Hall) -> Markup:
    """Return the map with ties; it is drawn anew only when somebody came in or said more."""
    src, note = hall.reckoned(
        f"picture {session.language}",
        (hall.answers("ties"), hall.participants, hall.organisations),
        lambda: _picture(session, coalition, hall),
    )
    names = session.t.listing([one.name for one in hall.present])
    return markup(
        '<img class="wall-map" src="{src}" alt="{alt}"><p class="wall-note">{note}</p>',
        src=src,
        alt=session.t("Map of who is here: {names}", names=names),
        note=note,
    )


def _picture(session: Session, coalition: Coalition, hall: Hall) -> tuple[str, str]:
    """Return the map as the address of a picture, and its note."""
    network = hall_map(hall, coalition, session.t)
    svg = hall_svg(network, session.t).encode()
    return "data:image/svg+xml;base64," + b64encode(svg).decode(), network.note


def _side(session: Session, hall: Hall, address: str) -> Markup:
    t, live = session.t, hall.session
    link = f"{address}/doe-mee/{live.code}"
    code = " ".join((live.code[:3], live.code[3:]))
    rehearsal = (
        markup('<p class="wall-rehearsal">{text}</p>', text=t("Dry run")) if live.rehearsal else ""
    )
    return markup(
        '{rehearsal}<img class="wall-qr" src="{picture}" alt="{alt}">'
        '<p class="wall-join">{point}</p><p class="wall-address">{address}</p>'
        '<p class="wall-join">{type}</p><p class="wall-code">{code}</p>'
        '<p class="wall-people">{people}</p><p class="wall-people">{groups}</p>{timer}',
        rehearsal=rehearsal,
        picture=_square(link),
        alt=t("Square code for {link}", link=link),
        point=t("Point your camera at the square, or go to:"),
        type=t("Code:"),
        address=_in_pieces(f"{address.split('://', 1)[-1]}/doe-mee"),
        code=code,
        people=t.plural("one person here", "{n} people here", len(hall.people)),
        groups=t.plural("one organisation", "{n} organisations", len(hall.present)),
        timer=_timer(session, live),
    )


def _in_pieces(address: str) -> Markup:
    """Return an address that goes on to a next line after a dot or a slash, not at a hyphen."""
    pieces = re.findall(r"[^./]+[./]?|[./]", address)
    return joined([markup("<span>{piece}</span>", piece=piece) for piece in pieces])


@lru_cache(maxsize=32)
def _square(link: str) -> str:
    """Return the square code of a link as the address of a picture."""
    return segno.make(link, error="m").svg_data_uri(border=2, dark="#17262a", light="#ffffff")


def _timer(session: Session, live: LiveSession) -> Markup:
    left = clock_text(live.timer_ends)
    if not left:
        return Markup("")
    over = left == "0:00"
    return markup(
        '<p class="wall-timer{over}" role="timer">{text}</p>',
        over=" wall-over" if over else "",
        text=session.t("Time to round off") if over else left,
    )


def _quiet(session: Session, text: str) -> Markup:
    assert session.coalition is not None, "a wall belongs to a coalition"
    return markup(
        '<div class="wall"><div class="wall-main"><h1>{municipality}</h1>'
        '<p class="wall-big">{text}</p></div></div>',
        municipality=session.coalition.municipality,
        text=text,
    )
