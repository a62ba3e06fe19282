"""Doubt and its answer: where the reading was not sure, the word of the project counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.core.catalogue import catalogue
from model.core.messages import msg
from model.core.translation import Translator
from model.evaluation.findings import Evidence, Finding, Outcome
from model.evaluation.judging import finding
from model.evaluation.projects import Project, Settled
from model.evaluation.settling import doubt_message, settle

INDICATOR = "asks-in-person"
ANSWERS = ("met", "partly-met", "not-met", "insufficient-evidence")
QUOTE = Evidence(source="passage", reference="document_text", quote="Anja belt aan.")


def doubtful(outcome: Outcome = "partly-met", doubt: Outcome = "met") -> Finding:
    return finding(INDICATOR, outcome, msg("The plan names a particular group."), [QUOTE], doubt)


def project(**answers: str) -> Project:
    return Project(
        coalition_id="c",
        title="Soep",
        settled=[Settled(indicator=INDICATOR, outcome=one) for one in answers.values()],
    )


@pytest.mark.parametrize("answer", ANSWERS)
def test_answer_takes_the_place_of_a_doubtful_reading(answer: str) -> None:
    """The outcome is the answer; what was read and its passage stay to be seen."""
    settled = settle(doubtful(), project(it=answer))

    assert settled.outcome == answer
    assert settled.read == "partly-met"
    assert not settled.is_doubtful
    assert QUOTE in settled.evidence
    assert settled.evidence[0].reference == "settled"
    assert "project" in Translator("nl").message(settled.message)


def test_sure_reading_stays_whatever_was_answered_about_an_earlier_text() -> None:
    """An answer counts as long as the reading doubts, so nobody can talk a clear text away."""
    sure = finding(INDICATOR, "not-met", msg("The plan names a particular group."), [QUOTE])

    assert settle(sure, project(it="met")) == sure


def test_doubt_without_an_answer_stays_a_doubt() -> None:
    """It is said in words what it may be as well."""
    open_one = settle(doubtful(), project())

    assert open_one.is_doubtful
    message = doubt_message(open_one)
    assert message is not None
    for language in ("nl", "en"):
        other = catalogue().label("outcomes", "met", language)
        assert other in Translator(language, catalogue()).message(message)


def test_nothing_is_said_of_a_doubt_that_was_answered_or_never_was() -> None:
    """No doubt is left over in words."""
    assert doubt_message(settle(doubtful(), project(it="met"))) is None
    assert (
        doubt_message(finding(INDICATOR, "met", msg("The plan names a particular group."))) is None
    )


@given(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS), st.sampled_from(ANSWERS))
def test_settling_twice_is_settling_once(read: Outcome, doubt: Outcome, answer: str) -> None:
    """The same doubt and the same answer give the same finding, with what was read in it."""
    first = settle(doubtful(read, doubt), project(it=answer))

    assert settle(doubtful(read, doubt), project(it=answer)) == first
    assert first.outcome == answer
    assert first.read == read
