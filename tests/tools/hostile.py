"""A coalition in which every field of text holds something that tries to break out.

It is made from the demo, so that every page has something to show, with one entity of every kind
that the demo does not have. `MARKS` are the pieces that a page must show as typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, get_args, get_origin

import pytest
from pydantic import StringConstraints

from model.core.coalitions import Coalition
from model.core.entity import Entity, Frozen
from model.core.ids import SLUG_PATTERN
from model.core.messages import Message
from model.evaluation.findings import Annotation
from model.network.positions import Position
from model.process.budget import BudgetLine
from model.process.decisions import Decision
from model.process.figure_sets import FigureArea, FigureCell, FigureSet, Population
from model.process.goals import Goal
from model.process.lists import ListEntry
from model.process.revisions import KeptThing, PlanRevision, PlanSnapshot
from model.process.talks import Talk
from model.review.applications import Application, Verdict
from model.review.assignments import Assignment
from model.review.awards import Award
from model.review.calibration import CalibrationAnswer, vignettes
from model.review.conflicts import Conflict
from model.review.questions import Question
from model.review.rounds import Affiliation, Criterion, Exclusion
from model.services.demo import demo
from model.services.opening import start_work
from model.services.scoring import score_project
from model.services.wholes import write_whole

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
STRINGS = {
    "script": "<script>window.__hit=1</script><img src=x onerror=\"window.__hit='img'\">",
    "markdown": "**vetx** _cursx_ `codex` [klikx](https://evil.example/k) ![p](https://evil.example/p.png)",
    "colour": ":red[roodx] :material/bomb: $katx$ ~~wegx~~",
    "excel": "=cmd|' /C calc'!A0",
    "path": "../../etc/passwd",
    "emoji": "Samen 👩‍👩‍👧 ❤️ 😀",
    "right to left": "\u202egnp.exe שלום",
    "long": "lang woord " * 454 + "einde.",
    "quotes": "\" ' ` « ’ \\ \\\\",
    "typst": '#read("/etc/passwd") #set page() *x* @ref <label>',
    "calendar": "Eén\nBEGIN:VEVENT\nEND:VCALENDAR",
    "xml": "]]> <!-- --> &lt; &amp; </svg></table></div>",
    "address": "javascript:window.__hit=2",
    "blocks": "# kopx\n- puntx\n| ax | bx |\n|---|---|\n> citaatx",
    "template": "{n} {name} {0} {} %s %(x)s {{ x }} ${x}",
    "signs": "@SUM(1+1)",
    "plus": "+31*2",
    "one word": "w" * 5000,
}
DRAWN = ("**vetx", "_cursx_", "](https://evil", ":red[roodx", ":material/bomb:", "$katx$", "~~wegx")
"""What stands unescaped in a piece of Markdown when somebody forgot."""
DEEPER: tuple[tuple[str, dict[str, str]], ...] = (
    ("partners", {"partner": "lw-bieb"}),
    ("partners", {"weergave": "nieuw"}),
    ("netwerk", {"partner": "lw-bieb"}),
    ("netwerk", {"verder": "maten"}),
    ("netwerk", {"verder": "hulp"}),
    ("netwerk", {"verder": "wat-als"}),
    ("netwerk", {"verder": "routes"}),
    ("netwerk", {"rond": "lw-bieb"}),
    ("partners", {"weergave": "samenvoegen"}),
    ("relaties", {"partner": "lw-bieb"}),
    ("projecten", {"project": "lw-aanschuiven"}),
    ("scorekaart", {"project": "lw-aanschuiven"}),
    ("scorekaart", {"project": "lw-aanschuiven", "les": "find-places"}),
    ("scorekaart", {"project": "lw-aanschuiven", "les": "wording"}),
    ("plan", {"beeld": "lezen"}),
    ("plan", {"hoofdstuk": "partners"}),
    ("plan", {"hoofdstuk": "actions"}),
    ("stappen", {"stap": "organise"}),
    ("rondes", {"weergave": "nieuw"}),
    ("acties", {"beeld": "lijst"}),
    ("beoordeling", {"plan": "lw-aanschuiven"}),
)
"""Addresses of parts that a page shows only when somebody asks for them."""
LEFT = {
    "id", "version", "reported_by", "declared_none", "table", "code", "list_id", "order",
    "source_url",
}  # fmt: skip
"""Text that is no text: ids, keys that hold a coalition together, and checked web addresses."""
NAMES = {"reviewer", "reviewers", "withdrawn"}
"""Names that must stay the same name in every entity."""


def strings_of(model: type[Frozen]) -> Iterator[str]:
    """Yield the fields of a model that hold text which people type."""
    for name, info in model.model_fields.items():
        slug = any(
            isinstance(meta, StringConstraints) and meta.pattern == SLUG_PATTERN
            for meta in info.metadata
        )
        if _is_text(info.annotation) and not slug and not _is_left(name):
            yield name


def hostile_coalition() -> tuple[Coalition, dict[str, list[Entity]]]:
    """Return the coalition and everything it owns."""
    content = demo()
    lists: dict[str, list[Entity]] = {name: list(found) for name, found in content.lists().items()}
    for name, samples in _samples(content.coalition.id, lists).items():
        if not lists.get(name):
            lists[name] = samples
    lists["rounds"] = [_full_round(funding) for funding in lists["rounds"]]
    filler = _Filler()
    coalition = filler.fill(content.coalition)
    filled = {name: [filler.fill(entity) for entity in found] for name, found in lists.items()}
    return coalition, filled


def hostile_database(url: str) -> None:
    """Make a database with that coalition, scored and with a history, where the address points."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_DATABASE_URL", url)
        coalition, lists = hostile_coalition()
        with start_work(by="<b>**vetx**</b>") as work:
            write_whole(work, coalition, lists)
            work.commit()
            for project in work.projects.find()[:3]:
                score_project(work, project, NOW)
            partner = work.partners.find()[0]
            work.partners.save(partner.changed(area=f"{partner.area} "[:190] + "**vetx**"))
            work.commit()


