"""The scorecard page: made on request, opened lesson by lesson, answered by people."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Radio

from model.core.catalogue import catalogue
from model.core.translation import Translator
from model.evaluation.lessons import LESSON_IDS, indicator_texts, lessons
from model.evaluation.projects import Project, RecruitmentText
from model.services.coalitions import start_coalition
from model.services.doubts import open_doubts, settle_doubts
from model.services.improvement import take_advice
from model.services.opening import start_work
from model.services.own_levels import give_level
from model.services.projects import add_project, change_project
from model.services.rounds import start_round
from model.services.scorecards import scorecard
from model.services.scoring import score_project
from model.services.shared_paper import shared_html
from tests.tools.doubtful_plans import plan_of_doubtful_kind, plan_with_doubts

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> **vet** =cmd()"


@pytest.fixture
def here(sqlite_database: str) -> str:
    """The id of an empty coalition."""
    with start_work(by="Tester") as work:
        return start_coalition(work, name="Dichtbij", municipality="Erp").id


@pytest.fixture
def project(here: str) -> Project:
    """A project with a text to mend."""
    with start_work(by="Tester") as work:
        return add_project(
            work,
            here,
            title="Kerstdiner",
            recruits="participants",
            target_group=HOSTILE,
            document_name="plan.docx",
            document_text=f"Onze buurt.\nWij mailen een flyer naar alle huisartsen. {HOSTILE}",
            recruitment_texts=(RecruitmentText(text="Voelt u zich eenzaam? Kom!"),),
            declared_none=("referrers",),
        )


def _score(project: Project, at: datetime = NOW) -> None:
    with start_work(by="Tester") as work:
        score_project(work, project, at)


def _html(app: AppTest) -> str:
    return "\n".join(html.proto.body for html in app.get("html"))


def _markdown(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


def _indicator_labels() -> list[str]:
    return [one.label.in_language("nl") for one in indicator_texts().values()]


def test_without_projects_the_page_says_where_to_begin(here, open_page) -> None:
    """An empty state with the next action."""
    app = open_page("scorekaart")

    assert "nog geen project" in _markdown(app)
    assert any(one.proto.page == "projecten" for one in app.get("page_link"))


def test_empty_improvement_plan_offers_advice_and_open_questions_in_place(
    project, open_page
) -> None:
    """What is unknown becomes an open question that somebody finds out, with a name and a date."""
    _score(project)
    app = open_page("scorekaart", project=project.id, deel="verbeteren")
    assert "Er staat nog niets op de lijst" in _markdown(app)
    assert any(one.value.endswith("open vragen") for one in app.subheader)

    title = next(
        one for one in app.text_area if one.value.startswith("Zoek uit en schrijf op voor")
    )
    key = title.proto.form_id
    button = next(one for one in app.button if one.proto.form_id == key)
    next(one for one in app.text_input if one.proto.form_id == key).set_value("Bas")
    written = title.value
    button.click().run()
    assert not app.exception
    with start_work() as work:
        (action,) = work.actions.find(project_id=project.id)
    assert action.title == written
    assert action.owner_name == "Bas"
    assert action.origin.startswith("advice:")
    assert "Gedaan: 0 van 1" in _markdown(app)
    assert any("op de lijst" in one.value for one in app.caption)


def test_who_and_when_change_in_the_improvement_plan_itself(project, open_page) -> None:
    """A project lead with a link has no list of actions to go to."""
    _score(project)
    with start_work() as work:
        action = take_advice(work, project, "asks-again", title="Nog eens vragen")
    app = open_page("scorekaart", project=project.id, deel="verbeteren")
    form = f"scorecard-action-who-{action.id}-{action.version}-form"
    next(one for one in app.text_input if one.proto.form_id == form).set_value("Ahmed")
    next(one for one in app.date_input if one.proto.form_id == form).set_value(date(2027, 1, 15))
    next(one for one in app.button if one.proto.form_id == form).click().run()
    assert not app.exception
    with start_work() as work:
        kept = work.actions.one(action.id)
    assert (kept.owner_name, kept.due_on) == ("Ahmed", date(2027, 1, 15))
    assert any("Ahmed" in one.value and "15 jan 2027" in one.value for one in app.caption)


def test_check_that_is_unclear_gives_no_remedy_for_a_fault_that_was_not_found(
    project, open_page
) -> None:
    """What is not filled in is asked for; what to change is said only when a check fails."""
    _score(project)
    app = open_page("scorekaart", project=project.id)
    assert "Vul het bereik en de ernst in" in _html(app)
    assert "Vergroot het bereik" not in _html(app)


def test_a_lesson_has_one_name_everywhere() -> None:
    """The scorecard and every other page call a lesson the same."""
    for lesson in LESSON_IDS:
        text = lessons()[lesson].label
        for language in ("nl", "en"):
            assert text.in_language(language) == catalogue().label("lessons", lesson, language)


def test_scorecard_is_made_only_on_request(project, open_page) -> None:
    """The only project is chosen and nothing is asked; one button makes its scorecard."""
    app = open_page("scorekaart")
    assert [one.value for one in app.subheader] == [project.title]
    assert not [one for one in app.selectbox if one.label == "Project"]
    with start_work() as work:
        assert work.evaluations.find() == []

    app.button(key="scorecard-make").click().run()

    assert not app.exception
    with start_work() as work:
        assert [one.project_id for one in work.evaluations.find()] == [project.id]
    assert len([one for one in app.button if (one.key or "").startswith("scorecard-open-")]) == 6


def test_every_lesson_has_level_and_coverage_in_words(project, open_page) -> None:
    """No level by colour alone, and what is unknown is said."""
    _score(project)
    app = open_page("scorekaart", project=project.id)

    shown = _html(app)
    assert shown.count("punten bekend") == 6
    assert "nog niet te zeggen" in shown
    assert "niveau 1 van 4" in shown or "niveau 2 van 4" in shown
    assert "Wat nu het meest helpt" in [one.value for one in app.subheader]


def test_one_lesson_opens_with_its_evidence_and_closes(project, open_page) -> None:
    """One at a time; what people typed is shown as typed."""
    _score(project)
    app = open_page("scorekaart", project=project.id)
    app.button(key="scorecard-open-target-group").click().run()
    assert len(app.radio) == 1
    assert "&lt;script&gt;" in _html(app)
    assert "<script>" not in _html(app)

    app.button(key="scorecard-open-key-persons").click().run()
    assert len(app.radio) == 1
    assert "key-persons" in app.query_params["les"]
    assert "<mark>" in _html(app)

    app.button(key="scorecard-open-key-persons").click().run()
    assert len(app.radio) == 0


def test_advice_becomes_an_action_and_makes_room(project, open_page) -> None:
    """The action carries its project; the advice goes off the top."""
    _score(project)
    app = open_page("scorekaart", project=project.id)
    before = [one.value for one in app.markdown if one.value.startswith("**1. ")]
    form = next(one for one in app.button if one.label == "Zet op de lijst")

    form.click().run()

    assert not app.exception
    with start_work() as work:
        (action,) = work.actions.find()
    assert action.project_id == project.id
    assert action.origin.startswith("advice:")
    assert [one.value for one in app.markdown if one.value.startswith("**1. ")] != before


def test_own_level_stands_beside_the_found_one_without_blame(project, open_page) -> None:
    """The difference is named; the result does not change."""
    _score(project)
    app = open_page("scorekaart", project=project.id, les="wording")
    app.radio[0].set_value(4)
    next(one for one in app.button if one.label == "Bewaar dit niveau").click().run()

    assert not app.exception
    with start_work() as work:
        (kept,) = work.assessments.find()
        assert len(work.evaluations.find()) == 1
    assert (kept.lesson, kept.level, kept.on_behalf) == ("wording", 4, "lead")
    assert "Jullie zeggen 4" in _markdown(app)


def test_own_level_without_a_choice_is_refused(project, open_page) -> None:
    """One sentence says what to do."""
    _score(project)
    app = open_page("scorekaart", project=project.id, les="wording")
    next(one for one in app.button if one.label == "Bewaar dit niveau").click().run()

    assert len(app.error) == 1


def test_reply_to_a_finding_is_kept_at_once(project, open_page) -> None:
    """From the closed list, with a few words of one's own."""
    _score(project)
    app = open_page("scorekaart", project=project.id, les="wording")
    reply = next(one for one in app.selectbox if "leaves-out-the-word" in (one.key or ""))
    reply.set_value("done-already").run()
    note = next(one for one in app.text_input if "leaves-out-the-word" in (one.key or ""))
    note.set_value(HOSTILE).run()

    assert not app.exception
    with start_work() as work:
        (kept,) = work.annotations.find()
    assert (kept.reason, kept.note) == ("done-already", HOSTILE)


