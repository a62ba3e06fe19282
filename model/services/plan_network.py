"""What a plan fills itself with from figures and partners: groups, building blocks, domains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import Block, BulletList, Callout, Heading, Paragraph, Run, Table
from model.services.figure_series import key_figures
from model.services.figures import value_text, year_text
from model.services.plan import current_projects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.core.translation import Translator
    from model.services.plan import PlanContent

MOST_NAMES = 6
"""Names in one cell of a table."""


def figure_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return the published key figures, and who has which group in view."""
    names = {"lonely": t("Lonely"), "severely-lonely": t("Severely lonely")}
    rows = tuple(
        (
            names.get(figure.measure, figure.label.in_language(t.language)),
            f"{figure.area.in_language(t.language)}, {figure.population.in_language(t.language)}",
            t("estimated {value}", value=value_text(figure, t))
            if figure.estimated
            else value_text(figure, t),
            year_text(figure, t),
            (Run(figure.source.title, link=figure.source.url),),
        )
        for figure in key_figures()
    )
    header = (t("What"), t("Where and who"), t("Share"), t("Year"), t("Source"))
    return [
        Heading(2, t("Published figures")),
        Table(
            t("Published figures on loneliness"),
            header,
            rows,
            column_align=("l", "l", "r", "r", "l"),
            widths=(3, 5, 2, 2, 6),
        ),
        Paragraph(
            t(
                "All of these come from one list of eleven questions: people who give three or "
                "more answers that point to loneliness count as lonely, nine or more as severely "
                "lonely. Figures from other lists of questions do not fit beside them."
            ),
            style="note",
        ),
        *_group_blocks(content, t),
    ]


def _group_blocks(content: PlanContent, t: Translator) -> list[Block]:
    def label(group: str) -> str:
        return catalogue().label("risk-groups", group, t.language)

    seen = [g for g in content.groups if g.partners or g.projects]
    if not seen:
        return []
    rows = tuple(
        (
            label(g.group),
            some_names(g.partners, t) or t("nobody yet"),
            ", ".join(g.projects) or t("none yet"),
        )
        for g in seen
    )
    blocks: list[Block] = [
        Heading(2, t("Groups that we have in view")),
        Table(
            t("Who has which group in view, and which projects are for them"),
            (t("Group"), t("Has it in view"), t("Projects")),
            rows,
            widths=(3, 5, 4),
        ),
    ]
    unseen = [label(g.group) for g in content.groups if not g.partners]
    if unseen:
        said = t("Nobody says to have these groups in view: {groups}.", groups=unseen)
        blocks.append(Callout("advice", said))
    return blocks


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