class _Filler:
    """Deals out the strings in turn, and keeps names the same."""

    def __init__(self) -> None:
        self.turn = 0
        self.names: dict[str, str] = {}
        self.filled = 0

    def fill(self, entity: Any) -> Any:
        self.turn += 1
        return type(entity).model_validate(self._model(entity))

    def _model(self, entity: Frozen) -> dict[str, Any]:
        wanted = set(strings_of(type(entity)))
        return {
            name: self._field(name, getattr(entity, name), info, texts=name in wanted)
            for name, info in type(entity).model_fields.items()
        }

    def _field(self, name: str, value: Any, info: Any, *, texts: bool) -> Any:
        if name in NAMES:
            return self._name(value) if isinstance(value, str) else [self._name(v) for v in value]
        if name == "affiliations":
            return {self._name(who): self._model(firm) for who, firm in value.items()}
        if isinstance(value, Frozen) and not isinstance(value, Message):
            return self._model(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Frozen):
            return [self._model(item) for item in value]
        return self._text(value, _limit(info)) if texts else value

    def _text(self, value: Any, limit: int) -> Any:
        if isinstance(value, tuple):
            return [self._next(limit) for _ in range(max(len(value), 1))]
        if isinstance(value, dict):
            return {key: self._next(5000) for key in value}
        return self._next(limit)

    def _next(self, limit: int) -> str:
        self.turn += 1
        self.filled += 1
        texts = list(STRINGS.values())
        return texts[self.turn % len(texts)][:limit].strip() or "x"

    def _name(self, name: str) -> str:
        """Return one hostile name for one person; the number tells them apart."""
        if name not in self.names:
            self.names[name] = f"{self._next(150)} {len(self.names)}"
        return self.names[name]


def _is_left(name: str) -> bool:
    return name in LEFT or name.endswith(("_id", "_ids"))


