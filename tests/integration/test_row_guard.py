"""Nobody reaches rows of another coalition, and each role only the rows it needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from model.core.actor import ROLES, Actor, Role
from model.core.coalitions import Coalition
from model.core.errors import NotAllowedError, NotFoundError
from model.evaluation.findings import Assessment
from model.evaluation.sharing import PlanShare, SharedContent
from model.network.partners import Partner
from model.network.ties import Tie
from model.process.actions import Action
from model.review.rounds import Review, Round
from model.services.coalitions import coalitions, start_coalition
from model.services.demo import load_demo
from model.services.dossiers import export_dossier, import_dossier
from model.services.history import happenings, undo
from model.services.partners import add_partner, change_partner
from model.services.projects import change_project
from model.services.reviews import keep_score, submit_review
from model.services.rounds import rounds
from model.services.ties import report_tie
from model.services.wholes import OWNED
from model.storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@contextmanager
def working_as(work: UnitOfWork, actor: Actor) -> Iterator[UnitOfWork]:
    """Let the same unit of work be somebody else's for a while; SQLite has one writer."""
    before, work.actor = work.actor, actor
    work._round_scope = None
    yield work
    work.actor = before


@pytest.fixture
def two(work: UnitOfWork) -> tuple[Coalition, Coalition]:
    """The demo coalition, and a copy of it beside it with ids of its own."""
    ours = load_demo(work)
    assert ours is not None
    theirs = import_dossier(work, export_dossier(work, ours.id, NOW))
    return ours, theirs


def _actor(work: UnitOfWork, coalition: Coalition, role: Role) -> Actor:
    round_ = next(one for one in work.rounds.find(coalition_id=coalition.id) if one.reviewers)
    return Actor(
        name=round_.reviewers[0] if role == "reviewer" else "Anja",
        known="link",
        role=role,
        coalition_id=coalition.id,
        project_id=work.projects.find(coalition_id=coalition.id)[0].id,
        round_id=round_.id,
        partner_id=work.partners.find(coalition_id=coalition.id)[0].id,
    )


@pytest.mark.parametrize("role", ROLES)
def test_no_role_reads_a_row_of_another_coalition(
    work: UnitOfWork, two: tuple[Coalition, Coalition], role: Role
) -> None:
    """Not in a list, not by id, in no table."""
    ours, theirs = two
    theirs_by_table = {t: work.repository(t).find(coalition_id=theirs.id) for t in OWNED}
    actor = _actor(work, ours, role)
    work.commit()

    with working_as(work, actor) as guarded:
        for table, rows in theirs_by_table.items():
            repository = guarded.repository(table)
            assert {row.coalition_id for row in repository.find()} <= {ours.id}
            assert [row for row in rows if repository.maybe(row.id) is not None] == []
        assert [one.id for one in coalitions(guarded)] == [ours.id]
        assert guarded.moments(theirs.id) == []
        assert happenings(guarded, theirs.id) == []


@pytest.mark.parametrize("role", ROLES)
def test_no_role_writes_a_row_of_another_coalition(
    work: UnitOfWork, two: tuple[Coalition, Coalition], role: Role
) -> None:
    """Not new, not changed, not removed, and not by moving an own row there."""
    ours, theirs = two
    theirs_by_table = {t: work.repository(t).find(coalition_id=theirs.id)[:2] for t in OWNED}
    ours_by_table = {t: work.repository(t).find(coalition_id=ours.id)[:2] for t in OWNED}
    actor = _actor(work, ours, role)
    work.commit()

    with working_as(work, actor) as guarded:
        for table, rows in theirs_by_table.items():
            repository = guarded.repository(table)
            for row in rows:
                with pytest.raises(NotFoundError):
                    repository.remove(row)
                with pytest.raises(NotFoundError):
                    repository.save(row)
                with pytest.raises(NotAllowedError):
                    repository.add(row.model_copy(update={"id": "new"}))
            for row in ours_by_table[table]:
                with pytest.raises((NotAllowedError, NotFoundError)):
                    repository.save(row.model_copy(update={"coalition_id": theirs.id}))
        with pytest.raises((NotAllowedError, NotFoundError)):
            add_partner(guarded, theirs.id, name="Binnengedrongen")


