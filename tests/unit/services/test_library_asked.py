"""What a question may mean: split verbs, compounds, helping verbs, forms and slips of the pen."""

from __future__ import annotations

import pytest

from model.services.library_asked import read
from model.services.library_search import search_cards
from model.services.library_stems import conjugated, end_of, is_form, is_part, is_slip, parts_of


def meant(query: str, *known: str) -> dict[str, float]:
    """Return each stem that is meant, with how sure that is."""
    found: dict[str, float] = {}
    for one in read(query, "nl", frozenset(known)):
        found |= one.meanings
    return {stem: sure for stem, sure in found.items() if stem in known}


def test_verb_in_two_pieces_is_the_whole_verb() -> None:
    """Dutch splits its verbs: "haken na een jaar af" asks about afhaken."""
    assert "afhaak" in meant("partners haken na een jaar af", "afhaak", "haak")


def test_word_before_a_particle_is_no_verb() -> None:
    """Whoever asks "waar vind ik geld voor" does not ask for voorwaarden."""
    assert "voorwaar" not in meant("waar vind ik geld voor", "voorwaar", "geld")


def test_unknown_compound_is_read_as_its_two_words() -> None:
    """A koffiekring is not in the library; koffie and kring are."""
    assert set(meant("koffiekring", "koffie", "kring")) == {"koffie", "kring"}
    assert parts_of("maatjesproject", {"maat", "project"}, "nl") == ("maat", "project")
    assert parts_of("maatjesproject", {"maat"}, "nl") == ()


def test_word_that_tells_nothing_makes_no_compound() -> None:
    """A voorbeeld is no beeld that stands voor something."""
    assert parts_of("voorbeeld", {"voor", "beeld"}, "nl") == ()


def test_unknown_word_is_read_by_its_known_end() -> None:
    """A bvvergadering is a vergadering, though bv stands nowhere; a short end may be chance."""
    assert set(meant("bvvergadering", "vergader", "kaart")) == {"vergader"}
    assert end_of("verfkast", {"kast"}, "nl") == ()


def test_word_on_every_card_does_not_stand_for_a_compound() -> None:
    """Whoever asks for a netwerkanalyse does not ask for whatever speaks of a netwerk."""
    assert set(meant("netwerkanalyse", "netwerkanalys", "netwerk")) == {"netwerkanalys"}
    assert "netwerk" in meant("netwerk", "netwerkanalys", "netwerk")


def test_shorter_word_of_a_longer_one_is_not_counted_again() -> None:
    """In "mag ik doorvertellen wat hij verteld heeft" verteld adds nothing."""
    known = frozenset({"doorvertel", "vertel", "verteld"})
    asked = read("mag ik doorvertellen wat hij verteld heeft", "nl", known)

    assert ["doorvertel" in one.meanings for one in asked] == [True]


def test_phrase_for_what_a_word_says_counts_once() -> None:
    """Bereiken and "ze komen niet" are one thing here, not two."""
    known = frozenset({"bereik", "vindplaats", "sleutelpersoon"})
    asked = read("hoe bereiken we ze, ze komen niet", "nl", known)

    assert sum("vindplaats" in one.meanings for one in asked) == 1


@pytest.mark.parametrize(
    ("question", "card"),
    [
        ("mensen met een migratieachtergrond bereiken", "group:migration-background"),
        ("hoe vul ik het wie-is-wie in", "tool:who-is-who-form"),
        ("zijn baas stuurt hem met pensioen", "guide:employer-prevents"),
    ],
)
def test_long_story_does_not_bury_the_question(question: str, card: str) -> None:
    """Two strong words outweigh the many weak ones of how it came about."""
    story = (
        "vorige week kwam er op dinsdag een mevrouw bij mij langs met haar dochter en een tas "
        "boodschappen en toen dacht ik, "
    )
    assert card in {one.id for one in search_cards(question, "nl")[:3]}
    assert card in {one.id for one in search_cards(story + question, "nl")[:3]}


def test_small_end_of_a_long_word_tells_too_little() -> None:
    """`vraag` is the end of subsidieaanvraag, and stands on nearly every card."""
    assert "vraag" not in meant("subsidieaanvraag", "subsidieaanvraag", "vraag")
    assert "subsidie" in meant("subsidieaanvraag", "subsidieaanvraag", "subsidie")


def test_helping_verb_tells_nothing() -> None:
    """Who "begint te huilen" does not ask how to begin."""
    assert set(meant("iemand begint te huilen", "begin", "begint", "huil")) == {"huil"}
    assert "begin" in meant("hoe begint een aanpak", "begin", "aanpak")


def test_last_letter_of_a_verb_does_not_matter() -> None:
    """The stemmer leaves huilt as it is."""
    assert conjugated("huil") == {"huilt", "huild"}
    assert is_form("huilt", "huil")
    assert not is_form("kan", "kant")


@pytest.mark.parametrize(
    ("typed", "meant_word"), [("depresief", "depressief"), ("vrijwillegres", "vrijwilligers")]
)
def test_slip_of_the_pen_is_forgiven(typed: str, meant_word: str) -> None:
    """One slip, and two in a long word."""
    assert is_slip(typed, meant_word)


def test_short_words_have_no_slips_and_no_parts() -> None:
    """One other letter in a short word is another word."""
    assert meant("hond", "mond") == {}
    assert not is_part("op", "opvang")


def test_phrase_is_heard_in_another_form() -> None:
    """A phrase is compared by stems: it need not be typed as it stands in our list."""
    assert "guide:not-wanting-to-live" in [
        card.id for card in search_cards("ze wilde niet meer leven", "nl")[:3]
    ]


def test_part_of_a_longer_saying_is_not_the_saying() -> None:
    """Who does not want to join in is not in danger; who wants no more may be."""
    joining = [card.id for card in search_cards("ze wil niet meedoen", "nl")]
    no_more = [card.id for card in search_cards("hij wil niet meer", "nl")]

    assert joining[0] == "guide:some-want-no-help"
    assert "guide:not-wanting-to-live" not in joining[:4]
    assert "guide:not-wanting-to-live" in no_more[:3]


def test_card_about_a_side_issue_is_left_out() -> None:
    """Whoever types one word does not get half the library."""
    assert 0 < len(search_cards("mantelzorgers", "nl")) < 40


@pytest.mark.parametrize(
    "query",
    ["", " ", "!!!", "te", "a" * 5000, "<script>", "'; drop", "🙂", "\x00", "af aan op uit"],
)
def test_strange_question_breaks_nothing(query: str) -> None:
    """Anything may be typed in a search."""
    for language in ("nl", "en"):
        assert isinstance(search_cards(query, language), tuple)
