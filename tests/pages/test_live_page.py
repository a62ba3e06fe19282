"""Clicking through a live kick-off: the facilitator's screen, the wall, and what follows."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from model.services.coalitions import start_coalition
from model.services.kickoff import keep_kickoff_plan
from model.services.live_answers import Given, give_answers
from model.services.live_hall import read_hall
from model.services.live_joining import join
from model.services.live_sessions import (
    close_session,
    live_sessions,
    open_doors,
    prepare_session,
    set_round,
    set_tables,
    set_timer,
)
from model.services.opening import start_work
from model.storage.pulse import raise_pulse
from model.workshop.codes import new_secret
from model.workshop.hall import Hall
from model.workshop.live import LiveContribution, LiveSession
from model.workshop.rounds import ROUND_IDS
from model.workshop.tallies import ideas, promises

DEMO = "lindewaarde"
HOSTILE = "<script>alert(1)</script> =cmd() **vet** $x$ 🧓"


def html(app: AppTest) -> str:
    """All pieces of HTML of ours, as one text."""
    return "\n".join(str(piece.proto.body) for piece in app.get("html"))


def press(app: AppTest, label: str) -> AppTest:
    """Click the first button with this label."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception
    return app


def view(app: AppTest, name: str) -> AppTest:
    """Choose what the facilitator looks at."""
    next(g for g in app.button_group if g.key.startswith("live-view")).set_value(name).run()
    assert not app.exception, app.exception
    return app


def say_often(live: LiveSession, round_id: str, kind: str, text: str, *, times: int) -> None:
    """Let one person say many things in a round, and reveal it."""
    speaker = hall().people[0]
    with start_work() as work:
        pulse = raise_pulse(work, live.id)
        work.live_contributions.add_all(
            [
                LiveContribution(
                    coalition_id=DEMO,
                    session_id=live.id,
                    participant_id=speaker.id,
                    round=round_id,
                    kind=kind,
                    about=str(number),
                    text=f"{text}, nummer {number}",
                    said_at=datetime.now(UTC),
                    pulse=pulse,
                )
                for number in range(times)
            ]
        )
        work.commit()
    with start_work() as work:
        set_round(work, live.id, round_id, "revealed")


def session() -> LiveSession:
    with start_work(writes=False) as work:
        return live_sessions(work, DEMO)[0]


def hall() -> Hall:
    with start_work(writes=False) as work:
        found = read_hall(work, live_sessions(work, DEMO)[0].id)
    assert found is not None
    return found


@pytest.fixture
def live(demo_database) -> LiveSession:
    """An open meeting of the demo coalition with one hostile person."""
    with start_work() as work:
        made = open_doors(work, prepare_session(work, DEMO).id)
        person = join(work, made.id, new_secret(), name=HOSTILE, first_name=HOSTILE)
        for round_id, kind in (("missing", "missing"), ("ideas", "idea"), ("promises", "promise")):
            set_round(work, made.id, round_id, "open")
            give_answers(work, made.id, person.id, round_id, [Given(kind, text=HOSTILE)])
    return made


def test_meeting_is_prepared_opened_and_ended(demo_database, open_page) -> None:
    """A code, then the doors, then the rounds; ending it leads to what comes afterwards."""
    app = open_page("bijeenkomst", "en", deel="zaal")
    press(app, "Make a code")
    assert session().code in app.info[0].value
    press(app, "Open the doors")
    assert session().state == "open"
    press(app, "Open")
    assert session().round_state("who-are-we") == "open"
    press(app, "Reveal")
    assert session().round_state("who-are-we") == "revealed"
    press(app, "Take back the last step")
    assert session().round_state("who-are-we") == "open"
    press(app, "Yes, end it")
    assert session().state == "closed"
    assert any(button.label == "Minutes as pdf" for button in app.get("download_button"))