def _limit(info: Any) -> int:
    longest = [m.max_length for m in info.metadata if getattr(m, "max_length", None)]
    if get_origin(info.annotation) is tuple:
        longest = []
    return min([5000, *longest])


def _is_text(annotation: Any) -> bool:
    if annotation is str:
        return True
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is dict:
        return bool(inner[1] is str)
    return origin is tuple and bool(inner) and inner[0] is str


def _full_round(funding: Any) -> Any:
    """Return the round with what a funder may add to it."""
    return funding.changed(
        affiliations={name: Affiliation(organisation="x") for name in funding.reviewers},
        criteria=(Criterion(id="own-one", label="x", question="x", anchors=("x",) * 5),),
        exclusions=(Exclusion(id="own-one", text="x", value="x"),),
    )


def _samples(coalition_id: str, lists: dict[str, list[Entity]]) -> dict[str, list[Entity]]:
    """Return one of everything that the demo may not have."""
    own: dict[str, Any] = {"coalition_id": coalition_id}
    project, partner, funding = lists["projects"][0].id, lists["partners"][0].id, lists["rounds"][0]
    named = {**own, "round_id": funding.id, "project_id": project}
    reviewer = funding.reviewers[0]  # type: ignore[attr-defined]
    vignette = next(iter(vignettes().values()))
    kept = KeptThing(id="x", name="x", values={"title": "x"})
    cell = FigureCell(year=2022, age="18+", measure="lonely", value=40.0)
    return {
        "positions": [Position(**own, partner_id=partner, x=1, y=1)],
        "annotations": [
            Annotation(
                **own, project_id=project, indicator="names-visits", reason="disagree", at=NOW
            )
        ],
        "goals": [Goal(**own, title="x") for _ in range(6)],
        "budget_lines": [BudgetLine(**own, title="x", kind=k) for k in ("cost", "cover") * 5],
        "talks": [Talk(**own, title="x") for _ in range(6)],
        "decisions": [
            Decision(**own, title="x", kind=kind, partner_ids=(partner,))
            for kind in ("decision", "agreement") * 5
        ],
        "list_entries": [
            ListEntry(**own, list_id="anchors", item=f"i{number}") for number in range(4)
        ],
        "plan_revisions": [
            PlanRevision(
                **own,
                title="x",
                adopted_on=date(2026, month, 1),
                kept_at=NOW,
                plan=PlanSnapshot(
                    ambition="x",
                    chapters={"ambition": "x"},
                    goals=(kept,),
                    partners=(kept,),
                    projects=(kept,),
                    actions=(kept,),
                    budget=(kept,),
                ),
            )
            for month in (1, 2)
        ],
        "figure_sets": [
            FigureSet(
                **own,
                table="50150NED",
                title="x",
                scale="11-item",
                modelled=True,
                municipality="x",
                origin="file",
                brought_on=date(2026, 1, 1),
                areas=tuple(
                    FigureArea(code=f"{level}{n}", name="x", level=level, cells=(cell,))
                    for level in ("municipality", "province", "country", "district")
                    for n in range(1 if level != "district" else 6)
                ),
            )
        ],
        "populations": [Population(**own, counts={"18+": 100}, source="x")],
        "applications": [
            Application(**named, verdicts=(Verdict(rule="own-one", outcome="unclear", at=NOW),))
        ],
        "conflicts": [Conflict(**named, reviewer=reviewer)],
        "assignments": [Assignment(**named, reviewer=reviewer)],
        "questions": [Question(**named, reviewer=reviewer, text="x", answer="x", asked_at=NOW)],
        "awards": [Award(**named, outcome="refused", at=NOW)],
        "calibrations": [
            CalibrationAnswer(
                **own,
                round_id=funding.id,
                reviewer=reviewer,
                vignette=vignette.id,
                lesson=vignette.references[0].lesson,
                level=2,
                at=NOW,
            )
        ],
    }
