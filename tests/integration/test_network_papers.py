"""The network on paper: who is who in three formats, and the picture on one page."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pypdf
import pytest
from docx import Document as Word

from model.core.coalitions import Coalition
from model.core.translation import Translator
from model.network.partners import Partner
from model.network.ties import Tie
from model.services.demo import load_demo
from model.services.network import read_network
from model.services.network_papers import network_page, who_is_who
from model.services.tie_questions import asked_so_far
from model.storage.unit_of_work import UnitOfWork

HERE = "lindewaarde"
AT = datetime(2026, 11, 22, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> #panic() \\newpage"


@pytest.fixture
def full(work) -> UnitOfWork:
    """The demo with a partner whose name is a script in three languages."""
    load_demo(work)
    work.partners.add(
        Partner(id="hostile", coalition_id=HERE, name=HOSTILE, domains=("sport",), status="joined")
    )
    work.ties.add(
        Tie(
            coalition_id=HERE,
            source_id="hostile",
            target_id="lw-bieb",
            kind="refers",
            handover="warm",
        )
    )
    work.commit()
    return work


def text_of(data: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_who_is_who_tells_whom_to_call_in_every_format(full) -> None:
    """Each partner that takes part, with contact, groups and warm referrals; names as typed."""
    html = who_is_who(full, HERE, AT, Translator("nl"), "html").decode()
    word = Word(io.BytesIO(who_is_who(full, HERE, AT, Translator("nl"), "docx")))
    cells = " ".join(c.text for table in word.tables for row in table.rows for c in row.cells)
    pdf = text_of(who_is_who(full, HERE, AT, Translator("en"), "pdf"))

    assert "marloes@welzijnlindewaarde.example" in html
    assert "<script>" not in html
    assert HOSTILE in cells
    assert "Bibliotheek Lindewaarde (gaat mee)" in cells
    assert "Whom you can call" in pdf
    assert "Dagbesteding Het Kleurlokaal" not in cells, "stopped, so nobody to call"


def test_who_is_who_of_an_empty_coalition_is_still_a_file(work) -> None:
    """Nobody yet is an answer too."""
    work.coalitions.add(Coalition(id="c", name="Leeg", municipality="Erp"))

    assert "Nobody takes part yet" in who_is_who(work, "c", AT, Translator("en"), "html").decode()
    assert network_page(work, "c", AT, Translator("nl"), "pdf").startswith(b"%PDF")


def test_network_page_is_one_page_with_picture_and_readings(full) -> None:
    """Whatever the names, it stays one page, and says what the picture rests on."""
    data = network_page(full, HERE, AT, Translator("nl"), "pdf")

    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
    assert "tweetallen weten we of ze samenwerken" in text_of(data)


def test_asked_so_far_puts_who_said_nothing_first(full) -> None:
    """Whom to call next stands on top; who answered all it was asked is done."""
    found = asked_so_far(read_network(full, HERE))

    assert found[0].partner.id == "hostile"
    assert found[0].answered == 0 < found[0].asked
    assert {one.partner.status for one in found} == {"joined"}
    assert all(one.answered <= one.asked for one in found)
