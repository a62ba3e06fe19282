"""What kind of text it is: the weights see what no rule knew, and leave short texts to the rules."""

from __future__ import annotations

import pytest

from model.evaluation.passages import sentences_of
from model.evaluation.reading.kind import read_kind, rule_kind
from model.evaluation.reading.kind_weights import (
    KindWeights,
    added_by,
    chance_of_no_participants,
    kind_features,
    kind_weights,
)

HOSTS = """Wij zoeken een bestuur

Onze stichting draait al twaalf jaar op vrijwilligers. Nu zoeken wij een penningmeester en een secretaris.
Je vergadert zes keer per jaar met vier andere bestuursleden. Ervaring met besturen is fijn, maar hoeft niet.
Je krijgt een onkostenvergoeding en een goede inwerkperiode. Interesse? Bel onze voorzitter.
"""
WALKERS = """Wandelen in Oosterveld

Iedere dinsdagochtend wandelt een groep buurtbewoners een uur door het bos. Iedereen loopt in eigen tempo.
Na afloop drinken we koffie in het buurthuis. Meedoen kost niets. Meld je aan bij de balie of kom gewoon langs.
"""


def some_weights(**signs: float) -> KindWeights:
    about = {"nl": "proef", "en": "test"}
    return KindWeights.model_validate(
        {
            "about": about,
            "source": {"title": "test", "year": 2026},
            "texts": 2,
            "least_chance": 0.5,
            "start": -1.0,
            "signs": signs,
        }
    )


def test_sign_counts_by_how_many_sentences_hold_it() -> None:
    """In one of five sentences it counts in full, in one of ten for half; the opening apart."""
    signs = [frozenset({"a"}), *[frozenset[str]()] * 7, frozenset({"b"}), frozenset({"b"})]

    features = kind_features(signs, "participants")

    assert features == {"a": 0.5, "b": 1.0, "open:a": 1.0, "rule:participants": 1.0}


def test_text_without_sentences_has_only_its_rule() -> None:
    """Nothing to read is no error."""
    assert kind_features([], "participants") == {"rule:participants": 1.0}


def test_unknown_signs_add_nothing() -> None:
    """Words that nobody labelled leave the chance where it starts."""
    weights = some_weights(known=3.0)

    assert chance_of_no_participants({"unknown": 1.0}, weights) == pytest.approx(0.2689, abs=1e-4)
    assert chance_of_no_participants({"known": 1.0}, weights) == pytest.approx(0.8808, abs=1e-4)
    assert added_by(frozenset({"known", "unknown"}), weights) == pytest.approx(3.0)


def test_call_for_a_board_is_no_project_for_participants() -> None:
    """It is told by the weights, with the sentences that show it, in the order of the text."""
    reading = read_kind(sentences_of(HOSTS))

    assert reading.kind != "participants"
    quotes = [one.quote for one in reading.evidence]
    assert quotes
    assert all(quote in HOSTS for quote in quotes)


def test_walk_that_one_can_join_is_for_participants() -> None:
    """An ordinary activity stays what it is."""
    assert read_kind(sentences_of(WALKERS)).kind == "participants"


def test_short_text_gets_the_rule() -> None:
    """Of three sentences the weights know nothing."""
    short = sentences_of("Penningmeester gezocht. Bel ons. Tot snel.")

    assert read_kind(short) == rule_kind(short)


def test_kept_weights_are_what_the_docs_say() -> None:
    """More likely than not, learned from all labelled texts."""
    weights = kind_weights()

    assert weights.least_chance == 0.5
    assert weights.texts >= 1200
