"""Parts of a document drawn on a page: what the plan shows on screen is what its files hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from model.exports import labels
from model.exports.document import (
    LEVELS,
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    Inline,
    LevelBar,
    NumberedList,
    Paragraph,
    Picture,
    Table,
    runs,
)
from pages.shared.markup import draw, joined, markup
from pages.shared.plain import plain
from pages.shared.session import Session

_STYLE = """<style>
.stHtml .plan { overflow-wrap: anywhere; }
.stHtml .plan a { color: inherit; }
.stHtml .plan p { white-space: pre-line; margin: 0 0 0.7rem; }
.stHtml .plan p.note { font-size: 0.9rem; opacity: 0.85; }
.stHtml .plan h2 { font-size: 1.45rem; margin: 2.2rem 0 0.6rem; padding: 0; }
.stHtml .plan h3 { font-size: 1.08rem; margin: 1.3rem 0 0.45rem; padding: 0; }
.stHtml .plan h4, .stHtml .plan h5 { font-size: 1rem; margin: 1rem 0 0.4rem; padding: 0; }
.stHtml .plan > :first-child { margin-top: 0; }
.stHtml .plan ul, .stHtml .plan ol { margin: 0 0 0.8rem; padding-left: 1.2rem; }
.stHtml .plan .scroll { overflow-x: auto; margin: 0 0 1rem; }
.stHtml .plan table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
.stHtml .plan caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
.stHtml .plan th, .stHtml .plan td { text-align: left; vertical-align: top; border: 0;
  padding: 0.4rem 0.9rem 0.4rem 0;
  border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent);
  white-space: pre-line; overflow-wrap: break-word; min-width: 5.5rem; }