def test_dry_run_plays_all_rounds_and_is_gone_afterwards(demo_database, open_page) -> None:
    """Pretend people answer each round that is opened; stopping leaves no meeting."""
    app = open_page("bijeenkomst", "nl", deel="zaal")
    press(app, "Begin een proef")
    for round_id in ROUND_IDS:
        next(one for one in app.button if one.key == f"live-{round_id}-open-waiting").click().run()
        assert not app.exception
    assert all(hall().answered(round_id) for round_id in ROUND_IDS)
    for name in ("antwoorden", "mensen", "kaarten"):
        view(app, name)
    press(app, "Stop de proef")

    with start_work(writes=False) as work:
        assert live_sessions(work, DEMO) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_wall_shows_code_and_hides_results_until_they_are_revealed(
    live, open_page, language
) -> None:
    """No menus; answers only after the facilitator reveals them; names as typed."""
    app = open_page("bijeenkomst", language, scherm="muur")
    assert " ".join((live.code[:3], live.code[3:])) in html(app)
    assert not app.title
    with start_work() as work:
        set_round(work, live.id, "ideas", "closed")
    app.run()
    how = {
        "nl": ("Richt je camera op het vierkant, of ga naar:", "Code:"),
        "en": ("Point your camera at the square, or go to:", "Code:"),
    }
    assert all(words in html(app) for words in how[language]), "who comes late can still come in"
    assert "alert(1)" not in html(app)
    with start_work() as work:
        set_round(work, live.id, "ideas", "revealed")
        set_timer(work, live.id, 5)
    app.run()

    assert "&lt;script&gt;alert(1)&lt;/script&gt; =cmd() **vet** $x$" in html(app)
    assert "<script" not in html(app)
    assert re.search(r"wall-timer[^>]*>(5:00|4:5\d)<", html(app))


@pytest.mark.parametrize("round_id", ROUND_IDS)
def test_wall_draws_every_revealed_round_also_without_answers(
    demo_database, open_page, round_id
) -> None:
    """A round in which nobody said anything says so calmly."""
    with start_work() as work:
        made = open_doors(work, prepare_session(work, DEMO).id)
        set_round(work, made.id, round_id, "revealed")
    app = open_page("bijeenkomst", "en", scherm="muur")

    assert not app.exception
    assert '<div class="wall">' in html(app)


def test_wall_without_a_meeting_is_calm(sqlite_database, open_page) -> None:
    """No meeting, no coalition with people: a sentence, no fault."""
    with start_work() as work:
        start_coalition(work, name="Leeg", municipality="Erp")
    app = open_page("bijeenkomst", "en", scherm="muur")

    assert "No meeting is open now." in html(app)


def test_answers_are_hidden_and_put_together(live, open_page) -> None:
    """One click hides an answer on the wall, one more shows it again."""
    app = view(open_page("bijeenkomst", "en", deel="zaal"), "antwoorden")
    next(box for box in app.selectbox if box.label == "Which round?").set_value("ideas").run()
    press(app, "Hide")
    assert ideas(hall()) == []
    press(app, "Show again")
    assert len(ideas(hall())) == 1
    assert "<script" not in html(app)


def test_somebody_is_taken_out(live, open_page) -> None:
    """Who does not belong in the hall no longer counts."""
    app = view(open_page("bijeenkomst", "en", deel="zaal"), "mensen")
    press(app, "Take out")

    assert hall().people == ()


def test_card_is_typed_over_and_the_form_is_empty_again(live, open_page) -> None:
    """A kept card counts at once; a card without a name says what is missing."""
    app = view(open_page("bijeenkomst", "en", deel="zaal"), "kaarten")
    press(app, "Keep this card")
    assert "Fill in the name" in app.error[0].value
    next(box for box in app.text_input if box.key.endswith("-name")).set_value("Kaartclub")
    press(app, "Keep this card")

    assert "The card is kept" in app.success[0].value
    assert "Kaartclub" in {one.name for one in hall().present}
    assert next(box for box in app.text_input if box.key.endswith("-name")).value == ""


def test_second_side_of_a_card_is_typed_for_who_wrote_it(live, open_page) -> None:
    """Only the second side is asked then, and the person stays one."""
    app = view(open_page("bijeenkomst", "en", deel="zaal"), "kaarten")
    next(box for box in app.text_input if box.key.endswith("-name")).set_value("Kaartclub (koor)")
    press(app, "Keep this card")
    number = len(hall().people)
    whose = next(box for box in app.selectbox if box.key.endswith("-whose"))
    assert whose.options[1:] == ["Kaartclub (koor)"], "choices are shown as typed, not as Markdown"
    whose.select_index(1).run()
    assert not [box for box in app.text_input if box.key.endswith("-name")]
    next(box for box in app.text_input if box.key.endswith("-promise")).set_value("Wij koken")
    press(app, "Keep this card")

    assert len(hall().people) == number
    assert "Wij koken" in {one.text for one in promises(hall())}
    assert next(box for box in app.selectbox if box.key.endswith("-whose")).value == ""


