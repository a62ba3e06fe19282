"""The text check on batches that were measured before they were learned from; and what sets names apart."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from model.evaluation.wording import check_text

GOLDEN = Path(__file__).parents[2] / "golden" / "wording-unseen"
BATCHES = sorted(path.name for path in GOLDEN.glob("*.yaml"))
# What was first measured on each batch is in its file; these guard against going back.
CLASS_AT_LEAST = {"another-writer.yaml": 0.97, "four-classes.yaml": 0.97}
HARD_AT_LEAST = 0.88
DIRECT_AT_LEAST = 0.99
CLEAN_AT_LEAST = 0.96


def cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((GOLDEN / name).read_text(encoding="utf-8"))[
        "cases"
    ]
    return loaded


@pytest.mark.parametrize("batch", BATCHES)
def test_unseen_batches_keep_their_class(batch: str) -> None:
    """A batch that was once unseen stays at the level that was reached."""
    texts = cases(batch)
    wrong = [case["text"] for case in texts if check_text(case["text"]).wording != case["wording"]]

    assert 1 - len(wrong) / len(texts) >= CLASS_AT_LEAST.get(batch, HARD_AT_LEAST), wrong


@pytest.mark.parametrize(
    ("wording", "at_least"), [("direct", DIRECT_AT_LEAST), ("clean", CLEAN_AT_LEAST)]
)
def test_unseen_texts_of_a_class_are_found(wording: str, at_least: float) -> None:
    """Direct words are hardly ever missed, and a clean text is hardly ever marked."""
    texts = [case["text"] for name in BATCHES for case in cases(name) if case["wording"] == wording]
    wrong = [text for text in texts if check_text(text).wording != wording]

    assert 1 - len(wrong) / len(texts) >= at_least, wrong


@pytest.mark.parametrize(
    "text",
    [
        "Kom mee vissen, dankzij Samen tegen eenzaamheid Vechtdal.",
        "De bus is van Buurtactie Eenzaamheid de Deur Uit.",
        "Contact: Lisa, Actieteam Eenzaamheid Beek.",
        "De middag valt onder 'Drenthe tegen Eenzaamheid'.",
        "Kom timmeren in het Huis tegen Eenzaamheid, Kerkstraat 8.",
        "Een cadeau van de Eenzaamheidstafel Krimpen.",
    ],
)
def test_run_of_capitals_inside_a_sentence_is_a_name(text: str) -> None:
    """A name is told by its capitals in mid-sentence, its head or what leads up to it."""
    assert check_text(text).wording == "name-only"


@pytest.mark.parametrize(
    "text",
    [
        "Samen Tegen Eenzaamheid! Zaterdag op het plein.",
        "Ons motto: Samen tegen eenzaamheid. Kom eten.",
        "Cursus Leven met Eenzaamheid, zes dinsdagen.",
        "De cursus 'Omgaan met Eenzaamheid' begint op 3 mei.",
        "Kom naar de Themamiddag Eenzaamheid in de bieb.",
        "Kom als U Eenzaam bent gerust langs.",
        "Ook in Kampen is Eenzaamheid een probleem.",
    ],
)
def test_slogan_or_occasion_on_the_theme_is_direct(text: str) -> None:
    """A slogan on its own, an occasion on the theme and a stray capital are no names."""
    assert check_text(text).wording == "direct"


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Filmavond: Home Alone, popcorn erbij.", "clean"),
        ("We zingen 'Ik voel me zo alleen' met het smartlappenkoor.", "clean"),
        ("Home alone on Fridays? Come to the library.", "indirect"),
    ],
)
def test_problem_in_a_title_says_nothing_of_the_reader(text: str, wording: str) -> None:
    """A song or film that speaks of being alone is no problem first."""
    assert check_text(text).wording == wording


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("De kinderen wonen ver en de buren zijn altijd aan het werk. Herkenbaar?", "indirect"),
        ("Je wilt graag nieuwe vrienden, maar het lukt je niet. Kom eens kijken.", "indirect"),
        ("Zoek je een maatje om mee te schaken? Hang een briefje op.", "clean"),
        ("Niemand hoeft te betalen, iedereen eet mee.", "clean"),
        ("Er is soep. Er is brood. Neem je buren mee. Zonder hen vier je geen feest.", "clean"),
    ],
)
def test_lacks_are_joined_from_what_the_parts_mean(text: str, wording: str) -> None:
    """A wish that is not met and a lack that is recognised are found; a wish alone is clean."""
    assert check_text(text).wording == wording
