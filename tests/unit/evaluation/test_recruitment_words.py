"""Lesson 5 in a text: what participants get to see, hear or read, and what they do not."""

from __future__ import annotations

import pytest

from model.evaluation.passages import sentences_of
from model.evaluation.reading.recruitment import read_wording, recruitment_sentences
from model.evaluation.reading.voice import host_words, is_news, is_report

PAGE = """De Volière

Elke dinsdag om tien uur zetten we de deur open. Neem je eigen kopje mee.
Daarna wandelen we een rondje langs de kooien. Je hoeft niets van vogels te weten.
Gratis, opgave is niet nodig.
"""


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Op het raam staat 'Soep om twaalf uur'.", ["Soep om twaalf uur"]),
        ("Geen bord met 'eenzaam?', wel een bord met 'Pak een stoel'.", ["Pak een stoel"]),
        ("Het affiche heeft als tekst: WIE KAN ER FLUITEN?", ["WIE KAN ER FLUITEN?"]),
        ('Poster (voor de hal): "Kun jij vals zingen?"', ["Kun jij vals zingen?"]),
        ("Dan zeg ik: kom vrijdag eens mee.", ["kom vrijdag eens mee."]),
        ("Ze zegt niet: kom naar onze groep.", []),
        ("De folder van 'Samen Sterk' ligt bij de balie.", []),
        ("Er staat een brief in de krant over 'het oude plein'.", []),
    ],
)
def test_only_what_participants_see_or_hear_is_quoted(text, quoted) -> None:
    """The words themselves are quoted, verbatim, and what is said not to be there is left out."""
    found = recruitment_sentences(sentences_of(text))
    assert [part.span.text for part in found] == quoted
    assert all(text[part.span.start : part.span.end] == part.span.text for part in found)


def test_page_of_a_host_is_an_invitation() -> None:
    """A page that says when to come, as "we" and to "you", invites without saying so."""
    sentences = sentences_of(PAGE)
    assert host_words(sentences)
    assert read_wording(sentences).outcome == "met"


@pytest.mark.parametrize(
    "before",
    [
        "Jaarverslag\n",
        "Subsidieaanvraag vogelgroep\n",
        "BORGER - De buurt kreeg een hok.\n",
        "Beste donateurs,\n",
        "Vrijwilligers gezocht\n",
        "Doelgroep\nOuderen.\nBegroting\nHuur.\n",
    ],
)
def test_same_words_in_another_kind_of_text_are_no_page_of_a_host(before) -> None:
    """A report, an application, a news item or a letter to funders does not invite."""
    assert not host_words(sentences_of(before + PAGE))


@pytest.mark.parametrize(
    ("text", "report", "news"),
    [
        ("Notulen van 3 mei. Aanwezig: Ada.", True, False),
        ("OSS - Het koor bestaat tien jaar.", False, True),
        ('"Mooi", zegt Bep. "Het was een goede middag met elkaar", zegt Jan.', False, True),
        ("Elke dinsdag is er soep.", False, False),
        ("", False, False),
    ],
)
def test_kind_of_text_shows_in_its_opening(text, report, news) -> None:
    """The title names a report; a place or quoted people make a news item."""
    sentences = sentences_of(text)
    assert (is_report(sentences), is_news(sentences)) == (report, news)
