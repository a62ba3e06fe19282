"""Tables with people's names as headings: shown as typed, words left and numbers right."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup

from pages.shared.markup import draw, joined, markup


def draw_table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    name: str,
    numbers: Collection[int] = (),
) -> None:
    """Draw rows under a header; every text is shown as typed.

    `name` says what the table is to who hears the page. `numbers` are the places of the columns
    that are lined up on the right; the first column says what a row is about.
    """
    heads = [
        markup('<th scope="col"{side}>{text}</th>', side=_side(place, numbers), text=text)
        for place, text in enumerate(header)
    ]
    lines = [markup("<tr>{cells}</tr>", cells=_cells(row, numbers)) for row in rows]
    draw(
        markup(
            '<div class="table-scroll" tabindex="0" role="group" aria-label="{name}">'
            '<table class="numbers"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'
            "</div>",
            name=name,
            heads=joined(heads),
            lines=joined(lines),
        )
    )


def _cells(row: Sequence[str], numbers: Collection[int]) -> Markup:
    first = markup('<th scope="row">{text}</th>', text=row[0])
    return first + joined(
        [
            markup("<td{side}>{text}</td>", side=_side(place, numbers), text=text)
            for place, text in enumerate(row[1:], start=1)
        ]
    )


def _side(place: int, numbers: Collection[int]) -> Markup:
    return Markup("") if place in numbers else Markup(' class="words"')


def on_one_line(text: str) -> str:
    """Return a mark and its word such that a narrow column does not part them."""
    return text.replace(" ", "\u00a0")
