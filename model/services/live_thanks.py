"""A thank-you text for each participant of a kick-off, with what that person takes on.

It carries the municipality's name, not the coalition's, which may hold the word that the lessons
advise against.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from model.workshop.tallies import promises

if TYPE_CHECKING:
    from datetime import date

    from model.core.coalitions import Coalition
    from model.core.translation import Translator
    from model.workshop.hall import Hall


@dataclass(frozen=True)
class Thanks:
    """A text to send to one participant."""

    name: str
    organisation: str
    text: str
    promised: bool
    """Whether this person takes something on."""


def thanks(hall: Hall, coalition: Coalition, t: Translator) -> tuple[Thanks, ...]:
    """Return a thank-you text for each participant; who takes something on stands first."""
    mine: dict[str, list[str]] = defaultdict(list)
    for one in promises(hall):
        day = " (" + t("before {day}", day=t.date(one.due_on)) + ")" if one.due_on else ""
        mine[one.participant_id].append(f"– {one.text}{day}")
    found = []
    for person in hall.people:
        organisation = hall.speaking[person.organisation_id]
        greeting = t("Hello {name},", name=person.first_name or organisation.name)
        thank = t(
            "Thank you for joining in on {day} in {municipality}. People who took part: {people}.",
            day=t.date(day_of(hall)),
            municipality=coalition.municipality,
            people=len(hall.people),
        )
        promised = (
            "\n".join([t("This is what you take on:"), *mine[person.id]]) if mine[person.id] else ""
        )
        closing = t("We let you know what comes of it.")
        text = "\n\n".join(part for part in (greeting, thank, promised, closing) if part)
        found.append(Thanks(person.first_name, organisation.name, text, bool(promised)))
    return tuple(sorted(found, key=lambda one: not one.promised))


def day_of(hall: Hall) -> date:
    """Return the day of a meeting: when its doors opened."""
    return (hall.session.opened_at or datetime.now(UTC)).date()
