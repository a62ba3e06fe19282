"""The handover pack: what the coalition knows, decided and agreed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import (
    Block,
    BulletList,
    Callout,
    Heading,
    Paragraph,
    Run,
    Table,
)
from model.process.working_lists import working_lists
from model.services.document_parts import map_blocks
from model.services.tie_sentences import tie_in_words, ties_in_short

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.process.decisions import Decision
    from model.services.handover import HandoverContent


def decision_blocks(content: HandoverContent, t: Translator) -> list[Block]:
    """Return what was decided and why, and what was agreed."""
    blocks: list[Block] = [Heading(1, t("Decisions, and why"))]
    decided = [d for d in content.decisions if d.kind == "decision"]
    for revision in content.revisions:
        day = t.date(revision.adopted_on)
        adopted = (
            t("{date}: {who} adopted the plan", date=day, who=revision.adopted_by)
            if revision.adopted_by
            else t("{date}: the plan was adopted", date=day)
        )
        text = "\n".join(filter(None, (revision.title, revision.note)))
        blocks.append(Paragraph((Run(f"{adopted}\n", bold=True), Run(text))))
    blocks += [_decision(content, d, t) for d in decided]
    if not decided and not content.revisions:
        blocks.append(Paragraph(t("No decisions were written down yet.")))
    blocks.append(Heading(1, t("Agreements")))
    agreed: list[Block] = [
        _decision(content, d, t) for d in content.decisions if d.kind == "agreement"
    ]
    signed = _signed(content, t)
    if signed:
        agreed += [Heading(2, t("Signed between partners")), BulletList(signed)]
    referral = _referral(content, t)
    if referral:
        agreed += [Heading(2, t("Projects: who brings people in")), BulletList(referral)]
    return [*blocks, *(agreed or [Paragraph(t("No agreements were written down yet."))])]


def _decision(content: HandoverContent, decision: Decision, t: Translator) -> Block:
    names = {p.id: p.name for p in content.view.standing.partners}
    head = ": ".join(
        filter(None, (t.date(decision.decided_on) if decision.decided_on else "", decision.title))
    )
    who = [decision.decided_by, *(names[p] for p in decision.partner_ids if p in names)]
    lines = (
        t("Why: {reason}", reason=decision.reason) if decision.reason else "",
        t("Who: {who}", who=", ".join(filter(None, who))) if any(who) else "",
        t("Written in: {place}", place=decision.written_in) if decision.written_in else "",
    )
    return Paragraph((Run(f"{head}\n", bold=True), Run("\n".join(filter(None, lines)))))


def _signed(content: HandoverContent, t: Translator) -> tuple[str, ...]:
    names = {p.id: p.name for p in content.view.standing.partners}
    return tuple(
        t("{a} and {b} have a signed agreement.", a=names[c.a], b=names[c.b])
        for c in content.view.standing.connections
        if c.formal and c.a in names and c.b in names
    )


def _referral(content: HandoverContent, t: Translator) -> tuple[str, ...]:
    now = content.view.standing
    names = {p.id: p.name for p in now.partners}
    return tuple(
        t(
            "{project}: {who} ({agreement})",
            project=project.title,
            who=names.get(referrer.partner_id, "") or referrer.name,
            agreement=catalogue().label("agreements", referrer.agreement, t.language).lower(),
        )
        for project in sorted(now.projects, key=lambda p: p.title.casefold())
        for referrer in project.referrers
        if referrer.agreement in ("spoken", "written") and (referrer.partner_id or referrer.name)
    )


def network_blocks(content: HandoverContent, t: Translator) -> list[Block]:
    """Return the map, and for each organisation its ties in sentences."""
    now = content.view.standing
    blocks: list[Block] = [Heading(1, t("The network")), *map_blocks(now, t)]
    names = {p.id: p.name for p in now.partners}
    ties = defaultdict(list)
    for connection in now.connections:
        if connection.is_tie and connection.a in names and connection.b in names:
            for one in (connection.a, connection.b):
                ties[one].append(tie_in_words(connection, names, one))
    rows = tuple(
        (p.name, "\n".join(t.message(m) for m in ties_in_short(ties[p.id], names)))
        for p in sorted(now.partners, key=lambda p: p.name.casefold())
        if ties[p.id]
    )
    if not rows:
        return [*blocks, Paragraph(t("No ties were recorded yet."))]
    header = (t("Organisation"), t("Ties"))
    blocks += [
        Heading(2, t("Ties by organisation")),
        Table(t("Ties by organisation"), header, rows, widths=(2, 5)),
    ]
    if content.view.empty_domains:
        domains = [catalogue().label("domains", d, t.language) for d in content.view.empty_domains]
        said = t("Room to grow: nobody takes part yet from {domains}.", domains=domains)
        blocks.append(Callout("advice", said))
    return blocks


def place_blocks(content: HandoverContent, t: Translator) -> list[Block]:
    """Return where everything is, the signal routes, and what is anchored."""
    blocks: list[Block] = [Heading(1, t("Where everything is"))]
    kept = {(e.list_id, e.item, e.about): e for e in content.entries}
    places = working_lists()["where-things-are"]
    rows = tuple(
        (
            item.text.in_language(t.language),
            entry.note if (entry := kept.get((places.id, item.id, ""))) else "",
            entry.owner_name if entry else "",
        )
        for item in places.items
    )
    filled = tuple(row for row in rows if row[1] or row[2])
    if filled:
        header = (t("What"), t("Where"), t("Who has access"))
        blocks.append(Table(t("Where everything is"), header, filled, widths=(3, 5, 3)))
    missing = [row[0] for row in rows if not (row[1] or row[2])]
    if missing:
        said = t("Nobody wrote down where this is: {what}.", what="; ".join(missing))
        blocks.append(Callout("warning", said))
    blocks += [*_routes(content, t), *_anchored(content, t)]
    about = t(
        "This page was made by the Samenwerkbank from what the coalition wrote down. It opens "
        "without internet and asks nothing of another computer. It holds business contacts: share "
        "it only with who needs it. What nobody wrote down is not in it, and does not count as a "
        "“no”."
    )
    return [*blocks, Heading(1, t("About this page")), Paragraph(about)]


def _routes(content: HandoverContent, t: Translator) -> list[Block]:
    route = working_lists()["signal-route"]
    names = {p.id: p.name for p in content.view.standing.partners}
    areas = sorted({e.about for e in content.entries if e.list_id == route.id and e.about})
    blocks: list[Block] = []
    for area in areas:
        kept = {e.item: e for e in content.entries if (e.list_id, e.about) == (route.id, area)}
        rows = tuple(
            (
                item.text.in_language(t.language),
                ". ".join(filter(None, (names.get(e.partner_id, ""), e.note))),
            )
            for item in route.items
            if (e := kept.get(item.id)) and (e.note or e.partner_id in names)
        )
        if rows:
            blocks.append(Heading(2, area))
            caption = t("Route of a signal in {area}", area=area)
            blocks.append(Table(caption, (t("Question"), t("Answer")), rows, widths=(2, 3)))
    heading = Heading(1, route.label.in_language(t.language))
    return [heading, *blocks] if blocks else []


def _anchored(content: HandoverContent, t: Translator) -> list[Block]:
    anchoring = working_lists()["anchoring"]
    kept = {e.item: e for e in content.entries if e.list_id == anchoring.id}
    rows = tuple(
        (
            item.text.in_language(t.language),
            catalogue().label("list-states", kept[item.id].state, t.language),
            kept[item.id].owner_name,
        )
        for item in anchoring.items
        if item.id in kept
    )
    if not rows:
        return []
    header = (t("What"), t("State"), t("Who sees to it"))
    caption = anchoring.label.in_language(t.language)
    return [Heading(1, caption), Table(caption, header, rows, widths=(5, 2, 2))]
