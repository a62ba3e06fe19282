"""The Dutch text tools: offsets are verbatim, sentences and negation follow the language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.evaluation.dutch import (
    has_head,
    has_modifier,
    is_compound_of,
    is_negated,
    mentions,
    sentences,
    words,
    words_in,
)

LIKELY = st.text(alphabet="aenz E.!?,;:-–'\"()\n\r\t€1·•é\u00ad…", max_size=200)


def negated(sentence: str, term: str) -> bool:
    found = words(sentence)
    return is_negated(found, [word.lower for word in found].index(term))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kom langs. Er is koffie!", ["Kom langs.", "Er is koffie!"]),
        (
            "Om 10.00 uur bij dhr. J. de Vries, tel. 06-12.",
            ["Om 10.00 uur bij dhr. J. de Vries, tel. 06-12."],
        ),
        (
            "KOM ERBIJ\nElke dinsdag\n- koffie\n- thee",
            ["KOM ERBIJ", "Elke dinsdag", "- koffie", "- thee"],
        ),
        (
            "Huisartsen, bijv. in Oost, verwijzen. Echt?",
            ["Huisartsen, bijv. in Oost, verwijzen.", "Echt?"],
        ),
        ("Samen\neten in de kerk", ["Samen\neten in de kerk"]),
        ("Eerste alinea\n\nTweede alinea", ["Eerste alinea", "Tweede alinea"]),
        ("Wel... of niet? ‘Ja!’ Zei ze.", ["Wel...", "of niet?", "‘Ja!’", "Zei ze."]),
        (
            "Deze regel is lang genoeg om te zijn afgebroken in een bestand van\nNederland in pdf.",
            [
                "Deze regel is lang genoeg om te zijn afgebroken in een bestand van\nNederland in pdf."
            ],
        ),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_split_as_a_reader_would(text: str, expected: list[str]) -> None:
    """Abbreviations and times stay together; headings, bullets and paragraphs split."""
    assert [span.text for span in sentences(text)] == expected


@settings(max_examples=60, deadline=None)
@given(LIKELY)
def test_sentences_are_verbatim_and_leave_no_letter_out(text: str) -> None:
    """Every span quotes its source, in order, and only spaces fall between spans."""
    spans = sentences(text)

    assert all(span.text == text[span.start : span.end] for span in spans)
    assert "".join(span.text for span in spans).split() == text.split() or "".join(
        "".join(span.text.split()) for span in spans
    ) == "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(LIKELY)
def test_words_are_verbatim_and_in_order(text: str) -> None:
    """Every word quotes its source, also when counted inside a sentence."""
    found = words(text)

    assert all(word.text == text[word.start : word.end] for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)
    for span in sentences(text):
        assert all(word.text == text[word.start : word.end] for word in words_in(span))


def test_words_keep_addresses_and_hyphens_whole() -> None:
    """A mail address, a web address and "85-plussers" are one word each."""
    found = [
        word.text
        for word in words("Mail info@wijk.nl of zie https://wijk.nl/x, voor 85-plussers' foto's")
    ]

    assert found == [
        "Mail",
        "info@wijk.nl",
        "of",
        "zie",
        "https://wijk.nl/x,",
        "voor",
        "85-plussers",
        "foto's",
    ]


def test_words_share_a_stem() -> None:
    """Wandelen, wandeling and gewandeld are the same for a rule."""
    assert {word.stem for word in words("wandelen wandeling gewandeld")} == {"wandel"}


def test_compounds_are_recognised_by_head_and_modifier() -> None:
    """A wijkverpleegkundige is a verpleegkundige; a menu is no compound of men."""
    assert has_head("wijkverpleegkundigen", "verpleegkundige")
    assert has_modifier("eenzaamheidsproject", "eenzaamheid")
    assert is_compound_of("huisartsen", "huisarts")
    assert not is_compound_of("menu", "men")
    assert mentions(words("De wijkverpleegkundige en de kapper"), ["verpleegkundige"]) == [1]


@pytest.mark.parametrize(
    ("sentence", "term", "expected"),
    [
        ("We hebben geen verwijzers gesproken", "verwijzers", True),
        ("Huisartsen vragen we niet.", "huisartsen", True),
        ("geen verwijzers of sleutelpersonen", "sleutelpersonen", True),
        ("Er zijn nog geen afspraken met de huisarts", "huisarts", True),
        ("zonder hulp van de wijkagent", "wijkagent", True),
        ("Niet alleen huisartsen maar ook buren", "huisartsen", False),
        ("Wij werken met huisartsen die niet verwijzen", "huisartsen", False),
        ("Wij gaan niet naar de kerk, maar wel naar de voedselbank", "voedselbank", False),
        ("Wij werken met de huisarts", "huisarts", False),
        ("Waarom niet de huisarts vragen", "huisarts", False),
    ],
)
def test_negation_keeps_to_its_clause(sentence: str, term: str, *, expected: bool) -> None:
    """Geen, zonder and niet deny what stands in their clause; niet alleen … maar ook affirms."""
    assert negated(sentence, term) is expected


@pytest.mark.parametrize(
    "hostile", ["." * 100_000 + "x", "a." * 50_000, "\n" * 100_000, "a@" * 50_000]
)
def test_hostile_text_is_split_in_linear_time(hostile: str) -> None:
    """Endless dots, line ends and signs neither hang nor crash the tools."""
    assert len(sentences(hostile)) <= len(hostile)
    assert len(words(hostile)) <= len(hostile)
