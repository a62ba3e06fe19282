"""A whole project: fields first, then the map, then the text; silence is never read as no."""

import logging
from typing import Any, NoReturn

import pytest

from model.evaluation import assess
from model.evaluation.assess import assess_project
from model.evaluation.indicators.registry import INDICATORS
from model.evaluation.map_facts import MapFacts, PartnerFact
from model.evaluation.material import Material
from model.evaluation.projects import (
    KeyPersonContact,
    PlaceVisit,
    Project,
    RecruitmentText,
    Referrer,
)

FLYER = "Zin om mee te wandelen? Elke dinsdag om tien uur. Kom gezellig mee!"


def project(**fields: Any) -> Project:
    return Project(coalition_id="c", title="Wandelen", recruits="participants", **fields)


def outcome(indicator: str, facts: MapFacts | None = None, **fields: Any) -> str:
    return INDICATORS[indicator](Material(project(**fields), facts or MapFacts())).outcome


def test_empty_project_is_unknown_everywhere() -> None:
    """An empty plan gives open questions, not zeros."""
    results, checks = assess_project(project())

    assert {result.outcome for result in results} == {"insufficient-evidence"}
    assert {result.level for result in results} == {None}
    assert {check.outcome for check in checks} == {"unclear"}


@pytest.mark.parametrize(
    ("indicator", "fields", "expected"),
    [
        ("names-specific-group", {"risk_groups": ("carers",)}, "met"),
        ("names-specific-group", {"risk_groups": ("older-people",)}, "not-met"),
        ("names-specific-group", {"risk_groups": ("older-people",), "age_from": 80}, "met"),
        ("names-specific-group", {"target_group": "Weduwnaars boven de 75 in Noord"}, "met"),
        ("names-specific-group", {"target_group": "Ouderen"}, "not-met"),
        ("names-specific-group", {"target_group": "Mensen met weinig contacten"}, "partly-met"),
        ("names-specific-group", {"target_group": "Iedereen is welkom"}, "not-met"),
        ("names-specific-group", {"target_group": "Duivenmelkers van Urk"}, "partly-met"),
        ("names-specific-group", {"declared_none": ("target_group",)}, "not-met"),
        ("knows-the-group", {"group_knowledge": "Twintig gesprekken gevoerd"}, "met"),
        ("knows-the-group", {"group_knowledge": "beetje"}, "partly-met"),
        ("bounds-the-group", {"age_from": 75, "area": "Noord"}, "met"),
        ("bounds-the-group", {"area": "Noord"}, "partly-met"),
        ("has-route-per-group", {"declared_none": ("group_routes",)}, "not-met"),
        (
            "has-referral-agreements",
            {"referrers": (Referrer(name="X", agreement="spoken"),)},
            "met",
        ),
        ("has-referral-agreements", {"referrers": (Referrer(name="X"),)}, "partly-met"),
        ("has-referral-agreements", {"declared_none": ("referrers",)}, "not-met"),
        (
            "involves-more-kinds",
            {"referrers": (Referrer(name="X"), Referrer(name="Y"))},
            "partly-met",
        ),
        ("plans-time-for-trust", {"trust_time": "Elke maand een overleg"}, "met"),
        ("goes-to-places", {"places": (PlaceVisit(place="Voedselbank", who="Mia"),)}, "met"),
        ("goes-to-places", {"places": (PlaceVisit(place="Voedselbank"),)}, "partly-met"),
        ("goes-to-places", {"declared_none": ("places",)}, "not-met"),
        (
            "plans-visits",
            {"places": (PlaceVisit(place="A", who="M", how_often="wekelijks"),)},
            "met",
        ),
        ("plans-visits", {"places": (PlaceVisit(place="A", who="M"),)}, "partly-met"),
        ("plans-visits", {"places": (PlaceVisit(place="A"),)}, "insufficient-evidence"),
        (
            "meets-key-persons",
            {"key_persons": (KeyPersonContact(role="gp", contact="face-to-face"),)},
            "met",
        ),
        (
            "meets-key-persons",
            {"key_persons": (KeyPersonContact(role="gp", contact="phone"),)},
            "partly-met",
        ),
        (
            "meets-key-persons",
            {"key_persons": (KeyPersonContact(role="gp", contact="mailing"),)},
            "not-met",
        ),
        (
            "meets-key-persons",
            {"key_persons": (KeyPersonContact(role="gp"),)},
            "insufficient-evidence",
        ),
        ("names-key-persons", {"key_persons": (KeyPersonContact(role="gp"),)}, "partly-met"),
        (
            "involves-area-broker",
            {"key_persons": (KeyPersonContact(role="area-broker", contact="face-to-face"),)},
            "met",
        ),
        (
            "involves-area-broker",
            {"key_persons": (KeyPersonContact(role="gp"),)},
            "insufficient-evidence",
        ),
        ("leaves-out-the-word", {"recruitment_texts": (RecruitmentText(text=FLYER),)}, "met"),
        (
            "leaves-out-the-word",
            {"recruitment_texts": (RecruitmentText(text="Ben je eenzaam? Bel ons."),)},
            "not-met",
        ),
        (
            "leaves-out-the-word",
            {"goal": "Minder eenzaamheid onder ouderen."},
            "insufficient-evidence",
        ),
        ("starts-from-wishes", {"recruitment_texts": (RecruitmentText(text=FLYER),)}, "met"),
        (
            "invites-the-reader",
            {"recruitment_texts": (RecruitmentText(text="Ben je weduwnaar? Kom eens langs!"),)},
            "met",
        ),
        ("asks-in-person", {"asks_in_person": True, "times_asked": 3}, "met"),
        ("asks-in-person", {"asks_in_person": True}, "partly-met"),
        ("asks-in-person", {"asks_in_person": False}, "not-met"),
        ("asks-again", {"times_asked": 1}, "not-met"),
        ("asks-again", {"after_no": "Na een maand bellen we opnieuw"}, "met"),
        ("says-who-asks", {"who_asks": "De huismeester"}, "met"),
        ("takes-time", {"patience": "Wij rekenen op vier bezoeken"}, "met"),
    ],
)
def test_indicator_judges_a_filled_field(indicator, fields, expected) -> None:
    """Each indicator follows what its lesson file says counts as met, partly and not met."""
    assert outcome(indicator, **fields) == expected


