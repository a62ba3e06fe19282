"""The conversation guide on paper."""

from __future__ import annotations

import io

import pypdf
import pytest

from model.core.translation import LANGUAGES, Language, Translator
from model.services.library import cards
from model.services.talk_guide import URGENT, talk_guide_pdf

A4 = (595, 842)


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_is_one_side_of_one_a4(language: Language) -> None:
    """It is to take along: one sheet, with the numbers to call in full."""
    pages = pypdf.PdfReader(io.BytesIO(talk_guide_pdf(Translator(language)))).pages
    said = " ".join(pages[0].extract_text().split())

    assert len(pages) == 1
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == A4
    for card in URGENT:
        assert cards()[card].title.in_language(language) in said
    for number in ("0800-0113", "0800-2000", "112"):
        assert number in said


def test_guide_knows_what_to_do_with_tears() -> None:
    """What you do when somebody cries stands among what you do."""
    text = pypdf.PdfReader(io.BytesIO(talk_guide_pdf(Translator("nl")))).pages[0].extract_text()

    assert "".join(cards()["guide:strong-feelings"].do[0].nl.split()) in "".join(text.split())
