"""Minutes of a meeting turned into proposals: what, who, before when. Nothing is written here.

Lines with a marker ("Actie:", a list under "Actiepunten", a row of an action table) are sure;
sentences in which somebody says to do something are proposed, and left for a person to choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from model.process.dutch_dates import find_date, has_date
from model.process.minutes_words import (
    MOST_TITLE,
    PROMISE,
    WILL,
    first_name,
    is_title,
    owner_and_rest,
    tidy,
)
from model.process.owners import NOBODY, KnownOwner, Owner, are_names, named_first, owner_of

Kind = Literal["action", "decision", "agreement"]

LONGEST = 200_000
"""Characters of minutes that are read; more is no meeting."""
MOST_LINES = 150
HEAD_LINES = 12
"""Lines in which the day of the meeting itself is looked for."""


@dataclass(frozen=True)
class MinutesLine:
    """One proposal, with the line it came from."""

    kind: Kind
    title: str
    quote: str
    owner: Owner = NOBODY
    due_on: date | None = None
    is_estimated: bool = False
    """The date left room, such as "eind mei"."""
    is_sure: bool = True
    """The minutes themselves call it an action, a decision or an agreement."""


_BULLET = re.compile(r"^\s*(?:[-*•–▪◦‣●o]\s+|\d{1,2}[.)]\s+|[a-z][.)]\s+|☐\s*|\[ ?\]\s*)+")
_DONE = re.compile(r"^\s*(?:[-*•]\s*)?(?:\[x\]|☑|✓|✔|✅)", re.IGNORECASE)
_HEADING = re.compile(
    r"^[#\s\d.)*]*(?P<name>actie(?:s|punten|lijst)?|to[ -]?do(?:'s|lijst)?|wie doet wat"
    r"(?:[ ,]+(?:en )?wanneer)?|acties en afspraken|afspraken(?:lijst| en acties)?|besluiten"
    r"(?:lijst)?|besluit|vervolgacties|openstaande acties)\s*\**\s*:?\s*\**\s*$",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?:^|(?<=[.;!?]\s)|(?<=\s{2}))\**(?P<name>actie(?:punt)?|a\.?p\.?|to[ -]?do|taak|besluit"
    r"|besloten|afspraak|afgesproken)\**"
    r"\s*(?:nr\.?\s*)?(?P<number>[A-Z]?\d{0,3})\s*(?:[:–→>]|-\s|\.\s|(?=\s[A-Z][\w-]*:))\s*\**\s*",
    re.IGNORECASE,
)
_ARROW = re.compile(r"^\s*(?:[-•*]\s*)?(?:→|=>|->|>>)\s*")
_COLUMNS = {
    "what": ("actie", "wat", "actiepunt", "omschrijving", "taak", "afspraak", "onderwerp"),
    "who": ("wie", "door", "actiehouder", "trekker", "eigenaar", "verantwoordelijke", "naam"),
    "when": ("wanneer", "deadline", "datum", "gereed", "klaar", "voor", "uiterlijk", "planning"),
}


def meeting_day(text: str, today: date) -> date | None:
    """Return the day of the meeting as the head of the minutes says it, when it is not ahead."""
    for line in text[:LONGEST].splitlines()[:HEAD_LINES]:
        found = find_date(line, date(today.year - 1, today.month, 1))
        if found and found.day <= today and not _MARKER.search(line):
            again = find_date(line, date(today.year, 1, 1))
            return again.day if again and found.day < again.day <= today else found.day
    return None


def read_minutes(text: str, owners: Sequence[KnownOwner], meeting: date) -> tuple[MinutesLine, ...]:
    """Return proposals in the order of the text, at most 150, each at most once."""
    seen: set[tuple[str, str]] = set()
    found: list[MinutesLine] = []
    for line in _lines(text[:LONGEST], owners, meeting):
        key = (line.title.casefold(), line.kind)
        if key not in seen and len(found) < MOST_LINES:
            seen.add(key)
            found.append(line)
    return tuple(found)


def _lines(text: str, owners: Sequence[KnownOwner], meeting: date) -> Iterator[MinutesLine]:
    section: Kind | None = None
    columns: dict[str, int] = {}
    was_empty = False
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            was_empty = True
            continue
        heading = _HEADING.match(line)
        if heading:
            section, columns, was_empty = _kind_of(heading["name"]), {}, False
            continue
        cells = [] if _MARKER.match(_BULLET.sub("", raw)) else _cells(raw)
        if cells:
            columns = _columns_of(cells) or columns
            if not _columns_of(cells):
                yield from _row(cells, columns, line, owners, meeting)
            was_empty = False
            continue
        is_bullet = bool(_BULLET.match(raw))
        if was_empty and not is_bullet:
            section, columns = None, {}
        was_empty = False
        if not _DONE.match(raw):
            yield from _line(_BULLET.sub("", raw).strip(), section, owners, meeting)


def _kind_of(name: str) -> Kind:
    low = name.casefold()
    if low.startswith(("beslu", "beslo")):
        return "decision"
    if low.startswith("af") and "actie" not in low:
        return "agreement"
    return "action"


# ── tables ──────────────────────────────────────────────────────────────────────────────────────


def _cells(line: str) -> list[str]:
    separator = "\t" if "\t" in line.strip() else "|"
    cells = [cell.strip(" *") for cell in line.strip().strip("|").split(separator)]
    many = len([cell for cell in cells if cell]) > 1
    return cells if many and line.strip().count(separator) else []


def _columns_of(cells: Sequence[str]) -> dict[str, int]:
    """Return which column is what, when a row is the head of a table of actions."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        first = cell.casefold().strip(" ?:.").split(" ")[0]
        for name, words in _COLUMNS.items():
            if first in words and name not in found:
                found[name] = place
    return found if len(found) > 1 and "what" in found else {}


