"""The plan keeps what people type, fills itself, and leaves as a file in every state."""

import io
from datetime import UTC, date, datetime

import docx
import pytest
from pypdf import PdfReader

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError, StaleWriteError
from model.core.translation import Translator
from model.exports.document import Heading, Paragraph, Table, plain
from model.process.figures import comparable
from model.services.coalitions import start_coalition
from model.services.demo import demo, load_demo
from model.services.figure_series import SERIES_MEASURES, by_age, by_area, by_year, key_figures
from model.services.figures import THEMES, figures_on, groups_in_view, shown_figures, value_text
from model.services.plan import LONGEST_CHAPTER, read_plan, write_chapter
from model.services.plan_answers import CHAPTER_OF
from model.services.plan_document import known_blocks, plan_document, plan_file
from model.storage.unit_of_work import UnitOfWork

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DUTCH = Translator("nl", catalogue())
HOSTILE = (
    "<script>alert(1)</script> **vet** $x^2$ [klik](javascript:alert(1)) ![](http://x.test/a.png)\n"
    "=cmd|' /C calc'!A0\n\n- #set page(width: 1pt)\n- ../../etc/passwd 🙂 \u202emeti\x00 שלום"
)


def text_of(document) -> str:
    """Everything a document says, as one text."""
    said = [document.title, document.subtitle]
    for block in document.blocks:
        if isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, Paragraph):
            said.append(plain(block.content))
        elif isinstance(block, Table):
            said += [plain(cell) for row in block.rows for cell in row]
        elif hasattr(block, "items"):
            said += [plain(item) for item in block.items]
    return "\n".join(said)


def test_new_coalition_has_a_whole_plan_on_day_one(work: UnitOfWork) -> None:
    """Every chapter is there; an empty one says in a sentence what belongs in it."""
    made = start_coalition(work, name="Samen in Erp", municipality="Erp")

    content = read_plan(work, made.id, TODAY)
    document = plan_document(content, DUTCH)

    chapters = catalogue().items("plan-chapters")
    assert list(content.chapters) == list(chapters)
    assert content.written == ()
    said = text_of(document)
    for chapter in chapters.values():
        assert chapter.label.nl in said
    assert "wat het kost en wie betaalt" in said
    assert not [b for b in document.blocks if isinstance(b, Heading) and not b.text]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_almost_empty_plan_leaves_as_a_file(work: UnitOfWork, kind: str) -> None:
    """The very first download works, and names the coalition."""
    made = start_coalition(work, name="Samen in Erp", municipality="Erp")

    data = plan_file(work, made.id, NOW, DUTCH, kind)

    if kind == "pdf":
        said = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    else:
        said = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    assert "Samen in Erp" in said
    assert "Begroting" in said


def test_written_chapter_is_kept_with_a_version(work: UnitOfWork) -> None:
    """The second text comes in place of the first, as a new version of the same chapter."""
    made = start_coalition(work, name="Samen in Erp", municipality="Erp")
    empty = read_plan(work, made.id, TODAY).chapters["budget"]

    first = write_chapter(work, empty, "Het kost 10 euro.")
    second = write_chapter(work, first, "Het kost 20 euro.")

    kept = read_plan(work, made.id, TODAY).chapters["budget"]
    assert (kept.id, kept.text, kept.version) == (first.id, "Het kost 20 euro.", second.version)
    assert len(work.chapters.find(coalition_id=made.id)) == 1


def test_two_people_who_begin_a_chapter_both_keep_their_text(work: UnitOfWork) -> None:
    """Who is second gets both texts to choose from; nothing is overwritten."""
    made = start_coalition(work, name="Samen in Erp", municipality="Erp")
    mine = read_plan(work, made.id, TODAY).chapters["occasion"]
    theirs = read_plan(work, made.id, TODAY).chapters["occasion"]
    write_chapter(work, theirs, "Tekst van Bea")

    with pytest.raises(StaleWriteError) as caught:
        write_chapter(work, mine, "Tekst van Ali")

    assert caught.value.theirs.text == "Tekst van Bea"
    assert caught.value.yours.text == "Tekst van Ali"
    assert caught.value.yours.id == caught.value.theirs.id
    assert write_chapter(work, caught.value.yours, "Tekst van Ali").text == "Tekst van Ali"


def test_older_text_never_overwrites_a_newer_one(work: UnitOfWork) -> None:
    """A write from a page that was opened earlier is refused."""
    load_demo(work)
    seen = read_plan(work, "lindewaarde", TODAY).chapters["ambition"]
    write_chapter(work, seen, "Nieuw van Bea")

    with pytest.raises(StaleWriteError):
        write_chapter(work, seen, "Nieuw van Ali")

    assert read_plan(work, "lindewaarde", TODAY).chapters["ambition"].text == "Nieuw van Bea"


