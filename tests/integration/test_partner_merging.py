"""Merging partners on both databases: all moves along, undo brings all back, twice is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from model.core.errors import InvalidInputError
from model.evaluation.projects import Project, Referrer
from model.network.partners import Partner
from model.network.ties import Tie
from model.services.demo import load_demo
from model.services.dossiers import export_dossier, import_dossier
from model.services.history import happenings, undo
from model.services.network import keep_positions
from model.services.partner_merging import maybe_same, merge_partners, preview_merge, say_different
from model.services.partners import change_partner
from model.storage.unit_of_work import UnitOfWork

HERE = "lindewaarde"


@pytest.fixture
def two(work) -> tuple[UnitOfWork, Partner, Partner]:
    """The demo coalition with a second way of writing the library, tied and named in a project."""
    load_demo(work)
    double = work.partners.add(
        Partner(id="bieb2", coalition_id=HERE, name="bieb Lindewaarde", status="joined", note="x")
    )
    work.ties.add_all(
        [
            Tie(coalition_id=HERE, source_id="bieb2", target_id="lw-koor", reported_by="bieb2"),
            Tie(coalition_id=HERE, source_id="bieb2", target_id="lw-bieb", kind="refers"),
            Tie(
                coalition_id=HERE,
                source_id="bieb2",
                target_id="lw-school",
                reported_by="",
                strength="integrated",
                reported_on=date(2026, 11, 1),
            ),
            Tie(coalition_id=HERE, source_id="lw-bieb", target_id="lw-school", reported_by=""),
        ]
    )
    work.projects.add(
        Project(
            id="pr", coalition_id=HERE, title="Lezen", referrers=(Referrer(partner_id="bieb2"),)
        )
    )
    work.commit()
    keep_positions(work, HERE, "domains", {"bieb2": (1, 2), "lw-bieb": (3, 4)})
    return work, work.partners.one("lw-bieb"), double


def everything(work) -> dict[str, list[dict]]:
    """Return what people filled in, without versions and places."""
    return {
        name: sorted(
            (
                row.model_dump(mode="json", exclude={"version"})
                for row in repository.find(coalition_id=HERE)
            ),
            key=lambda row: row["id"],
        )
        for name, repository in (
            ("partners", work.partners),
            ("ties", work.ties),
            ("projects", work.projects),
            ("actions", work.actions),
        )
    }


def test_maybe_same_offers_the_double_until_somebody_says_no(two) -> None:
    """A proposal with its reason; a no is remembered."""
    work, stays, goes = two
    partners = work.partners.find(coalition_id=HERE)

    (double,) = maybe_same(work, HERE, partners)
    say_different(work, HERE, double.one.id, double.other.id)

    assert {double.one.id, double.other.id} == {stays.id, goes.id}
    assert double.reason.id
    assert maybe_same(work, HERE, partners) == ()


def test_merge_moves_everything_and_undo_brings_it_back(two) -> None:
    """Ties, answers, the project; the latest of two answers stays; undo restores each of them."""
    work, stays, goes = two
    before = everything(work)
    preview = preview_merge(work, stays, goes)

    kept = merge_partners(work, stays, goes)

    ties = work.ties.find(coalition_id=HERE)
    assert kept == preview.result.model_copy(update={"version": kept.version})
    assert work.partners.maybe("bieb2") is None
    assert not [t for t in ties if "bieb2" in (t.source_id, t.target_id, t.reported_by)]
    assert [t for t in ties if {t.source_id, t.target_id} == {"lw-bieb", "lw-koor"}]
    with_school = [
        t
        for t in ties
        if {t.source_id, t.target_id} == {"lw-bieb", "lw-school"} and not t.reported_by
    ]
    assert [t.strength for t in with_school] == ["integrated"]
    assert work.projects.one("pr").referrers[0].partner_id == "lw-bieb"
    assert (preview.between, preview.doubled, preview.projects) == (1, 1, ("Lezen",))
    undo(work, HERE, happenings(work, HERE, limit=1)[0].at)
    assert everything(work) == before


def test_undo_of_a_merge_brings_the_dragged_place_back(two) -> None:
    """The one that goes stood somewhere on the map: there it stands again, the other never moved."""
    work, stays, goes = two
    before = places(work)

    merge_partners(work, stays, goes)
    merged = places(work)
    undo(work, HERE, happenings(work, HERE, limit=1)[0].at)

    assert merged == {"lw-bieb": (3, 4)}
    assert places(work) == before == {"bieb2": (1, 2), "lw-bieb": (3, 4)}


def places(work) -> dict[str, tuple[float, float]]:
    """Return where partners were dragged to."""
    return {p.partner_id: (p.x, p.y) for p in work.positions.find(coalition_id=HERE)}


def test_a_no_travels_in_the_dossier(two) -> None:
    """Who takes a coalition along is not asked again about two that are not the same."""
    work, stays, goes = two
    say_different(work, HERE, stays.id, goes.id)
    say_different(work, HERE, goes.id, stays.id)

    copy = import_dossier(work, export_dossier(work, HERE, datetime(2026, 11, 1, tzinfo=UTC)))

    partners = work.partners.find(coalition_id=copy.id)
    assert copy.id != HERE
    assert {"bieb Lindewaarde"} <= {partner.name for partner in partners}
    assert maybe_same(work, copy.id, partners) == ()


def test_merging_what_changed_meanwhile_is_refused(two) -> None:
    """Two people at once: the second one reads why, and nothing of it is written."""
    work, stays, goes = two
    merge_partners(work, stays, goes)
    before = everything(work)

    with pytest.raises(InvalidInputError) as refused:
        merge_partners(work, stays, goes)

    assert "Somebody else" in refused.value.message.id
    assert everything(work) == before


def test_merging_the_other_way_round_at_once_is_refused(two) -> None:
    """One keeps A and the other keeps B: only the first of the two happens."""
    work, stays, goes = two
    merge_partners(work, stays, goes)

    with pytest.raises(InvalidInputError):
        merge_partners(work, goes, stays)

    assert work.partners.find(coalition_id=HERE, id=["bieb2"]) == []


def test_merging_a_partner_with_itself_is_refused(two) -> None:
    """Choosing twice the same is a slip, not a removal."""
    work, stays, _ = two
    with pytest.raises(InvalidInputError):
        merge_partners(work, stays, stays)


def test_status_that_changes_fills_in_its_day(two) -> None:
    """The map of a past day needs the days; people forget them."""
    work, _, goes = two

    left = change_partner(work, goes, status="left")
    back = change_partner(work, left, status="joined")

    assert left.left_on is not None
    assert back.left_on is None
    assert back.joined_on is not None