def test_changed_plan_gives_a_quiet_note_and_a_new_scorecard(project, open_page) -> None:
    """Scoring again shows what moved."""
    _score(project, NOW - timedelta(days=30))
    app = open_page("scorekaart", project=project.id)
    assert not [one for one in app.button if one.key == "scorecard-again"]
    with start_work() as work:
        change_project(
            work, project, recruitment_texts=(RecruitmentText(text="Zin in soep? Kom je ook?"),)
        )
    app.run()

    app.button(key="scorecard-again").click().run()

    assert not app.exception
    assert not [one for one in app.button if one.key == "scorecard-again"]
    app = open_page("scorekaart", project=project.id, deel="verbeteren")
    assert "Wat er bewoog" in [one.value for one in app.subheader]
    assert "De niveaus in de tijd" in [one.value for one in app.subheader]
    assert not [one for one in app.button if one.key == "scorecard-again"]


def test_english_reader_sees_the_same_stored_scorecard(project, open_page) -> None:
    """Findings are stored as messages, not as sentences."""
    _score(project)
    app = open_page("scorekaart", "en", project=project.id, les="wording")

    assert not app.exception
    assert "level" in _html(app)
    assert "punten bekend" not in _html(app)


def test_unknown_project_in_the_address_asks_to_choose(demo_database, open_page) -> None:
    """No fault, no project of somebody else."""
    app = open_page("scorekaart", project="../../etc/passwd")

    assert not app.exception
    assert "Kies een project om de scorekaart te zien" in _markdown(app)


