"""Sharing a plan with a funder: on purpose, a copy of one moment, and to be taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from model.core.actor import Actor
from model.core.catalogue import catalogue
from model.core.errors import DomainError, InvalidInputError, NotAllowedError, NotFoundError
from model.core.translation import Translator
from model.evaluation.projects import Project
from model.exports.dossier import parse
from model.review.rounds import Round
from model.services.actions import add_action
from model.services.coalitions import start_coalition
from model.services.dossiers import export_dossier
from model.services.handing_in import hand_in, open_rounds, waiting_plans
from model.services.improvement import take_advice
from model.services.own_levels import agree_level, give_level, reply_to_finding
from model.services.personal_links import actor_of_link, open_link
from model.services.projects import add_project, change_project
from model.services.review_file import review_file
from model.services.reviews import review_desk
from model.services.rounds import change_round, move_round, rounds, start_round
from model.services.scorecards import scorecard
from model.services.scoring import score_project
from model.services.shared_paper import shared_html, write_shared
from model.services.sharing import share_plan, shared_by_link, shares, withdraw_share
from model.storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
END = date(2026, 12, 22)
HOSTILE = "<script>alert(1)</script> =cmd() ../"


@pytest.fixture
def project(work: UnitOfWork) -> Project:
    """A scored project with a document, levels of two people, an agreement and an action."""
    here = start_coalition(work, name="Dichtbij", municipality="Erp")
    made = add_project(
        work,
        here.id,
        title="Soep op dinsdag",
        recruits="participants",
        target_group=f"Mannen boven de 70 in Erp {HOSTILE}",
        after_no="Wij vragen na een maand nog eens.",
        document_name="plan.docx",
        document_text="GEHEIM BIJLAGEWOORD. Wij mailen een flyer naar de huisarts.",
    )
    score_project(work, made, NOW)
    give_level(work, made, "wording", level=1, reason="APART GEGEVEN", by="Anja", at=NOW)
    agree_level(work, made, "wording", level=3, reason="Samen bekeken", at=NOW)
    take_advice(work, made, "asks-again", title="Nog eens vragen", owner="Bas", due_on=END)
    add_action(work, here.id, title="NIET VAN DE SCOREKAART", project_id=made.id)
    return made


def _text(work: UnitOfWork, token: str) -> str:
    read = shared_by_link(work, token, NOW)
    assert read is not None
    share, t = read.share, Translator("nl", catalogue())
    return shared_html(share.content, t, shared_at=share.shared_at, note=share.note)


def test_nothing_is_shared_by_itself(work: UnitOfWork, project: Project) -> None:
    """Making, scoring and improving a plan shares nothing."""
    assert shares(work, project) == []
    assert work.personal_links.find() == []


@pytest.mark.parametrize(
    ("parts", "there", "away"),
    [
        (("plan",), ("Mannen boven de 70",), ("GEHEIM", "niveau", "Nog eens vragen", "Samen")),
        (("profile",), ("Samen bekeken",), ("Mannen boven", "GEHEIM", "flyer", "Nog eens vragen")),
        (("profile", "evidence"), ("Waarom deze niveaus",), ("Nog eens vragen",)),
        (("improvement",), ("Nog eens vragen", "Bas"), ("Mannen boven", "NIET VAN DE", "Samen")),
        (("plan", "document"), ("GEHEIM BIJLAGEWOORD",), ("Samen bekeken",)),
    ],
)
def test_only_what_was_chosen_is_in_the_copy(
    work: UnitOfWork,
    project: Project,
    parts: tuple,  # type: ignore[type-arg]
    there: tuple[str, ...],
    away: tuple[str, ...],
) -> None:
    """Neither in what is read, nor anywhere in what is kept of it."""
    share, given = share_plan(work, project, recipient="Fonds", parts=parts, ends_on=END, at=NOW)
    read, kept = _text(work, given.token), share.content.model_dump_json()

    assert [word for word in there if word not in read] == []
    assert [word for word in (*away, "APART GEGEVEN") if word in read] == []
    assert [w for w in (*away, "APART GEGEVEN") if w != "niveau" and w in kept] == []
    assert "<script>" not in read


def test_later_changes_stay_out_of_the_copy(work: UnitOfWork, project: Project) -> None:
    """What is shared is a copy of that moment, with its date."""
    _, given = share_plan(
        work, project, recipient="Fonds", parts=("plan", "profile", "evidence", "improvement"),
        ends_on=END, at=NOW,
    )  # fmt: skip
    before = _text(work, given.token)
    changed = change_project(work, project, target_group="IEMAND ANDERS", after_no="")
    score_project(work, changed, NOW + timedelta(days=1))
    reply_to_finding(work, changed, "asks-again", reason="done-already", note="LATER", at=NOW)
    take_advice(work, changed, "takes-time", title="LATERE ACTIE")

    assert _text(work, given.token) == before
    assert "22 november 2026" in before


def test_link_ends_by_date_and_when_it_is_taken_back(work: UnitOfWork, project: Project) -> None:
    """A day too late and after taking back nobody reads it; taking back twice is no fault."""
    share, given = share_plan(
        work, project, recipient="Fonds", parts=("plan",), ends_on=END, at=NOW
    )
    _, other = share_plan(work, project, recipient="Bank", parts=("plan",), ends_on=END, at=NOW)
    with pytest.raises(NotFoundError):
        shared_by_link(work, given.token, NOW + timedelta(days=31))

    withdraw_share(work, share, NOW)
    withdraw_share(work, share, NOW)

    with pytest.raises(NotFoundError):
        shared_by_link(work, given.token, NOW)
    assert shared_by_link(work, other.token, NOW) is not None
    assert [one.works_at(NOW) for one in shares(work, project)].count(True) == 1


def test_reader_is_nobody_in_the_workbench(work: UnitOfWork, project: Project) -> None:
    """The link opens the copy, never a visit; and a wrong one is no funder's link."""
    _, given = share_plan(work, project, recipient="Fonds", parts=("plan",), ends_on=END, at=NOW)

    with pytest.raises(NotFoundError):
        open_link(work, given.token, NOW)
    with pytest.raises(NotFoundError):
        actor_of_link(work, given.token, NOW)
    assert work.link_visits.find() == []
    assert shared_by_link(work, "wrong", NOW) is None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"parts": ()}, "at least one"),
        ({"parts": ("evidence",)}, "choose the levels"),
        ({"recipient": " "}, "with whom"),
        ({"ends_on": date(2026, 11, 21)}, "end date"),
        ({"ends_on": date(2028, 11, 21)}, "end date"),
    ],
)
def test_wrong_input_shares_nothing(
    work: UnitOfWork, project: Project, values: dict[str, object], sentence: str
) -> None:
    """One sentence, and neither a copy nor a link is kept."""
    usual: dict[str, object] = {"recipient": "Fonds", "parts": ("plan",), "ends_on": END}
    work.commit()
    with pytest.raises(InvalidInputError) as fault:
        share_plan(work, project, at=NOW, **{**usual, **values})  # type: ignore[arg-type]
    work.connection.rollback()
    work.connection.begin()

    assert sentence in str(fault.value.message.id)
    assert work.plan_shares.find() == []
    assert work.personal_links.find() == []


