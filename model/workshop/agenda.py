"""Agenda templates for a kick-off meeting: parts with minutes, and the clock times they take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal

from pydantic import Field, model_validator

from model.core.catalogue import Data, Source, Text, load
from model.core.errors import InvalidInputError
from model.core.ids import Slug
from model.core.messages import Message, msg
from model.workshop.rounds import ROUND_IDS, live_round

AGENDAS_FILE = "catalogue/kickoff.yaml"


class AgendaPart(Data):
    """One part of the meeting."""

    id: Slug
    minutes: int = Field(ge=1, le=120)
    title: Text
    what: Text
    """What happens, in one or two sentences."""
    needed: tuple[Text, ...] = ()
    """What must lie ready."""
    rounds: tuple[Slug, ...] = ()
    """The rounds of the live session in this part, which people answer on their phones."""

    @model_validator(mode="after")
    def _rounds_exist(self) -> AgendaPart:
        if unknown := set(self.rounds) - set(ROUND_IDS):
            message = f"agenda part {self.id}: no such rounds: {sorted(unknown)}"
            raise ValueError(message)
        return self


class Agenda(Data):
    """One template. Its parts add up to its minutes."""

    minutes: Literal[45, 90, 150]
    title: Text
    suits: Text
    """When to choose this one."""
    parts: tuple[AgendaPart, ...]

    @model_validator(mode="after")
    def _adds_up(self) -> Agenda:
        total = sum(part.minutes for part in self.parts)
        if total != self.minutes:
            message = f"agenda {self.minutes}: the parts take {total} minutes"
            raise ValueError(message)
        ids = [part.id for part in self.parts]
        if len(ids) != len(set(ids)):
            message = f"agenda {self.minutes}: double part ids"
            raise ValueError(message)
        return self


class Agendas(Data):
    """The agenda file, shortest template first."""

    source: Source
    items: tuple[Agenda, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _shortest_first(self) -> Agendas:
        lengths = [agenda.minutes for agenda in self.items]
        if lengths != sorted(set(lengths)):
            message = f"agendas must run from short to long, each once: {lengths}"
            raise ValueError(message)
        return self


class Slot(Data):
    """A part with the clock time at which it starts and ends."""

    starts: time
    ends: time
    part: AgendaPart


def round_titles(part: AgendaPart) -> list[Message]:
    """Return what is asked on the phones in a part."""
    return [asked.title for name in part.rounds if (asked := live_round(name)) is not None]


def agendas() -> tuple[Agenda, ...]:
    """Return the templates, shortest first.

    Raises:
        CatalogueError: the agenda file is wrong; names the key.

    """
    content: Agendas = load(AGENDAS_FILE, Agendas)
    return content.items


def agenda_for(minutes: int) -> Agenda:
    """Return the longest template that fits in `minutes`.

    Raises:
        InvalidInputError: there is less time than the shortest template takes.

    """
    fitting = [agenda for agenda in agendas() if agenda.minutes <= minutes]
    if not fitting:
        shortest = agendas()[0].minutes
        raise InvalidInputError(
            msg(
                "A kick-off needs at least {minutes} minutes. Plan a bit more time.",
                minutes=shortest,
            )
        )
    return fitting[-1]


def parts_of(agenda: Agenda, minutes: Mapping[str, int]) -> tuple[AgendaPart, ...]:
    """Return the parts of a template with other minutes for some; 0 leaves a part out.

    Args:
        agenda: the template.
        minutes: id of a part → minutes; ids of other templates are ignored.

    """
    changed = [
        part.model_copy(update={"minutes": minutes.get(part.id, part.minutes)})
        for part in agenda.parts
    ]
    return tuple(part for part in changed if part.minutes > 0)


def timetable(parts: Iterable[AgendaPart], starts: time) -> tuple[Slot, ...]:
    """Return each part with its clock times, when the meeting begins at `starts`.

    A meeting that runs past midnight goes on at 00:00, as a clock does.
    """
    slots = []
    moment = datetime.combine(date.min, starts)
    for part in parts:
        end = moment + timedelta(minutes=part.minutes)
        slots.append(Slot(starts=moment.time(), ends=end.time(), part=part))
        moment = end
    return tuple(slots)
