"""Which rows somebody reaches: one coalition, and within it only what their role needs.

This is the second lock. The first is the table in `model.services.rights`; this one holds when a
service asks for too much. What is not in `ROWS` is out of reach for everyone but a coordinator, so
a new table is closed until somebody opens it here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from model.core.entity import Entity
from model.core.errors import NotAllowedError
from model.core.messages import msg
from model.evaluation.sharing import SharedContent

if TYPE_CHECKING:
    from model.core.actor import Actor, Role

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class RoundScope:
    """What decides how far a reviewer sees, read once a piece of work."""

    project_ids: Collection[str] = field(default=())
    submitted: Collection[str] = field(default=())
    """Plans for which this reviewer's own review is in."""
    is_open: bool = False
    """Whether the round is being discussed or later, so that all reviews lie open."""


Test = Callable[["Actor", Any, RoundScope], bool]
"""Whether this actor reaches this row."""


def _all(_actor: Actor, _row: Any, _scope: RoundScope) -> bool:  # noqa: ANN401
    return True


def _is(column: str, attribute: str) -> Test:
    """Return the test: this column holds what the actor was let in for."""

    def test(actor: Actor, row: Any, _scope: RoundScope) -> bool:  # noqa: ANN401
        wanted = getattr(actor, attribute)
        return bool(wanted) and getattr(row, column) == wanted

    return test


def _of_own_ties(actor: Actor, row: Any, _scope: RoundScope) -> bool:  # noqa: ANN401
    return bool(actor.partner_id) and actor.partner_id in (row.source_id, row.target_id)


def _own_review(actor: Actor, row: Any, _scope: RoundScope) -> bool:  # noqa: ANN401
    return bool(row.round_id == actor.round_id and row.reviewer == actor.name)


def _readable_review(actor: Actor, row: Any, scope: RoundScope) -> bool:  # noqa: ANN401
    if row.round_id != actor.round_id:
        return False
    is_own: bool = row.reviewer == actor.name
    is_in: bool = row.submitted_at is not None
    return is_own or (is_in and (scope.is_open or row.project_id in scope.submitted))


def _when_open(actor: Actor, row: Any, scope: RoundScope) -> bool:  # noqa: ANN401
    return bool(row.round_id == actor.round_id and scope.is_open)


def _own_funder_link(actor: Actor, row: Any, _scope: RoundScope) -> bool:  # noqa: ANN401
    """The links that a project lead gave away to show the own plan; no other link of anybody."""
    return bool(row.purpose == "funder" and actor.project_id and row.project_id == actor.project_id)


def _copy_for_review(actor: Actor, row: Any, scope: RoundScope) -> bool:  # noqa: ANN401
    """The copies of the plans in the reviewer's round; not one that only waits."""
    return bool(row.round_id == actor.round_id and row.project_id in scope.project_ids)


def _lead_level_in_round(_actor: Actor, row: Any, scope: RoundScope) -> bool:  # noqa: ANN401
    """What a project lead says of the plan; what the team gave apart or agreed on is not shared."""
    return bool(row.on_behalf == "lead" and row.project_id in scope.project_ids)


def _open_for_plans(_actor: Actor, row: Any, _scope: RoundScope) -> bool:  # noqa: ANN401
    return bool(row.phase == "open")


def _in_round(column: str) -> Test:
    """Return the test: this column names a plan of the reviewer's round."""

    def test(_actor: Actor, row: Any, scope: RoundScope) -> bool:  # noqa: ANN401
        return getattr(row, column) in scope.project_ids

    return test


@dataclass(frozen=True)
class Reach:
    """Which rows of one table a role reads, and which it writes; None: none."""

    reads: Test | None = _all
    writes: Test | None = None


_OWN_PROJECT = Reach(_is("project_id", "project_id"), _is("project_id", "project_id"))
_PLAN_OF_ROUND = Reach(_in_round("project_id"))
_OWN_ACCOUNT = Reach(_is("scope", "account"), _is("scope", "account"))