def test_indicators_read_the_map() -> None:
    """A referral that both sides confirm counts, and so do the domains of the partners."""
    partners = tuple(
        PartnerFact(
            partner_id=domain, name=domain, domains=(domain,), refers=True, confirmed_by_both=True
        )
        for domain in ("care-welfare", "housing", "faith")
    )
    facts = MapFacts(on_map=True, partners=partners)

    assert outcome("has-referral-agreements", facts) == "met"
    assert outcome("involves-more-kinds", facts) == "met"
    assert outcome("confirms-referral-on-map", facts) == "met"
    one_sided = MapFacts(on_map=True, partners=(PartnerFact(partner_id="a", refers=True),))
    assert outcome("confirms-referral-on-map", one_sided) == "partly-met"
    assert outcome("confirms-referral-on-map") == "insufficient-evidence"


@pytest.mark.parametrize(
    "fields", [{"recruits": "volunteers"}, {"recruits": "nobody"}, {"aim": "network"}]
)
def test_project_without_participants_is_not_applicable(fields) -> None:
    """All lessons are about reaching participants, so none applies, and each says why."""
    results, _ = assess_project(Project(coalition_id="c", title="t", **fields))

    assert {result.outcome for result in results} == {"not-applicable"}
    assert all(
        "reaching participants" in f.message.id for result in results for f in result.findings
    )


def test_indicator_that_breaks_is_logged_and_the_rest_goes_on(monkeypatch, caplog) -> None:
    """One broken rule gives `error`; the other findings are as they were."""

    def broken(material: Material) -> NoReturn:
        message = "boom"
        raise RuntimeError(message)

    monkeypatch.setattr(assess, "INDICATORS", {**INDICATORS, "knows-the-group": broken})

    with caplog.at_level(logging.ERROR):
        results, _ = assess_project(project(risk_groups=("carers",)))

    found = {finding.indicator: finding.outcome for finding in results[0].findings}
    assert found["knows-the-group"] == "error"
    assert found["names-specific-group"] == "met"
    assert "knows-the-group" in caplog.text


def test_hostile_text_in_every_field_gives_findings_not_faults() -> None:
    """Markup, formulas, control characters and very long words are only text."""
    nasty = "<script>alert(1)</script> =1+1 {n} %s \u202e" + "a" * 3000
    results, checks = assess_project(
        project(
            summary=nasty,
            goal=nasty,
            target_group=nasty,
            group_knowledge=nasty,
            trust_time=nasty,
            place_fit=nasty,
            after_no=nasty,
            document_text=nasty * 5,
            recruitment_texts=(RecruitmentText(text=nasty),),
        )
    )

    assert all(f.outcome != "error" for result in results for f in result.findings)
    assert len(checks) == 5
