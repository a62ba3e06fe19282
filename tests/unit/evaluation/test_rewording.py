"""Rewordings start from a wish, fit group and activity, and would themselves pass the check."""

import pytest

from model.core.catalogue import load
from model.evaluation.rewording import RewordingLexicon, rewordings, text_language
from model.evaluation.wording import check_text

LEXICON = load("lexicon/rewording.yaml", RewordingLexicon)


@pytest.mark.parametrize(
    "text",
    [
        "Kom je ook? Dan zien we je bij ons.",
        "Komt u ook? U bent welkom.",
        "Come and join us at the hall.",
    ],
)
@pytest.mark.parametrize("activity", [item.like.nl for item in LEXICON.activities])
@pytest.mark.parametrize("group", ["jongeren", "ouderen van 75+", "mantelzorgers", ""])
def test_rewordings_pass_the_check_themselves(group: str, activity: str, text: str) -> None:
    """What we propose is clean and appeals, for every activity, group and form of address."""
    for opening in rewordings(group, activity, text):
        check = check_text(opening)
        assert (check.wording, check.appeal) == ("clean", True), opening
        assert "{" not in opening


def test_rewordings_are_three_different_ones() -> None:
    """Three openings, none the same."""
    assert len(set(rewordings("mannen", "koken", "Eenzaam?"))) == 3


def test_rewordings_fit_group_and_activity() -> None:
    """A cooking group for men gets openings about cooking, with other men."""
    asked, _, shared = rewordings("mannen van 50 plus", "samen koken", "Kom je?")

    assert asked == "Hou je van koken en proeven? Doe mee met andere mannen uit de buurt."
    assert "recept" in shared


def test_rewordings_read_the_activity_from_the_text() -> None:
    """Without a project the flyer itself says what there is to do."""
    assert "zingen" in rewordings("", "", "Eenzaam? Ons koor zingt elke dinsdag liedjes.")[0]


def test_rewordings_follow_the_form_of_address() -> None:
    """A text that says u gets u; a text in English gets English."""
    assert rewordings("", "koken", "Bent u eenzaam? U bent welkom.")[0].startswith("Houdt u van")
    assert rewordings("", "cooking", "Are you lonely? Come and join us for the meal.")[
        0
    ].startswith("Do you like")


def test_rewordings_of_nothing_fall_back_on_neighbours_and_coffee() -> None:
    """No group, no activity, no text: still three openings."""
    assert (
        rewordings("", "", "")[0]
        == "Hou je van een goed gesprek en lekkere koffie? Doe mee met buurtgenoten."
    )


def test_rewordings_ignore_hostile_braces() -> None:
    """Braces in what people type are never filled in."""
    assert len(rewordings("{x}", "{0.__class__}", "{like} {others}")) == 3


def test_text_language_is_dutch_when_unsure() -> None:
    """Most flyers are Dutch."""
    assert (text_language(""), text_language("Join us for the dinner")) == ("nl", "en")