def test_chapter_of_fifty_pages_is_kept_and_too_long_is_said(work: UnitOfWork) -> None:
    """Fifty pages fit; what does not fit is refused with a clear sentence, and nothing changes."""
    made = start_coalition(work, name="Samen in Erp", municipality="Erp")
    empty = read_plan(work, made.id, TODAY).chapters["occasion"]
    fifty_pages = ("Een zin die wat zegt over de buurt. " * 80 + "\n\n") * 50

    kept = write_chapter(work, empty, fifty_pages)
    with pytest.raises(InvalidInputError):
        write_chapter(work, kept, "x" * (LONGEST_CHAPTER + 1))

    assert len(kept.text) > 140_000
    data = plan_file(work, made.id, NOW, DUTCH, "docx")
    assert sum(len(p.text) for p in docx.Document(io.BytesIO(data)).paragraphs) > 140_000


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_hostile_text_leaves_as_text(work: UnitOfWork, kind: str) -> None:
    """Markup, formulas and Typst code in a chapter are words in every file."""
    made = start_coalition(work, name="<b>Erp</b> #1 *", municipality="Erp")
    write_chapter(work, read_plan(work, made.id, TODAY).chapters["occasion"], HOSTILE)

    data = plan_file(work, made.id, NOW, DUTCH, kind)

    if kind == "pdf":
        said = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    elif kind == "docx":
        said = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    else:
        assert b"<script>" not in data
        assert b'<a href="javascript' not in data
        return
    # A PDF may break a line, or hold a word together with a sign of no width.
    squeezed = "".join(said.replace("\u2060", "").split())
    assert "<script>alert(1)</script>**vet**" in squeezed
    assert "=cmd|" in squeezed
    assert "#setpage(width:1pt)" in squeezed


def test_demo_plan_fills_itself_from_everything(work: UnitOfWork) -> None:
    """Partners, projects, actions and answers from the steps stand in the plan by themselves."""
    load_demo(work)
    content = read_plan(work, "lindewaarde", TODAY)

    said = text_of(plan_document(content, DUTCH))

    for project in demo().projects:
        assert project.title in said
    for partner in demo().partners:
        assert partner.name in said or not partner.is_present
    assert "De wachtlijst van de bezoekdienst groeit" in said
    assert "Als de kerngroep in oktober akkoord is" in said
    assert "48,6%" in said
    assert "€ 18.400" in said


def test_chapter_of_a_newer_workbench_is_not_lost(work: UnitOfWork) -> None:
    """A text under an unknown chapter id comes last in the plan."""
    made = start_coalition(work, name="Samen in Erp", municipality="Erp")
    known = read_plan(work, made.id, TODAY).chapters["budget"]
    write_chapter(work, known.changed(chapter="volunteers"), "Over vrijwilligers")

    content = read_plan(work, made.id, TODAY)

    assert list(content.chapters)[-1] == "volunteers"
    assert "Over vrijwilligers" in text_of(plan_document(content, DUTCH))
    assert known_blocks(content, "volunteers", DUTCH) == []


def test_every_question_of_the_steps_has_a_chapter() -> None:
    """An answer given at a step is never left out of the plan."""
    questions = {q.id for step in catalogue().steps.values() for q in step.questions}

    assert questions == set(CHAPTER_OF)
    assert set(CHAPTER_OF.values()) <= set(catalogue().items("plan-chapters"))


@pytest.mark.parametrize("measure", SERIES_MEASURES)
@pytest.mark.parametrize("series_of", [by_year, by_age, by_area])
def test_series_holds_only_comparable_figures(series_of, measure) -> None:
    """No chart mixes scales, measures or units."""
    series = series_of(measure)

    assert series is not None
    assert {figure.scale for figure in series.figures} == {"11-item"}
    assert all(comparable(series.figures[0], figure) for figure in series.figures)
    assert "{" not in DUTCH.message(series.finding)


def test_series_says_where_the_way_of_counting_changed() -> None:
    """From 19 to 18 years is a break, and is told."""
    series = by_year("lonely")

    assert series is not None
    assert series.note is not None
    assert "2020" in DUTCH.message(series.note)


def test_every_figure_stands_under_one_theme() -> None:
    """Nothing that was published is left out or shown twice."""
    shown = [figure.id for theme in THEMES for figure in figures_on(theme)]

    assert sorted(shown) == sorted(figure.id for figure in shown_figures())


def test_values_are_written_as_the_source_gives_them() -> None:
    """No decimals are made up, and a number of people is no share."""
    by_id = {figure.id: figure for figure in shown_figures()}

    assert value_text(by_id["nl-2012-lonely"], DUTCH) == "39%"
    assert value_text(by_id["nl-2022-lonely"], DUTCH) == "48,6%"
    assert value_text(by_id["nl-2018-lonely-older-count"], DUTCH).startswith("700.000")
    assert all(figure.scale == "11-item" for figure in key_figures())


def test_groups_tell_who_has_them_in_view_and_who_is_missed(work: UnitOfWork) -> None:
    """Every risk group is there; those who left, and projects that ended, do not count."""
    load_demo(work)

    groups = {
        g.group: g for g in groups_in_view(read_plan(work, "lindewaarde", TODAY).view.standing)
    }

    assert list(groups) == list(catalogue().items("risk-groups"))
    assert groups["homeless"].partners == ()
    assert groups["homeless"].is_missed
    assert groups["carers"].projects == ("Even lucht",)
    assert groups["over-85"].figures
