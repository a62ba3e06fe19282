"""The plan as it is now, as plain values that can be kept for years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from model.core.entity import Entity
from model.process.revisions import KeptThing, PlanSnapshot
from model.services.rights import by_right
from model.services.scorecards import latest_results

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from model.core.coalitions import Coalition
    from model.evaluation.findings import Evaluation
    from model.evaluation.projects import Project
    from model.storage.unit_of_work import UnitOfWork

TABLES = ("partners", "projects", "chapters", "goals", "actions", "budget_lines")
"""Tables that hold what people decided on."""
LESSON = "level-"
"""Prefix of the fields that hold a project's level on a lesson."""
FIELDS: dict[str, tuple[str, ...]] = {
    "goals": ("indicator", "baseline", "target", "due_on", "measured_by", "result"),
    "partners": ("status", "domains", "roles", "risk_groups", "contributions"),
    "projects": (
        *("status", "lead_name", "aim", "risk_groups", "kinds_of_support", "building_blocks"),
        *("reach", "budget", "cofunding", "starts_on", "ends_on"),
    ),
    "actions": ("state", "owner_name", "due_on", "means", "condition", "building_block"),
    "budget": ("kind", "amount", "payer", "certainty"),
}
"""Part of the plan → the fields that people decide on."""


@by_right
def snapshot(work: UnitOfWork, coalition_id: str) -> PlanSnapshot:
    """Return everything of the plan that people decided on, as it stands now."""
    lists: dict[str, list[Any]] = {
        name: work.repository(name).find(coalition_id=coalition_id) for name in TABLES
    }
    results = latest_results(work, coalition_id)
    return snapshot_of(work.coalitions.one(coalition_id), lists, results)


def snapshot_of(
    coalition: Coalition, lists: Mapping[str, Sequence[Any]], results: Mapping[str, Evaluation]
) -> PlanSnapshot:
    """Return the plan that these entities make; `lists` holds those of `TABLES` by table name."""
    there = [p for p in lists["partners"] if p.status in ("joined", "invited")]
    return PlanSnapshot(
        ambition=coalition.ambition,
        chapters={c.chapter: c.text for c in lists["chapters"] if c.text.strip()},
        goals=_kept("goals", lists["goals"]),
        partners=_kept("partners", there),
        projects=tuple(_project(one, results.get(one.id)) for one in lists["projects"]),
        actions=_kept("actions", lists["actions"]),
        budget=_kept("budget", lists["budget_lines"]),
    )


def _project(project: Project, evaluation: Evaluation | None) -> KeptThing:
    (kept,) = _kept("projects", [project])
    if evaluation is None:
        return kept
    levels = {
        f"{LESSON}{lesson.lesson}": str(lesson.level)
        for lesson in evaluation.lessons
        if lesson.level is not None
    }
    return kept.model_copy(update={"values": {**kept.values, **levels}})


def _kept(part: str, entities: Sequence[Entity]) -> tuple[KeptThing, ...]:
    return tuple(
        KeptThing(
            id=entity.id,
            name=str(getattr(entity, "title", "") or getattr(entity, "name", "")),
            values={
                field: value
                for field in FIELDS[part]
                if (value := _plain(getattr(entity, field))) not in ("", ())
            },
        )
        for entity in sorted(entities, key=lambda entity: entity.id)
    )


def _plain(value: object) -> str | tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.2f}".removesuffix(".00")
    return "" if value is None else str(value)