.stHtml .plan { container-type: inline-size; }
@container (max-width: 36rem) {
  .stHtml .plan .wide table, .stHtml .plan .wide tbody, .stHtml .plan .wide tr,
  .stHtml .plan .wide td { display: block; width: 100%; }
  .stHtml .plan .wide thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .stHtml .plan .wide tr { padding: 0.5rem 0;
    border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
  .stHtml .plan .wide td, .stHtml .plan .wide td.r { border: 0; padding: 0.1rem 0;
    text-align: left; }
  .stHtml .plan .wide td:empty { display: none; }
  .stHtml .plan .wide td:first-child { font-weight: 600; }
  .stHtml .plan .wide td + td::before { content: attr(data-label) ": "; opacity: 0.8; }
}
.stHtml .plan th.r, .stHtml .plan td.r { text-align: right; font-variant-numeric: tabular-nums; }
.stHtml .plan .bar { display: inline-flex; gap: 2px; margin-right: 0.5rem; vertical-align: middle; }
.stHtml .plan .bar i { width: 0.8rem; height: 0.6rem; opacity: 0.55;
  border: 1px solid currentColor; }
.stHtml .plan .bar i.full { background: #2a8c9e; opacity: 1;
  border-color: #2a8c9e; }
.stHtml .plan aside { border-left: 4px solid #2a8c9e;
  padding: 0.4rem 0.9rem; margin: 0 0 1rem; }
</style>"""
MOST_COLUMNS = 3
"""Columns that fit beside each other in a narrow place."""


def draw_document(session: Session, document: Document) -> None:
    """Draw a whole document, without its title."""
    sections: list[Block | list[LevelBar]] = list(document.sections())
    _draw(session, sections, first_level=2)


def draw_blocks(session: Session, blocks: Sequence[Block]) -> None:
    """Draw a few blocks under a heading of the page."""
    document = Document(title="-", blocks=tuple(blocks))
    _draw(session, list(document.sections()), first_level=3)


def _draw(
    session: Session, sections: Sequence[Block | list[LevelBar]], *, first_level: int
) -> None:
    st.html(_STYLE)
    for is_picture, group in groupby(sections, lambda section: isinstance(section, Picture)):
        if is_picture:
            for picture in group:
                assert isinstance(picture, Picture), "grouped as such"
                st.image(picture.png, caption=plain(picture.caption), alt=picture.alt)
        else:
            parts = joined([_section(session, section, first_level) for section in group])
            draw(markup('<div class="plan">{parts}</div>', parts=parts))


def _section(session: Session, section: Block | list[LevelBar], first_level: int) -> Markup:  # noqa: PLR0911 - one return a kind of block
    match section:
        case Heading():
            tag = f"h{section.level + first_level - 1}"
            return markup("<{tag}>{text}</{tag}>", tag=tag, text=section.text)
        case Paragraph():
            return markup(
                '<p class="{style}">{text}</p>', style=section.style, text=_inline(section.content)
            )
        case BulletList() | NumberedList():
            items = joined([markup("<li>{text}</li>", text=_inline(i)) for i in section.items])
            tag = "ul" if isinstance(section, BulletList) else "ol"
            return markup("<{tag}>{items}</{tag}>", tag=tag, items=items)
        case Table():
            return _table(section)
        case Callout():
            return markup("<aside>{text}</aside>", text=_inline(section.text))
        case list():
            return _profile(session, section)
        case _:
            return Markup()


def _inline(content: Inline) -> Markup:
    return joined([_run(run.text, bold=run.bold, link=run.link) for run in runs(content)])


def _run(text: str, *, bold: bool, link: str) -> Markup:
    drawn = markup("<strong>{text}</strong>", text=text) if bold else markup("{text}", text=text)
    if not link:
        return drawn
    return markup(
        '<a href="{link}" target="_blank" rel="noopener noreferrer">{text}</a>',
        link=link,
        text=drawn,
    )


def _table(table: Table) -> Markup:
    columns = list(zip(table.aligns, table.header, strict=True))
    head = [
        markup('<th scope="col" role="columnheader" class="{align}">{text}</th>', align=a, text=h)
        for a, h in columns
    ]
    rows = [
        markup(
            '<tr role="row">{cells}</tr>',
            cells=joined([_cell(*column, cell) for column, cell in zip(columns, row, strict=True)]),
        )
        for row in table.rows
    ]
    return _scrolling(table.caption, joined(head), joined(rows), columns=len(columns))


def _cell(align: str, name: str, content: Inline) -> Markup:
    return markup(
        '<td role="cell" class="{align}" data-label="{name}">{text}</td>',
        align=align,
        name=name,
        text=_inline(content),
    )


def _scrolling(caption: str, head: Markup, rows: Markup, *, columns: int) -> Markup:
    """Draw a table; in a narrow place the rows of a wide one become small lists.

    The roles keep it a table for screen readers then. The tab stop lets the keyboard scroll it.
    """
    return markup(
        '<div class="scroll {kind}" role="region" tabindex="0" aria-label="{caption}">'
        '<table role="table"><caption>{caption}</caption>'
        '<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        '<tbody role="rowgroup">{rows}</tbody></table></div>',
        kind="wide" if columns > MOST_COLUMNS else "slim",
        caption=caption,
        head=head,
        rows=rows,
    )


def _profile(session: Session, bars: Sequence[LevelBar]) -> Markup:
    t = session.t
    fixed = labels.fixed(t)
    head = [
        markup('<th scope="col">{text}</th>', text=fixed[name])
        for name in ("part", "level", "explanation")
    ]
    rows = [
        markup(
            "<tr><td>{label}</td><td>{fields}{level}</td><td>{note}</td></tr>",
            label=bar.label,
            fields=_fields(bar.level),
            level=labels.level(bar.level, t),
            note=bar.note,
        )
        for bar in bars
    ]
    return _scrolling(
        t("Profile over the six lessons"), joined(head), joined(rows), columns=MOST_COLUMNS
    )


def _fields(level: int | None) -> Markup:
    """Draw four fields; the words beside them say the same, so readers may skip them."""
    if level is None:
        return Markup()
    kinds = ["full" if place < level else "" for place in range(LEVELS)]
    fields = [markup('<i class="{kind}"></i>', kind=kind) for kind in kinds]
    return markup('<span class="bar" aria-hidden="true">{fields}</span>', fields=joined(fields))
