"""The network's Excel file: out and back again loses nothing, and changes are seen before written."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError
from model.core.translation import Translator
from model.network.partners import Partner
from model.network.ties import Tie
from model.services.demo import load_demo
from model.services.network_columns import TIE_COLUMNS, differences
from model.services.network_workbook import network_workbook
from model.services.network_workbook_intake import (
    bring_workbook,
    is_network_workbook,
    preview_workbook,
)
from model.storage.unit_of_work import UnitOfWork

HERE = "lindewaarde"
HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> \u202eomgekeerd; 😀"


@pytest.fixture
def full(work) -> UnitOfWork:
    """The demo with a partner whose every text is hostile, and one with texts of more lines."""
    load_demo(work)
    work.partners.add_all(
        [
            Partner(
                id="hostile",
                coalition_id=HERE,
                name=HOSTILE,
                status="joined",
                note="one\ntwo; three",
                places=("a; b", "c"),
                contact_phone="0031",
                contribution_note="-1+1",
            ),
            Partner(id="coordinator", coalition_id=HERE, name="X", website="@x"),
        ]
    )
    work.ties.add(
        Tie(
            id="t",
            coalition_id=HERE,
            source_id="hostile",
            target_id="lw-bieb",
            kind="refers",
            handover="warm",
            reported_by="hostile",
            note="a\nb",
        )
    )
    work.commit()
    return work


def changed(data: bytes, sheet: int, act) -> bytes:
    workbook = load_workbook(io.BytesIO(data))
    act(workbook.worksheets[sheet])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_out_and_back_changes_nothing(full, language) -> None:
    """Every field of every partner and answer reads back as it was, in both languages."""
    data = network_workbook(full, HERE, Translator(language))

    preview = preview_workbook(full, HERE, data)

    assert is_network_workbook(data)
    assert preview.faults == ()
    assert preview.is_empty
    everyone = full.partners.find(coalition_id=HERE), full.ties.find(coalition_id=HERE)
    assert preview.same == sum(map(len, everyone))
    with pytest.raises(InvalidInputError):
        bring_workbook(full, preview)


def test_into_an_empty_coalition_all_comes_along(full) -> None:
    """The same partners and ties, with who said so, under ids of their own."""
    data = network_workbook(full, HERE, Translator("nl"))
    full.coalitions.add(Coalition(id="other", name="Elders", municipality="Erp"))

    bring_workbook(full, preview_workbook(full, "other", data))

    def plain(coalition: str) -> tuple[list, list]:
        partners = full.partners.find(coalition_id=coalition)
        names = {"": "", **{p.id: p.name.replace("\u202e", "") for p in partners}}
        out = {"id", "version", "coalition_id"}
        # A sign that turns the direction of writing is left out of files, on purpose.
        told = [
            {
                k: v.replace("\u202e", "") if k == "name" else v
                for k, v in p.model_dump(exclude=out).items()
            }
            for p in sorted(partners, key=lambda p: p.name)
        ]
        ties = []
        for tie in full.ties.find(coalition_id=coalition):
            ends = [names[tie.source_id], names[tie.target_id]]
            said = tie.model_dump(exclude={*out, "source_id", "target_id", "reported_by"})
            ends = ends if tie.kind == "refers" else sorted(ends)
            ties.append((*ends, names[tie.reported_by], *said.values()))
        return told, sorted(ties, key=str)

    assert plain("other") == plain(HERE)


def test_changed_rows_are_shown_and_written_together(full) -> None:
    """A changed field, a new partner, a new tie with it; the rest stays."""
    data = network_workbook(full, HERE, Translator("nl"))

    def change(sheet) -> None:
        for row in sheet.iter_rows(min_row=2):
            if row[1].value == "Koor Stemmig":
                row[4].value = "Gestopt"
        sheet.append([None, "Nieuwe Club", "Sport en bewegen", "ja", "Uitgenodigd"])

    def tie(sheet) -> None:
        sheet.append(
            [None, "Nieuwe Club", "Koor Stemmig", "sterkte", "Kennen elkaar", "onbekend", ""]
        )
        kind, how = sheet.cell(2, 4).value, sheet.cell(2, 6).value
        sheet.cell(sheet.max_row, 4).value = kind
        sheet.cell(sheet.max_row, 6).value = how

    preview = preview_workbook(full, HERE, changed(changed(data, 0, change), 1, tie))
    bring_workbook(full, preview)

    assert [p.name for p in preview.new_partners] == ["Nieuwe Club"]
    assert [after.name for _, after in preview.changed_partners] == ["Koor Stemmig"]
    assert len(preview.new_ties) == 1
    stored = {p.name: p for p in full.partners.find(coalition_id=HERE)}
    assert stored["Koor Stemmig"].status == "left"
    assert stored["Nieuwe Club"].domains == ("sport",)


def test_new_name_on_the_first_sheet_is_enough(full) -> None:
    """Ties may go on with the old name; a choice left empty is as usual, or stays as it was."""
    data = network_workbook(full, HERE, Translator("nl"))

    def rename(sheet) -> None:
        for row in sheet.iter_rows(min_row=2):
            if row[1].value == "Koor Stemmig":
                row[1].value = "Koor Veelstemmig"

    def tie(sheet) -> None:
        sheet.cell(4, 5).value = None
        sheet.append([None, "Koor Stemmig", "Buurtbus De Korenaar", "Verwijzing"])

    preview = preview_workbook(full, HERE, changed(changed(data, 0, rename), 1, tie))

    assert preview.faults == ()
    assert [after.name for _, after in preview.changed_partners] == ["Koor Veelstemmig"]
    assert preview.changed_ties == ()
    assert [(tie.source_id, tie.kind, tie.handover) for tie in preview.new_ties] == [
        ("lw-koor", "refers", "unknown")
    ]
    assert "Koor Veelstemmig" in dict(preview.names).values()


def test_differences_say_from_what_to_what(full) -> None:
    """Per field: its title, how it was and how it is; an empty one is a dash."""
    names = {"lw-bieb": "Bieb"}
    before = full.ties.one("t")
    after = before.changed(handover="cold", note="")

    said = differences(TIE_COLUMNS, before, after, names, Translator("nl"))

    assert said == [
        "Hoe mensen worden overgedragen: Warme overdracht → Koude overdracht",
        "Notitie: a b → –",
    ]


def test_excel_is_readable_for_a_person(full) -> None:
    """Ids are narrow and names stay in view; Excel offers the choices; two decimals."""
    book = load_workbook(io.BytesIO(network_workbook(full, HERE, Translator("nl"))))
    partners, ties, measures, _ = book.worksheets
    offered = {str(rule.sqref)[0]: rule.formula1 for rule in ties.data_validations.dataValidation}

    assert partners.freeze_panes == "C2"
    assert partners.column_dimensions["A"].width < 10
    assert (
        offered["E"]
        == '"Geen contact,Kennen elkaar,Werken soms samen,Stemmen werk af,Werken als één team"'
    )
    assert set(offered) == {"D", "E", "F"}
    decimals = [c for c in measures["C"] if isinstance(c.value, float) and c.value % 1]
    assert decimals
    assert {c.number_format for c in decimals} == {"0.00"}


def test_what_cannot_be_read_is_told_by_row_and_left_out(full) -> None:
    """A label nobody knows, a name that stands twice: said with sheet and row, nothing half."""
    data = network_workbook(full, HERE, Translator("nl"))

    def spoil(sheet) -> None:
        sheet.cell(2, 5).value = "Misschien"
        sheet.append([None, "koor stemmig"])
        sheet.append([None, "x" * 300, None, None, "Doet mee"])

    preview = preview_workbook(full, HERE, changed(data, 0, spoil))
    said = [Translator("nl").message(fault) for fault in preview.faults]

    assert any("rij 2" in text and "Misschien" in text for text in said)
    assert any("te lang" in text for text in said)
    assert preview.new_partners == ()


def test_other_files_are_no_network_workbook() -> None:
    """Somebody else's list goes the way of lists; a broken file says so."""
    assert not is_network_workbook(b"naam;domein")
    assert not is_network_workbook(b"PK\x03\x04 broken")
