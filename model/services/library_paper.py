"""Cards of the library on paper: to print, or to leave on a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.exports import pdf
from model.exports.document import Block, BulletList, Document, Heading, Paragraph
from model.services.library_card import LISTED, SECTION_TITLES, TOOL_STATUS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.catalogue import Source
    from model.core.translation import Translator
    from model.process.figures import Figure
    from model.services.library_card import Card, Section


def cards_pdf(cards: Sequence[Card], t: Translator, title: str = "") -> bytes:
    """Return the cards as a PDF that a screen reader can read; `title` is already translated."""
    blocks = tuple(block for card in cards for block in _card(card, t))
    return pdf.write(Document(title=title or t("Library"), language=t.language, blocks=blocks))


def source_text(source: Source) -> str:
    """Return a source with its year, when it names one."""
    return f"{source.title} ({source.year})" if source.year else source.title


def running_line(section: Section, t: Translator) -> str:
    """Return a section that is one running line: its single sentence, or its items as a list."""
    lines = [line.in_language(t.language).rstrip(".") for line in section.lines]
    return t.listing([lines[0], *(line[:1].lower() + line[1:] for line in lines[1:])])


def figure_text(figure: Figure, t: Translator) -> str:
    """Return a published figure in one line: what, how much, of whom, where, when, and source."""
    value = (
        f"{t.number(figure.value, 0 if figure.value.is_integer() else 1)}%"
        if figure.unit == "percent"
        else t.number(figure.value)
    )
    said = t(
        "{what}: {value} ({whom}, {where}, {year})",
        what=figure.label.in_language(t.language),
        value=value,
        whom=figure.population.in_language(t.language),
        where=figure.area.in_language(t.language),
        year=str(figure.year),
    )
    return t("{figure}, estimated", figure=said) if figure.estimated else said


def _card(card: Card, t: Translator) -> list[Block]:
    language = t.language
    blocks: list[Block] = [
        Heading(1, card.title.in_language(language)),
        Paragraph(card.text.in_language(language)),
    ]
    if card.do:
        steps = tuple(text.in_language(language) for text in card.do)
        blocks += [Heading(2, t("Do this")), BulletList(steps)]
    for section in card.sections:
        blocks += _section(section, t)
    if card.tool:
        blocks.append(Paragraph(f"{t(TOOL_STATUS[card.tool.status])} {card.tool.url}".strip()))
    if card.figures:
        blocks.append(BulletList(tuple(figure_text(figure, t) for figure in card.figures)))
    said = [source_text(source) for source in card.sources]
    if said:
        text = t.plural("Source: {sources}", "Sources: {sources}", len(said), sources=said)
        blocks.append(Paragraph(text, style="note"))
    return blocks


def _section(section: Section, t: Translator) -> list[Block]:
    title = t(SECTION_TITLES[section.kind])
    if section.kind in LISTED:
        lines = tuple(line.in_language(t.language) for line in section.lines)
        return [Heading(2, title), BulletList(lines)]
    return [Paragraph(f"{title}: {running_line(section, t)}.")]