def test_colleague_is_hidden_until_the_own_level_is_given(project, open_page) -> None:
    """Counted and not shown; compared after giving one's own; then one level together."""
    _score(project)
    with start_work(by="Anja") as work:
        give_level(work, project, "wording", level=1, reason=HOSTILE, at=NOW)
    app = open_page("scorekaart", project=project.id, deel="team")
    app.text_input(key=f"scorecard-person-{project.coalition_id}").set_value("Bas").run()
    assert "Eén collega scoorde een les" in _markdown(app)
    assert "Anja" not in _html(app)

    with start_work(by="Bas") as work:
        give_level(work, project, "wording", level=4, reason="", at=NOW)
    app.run()
    assert "Anja" in _html(app)
    assert "<script>" not in _html(app)
    assert "verschillen 3 stappen" in _html(app)

    agreeing = next(one for one in app.radio if one.label.startswith("Het niveau dat jullie"))
    agreeing.set_value(3)
    reason = next(one for one in app.text_area if one.label == "Waarom dit niveau?")
    reason.set_value("Samen gekeken")
    next(one for one in app.button if one.label == "Bewaar wat we kozen").click().run()

    assert not app.exception
    assert "Samen gekozen: niveau 3 van 4" in _html(app)
    assert "verschillen 3 stappen" in _html(app)


def test_no_two_replies_have_the_same_name(project, open_page) -> None:
    """A screen reader tells the answers to findings apart."""
    _score(project)
    app = open_page("scorekaart", project=project.id, les="target-group")

    names = [one.label for one in app.selectbox]
    assert len(names) == len(set(names))
    assert sum(name.startswith("Jullie antwoord op:") for name in names) > 1


def test_without_a_choice_every_project_is_listed(demo_database, open_page) -> None:
    """No empty page: one click on a project opens its scorecard."""
    app = open_page("scorekaart")
    first = next(one for one in app.button if (one.key or "").startswith("scorecard-choose-button"))
    first.click().run()

    assert not app.exception
    assert app.query_params["project"]


def test_list_makes_a_first_scorecard_with_one_press(here, project, open_page) -> None:
    """The list says which plan has none yet, and does not ask the same thing above it."""
    with start_work(by="Tester") as work:
        add_project(work, here, title="Wandelen")
    app = open_page("scorekaart")
    assert "Project" not in [one.label for one in app.selectbox]

    app.button(key=f"scorecard-first-{project.id}").click().run()

    assert not app.exception
    assert project.id in app.query_params["project"]
    with start_work() as work:
        assert [one.project_id for one in work.evaluations.find()] == [project.id]


