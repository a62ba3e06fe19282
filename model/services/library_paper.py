"""Cards of the library on paper: to print, or to leave on a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.exports import pdf
from model.exports.document import Block, BulletList, Document, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.catalogue import Source
    from model.core.translation import Translator
    from model.process.figures import Figure
    from model.services.library import Card


def cards_pdf(cards: Sequence[Card], t: Translator) -> bytes:
    """Return the cards as a PDF that a screen reader can read."""
    blocks = tuple(block for card in cards for block in _card(card, t))
    return pdf.write(Document(title=t("Library"), language=t.language, blocks=blocks))


def source_text(source: Source) -> str:
    """Return a source with its year, when it names one."""
    return f"{source.title} ({source.year})" if source.year else source.title


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
        blocks.append(BulletList(tuple(text.in_language(language) for text in card.do)))
    if card.figures:
        blocks.append(BulletList(tuple(figure_text(figure, t) for figure in card.figures)))
    source = t("Source: {source}", source=source_text(card.source))
    blocks.append(Paragraph(source, style="note"))
    return blocks