def test_coordinator_of_one_coalition_starts_no_other(
    work: UnitOfWork, two: tuple[Coalition, Coalition]
) -> None:
    """Starting and bringing in coalitions is for who runs the workbench."""
    ours, _ = two
    actor = _actor(work, ours, "coordinator")
    data = export_dossier(work, ours.id, NOW)
    work.commit()

    with working_as(work, actor) as guarded:
        with pytest.raises(NotAllowedError):
            start_coalition(guarded, name="Nieuw", municipality="Erp")
        with pytest.raises(NotAllowedError):
            import_dossier(guarded, data)
        made = add_partner(guarded, ours.id, name="Van ons")
        assert change_partner(guarded, made, name="Van ons samen").version == 2


def test_viewer_changes_nothing_at_all(work: UnitOfWork, two: tuple[Coalition, Coalition]) -> None:
    """In every table a viewer is refused, whatever a service asks."""
    ours, _ = two
    rows = {t: work.repository(t).find(coalition_id=ours.id)[:1] for t in OWNED}
    actor = _actor(work, ours, "viewer")
    work.commit()

    with working_as(work, actor) as guarded:
        for table, found in rows.items():
            for row in found:
                with pytest.raises((NotAllowedError, NotFoundError)):
                    guarded.repository(table).remove(row)
        assert guarded.reviews.find() == []
        assert guarded.rounds.find() == []


def _round(work: UnitOfWork) -> Round:
    here = work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp"))
    load_demo(work)
    plans = work.projects.find()[:2]
    for plan in plans:
        work.projects.add(plan.model_copy(update={"id": f"erp-{plan.id}", "coalition_id": here.id}))
    return work.rounds.add(
        Round(
            coalition_id=here.id,
            title="Ronde",
            phase="reviewing",
            project_ids=tuple(f"erp-{plan.id}" for plan in plans),
            reviewers=("Bas", "Hilde"),
        )
    )


def _review(round_: Round, plan: str, reviewer: str, *, submitted: bool) -> Review:
    return Review(
        coalition_id=round_.coalition_id,
        round_id=round_.id,
        project_id=plan,
        reviewer=reviewer,
        note=f"van {reviewer}",
        submitted_at=NOW if submitted else None,
    )


def test_reviewer_reads_others_only_after_their_own_review_is_in(work: UnitOfWork) -> None:
    """Blind per plan, in the database too: whatever a page asks."""
    round_ = _round(work)
    first, second = round_.project_ids
    work.reviews.add_all(
        [_review(round_, plan, "Hilde", submitted=True) for plan in (first, second)]
    )
    work.commit()
    bas = Actor(
        name="Bas", known="link", role="reviewer",
        coalition_id=round_.coalition_id, round_id=round_.id,
    )  # fmt: skip

    with working_as(work, bas) as guarded:
        assert guarded.reviews.find() == []
        keep_score(guarded, round_, first, "Bas", "target-group", level=3)
        assert {review.reviewer for review in guarded.reviews.find()} == {"Bas"}
        submit_review(guarded, round_, first, "Bas", NOW)

    with working_as(work, bas) as guarded:
        seen = {(r.project_id, r.reviewer) for r in guarded.reviews.find()}
        assert seen == {(first, "Bas"), (first, "Hilde")}
        [view] = rounds(guarded, round_.coalition_id)
        assert {r.reviewer for r in view.reviews if r.project_id == second} == set()


