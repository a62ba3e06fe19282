"""Clicking through rounds, reviewing and the comparison."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model.evaluation.lessons import LESSON_IDS
from model.review.rounds import Review, Round
from model.services.coalitions import start_coalition
from model.services.opening import start_work
from model.services.reviews import keep_score, submit_review
from model.services.rounds import move_round, rounds, start_round
from tests.tools.own_tables import own_tables

DEMO, DEMO_ROUND = "lindewaarde", "lw-round-2027"
HILDE, WIL = "Hilde (gemeente, subsidies)", "Wil (Seniorenraad Lindewaarde)"
HOSTILE = "<script>alert(1)</script> =cmd() ../ **vet** :red[x] $a$ 🧓 \u202eolleh"


def markdown(app: AppTest) -> str:
    """Everything that is drawn as Markdown, as one text."""
    parts = [*app.markdown, *app.caption, *app.subheader, *app.header, *app.info]
    return "\n".join(part.value for part in parts)


def press(app: AppTest, label: str) -> AppTest:
    """Press the button whose label holds `label`."""
    found = [button for button in app.button if label in button.label]
    assert len(found) == 1, [button.label for button in app.button]
    return found[0].click().run()


def main_links(app: AppTest) -> list[str]:
    """The links that look like the main button."""

    def under(block: Any) -> list[str]:
        if str(getattr(block.proto, "id", "")).endswith("main-action"):
            return [link.proto.label for link in block.get("page_link")]
        parts = [part for part in block.children.values() if hasattr(part, "children")]
        return [label for part in parts for label in under(part)]

    return under(app.main)


def demo_in_phase(phase: str) -> None:
    with start_work(by="Tester") as work:
        move_round(work, work.rounds.one(DEMO_ROUND), phase)


def stored_round() -> Round:
    with start_work(writes=False) as work:
        return rounds(work, DEMO)[0].round


def stored_review(plan: str, reviewer: str) -> Review | None:
    with start_work(writes=False) as work:
        found = work.reviews.find(round_id=DEMO_ROUND, project_id=plan, reviewer=reviewer)
    return found[0] if found else None


def test_rounds_show_who_handed_in_what(demo_database, open_page) -> None:
    """Each plan and reviewer has a state in words; after reviewing nothing is still to come."""
    app = open_page("rondes", "en")

    table = own_tables(app)[0]
    assert len(table.body) == 6
    assert table.numbers == {1}
    cells = {cell for row in table.body for cell in row}
    assert "✓\u00a0handed\u00a0in" in cells
    assert "–\u00a0nothing" in cells
    assert not any("nothing\u00a0yet" in cell for cell in cells)
    assert not any("as it is now" in cell for cell in (*cells, *table.header))
    assert "reviewers read each plan as it is now" in markdown(app)


def test_round_moves_on_and_can_be_taken_back(demo_database, open_page) -> None:
    """The next phase is one click, and the bar offers to undo it."""
    demo_in_phase("discussing")
    app = open_page("rondes", "en")
    assert [button.label for button in app.button if button.proto.type == "primary"] == [
        "Move on to: Deciding"
    ]
    press(app, "Move on to: Deciding")
    assert stored_round().phase == "deciding"

    press(app, "Take back")
    assert stored_round().phase == "discussing"


def test_what_is_to_do_first_is_the_main_thing(demo_database, open_page) -> None:
    """Nothing is decided: comparing is the main link, closing a plain button that says so."""
    app = open_page("rondes", "en")

    assert "Nothing is decided yet about" in markdown(app)
    assert not [button for button in app.button if button.proto.type == "primary"]
    assert main_links(app) == ["Compare the plans"]

    press(app, "Close the round anyway")
    assert stored_round().phase == "closed"


def test_new_round_is_made_and_opened(demo_database, open_page) -> None:
    """Title, names one a line and plans are enough; the new round is shown at once."""
    app = open_page("rondes", "en", weergave="nieuw")
    app.text_input[0].set_value(HOSTILE)
    reviewers = next(area for area in app.text_area if "A name on each line" in area.label)
    reviewers.set_value("An de Vries\n\nBo")
    plans = next(box for box in app.multiselect if box.label == "Which plans?")
    plans.set_value(["lw-maatjes", "lw-praatje"])
    press(app, "Make this round")

    assert not app.exception
    with start_work(writes=False) as work:
        made = next(view for view in rounds(work, DEMO) if view.round.title == HOSTILE)
    assert made.round.reviewers == ("An de Vries", "Bo")
    assert made.round.project_ids == ("lw-maatjes", "lw-praatje")
    assert any("\\<script\\>" in header.value for header in app.header)
    assert main_links(app) == ["Hold the plans against the rules"]
    assert press(app, "Begin reviewing anyway") is app
    with start_work(writes=False) as work:
        assert work.rounds.one(made.round.id).phase == "reviewing"


def test_fault_in_the_form_keeps_what_was_typed(demo_database, open_page) -> None:
    """Unequal weights without a reason: one sentence, and the title is still there."""
    app = open_page("rondes", "en", weergave="nieuw")
    app.text_input[0].set_value("Zomerronde")
    weight = next(n for n in app.number_input if n.label == "Words that invite")
    weight.set_value(3.0)
    press(app, "Make this round")

    assert [error.value for error in app.error] == [
        "Say why one lesson weighs more than another. Project leads will ask."
    ]
    assert app.text_input[0].value == "Zomerronde"


def test_known_round_is_changed_and_removed(demo_database, open_page) -> None:
    """The form stands under "Set-up"; a removed round can be taken back."""
    app = open_page("rondes", "en", deel="opzet")
    app.text_input[0].set_value("Ronde 2028")
    press(app, "Save")
    assert stored_round().title == "Ronde 2028"

    press(app, "Remove this round")
    with start_work(writes=False) as work:
        assert rounds(work, DEMO) == []
    press(app, "Take back")
    assert stored_round().title == "Ronde 2028"


def test_reviewer_fills_in_and_hands_in(demo_database, open_page) -> None:
    """Each change is kept at once; others' levels come only after handing in."""
    demo_in_phase("reviewing")
    app = open_page("beoordeling", "en", beoordelaar=WIL, plan="lw-aanschuiven")
    assert "Omar" not in markdown(app)

    app.radio[0].set_value("3").run()
    app.text_area[0].set_value(HOSTILE).run()
    app.radio[1].set_value("not-applicable").run()
    kept = stored_review("lw-aanschuiven", WIL)
    assert kept is not None
    assert not kept.is_submitted
    assert [(s.lesson, s.level, s.not_applicable) for s in kept.scores] == [
        (LESSON_IDS[0], 3, False),
        (LESSON_IDS[1], None, True),
    ]
    assert kept.scores[0].reason == HOSTILE
    assert "2 of 6 lessons" in markdown(app)
    assert not own_tables(app)

    press(app, "Hand in")
    kept = stored_review("lw-aanschuiven", WIL)
    assert kept is not None
    assert not kept.is_submitted
    assert "You gave no level for 4 lessons" in markdown(app)

    press(app, "Hand in as it is")
    kept = stored_review("lw-aanschuiven", WIL)
    assert kept is not None
    assert kept.is_submitted
    assert "cannot change any more" in markdown(app)
    assert not app.radio
    assert any("Omar" in name for name in own_tables(app)[0].header)
    assert "\\<script\\>alert" in markdown(app)


