"""The tables of a coalition as one Excel file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports.xlsx import Sheet, Workbook, write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.core.translation import Translator
    from model.services.facts import Standing


def coalition_workbook(now: Standing, t: Translator) -> bytes:
    """Return partners, ties, projects and actions, a sheet each."""
    sheets = (_partners(now, t), _ties(now, t), _projects(now, t), _actions(now, t))
    return write(Workbook(sheets=sheets, title=now.coalition.name, language=t.language))


def _labels(t: Translator, kind: str, ids: Iterable[str]) -> str:
    return ", ".join(catalogue().label(kind, item, t.language) for item in ids)


def _label(t: Translator, kind: str, item: str) -> str:
    return catalogue().label(kind, item, t.language) if item else ""


def _partners(now: Standing, t: Translator) -> Sheet:
    header = (
        t("Name"),
        t("Domain"),
        t("Status"),
        t("Role in the coalition"),
        t("Has in view"),
        t("Key persons"),
        t("Can bring"),
        t("Building blocks"),
        t("Places"),
        t("Area"),
        t("Contact person"),
        t("Their role"),
        t("Work e-mail"),
        t("Work phone"),
        t("Website"),
        t("Note"),
    )
    rows = tuple(
        (
            partner.name,
            _labels(t, "domains", partner.domains),
            _label(t, "statuses", partner.status),
            _labels(t, "partner-roles", partner.roles),
            _labels(t, "risk-groups", partner.risk_groups),
            _labels(t, "key-persons", partner.key_persons),
            _labels(t, "contributions", partner.contributions),
            _labels(t, "building-blocks", partner.building_blocks),
            "; ".join(partner.places),
            partner.area,
            partner.contact_name,
            partner.contact_role,
            partner.contact_email,
            partner.contact_phone,
            partner.website,
            partner.note,
        )
        for partner in sorted(now.partners, key=lambda partner: partner.name.casefold())
    )
    return Sheet(title=t("Partners"), header=header, rows=rows)


def _ties(now: Standing, t: Translator) -> Sheet:
    names = {partner.id: partner.name for partner in now.partners}
    header = (
        t("Partner"),
        t("Other partner"),
        t("How strongly"),
        t("First refers to second"),
        t("Second refers to first"),
        t("Signed agreement"),
        t("Said by both"),
    )
    rows = tuple(
        (
            names.get(connection.a, connection.a),
            names.get(connection.b, connection.b),
            _label(t, "tie-strengths", connection.strength or ""),
            _yes(t, value=connection.refers_ab),
            _yes(t, value=connection.refers_ba),
            _yes(t, value=connection.formal),
            _yes(t, value=connection.confirmed),
        )
        for connection in now.connections
    )
    return Sheet(title=t("Ties"), header=header, rows=rows)


def _yes(t: Translator, *, value: bool) -> str:
    return t("yes") if value else ""


def _projects(now: Standing, t: Translator) -> Sheet:
    header = (
        t("Title"),
        t("Status"),
        t("Aim"),
        t("Whom it is for"),
        t("Groups"),
        t("Kinds of support"),
        t("Participants"),
        t("Budget in euros"),
        t("From"),
        t("Until"),
    )
    rows = tuple(
        (
            project.title,
            _label(t, "project-statuses", project.status),
            _label(t, "aims", project.aim or ""),
            project.target_group,
            _labels(t, "risk-groups", project.risk_groups),
            _labels(t, "kinds-of-support", project.kinds_of_support),
            project.reach,
            project.budget,
            project.starts_on,
            project.ends_on,
        )
        for project in sorted(now.projects, key=lambda project: project.title.casefold())
    )
    return Sheet(title=t("Projects"), header=header, rows=rows)


def _actions(now: Standing, t: Translator) -> Sheet:
    names = {partner.id: partner.name for partner in now.partners}
    header = (
        t("What"),
        t("Who"),
        t("Partner"),
        t("Before when"),
        t("State"),
        t("Step"),
        t("Building block"),
        t("What is needed for it?"),
        t("Note"),
    )
    rows = tuple(
        (
            action.title,
            action.owner_name,
            names.get(action.owner_partner_id, ""),
            action.due_on,
            _label(t, "action-states", action.state),
            _label(t, "steps", action.step),
            _label(t, "building-blocks", action.building_block),
            action.means,
            action.note,
        )
        for action in sorted(now.actions, key=lambda action: str(action.due_on))
    )
    return Sheet(title=t("Actions"), header=header, rows=rows)
