"""Clicking a round from set-up to letters."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from model.core.errors import NotFoundError
from model.evaluation.lessons import LESSON_IDS
from model.review.rounds import Round
from model.services.awards import decide
from model.services.conflicts import declare_conflict
from model.services.opening import start_work
from model.services.personal_links import actor_of_link
from model.services.reviews import keep_score, submit_review
from model.services.rounds import RoundView, move_round, rounds, start_round
from pages.shared.plain import plain
from tests.tools.own_tables import own_tables

DEMO, DEMO_ROUND = "lindewaarde", "lw-round-2027"
PLANS = ("lw-even-lucht", "lw-jongeren", "lw-kerstdiner", "lw-maatjes")
PANEL = ("An de Vries", "Bo Jansen", "Cas Bakker")
HOSTILE = "<script>alert(1)</script> =cmd() **vet** $a$ 🧓 \u202eolleh"


def drawn(app: AppTest) -> str:
    """Everything that is drawn as text or in our own HTML."""
    parts = [*app.markdown, *app.caption, *app.subheader, *app.info, *app.error]
    html = [element.proto.body for element in app.get("html")]
    return "\n".join([part.value for part in parts] + html)


def press(app: AppTest, label: str) -> AppTest:
    found = [button for button in app.button if label in button.label]
    assert len(found) == 1, [button.label for button in app.button]
    return found[0].click().run()


def named(app: AppTest, name: str = "Hilde") -> AppTest:
    """Say who decides, where the page asks it."""
    field = next((f for f in app.text_input if "Your name" in f.label), None)
    return field.set_value(name).run() if field is not None else app


def fresh_round(phase: str = "open", **values: object) -> Round:
    own: dict[str, object] = {
        "title": "Proefronde",
        "project_ids": PLANS,
        "reviewers": PANEL,
        **values,
    }
    with start_work(by="Tester") as work:
        made = start_round(work, DEMO, **own)
        return move_round(work, made, phase) if phase != "open" else made  # type: ignore[arg-type] # a phase


def view_of(round_: Round) -> RoundView:
    with start_work(writes=False) as work:
        return next(view for view in rounds(work, DEMO) if view.round.id == round_.id)


def reviewed_round(**values: object) -> Round:
    made = fresh_round("reviewing", **values)
    with start_work(by="Tester") as work:
        for place, plan in enumerate(PLANS):
            for name in PANEL:
                for lesson in LESSON_IDS:
                    keep_score(work, made, plan, name, lesson, level=max(0, 4 - place), reason=name)
                submit_review(work, made, plan, name, datetime.now(UTC))
        return move_round(work, work.rounds.one(made.id), "deciding")


def test_new_round_has_defaults_that_need_only_a_title(demo_database, open_page) -> None:
    """Plans that have not begun, usual rules, all checks, three readers, six weeks stand ready."""
    app = open_page("rondes", "en", weergave="nieuw")
    app.text_input[0].set_value("Snelle ronde")
    names = next(area for area in app.text_area if "Who reviews?" in area.label)
    names.set_value("Hilde; Seniorenraad Lindewaarde\nBo")
    press(app, "Make this round")

    with start_work(writes=False) as work:
        view = next(v for v in rounds(work, DEMO) if v.round.title == "Snelle ronde")
    made = view.round
    assert made.affiliations["Hilde"].organisation == "Seniorenraad Lindewaarde"
    with start_work(writes=False) as work:
        chosen = {work.projects.one(one).status for one in made.project_ids}
    assert chosen == {"idea", "planned"}
    assert {rule.id for rule in made.exclusions} >= {"one-off", "incomplete"}
    assert made.reviews_per_plan == 3
    assert len(made.check_ids) == 5
    assert made.opens_on is not None
    assert made.closes_on is not None
    assert (made.closes_on - made.opens_on).days == 42
    assert any(conflict.reviewer == "Hilde" for conflict in view.conflicts)


def test_rules_are_decided_by_somebody_with_a_name(demo_database, open_page) -> None:
    """Clear answers go at once, the rest one by one, and a name is asked for first."""
    made = fresh_round(exclusions=({"id": "one-off"}, {"id": "incomplete"}))
    app = open_page("rondes", "en", ronde=made.id, deel="regels")
    press(app, "clear answers")
    assert any("Fill in your name" in error.value for error in app.error)

    named(app)
    press(app, "clear answers")
    assert not app.error
    assert len(view_of(made).applications) == 4

    app.run()
    chosen = next(box for box in app.selectbox if box.label == "Look at one plan")
    assert chosen.value == "lw-kerstdiner"
    control = next(c for c in app.button_group if c.value is None and "one-off" in str(c.key))
    control.set_value("not-met")
    press(app, "Keep what I decided")
    assert any("Say why this plan falls out" in error.value for error in app.error)


def test_conflicts_are_looked_at_and_the_plans_divided(demo_database, open_page) -> None:
    """A proposal waits with its reason; after the decision the plans are divided."""
    made = fresh_round(affiliations={PANEL[0]: {"organisation": "Bezoekdienst Samen Thee"}})
    app = named(open_page("rondes", "en", ronde=made.id, deel="verdeling"))
    assert "is the applicant" in drawn(app)

    found = next(c for c in view_of(made).conflicts if c.project_id == "lw-maatjes")
    control = next(c for c in app.button_group if found.id in str(c.key))
    control.set_value("confirmed")
    press(app, "Keep what I decided")
    settled = next(c for c in view_of(made).conflicts if c.project_id == "lw-maatjes")
    assert (settled.state, settled.by) == ("confirmed", "Hilde")

    press(app, "Divide the plans")
    view = view_of(made)
    assert view.assignments
    assert "lw-maatjes" not in {plan.id for plan in view.plans_of(PANEL[0])}


def test_reviewer_stops_and_others_take_over(demo_database, open_page) -> None:
    """One choice and one button; the bar says where the plans went."""
    made = fresh_round("reviewing", reviews_per_plan=1)
    app = open_page("rondes", "en", ronde=made.id, deel="verdeling")
    who = next(box for box in app.selectbox if box.label == "Who cannot go on?")
    who.set_value(PANEL[0]).run()
    press(app, "This reviewer stops")

    view = view_of(made)
    assert view.round.withdrawn == (PANEL[0],)
    assert len(view.assignments) == 4


def test_own_criterion_is_added_and_judged(demo_database, open_page) -> None:
    """It gets a form beside the lessons, with its words shown as typed."""
    made = fresh_round(check_ids=("structural",))
    app = open_page("rondes", "en", ronde=made.id, deel="opzet")
    label = next(f for f in app.text_input if f.label == "Name of the criterion")
    label.set_value(HOSTILE)
    press(app, "Keep this criterion")
    made = view_of(made).round
    assert made.criteria[0].label == HOSTILE
    with start_work() as work:
        move_round(work, made, "reviewing")

    app = open_page("beoordeling", "en", ronde=made.id, beoordelaar=PANEL[0], plan=PLANS[0])
    assert not app.exception
    assert len(app.radio) == 7
    app.radio[6].set_value("3").run()
    check = next(c for c in app.button_group if "check-structural" in str(c.key))
    check.set_value("fail").run()
    kept = view_of(made).review_of(PLANS[0], PANEL[0])
    assert kept is not None
    assert (kept.scores[0].level, kept.checks[0].outcome) == (3, "fail")
    assert "What the workbench found" in drawn(app)


def test_reviewer_steps_aside_and_the_plan_is_gone(demo_database, open_page) -> None:
    """Too near: the plan leaves the list; abstaining: handed in without a level."""
    made = fresh_round("reviewing")
    app = open_page("beoordeling", "en", ronde=made.id, beoordelaar=PANEL[0], plan=PLANS[0])
    app.toggle[0].set_value(True).run()
    why = next(f for f in app.text_input if f.label == "Why not?")
    why.set_value("Mijn zus werkt daar")
    press(app, "I stand too near to it")
    assert view_of(made).conflict_of(PLANS[0], PANEL[0]) is not None
    assert "One plan is not shown to you" in drawn(app)

    app = open_page("beoordeling", "en", ronde=made.id, beoordelaar=PANEL[0], plan=PLANS[1])
    next(t for t in app.toggle if "cannot or may not" in t.label).set_value(True).run()
    press(app, "I abstain")
    kept = view_of(made).review_of(PLANS[1], PANEL[0])
    assert kept is not None
    assert kept.abstained


def test_question_is_asked_and_answered_beside_the_plan(demo_database, open_page) -> None:
    """Both stay with the file, shown as typed."""
    made = fresh_round("reviewing")
    app = open_page("beoordeling", "en", ronde=made.id, beoordelaar=PANEL[0], plan=PLANS[0])
    next(a for a in app.text_area if a.label == "Your question").set_value(HOSTILE)
    press(app, "Ask the question")
    assert "\\<script\\>" in drawn(app)

    next(t for t in app.toggle if t.label == "Write down the answer").set_value(True).run()
    next(a for a in app.text_area if a.label == "Answer").set_value("Wij bellen aan.")
    press(app, "Keep the answer")
    assert view_of(made).questions[0].answer == "Wij bellen aan."


def test_practice_compares_with_the_reference_at_once(demo_database, open_page) -> None:
    """Levels first, then the reference with its reason, then the next plan."""
    made = fresh_round("reviewing")
    app = open_page("beoordeling", "en", ronde=made.id, beoordelaar=PANEL[0], deel="oefenen")
    press(app, "Compare with the reference")
    assert any("level for each question" in error.value for error in app.error)

    for radio in app.radio:
        radio.set_value("2")
    press(app, "Compare with the reference")
    assert "we would give 0" in drawn(app)
    press(app, "Next practice plan")
    assert any("Men of the allotment" in s.value for s in app.subheader)


def test_one_plan_shows_profile_gap_and_weighting(demo_database, open_page) -> None:
    """The demo's plan with own levels: both stand beside each other."""
    app = open_page("vergelijking", "en", deel="per-plan", plan="lw-aanschuiven")

    assert len(own_tables(app)[0].body) == 6
    assert own_tables(app)[0].numbers == {1, 3, 4}
    assert "Which weighting would put this plan first?" in drawn(app)
    assert "see about the same" in drawn(app)


