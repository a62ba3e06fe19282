"""Funding checks: pass, fail, unclear or not applicable, apart from the lessons."""

from datetime import date
from typing import Any, NoReturn

import pytest

from model.evaluation import funding_checks
from model.evaluation.funding_checks import CHECKS, check_funding
from model.evaluation.material import Material
from model.evaluation.projects import Project


def result(check: str, **fields: Any) -> str:
    return CHECKS[check](Material(Project(coalition_id="c", title="t", **fields))).outcome


@pytest.mark.parametrize(
    ("check", "fields", "expected"),
    [
        ("structural", {"aim": "reduce", "meetings": 10, "same_participants": True}, "pass"),
        ("structural", {"aim": "reduce", "meetings": 1}, "fail"),
        ("structural", {"aim": "reduce", "same_participants": False}, "fail"),
        ("structural", {"aim": "reduce", "meetings": 10}, "unclear"),
        ("structural", {"aim": "prevent", "meetings": 1}, "not-applicable"),
        (
            "structural",
            {
                "document_text": "De groep van tien deelnemers komt elke week bij elkaar, een vaste groep."
            },
            "pass",
        ),
        ("reach-severity", {"severity": "severe", "reach": 8}, "pass"),
        ("reach-severity", {"severity": "mild", "reach": 8}, "fail"),
        ("reach-severity", {"severity": "mild", "reach": 20}, "unclear"),
        ("reach-severity", {"aim": "prevent", "reach": 400}, "pass"),
        ("reach-severity", {"severity": "mild"}, "unclear"),
        ("reach-severity", {"recruits": "volunteers"}, "not-applicable"),
        ("support-fit", {"severity": "mild", "kinds_of_support": ("meeting",)}, "pass"),
        ("support-fit", {"severity": "severe", "kinds_of_support": ("meeting",)}, "fail"),
        (
            "support-fit",
            {"loneliness_kinds": ("emotional",), "kinds_of_support": ("meaningful-contact",)},
            "pass",
        ),
        ("support-fit", {"kinds_of_support": ("meeting",)}, "unclear"),
        ("not-too-generic", {"target_group": "Voor iedereen"}, "fail"),
        ("not-too-generic", {"risk_groups": ("carers",), "causes": ("society",)}, "pass"),
        ("not-too-generic", {"risk_groups": ("carers",)}, "unclear"),
        ("exclusions", {"status": "finished"}, "fail"),
        ("exclusions", {"meetings": 1}, "fail"),
        ("exclusions", {"budget": 5000, "starts_on": date(2030, 1, 1)}, "pass"),
        ("exclusions", {}, "unclear"),
    ],
)
def test_check_judges_the_fields(check, fields, expected) -> None:
    """Each check follows its sentences in the data file."""
    assert result(check, **fields) == expected


def test_check_that_breaks_is_unclear(monkeypatch) -> None:
    """A broken check never breaks the rest."""

    def broken(material: Material) -> NoReturn:
        raise RuntimeError

    monkeypatch.setattr(funding_checks, "CHECKS", {**CHECKS, "structural": broken})
    results = check_funding(Material(Project(coalition_id="c", title="t")))

    assert results[0].outcome == "unclear"
    assert len(results) == len(CHECKS)
