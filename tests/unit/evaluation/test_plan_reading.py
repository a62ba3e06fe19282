"""Reading a plan into proposals: each with its quote, and a draft project."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from model.evaluation.plan_reading import PlanReading, read_plan

PLAN = """
Projectnaam: Buurttuin De Warmoes

Doelgroep
Wij richten ons op mensen met een psychische kwetsbaarheid in de Componistenwijk, tussen 30 en 65 jaar.

Werving
Tuinbegeleider Sjoerd gaat elke maandag naar de GGZ-inloop om mensen persoonlijk uit te nodigen.
Wie niet komt, vraagt hij na een paar weken opnieuw. De begeleiders van GGZ Midden verwijzen door.
Op de flyer staat: "Zin om te tuinieren? Kom een ochtend meelopen."

Uitvoering
Twintig bijeenkomsten met een vaste groep van tien deelnemers en zes vrijwilligers.
Looptijd: 1 maart 2030 tot en met december 2030.
Begroting: € 18.500. Eigen bijdrage: € 6.500.
"""


def values(reading: PlanReading, field: str) -> list[Any]:
    return [one.value for one in reading.of(field)]


def test_formal_plan_is_read_field_by_field() -> None:
    """Title, group, numbers, money and period come with the words they were read from."""
    reading = read_plan(PLAN)

    assert values(reading, "title") == ["Buurttuin De Warmoes"]
    assert values(reading, "risk_groups") == ["mental-vulnerability"]
    assert values(reading, "area") == ["Componistenwijk"]
    assert values(reading, "budget") == [18500]
    assert values(reading, "cofunding") == [6500]
    assert values(reading, "volunteers") == [6]
    assert values(reading, "reach") == [10]
    assert values(reading, "meetings") == [20]
    assert values(reading, "starts_on") == ["2030-03-01"]
    assert values(reading, "ends_on") == ["2030-12-31"]
    assert values(reading, "asks_in_person") == [True]
    assert "GGZ Midden" in values(reading, "partners")
    assert [one["text"] for one in values(reading, "recruitment_texts")]


def test_quotes_are_verbatim_in_the_stripped_text() -> None:
    """Offsets count from the first character that is no white space, as a project keeps it."""
    reading = read_plan(PLAN)

    assert reading.text == PLAN.strip()
    assert all(reading.text[one.start : one.end] == one.quote for one in reading.fields)


def test_draft_project_holds_what_was_read() -> None:
    """The draft is a valid project that keeps the document."""
    project = read_plan(PLAN).project("c")

    assert project.starts_on == date(2030, 3, 1)
    assert (project.age_from, project.age_to) == (30, 65)
    assert project.referrers[0].name == "GGZ Midden"
    assert project.document_text == PLAN.strip()


def test_project_to_score_leaves_the_lessons_to_the_text() -> None:
    """So that each finding of a scored plan points into the document."""
    project = read_plan(PLAN).project_to_score("c")

    assert project.referrers == ()
    assert project.places == ()
    assert project.budget == 18500


def test_impossible_number_is_left_out_of_the_draft() -> None:
    """A misread number is shown as a proposal, but never breaks the draft."""
    project = read_plan("Lunch in Noord.\nEr zijn 900.000 vrijwilligers.").project("c")

    assert project.volunteers is None


def test_empty_text_gives_no_proposals() -> None:
    """A scan without text is an empty plan, not a fault."""
    reading = read_plan("  \n ")

    assert reading.fields == ()
    assert reading.project("c").title == "Plan"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_valid_draft(text) -> None:
    """Whatever the text, quotes are literal and the draft is a project."""
    reading = read_plan(text)

    assert all(reading.text[one.start : one.end] == one.quote for one in reading.fields)
    assert reading.project("c").coalition_id == "c"
