"""The plan page: chapters, typed text that survives, and the plan to read."""

import sqlite3
from datetime import date

from streamlit.testing.v1.element_tree import TextArea

from model.process.chapters import Chapter
from model.services.coalitions import start_coalition
from model.services.opening import start_work
from model.services.plan import read_plan, write_chapter

TODAY = date(2026, 11, 22)
HOSTILE = (
    "<script>alert(1)</script> **vet** $x$ ![](http://x.test/a.png)\n=cmd()\n- ../../x 🙂 שלום"
)


def field(app) -> TextArea:
    return next(area for area in app.text_area if area.key.startswith("plan-text-"))


def on_page(app) -> str:
    """Everything drawn as HTML or Markdown."""
    drawn = [element.proto.body for element in app.get("html")]
    return "\n".join([*drawn, *(element.value for element in app.markdown)])


def captions(app) -> str:
    return " ".join(element.value for element in app.caption)


def stored(chapter: str, coalition: str = "lindewaarde") -> Chapter:
    with start_work(writes=False) as work:
        return read_plan(work, coalition, TODAY).chapters[chapter]


def write_as_somebody_else(chapter: str, text: str) -> None:
    with start_work(by="Bea") as work:
        write_chapter(work, read_plan(work, "lindewaarde", TODAY).chapters[chapter], text)


def test_plan_shows_all_chapters_and_which_have_text(demo_database, open_page) -> None:
    """The list names all chapters; the first one is open with its text."""
    app = open_page("plan", "en")

    options = [option.content for option in app.button_group(key="plan-chapter").proto.options]
    assert len(options) == 11
    assert "Text in 4 of 11 chapters" in captions(app)
    assert field(app).value.startswith("In het voorjaar van 2026")


def test_link_opens_a_chapter_by_its_id(demo_database, open_page) -> None:
    """An address with a chapter opens it in both languages; a wrong one opens the first."""
    for language in ("nl", "en"):
        assert "GGD" in field(open_page("plan", language, hoofdstuk="figures")).value
    assert field(open_page("plan", hoofdstuk="<script>")).value.startswith("In het voorjaar")


def test_typed_text_is_saved_and_stays(demo_database, open_page) -> None:
    """What is typed is stored at once, and the chosen chapter stays open."""
    app = open_page("plan", "en", hoofdstuk="anchoring")

    field(app).set_value("Elk jaar in maart kijken we terug.").run()

    assert not app.exception
    assert stored("anchoring").text == "Elk jaar in maart kijken we terug."
    assert field(app).value == "Elk jaar in maart kijken we terug."
    assert "Saved: 7 words." in captions(app)
    assert "Text in 5 of 11 chapters" in captions(app)


def test_text_is_still_there_after_looking_at_another_chapter(demo_database, open_page) -> None:
    """Going to the next chapter and back shows what was typed."""
    app = open_page("plan", hoofdstuk="budget")
    field(app).set_value("De gemeente betaalt de helft.").run()

    app.button(key="plan-turn-arrow_forward").click().run()
    assert "Naar bewoners gaat het over eten" in field(app).value
    app.button(key="plan-turn-arrow_back").click().run()

    assert field(app).value == "De gemeente betaalt de helft."


def test_text_can_be_changed_twice_and_emptied(demo_database, open_page) -> None:
    """The page follows its own writes, so a second and a third change are no conflict."""
    app = open_page("plan", hoofdstuk="budget")

    for text in ("Een", "Twee", ""):
        field(app).set_value(text).run()
        assert stored("budget").text == text
    assert [error.value for error in app.error] == []


def test_somebody_else_wrote_meanwhile_both_texts_are_shown(demo_database, open_page) -> None:
    """Nothing is overwritten: the person chooses, and can keep their own text."""
    app = open_page("plan", "en", hoofdstuk="ambition")
    write_as_somebody_else("ambition", "Tekst van Bea")

    field(app).set_value("Tekst van Ali").run()

    assert stored("ambition").text == "Tekst van Bea"
    assert "at the same time" in on_page(app)
    app.button(key="conflict-mine").click().run()
    assert stored("ambition").text == "Tekst van Ali"
    assert field(app).value == "Tekst van Ali"


def test_conflict_can_be_settled_for_the_other_text(demo_database, open_page) -> None:
    """Keeping what stands there fills the field with it."""
    app = open_page("plan", hoofdstuk="ambition")
    write_as_somebody_else("ambition", "Tekst van Bea")
    field(app).set_value("Tekst van Ali").run()

    app.button(key="conflict-theirs").click().run()

    assert field(app).value == stored("ambition").text == "Tekst van Bea"


def test_text_that_cannot_be_saved_stays_in_the_field(demo_database, open_page) -> None:
    """A failed write says so, keeps the typed text, and the next change is written."""
    app = open_page("plan", "en", hoofdstuk="budget")
    database = sqlite3.connect(demo_database.removeprefix("sqlite:///"))
    database.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON chapters BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    database.commit()

    field(app).set_value("Lang over nagedacht").run()

    assert len(app.error) == 1
    assert field(app).value == "Lang over nagedacht"
    assert "not saved yet" in captions(app)
    database.execute("DROP TRIGGER refuse")
    database.commit()
    database.close()
    field(app).set_value("Lang over nagedacht, en af").run()
    assert stored("budget").text == "Lang over nagedacht, en af"
    assert len(app.error) == 0


def test_hostile_text_is_shown_as_typed(demo_database, open_page) -> None:
    """Markup in a chapter is text in the field and in the plan to read."""
    app = open_page("plan", hoofdstuk="budget")
    field(app).set_value(HOSTILE).run()

    assert field(app).value == HOSTILE
    app.button_group(key="plan-view").set_value("lezen").run()

    drawn = on_page(app)
    assert not app.exception
    assert "<script>" not in drawn
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **vet** $x$ ![](http://x.test/a.png)" in drawn


def test_chapter_fills_itself_and_links_to_where_it_is_changed(demo_database, open_page) -> None:
    """Beside the text stand the actions, with the way to the page of actions."""
    drawn = on_page(open_page("plan", "en", hoofdstuk="actions"))

    assert "Kennismaken met Stichting Welkom Nieuwkomers" in drawn
    assert "Means and conditions" in drawn


def test_new_coalition_reads_a_plan_that_says_what_belongs_where(
    sqlite_database, open_page
) -> None:
    """On day one the whole plan can be read, and no chapter is blank."""
    with start_work() as work:
        start_coalition(work, name="*Leeg* <b>", municipality="Erp")

    app = open_page("plan", "nl", beeld="lezen")

    drawn = on_page(app)
    assert "wat het kost en wie betaalt" in drawn
    assert "48,6%" in drawn
    assert not app.exception


def test_plan_can_be_downloaded(demo_database, open_page) -> None:
    """Word and PDF are offered, and built on a click."""
    app = open_page("plan", "nl")

    assert len(app.get("download_button")) == 2