ROWS: dict[Role, dict[str, Reach]] = {
    "viewer": dict.fromkeys(
        (
            "coalitions",
            "partners",
            "ties",
            "positions",
            "projects",
            "evaluations",
            "assessments",
            "annotations",
            "step_progress",
            "actions",
            "chapters",
            "goals",
            "budget_lines",
            "talks",
            "decisions",
            "list_entries",
            "local_cards",
            "plan_revisions",
            "figure_sets",
            "populations",
        ),
        Reach(),
    )
    | {"settings": _OWN_ACCOUNT},
    "project-lead": {
        "coalitions": Reach(),
        "local_cards": Reach(),
        "partners": Reach(),
        "ties": Reach(),
        "projects": Reach(_is("id", "project_id"), _is("id", "project_id")),
        "evaluations": _OWN_PROJECT,
        "assessments": _OWN_PROJECT,
        "annotations": _OWN_PROJECT,
        "plan_shares": _OWN_PROJECT,
        "personal_links": Reach(_own_funder_link, _own_funder_link),
        "rounds": Reach(_open_for_plans),
        "actions": _OWN_PROJECT,
        "settings": _OWN_ACCOUNT,
    },
    "reviewer": {
        "coalitions": Reach(),
        "local_cards": Reach(),
        "partners": Reach(),
        "ties": Reach(),
        "rounds": Reach(_is("id", "round_id")),
        "reviews": Reach(_readable_review, _own_review),
        "applications": Reach(_is("round_id", "round_id")),
        "conflicts": Reach(_own_review, _own_review),
        "assignments": Reach(_own_review),
        "questions": Reach(_is("round_id", "round_id"), _own_review),
        "calibrations": Reach(_is("round_id", "round_id"), _own_review),
        "awards": Reach(_when_open),
        "lots": Reach(_when_open),
        "projects": Reach(_in_round("id")),
        "evaluations": _PLAN_OF_ROUND,
        "assessments": Reach(_lead_level_in_round),
        "annotations": _PLAN_OF_ROUND,
        "plan_shares": Reach(_copy_for_review),
        "settings": _OWN_ACCOUNT,
    },
    "partner": {
        "coalitions": Reach(),
        "local_cards": Reach(),
        "partners": Reach(),
        "ties": Reach(_of_own_ties, _is("reported_by", "partner_id")),
        "settings": _OWN_ACCOUNT,
    },
}
"""Role → table → which rows. A coordinator reaches every row of the coalition."""

ONLY_COORDINATOR = (
    "members",
    "link_visits",
    "live_sessions",
    "live_organisations",
    "live_participants",
    "live_contributions",
)
"""Tables that no other role reaches. In a hall our own routes check the participant's secret."""

_ANNOUNCED = ("coalition_id", "title", "purpose", "opens_on", "closes_on", "phase")
"""What an applicant sees of a round: not who reviews, nor who else hands in."""

CONTACT = ("contact_name", "contact_role", "contact_email", "contact_phone", "note")
"""What people with a personal link do not see of partners other than their own."""


_NOTHING_LEFT = SharedContent(title="")
"""What a reviewer reads of a copy that was taken back: that it was, and nothing of what it said."""


def is_in_coalition(actor: Actor, table: str, row: Entity) -> bool:
    """Whether a row belongs to the coalition the actor works in."""
    if not actor.coalition_id:
        return True
    if table == "coalitions":
        return row.id == actor.coalition_id
    if table == "settings":
        scope: str = getattr(row, "scope", "")
        own = (actor.coalition_id, actor.account or actor.coalition_id)
        return scope in own or scope.startswith(f"{actor.coalition_id}:")
    return bool(getattr(row, "coalition_id", "") == actor.coalition_id)


def may_read(actor: Actor, table: str, row: Entity, scope: RoundScope) -> bool:
    """Whether the actor reads this row."""
    if not is_in_coalition(actor, table, row):
        return False
    if actor.role == "coordinator":
        return True
    reach = ROWS[actor.role].get(table)
    return reach is not None and reach.reads is not None and reach.reads(actor, row, scope)


def check_write(actor: Actor, table: str, rows: Collection[Entity], scope: RoundScope) -> None:
    """Let a write pass, or refuse it. `rows` are the row as it was and as it becomes.

    Raises:
        NotAllowedError: one of the rows is out of reach.

    """
    if actor.reaches_all:
        return
    if table == "coalitions" and any(row.id != actor.coalition_id for row in rows):
        raise NotAllowedError(
            msg("Only the person who runs this workbench can start or bring in a coalition.")
        )
    reach = ROWS[actor.role].get(table) if actor.role != "coordinator" else Reach(_all, _all)
    test = reach.writes if reach is not None else None
    for row in rows:
        if test is None or not is_in_coalition(actor, table, row) or not test(actor, row, scope):
            raise NotAllowedError(msg("You can look at this, and a coordinator can change it."))


def as_shown(actor: Actor, table: str, row: E) -> E:
    """Return the row without details that the actor has no need for."""
    if table == "rounds" and actor.role == "project-lead":
        kept = {name: getattr(row, name) for name in (*_ANNOUNCED, "id", "version")}
        return type(row).model_validate(kept)
    if table == "plan_shares" and actor.role == "reviewer" and getattr(row, "withdrawn_at", None):
        return row.model_copy(update={"content": _NOTHING_LEFT, "note": ""})
    if table != "partners" or actor.role in ("coordinator", "viewer") or row.id == actor.partner_id:
        return row
    return row.model_copy(update=dict.fromkeys(CONTACT, ""))
