"""The document model: what it promises to every writer."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from model.exports.document import (
    BulletList,
    Document,
    Heading,
    LevelBar,
    Paragraph,
    Picture,
    Run,
    Table,
)
from model.exports.printable import one_line, printable
from model.exports.prose import prose


def test_printable_takes_out_controls_and_keeps_the_rest() -> None:
    """Control characters go, line ends become one kind, letters and emoji stay."""
    assert printable("a\x00b\r\nc\x0bd\te😀\u202ef\ud800") == "ab\nc\nd\te😀f"


def test_one_line_joins_lines_with_single_spaces() -> None:
    """A title is one line."""
    assert one_line(" a\r\n\tb  c ") == "a b c"


def test_headings_never_skip_a_level() -> None:
    """A heading of level 3 right under the title becomes level 1, and so on."""
    document = Document("T", blocks=(Heading(3, "a"), Heading(3, "b"), Heading(1, "c")))

    levels = [part.level for part in document.sections() if isinstance(part, Heading)]

    assert levels == [1, 2, 1]


def test_level_bars_that_follow_each_other_are_one_profile() -> None:
    """Bars are drawn together; a paragraph between them parts them."""
    one, two, three = (LevelBar(name, 1) for name in "abc")
    between = Paragraph("x")

    parts = list(Document("T", blocks=(one, two, between, three)).sections())

    assert parts == [[one, two], between, [three]]


@pytest.mark.parametrize("level", [-1, 5, 2.5])
def test_level_bar_refuses_a_level_outside_the_scale(level: float) -> None:
    """Levels are whole numbers from 0 to 4, or unknown."""
    with pytest.raises(ValidationError):
        LevelBar("x", level)  # type: ignore[arg-type] # that is the point


def test_table_refuses_rows_of_another_length() -> None:
    """A table is a rectangle."""
    with pytest.raises(ValidationError, match="must have 2 parts"):
        Table("c", ("a", "b"), (("1",),))


def test_table_shares_add_up_and_follow_the_texts() -> None:
    """A column with long texts is wider than one with numbers."""
    narrow, wide = Table("c", ("Nr", "Actie"), (("1", "Bel de huisarts " * 9),)).shares

    assert narrow + wide == pytest.approx(1)
    assert wide > 2 * narrow


def test_picture_that_is_no_png_is_refused() -> None:
    """An SVG or a text never gets into a document as picture."""
    with pytest.raises(ValidationError, match="PNG"):
        Picture(b"<svg onload='alert(1)'/>", "alt")


def test_picture_needs_words_beside_it(picture: bytes) -> None:
    """A picture without alternative text cannot be made."""
    with pytest.raises(ValidationError):
        Picture(picture, " ")


def test_tall_picture_is_made_to_fit_on_a_page(picture: bytes) -> None:
    """Width over height is kept, and the height stays within the page."""
    tall = picture[:16] + (100).to_bytes(4, "big") + (1000).to_bytes(4, "big") + picture[24:]

    assert Picture(tall, "alt").fitting_width_mm == pytest.approx(18.5)
    assert Picture(picture, "alt", width_mm=90).fitting_width_mm == pytest.approx(90)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "x"])
def test_run_drops_a_link_that_is_not_web_or_mail(link: str) -> None:
    """Only web and mail addresses become links."""
    assert Run("x", link=link).link == ""


def test_run_keeps_web_and_mail_links() -> None:
    """Both kinds are links."""
    assert Run("x", link="https://example.org/a?b=c&d").link == "https://example.org/a?b=c&d"
    assert Run("x", link="mailto:a@example.org").link == "mailto:a@example.org"


def test_prose_parts_paragraphs_and_lists() -> None:
    """Typed text gets paragraphs at empty lines and a list at dashes."""
    assert prose("Een\ntwee\r\n\r\n\r\nDrie:\n- vier\n* vijf\n\n- \n") == (
        Paragraph("Een\ntwee"),
        Paragraph("Drie:"),
        BulletList(("vier", "vijf")),
        Paragraph("-"),
    )


def test_prose_of_nothing_is_nothing() -> None:
    """An empty text has no blocks."""
    assert prose(" \n\n ") == ()