def test_lead_with_a_link_shares_the_own_plan_only(work: UnitOfWork, project: Project) -> None:
    """A lead gives and ends funders' links of the own plan; a viewer or reviewer gives none."""
    other = add_project(work, project.coalition_id, title="Van een ander")
    theirs, _ = share_plan(work, other, recipient="Fonds", parts=("plan",), ends_on=END, at=NOW)
    work.commit()
    actor = {"name": "Kim", "known": "link", "coalition_id": project.coalition_id}
    before, work.actor = work.actor, Actor(role="project-lead", project_id=project.id, **actor)  # type: ignore[arg-type]
    share, given = share_plan(
        work, project, recipient="Fonds", parts=("plan",), ends_on=END, at=NOW
    )
    assert {link.share_id for link in work.personal_links.find()} == {share.id}
    with pytest.raises(DomainError):
        share_plan(work, other, recipient="Fonds", parts=("plan",), ends_on=END, at=NOW)
    with pytest.raises(DomainError):
        withdraw_share(work, theirs, NOW)
    withdraw_share(work, share, NOW)
    for role in ("viewer", "reviewer", "partner"):
        work.actor = Actor(role=role, round_id="r", **actor)  # type: ignore[arg-type]
        with pytest.raises(NotAllowedError):
            share_plan(work, project, recipient="Fonds", parts=("plan",), ends_on=END, at=NOW)
    work.actor = before
    with pytest.raises(NotFoundError):
        shared_by_link(work, given.token, NOW)


def test_dossier_carries_what_was_shared_and_never_the_key(
    work: UnitOfWork, project: Project
) -> None:
    """Who takes over sees what was promised to whom; a copy elsewhere opens no door."""
    _, given = share_plan(work, project, recipient="Fonds", parts=("plan",), ends_on=END, at=NOW)
    data = export_dossier(work, project.coalition_id, NOW)
    (link,) = work.personal_links.find()

    assert [one.recipient for one in parse(data).plan_shares] == ["Fonds"]
    assert given.token.encode() not in data
    assert link.fingerprint.encode() not in data


