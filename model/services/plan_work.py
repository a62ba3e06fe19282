"""What a plan fills itself with from the work: projects, actions, steps and agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import Block, BulletList, Heading, LevelBar, Paragraph, Run, Table
from model.services.document_parts import (
    due_in_words,
    level_bar,
    open_actions,
    owner_in_words,
    step_table,
)
from model.services.plan import current_projects

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.evaluation.projects import Project
    from model.services.plan import PlanContent


def project_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return each project with whom it is for, and its profile over the six lessons."""
    blocks: list[Block] = []
    for project in current_projects(content):
        blocks += [Heading(2, project.title), Paragraph(_project_facts(content, project, t))]
        if project.summary or project.goal:
            blocks.append(Paragraph(project.summary or project.goal))
        scored = content.results.get(project.id)
        blocks += [level_bar(result, t) for result in scored.lessons] if scored else []
    without = sum(project.id not in content.results for project in current_projects(content))
    if without:
        said = t.plural(
            "One project has no scorecard yet.", "{n} projects have no scorecard yet.", without
        )
        blocks.append(Paragraph(said, style="note"))
    if any(isinstance(block, LevelBar) for block in blocks):
        said = t(
            "The levels are about how a project finds and invites people. They promise no effect."
        )
        blocks.append(Paragraph(said, style="note"))
    return blocks


def _project_facts(content: PlanContent, project: Project, t: Translator) -> tuple[Run, ...]:
    names = {p.id: p.name for p in content.view.standing.partners}
    groups = [catalogue().label("risk-groups", g, t.language) for g in project.risk_groups]
    lead = [project.lead_name, names.get(project.lead_partner_id, "")]
    days = [t.date(day) for day in (project.starts_on, project.ends_on) if day]
    facts = (
        (t("State"), catalogue().label("project-statuses", project.status, t.language)),
        (t("For whom"), t.listing(groups)),
        (t("Who leads"), ", ".join(filter(None, lead))),
        (t("When"), " – ".join(dict.fromkeys(days))),
    )
    said = [(name, value) for name, value in facts if value]
    return tuple(
        run
        for place, (name, value) in enumerate(said)
        for run in (
            Run(f"{name}: ", bold=True),
            Run(value if place == len(said) - 1 else f"{value}\n"),
        )
    )


def action_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return who does what, when, with which means and on what condition."""
    now = content.view.standing
    still_open = open_actions(now)
    blocks: list[Block] = []
    if still_open:
        rows = tuple(
            (
                a.title,
                owner_in_words(a, now.partners, t),
                due_in_words(a, content.today, t),
                "\n".join(filter(None, (a.means, a.condition))),
            )
            for a in still_open
        )
        header = (t("What"), t("Who"), t("Before when"), t("Means and conditions"))
        blocks += [
            Heading(2, t("What we agreed")),
            Table(t("Who does what, before when"), header, rows, widths=(5, 4, 3, 4)),
        ]
    done = sum(action.state == "done" for action in now.actions)
    if done:
        said = t.plural("One action has been done already.", "{n} actions have been done.", done)
        blocks.append(Paragraph(said))
    return blocks


def channel_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return by which way each project speaks to participants."""
    rows = tuple(
        (project.title, t.listing([text.channel for text in project.recruitment_texts]))
        for project in current_projects(content)
        if any(text.channel for text in project.recruitment_texts)
    )
    if not rows:
        return []
    header = (t("Project"), t("By which way"))
    return [
        Heading(2, t("How the projects reach people")),
        Table(t("Texts for participants, by project"), header, rows, widths=(1, 2)),
    ]


def step_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return where the six steps stand, once one of them was begun."""
    view = content.view
    if all(step.progress.state == "not-started" for step in view.steps):
        return []
    blocks: list[Block] = [Heading(2, t("Where we stand")), step_table(view.steps, t)]
    facts = view.standing.facts
    if facts.projects:
        said = t(
            "For {scored} of {total} projects a scorecard says how they find and invite people.",
            scored=facts.scored_projects,
            total=facts.projects,
        )
        blocks.append(Paragraph(said))
    return blocks


def lasting_blocks(content: PlanContent, t: Translator) -> list[Block]:
    """Return what is arranged to make it last, and what is not, once people began to tick off."""
    step = next((step for step in content.view.steps if step.step.id == "sustain"), None)
    if step is None or not step.ticked:
        return []
    shown = [item for item in step.step.checklist if item.id in step.shown]
    done = tuple(i.text.in_language(t.language) for i in shown if i.id in step.progress.ticked)
    left = tuple(i.text.in_language(t.language) for i in shown if i.id not in step.progress.ticked)
    blocks: list[Block] = [Heading(2, t("Arranged already")), BulletList(done)]
    return [*blocks, Heading(2, t("Still to arrange")), BulletList(left)] if left else blocks
