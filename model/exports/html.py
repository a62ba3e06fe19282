"""A document as one HTML file that needs no network and no script, and prints well."""

from __future__ import annotations

import base64
from hashlib import sha256
from html import escape

from model.core.catalogue import DATA_DIR
from model.core.translation import Translator
from model.exports import labels
from model.exports.document import (
    LEVELS,
    Block,
    BulletList,
    Callout,
    Contents,
    Document,
    Heading,
    Inline,
    LevelBar,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    runs,
)

STYLE = DATA_DIR / "templates" / "document.css"


def write(document: Document) -> bytes:
    """Return the document as a page in UTF-8.

    Every text is escaped, and the page itself forbids scripts and requests.
    """
    words = Translator(document.language)
    style = STYLE.read_text(encoding="utf-8")
    head = [
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(document.title)}</title>\n<style>{style}</style>\n</head>",
    ]
    body = ["<body>\n<main>", _title(document), *_body(document, words), "</main>"]
    if document.footer:
        body.append(f"<footer><hr>{escape(document.footer)}</footer>")
    return "\n".join([*head, *body, "</body>\n</html>\n"]).encode()


def fragment(document: Document, *, top: int = 1) -> str:
    """Return the document without a page around it, to stand within another page.

    `top`: the level of its title among the headings of that page. Every text is escaped.
    """
    words = Translator(document.language)
    return "\n".join([_title(document, top), *_body(document, words, top)])


def _policy(style: str) -> str:
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _title(document: Document, top: int = 1) -> str:
    parts = [f"<header>\n<h{top}>{escape(document.title)}</h{top}>"]
    if document.subtitle:
        parts.append(f'<p class="subtitle">{escape(document.subtitle)}</p>')
    if document.date_text:
        parts.append(f'<p class="date">{escape(document.date_text)}</p>')
    return "\n".join([*parts, "</header>"])


def _body(document: Document, words: Translator, top: int = 1) -> list[str]:
    drawn = []
    headings = 0
    for section in document.sections():
        if isinstance(section, Heading):
            tag = f"h{min(section.level + top, 6)}"
            drawn.append(f'<{tag} id="part-{headings}">{escape(section.text)}</{tag}>')
            headings += 1
        elif isinstance(section, Contents):
            drawn.append(_contents(document, words))
        elif isinstance(section, list):
            drawn.append(_profile(section, words))
        else:
            drawn.append(_block(section, words))
    return drawn


def _contents(document: Document, words: Translator) -> str:
    label = escape(labels.fixed(words)["contents"])
    lines = [f'<nav aria-labelledby="contents">\n<p id="contents">{label}</p>\n<ul>']
    headings = [section for section in document.sections() if isinstance(section, Heading)]
    for number, heading in enumerate(headings):
        if heading in document.outline:
            deeper = ' class="deeper"' if heading.level > 1 else ""
            link = f'<a href="#part-{number}">{escape(heading.text)}</a>'
            lines.append(f"<li{deeper}>{link}</li>")
    return "\n".join([*lines, "</ul>\n</nav>"])


def _block(block: Block, words: Translator) -> str:  # noqa: PLR0911 - one return a kind of block
    match block:
        case Paragraph(style="quote"):
            return f"<blockquote>{_inline(block.content)}</blockquote>"
        case Paragraph():
            name = "" if block.style == "normal" else f' class="{block.style}"'
            return f"<p{name}>{_inline(block.content)}</p>"
        case BulletList():
            return _list("ul", block.items)
        case NumberedList():
            return _list("ol", block.items)
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case Callout():
            label = escape(labels.callout(block.kind, words))
            text = _inline(block.text)
            return (
                f'<aside class="{block.kind}"><strong class="label">{label}</strong>{text}</aside>'
            )
        case PageBreak():
            return '<div class="page-break"></div>'
        case _:
            problem = f"no drawing for {type(block).__name__}"
            raise TypeError(problem)


def _inline(content: Inline) -> str:
    drawn = []
    for run in runs(content):
        text = escape(run.text)
        if run.bold:
            text = f"<strong>{text}</strong>"
        if run.italic:
            text = f"<em>{text}</em>"
        if run.link:
            text = f'<a href="{escape(run.link)}" rel="noopener noreferrer">{text}</a>'
        drawn.append(text)
    return "".join(drawn)


def _list(tag: str, items: tuple[Inline, ...]) -> str:
    lines = "\n".join(f"<li>{_inline(item)}</li>" for item in items)
    return f"<{tag}>\n{lines}\n</{tag}>"


def _table(table: Table) -> str:
    caption = escape(table.caption)
    head = "".join(
        f'<th scope="col" class="{align}">{escape(cell)}</th>'
        for cell, align in zip(table.header, table.aligns, strict=True)
    )
    rows = [
        "<tr>"
        + "".join(
            f'<td class="{align}">{_inline(cell)}</td>'
            for cell, align in zip(row, table.aligns, strict=True)
        )
        + "</tr>"
        for row in table.rows
    ]
    return _scrolling(caption, head, rows)


def _profile(bars: list[LevelBar], words: Translator) -> str:
    fixed = labels.fixed(words)
    head = "".join(
        f'<th scope="col">{escape(fixed[name])}</th>' for name in ("part", "level", "explanation")
    )
    rows = [
        f"<tr><td>{escape(bar.label)}</td>"
        f'<td class="level">{_bar(bar.level)}{escape(labels.level(bar.level, words))}</td>'
        f"<td>{escape(bar.note)}</td></tr>"
        for bar in bars
    ]
    return _scrolling("", head, rows)


def _bar(level: int | None) -> str:
    """Draw four fields; the words beside them say the same, so readers may skip them."""
    fields = "".join(
        '<i class="full"></i>' if level is not None and step < level else "<i></i>"
        for step in range(LEVELS)
    )
    unknown = " unknown" if level is None else ""
    return f'<span class="bar{unknown}" aria-hidden="true">{fields}</span>'


def _scrolling(caption: str, head: str, rows: list[str]) -> str:
    title = f"<caption>{caption}</caption>" if caption else ""
    # A wide table scrolls by itself on a phone; the tab stop lets the keyboard scroll it too.
    name = f' role="region" tabindex="0" aria-label="{caption}"' if caption else ""
    body = "\n".join(rows)
    return (
        f'<div class="scroll"{name}><table>{title}\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody></table></div>"
    )


def _picture(picture: Picture) -> str:
    data = base64.b64encode(picture.png).decode()
    width = round(picture.fitting_width_mm / 25.4 * 96)  # millimetres to CSS pixels
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    return (
        f'<figure><img src="data:image/png;base64,{data}" alt="{escape(picture.alt)}" '
        f'width="{width}">{caption}</figure>'
    )
