"""What a plan fills itself with from partners: building blocks, domains, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import Block, BulletList, Heading, Table
from model.services.plan import current_projects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.translation import Translator
    from model.services.plan import PlanContent

MOST_NAMES = 6
"""Names in one cell of a table."""


def some_names(names: Sequence[str], t: Translator) -> str:
    """Return the first few names and how many more there are; all names stand under partners."""
    if len(names) <= MOST_NAMES + 1:
        return ", ".join(names)
    return t("{names} and {n} more", names=", ".join(names[:MOST_NAMES]), n=len(names) - MOST_NAMES)


def block_matrix(content: PlanContent, t: Translator) -> list[Block]:
    """Return partners, projects and open actions for each building block."""
    now = content.view.standing
    rows = []
    for block in catalogue().items("building-blocks").values():
        partners = sorted(
            p.name for p in now.partners if p.is_present and block.id in p.building_blocks
        )
        projects = [p.title for p in current_projects(content) if block.id in p.building_blocks]
        actions = [a.title for a in now.actions if a.is_open and a.building_block == block.id]
        rows.append((block.label.in_language(t.language), partners, projects, actions))
    if not any(partners or projects or actions for _, partners, projects, actions in rows):
        return []
    drawn = tuple(
        (
            label,
            some_names(partners, t) or t("nobody yet"),
            ", ".join(projects) or t("none yet"),
            "; ".join(actions) or t("none yet"),
        )
        for label, partners, projects, actions in rows
    )
    header = (t("Building block"), t("Partners"), t("Projects"), t("Open actions"))
    return [
        Heading(2, t("Who and what for each building block")),
        Table(t("The six building blocks"), header, drawn, widths=(3, 5, 4, 5)),
    ]


def partner_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return who takes part by domain and role, and where there is room to grow."""
    present = [p for p in content.view.standing.partners if p.is_present]
    if not present:
        return []
    language = t.language
    rows = tuple(
        (domain.label.in_language(language), ", ".join(names) or t("nobody yet"))
        for domain in catalogue().domains.values()
        if (names := sorted(p.name for p in present if domain.id in p.domains))
        or domain.id != "other"
    )
    blocks: list[Block] = [
        Heading(2, t("Partners by domain")),
        Table(t("Who takes part"), (t("Domain"), t("Partners")), rows, widths=(1, 3)),
    ]
    roles = tuple(
        (role.label.in_language(language), ", ".join(names))
        for role in catalogue().items("partner-roles").values()
        if (names := sorted(p.name for p in present if role.id in p.roles))
    )
    if roles:
        blocks += [
            Heading(2, t("Who has which role")),
            Table(t("Roles in the coalition"), (t("Role"), t("Partners")), roles, widths=(1, 3)),
        ]
    room = tuple(
        f"{catalogue().label('domains', d, language)}: "
        f"{catalogue().domains[d].brings.in_language(language)}"
        for d in content.view.empty_domains
    )
    if room:
        blocks += [Heading(2, t("Room to grow")), BulletList(room)]
    return blocks
