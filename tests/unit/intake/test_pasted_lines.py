"""Text pasted from anywhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.core.errors import UnreadableFileError
from model.core.plain_text import plain
from model.network.intake.columns import guess_columns
from model.network.intake.rows import IntakePreview, partner_rows
from model.network.intake.tables import read_pasted


def preview(text: str) -> IntakePreview:
    table = read_pasted(text)
    return partner_rows(table, guess_columns(table))


def names(text: str) -> list[str]:
    return [row.name for row in preview(text).rows]


def test_plain_names_one_a_line() -> None:
    """The simplest list works; commas in a name stay."""
    assert names("KBO\n\nVereniging voor Sport, Spel en Cultuur\r\nDe Brug") == [
        "KBO",
        "Vereniging voor Sport, Spel en Cultuur",
        "De Brug",
    ]


def test_cells_from_excel_keep_their_columns() -> None:
    """Copied cells come with tabs; a cell with a line end comes in quotes."""
    found = preview(
        'Organisatie\tContact\tE-mail\n"KBO\nafd. Noord"\tJan\tjan@kbo.example\nDe Brug\t\t\n'
    )

    assert [(row.row_number, row.name, row.contact_name) for row in found.rows] == [
        (2, "KBO afd. Noord", "Jan"),
        (4, "De Brug", ""),
    ]


def test_commas_make_columns_below_titles_only() -> None:
    """Comma lists are a table when the first line has column titles."""
    assert names("Organisatie,Contact\nKBO,Jan\nDe Brug,Petra") == ["KBO", "De Brug"]


def test_markdown_table_is_a_table() -> None:
    """Bars at both sides give no empty columns, and the line of dashes is set aside."""
    found = preview("| Organisatie | Wijk |\n|---|---|\n| KBO | Noord |\n| De Brug | Zuid |\n")

    assert [(row.name, row.area) for row in found.rows] == [("KBO", "Noord"), ("De Brug", "Zuid")]
    assert [row.number for row in found.skipped_rows] == [1, 2]


def test_one_line_with_many_names_is_cut() -> None:
    """A single line of names, or names behind "Aanwezig:", are several partners."""
    assert names("KBO, De Brug, Zonnebloem") == ["KBO", "De Brug", "Zonnebloem"]
    assert names("Aanwezig: KBO, De Brug\nZonnebloem") == ["KBO", "De Brug", "Zonnebloem"]


def test_list_after_a_signature_is_read() -> None:
    """A forwarded list below a signature is not taken for the signature."""
    assert names("- KBO\nGroet,\nAnja\n- De Brug") == ["KBO", "De Brug"]


def test_closing_with_a_name_ends_the_list() -> None:
    """A closing on one line with the sender's name counts too."""
    assert names("KBO\nDe Brug\nGroetjes, Anja\nouderenadviseur") == ["KBO", "De Brug"]


def test_hostile_lines_stay_plain_text() -> None:
    """Markup, formulas and quotes are names like any other."""
    assert names(
        "<script>alert('x')</script>\n=cmd|' /C calc'!A0\n'; DROP TABLE partners;--\nKBO"
    ) == [
        "<script>alert('x')</script>",
        "=cmd",
        "'",
        "KBO",
    ]


def test_overlong_line_is_set_aside() -> None:
    """A page pasted as one line is named, not read as a name."""
    found = preview("KBO\n" + "lang " * 1000)

    assert [row.name for row in found.rows] == ["KBO"]
    assert [row.number for row in found.skipped_rows] == [2]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b"])
def test_nothing_pasted_is_said(text: str) -> None:
    """Without a sign there is nothing to read."""
    with pytest.raises(UnreadableFileError) as caught:
        read_pasted(text)
    assert caught.value.message.id.startswith("There is no text in this list")


@pytest.mark.parametrize("text", ["KBO\n" * 6000, "Club, " * 400_000])
def test_too_much_pasted_is_refused(text: str) -> None:
    """More than 5,000 rows are refused."""
    with pytest.raises(UnreadableFileError) as caught:
        read_pasted(text)
    assert caught.value.message.id.startswith("This list has more than")


@pytest.mark.parametrize(
    ("line", "name", "contact", "role"),
    [
        ("1 Marloes Terpstra (Welzijn Lindewaarde)", "Welzijn Lindewaarde", "Marloes Terpstra", ""),
        ("2 Toon - KBO", "KBO", "Toon", ""),
        (
            "3 gemeente (Karin, beleidsmedewerker sociaal domein)",
            "gemeente",
            "Karin",
            "beleidsmedewerker sociaal domein",
        ),
        (
            "4 Gemeente Lindewaarde – wethouder Zorg: Tom Hendriks",
            "Gemeente Lindewaarde",
            "Tom Hendriks",
            "wethouder Zorg",
        ),
        (
            "5 Zorggroep (thuiszorg), contactpersoon Els Maas, tel. 0499-123456",
            "Zorggroep (thuiszorg)",
            "Els Maas",
            "",
        ),
        ("6 Cliëntenraad, mw. Van Dijk", "Cliëntenraad", "mw. Van Dijk", ""),
    ],
)
def test_line_is_taken_apart(line: str, name: str, contact: str, role: str) -> None:
    """Counted lines, people first or last, in brackets or behind a word that announces them."""
    row = preview(f"Aanwezig 12/3\n{line}\n7 GGD\n8 Buurtzorg").rows[0]

    assert (row.name, row.contact_name, row.contact_role, row.note) == (name, contact, role, "")


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "Groet,",
                "Hoi Anja,",
                "- KBO (Jan)",
                "Organisatie\tWijk",
                "KBO\tNoord",
                '"open',
                "a;b;c",
                "Aanwezig: A, B",
                "---",
                "| a | b |",
                "sep=;",
                "Totaal: 3",
            ]
        ),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_no_filled_line_disappears(lines: list[str]) -> None:
    """Each line with a letter or digit is in a row, or is skipped with a reason."""
    text = "\n".join(lines)
    try:
        table = read_pasted(text)
    except UnreadableFileError:
        assert not any(map(str.isalnum, plain(text)))
        return
    found = partner_rows(table, guess_columns(table))

    taken = {row.number + extra for row in table.rows for extra in range(row.lines)}
    aside = {row.number for row in table.set_aside}
    filled = {
        n for n, line in enumerate(text.splitlines(), 1) if any(map(str.isalnum, plain(line)))
    }
    assert filled <= taken | aside
    assert len(found.rows) + found.skipped == len(table.rows) + len(table.set_aside)
    assert all(row.reason.id for row in found.skipped_rows)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Z", "C"]), max_size=300))
def test_any_text_gives_a_preview_or_one_sentence(text: str) -> None:
    """No text ends in anything but rows or an UnreadableFileError."""
    try:
        found = preview(text)
    except UnreadableFileError:
        return
    for row in found.rows:
        assert row.model_dump_json()
