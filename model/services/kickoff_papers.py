"""The papers of a kick-off: a script for the facilitator, and cards for those without a phone.

On the cards, which participants get, the word that the lessons advise against does not occur:
they carry the municipality's name, not the coalition's, which may hold it.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.exports import docx, pdf
from model.exports.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from model.workshop.agenda import agenda_for, round_titles
from model.workshop.rounds import BLOCK_QUESTIONS, MARKS

if TYPE_CHECKING:
    from model.core.coalitions import Coalition
    from model.core.translation import Translator
    from model.services.kickoff import Guests, KickoffPlan
    from model.workshop.agenda import Slot

PaperFormat = Literal["docx", "pdf"]
LINE = 74
"""Underscores of a line to write on: nearly the text width in both typefaces."""
LINES = 3
"""Empty lines to write on, under each question of a card."""


def write_script(
    coalition: Coalition, plan: KickoffPlan, who: Guests, t: Translator, kind: PaperFormat
) -> bytes:
    """Return the facilitator's script as a file."""
    return _written(script(coalition, plan, who, t), kind)


def write_cards(coalition: Coalition, plan: KickoffPlan, t: Translator, kind: PaperFormat) -> bytes:
    """Return the cards for people without a phone as a file."""
    return _written(cards(coalition, plan, t), kind)


def script(coalition: Coalition, plan: KickoffPlan, who: Guests, t: Translator) -> Document:
    """Return the script: timetable, what happens when, what must lie ready, whom to call."""
    agenda = agenda_for(plan.minutes)
    slots = plan.slots
    return Document(
        title=t("Script of the kick-off"),
        subtitle=coalition.name,
        language=t.language,
        date_text=_when(plan, t),
        blocks=(
            Paragraph(agenda.suits.in_language(t.language), style="lead"),
            _timetable(slots, t),
            Heading(1, t("What must lie ready")),
            BulletList(needed(slots, t)),
            Heading(1, t("Part by part")),
            *(block for slot in slots for block in _part(slot, t)),
            Heading(1, t("Whom to invite")),
            *_guests(who, t),
        ),
        footer=f"{coalition.name} · {_when(plan, t)}",
    )


def cards(coalition: Coalition, plan: KickoffPlan, t: Translator) -> Document:
    """Return one card of two pages to copy: who are we, and what do we want."""
    domains = [d for d in catalogue().domains.values() if d.id != "other"]
    named = [d.label.in_language(t.language) for d in domains]
    groups = [g.label.in_language(t.language) for g in catalogue().items("risk-groups").values()]
    blocks = [t.message(question) for question in BLOCK_QUESTIONS.values()]
    marks = t("{marks} (1 is no, 5 is very much)", marks=_choices(list(MARKS)))
    return Document(
        title=t("Kick-off in {municipality}", municipality=coalition.municipality),
        language=t.language,
        date_text=_when(plan, t),
        blocks=(
            Callout("info", t("Write large. Somebody types it over, so that it counts as well.")),
            Heading(1, t("Card: who are we")),
            *_question(t("My organisation or group"), "", 1),
            *_question(t("My first name"), t("Only if you like."), 1),
            *_question(t("Which of these do we belong to? Circle one or two."), _choices(named), 0),
            *_question(t("Whom do we often meet? Circle them."), _choices(groups), 0),
            *_question(t("What can we bring?"), t("People, a place, knowledge, time …"), LINES),
            *_question(t("With whom here do we work already?"), "", LINES),
            PageBreak(),
            Heading(1, t("Card: what do we want")),
            *_question(t("Who is missing here, and who can call them?"), "", LINES),
            *_question(t("My idea for this place"), t("For whom, where, and who asks?"), LINES),
            *_question(t("What is it about? Circle one."), _choices(blocks), 0),
            *_question(t("My three dots go to"), t("Write down the numbers."), 1),
            *_question(t("This is what I take on"), t("What, and before which date?"), LINES),
            *_question(t("Was it worth your time?"), marks, 0),
            *_question(t("Do you come again?"), marks, 0),
            *_question(t("A tip for next time"), "", LINES - 1),
        ),
    )


def needed(slots: tuple[Slot, ...], t: Translator) -> tuple[str, ...]:
    """Return everything that must lie ready, each thing once, in the order of need."""
    texts = (item.in_language(t.language) for slot in slots for item in slot.part.needed)
    return tuple(dict.fromkeys(texts))


def clock(moment: time) -> str:
    """Write a time as people say it: 19:30."""
    return f"{moment:%H:%M}"


def _written(document: Document, kind: PaperFormat) -> bytes:
    return docx.write(document) if kind == "docx" else pdf.write(document)


def _when(plan: KickoffPlan, t: Translator) -> str:
    day = t.date(plan.on) if plan.on else t("date to be fixed")
    return ", ".join(part for part in (day, clock(plan.starts), plan.place) if part)


def _timetable(slots: tuple[Slot, ...], t: Translator) -> Table:
    rows = tuple(
        (
            f"{clock(slot.starts)}–{clock(slot.ends)}",
            slot.part.title.in_language(t.language),
            t.plural("one minute", "{n} minutes", slot.part.minutes),
        )
        for slot in slots
    )
    header = (t("Time"), t("Part"), t("How long"))
    return Table(t("The timetable"), header, rows, widths=(2, 5, 2))


def _part(slot: Slot, t: Translator) -> list[Block]:
    title = f"{clock(slot.starts)}  {slot.part.title.in_language(t.language)}"
    blocks: list[Block] = [
        Heading(2, title),
        Paragraph(slot.part.what.in_language(t.language)),
    ]
    if slot.part.rounds:
        asked = " ".join(t.message(title) for title in round_titles(slot.part))
        text = t("On the phones, or on a card: {rounds}", rounds=asked)
        blocks.append(Paragraph(text, style="note"))
    return blocks


def _guests(who: Guests, t: Translator) -> list[Block]:
    blocks: list[Block] = []
    if who.invited:
        names = ", ".join(partner.name for partner in who.invited)
        blocks.append(Paragraph(t("Invited: {names}.", names=names)))
    if who.prospects:
        names = ", ".join(partner.name for partner in who.prospects)
        blocks.append(Paragraph(t("Still to ask: {names}.", names=names)))
    if who.gaps:
        rows = tuple(
            (
                catalogue().label("domains", gap.domain, t.language),
                gap.belongs.in_language(t.language),
                t.message(gap.introduction) if gap.introduction else t("no path known yet"),
            )
            for gap in who.gaps
        )
        header = (t("Domain"), t("Who belongs there"), t("Who can introduce us"))
        blocks.append(Table(t("Domains with room to grow"), header, rows, widths=(2, 4, 3)))
    return blocks or [Paragraph(t("Everybody we know of takes part already."))]


def _question(text: str, hint: str, lines: int) -> list[Block]:
    """Return a question with room to write; without lines the hint is there to circle in."""
    blocks: list[Block] = [Heading(2, text)]
    if hint:
        blocks.append(Paragraph(hint, style="note" if lines else "normal"))
    blocks += [Paragraph("_" * LINE)] * lines
    return blocks


def _choices(labels: list[str]) -> str:
    """Return choices to circle, each with a mark and room around it."""
    # A choice that breaks over two lines cannot be circled.
    return "   ".join(f"○ {label}".replace(" ", "\u00a0") for label in labels)