def test_portfolio_swaps_a_plan(demo_database, open_page) -> None:
    """What is gained and lost is said, with the money."""
    app = open_page("vergelijking", "en", deel="samen")
    assert "Nobody in this round" in drawn(app)

    out = next(box for box in app.selectbox if box.label == "This one out")
    into = next(box for box in app.selectbox if box.label == "This one in")
    out.set_value("lw-even-lucht")
    into.set_value("lw-jongeren").run()

    assert "Gained:" in drawn(app)
    assert "It costs" in drawn(app)


def test_decisions_lead_to_letters_and_a_list(demo_database, open_page) -> None:
    """A band at once, one by one, a lot, and then letters without reviewers' names."""
    made = reviewed_round(places=2, budget=40000.0)
    app = named(open_page("vergelijking", "en", ronde=made.id, deel="besluiten"))
    reason = next((f for f in app.text_input if "Above the line" in f.label), None)
    assert reason is not None
    reason.set_value(f"{PANEL[0]} en de anderen vonden dit sterk")
    press(app, "Grant them all")
    granted = [award for award in view_of(made).awards if award.outcome == "granted"]
    assert granted
    assert all(award.by == "Hilde" for award in granted)

    press(app, "Keep the decision")
    assert any("Choose a decision first" in error.value for error in app.error)

    next(f for f in app.text_input if f.label == "Seed").set_value("4 8 15")
    next(f for f in app.text_input if f.label == "Why these?").set_value("Gelijk")
    next(m for m in app.multiselect if "Between which" in m.label).set_value(list(PLANS[:2]))
    press(app, "Draw")
    assert view_of(made).lots[0].lot.seed == "4 8 15"
    assert "lot number 2" in drawn(app)
    assert "Drawn again just now: the same order" in drawn(app)

    app = open_page("vergelijking", "en", ronde=made.id, deel="papieren")
    assert not app.exception
    assert "A reviewer en de anderen" in drawn(app)
    assert PANEL[0] not in drawn(app)


