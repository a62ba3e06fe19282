"""Between a round and its form on a phone: the rows to draw, and the answers that came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from model.core.catalogue import catalogue
from model.core.translation import Translator
from model.services.live_answers import Form, Given, Question
from model.workshop.rounds import SAYS_YES


@dataclass(frozen=True)
class Row:
    """One question as it is drawn, with what was answered before or typed just now."""

    field: str
    kind: str
    about: str
    label: str
    number: int
    text: str
    value: str
    on: str
    longest: int


def rows_of(form: Form, t: Translator, typed: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the rows of a form; `typed` is what was sent and could not be kept."""
    return tuple(_row(question, t, typed) for question in form.questions)


def answers_in(form: Form, fields: Mapping[str, str]) -> list[Given]:
    """Return the answers to the questions of a form. Any other field that was sent is ignored."""
    return [
        Given(
            kind=question.kind.id,
            about=question.about,
            place=question.place,
            text=fields.get(f"{question.field}.text", ""),
            value=_value(question, fields),
            due_on=_day(fields.get(f"{question.field}.on", "")),
        )
        for question in form.questions
    ]


def _row(question: Question, t: Translator, typed: Mapping[str, str]) -> Row:
    label = question.name
    if not label and question.about:
        label = catalogue().label(question.kind.about, question.about, t.language)
    day = question.answer.due_on if question.answer else None
    return Row(
        field=question.field,
        kind=question.kind.id,
        about=question.about,
        label=label,
        number=question.number,
        text=typed.get(f"{question.field}.text", question.text) if typed else question.text,
        value=typed.get(question.field, "") if typed else question.value,
        on=typed.get(f"{question.field}.on", "") if typed else (day.isoformat() if day else ""),
        longest=question.kind.longest,
    )


def _value(question: Question, fields: Mapping[str, str]) -> str:
    sent = fields.get(question.field, "")
    return sent if sent in (*question.kind.values, SAYS_YES) else ""


def _day(sent: str) -> date | None:
    try:
        return date.fromisoformat(sent)
    except ValueError:
        return None
