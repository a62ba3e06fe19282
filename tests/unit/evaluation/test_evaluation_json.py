"""An evaluation as JSON: the shape that the command line promises (DESIGN.md §8)."""

import json

from model.core.translation import Translator
from model.evaluation.as_json import evaluation_as_json
from model.evaluation.assess import assess_project
from model.evaluation.lessons import LESSON_IDS
from model.evaluation.projects import Project

TEXT = "De lunch is voor weduwnaars uit Noord. Zij komen via de huisarts, die hen doorverwijst."


def test_evaluation_has_the_promised_keys_and_offsets() -> None:
    """Every lesson has an outcome; quotes are found at their offsets, shifted when asked."""
    project = Project(coalition_id="c", title="t", document_text=TEXT)
    results, checks = assess_project(project)

    plain = evaluation_as_json("plan.txt", "Lunch", results, checks, Translator("en"), shift=2)

    assert json.loads(json.dumps(plain)) == plain
    assert set(plain) == {"file", "project", "ruleset", "lessons", "funding_checks"}
    assert [lesson["id"] for lesson in plain["lessons"]] == list(LESSON_IDS)
    found = plain["lessons"][0]["findings"][0]
    assert found["outcome"] == "met"
    quote = found["evidence"][0]
    assert ("  " + TEXT)[quote["start"] : quote["end"]] == quote["quote"]
    assert {check["outcome"] for check in plain["funding_checks"]} <= {
        "pass",
        "fail",
        "unclear",
        "not-applicable",
    }


def test_advice_is_written_in_the_readers_language() -> None:
    """What to do comes from the lesson file, in Dutch or English."""
    project = Project(coalition_id="c", title="t", recruits="participants", asks_in_person=False)
    results, checks = assess_project(project)

    advice = {
        language: evaluation_as_json("f", "p", results, checks, Translator(language))["lessons"][5][
            "advice"
        ][0]["text"]
        for language in ("nl", "en")
    }

    assert advice["nl"] != advice["en"]
