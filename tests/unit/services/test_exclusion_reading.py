"""Exclusion rules: what a plan says about each, and unclear where it says nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from model.evaluation.projects import Project
from model.network.partners import Partner
from model.review.exclusions import exclusion_rules
from model.review.rounds import Exclusion, Round
from model.services.exclusion_reading import Case, read_exclusion

HOSTILE = '=cmd()|"<script>alert(1)</script> ../ 🧓 \u202eolleh'
ROUND = Round(coalition_id="c", title="Ronde", opens_on=date(2026, 9, 1))
LEAD = Partner(coalition_id="c", name="Welzijn Erp", status="joined", domains=("care-welfare",))


def outcome_of(rule: dict[str, str], lead: Partner | None = LEAD, **fields: Any) -> str:
    plan = Project(coalition_id="c", title="Plan", **{"budget": 1000.0, **fields})
    exclusion = Exclusion.model_validate(rule)
    return read_exclusion(Case(plan, lead, ROUND, exclusion.value), exclusion).outcome


@pytest.mark.parametrize(
    ("rule", "fields", "outcome"),
    [
        ({"id": "too-much", "value": "800"}, {}, "not-met"),
        ({"id": "too-much", "value": "€ 5.000,-"}, {}, "met"),
        ({"id": "too-much", "value": "veel"}, {}, "unclear"),
        ({"id": "no-cofunding", "value": "25"}, {"cofunding": 250.0}, "met"),
        ({"id": "no-cofunding", "value": "25%"}, {"cofunding": 0.0}, "not-met"),
        ({"id": "no-cofunding", "value": "25"}, {}, "unclear"),
        ({"id": "outside-area", "value": "erp"}, {"area": "Buurt in Erp"}, "met"),
        ({"id": "outside-area", "value": "Erp"}, {"area": "Veghel"}, "unclear"),
        ({"id": "professionals-only"}, {"volunteers": 0}, "not-met"),
        ({"id": "professionals-only"}, {}, "unclear"),
        ({"id": "permanent-support"}, {"ends_on": date(2027, 1, 1)}, "met"),
        ({"id": "permanent-support"}, {}, "unclear"),
        ({"id": "already-made"}, {"status": "finished"}, "not-met"),
        ({"id": "pastime-only"}, {"kinds_of_support": ("pastime",)}, "not-met"),
        ({"id": "no-kind-of-support"}, {"kinds_of_support": ("meeting",)}, "met"),
        ({"id": "outside-coalition"}, {}, "met"),
        ({"id": "not-for-profit"}, {}, "met"),
        ({"id": "one-off"}, {"meetings": 1}, "not-met"),
        ({"id": "one-off"}, {"meetings": 8}, "met"),
        ({"id": "incomplete"}, {}, "unclear"),
        ({"id": "already-made"}, {"starts_on": date(2026, 8, 1)}, "not-met"),
        ({"id": "already-made"}, {"starts_on": date(2026, 10, 1)}, "met"),
        ({"id": "own-1", "text": HOSTILE}, {}, "unclear"),
    ],
)
def test_each_rule_reads_met_not_met_and_unclear(
    rule: dict[str, str], fields: dict[str, Any], outcome: str
) -> None:
    """What a plan says decides; what it does not say is unclear."""
    assert outcome_of(rule, **fields) == outcome


def test_applicant_that_is_not_on_the_map_is_unclear() -> None:
    """Nobody falls out because the map is not complete."""
    for rule in ("not-for-profit", "outside-coalition"):
        assert outcome_of({"id": rule}, None) == "unclear"
    shop = LEAD.changed(domains=("businesses",), status="prospect")
    assert outcome_of({"id": "not-for-profit"}, shop) == "not-met"
    assert outcome_of({"id": "outside-coalition"}, shop) == "unclear"


def test_an_empty_plan_is_never_kept_out() -> None:
    """Silence is unclear at every rule, never "not met"."""
    for rule in exclusion_rules().values():
        said = outcome_of({"id": rule.id, "value": "25"}, None, budget=None)
        assert said == "unclear", rule.id