def test_two_people_who_decide_at_once_both_see_it(demo_database, open_page) -> None:
    """The second one's words are not lost, nothing is written over, and the choice is theirs."""
    made = reviewed_round(places=2, budget=40000.0)
    app = named(open_page("vergelijking", "en", ronde=made.id, deel="besluiten"))
    plan = next(s for s in app.selectbox if s.label == "Plan").value
    with start_work(by="Pim") as work:
        kept = view_of(made).round
        decide(work, kept, plan, outcome="granted", reason="Goed", by="Pim", at=datetime.now(UTC))

    decision = next(group for group in app.button_group if group.label == "Decision")
    decision.set_value("refused")
    next(area for area in app.text_area if area.label == "Why?").set_value("Te duur")
    press(app, "Keep the decision")

    assert "Somebody else changed this at the same time" in drawn(app)
    assert [award.outcome for award in view_of(made).awards] == ["granted"]

    app.radio(key="conflict-reason").set_value("theirs")
    press(app, "Keep these choices")
    assert [(a.outcome, a.reason) for a in view_of(made).awards] == [("refused", "Goed")]


def test_log_names_who_did_what(demo_database, open_page) -> None:
    """Reviewers stand there under their own name, without a level."""
    made = reviewed_round()
    app = open_page("rondes", "en", ronde=made.id, deel="logboek")

    assert f"{PANEL[0]} handed in a review" in drawn(app)
    assert "level" not in drawn(app).split("Who did what")[1].lower().replace("levels and", "")