def test_whoever_goes_on_after_the_question_is_asked_anew(demo_database, open_page) -> None:
    """Handing in cannot be taken back: what is skipped is named as it is then."""
    demo_in_phase("reviewing")
    app = open_page("beoordeling", "en", beoordelaar=WIL, plan="lw-aanschuiven")
    app.radio[0].set_value("3").run()
    press(app, "Hand in")
    app.radio[1].set_value("2").run()
    assert "gave no level" not in markdown(app)

    press(app, "Hand in")
    assert "You gave no level for 4 lessons" in markdown(app)
    press(app, "Go on with the review")

    assert "gave no level" not in markdown(app)
    assert "2 of 6 lessons judged" in markdown(app)
    kept = stored_review("lw-aanschuiven", WIL)
    assert kept is not None
    assert not kept.is_submitted


def test_whole_review_is_handed_in_with_one_press(demo_database, open_page) -> None:
    """Nothing was skipped, so nothing is asked; the next plan is offered under it."""
    demo_in_phase("reviewing")
    app = open_page("beoordeling", "en", beoordelaar=WIL, plan="lw-aanschuiven")
    assert "Not begun yet: Aanschuiven in de Molenwijk." in markdown(app)
    for place in range(6):
        app.radio[place].set_value("3").run()
    assert "6 of 6 lessons judged" in markdown(app)

    press(app, "Hand in")

    kept = stored_review("lw-aanschuiven", WIL)
    assert kept is not None
    assert kept.is_submitted
    assert "You are done until the panel talks" in markdown(app)


