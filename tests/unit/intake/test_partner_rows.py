"""One row → one partner with its faults."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.core.catalogue import catalogue
from model.network.intake.columns import guess_columns
from model.network.intake.names import same_name_key, split_name
from model.network.intake.partner_row import LONGEST, PartnerRow, partner_row
from model.network.intake.raw import FIELDS, Field
from model.network.intake.rows import partner_rows
from model.network.intake.tables import read_table
from model.network.partners import Partner


def row_of(**cells: str) -> PartnerRow:
    named: dict[Field, str] = {field: cells[field] for field in FIELDS if field in cells}
    return partner_row(7, named)


@pytest.mark.parametrize(
    ("typed", "name", "person", "emails"),
    [
        ("  Stichting   Welzijn ", "Stichting Welzijn", "", ()),
        ("KBO (Jan de Wit)", "KBO", "Jan de Wit", ()),
        ("KBO (contact: Jan)", "KBO", "Jan", ()),
        ("KBO (afd. Noord)", "KBO (afd. Noord)", "", ()),
        ("KBO jan@kbo.example", "KBO", "", ("jan@kbo.example",)),
        ("KBO <jan@kbo.example>", "KBO", "", ("jan@kbo.example",)),
        ("KBO (jan@kbo.example)", "KBO", "", ("jan@kbo.example",)),
        ("jan@kbo.example", "", "", ("jan@kbo.example",)),
        ("“De Zwaan”", "De Zwaan", "", ()),
        ('Café "De Zwaan"', 'Café "De Zwaan"', "", ()),
        ("<script>alert(1)</script>", "<script>alert(1)</script>", "", ()),
        ("=SOM(A1:A3)", "=SOM(A1:A3)", "", ()),
        ("- KBO;", "KBO", "", ()),
    ],
)
def test_name_is_cleaned(typed: str, name: str, person: str, emails: tuple[str, ...]) -> None:
    """Addresses and people leave the name; everything else stays as plain text."""
    parts = split_name(typed)

    assert (parts.name, parts.person, parts.emails) == (name, person, emails)


def test_phone_in_the_name_moves() -> None:
    """A phone number typed behind the name becomes the phone number."""
    assert (
        row_of(organisation="KBO 06-12345678").name,
        row_of(organisation="KBO 06-12345678").phone,
    ) == ("KBO", "06-12345678")


def test_second_values_go_to_the_note() -> None:
    """A second address, number or person is not lost."""
    row = row_of(
        organisation="KBO (Jan)",
        contact="Petra Smit",
        email="a@kbo.example; b@kbo.example",
        phone="06-12345678 / 0413-123456 (alleen ma)",
        note="zaal",
    )

    assert (row.contact_name, row.email, row.phone) == (
        "Petra Smit",
        "a@kbo.example",
        "06-12345678",
    )
    assert row.note == "zaal; b@kbo.example; (alleen ma); 0413-123456; Jan"
    assert row.faults == ()


def test_person_beside_the_address_becomes_the_contact() -> None:
    """Outlook's form: a name and the address in brackets."""
    row = row_of(organisation="KBO", email="Jan de Wit <jan@kbo.example>")

    assert (row.contact_name, row.email, row.note) == ("Jan de Wit", "jan@kbo.example", "")


@pytest.mark.parametrize(
    ("cells", "fault", "usable"),
    [
        ({"email": "x@y.example"}, "Row {row}: there is no name of an organisation.", False),
        (
            {"organisation": "K" * 201},
            "Row {row}: the name is longer than {limit} characters.",
            False,
        ),
        (
            {"organisation": "KBO", "email": "jan@kbo"},
            "Row {row}: “{text}” is not a complete e-mail address.",
            True,
        ),
        (
            {"organisation": "KBO", "phone": "06-123"},
            "Row {row}: “{text}” is not a complete phone number.",
            True,
        ),
        (
            {"organisation": "KBO", "status": "hmm"},
            "Row {row}: we do not know the status “{text}”.",
            True,
        ),
        (
            {"organisation": "KBO", "domain": "ruimtevaart"},
            "Row {row}: we do not know the domain “{text}”.",
            True,
        ),
        (
            {"organisation": "KBO", "note": "x" * 4001},
            "Row {row}: “{start}…” is longer than {limit} characters; the rest is left out.",
            True,
        ),
    ],
)
def test_each_fault_is_named_with_its_row(cells: dict[str, str], fault: str, usable: bool) -> None:  # noqa: FBT001 - a table of cases
    """One fault, one sentence, with the number of the row."""
    row = row_of(**cells)

    assert [found.id for found in row.faults] == [fault]
    assert row.faults[0].values["row"] == "7"
    assert row.usable is usable


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        ("Zorg & Welzijn", ("care-welfare",)),
        ("zorg en welzijn", ("care-welfare",)),
        ("care-welfare", ("care-welfare",)),
        ("sport / onderwijs", ("sport", "education")),
        ("Kunst en cultuur, bibliotheek", ("arts-culture",)),
        ("", ()),
    ],
)
def test_domain_words_are_known(text: str, domains: tuple[str, ...]) -> None:
    """Ids, Dutch and English words, one or several in a cell."""
    assert row_of(organisation="KBO", domain=text).domains == domains


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ja", "joined"),
        ("doet mee!", "joined"),
        ("Uitgenodigd", "invited"),
        ("nog benaderen", "prospect"),
        ("gestopt", "left"),
        ("", None),
    ],
)
def test_status_words_are_known(text: str, status: str | None) -> None:
    """The words that coordinators use."""
    assert row_of(organisation="KBO", status=text).status == status


