"""The handover pack: what to do and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.document import (
    Block,
    Heading,
    Inline,
    NumberedList,
    Paragraph,
    Run,
    Table,
)
from model.services.document_parts import (
    due_in_words,
    open_actions,
    owner_in_words,
    step_table,
)
from model.services.plan_goals import goal_blocks
from model.services.plan_money import money_blocks

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.network.partners import Partner
    from model.services.handover import HandoverContent

CALL_FIRST = ("convenor", "core-group", "funder")
MOST_DATES = 40


def first_blocks(content: HandoverContent, t: Translator) -> list[Block]:
    """Return what to read when there are only five minutes."""
    view = content.view
    blocks: list[Block] = [
        Heading(1, t("In five minutes")),
        Paragraph(t.message(view.headline), style="lead"),
    ]
    if view.standing.coalition.ambition:
        blocks.append(Paragraph(view.standing.coalition.ambition))
    items: list[Inline] = []
    first = [p for p in _present(content) if CALL_FIRST[0] in p.roles]
    if first:
        said = t("Call first: {who}", who="; ".join(_contact(p) for p in first))
        items.append(said)
    items += [
        t(
            "Do first: {what} ({who}, {when})",
            what=action.title,
            who=owner_in_words(action, view.standing.partners, t),
            when=due_in_words(action, content.today, t),
        )
        for action in view.next_actions
    ]
    if content.ahead:
        ahead = content.ahead[0]
        items.append(
            t("First date: {date}, {what}", date=t.date(ahead.on), what=t.message(ahead.message))
        )
    items.append(t("Everything can be read back in with the dossier that comes with this page."))
    return [*blocks, NumberedList(tuple(items))]


def call_blocks(content: HandoverContent, t: Translator) -> list[Block]:
    """Return who to call at each organisation that takes part: business contacts."""
    present = sorted(_present(content), key=lambda p: (_rank(p), p.name.casefold()))
    blocks: list[Block] = [Heading(1, t("Who to call"))]
    if not present:
        return [*blocks, Paragraph(t("No partners take part yet."))]
    rows = tuple(
        (
            _with_roles(p, t),
            _reach(p, t),
        )
        for p in present
    )
    header = (t("Organisation"), t("Contact person"))
    return [*blocks, Table(t("Contacts by organisation"), header, rows, widths=(1, 1))]


def _with_roles(partner: Partner, t: Translator) -> tuple[Run, ...]:
    roles = t.listing([catalogue().label("partner-roles", r, t.language) for r in partner.roles])
    return (Run(partner.name, bold=True), Run(f"\n{roles}")) if roles else (Run(partner.name),)


def work_blocks(content: HandoverContent, t: Translator) -> list[Block]:
    """Return steps, goals, money, open actions, projects and the dates ahead."""
    view = content.view
    blocks: list[Block] = [Heading(1, t("Where we stand")), step_table(view.steps, t)]
    blocks += goal_blocks(content.goals, t)
    blocks += [Heading(1, t("Open actions")), *_actions(content, t)]
    blocks += [Heading(1, t("Calendar")), *_calendar(content, t)]
    blocks += [Heading(1, t("Our projects")), *_projects(content, t)]
    money = money_blocks(view.standing.projects, content.budget, t)
    return [*blocks, Heading(1, t("Money")), *money] if money else blocks


def _actions(content: HandoverContent, t: Translator) -> list[Block]:
    now = content.view.standing
    still_open = open_actions(now)
    if not still_open:
        return [Paragraph(t("There are no open actions."))]
    rows = tuple(
        (
            a.title,
            owner_in_words(a, now.partners, t),
            due_in_words(a, content.today, t),
            "\n".join(filter(None, (a.note, a.means, a.condition))),
        )
        for a in still_open
    )
    header = (t("What"), t("Who"), t("Before when"), t("Good to know"))
    return [Table(t("Who does what, before when"), header, rows, widths=(5, 4, 3, 4))]


def _calendar(content: HandoverContent, t: Translator) -> list[Block]:
    if not content.ahead:
        return [Paragraph(t("No dates are planned yet."))]
    rows = tuple((t.date(a.on), t.message(a.message)) for a in content.ahead[:MOST_DATES])
    blocks: list[Block] = [
        Table(t("Dates ahead"), (t("When"), t("What")), rows, widths=(1, 3)),
    ]
    left = len(content.ahead) - MOST_DATES
    if left > 0:
        said = t.plural(
            "One later date stands in the calendar file.",
            "{n} later dates stand in the calendar file.",
            left,
        )
        blocks.append(Paragraph(said, style="note"))
    return blocks


def _projects(content: HandoverContent, t: Translator) -> list[Block]:
    now = content.view.standing
    if not now.projects:
        return [Paragraph(t("There is no project yet."))]
    names = {p.id: p.name for p in now.partners}
    rows = []
    for project in sorted(now.projects, key=lambda p: p.title.casefold()):
        lead = ", ".join(filter(None, (project.lead_name, names.get(project.lead_partner_id, ""))))
        days = [t.short_date(day) for day in (project.starts_on, project.ends_on) if day]
        rows.append(
            (
                project.title,
                catalogue().label("project-statuses", project.status, t.language),
                lead or t("not filled in"),
                " – ".join(dict.fromkeys(days)),
            )
        )
    header = (t("Project"), t("State"), t("Who leads"), t("When"))
    return [Table(t("Projects and who leads them"), header, tuple(rows), widths=(4, 2, 4, 3))]


def _present(content: HandoverContent) -> list[Partner]:
    return [partner for partner in content.view.standing.partners if partner.is_present]


def _rank(partner: Partner) -> int:
    ranks = [CALL_FIRST.index(role) for role in partner.roles if role in CALL_FIRST]
    return min(ranks, default=len(CALL_FIRST))


def _contact(partner: Partner) -> str:
    reach = " ".join(filter(None, (partner.contact_phone, partner.contact_email)))
    return ", ".join(filter(None, (partner.contact_name, partner.name, reach)))


def _reach(partner: Partner, t: Translator) -> tuple[Run, ...]:
    who = ", ".join(filter(None, (partner.contact_name, partner.contact_role)))
    parts = [Run(f"{who or t('nobody named yet')}\n")]
    if partner.contact_phone:
        parts.append(Run(f"{partner.contact_phone}\n"))
    if partner.contact_email:
        parts.append(Run(f"{partner.contact_email}\n", link=f"mailto:{partner.contact_email}"))
    if partner.website:
        parts.append(Run(partner.website, link=partner.website))
    return tuple(parts)
