"""The text check on texts by another author, and on the families of meaning behind it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from model.evaluation.families_lexicon import wording_families
from model.evaluation.folding import fold
from model.evaluation.problem_families import lacks
from model.evaluation.wording import check_text

GOLDEN = Path(__file__).parents[2] / "golden"
INDEPENDENT = GOLDEN / "wording-independent"
FAMILIES = GOLDEN / "wording-families"
TUNING_AT_LEAST = 0.90
HELD_OUT_AT_LEAST = 0.88
DIRECT_AT_LEAST = 0.97
OWN_AT_LEAST = 0.95
FRESH_AT_LEAST = 0.85


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def share(right: list[bool]) -> float:
    return sum(right) / len(right)


@pytest.mark.parametrize(
    ("half", "at_least"),
    [("tuning.yaml", TUNING_AT_LEAST), ("held-out.yaml", HELD_OUT_AT_LEAST)],
)
def test_independent_texts_get_the_class_of_their_author(half: str, at_least: float) -> None:
    """Texts written and labelled without sight of the rules get the class that was meant."""
    texts = loaded(INDEPENDENT / half)
    wrong = [text["id"] for text in texts if check_text(text["text"]).wording != text["wording"]]

    assert 1 - len(wrong) / len(texts) >= at_least, wrong


@pytest.mark.parametrize("half", ["tuning.yaml", "held-out.yaml"])
def test_independent_direct_texts_show_the_direct_word(half: str) -> None:
    """In a text that another author calls direct, the word itself is pointed out."""
    texts = [text for text in loaded(INDEPENDENT / half) if text["wording"] == "direct"]
    found = [any(hit.kind == "direct" for hit in check_text(text["text"]).hits) for text in texts]

    assert share(found) >= DIRECT_AT_LEAST


@pytest.mark.parametrize("name", ["own.yaml", "second.yaml"])
@pytest.mark.parametrize("wording", ["indirect", "clean"])
def test_families_tell_a_lack_from_its_clean_twin(name: str, wording: str) -> None:
    """A lack said of the reader is indirect; the same words without a lack are clean."""
    families = loaded(FAMILIES / name)["families"]
    texts = [text for family in families.values() for text in family[wording]]
    wrong = [text for text in texts if check_text(text).wording != wording]

    assert 1 - len(wrong) / len(texts) >= OWN_AT_LEAST, wrong


@pytest.mark.parametrize("name", sorted(path.name for path in FAMILIES.glob("fresh*.yaml")))
def test_fresh_texts_get_their_class(name: str) -> None:
    """Batches measured once before any change stay right; the first figure is in each file."""
    texts = loaded(FAMILIES / name)["cases"]
    wrong = [text["id"] for text in texts if check_text(text["text"]).wording != text["wording"]]

    assert 1 - len(wrong) / len(texts) >= FRESH_AT_LEAST, wrong


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Heeft u al weken niemand aan de lijn?", "nobody-there"),
        ("Uw vriendenkring wordt alsmaar kleiner.", "circle-small"),
        ("Mis jij ook een schouder om op te leunen?", "longing"),
        ("Komt u nog maar zelden buiten?", "hardly-out"),
    ],
)
def test_a_lack_says_which_family_it_is_of(text: str, family: str) -> None:
    """Each passage can be traced to the family of meaning that recognised it."""
    assert family in {lack.family for lack in lacks(fold(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Wij hebben weinig contacten met andere koren.",
        "We missen nog een tenor en een bas.",
        "Je hoeft hier niemand te kennen.",
        "Geen kosten, mensen uit de hele wijk welkom.",
    ],
)
def test_a_lack_of_ours_or_one_taken_away_is_none(text: str) -> None:
    """What we lack ourselves, what nobody needs, and words across a comma make no lack."""
    assert lacks(fold(text)) == []


def test_every_family_has_meanings_that_match_something() -> None:
    """No part of a family is empty."""
    written = wording_families()

    assert all(written.meanings[part] for family in written.families for part in family.parts)
