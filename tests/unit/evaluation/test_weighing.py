"""The second opinion on running text: it finds passages, names doubt, and keeps to what it knows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.evaluation.assess import assess_project
from model.evaluation.lessons import lessons
from model.evaluation.passages import DOCUMENT, sentences_of
from model.evaluation.projects import Project
from model.evaluation.reading.signal import SILENT, Signal
from model.evaluation.reading.signs import signs_around, signs_of
from model.evaluation.reading.weighing import (
    LEAST_SENTENCES,
    STRONGEST,
    WEIGHED,
    outcome_chances,
    text_features,
    weigh,
    weigh_signs,
    weigh_text,
)
from model.evaluation.reading.weights import SHOWN, WEIGHED_LESSONS, lesson_weights

PLAIN = "De tuin ligt aan de rand van het dorp. Er staan twee kassen. Het gras is pas gemaaid. "
GOING = (
    "Elke vrijdag zit onze medewerker Anja bij de voedselbank aan tafel en raakt daar met mensen "
    "in gesprek."
)


@pytest.mark.parametrize("lesson", WEIGHED_LESSONS)
def test_weights_of_a_lesson_are_readable_and_name_their_source(lesson: str) -> None:
    """Every sign has a number for each thing a sentence can show; the texts are counted."""
    weights = lesson_weights(lesson)

    assert weights.texts > 500
    assert all(len(values) == len(SHOWN) for values in weights.sentence.signs.values())
    assert weights.source.title
    assert set(weights.text.outcomes) >= {"met", "insufficient-evidence"}


def test_passage_that_shows_it_weighs_more_than_one_that_does_not() -> None:
    """Going to the food bank weighs for lesson 3; mown grass does not."""
    weights = lesson_weights("find-places")
    going, grass = sentences_of(GOING)[0], sentences_of(PLAIN)[2]
    shown = [weigh_signs(signs_of(one), weights).shown[0] for one in (going, grass)]

    assert shown[0] > shown[1] + 2


def test_silent_text_stays_silent() -> None:
    """Without a passage that points to it, nothing is found."""
    for lesson in WEIGHED_LESSONS[1:]:
        assert weigh(lesson, sentences_of(PLAIN * 3), SILENT) == SILENT


def test_short_text_is_left_to_the_rules() -> None:
    """The weights were learned from longer texts, so they do not judge three lines."""
    few = sentences_of(GOING)[: LEAST_SENTENCES - 1]
    ruled = Signal("met", "goes-there", (few[0].evidence(),))

    assert weigh("find-places", few, ruled) is ruled


def test_form_fields_are_not_weighed() -> None:
    """Only the running text of a document is: a goal of a few words is left to the rules."""
    typed = sentences_of(f"{PLAIN}{GOING} {PLAIN}", "summary")

    assert weigh("find-places", typed, SILENT) is SILENT


def test_every_other_opinion_has_its_sentence() -> None:
    """Each outcome that the weights can give is put into words."""
    for lesson in WEIGHED_LESSONS:
        for outcome in lesson_weights(lesson).text.outcomes:
            assert outcome == "insufficient-evidence" or f"weighed-{outcome}" in WEIGHED
    assert "too-thin" in WEIGHED


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=120), min_size=1, max_size=30))
def test_any_text_is_weighed_within_bounds_and_quoted_verbatim(lines: list[str]) -> None:
    """Whatever is typed: odds stay within bounds, and a quote is a piece of the text."""
    text = "\n\n".join(lines)
    sentences = sentences_of(text)
    weighed = weigh_text(tuple(sentences))
    for lesson in ("find-places", "personal-asking"):
        for weight in weighed[lesson]:
            assert all(-STRONGEST <= odds <= STRONGEST for odds in (*weight.shown, weight.anything))
        for quote in weigh(lesson, sentences, SILENT).evidence:
            assert quote.start is not None
            assert text[quote.start : quote.end] == quote.quote


def test_quotes_of_an_assessment_stand_in_the_document() -> None:
    """Through the whole assessment, with the document as its source."""
    text = f"# Tuinmaatjes\n\n{PLAIN}\n\n{GOING} {PLAIN}"
    project = Project(id="p", coalition_id="c", title="Tuinmaatjes", document_text=text)

    results, _ = assess_project(project)

    quotes = [
        quote
        for result in results
        for found in result.findings
        for quote in found.evidence
        if quote.reference == DOCUMENT
    ]
    assert quotes
    assert all(text[quote.start : quote.end] == quote.quote for quote in quotes)


def test_likeliest_outcome_follows_the_rule_when_sentences_say_little() -> None:
    """The features of a text are named as in the file, so that none is lost by a typing error."""
    weights = lesson_weights("key-persons")
    weighed = weigh_text(tuple(sentences_of(PLAIN * 2)))
    features = text_features(weighed, "key-persons", "insufficient-evidence")

    chances = outcome_chances(features, weights)
    assert max(chances, key=lambda one: chances[one]) == "insufficient-evidence"
    assert sum(chances.values()) == pytest.approx(1)
    for adds in weights.text.outcomes.values():
        assert set(features) <= set(adds)


def test_signs_are_words_lists_and_deeds() -> None:
    """A sign can be read: who does what, which list finds something, which words stand there."""
    signs = signs_of(sentences_of("De wijkverpleegkundige brengt mensen naar ons toe.")[0])

    assert {"brengt", "list district-nurse", "act refers:key-person"} <= signs


def test_neighbours_and_place_are_signs_too() -> None:
    """The line before and after, the part of the text, a heading, and words with one between."""
    lines = sentences_of("Onze aanpak\n\nWij bellen de huisarts. Daarna komt koffie.\n\nTot slot.")

    heading, calling, _, last = signs_around(lines)

    assert {"heading", "after: bel", "part 0", "words 0"} <= heading
    assert {"before: aanpak", "after: koffie", "bel * huisarts"} <= calling
    assert "heading" not in calling
    assert "part 3" in last
    assert not any(sign.startswith("after:") for sign in last)
    assert not any(sign.startswith("before:") and sign.count(" ") > 2 for sign in calling)


def test_long_text_weighs_no_more_than_its_eight_strongest_sentences() -> None:
    """A report of twenty pages does not say more by its length alone."""
    weights = [weigh_signs((), lesson_weights("find-places"))] * 8
    short = text_features(dict.fromkeys(WEIGHED_LESSONS, weights), "find-places", "met")
    long = text_features(dict.fromkeys(WEIGHED_LESSONS, weights * 40), "find-places", "met")

    assert short == pytest.approx(long)


def test_other_lessons_count_along() -> None:
    """Who goes where people are often asks them too: the strongest sentence elsewhere is known."""
    features = text_features(weigh_text(tuple(sentences_of(PLAIN))), "find-places", "met")

    assert "personal-asking met" in features
    assert "find-places met" not in features


def test_wording_is_left_to_the_rules() -> None:
    """On that lesson weights did no better on unseen texts, so it has none."""
    assert set(WEIGHED_LESSONS) == set(lessons()) - {"wording"}
