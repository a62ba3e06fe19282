"""The network as it was on a day: changes are taken back, and days that people filled in count."""

from __future__ import annotations

from datetime import UTC, date, datetime

from model.core.changes import ChangeRecord
from model.network.as_of import partners_on, ties_on
from model.network.partners import Partner
from model.network.ties import Tie

DAY = date(2026, 3, 1)


def partner(partner_id: str, **values: object) -> Partner:
    return Partner.model_validate(
        {"id": partner_id, "coalition_id": "c", "name": partner_id, "status": "joined", **values}
    )


def change(before, after) -> ChangeRecord:
    entity = after or before
    return ChangeRecord(
        coalition_id="c",
        entity="partners" if isinstance(entity, Partner) else "ties",
        entity_id=entity.id,
        kind="changed" if before and after else "added" if after else "removed",
        before=before.model_dump(mode="json") if before else None,
        after=after.model_dump(mode="json") if after else None,
        at=datetime(2026, 5, 1, tzinfo=UTC),
    )


def statuses(found: list[Partner]) -> dict[str, str]:
    return {p.id: p.status for p in found}


def test_partners_on_takes_later_changes_back() -> None:
    """Added later is not there, removed later is, and an old status comes back."""
    invited = partner("a", status="invited")
    removed = partner("gone", status="prospect")
    changes = [
        change(removed, None),
        change(None, partner("new")),
        change(invited, partner("a", version=2)),
    ]

    found = partners_on(DAY, [partner("a", version=2), partner("new")], changes)

    assert statuses(found) == {"a": "invited", "gone": "prospect"}


def test_partners_on_believes_the_days_that_people_filled_in() -> None:
    """Typed in later but joined before: there. Joined after: not there. Left after: still there."""
    late_typed = partner("typed-late", joined_on=date(2026, 1, 1))
    found = partners_on(
        DAY,
        [
            late_typed,
            partner("later", joined_on=date(2026, 4, 1)),
            partner("left", status="left", joined_on=date(2025, 1, 1), left_on=date(2026, 4, 1)),
            partner("gone", status="left", joined_on=date(2025, 1, 1), left_on=DAY),
        ],
        [change(None, late_typed)],
    )

    assert statuses(found) == {"typed-late": "joined", "left": "joined", "gone": "left"}


def test_ties_on_leaves_out_what_was_reported_later() -> None:
    """By the day of the report when there is one, else by the change."""

    def tie(tie_id: str, on: date | None) -> Tie:
        return Tie(id=tie_id, coalition_id="c", source_id="a", target_id="b", reported_on=on)

    undated_late = tie("undated-late", None)
    found = ties_on(
        DAY,
        [tie("old", date(2026, 2, 1)), tie("late", date(2026, 4, 1)), undated_late],
        [change(None, undated_late)],
    )

    assert [t.id for t in found] == ["old"]


def test_a_field_that_is_gone_since_breaks_nothing() -> None:
    """Old change records outlive the fields of their time."""
    old = change(partner("a", status="prospect"), partner("a"))
    old.before["field_of_long_ago"] = 1  # type: ignore[index]

    assert statuses(partners_on(DAY, [partner("a")], [old])) == {"a": "prospect"}
