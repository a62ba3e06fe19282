"""Which column is what."""

import pytest

from model.network.intake.columns import guess_columns, title_field
from model.network.intake.tables import read_pasted, read_table


def fields_of(text: str) -> tuple[str, ...]:
    return guess_columns(read_table(text.encode())).fields


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        (
            "Organisatie;Contactpersoon;Functie;E-mail;Telefoon",
            ("organisation", "contact", "role", "email", "phone"),
        ),
        (
            "Organisation;Contact person;Job title;E-mail address;Phone number",
            ("organisation", "contact", "role", "email", "phone"),
        ),
        (
            "NAAM ORGANISATIE;naam;Mailadres:;Mobiel;Wijk",
            ("organisation", "contact", "email", "phone", "area"),
        ),
        (
            "Partner;Domein;Status;Website;Opmerkingen",
            ("organisation", "domain", "status", "website", "note"),
        ),
        (
            "Naam;E-mail (werk);Tel. overdag;Handtekening;Nr.",
            ("organisation", "email", "phone", "ignore", "ignore"),
        ),
        (
            "Voornaam;Tussenvoegsel;Achternaam;Organisatie;Lunch",
            ("contact", "contact", "contact", "organisation", "ignore"),
        ),
        (
            "Organisatie;Opmerking;Afspraken;Contact;Vertegenwoordiger",
            ("organisation", "note", "note", "contact", "note"),
        ),
    ],
)
def test_titles_name_the_columns(titles: str, fields: tuple[str, ...]) -> None:
    """Dutch and English titles, whole or in part; a second column of a kind becomes a note."""
    row = ";".join(f"waarde {n}" for n in range(titles.count(";") + 1))

    assert fields_of(f"{titles}\n{row}\n{row}\n") == fields


def test_name_beside_organisation_is_the_person() -> None:
    """A column "Naam" is the person when the organisation has its own column."""
    assert fields_of("Naam;Organisatie\nJan de Wit;KBO\nPetra Smit;ANBO\n") == (
        "contact",
        "organisation",
    )


def test_name_with_people_is_the_contact() -> None:
    """Without such a column, what stands below "Naam" decides."""
    assert fields_of("Naam;Namens welke club\nJan de Wit;KBO\nPetra Smit;ANBO\n") == (
        "contact",
        "organisation",
    )


def test_columns_without_titles_are_known_by_their_cells() -> None:
    """Addresses, numbers, people and words such as "Stichting" show what a column is."""
    guess = guess_columns(
        read_table(
            b"1;Stichting De Brug;Jan de Wit;jan@brug.example;0413-123456\n"
            b"2;KBO Noord;Petra Smit;petra@kbo.example;06-12345678\n"
            b"3;Bibliotheek;Els Bos;els@bieb.example;010 1234567\n"
        )
    )

    assert guess.fields == ("ignore", "organisation", "contact", "email", "phone")
    assert guess.header_row is None
    assert guess.basis == ("nothing", "content", "content", "content", "content")


def test_one_column_of_names_needs_no_title() -> None:
    """A plain list of names is a column of organisations."""
    guess = guess_columns(read_table(b"KBO\nDe Brug\nZonnebloem\n"))

    assert guess.fields == ("organisation",)
    assert guess.faults == ()


def test_header_below_titles_is_found() -> None:
    """Title rows above the header do not hide it."""
    guess = guess_columns(
        read_table(b"Lijst;;\n12 maart;;\n\nOrganisatie;Wijk;Tel\nKBO;Noord;06-12345678\n")
    )

    assert guess.header_row == 4


def test_list_without_names_asks_for_the_column() -> None:
    """When no column can hold names, the user is asked to choose."""
    guess = guess_columns(read_table(b"E-mail;Telefoon\njan@kbo.example;06-12345678\n"))

    assert [fault.id for fault in guess.faults] == [
        "Choose the column with the name of the organisation."
    ]
    assert guess.with_field(0, "organisation").faults == ()


def test_user_can_change_a_column() -> None:
    """Choosing a field for a column takes it away from its old one."""
    guess = guess_columns(read_table(b"Organisatie;Club\nKBO;Noord\n"))

    changed = guess.with_field(1, "organisation")

    assert changed.fields == ("ignore", "organisation")
    assert guess.fields[0] == "organisation"


def test_lines_of_free_text_have_known_columns() -> None:
    """Reading lines finds out the columns by itself; those without a text are left out."""
    guess = guess_columns(read_pasted("- KBO (Jan) 06-12345678\n- De Brug\n"))

    assert guess.fields == ("organisation", "phone")


@pytest.mark.parametrize(
    "title", ["", "???", "x" * 300, "een hele lange zin die geen titel kan zijn"]
)
def test_other_titles_say_nothing(title: str) -> None:
    """An unknown title gives no field."""
    assert title_field(title) == ("", 0.0)
