"""What the working lists bring to the plan: points that somebody looked at, and moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import Block, Heading, Table
from model.process.working_lists import working_lists

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.process.lists import ListEntry
    from model.services.plan import PlanContent

LEFT_OUT = ("unknown", "not-here")


def list_blocks(content: PlanContent, list_id: str, t: Translator) -> list[Block]:
    """Return the points of a list that somebody looked at, with state and owner."""
    kept = _kept(content, list_id)
    kind = working_lists()[list_id]
    rows = tuple(
        (
            item.text.in_language(t.language),
            catalogue().label("list-states", kept[item.id].state, t.language),
            kept[item.id].owner_name,
        )
        for item in kind.items
        if item.id in kept and kept[item.id].state not in LEFT_OUT
    )
    if not rows:
        return []
    label = kind.label.in_language(t.language)
    header = (t("What"), t("State"), t("Who sees to it"))
    return [Heading(2, label), Table(label, header, rows, widths=(5, 2, 2))]


def rhythm_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return the moments that were planned to look back and go on."""
    kept = _kept(content, "rhythm")
    kind = working_lists()["rhythm"]
    rows = tuple(
        (item.text.in_language(t.language), t.date(entry.due_on), entry.owner_name)
        for item in kind.items
        if (entry := kept.get(item.id)) and entry.due_on
    )
    if not rows:
        return []
    label = kind.label.in_language(t.language)
    header = (t("What"), t("When"), t("Who sees to it"))
    return [Heading(2, label), Table(label, header, rows, widths=(4, 3, 3))]


def growth_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return the domains with which the coalition wants to widen: when, and why then."""
    kept = sorted(
        (entry for entry in _kept(content, "growth").values() if entry.due_on or entry.note),
        key=lambda entry: (entry.due_on is None, str(entry.due_on)),
    )
    rows = tuple(
        (
            catalogue().label("domains", entry.item, t.language),
            t.date(entry.due_on) if entry.due_on else t("no date yet"),
            entry.note,
        )
        for entry in kept
        if entry.item in content.view.empty_domains
    )
    if not rows:
        return []
    header = (t("Domain"), t("From when"), t("Why then"))
    return [
        Heading(2, t("How we widen")),
        Table(t("Domains still to come"), header, rows, widths=(3, 2, 5)),
    ]


def _kept(content: PlanContent, list_id: str) -> dict[str, ListEntry]:
    return {e.item: e for e in content.entries if e.list_id == list_id and not e.about}
