"""Dutch phone numbers, e-mail addresses and people's names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.network.intake.contacts import EMAIL, dutch_phone, is_email, is_person


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("06 12 34 56 78", "06-12345678"),
        ("06-12345678", "06-12345678"),
        ("+31 (0)6 12345678", "06-12345678"),
        ("+31612345678", "06-12345678"),
        ("0031-413-123456", "0413-123456"),
        ("612345678", "06-12345678"),
        ("413123456", "0413-123456"),
        ("(0413) 12 34 56", "0413-123456"),
        ("010.1234567", "010-1234567"),
        ("088 - 123 45 67", "088-1234567"),
        ("0800-1234", "0800-1234"),
        ("0900 1234567", "0900-1234567"),
        ("14 0413", "14 0413"),
        ("+32 3 123 45 67", "+3231234567"),
        ("0612345", ""),
        ("06-123456789", ""),
        ("12 maart 2026", ""),
        ("", ""),
    ],
)
def test_phone_is_written_as_people_do(typed: str, written: str) -> None:
    """Every usual way of typing gives one way of writing; an incomplete number gives nothing."""
    assert dutch_phone(typed) == written


@pytest.mark.parametrize(
    "text", ["jan@kbo.example", "j.de.wit+kbo@kbo-lindewaarde.co.example", "o'brien@kbo.example"]
)
def test_complete_address_is_accepted(text: str) -> None:
    """The usual forms are addresses."""
    assert is_email(text)
    assert EMAIL.findall(f"Jan <{text}>, x") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "jan@kbo",
        "jan.kbo.example",
        "jan..wit@kbo.example",
        ".jan@kbo.example",
        "anneliën@kbo.example",
        "jan @kbo.example",
        "a@b." + "c" * 300,
    ],
)
def test_incomplete_address_is_refused(text: str) -> None:
    """An address that no mail server accepts is none."""
    assert not is_email(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jan",
        "Petra van den Berg",
        "J.P. de Wit",
        "mw. Smit",
        "dhr. A. Jansen",
        "de heer Bakker",
        "Anne-Marie de Vries",
        "A. el Amrani",
        "Jan en Petra",
        "Fatima Yilmaz",
        "René",
        "pastor Willem de Groot",
        "Piet v.d. Ven",
    ],
)
def test_person_is_recognised(text: str) -> None:
    """Given names, initials and titles make a person."""
    assert is_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Noord",
        "KBO",
        "Jan Noord",
        "afd. Noord",
        "Bibliotheek",
        "Zorg en Welzijn",
        "Van Gogh Museum",
        "Jan Linders Supermarkt",
        "De Wit",
        "dr.",
        "",
        "Lindewaarde",
        "Sint Jan",
        "J",
    ],
)
def test_place_or_organisation_is_no_person(text: str) -> None:
    """What is not surely a person stays part of the name."""
    assert not is_person(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    """No text makes these fail; a phone number has digits only where they belong."""
    assert is_person(text) in {True, False}
    assert is_email(text) in {True, False}
    assert len(dutch_phone(text)) <= 16
