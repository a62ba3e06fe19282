"""Costs and cover of a plan, added up without ever counting an unknown amount as nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import Block, Callout, Heading, Paragraph, Table
from model.process.budget import SURE
from model.services.dates_ahead import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from model.core.translation import Translator
    from model.evaluation.projects import Project
    from model.process.budget import BudgetLine


@dataclass(frozen=True)
class Money:
    """What is known about costs and cover, in euros."""

    costs: float
    sure: float
    """Cover that is granted or promised, and what projects bring themselves."""
    hoped: float
    """Cover that is applied for or an idea."""
    unknown: int
    """Lines and projects without an amount."""

    @property
    def gap(self) -> float:
        """What is not surely covered; below zero when there is more than it costs."""
        return self.costs - self.sure


def money(projects: Iterable[Project], lines: Iterable[BudgetLine]) -> Money:
    """Add up what is known of the projects that go on and of the budget lines."""
    going = [p for p in projects if p.status not in ENDED]
    kept = list(lines)
    costs = [p.budget for p in going] + [b.amount for b in kept if b.kind == "cost"]
    cover = [b for b in kept if b.kind == "cover"]
    own = [p.cofunding or 0 for p in going if p.budget is not None]
    return Money(
        costs=sum(filter(None, costs)),
        sure=sum(own) + sum(b.amount or 0 for b in cover if b.certainty in SURE),
        hoped=sum(b.amount or 0 for b in cover if b.certainty not in SURE),
        unknown=costs.count(None) + sum(b.amount is None for b in cover),
    )


def euro(amount: float | None, t: Translator) -> str:
    """Return an amount, or that nobody filled it in."""
    return t("not filled in") if amount is None else f"€ {t.number(amount)}"


def money_in_words(known: Money, t: Translator) -> str:
    """Return in one sentence what is covered, and what is not."""
    if known.gap > 0 and not known.hoped:
        return t(
            "It costs {costs}; {sure} is sure. {gap} still has to be found.",
            costs=euro(known.costs, t),
            sure=euro(known.sure, t),
            gap=euro(known.gap, t),
        )
    if known.gap > 0:
        return t(
            "It costs {costs}; {sure} is sure. {gap} still has to be found, and {hoped} was "
            "applied for or is an idea.",
            costs=euro(known.costs, t),
            sure=euro(known.sure, t),
            gap=euro(known.gap, t),
            hoped=euro(known.hoped, t),
        )
    return t(
        "It costs {costs}, and {sure} is sure: the plan is covered.",
        costs=euro(known.costs, t),
        sure=euro(known.sure, t),
    )


def money_blocks(
    projects: Sequence[Project], lines: Sequence[BudgetLine], t: Translator
) -> list[Block]:
    """Return costs, cover and what is left to find. Unknown amounts stay unknown."""
    known = money(projects, lines)
    blocks = [*_costs(projects, lines, t), *_cover(lines, t)]
    if not blocks:
        return []
    if known.costs:
        kind = "warning" if known.gap > 0 else "info"
        blocks.append(Callout(kind, money_in_words(known, t)))  # type: ignore[arg-type]
    if known.unknown:
        said = t.plural(
            "One amount is not known; it is not counted.",
            "{n} amounts are not known; they are not counted.",
            known.unknown,
        )
        blocks.append(Paragraph(said, style="note"))
    return blocks


def _costs(projects: Sequence[Project], lines: Sequence[BudgetLine], t: Translator) -> list[Block]:
    going = sorted(
        (p for p in projects if p.status not in ENDED and p.budget is not None),
        key=lambda p: p.title.casefold(),
    )
    rows: list[tuple[str, ...]] = [
        (p.title, euro(p.budget, t), euro(p.cofunding, t)) for p in going
    ]
    rows += [(b.title, euro(b.amount, t), "") for b in lines if b.kind == "cost"]
    if not rows:
        return []
    header = (t("What"), t("Costs"), t("Own or other money"))
    return [
        Heading(2, t("What it costs")),
        Table(
            t("Costs of the projects and of everything else"),
            header,
            tuple(rows),
            column_align=("l", "r", "r"),
            widths=(6, 3, 3),
        ),
    ]


def _cover(lines: Sequence[BudgetLine], t: Translator) -> list[Block]:
    rows = tuple(
        (
            b.title,
            b.payer,
            catalogue().label("certainties", b.certainty, t.language),
            euro(b.amount, t),
        )
        for b in lines
        if b.kind == "cover"
    )
    if not rows:
        return []
    header = (t("What"), t("Who pays"), t("How sure"), t("Amount"))
    return [
        Heading(2, t("Who covers it")),
        Table(
            t("Cover of the budget"),
            header,
            rows,
            column_align=("l", "l", "l", "r"),
            widths=(5, 4, 3, 3),
        ),
    ]
