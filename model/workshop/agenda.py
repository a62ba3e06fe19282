"""Agenda templates for a kick-off meeting: parts with minutes, and the clock times they take."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from pydantic import Field, model_validator

from model.core.catalogue import Data, Source, Text, load
from model.core.errors import InvalidInputError
from model.core.ids import Slug
from model.core.messages import msg

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
    live: bool = False
    """Participants take part on their own phones in this part."""


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


def timetable(agenda: Agenda, starts: time) -> tuple[Slot, ...]:
    """Return each part with its clock times, when the meeting begins at `starts`.

    A meeting that runs past midnight goes on at 00:00, as a clock does.
    """
    slots = []
    moment = datetime.combine(date.min, starts)
    for part in agenda.parts:
        end = moment + timedelta(minutes=part.minutes)
        slots.append(Slot(starts=moment.time(), ends=end.time(), part=part))
        moment = end
    return tuple(slots)