def test_table_is_asked_only_where_there_are_tables(live, open_page) -> None:
    """A hall without tables asks for none."""
    app = view(open_page("bijeenkomst", "en", deel="zaal"), "kaarten")
    assert not [box for box in app.number_input if box.key.endswith("-table")]
    with start_work() as work:
        set_tables(work, live.id, 4)

    app = view(open_page("bijeenkomst", "en", deel="zaal"), "kaarten")
    assert next(box for box in app.number_input if box.key.endswith("-table")).max == 4


NOW_AND_TIMER = ("live-who-are-we-closed-revealed", "live-set_timer--(3,)")
"""A button of the round on the wall, and of the clock: a phone shows the round first."""


def test_rounds_follow_the_agenda(demo_database, open_page) -> None:
    """A short meeting leads on by its own parts; what is behind or beside it is folded away."""
    with start_work() as work:
        keep_kickoff_plan(work, DEMO, minutes=45)
        made = open_doors(work, prepare_session(work, DEMO).id)
        set_round(work, made.id, "who-are-we", "open")
        set_round(work, made.id, "who-are-we", "revealed")
    app = open_page("bijeenkomst", "en", deel="zaal")
    beside = next(one for one in app.expander if one.label == "Not on your agenda")

    assert "on the agenda at 19:50" in html(app)
    buttons = [one.key for one in app.button]
    now, timer = (buttons.index(key) for key in NOW_AND_TIMER)
    assert now < timer
    assert {one.key for one in beside.button} == {
        f"live-{name}-open-waiting" for name in ("ties", "ideas", "dots")
    }
    press(app, "Open")
    assert session().on_wall == "missing"
    behind = next(one for one in app.expander if one.label == "Earlier rounds")
    assert {one.key.split("-closed")[0] for one in behind.button} >= {"live-who-are-we"}


def test_card_with_personal_data_is_asked_about_before_it_is_kept(live, open_page) -> None:
    """The words stay in the form; the same button once more keeps the card as it stands."""
    app = view(open_page("bijeenkomst", "en", deel="zaal"), "kaarten")
    next(box for box in app.text_input if box.key.endswith("-name")).set_value("Kaartclub")
    next(box for box in app.text_area if box.key.endswith("-ideas")).set_value("Bel 06-12345678")
    press(app, "Keep this card")
    assert "Is it about a resident?" in app.warning[0].value
    assert "Kaartclub" not in {one.name for one in hall().present}
    press(app, "Keep this card")

    assert "Kaartclub" in {one.name for one in hall().present}


def test_domain_on_a_card_counts_before_what_the_name_suggests(live, open_page) -> None:
    """The writer of a card circled where the organisation belongs."""
    app = view(open_page("bijeenkomst", "en", deel="zaal"), "kaarten")
    next(box for box in app.text_input if box.key.endswith("-name")).set_value("Sportclub Zes")
    next(box for box in app.selectbox if box.key.endswith("-domain")).set_value("faith")
    press(app, "Keep this card")

    assert {one.name: one.domains for one in hall().present}["Sportclub Zes"] == ("faith",)


def test_numbers_of_ideas_stand_on_the_wall_while_people_choose(live, open_page) -> None:
    """Whoever has a card reads the numbers there; how many dots there are stays hidden."""
    with start_work() as work:
        set_round(work, live.id, "dots", "open")
    app = open_page("bijeenkomst", "en", scherm="muur")

    assert "<strong>1</strong> &lt;script&gt;" in html(app)
    assert 'class="wall-bars"' not in html(app)


def test_more_ideas_than_fit_are_counted_on_the_wall(live, open_page) -> None:
    """Nothing runs off the wall, and nothing is silently gone."""
    say_often(live, "ideas", "idea", "Samen eten en zingen op het plein achter de kerk", times=60)
    shown = html(open_page("bijeenkomst", "en", scherm="muur"))

    left = re.search(r"and (\d+) more on the phones", shown)
    assert left is not None
    assert shown.count("Samen eten") + int(left.group(1)) == 60


def test_only_the_round_on_the_wall_says_that_it_is_there(live, open_page) -> None:
    """Rounds that were revealed earlier say so, and no more."""
    with start_work() as work:
        set_round(work, live.id, "ideas", "revealed")
        set_round(work, live.id, "promises", "revealed")
    app = open_page("bijeenkomst", "en", deel="zaal")

    assert html(app).count("on the wall for all to see") == 1