@pytest.mark.parametrize("part", ["stand", "regels", "verdeling", "opzet", "logboek"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_part_of_a_hostile_round_opens(demo_database, open_page, part, language) -> None:
    """Titles, names, rules and criteria are shown as typed, in both languages."""
    names = (HOSTILE, "Plan", "Reviews in")
    made = fresh_round(
        title=HOSTILE,
        reviewers=names,
        affiliations={HOSTILE: {"organisation": HOSTILE}},
        criteria=({"label": HOSTILE, "question": HOSTILE},),
        exclusions=({"id": "own-1", "text": HOSTILE},),
    )

    app = open_page("rondes", language, ronde=made.id, deel=part)

    assert not app.exception
    assert not app.error


def test_late_conflict_brings_a_proposal_that_one_press_accepts(demo_database, open_page) -> None:
    """Who fell away and why, who could read it and why; after the press nothing waits."""
    made = fresh_round("reviewing", reviews_per_plan=2)
    plan = view_of(made).plans_of(PANEL[0])[0]
    with start_work(by=PANEL[0]) as work:
        declare_conflict(work, made, plan.id, PANEL[0], reason=HOSTILE, at=datetime.now(UTC))

    app = open_page("rondes", "en", ronde=made.id)
    assert "One plan needs a reader" in drawn(app)
    assert plain(f"{PANEL[0]} fell away: “{HOSTILE}”") in drawn(app)
    press(app, "Give the plan like this")

    view = view_of(made)
    readers = {one.reviewer for one in view.assignments if one.project_id == plan.id}
    assert len(readers) == 2
    assert PANEL[0] not in readers
    assert "needs a reader" not in drawn(app)


def test_reviewer_gets_a_link_on_the_spot_and_loses_it(demo_database, open_page) -> None:
    """The secret is shown once; ending the link works at once."""
    made = fresh_round("reviewing")
    app = open_page("rondes", "en", ronde=made.id)
    who = next(box for box in app.selectbox if box.label == "For whom is the link?")
    who.select(PANEL[1])
    press(app, "Make a personal link")
    token = app.code[0].value.rsplit("/in/", 1)[1]
    with start_work(writes=False) as work:
        actor = actor_of_link(work, token, datetime.now(UTC))
    assert (actor.role, actor.name, actor.round_id) == ("reviewer", PANEL[1], made.id)

    again = open_page("rondes", "en", ronde=made.id)
    assert not again.code
    assert "No link yet" in drawn(again)
    press(again, "End")
    with start_work(writes=False) as work, pytest.raises(NotFoundError):
        actor_of_link(work, token, datetime.now(UTC))


def test_nothing_is_divided_once_reviewing_is_over(demo_database, open_page) -> None:
    """Who reviewed what stays readable; a button to divide would only do harm."""
    made = reviewed_round()
    app = open_page("rondes", "en", ronde=made.id, deel="verdeling")

    assert "Reviewing is over" in drawn(app)
    assert not [button for button in app.button if "Divide" in button.label]
    assert all(box.label != "Who cannot go on?" for box in app.selectbox)


def test_own_criterion_is_named_where_reviewers_differ(demo_database, open_page) -> None:
    """By its own words, as typed, and not by a code."""
    made = fresh_round(criteria=({"label": "Past *bij* ons"},))
    own = made.criteria[0].id
    with start_work(by="Tester") as work:
        made = move_round(work, made, "reviewing")
        for plan in PLANS[:2]:
            for name, level in zip(PANEL, (0, 4, 4), strict=True):
                keep_score(work, made, plan, name, own, level=level)
                keep_score(work, made, plan, name, LESSON_IDS[0], level=2)
                submit_review(work, made, plan, name, datetime.now(UTC))
        move_round(work, work.rounds.one(made.id), "discussing")

    app = open_page("vergelijking", "en", ronde=made.id)

    assert plain("Past *bij* ons") in drawn(app)
    assert own not in drawn(app)


def test_shares_of_weights_add_up(demo_database, open_page) -> None:
    """Two of eight is 25%, one of eight 12.5%: whole numbers would leave a gap."""
    weights = dict.fromkeys(LESSON_IDS, 1.0) | {LESSON_IDS[0]: 2.0, LESSON_IDS[1]: 2.0}
    made = fresh_round(weights=weights, weights_reason="Zo wil de raad het")
    app = open_page("rondes", "en", ronde=made.id)

    terms = own_tables(app)[-1]
    assert terms.column("Share") == ["25%", "25%", "12.5%", "12.5%", "12.5%", "12.5%"]


def test_weights_stand_as_they_were_filled_in(demo_database, open_page) -> None:
    """A whole weight without a decimal, a half one with it; both lined up on the right."""
    weights = dict.fromkeys(LESSON_IDS, 1.0) | {LESSON_IDS[0]: 2.0, LESSON_IDS[1]: 1.5}
    made = fresh_round(weights=weights, weights_reason="Zo wil de raad het")

    terms = own_tables(open_page("rondes", "en", ronde=made.id))[-1]

    assert terms.column("Weight") == ["2", "1.5", "1", "1", "1", "1"]
    assert terms.numbers == {1, 2}


def test_version_that_was_read_stands_last_where_a_copy_was_kept(demo_database, open_page) -> None:
    """The day of the copy, in the last column."""
    made = fresh_round("reviewing")

    table = own_tables(open_page("rondes", "nl", ronde=made.id))[0]

    assert table.header[-1] == "Gelezen versie"
    assert all(str(datetime.now(UTC).year) in cell for cell in table.column("Gelezen versie"))


def test_fields_of_a_round_come_in_the_order_of_reading(demo_database, open_page) -> None:
    """Each row has columns of its own, so that a phone does not shuffle the fields."""
    app = open_page("rondes", "nl", weergave="nieuw")
    kinds = {"number_input", "date_input"}
    fields = [one.label for one in app.main if getattr(one, "type", "") in kinds]

    assert fields[:4] == [
        "Budget in euro",
        "Of: hoeveel plannen kun je toekennen?",
        "Opent op",
        "Sluit op",
    ]
    lessons = open_page("rondes", "nl", ronde=DEMO_ROUND)
    assert fields[-6:] == own_tables(lessons)[-1].column("Les")


def test_lead_of_a_project_gets_a_link_beside_the_scorecard(demo_database, open_page) -> None:
    """To score apart on their own screen; it is listed there, and ends there."""
    app = open_page("scorekaart", "en", project=PLANS[0])
    if any(button.label == "Make the scorecard" for button in app.button):
        press(app, "Make the scorecard")
    app = open_page("scorekaart", "en", project=PLANS[0], deel="team")
    next(f for f in app.text_input if f.label == "For whom is the link?").set_value("Riet")
    press(app, "Make a personal link")
    token = app.code[0].value.rsplit("/in/", 1)[1]

    press(app, "End")

    with start_work(writes=False) as work, pytest.raises(NotFoundError):
        actor_of_link(work, token, datetime.now(UTC))
