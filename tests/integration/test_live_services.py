"""A live kick-off as the facilitator runs it: rounds, undo, moderation, cards, dry run, taking over."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from model.core.catalogue import catalogue
from model.core.errors import InvalidInputError, NotFoundError
from model.core.translation import Translator
from model.exports.docx import write as write_docx
from model.network.partners import Partner
from model.process.chapters import Chapter
from model.services.actions import change_action
from model.services.coalitions import remove_coalition, start_coalition
from model.services.dossiers import export_dossier
from model.services.history import happenings, undo
from model.services.live_answers import Given, form_for, give_answers
from model.services.live_cards import Card, enter_card
from model.services.live_hall import read_hall
from model.services.live_joining import join
from model.services.live_map import hall_ties
from model.services.live_minutes import minutes, promises_kept, write_minutes
from model.services.live_moderating import (
    let_name_stand_alone,
    merge,
    put_names_together,
    set_hidden,
    take_out,
)
from model.services.live_proposals import closing
from model.services.live_rehearsal import begin_rehearsal, open_round_in_rehearsal
from model.services.live_sessions import (
    close_session,
    live_sessions,
    open_doors,
    prepare_session,
    remove_session,
    set_pause,
    set_round,
    set_tables,
    set_timer,
    show_on_wall,
    take_back,
)
from model.services.live_taking import take_over
from model.services.live_thanks import thanks
from model.services.opening import start_work
from model.storage.pulse import raise_pulse
from model.storage.tables import LIVE, TABLES
from model.storage.unit_of_work import UnitOfWork
from model.workshop.codes import hashed, new_secret
from model.workshop.hall import Hall
from model.workshop.live import LiveOrganisation, LiveSession
from model.workshop.rounds import ROUND_IDS
from model.workshop.tallies import ideas, missing, promises

NL = Translator("nl", catalogue())


def coalition(work: UnitOfWork) -> str:
    made = start_coalition(work, name="Proef", municipality="Erp")
    for name, domain, status in (
        ("Bibliotheek Erp", "arts-culture", "joined"),
        ("Wijkteam Erp", "care-welfare", "invited"),
    ):
        work.partners.add(
            Partner.model_validate(
                {"coalition_id": made.id, "name": name, "domains": (domain,), "status": status}
            )
        )
    work.commit()
    return made.id


def opened(work: UnitOfWork, coalition_id: str) -> LiveSession:
    return open_doors(work, prepare_session(work, coalition_id).id)


def hall(work: UnitOfWork, live: LiveSession) -> Hall:
    found = read_hall(work, live.id)
    assert found is not None
    return found


def come(work: UnitOfWork, live: LiveSession, name: str, first: str = "") -> str:
    return join(work, live.id, new_secret(), name=name, domain="sport", first_name=first).id


def say(work: UnitOfWork, live: LiveSession, who: str, round_id: str, *given: Given) -> None:
    give_answers(work, live.id, who, round_id, given)


def whole_evening(work: UnitOfWork, coalition_id: str) -> LiveSession:
    """A meeting of three people in which everything was said."""
    live = opened(work, coalition_id)
    ans = come(work, live, "Bibliotheek Erp", "Ans")
    bas = come(work, live, "Wijkteam Erp", "Bas")
    cis = come(work, live, "Voetbalclub Erp", "Cis")
    places = {one.name: one.id for one in hall(work, live).present}
    set_round(work, live.id, "who-are-we", "open")
    say(work, live, cis, "who-are-we", Given("groups", "youth", value="yes"))
    set_round(work, live.id, "ties", "open")
    say(work, live, ans, "ties", Given("tie", places["Voetbalclub Erp"], value="cooperates"))
    set_round(work, live.id, "missing", "open")
    say(work, live, ans, "missing", Given("missing", text="Apotheek Erp", value="yes"))
    set_round(work, live.id, "ideas", "open")
    say(work, live, ans, "ideas", Given("idea", text="Soep", value="finding"))
    say(work, live, bas, "ideas", Given("idea", text="Zang"))
    set_round(work, live.id, "dots", "open")
    soup = ideas(hall(work, live))[0].id
    say(work, live, bas, "dots", Given("dot", soup, value="yes"))
    set_round(work, live.id, "promises", "open")
    promise = Given("promise", text="Ik bel", due_on=date(2027, 1, 8))
    say(work, live, bas, "promises", promise)
    set_round(work, live.id, "feedback", "open")
    say(work, live, cis, "feedback", Given("worth", value="4"), Given("tip", text="Koffie"))
    return live


def test_one_meeting_at_a_time_and_no_code_twice(work: UnitOfWork) -> None:
    """A second meeting waits until the first one ended."""
    owner = coalition(work)
    first = prepare_session(work, owner)
    with pytest.raises(InvalidInputError):
        prepare_session(work, owner)
    close_session(work, open_doors(work, first.id).id)

    second = prepare_session(work, owner)

    assert second.code != first.code
    assert [one.id for one in live_sessions(work, owner)] == [second.id, first.id]


def test_nobody_joins_before_the_doors_open_or_after_the_end(work: UnitOfWork) -> None:
    """A prepared and an ended meeting take nobody in, and an ended one opens no more."""
    live = prepare_session(work, coalition(work))
    with pytest.raises(InvalidInputError):
        come(work, live, "Te vroeg")
    open_doors(work, live.id)
    come(work, live, "Op tijd")
    close_session(work, live.id)
    for late in (lambda: come(work, live, "Te laat"), lambda: open_doors(work, live.id)):
        with pytest.raises(InvalidInputError):
            late()

    assert len(hall(work, live).people) == 1


def test_only_news_is_read_and_nothing_is_missed(work: UnitOfWork) -> None:
    """Without news the same object comes back; with news everything is as read anew."""
    live = opened(work, coalition(work))
    before = hall(work, live)
    with start_work(writes=False) as looking:
        before = hall(looking, live)
        assert hall(looking, live) is before

    ans = come(work, live, "Bibliotheek Erp")
    set_round(work, live.id, "ideas", "open")
    say(work, live, ans, "ideas", Given("idea", text="Soep"))
    after = hall(work, live)

    assert after == hall(work, live)
    assert after is not None
    assert after.session.pulse > before.session.pulse


def test_two_servers_serve_one_meeting(database: str) -> None:
    """What one server wrote the other one sees; no number is given twice."""
    secret = new_secret()
    with start_work() as first:
        live = opened(first, coalition(first))
        person = join(first, live.id, secret, name="Buurtkoor")
    with start_work() as second:
        found = hall(second, live).holder(hashed(secret))
        assert found is not None
        assert found.id == person.id
        set_round(second, live.id, "ideas", "open")
        seen = hall(second, live)
    with start_work() as first:
        say(first, live, person.id, "ideas", Given("idea", text="Soep"))
    with start_work(writes=False) as second:
        now = read_hall(second, live.id)

    assert now is not None
    assert now.session.pulse == seen.session.pulse + 1
    assert [one.text for one in ideas(now)] == ["Soep"]


def test_same_answer_twice_is_one_answer(work: UnitOfWork) -> None:
    """A phone that sends a form twice doubles nothing; emptied means taken back."""
    live = opened(work, coalition(work))
    ans = come(work, live, "Buurtkoor")
    set_round(work, live.id, "ideas", "open")
    for _ in range(2):
        say(work, live, ans, "ideas", Given("idea", text="Soep"))
    assert len(hall(work, live).contributions) == 1

    say(work, live, ans, "ideas", Given("idea"))
    assert ideas(hall(work, live)) == []
    assert not hall(work, live).answered("ideas")


@pytest.mark.parametrize(
    "wrong",
    [
        Given("idea", text="x", place=7),
        Given("idea", text="x", value="no-block"),
        Given("tie", "nobody", value="knows"),
        Given("no-kind", text="x"),
        Given("groups", "youth", value="yes"),
    ],
)
def test_answer_that_cannot_be_is_refused_whole(database: str, wrong: Given) -> None:
    """One wrong answer among good ones: nothing is written."""
    with start_work() as work:
        live = opened(work, coalition(work))
        ans = come(work, live, "Buurtkoor")
        set_round(work, live.id, "ideas", "open")
    with start_work() as work, pytest.raises(InvalidInputError):
        say(work, live, ans, "ideas", Given("idea", text="goed", place=1), wrong)

    with start_work(writes=False) as work:
        assert hall(work, live).contributions == {}


def test_each_pair_is_asked_once_and_latecomers_too(work: UnitOfWork) -> None:
    """The plan is fixed when the round opens; who comes later is asked about somebody as well."""
    live = opened(work, coalition(work))
    people = [come(work, live, f"Organisatie {number}") for number in range(7)]
    live = set_round(work, live.id, "ties", "open")
    pairs = [frozenset((a, b)) for a, others in live.questions.items() for b in others]
    assert len(pairs) == len(set(pairs)) == 21

    late = come(work, live, "Laatkomer")
    form = form_for(work, hall(work, live), work.live_participants.one(late), "ties")
    assert 1 <= len({q.about for q in form.questions}) <= 14
    first = form_for(work, hall(work, live), work.live_participants.one(people[0]), "ties")
    assert {q.about for q in first.questions} == set(
        live.questions[work.live_participants.one(people[0]).organisation_id]
    )


def test_every_step_of_the_facilitator_can_be_taken_back(work: UnitOfWork) -> None:
    """Rounds, wall, timer, pause, hiding, merging, taking out: back one by one."""
    live = opened(work, coalition(work))
    ans, bas = come(work, live, "Buurtkoor"), come(work, live, "Voetbalclub")
    set_round(work, live.id, "ideas", "open")
    say(work, live, ans, "ideas", Given("idea", text="Soep"))
    say(work, live, bas, "ideas", Given("idea", text="Soupe"))
    one, two = ideas(hall(work, live))
    start = hall(work, live)
    steps = (
        lambda: set_round(work, live.id, "ideas", "closed"),
        lambda: set_round(work, live.id, "ideas", "revealed"),
        lambda: show_on_wall(work, live.id, ""),
        lambda: set_timer(work, live.id, 5),
        lambda: set_pause(work, live.id, paused=True),
        lambda: set_hidden(work, live.id, one.id, hidden=True),
        lambda: merge(work, live.id, two.id, one.id),
        lambda: take_out(work, live.id, bas),
    )
    for step in steps:
        step()
    changed = hall(work, live)
    assert changed.session.paused
    assert len(changed.people) == 1
    for _ in steps:
        take_back(work, live.id)

    back = hall(work, live)
    assert back.session.rounds == start.session.rounds
    assert (back.session.on_wall, back.session.timer_ends, back.session.paused) == (
        "ideas",
        None,
        False,
    )
    assert ideas(back) == ideas(start)
    assert len(back.people) == 2


def test_taking_back_with_nothing_done_says_so(work: UnitOfWork) -> None:
    """No step, no surprise."""
    live = opened(work, coalition(work))
    with pytest.raises(InvalidInputError):
        take_back(work, live.id)


def test_answers_of_another_meeting_are_out_of_reach(work: UnitOfWork) -> None:
    """Hiding, merging and taking out stay within the meeting."""
    owner = coalition(work)
    first = opened(work, owner)
    ans = come(work, first, "Buurtkoor")
    set_round(work, first.id, "ideas", "open")
    say(work, first, ans, "ideas", Given("idea", text="Soep"))
    (one,) = ideas(hall(work, first))
    close_session(work, first.id)
    second = opened(work, owner)

    for attempt in (
        lambda: set_hidden(work, second.id, one.id, hidden=True),
        lambda: merge(work, second.id, one.id, ""),
        lambda: take_out(work, second.id, ans),
    ):
        with pytest.raises(NotFoundError):
            attempt()


def test_card_counts_like_a_phone(work: UnitOfWork) -> None:
    """A card typed over fills every round; wrong numbers of dots are told before anything is kept."""
    live = opened(work, coalition(work))
    ans = come(work, live, "Bibliotheek Erp")
    set_round(work, live.id, "ideas", "open")
    say(work, live, ans, "ideas", Given("idea", text="Soep"))
    card = Card(
        organisation="Voetbalclub Erp",
        first_name="Kees",
        groups=("youth",),
        brings=("place",),
        missing=("School", ""),
        ideas=("Toernooi",),
        dots=(1,),
        promise="Ik regel de kantine",
        promise_on=date(2027, 2, 1),
        tip="Fijn",
        known=("Bibliotheek Erp",),
    )
    with pytest.raises(InvalidInputError):
        enter_card(work, hall(work, live), Card(organisation="Fout", dots=(9,)))
    enter_card(work, hall(work, live), card)

    there = hall(work, live)
    assert len(there.people) == 2
    assert {one.text: one.dots for one in ideas(there)} == {"Soep": 1, "Toernooi": 0}
    assert [one.name for one in missing(there)] == ["School"]
    assert [one.text for one in promises(there)] == ["Ik regel de kantine"]
    assert there.answered("ties") == there.answered("feedback")


def test_second_side_of_a_card_belongs_to_the_same_person(work: UnitOfWork) -> None:
    """Dots come after the ideas are on the wall: nobody counts twice, and what stood there stays."""
    live = opened(work, coalition(work))
    first = Card(
        organisation="Kaartclub", groups=("youth",), ideas=("Soep", "Zang"), block="finding"
    )
    writer = enter_card(work, hall(work, live), first)
    enter_card(work, hall(work, live), Card(dots=(1,), promise="Ik bel"), person_id=writer.id)
    last = Card(dots=(2,), missing=("School",), calls=True, worth="4", again="5")
    enter_card(work, hall(work, live), last, person_id=writer.id)

    there = hall(work, live)
    assert [one.id for one in there.people] == [writer.id]
    assert {one.text: (one.dots, one.building_block) for one in ideas(there)} == {
        "Soep": (0, "finding"),
        "Zang": (1, "finding"),
    }
    assert [one.text for one in promises(there)] == ["Ik bel"]
    assert [len(one.callers) for one in missing(there)] == [1]
    assert writer.id in there.answered("who-are-we") & there.answered("feedback")


def test_card_is_never_added_to_somebody_with_a_phone(work: UnitOfWork) -> None:
    """Nobody types over what a participant says on their own phone, nor for somebody elsewhere."""
    live = opened(work, coalition(work))
    on_phone = come(work, live, "Bibliotheek Erp")
    for nobody in (on_phone, "nobody"):
        with pytest.raises(NotFoundError):
            enter_card(work, hall(work, live), Card(promise="Ik bel"), person_id=nobody)

    assert promises(hall(work, live)) == []


def test_dry_run_leaves_nothing_behind(work: UnitOfWork) -> None:
    """Not one row differs from before, and nothing of it can be taken over."""
    owner = coalition(work)

    def everything() -> dict[str, list[object]]:
        return {name: sorted(str(one) for one in work.repository(name).find()) for name in TABLES}

    before = everything()
    live = begin_rehearsal(work, owner, NL)
    for round_id in ROUND_IDS:
        open_round_in_rehearsal(work, live.id, round_id, NL)
    there = hall(work, live)
    assert all(there.answered(round_id) for round_id in ROUND_IDS)
    with pytest.raises(InvalidInputError):
        take_over(work, live.id, [one.key for one in closing(work, live.id).proposals], NL)
    remove_session(work, live.id)

    assert everything() == before


def test_pretend_people_never_answer_in_a_real_meeting(work: UnitOfWork) -> None:
    """Only a dry run has pretend people."""
    live = opened(work, coalition(work))
    with pytest.raises(InvalidInputError):
        open_round_in_rehearsal(work, live.id, "ideas", NL)


def test_evening_is_taken_over_once_and_taken_back_in_one_go(work: UnitOfWork) -> None:
    """Everything arrives where it belongs, never double, and one undo takes all of it back."""
    owner = coalition(work)
    live = whole_evening(work, owner)
    close_session(work, live.id)
    now = closing(work, live.id)
    counts = take_over(work, live.id, [one.key for one in now.proposals], NL)

    assert counts == {
        "partners": 2,
        "ties": 1,
        "goals": 1,
        "ideas": 2,
        "actions": 1,
        "invitations": 1,
    }
    partners = {one.name: one for one in work.partners.find(coalition_id=owner)}
    assert partners["Voetbalclub Erp"].status == partners["Wijkteam Erp"].status == "joined"
    assert partners["Voetbalclub Erp"].risk_groups == ("youth",)
    assert partners["Voetbalclub Erp"].domains_confirmed
    assert partners["Apotheek Erp"].status == "prospect"
    assert "Bibliotheek Erp" in partners["Apotheek Erp"].note
    (tie,) = work.ties.find(coalition_id=owner)
    assert tie.reported_by == partners["Bibliotheek Erp"].id
    assert {tie.source_id, tie.target_id} == {
        partners["Bibliotheek Erp"].id,
        partners["Voetbalclub Erp"].id,
    }
    (goal,) = work.goals.find(coalition_id=owner)
    assert (goal.title, goal.building_block) == ("Soep", "finding")
    (chapter,) = work.chapters.find(coalition_id=owner)
    assert chapter.chapter == "building-blocks"
    assert "Soep (één stip)" in chapter.text
    (action,) = work.actions.find(coalition_id=owner)
    assert (action.title, action.owner_name, action.due_on) == ("Ik bel", "Bas", date(2027, 1, 8))
    assert action.owner_partner_id == partners["Wijkteam Erp"].id
    assert all(one.done for one in closing(work, live.id).proposals)
    with pytest.raises(InvalidInputError):
        take_over(work, live.id, [one.key for one in now.proposals], NL)

    undo(work, owner, happenings(work, owner, limit=1)[0].at)

    assert {one.key for one in closing(work, live.id).proposals if not one.done} == {
        one.key for one in now.proposals if not one.done
    }
    assert work.ties.find(coalition_id=owner) == work.actions.find(coalition_id=owner) == []


def test_what_stood_in_the_plan_stays(work: UnitOfWork) -> None:
    """Ideas come behind the text that people wrote."""
    owner = coalition(work)
    work.chapters.add(Chapter(coalition_id=owner, chapter="building-blocks", text="Eigen tekst"))
    work.commit()
    live = whole_evening(work, owner)
    keys = [one.key for one in closing(work, live.id).under("ideas")]
    take_over(work, live.id, keys, NL)

    (chapter,) = work.chapters.find(coalition_id=owner)
    assert chapter.text.startswith("Eigen tekst\n\n")


def test_who_did_what_they_promised(work: UnitOfWork) -> None:
    """Weeks later the actions of the meeting are listed; done ones last."""
    owner = coalition(work)
    live = whole_evening(work, owner)
    keys = [one.key for one in closing(work, live.id).under("actions")]
    take_over(work, live.id, keys, NL)
    (action,) = work.actions.find(coalition_id=owner)
    change_action(work, action, date(2027, 1, 2), state="done")

    (kept,) = promises_kept(work, live.code, owner)
    assert kept.action.state == "done"
    assert not kept.late
    assert promises_kept(work, "ZZZZZZ", owner) == []


def test_promise_without_a_first_name_names_its_organisation_once(work: UnitOfWork) -> None:
    """On the action list the partner is the owner; it does not stand there twice."""
    owner = coalition(work)
    live = open_doors(work, prepare_session(work, owner).id)
    person = join(work, live.id, new_secret(), name="Buurtkoor")
    set_round(work, live.id, "promises", "open")
    give_answers(work, live.id, person.id, "promises", [Given("promise", text="Ik zing voor")])
    chosen = [one.key for one in closing(work, live.id).proposals]
    take_over(work, live.id, chosen, NL)

    assert [one.who for one in promises_kept(work, live.code, owner)] == ["Buurtkoor"]


def test_who_may_be_there_already_is_not_invited_unasked(work: UnitOfWork) -> None:
    """“The pharmacy” with a pharmacy in the list: the proposal says so and is not ticked."""
    owner = coalition(work)
    work.partners.add(Partner(coalition_id=owner, name="Apotheek Centrum Erp"))
    work.commit()
    live = open_doors(work, prepare_session(work, owner).id)
    person = join(work, live.id, new_secret(), name="Buurtkoor")
    set_round(work, live.id, "missing", "open")
    typed = ("De apotheek", "De tandarts")
    answers = [Given("missing", place=n, text=text) for n, text in enumerate(typed)]
    give_answers(work, live.id, person.id, "missing", answers)
    found = {one.title: one for one in closing(work, live.id).under("invitations")}

    assert not found["De apotheek"].advised
    note = found["De apotheek"].note
    assert note is not None
    assert "Apotheek Centrum Erp" in NL.message(note)
    assert found["De tandarts"].advised


def test_minutes_hold_map_choices_and_promises(work: UnitOfWork) -> None:
    """In Word and as a PDF, and everybody gets a text with what they promised."""
    owner = coalition(work)
    live = whole_evening(work, owner)
    there = hall(work, live)
    here = work.coalitions.one(owner)
    document = minutes(there, here, NL)

    assert write_minutes(work, live.id, NL, "pdf").startswith(b"%PDF")
    assert write_docx(document).startswith(b"PK")
    assert "eenzaam" not in f"{document.title} {document.subtitle} {document.footer}".casefold()
    text = str(document.blocks)
    for wanted in ("Soep", "Ik bel", "Apotheek Erp", "Voetbalclub Erp", "Koffie"):
        assert wanted in text
    texts = {one.name: one.text for one in thanks(there, here, NL)}
    assert "Ik bel (vóór 8 januari 2027)" in texts["Bas"]
    assert "Ik bel" not in texts["Ans"]


def test_meeting_is_in_no_dossier_and_no_history_and_goes_with_its_coalition(
    work: UnitOfWork,
) -> None:
    """Names of people in a hall leave with nothing; removing the coalition removes them."""
    owner = coalition(work)
    whole_evening(work, owner)
    dossier = export_dossier(work, owner, datetime.now(UTC), history=True)

    assert b"Bas" not in dossier
    assert not [one for one in happenings(work, owner) if one.entity.startswith("live")]
    remove_coalition(work, owner, typed_name="Proef")
    assert [len(work.repository(name).find()) for name in LIVE] == [0, 0, 0, 0]


def test_removed_partner_does_not_break_the_closing(work: UnitOfWork) -> None:
    """Somebody tidied the register between the meeting and the closing."""
    owner = coalition(work)
    live = whole_evening(work, owner)
    for partner in work.partners.find(coalition_id=owner):
        work.partners.remove(partner)
    work.commit()

    now = closing(work, live.id)
    take_over(work, live.id, [one.key for one in now.proposals], NL)
    assert len(work.ties.find(coalition_id=owner)) == 1


def test_number_of_tables_stays_within_a_hall(work: UnitOfWork) -> None:
    """Forty is the most, and a table that is not there is no table."""
    live = opened(work, coalition(work))
    assert set_tables(work, live.id, 99).tables == 40
    set_tables(work, live.id, 3)
    join(work, live.id, new_secret(), name="Buurtkoor", table=12)
    assert hall(work, live).people[0].table == 0


def test_two_names_of_one_organisation_count_as_one(work: UnitOfWork) -> None:
    """On the map, in questions, in the register; typed again it is found; and it can be undone."""
    owner = coalition(work)
    live = opened(work, owner)
    for name in ("Bieb in Erp", "Bibliotheek Erp", "Buurtkoor"):
        come(work, live, name)
    ids = {one.name: one.id for one in hall(work, live).present}
    set_round(work, live.id, "who-are-we", "open")
    short = next(one.id for one in hall(work, live).people)
    say(work, live, short, "who-are-we", Given("groups", "youth", value="yes"))
    set_round(work, live.id, "ties", "open")
    say(work, live, short, "ties", Given("tie", ids["Buurtkoor"], value="cooperates"))
    say(work, live, short, "ties", Given("tie", ids["Bibliotheek Erp"], value="knows"))

    stays = put_names_together(work, live.id, ids["Bibliotheek Erp"], ids["Bieb in Erp"])

    assert stays.name == "Bibliotheek Erp", "the one in the register goes on"
    there = hall(work, live)
    assert [one.name for one in there.present] == ["Bibliotheek Erp", "Buurtkoor"]
    (tie,) = hall_ties(there)
    assert {tie.source_id, tie.target_id} == {ids["Bibliotheek Erp"], ids["Buurtkoor"]}
    asked = form_for(work, there, there.participants[short], "ties").questions
    assert {one.name for one in asked} <= {"Buurtkoor"}
    again = work.live_participants.one(come(work, live, "bieb in erp"))
    assert again.organisation_id == ids["Bibliotheek Erp"]
    late = work.live_participants.one(come(work, live, "Laatkomer"))
    names = [one.name for one in form_for(work, hall(work, live), late, "ties").questions]
    assert set(names) <= {"Bibliotheek Erp", "Buurtkoor"}
    take_back(work, live.id)
    assert "Bieb in Erp" in {one.name for one in hall(work, live).present}

    put_names_together(work, live.id, ids["Bieb in Erp"], ids["Bibliotheek Erp"])
    close_session(work, live.id)
    take_over(work, live.id, [one.key for one in closing(work, live.id).proposals], NL)
    register = {one.name: one for one in work.partners.find(coalition_id=owner)}
    assert "Bieb in Erp" not in register
    assert register["Bibliotheek Erp"].risk_groups == ("youth",)


def test_two_partners_of_the_register_are_put_together_there(work: UnitOfWork) -> None:
    """A hall does not decide about the register, nor about a name that is gone, nor in a circle."""
    live = opened(work, coalition(work))
    for name in ("Wijkteam Erp", "Bibliotheek Erp", "Koor", "Zangclub"):
        come(work, live, name)
    ids = {one.name: one.id for one in hall(work, live).present}
    put_names_together(work, live.id, ids["Koor"], ids["Zangclub"])
    for one, other in (
        ("Wijkteam Erp", "Bibliotheek Erp"),
        ("Zangclub", "Koor"),
        ("Zangclub", "Zangclub"),
    ):
        with pytest.raises(InvalidInputError):
            put_names_together(work, live.id, ids[one], ids[other])
    with pytest.raises(NotFoundError):
        put_names_together(work, live.id, ids["Koor"], "nobody")

    let_name_stand_alone(work, live.id, ids["Koor"])
    assert len(hall(work, live).present) == 4


def test_what_is_not_committed_is_for_nobody_else(database: str) -> None:
    """A step that failed half-way leaves no trace in what this process keeps of a hall."""
    with start_work() as work:
        live = opened(work, coalition(work))
    with start_work(writes=False) as looking:
        before = hall(looking, live)
    with start_work() as writing:
        raise_pulse(writing, live.id)
        here = LiveOrganisation(
            coalition_id=live.coalition_id, session_id=live.id, key="new:x", name="X", pulse=99
        )
        writing.live_organisations.add(here)
        assert here.id in hall(writing, live).organisations

    with start_work(writes=False) as looking:
        assert hall(looking, live) == before


def test_backup_that_was_put_back_is_read_anew(database: str) -> None:
    """Numbers that went back mean another past: what was kept of the hall no longer holds."""
    with start_work() as work:
        live = opened(work, coalition(work))
        come(work, live, "Buurtkoor")
    with start_work(writes=False) as looking:
        assert hall(looking, live).people
    sessions, people = TABLES["live_sessions"], TABLES["live_participants"]
    with start_work() as writing:
        writing.connection.execute(people.delete())
        writing.connection.execute(sessions.update().values(pulse=0, version=1))
        writing.commit()

    with start_work(writes=False) as looking:
        assert hall(looking, live).people == ()