def test_parts_of_a_name_are_put_in_order() -> None:
    """First name, prefix and surname in three columns, in any order."""
    table = read_table(b"Achternaam;Tussenvoegsel;Voornaam;Organisatie\nBerg;van den;Petra;KBO\n")

    assert partner_rows(table, guess_columns(table)).rows[0].contact_name == "Petra van den Berg"


def test_second_way_of_writing_a_name_is_a_double() -> None:
    """The word "Stichting", accents and capitals make no other organisation."""
    table = read_table("Organisatie\nStichting Café Zorg\nst. cafe-zorg\nZorgcafé\n".encode())

    assert [row.double_of for row in partner_rows(table, guess_columns(table)).rows] == [
        None,
        2,
        None,
    ]
    assert same_name_key("KBO Erp") != same_name_key("KBO Keldonk")


def test_repeated_titles_and_totals_are_skipped_with_reason() -> None:
    """Printed lists repeat their titles; a total is no partner."""
    table = read_table(b"Organisatie;Wijk\nKBO;Noord\nOrganisatie;Wijk\nANBO;Zuid\nTotaal: 2;\n")
    found = partner_rows(table, guess_columns(table))

    assert [row.name for row in found.rows] == ["KBO", "ANBO"]
    assert [(row.number, row.reason.id) for row in found.skipped_rows] == [
        (1, "This row stands above the list or holds the column titles."),
        (3, "This row repeats the column titles."),
        (5, "This row counts the others."),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([field for field in FIELDS if field != "ignore"]),
        st.text(min_size=1, max_size=300),
    )
)
def test_usable_row_always_makes_a_partner(cells: dict[Field, str]) -> None:
    """Whatever was typed, a usable row fits the fields of a partner."""
    row = partner_row(1, cells)

    if row.usable:
        partner = Partner(
            coalition_id="c",
            name=row.name,
            domains=row.domains,
            status=row.status or "prospect",
            contact_name=row.contact_name,
            contact_role=row.contact_role,
            contact_email=row.email,
            contact_phone=row.phone,
            area=row.area,
            website=row.website,
            note=row.note,
        )
        assert len(partner.note) <= LONGEST["note"]


def test_person_with_the_organisation_in_brackets_is_turned_round() -> None:
    """Attendance lists often name the person first."""
    row = row_of(organisation="Marloes Terpstra (Welzijn Lindewaarde)")

    assert (row.name, row.contact_name, row.faults) == (
        "Welzijn Lindewaarde",
        "Marloes Terpstra",
        (),
    )


def test_person_as_name_is_asked_about() -> None:
    """A person alone is no organisation; a shop named after a person may be."""
    row = row_of(organisation="Jan de Wit (voorzitter)", contact="")
    shop = row_of(organisation="Albert Heijn")

    assert (row.name, row.usable) == ("Jan de Wit (voorzitter)", True)
    assert [fault.id for fault in shop.faults] == [
        "Row {row}: “{name}” looks like a person; fill in the organisation."
    ]
    assert shop.usable


def test_labels_of_the_workbench_are_understood() -> None:
    """What the workbench writes in its own tables, it reads back."""
    shared = catalogue()

    for language in ("nl", "en"):
        for domain in shared.domains.values():
            assert row_of(
                organisation="KBO", domain=domain.label.in_language(language)
            ).domains == (domain.id,)
        for status in shared.items("statuses").values():
            assert (
                row_of(organisation="KBO", status=status.label.in_language(language)).status
                == status.id
            )
