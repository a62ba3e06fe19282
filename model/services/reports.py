"""The report of a coalition: where it stands, its network, its projects and its actions.

Built once as a document in one language; Word, PDF and HTML are drawn from it alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.exports import docx, html, pdf
from model.exports.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Heading,
    Paragraph,
    Table,
)
from model.exports.prose import prose
from model.services.document_parts import (
    due_in_words,
    level_bar,
    map_blocks,
    open_actions,
    owner_in_words,
    step_table,
)
from model.services.overview import Overview, overview
from model.services.rights import by_right
from model.services.scorecards import latest_results

if TYPE_CHECKING:
    from datetime import date

    from model.core.translation import Translator
    from model.evaluation.findings import Evaluation
    from model.network.partners import Partner
    from model.storage.unit_of_work import UnitOfWork

ReportFormat = Literal["docx", "pdf", "html"]


@dataclass(frozen=True)
class ReportContent:
    """Everything a report is made of, read in one go."""

    view: Overview
    results: dict[str, Evaluation]
    today: date


@by_right
def read_report(work: UnitOfWork, coalition_id: str, today: date) -> ReportContent:
    """Read what a report needs."""
    view = overview(work, coalition_id, today)
    return ReportContent(view, latest_results(work, coalition_id), today)


def write_report(content: ReportContent, t: Translator, kind: ReportFormat) -> bytes:
    """Return the report as a file."""
    writers = {"docx": docx.write, "pdf": pdf.write, "html": html.write}
    return writers[kind](report(content, t))


def report(content: ReportContent, t: Translator) -> Document:
    """Return the report as a document in the translator's language."""
    coalition = content.view.standing.coalition
    return Document(
        title=coalition.name,
        subtitle=t(
            "Where the coalition in {municipality} stands", municipality=coalition.municipality
        ),
        language=t.language,
        date_text=t.date(content.today),
        blocks=(
            *_standing(content, t),
            *_network(content, t),
            *_projects(content, t),
            *_actions(content, t),
            *_account(t),
        ),
        footer=f"{coalition.name} · {t.date(content.today)}",
    )


def _standing(content: ReportContent, t: Translator) -> list[Block]:
    view = content.view
    blocks: list[Block] = [
        Heading(1, t("Where we stand")),
        Paragraph(t.message(view.headline), style="lead"),
    ]
    if view.standing.coalition.ambition:
        blocks += [Heading(2, t("What we want to reach")), *prose(view.standing.coalition.ambition)]
    blocks.append(step_table(view.steps, t))
    return blocks


def _network(content: ReportContent, t: Translator) -> list[Block]:
    now = content.view.standing
    blocks: list[Block] = [Heading(1, t("Our network"))]
    present = [partner for partner in now.partners if partner.is_present]
    if not present:
        return [*blocks, Paragraph(t("No partners take part yet."))]
    blocks += [
        Paragraph(
            t(
                "{partners} partners take part, from {domains} of the twelve domains. "
                "{ties} ties are recorded, and {referrals} times a partner refers people "
                "to another.",
                partners=now.facts.joined,
                domains=len(now.facts.domains),
                ties=now.facts.ties,
                referrals=now.facts.referrals,
            )
        ),
        *map_blocks(now, t),
        Heading(2, t("Partners by domain")),
        _partner_table(present, t),
        *_room(content, t),
    ]
    return blocks


def _partner_table(present: list[Partner], t: Translator) -> Table:
    rows = []
    for domain in catalogue().domains.values():
        names = sorted(p.name for p in present if domain.id in p.domains)
        label = f"{domain.letter}  {domain.label.in_language(t.language)}"
        if names or domain.id != "other":
            rows.append((label, ", ".join(names) or t("nobody yet")))
    return Table(t("Who takes part"), (t("Domain"), t("Partners")), tuple(rows), widths=(1, 3))


def _room(content: ReportContent, t: Translator) -> list[Block]:
    view = content.view
    blocks: list[Block] = [Heading(2, t("Room to grow"))]
    items = [
        f"{catalogue().label('domains', d, t.language)}: "
        f"{catalogue().domains[d].brings.in_language(t.language)}"
        for d in view.empty_domains
    ]
    if items:
        blocks += [
            Paragraph(t("Nobody takes part yet from these domains.")),
            BulletList(tuple(items)),
        ]
    groups = [catalogue().label("risk-groups", g, t.language) for g in view.unseen_groups]
    if groups:
        text = t("Nobody says to have these groups in view: {groups}.", groups=groups)
        blocks.append(Callout("advice", text))
    return blocks


def _projects(content: ReportContent, t: Translator) -> list[Block]:
    blocks: list[Block] = [Heading(1, t("Our projects"))]
    projects = sorted(content.view.standing.projects, key=lambda p: p.title.casefold())
    if not projects:
        return [*blocks, Paragraph(t("There is no project yet."))]
    for project in projects:
        blocks.append(Heading(2, project.title))
        if project.summary:
            blocks.append(Paragraph(project.summary))
        scored = content.results.get(project.id)
        if scored is None:
            blocks.append(Paragraph(t("This project has no scorecard yet."), style="note"))
            continue
        blocks += [level_bar(result, t) for result in scored.lessons]
        blocks.append(
            Paragraph(
                t(
                    "Scored on {date} with ruleset {ruleset}. The levels are about recruiting "
                    "people, and promise no effect.",
                    date=t.date(scored.at.date()),
                    ruleset=scored.ruleset_version,
                ),
                style="note",
            )
        )
    return blocks


def _actions(content: ReportContent, t: Translator) -> list[Block]:
    now = content.view.standing
    still_open = open_actions(now)
    blocks: list[Block] = [Heading(1, t("Open actions"))]
    if not still_open:
        return [*blocks, Paragraph(t("There are no open actions."))]
    rows = tuple(
        (
            action.title,
            owner_in_words(action, now.partners, t),
            due_in_words(action, content.today, t),
        )
        for action in still_open
    )
    header = (t("What"), t("Who"), t("Before when"))
    return [*blocks, Table(t("Who does what, before when"), header, rows, widths=(5, 4, 3))]


def _account(t: Translator) -> list[Block]:
    return [
        Heading(1, t("About this report")),
        Paragraph(
            t(
                "This report shows what the coalition recorded in the Samenwerkbank. What nobody "
                "recorded is not in it, and does not count as a “no”. The six lessons on "
                "recruiting come from the Amsterdam network, which evaluated 39 projects in 2017."
            )
        ),
    ]