def test_open_questions_of_a_lesson_are_a_row_with_commas(project, open_page) -> None:
    """A label with an "and" of its own would read as the end of the row."""
    _score(project)
    app = open_page("scorekaart", project=project.id)
    rows = [one.proto.label for one in app.get("page_link") if one.proto.label.startswith("**")]
    points = [row.split("**: ")[1] for row in rows]

    assert any(", " in row for row in points)
    assert all(row[0].islower() for row in points)
    labels = {label[:1].lower() + label[1:] for label in _indicator_labels()}
    # Each piece is a whole label; one may hold a comma of its own.
    assert {one for row in points for one in re.split(r", (?!wanneer)", row)} <= labels


def test_team_gives_its_levels_one_after_another_in_place(project, open_page) -> None:
    """No looking for the form: the next lesson stands there as soon as the last one is kept."""
    _score(project)
    app = open_page("scorekaart", project=project.id, deel="team")
    for given in range(1, 3):
        [radio] = [one for one in app.radio if one.label == "Wat past het best bij jullie?"]
        radio.set_value(2)
        next(one for one in app.button if one.label == "Bewaar dit niveau").click().run()
        assert not app.exception
        assert f"Je gaf {given} van de 6 niveaus" in _markdown(app)
    with start_work() as work:
        kept = [one.lesson for one in work.assessments.find(project_id=project.id)]
    assert sorted(kept) == ["referral-alliance", "target-group"]

    app.button(key=f"scorecard-next-found-{project.id}").click().run()
    assert "find-places" in app.query_params["les"]
    assert "kaart" in app.query_params["deel"]


def test_ticked_action_is_done_and_open_again(project, open_page) -> None:
    """The improvement plan is kept up in place, with its day."""
    _score(project)
    with start_work() as work:
        action = take_advice(work, project, "asks-again", title=HOSTILE)
    app = open_page("scorekaart", project=project.id, deel="verbeteren")
    assert "Gedaan: 0 van 1" in _markdown(app)
    app.checkbox[0].check().run()
    assert not app.exception
    with start_work() as work:
        assert work.actions.one(action.id).state == "done"
        assert work.actions.one(action.id).done_on is not None
    assert "Gedaan: 1 van 1" in _markdown(app)


def test_sharing_begins_with_nothing_chosen(project, open_page) -> None:
    """Without a choice nothing goes out, and one sentence says so."""
    _score(project)
    app = open_page("scorekaart", project=project.id, deel="delen")
    assert not any(box.value for box in app.checkbox)
    next(one for one in app.text_input if one.label == "Met wie?").set_value("Fonds")
    next(one for one in app.button if one.label == "Maak de kopie en de link").click().run()

    assert len(app.error) == 1
    with start_work() as work:
        assert work.plan_shares.find() == []


def test_lead_sees_exactly_what_the_funder_reads(project, open_page) -> None:
    """Chosen, looked at, shared with one link, and taken back."""
    _score(project)
    app = open_page("scorekaart", project=project.id, deel="delen")
    app.checkbox(key=f"sharing-part-{project.id}-plan").check().run()
    seen = next(one.proto.body for one in app.get("html") if "shared-copy" in one.proto.body)
    assert "&lt;script&gt;" in seen
    assert "<script>" not in seen
    next(one for one in app.text_input if one.label == "Met wie?").set_value("Fonds <b>")
    next(one for one in app.button if one.label == "Maak de kopie en de link").click().run()
    assert not app.exception
    with start_work() as work:
        (share,) = work.plan_shares.find()
    read = shared_html(
        share.content,
        Translator("nl", catalogue()),
        shared_at=share.shared_at,
        shared_by=share.shared_by,
        top=3,
    )
    assert read in seen

    app.button(key=f"sharing-withdraw-{share.id}").click().run()
    assert not app.exception
    with start_work() as work:
        assert work.plan_shares.one(share.id).withdrawn_at is not None
    assert "teruggenomen" in _markdown(app)