def test_empty_review_is_not_handed_in(demo_database, open_page) -> None:
    """One clear sentence, and nothing is written."""
    demo_in_phase("reviewing")
    app = open_page("beoordeling", "en", beoordelaar=WIL, plan="lw-aanschuiven")

    press(app, "Hand in")

    assert [error.value for error in app.error] == [
        "Give at least one lesson a level before you hand in."
    ]
    assert stored_review("lw-aanschuiven", WIL) is None


def test_two_reviewers_on_one_screen_do_not_leak(demo_database, open_page) -> None:
    """Choosing another name shows another draft."""
    demo_in_phase("reviewing")
    app = open_page("beoordeling", "en", beoordelaar=WIL, plan="lw-aanschuiven")
    app.radio[0].set_value("3").run()

    names = next(box for box in app.selectbox if box.label == "I am")
    names.set_value("Janneke (oud-directeur welzijn)").run()

    assert app.radio[0].value == "skip"


@pytest.mark.parametrize(
    ("phase", "sentence"),
    [("open", "has not begun"), ("discussing", "Reviewing is over"), ("closed", "is closed")],
)
def test_review_outside_its_phase_says_why_not(demo_database, open_page, phase, sentence) -> None:
    """No form, one sentence."""
    demo_in_phase(phase)

    app = open_page("beoordeling", "en", beoordelaar=WIL, plan="lw-aanschuiven")

    assert not app.radio
    assert sentence in markdown(app)


def test_unknown_names_in_the_address_are_harmless(demo_database, open_page) -> None:
    """A wrong link falls back to choosing."""
    app = open_page("beoordeling", "en", beoordelaar="<b>x</b>", plan="nergens", ronde="weg")

    assert not app.exception
    assert "Choose your name to read back" in markdown(app)


@pytest.mark.parametrize(
    ("phase", "sentence"),
    [
        ("open", "It begins when the funder moves the round on to “Under review”"),
        ("reviewing", "Choose your name to begin"),
        ("discussing", "Reviewing is over. Choose your name to read back."),
    ],
)
def test_nobody_is_invited_to_review_outside_its_phase(
    demo_database, open_page, phase, sentence
) -> None:
    """Before a name is chosen it stands there where the round is, and what can be done now."""
    demo_in_phase(phase)

    app = open_page("beoordeling", "en")

    assert sentence in markdown(app)
    assert ("Choose your name to begin" in markdown(app)) == (phase == "reviewing")
    assert "18 reviews in" in markdown(app)
    links = [link.proto.label for link in app.get("page_link")]
    assert ("Compare the plans" in links) == (phase == "discussing")


def test_comparison_shows_bands_agreement_and_differences(demo_database, open_page) -> None:
    """The finding is a sentence; the table says the same as the picture."""
    app = open_page("vergelijking", "en")
    text = markdown(app)

    assert "The reviews leave 2 plans undecided" in text
    assert "agree fairly well" in text
    assert "Terug in beeld" in text
    assert "level 0" in text
    assert any(toggle.label == "Show all 8 differences" for toggle in app.toggle)