def test_paper_copies_open(work: UnitOfWork, project: Project) -> None:
    """Word and PDF hold the same copy."""
    share, _ = share_plan(
        work, project, recipient="Fonds", parts=("plan", "profile", "evidence"), ends_on=END, at=NOW
    )
    t = Translator("nl", catalogue())
    assert write_shared(share, t, "docx").startswith(b"PK")
    assert write_shared(share, t, "pdf").startswith(b"%PDF")


@pytest.fixture
def round_(work: UnitOfWork, project: Project) -> Round:
    """An open round with a reviewer."""
    return start_round(work, project.coalition_id, title="Ronde 2027", reviewers=("Noor",))


def test_reviewers_read_the_copy_that_was_handed_in(
    work: UnitOfWork, project: Project, round_: Round
) -> None:
    """Handed in, taken up by the coordinator, changed afterwards: the copy is what counts."""
    hand_in(work, project, round_, parts=("plan", "profile"), at=NOW)
    (waiting,) = waiting_plans(work, round_)
    assert rounds(work, project.coalition_id)[0].projects == ()
    change_round(work, round_, project_ids=(waiting.project_id,))
    changed = change_project(work, project, target_group="IEMAND ANDERS")
    score_project(work, changed, NOW + timedelta(days=1))
    move_round(work, work.rounds.one(round_.id), "reviewing")

    (view,) = rounds(work, project.coalition_id)
    (plan,) = view.projects
    desk = review_desk(view, plan.id, "Noor")
    file = review_file(work, view, desk, "[naam]")
    assert waiting_plans(work, view.round) == []
    assert plan.target_group == project.target_group
    assert plan.document_text == ""
    assert "IEMAND ANDERS" not in repr(file.lessons)
    assert not file.changed_since
    with pytest.raises(InvalidInputError):
        withdraw_share(work, waiting, NOW)


def test_plan_taken_back_from_an_open_round_shows_nothing_newer(
    work: UnitOfWork, project: Project, round_: Round
) -> None:
    """Taken back it takes no part; handed in again, the newest copy counts."""
    share = hand_in(work, project, round_, parts=("plan",), at=NOW)
    change_round(work, round_, project_ids=(project.id,))
    withdraw_share(work, share, NOW)
    (view,) = rounds(work, project.coalition_id)
    assert view.projects == ()
    assert [plan.id for plan in view.taken_back] == [project.id]

    changed = change_project(work, project, after_no="Nieuw")
    hand_in(work, changed, view.round, parts=("plan",), at=NOW + timedelta(hours=1))
    (view,) = rounds(work, project.coalition_id)
    assert [plan.after_no for plan in view.projects] == ["Nieuw"]


def test_handing_in_asks_for_the_plan_and_an_open_round(
    work: UnitOfWork, project: Project, round_: Round
) -> None:
    """Levels alone are nothing to review, and a round in review takes nothing more."""
    with pytest.raises(InvalidInputError):
        hand_in(work, project, round_, parts=("profile",), at=NOW)
    change_round(work, round_, project_ids=(project.id,))
    move_round(work, work.rounds.one(round_.id), "reviewing")
    assert open_rounds(work, project.coalition_id) == []
    with pytest.raises(InvalidInputError):
        hand_in(work, project, round_, parts=("plan",), at=NOW)


def test_applicant_sees_of_a_round_what_is_announced(
    work: UnitOfWork, project: Project, round_: Round
) -> None:
    """A lead with a link hands in; who reviews and who else takes part stays unseen."""
    change_round(work, round_, project_ids=(project.id,), reviews_per_plan=2)
    before = work.actor
    work.actor = Actor(
        name="Kim",
        known="link",
        role="project-lead",
        coalition_id=project.coalition_id,
        project_id=project.id,
    )
    (seen,) = open_rounds(work, project.coalition_id)
    hand_in(work, project, seen, parts=("plan",), at=NOW)
    assert (seen.title, seen.reviewers, seen.project_ids, seen.weights) == (
        "Ronde 2027",
        (),
        (),
        {},
    )
    with pytest.raises(NotAllowedError):
        waiting_plans(work, seen)
    work.actor = before


def test_own_level_from_before_a_new_scorecard_stays_for_the_history(
    work: UnitOfWork, project: Project
) -> None:
    """Scoring again begins a new round of levels; within it the newest replaces the earlier."""
    later = NOW + timedelta(days=30)
    score_project(work, project, later)
    for level in (2, 4):
        give_level(work, project, "wording", level=level, reason="", by="Anja", at=later)  # type: ignore[arg-type]

    kept = work.assessments.find(project_id=project.id, lesson="wording", by="Anja")
    card = scorecard(work, project, "Anja")
    assert sorted(one.level or 0 for one in kept) == [1, 4]
    assert card is not None
    own = next(one.own for one in card.cards if one.lesson.id == "wording")
    assert own is not None
    assert own.level == 4