def test_reviewer_reads_the_copies_of_the_own_round_only(work: UnitOfWork) -> None:
    """Not one that waits, not one by link, not one of another round, and nothing of one taken back."""
    round_ = _round(work)
    first, second = round_.project_ids
    waiting = work.projects.add(work.projects.one(first).model_copy(update={"id": "waiting"}))

    def kept(project_id: str, round_id: str, *, back: bool = False) -> str:
        content = SharedContent(title="GEHEIM", plan=work.projects.one(project_id))
        share = PlanShare(
            coalition_id=round_.coalition_id, project_id=project_id, round_id=round_id,
            recipient="Ronde", content=content, note="GEHEIM", shared_at=NOW,
            withdrawn_at=NOW if back else None,
        )  # fmt: skip
        return work.plan_shares.add(share).id

    counting, back = kept(first, round_.id), kept(second, round_.id, back=True)
    for project_id, round_id in ((waiting.id, round_.id), (first, ""), (first, "other")):
        kept(project_id, round_id)
    work.commit()
    bas = Actor(
        name="Bas", known="link", role="reviewer",
        coalition_id=round_.coalition_id, round_id=round_.id,
    )  # fmt: skip

    with working_as(work, bas) as guarded:
        seen = {share.id: share for share in guarded.plan_shares.find()}
        assert set(seen) == {counting, back}
        assert seen[counting].content.title == "GEHEIM"
        assert "GEHEIM" not in seen[back].model_dump_json()
        assert seen[back].content.plan is None
        with pytest.raises(NotAllowedError):
            guarded.plan_shares.save(seen[counting].changed(note="anders"))
        with pytest.raises(NotAllowedError):
            guarded.plan_shares.remove(seen[counting])
        [view] = rounds(guarded, round_.coalition_id)
        assert [plan.id for plan in view.taken_back] == [second]