def test_table_of_the_comparison_lies_behind_one_line(demo_database, open_page) -> None:
    """The chart is in sight; its table and files are made when somebody opens them."""
    app = open_page("vergelijking", "en")
    assert not own_tables(app)
    assert not app.get("download_button")

    app.session_state["comparison-twin"] = True
    app.run()

    [table] = own_tables(app)
    assert table.name == "The same as a table"
    assert len(table.body) == 6
    assert table.numbers == {2, 3, 4, 5, 6, 7}
    assert table.column("Band")[0] == "●\u00a0Above\u00a0the\u00a0line"
    assert len(app.get("download_button")) == 2


def test_no_reason_is_said_once(demo_database, open_page) -> None:
    """What people wrote stands in ink; that others wrote nothing is one sentence."""
    text = markdown(open_page("vergelijking", "nl"))

    assert text.count("geen reden gegeven") == 1
    assert "De wachtkamer is een goed idee" in text
    assert ":gray[De wachtkamer" not in text


def test_comparison_waits_until_the_discussion(demo_database, open_page) -> None:
    """During reviewing nothing of the others shows."""
    demo_in_phase("reviewing")

    app = open_page("vergelijking", "en")

    assert not own_tables(app)
    assert "when the round moves on to the discussion" in markdown(app)
    assert "Terug in beeld" not in markdown(app)


def test_round_without_line_draws_no_bands(demo_database, open_page) -> None:
    """Without places and budget nothing is in or out."""
    with start_work() as work:
        known = work.rounds.one(DEMO_ROUND)
        work.rounds.save(known.changed(places=None, budget=None))
        work.commit()

    app = open_page("vergelijking", "en")

    assert "No line is drawn" in markdown(app)
    assert "Above the line" not in markdown(app)


def test_hostile_titles_and_names_are_shown_as_typed(sqlite_database, open_page) -> None:
    """In every place of the three pages, and a reviewer called like a heading breaks no table."""
    with start_work(by=HOSTILE) as work:
        made = start_coalition(work, name="Proef", municipality="Erp")
        from model.evaluation.projects import Project  # noqa: PLC0415 - only here

        plans = work.projects.add_all(
            [Project(coalition_id=made.id, title=title) for title in (HOSTILE, "Plan", "Derde")]
        )
        work.commit()
        names = (HOSTILE, "Plan", "Reviews in")
        round_ = start_round(
            work,
            made.id,
            title=HOSTILE,
            purpose=HOSTILE,
            project_ids=tuple(plan.id for plan in plans),
            reviewers=names,
            places=1,
        )
        round_ = move_round(work, round_, "reviewing")
        for plan, level in zip(plans, (4, 2, 0), strict=True):
            for offset, name in enumerate(round_.reviewers):
                for lesson in LESSON_IDS:
                    keep_score(
                        work,
                        round_,
                        plan.id,
                        name,
                        lesson,
                        reason=HOSTILE,
                        level=max(0, min(4, level + offset - 1)),
                    )
                submit_review(work, round_, plan.id, name, datetime.now(UTC))
        move_round(work, round_, "discussing")

    for path in ("rondes", "vergelijking"):
        app = open_page(path, "en")
        assert "<script>" not in markdown(app).replace("\\<script", "")
        assert "\\<script\\>" in markdown(app)
        assert "\\*\\*vet" in markdown(app)
    app = open_page("beoordeling", "en", beoordelaar=round_.reviewers[0])
    assert "\\<script\\>" in markdown(app)
    assert not app.error


def test_empty_coalition_is_led_to_its_first_round(sqlite_database, open_page) -> None:
    """Each of the three pages says what to do next."""
    with start_work() as work:
        start_coalition(work, name="Leeg", municipality="Erp")

    assert any("Make this round" in button.label for button in open_page("rondes", "en").button)
    for path, meant in (
        ("beoordeling", "each reviewer reads and judges the plans here"),
        ("vergelijking", "you see here what they decide"),
    ):
        app = open_page(path, "en")
        assert "There is no round yet. A title is enough to begin" in markdown(app)
        assert meant in markdown(app)
        assert main_links(app) == ["Make a round"]
