"""Two partners become one, and nothing that was filled in is lost."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from model.evaluation.projects import KeyPersonContact, Project, Referrer
from model.network.merging import better_tie, merged_partner, moved
from model.network.partners import Partner
from model.network.ties import Tie


def partner(partner_id: str, **values: object) -> Partner:
    return Partner.model_validate(
        {"id": partner_id, "coalition_id": "c", "name": partner_id.upper(), **values}
    )


def test_merged_partner_joins_lists_and_fills_holes() -> None:
    """Lists are joined in order, empty fields are filled, the nearest status and day stay."""
    stays = partner("a", domains=("sport",), status="invited", places=("Hal",), area="")
    goes = partner(
        "b",
        domains=("sport", "education"),
        status="joined",
        places=("Hal", "Plein"),
        area="Noord",
        joined_on=date(2025, 5, 1),
    )

    one = merged_partner(stays, goes)

    assert one.id == "a"
    assert one.name == "A"
    assert one.domains == ("sport", "education")
    assert one.places == ("Hal", "Plein")
    assert one.area == "Noord"
    assert (one.status, one.joined_on) == ("joined", date(2025, 5, 1))
    assert "B" in one.note


def test_merged_partner_never_mixes_two_contacts() -> None:
    """The phone number of the one never stands behind the name of the other."""
    stays = partner("a", contact_name="Anja", contact_email="anja@a.example")
    goes = partner("b", contact_name="Bert", contact_phone="0123", contact_email="bert@b.example")

    one = merged_partner(stays, goes)

    assert (one.contact_name, one.contact_phone) == ("Anja", "")
    assert all(part in one.note for part in ("Bert", "0123", "bert@b.example"))


def test_merged_partner_with_too_long_notes_is_refused() -> None:
    """Cutting somebody's text silently would be losing it."""
    with pytest.raises(ValidationError):
        merged_partner(partner("a", note="x" * 3000), partner("b", note="y" * 3000))


def test_moved_replaces_the_id_wherever_it_stands() -> None:
    """Lead, referrers and key persons; of two agreements with one partner the firmest stays."""
    project = Project(
        coalition_id="c",
        title="Wandelen",
        lead_partner_id="b",
        referrers=(
            Referrer(name="A", partner_id="a", agreement="spoken"),
            Referrer(name="B", partner_id="b", agreement="written"),
            Referrer(name="nobody", partner_id=""),
            Referrer(name="nobody else", partner_id=""),
        ),
        key_persons=(KeyPersonContact(role="gp", partner_id="b"),),
    )

    after = moved(project, "b", "a")

    assert isinstance(after, Project)
    assert after.lead_partner_id == "a"
    assert [(r.partner_id, r.agreement) for r in after.referrers] == [
        ("a", "written"),
        ("", "unknown"),
        ("", "unknown"),
    ]
    assert after.key_persons[0].partner_id == "a"
    assert after.id == project.id


def test_moved_ties_keep_their_order_and_vanish_between_the_two() -> None:
    """An undirected pair keeps one spelling; a tie with itself is none."""
    tie = Tie(coalition_id="c", source_id="b", target_id="m", reported_by="b")
    between = Tie(coalition_id="c", source_id="a", target_id="b", kind="refers")

    after = moved(tie, "b", "z")

    assert isinstance(after, Tie)
    assert (after.source_id, after.target_id, after.reported_by) == ("m", "z", "z")
    assert moved(between, "b", "a") is None
    assert moved(tie, "x", "y") == tie


def test_better_tie_is_the_latest_then_the_closest() -> None:
    """What was said last counts; undated answers lose from dated ones."""
    old = Tie(coalition_id="c", source_id="a", target_id="b", strength="integrated")
    new = old.changed(id="n", strength="knows", reported_on=date(2026, 1, 1))
    close = old.changed(id="c2", strength="knows")

    assert better_tie(old, new) == new
    assert better_tie(close, old) == old
