"""Minutes of a meeting become actions and decisions, after a person looked at each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.actions import Action
from model.process.decisions import Decision
from model.process.minutes import LONGEST, Kind, MinutesLine, meeting_day, read_minutes
from model.process.owners import KnownOwner
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork

ORIGIN = "minutes"


@dataclass(frozen=True)
class MinutesPreview:
    """What was found in minutes. Nothing is written yet."""

    meeting: date
    """Dates without a year are read as from this day."""
    meeting_was_found: bool
    lines: tuple[MinutesLine, ...]


@dataclass(frozen=True)
class AcceptedLine:
    """One line as a person accepted it."""

    kind: Kind
    title: str
    quote: str
    owner_name: str = ""
    partner_id: str = ""
    due_on: date | None = None


@by_right
def preview_minutes(
    work: UnitOfWork, coalition_id: str, text: str, today: date, meeting: date | None = None
) -> MinutesPreview:
    """Read minutes and return proposals; `meeting` is the day as a person says it.

    Raises:
        InvalidInputError: there is no text, or far too much.

    """
    if not text.strip():
        raise InvalidInputError(msg("Paste the text of the minutes first."))
    if len(text) > LONGEST:
        raise InvalidInputError(
            msg("This is more than {limit} characters. Paste a part of it.", limit=LONGEST)
        )
    partners = work.partners.find(coalition_id=coalition_id)
    owners = [
        KnownOwner(p.id, p.name, p.contact_name)
        for p in sorted(partners, key=lambda p: p.name)
        if p.status != "left"
    ]
    found = meeting or meeting_day(text, today)
    day = found or today
    return MinutesPreview(day, found is not None, read_minutes(text, owners, day))


@by_right
def keep_minutes(
    work: UnitOfWork, coalition_id: str, lines: Sequence[AcceptedLine], meeting: date
) -> int:
    """Write the accepted lines in one go, and return how many.

    Raises:
        InvalidInputError: nothing was accepted, or a line says nothing.

    """
    if not lines:
        raise InvalidInputError(msg("Choose at least one line."))
    if any(not line.title.strip() for line in lines):
        raise InvalidInputError(msg("Say in a few words what has to be done."))
    try:
        actions = [_action(line, coalition_id, meeting) for line in lines if line.kind == "action"]
        decisions = [
            _decision(line, coalition_id, meeting) for line in lines if line.kind != "action"
        ]
    except ValidationError as error:
        raise clear_fault(error) from error
    work.actions.add_all(actions)
    work.decisions.add_all(decisions)
    work.commit()
    return len(lines)


def _action(line: AcceptedLine, coalition_id: str, meeting: date) -> Action:
    return Action(
        coalition_id=coalition_id,
        title=line.title,
        note="" if line.quote == line.title else line.quote,
        owner_name=line.owner_name,
        owner_partner_id=line.partner_id,
        due_on=line.due_on,
        origin=f"{ORIGIN}:{meeting.isoformat()}",
    )


def _decision(line: AcceptedLine, coalition_id: str, meeting: date) -> Decision:
    return Decision(
        coalition_id=coalition_id,
        title=line.title,
        kind="agreement" if line.kind == "agreement" else "decision",
        decided_on=meeting,
        partner_ids=(line.partner_id,) if line.partner_id else (),
    )
