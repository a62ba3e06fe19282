"""Practice plans: complete, in both languages, and honest about how strict somebody is."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from model.evaluation.lessons import LESSON_IDS
from model.review.calibration import CalibrationAnswer, bias, panel_gap, reference_of, vignettes
from model.review.exclusions import exclusion_rules

AT = datetime(2026, 11, 1, tzinfo=UTC)


def answers(shift: int, reviewer: str = "An", most: int = 24) -> list[CalibrationAnswer]:
    made = [
        CalibrationAnswer(
            coalition_id="c",
            round_id="r",
            reviewer=reviewer,
            vignette=vignette.id,
            lesson=reference.lesson,
            level=max(0, min(4, reference.level + shift)),
            at=AT,
        )
        for vignette in vignettes().values()
        for reference in vignette.references
    ]
    return made[:most]


def test_there_are_twelve_vignettes_and_each_lesson_comes_four_times() -> None:
    """Enough to say something about each lesson, over low and high levels."""
    asked = Counter(one.lesson for v in vignettes().values() for one in v.references)

    assert len(vignettes()) >= 12
    assert asked == dict.fromkeys(LESSON_IDS, 4)
    for lesson in LESSON_IDS:
        levels = {o.level for v in vignettes().values() for o in v.references if o.lesson == lesson}
        assert len(levels) >= 4


@pytest.mark.parametrize("language", ["nl", "en"])
def test_vignettes_are_short_enough_for_ten_minutes(language: str) -> None:
    """All plans together are less than 900 words: six minutes of reading at most."""
    words = [len(v.plan.in_language(language).split()) for v in vignettes().values()]

    assert max(words) <= 110
    assert sum(words) <= 900


def test_bias_is_measured_against_the_reference() -> None:
    """The same levels: alike. A level lower wherever that can be: stricter."""
    assert bias(answers(0)).mean == 0
    assert bias(answers(0)).leaning == "alike"
    assert bias(answers(-1)).leaning == "stricter"
    assert bias(answers(+1)).leaning == "milder"


def test_few_answers_say_nothing() -> None:
    """Three levels give no mean, and no answers neither."""
    assert bias(answers(2, most=3)).leaning == "unknown"
    assert bias([]).mean is None


def test_panel_gap_compares_only_what_both_judged() -> None:
    """Against others who gave a level more; nothing shared says nothing."""
    assert panel_gap(answers(0), answers(0, "Bo")) == 0
    gap = panel_gap(answers(-1), answers(0, "Bo"))
    assert gap is not None
    assert gap < 0
    assert panel_gap(answers(0, most=4), answers(0, "Bo")[10:]) is None
    assert panel_gap(answers(0), []) is None


def test_vignette_that_is_gone_counts_no_more() -> None:
    """An answer from a dossier with another set is left out, not counted as wrong."""
    assert reference_of("no-such-plan", "wording") is None
    old = answers(0)[0].model_copy(update={"vignette": "no-such-plan"})
    assert bias([old] * 6).answers == 0


def test_exclusion_rules_have_examples_and_sources() -> None:
    """Each rule says what falls out, with an example and where it comes from."""
    rules = exclusion_rules()

    assert {"outside-area", "permanent-support", "professionals-only"} <= set(rules)
    assert all(rule.source.title and rule.source.url for rule in rules.values())
    assert all(rule.value_label is not None for rule in rules.values() if rule.needs != "nothing")
    assert any(rule.default for rule in rules.values())