def test_reviewer_never_reads_what_the_team_gave_apart(work: UnitOfWork) -> None:
    """Only what the lead says for the project, as far as the round kept no copy."""
    round_ = _round(work)
    for role in ("lead", "team", "agreed"):
        work.assessments.add(
            Assessment(
                coalition_id=round_.coalition_id, project_id=round_.project_ids[0],
                lesson="wording", level=2, by=role, on_behalf=role, at=NOW,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    work.commit()
    bas = Actor(
        name="Bas", known="link", role="reviewer",
        coalition_id=round_.coalition_id, round_id=round_.id,
    )  # fmt: skip

    with working_as(work, bas) as guarded:
        assert {one.on_behalf for one in guarded.assessments.find()} == {"lead"}


def test_draft_of_another_reviewer_is_never_read(work: UnitOfWork) -> None:
    """Also not after one's own is in, and not when the round is being discussed."""
    round_ = _round(work)
    first, _ = round_.project_ids
    work.reviews.add_all(
        [
            _review(round_, first, "Hilde", submitted=False),
            _review(round_, first, "Bas", submitted=True),
        ]
    )
    work.rounds.save(round_.changed(phase="discussing"))
    work.commit()
    bas = Actor(
        name="Bas", known="link", role="reviewer",
        coalition_id=round_.coalition_id, round_id=round_.id,
    )  # fmt: skip

    with working_as(work, bas) as guarded:
        assert {review.reviewer for review in guarded.reviews.find()} == {"Bas"}


def test_reviewer_writes_in_their_own_name_only(work: UnitOfWork) -> None:
    """Nobody reviews as somebody else, or in another round."""
    round_ = _round(work)
    other = work.rounds.add(round_.changed(id="other", version=0, title="Andere"))
    work.commit()
    bas = Actor(
        name="Bas", known="link", role="reviewer",
        coalition_id=round_.coalition_id, round_id=round_.id,
    )  # fmt: skip

    with working_as(work, bas) as guarded:
        with pytest.raises(NotAllowedError):
            keep_score(guarded, round_, round_.project_ids[0], "Hilde", "target-group", level=0)
        with pytest.raises(NotFoundError):
            keep_score(guarded, other, other.project_ids[0], "Bas", "target-group", level=0)
        assert {plan.id for plan in guarded.projects.find()} == set(round_.project_ids)


def test_partner_reads_and_reports_own_ties_only(work: UnitOfWork) -> None:
    """Who works with whom elsewhere is not theirs, and nobody answers for another."""
    here = work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp"))
    a, b, c = (
        work.partners.add(
            Partner(
                coalition_id=here.id, name=name, contact_email=f"{name}@erp.nl", note="bel niet"
            )
        )
        for name in ("KBO", "Bibliotheek", "Vereniging")
    )
    work.ties.add(Tie(coalition_id=here.id, source_id=b.id, target_id=c.id, reported_by=b.id))
    work.ties.add(Tie(coalition_id=here.id, source_id=b.id, target_id=a.id, reported_by=b.id))
    work.commit()
    kbo = Actor(name="Riet", known="link", role="partner", coalition_id=here.id, partner_id=a.id)

    with working_as(work, kbo) as guarded:
        assert [{tie.source_id, tie.target_id} for tie in guarded.ties.find()] == [{a.id, b.id}]
        report_tie(guarded, here.id, source_id=a.id, target_id=c.id, reporter=a.id)
        with pytest.raises(NotAllowedError):
            report_tie(guarded, here.id, source_id=a.id, target_id=c.id)
        with pytest.raises(NotAllowedError):
            report_tie(guarded, here.id, source_id=b.id, target_id=c.id, reporter=b.id)


def test_contact_details_of_others_are_not_shown_through_a_link(work: UnitOfWork) -> None:
    """A partner sees the own telephone number, and of others only what they are."""
    here = work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp"))
    own, other = (
        work.partners.add(
            Partner(coalition_id=here.id, name=name, contact_phone="0413 123456", note="geheim")
        )
        for name in ("KBO", "Bibliotheek")
    )
    work.commit()
    actor = Actor(known="link", role="partner", coalition_id=here.id, partner_id=own.id)

    with working_as(work, actor) as guarded:
        assert guarded.partners.one(own.id).contact_phone == "0413 123456"
        assert guarded.partners.one(other.id).contact_phone == ""
        assert guarded.partners.one(other.id).note == ""
        assert guarded.partners.one(other.id).name == "Bibliotheek"


def test_project_lead_works_in_the_own_project_only(
    work: UnitOfWork, two: tuple[Coalition, Coalition]
) -> None:
    """One project with its scorecard and actions; of the others not even the title."""
    ours, _ = two
    lead = _actor(work, ours, "project-lead")
    own, other, *_ = work.projects.find(coalition_id=ours.id)
    work.actions.add(Action(coalition_id=ours.id, title="Van een ander", project_id=other.id))
    work.commit()

    with working_as(work, lead) as guarded:
        assert [project.id for project in guarded.projects.find()] == [own.id]
        assert {action.project_id for action in guarded.actions.find()} <= {own.id}
        assert change_project(guarded, own, summary="Nieuw").summary == "Nieuw"
        with pytest.raises(NotFoundError):
            change_project(guarded, other, summary="Nieuw")


def test_reviewer_cannot_read_a_review_back_from_the_history(work: UnitOfWork) -> None:
    """Change records hold what was written, so the same rule holds for them."""
    round_ = _round(work)
    first, _ = round_.project_ids
    work.commit()
    work.reviews.add(_review(round_, first, "Hilde", submitted=True))
    work.commit()
    at = work.moments(round_.coalition_id)[0].at
    bas = Actor(
        name="Bas", known="link", role="reviewer",
        coalition_id=round_.coalition_id, round_id=round_.id,
    )  # fmt: skip

    assert len(work.changes_at(round_.coalition_id, at)) == 1
    with working_as(work, bas) as guarded:
        assert guarded.changes_at(round_.coalition_id, at) == []
        assert guarded.moments(round_.coalition_id) == []
        undo(guarded, round_.coalition_id, at)
    assert len(work.reviews.find(round_id=round_.id)) == 1