def _row(
    cells: Sequence[str],
    columns: dict[str, int],
    line: str,
    owners: Sequence[KnownOwner],
    meeting: date,
) -> Iterator[MinutesLine]:
    if all(set(cell) <= set("-: ") for cell in cells):
        return  # the line under a Markdown head
    places = columns or _guess(cells, owners)
    if "what" not in places or not ({"who", "when"} & set(places)):
        return

    def cell(name: str) -> str:
        place = places.get(name, len(cells))
        return cells[place] if place < len(cells) else ""

    title = tidy(cell("what"))
    if not is_title(title):
        return
    due = find_date(cell("when"), meeting)
    who = owner_of(cell("who"), owners)
    yield MinutesLine(
        "action",
        title,
        line[:MOST_TITLE],
        who,
        due.day if due else None,
        due.estimated if due else False,
        is_sure=bool(columns),
    )


def _guess(cells: Sequence[str], owners: Sequence[KnownOwner]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if "when" not in found and len(cell) < 30 and has_date(cell):  # noqa: PLR2004 - a cell with only a date
            found["when"] = place
        elif "who" not in found and are_names(cell, owners) and owner_of(cell, owners).partner_id:
            found["who"] = place
    rest = [place for place in range(len(cells)) if place not in found.values()]
    if rest and found:
        found["what"] = max(rest, key=lambda place: len(cells[place]))
    return found


# ── lines ───────────────────────────────────────────────────────────────────────────────────────


def _line(
    line: str, section: Kind | None, owners: Sequence[KnownOwner], meeting: date
) -> Iterator[MinutesLine]:
    marks = list(_MARKER.finditer(line))
    if marks and section is None:
        yield from _told(line[: marks[0].start()], owners, meeting)
    if marks:
        ends = [mark.start() for mark in marks[1:]] + [len(line)]
        for mark, end in zip(marks, ends, strict=True):
            rest = line[mark.end() : end].strip()
            yield from _proposal(rest, _kind_of(mark["name"]), line, owners, meeting)
        return
    arrow = _ARROW.match(line)
    if arrow:
        yield from _proposal(line[arrow.end() :], "action", line, owners, meeting)
        return
    if section is not None:
        yield from _proposal(line, section, line, owners, meeting)
        return
    yield from _told(line, owners, meeting)


def _told(text: str, owners: Sequence[KnownOwner], meeting: date) -> Iterator[MinutesLine]:
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])", text):
        yield from _promised(sentence, owners, meeting)


def _proposal(
    text: str, kind: Kind, line: str, owners: Sequence[KnownOwner], meeting: date
) -> Iterator[MinutesLine]:
    quote = line[:MOST_TITLE]
    if kind == "decision":
        title = tidy(text)
        if is_title(title):
            yield MinutesLine("decision", title, quote)
        return
    due = find_date(text, meeting)
    rest = f"{text[: due.start]} {text[due.end :]}" if due else text
    who, rest = owner_and_rest(rest, owners)
    title = tidy(rest)
    if not is_title(title):
        title = tidy(text)
    if not is_title(title):
        return
    if kind == "agreement" and not (who and due):
        yield MinutesLine("agreement", tidy(text), quote, who)
        return
    yield MinutesLine(
        "action", title, quote, who, due.day if due else None, due.estimated if due else False
    )


def _promised(sentence: str, owners: Sequence[KnownOwner], meeting: date) -> Iterator[MinutesLine]:
    """Propose a sentence that begins with somebody who does something."""
    name = named_first(sentence, owners) or first_name(sentence)
    if not name or not PROMISE.match(sentence[len(name) :]):
        return
    due = find_date(sentence, meeting)
    rest = f"{sentence[: due.start]} {sentence[due.end :]}" if due else sentence
    after = rest[len(name) :]
    title = tidy(WILL.sub("", after) if WILL.match(after) else rest)
    if is_title(title):
        yield MinutesLine(
            "action",
            title,
            sentence[:MOST_TITLE],
            owner_of(name, owners),
            due.day if due else None,
            due.estimated if due else False,
            is_sure=False,
        )
