"""What a short text shows about each lesson: over forty sentences a lesson, with the outcome meant."""

from pathlib import Path

import pytest
import yaml

from model.evaluation.passages import sentences_of
from model.evaluation.reading.asking import read_asking
from model.evaluation.reading.groups import read_target_group
from model.evaluation.reading.key_persons import read_contact
from model.evaluation.reading.places import read_places
from model.evaluation.reading.recruitment import read_wording
from model.evaluation.reading.referral import read_referral

SENTENCES = Path(__file__).parents[2] / "golden" / "plan-sentences"
READERS = {
    "target-group": read_target_group,
    "referral-alliance": read_referral,
    "find-places": read_places,
    "key-persons": read_contact,
    "wording": read_wording,
    "personal-asking": read_asking,
}
LEAST_RIGHT = 0.97


@pytest.mark.parametrize("lesson", READERS)
def test_sentences_show_what_they_say(lesson) -> None:
    """Nearly all sentences of a lesson get the outcome that was written down before tuning."""
    cases = yaml.safe_load((SENTENCES / f"{lesson}.yaml").read_text(encoding="utf-8"))
    wrong = []
    total = 0
    for wanted, texts in cases.items():
        for text in texts:
            total += 1
            found = READERS[lesson](sentences_of(text)).outcome
            if found != ("insufficient-evidence" if wanted == "silent" else wanted):
                wrong.append((text, wanted, found))

    assert total >= 40
    assert len(wrong) <= (1 - LEAST_RIGHT) * total, wrong


@pytest.mark.parametrize("lesson", READERS)
def test_silence_is_never_judged(lesson) -> None:
    """A sentence that says nothing about a lesson stays silent."""
    cases = yaml.safe_load((SENTENCES / f"{lesson}.yaml").read_text(encoding="utf-8"))

    assert [
        text
        for text in cases["silent"]
        if READERS[lesson](sentences_of(text)).outcome != "insufficient-evidence"
    ] == []
