"""The differences between two plans, in sentences that a council member can read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import Block, BulletList, Heading, Inline, Paragraph, Run
from model.process.revisions import PARTS, Part
from model.services.snapshots import LESSON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.translation import Translator
    from model.process.plan_differences import (
        Differences,
        FieldChange,
        TextChange,
        ThingChange,
        Value,
    )

MOST_SENTENCES = 12
VOCABULARIES: dict[tuple[str, str], str] = {
    ("partners", "status"): "statuses",
    ("partners", "domains"): "domains",
    ("partners", "roles"): "partner-roles",
    ("partners", "risk_groups"): "risk-groups",
    ("partners", "contributions"): "contributions",
    ("projects", "status"): "project-statuses",
    ("projects", "aim"): "aims",
    ("projects", "risk_groups"): "risk-groups",
    ("projects", "kinds_of_support"): "kinds-of-support",
    ("projects", "building_blocks"): "building-blocks",
    ("actions", "state"): "action-states",
    ("actions", "building_block"): "building-blocks",
    ("budget", "certainty"): "certainties",
}
DATES = ("due_on", "starts_on", "ends_on")
MONEY = ("budget", "cofunding", "amount")


def difference_blocks(found: Differences, t: Translator) -> list[Block]:
    """Return what was added, removed and changed; a sentence when nothing was."""
    if found.is_empty:
        return [Paragraph(t("Nothing differs between these two versions."))]
    blocks: list[Block] = []
    if found.ambition:
        blocks += [Heading(2, t("What we want to reach")), *_text(found.ambition, t)]
    for part in PARTS:
        blocks += _part(found, part, t)
    if found.chapters:
        blocks.append(Heading(2, t("Texts of the chapters")))
    for text in found.chapters:
        label = catalogue().label("plan-chapters", text.chapter, t.language)
        blocks += [Heading(3, label), *_text(text, t)]
    return blocks


def summary(found: Differences, t: Translator) -> str:
    """Return in one sentence how much differs."""
    added = sum(change.kind == "added" for change in found.things)
    removed = sum(change.kind == "removed" for change in found.things)
    changed = len(found.things) - added - removed
    said = t(
        "{added} added, {removed} gone, {changed} changed.",
        added=added,
        removed=removed,
        changed=changed,
    )
    texts = t.plural(
        "The text of one chapter differs.",
        "The text of {n} chapters differs.",
        len(found.chapters),
    )
    return f"{said} {texts}" if found.chapters else said


def _part(found: Differences, part: Part, t: Translator) -> list[Block]:
    titles = {
        "goals": t("Goals"),
        "partners": t("Partners"),
        "projects": t("Projects"),
        "actions": t("Actions"),
        "budget": t("Budget"),
    }
    added, removed = found.of(part, "added"), found.of(part, "removed")
    changed = found.of(part, "changed")
    items: list[Inline] = []
    if added:
        items.append((Run(t("Added: "), bold=True), Run(_names(added))))
    if removed:
        items.append((Run(t("Gone: "), bold=True), Run(_names(removed))))
    items += [(Run(f"{c.name}: ", bold=True), Run(_changes(c, t))) for c in changed]
    return [Heading(2, titles[part]), BulletList(tuple(items))] if items else []


def _names(changes: Sequence[ThingChange]) -> str:
    return "; ".join(change.name for change in changes)


def _changes(change: ThingChange, t: Translator) -> str:
    said = [t("was called {name}.", name=change.was)] if change.was else []
    said += [_field(change.part, field, t) for field in change.fields]
    return " ".join([*said[:1], *(one[:1].upper() + one[1:] for one in said[1:])])


def _field(part: str, change: FieldChange, t: Translator) -> str:
    name = field_name(part, change.field, t)
    if isinstance(change.before, tuple) or isinstance(change.after, tuple):
        return _lists(part, change, name, t)
    before = _value(part, change.field, change.before, t)
    after = _value(part, change.field, change.after, t)
    if not before:
        return t("{field}: now {after}.", field=name, after=after)
    if not after:
        return t("{field}: was {before}, now empty.", field=name, before=before)
    return t("{field}: from {before} to {after}.", field=name, before=before, after=after)


def _lists(part: str, change: FieldChange, name: str, t: Translator) -> str:
    before, after = tuple(change.before), tuple(change.after)
    came = [_value(part, change.field, item, t) for item in after if item not in before]
    went = [_value(part, change.field, item, t) for item in before if item not in after]
    if came and went:
        return t("{field}: {came} came, {went} went.", field=name, came=came, went=went)
    if came:
        return t("{field}: {came} came.", field=name, came=came)
    return t("{field}: {went} went.", field=name, went=went)


def _value(part: str, field: str, value: Value, t: Translator) -> str:
    text = value if isinstance(value, str) else ", ".join(value)
    if not text:
        return ""
    if vocabulary := VOCABULARIES.get((part, field)):
        return catalogue().label(vocabulary, text, t.language)
    if field in DATES:
        return t.date(date.fromisoformat(text))
    if field in MONEY:
        return f"€ {t.number(float(text))}"
    if field == "kind":
        return t("cost") if text == "cost" else t("cover")
    return text


def field_name(part: str, field: str, t: Translator) -> str:
    """Return what a field is called, in the middle of a sentence."""
    if field.startswith(LESSON):
        lesson = catalogue().label("lessons", field.removeprefix(LESSON), t.language)
        return t("level “{lesson}”", lesson=lesson)
    if part == "actions" and field == "due_on":
        return t("before when")
    names = {
        "indicator": t("what we measure"),
        "baseline": t("how it stands now"),
        "target": t("where we want to be"),
        "due_on": t("when we measure"),
        "measured_by": t("who measures"),
        "result": t("last measured"),
        "status": t("status"),
        "state": t("state"),
        "domains": t("domains"),
        "roles": t("roles"),
        "risk_groups": t("groups"),
        "contributions": t("can bring"),
        "lead_name": t("who leads"),
        "owner_name": t("who"),
        "aim": t("aim"),
        "kinds_of_support": t("kinds of support"),
        "building_blocks": t("building blocks"),
        "building_block": t("building block"),
        "reach": t("participants"),
        "budget": t("budget"),
        "cofunding": t("own or other money"),
        "starts_on": t("begin"),
        "ends_on": t("end"),
        "means": t("means"),
        "condition": t("condition"),
        "kind": t("kind"),
        "amount": t("amount"),
        "payer": t("who pays"),
        "certainty": t("how sure"),
    }
    return names.get(field, field)


def _text(change: TextChange, t: Translator) -> list[Block]:
    if change.kind == "added":
        return [Paragraph(t("This text is new.")), *_sentences(change.added, t)]
    if change.kind == "removed":
        return [Paragraph(t("This text is gone.")), *_sentences(change.removed, t)]
    blocks: list[Block] = []
    if change.added:
        blocks += [Paragraph((Run(t("New in it"), bold=True),)), *_sentences(change.added, t)]
    if change.removed:
        blocks += [
            Paragraph((Run(t("Not in it any more"), bold=True),)),
            *_sentences(change.removed, t),
        ]
    return blocks


def _sentences(said: Sequence[str], t: Translator) -> list[Block]:
    blocks: list[Block] = [BulletList(tuple(said[:MOST_SENTENCES]))]
    left = len(said) - MOST_SENTENCES
    if left > 0:
        more = t.plural("And one more sentence.", "And {n} more sentences.", left)
        blocks.append(Paragraph(more, style="note"))
    return blocks