def test_plan_is_handed_in_to_an_open_round(project, open_page) -> None:
    """The round is a choice beside the link; the coordinator sees it waiting and takes it in."""
    with start_work() as work:
        round_ = start_round(work, project.coalition_id, title="Ronde 2027")
    _score(project)
    app = open_page("scorekaart", project=project.id, deel="delen")
    app.checkbox(key=f"sharing-part-{project.id}-plan").check().run()
    app.radio(key=f"sharing-target-{project.id}").set_value(round_.id).run()
    app.button(key=f"sharing-hand-in-{project.id}").click().run()
    assert not app.exception

    app = open_page("rondes", ronde=round_.id)
    app.button(key=f"rounds-take-in-{round_.id}").click().run()
    assert not app.exception
    with start_work() as work:
        assert work.rounds.one(round_.id).project_ids == (project.id,)


def _read_plan(here: str, text: str) -> Project:
    """Keep a plan of which only its text is known, and score it."""
    with start_work(by="Tester") as work:
        read = add_project(work, here, title="Gelezen plan", document_text=text)
    _score(read)
    return read


def _doubts(app: AppTest) -> list[Radio]:
    """The questions about what the reading is not sure of."""
    return [one for one in app.radio if (one.key or "").startswith("scorecard-doubt-")]


def test_doubts_are_asked_in_one_form_and_the_answers_count(here, open_page) -> None:
    """Nothing is chosen beforehand; one press keeps the answers and makes the scorecard anew."""
    read = _read_plan(here, plan_with_doubts())
    app = open_page("scorekaart", project=read.id)
    asked = _doubts(app)
    assert len(asked) > 1
    assert all(one.value is None for one in asked)
    assert any("we twijfelen" in one.value for one in app.subheader)
    assert "We twijfelen: het kan ook" in _html(app)

    asked[0].set_value("not-met")
    next(one for one in app.button if one.label == "Reken met onze antwoorden").click().run()
    assert not app.exception
    with start_work() as work:
        (answer,) = work.projects.one(read.id).settled
        assert len(work.evaluations.find(project_id=read.id)) == 2
    assert str(asked[0].key).endswith(answer.indicator)
    assert answer.outcome == "not-met"
    left = _doubts(app)
    assert len(left) == len(asked) - 1
    assert any(one.label == "Terugdraaien" for one in app.button)


def test_answer_to_a_doubt_is_shown_as_the_projects_own_and_can_be_taken_back(
    here, open_page
) -> None:
    """Whoever reads the finding sees whose word it is, and what was read."""
    with start_work(by="Tester") as work:
        read = add_project(work, here, title="Gelezen plan", document_text=plan_with_doubts())
        score_project(work, read, NOW)
        card = scorecard(work, read)
        assert card is not None
        doubt = open_doubts(card)[0]
        settle_doubts(work, read, {doubt.indicator.id: "met"}, at=NOW + timedelta(minutes=1))

    app = open_page("scorekaart", project=read.id, les=doubt.lesson)
    assert "Het project zegt het zelf" in _html(app)
    assert "Antwoord bij twijfel" in _html(app)
    next(one for one in app.button if one.label.startswith("Neem ons antwoord terug")).click().run()
    assert not app.exception
    with start_work() as work:
        assert work.projects.one(read.id).settled == ()


def test_doubt_about_the_kind_of_project_is_asked_first(here, open_page) -> None:
    """One answer decides whether the six lessons apply at all."""
    read = _read_plan(here, plan_of_doubtful_kind())
    app = open_page("scorekaart", project=read.id)
    asked = _doubts(app)
    (kind,) = asked
    kind.set_value("nobody")
    next(one for one in app.button if one.label == "Reken met onze antwoorden").click().run()
    assert not app.exception
    with start_work() as work:
        assert work.projects.one(read.id).recruits == "nobody"
    assert not any((one.key or "").endswith("-kind") for one in app.radio)


def test_sending_no_answer_says_what_to_do(here, open_page) -> None:
    """One clear sentence, and nothing is written."""
    read = _read_plan(here, plan_with_doubts())
    app = open_page("scorekaart", project=read.id)
    next(one for one in app.button if one.label == "Reken met onze antwoorden").click().run()
    assert any("Kies bij ten minste" in one.value for one in app.error)
    with start_work() as work:
        assert len(work.evaluations.find(project_id=read.id)) == 1