def test_code_stays_in_sight_of_the_facilitator(live, open_page) -> None:
    """Somebody at a table without sight of the wall can be told the code."""
    app = open_page("bijeenkomst", "en", deel="zaal")

    assert live.code in html(app)


def test_evening_is_taken_over_with_one_way_back(live, open_page) -> None:
    """What is ticked arrives, hostile names as typed; one click takes it all back."""
    app = open_page("bijeenkomst", "en", deel="na")
    boxes = [box for box in app.checkbox if str(box.key).startswith("live-take")]
    assert len(boxes) == 3
    press(app, "Take over what is ticked")
    with start_work(writes=False) as work:
        added = [one for one in work.partners.find(coalition_id=DEMO) if "alert" in one.name]
        promised = [a for a in work.actions.find(coalition_id=DEMO) if a.origin.startswith("live")]
    assert [one.status for one in added] == ["joined"]
    assert [one.title for one in promised] == [HOSTILE]
    press(app, "Take back")

    with start_work(writes=False) as work:
        assert not [one for one in work.partners.find(coalition_id=DEMO) if "alert" in one.name]


def test_thank_you_texts_begin_with_who_promised_something(live, open_page) -> None:
    """After a full hall the others are a press away, and everybody has a text."""
    with start_work() as work:
        for number in range(8):
            join(work, live.id, new_secret(), name=f"Koor {number}", first_name=f"Ans {number}")
        close_session(work, live.id)
    app = open_page("bijeenkomst", "en", deel="na")
    next(one for one in app.toggle if one.label.startswith("Show a text")).set_value(True).run()
    assert [HOSTILE in one.value for one in app.code] == [True]
    next(one for one in app.toggle if one.label == "Also the 8 who take nothing on").set_value(
        True
    ).run()

    assert len(app.code) == 9
    assert "Hello Ans 0," in app.code[1].value


def test_address_for_phones_is_asked_and_checked(demo_database, open_page) -> None:
    """This computer's own address gives a warning; nonsense is refused."""
    app = open_page("bijeenkomst", "en", deel="zaal")
    assert "Phones cannot reach" in app.warning[0].value
    box = next(one for one in app.text_input if one.label == "Address for phones")
    box.set_value("javascript:alert(1)").run()
    assert app.error
    box = next(one for one in app.text_input if one.label == "Address for phones")
    box.set_value("http://192.168.1.20:8501/").run()

    assert not app.warning


def test_before_any_meeting_the_afterwards_says_where_to_begin(demo_database, open_page) -> None:
    """An empty state with a next step."""
    app = open_page("bijeenkomst", "en", deel="na")

    assert "There was no meeting yet" in app.info[0].value


def test_many_promises_stay_on_the_wall_and_the_rest_is_counted(live, open_page) -> None:
    """Long promises become smaller, and what does not fit is named by its number."""
    say_often(
        live,
        "promises",
        "promise",
        "Ik bel de kerk, de school en de club over een ruimte",
        times=30,
    )
    shown = html(open_page("bijeenkomst", "en", scherm="muur"))

    left = re.search(r"and (\d+) more on the phones", shown)
    assert left is not None
    assert shown.count("Ik bel de kerk") + int(left.group(1)) == 30
    assert "wall-much" in shown


def test_names_that_look_alike_are_offered_as_one(live, open_page) -> None:
    """One click makes one organisation of two names, one click more lets them go again."""
    with start_work() as work:
        for name in ("Zangkoor De Lijster", "Zangkoor de Lijster Lindewaarde"):
            join(work, live.id, new_secret(), name=name, domain="arts-culture")
    app = view(open_page("bijeenkomst", "en", deel="zaal"), "mensen")
    before = len(hall().present)
    press(app, "Yes, one organisation")
    assert len(hall().present) == before - 1
    assert "counts as" in html(app)
    press(app, "Let it stand alone")
    assert len(hall().present) == before


def test_any_two_names_can_be_put_together(live, open_page) -> None:
    """Also those that look nothing alike."""
    with start_work() as work:
        join(work, live.id, new_secret(), name="HVL", domain="arts-culture")
    app = view(open_page("bijeenkomst", "en", deel="zaal"), "mensen")
    ids = {one.name: one.id for one in hall().present}
    next(b for b in app.selectbox if b.label == "This name").set_value(ids["HVL"]).run()
    other = next(value for name, value in ids.items() if name != "HVL")
    boxes = [b for b in app.selectbox if b.label == "is the same organisation as"]
    boxes[0].set_value(other).run()
    press(app, "Make it one")

    assert len(hall().present) == 1
