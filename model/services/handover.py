"""The handover pack: all that a successor needs on the day the coordinator leaves.

One HTML file that opens without internet and prints well, and a zip with the dossier beside it.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.translation import Language, Translator
from model.exports import html
from model.exports.document import Contents, Document
from model.services.calendars import calendar_file
from model.services.dates_ahead import DateAhead, dates_ahead
from model.services.dossiers import export_dossier
from model.services.handover_memory import decision_blocks, network_blocks, place_blocks
from model.services.handover_parts import call_blocks, first_blocks, work_blocks
from model.services.overview import Overview, overview
from model.services.plan_document import plan_file
from model.services.rights import by_right
from model.services.scorecards import latest_results
from model.services.spreadsheets import coalition_workbook

if TYPE_CHECKING:
    from model.evaluation.findings import Evaluation
    from model.process.budget import BudgetLine
    from model.process.decisions import Decision
    from model.process.goals import Goal
    from model.process.lists import ListEntry
    from model.process.revisions import PlanRevision
    from model.storage.unit_of_work import UnitOfWork

FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can hold; the same content gives the same file."""


@dataclass(frozen=True)
class HandoverContent:
    """Everything the pack tells, read in one go."""

    view: Overview
    results: dict[str, Evaluation]
    decisions: tuple[Decision, ...]
    """Newest first; those without a date last."""
    revisions: tuple[PlanRevision, ...]
    goals: tuple[Goal, ...]
    budget: tuple[BudgetLine, ...]
    entries: tuple[ListEntry, ...]
    ahead: tuple[DateAhead, ...]
    today: date


@by_right
def read_handover(work: UnitOfWork, coalition_id: str, today: date) -> HandoverContent:
    """Read what a handover needs."""
    view = overview(work, coalition_id, today)
    decisions = work.decisions.find(coalition_id=coalition_id)
    revisions = work.plan_revisions.find(coalition_id=coalition_id)
    return HandoverContent(
        view=view,
        results=latest_results(work, coalition_id),
        decisions=tuple(
            sorted(decisions, key=lambda d: (d.decided_on or date.min, d.title), reverse=True)
        ),
        revisions=tuple(sorted(revisions, key=lambda r: r.kept_at, reverse=True)),
        goals=tuple(sorted(work.goals.find(coalition_id=coalition_id), key=lambda g: g.title)),
        budget=tuple(work.budget_lines.find(coalition_id=coalition_id)),
        entries=tuple(work.list_entries.find(coalition_id=coalition_id)),
        ahead=tuple(dates_ahead(work, view.standing, today)),
        today=today,
    )


def handover(content: HandoverContent, t: Translator) -> Document:
    """Return the pack as a document in the translator's language."""
    coalition = content.view.standing.coalition
    return Document(
        title=t("Handover of {name}", name=coalition.name),
        subtitle=t(
            "Everything for whoever takes over, in {municipality}",
            municipality=coalition.municipality,
        ),
        language=t.language,
        date_text=t.date(content.today),
        blocks=(
            *first_blocks(content, t),
            Contents(),
            *call_blocks(content, t),
            *work_blocks(content, t),
            *decision_blocks(content, t),
            *network_blocks(content, t),
            *place_blocks(content, t),
        ),
        footer=f"{coalition.name} · {t.date(content.today)}",
    )


@by_right
def handover_html(
    work: UnitOfWork, coalition_id: str, *, language: Language = "nl", at: datetime | None = None
) -> bytes:
    """Return the pack as one web page that asks nothing of another computer.

    Raises:
        NotFoundError: there is no such coalition.

    """
    t = Translator(language, catalogue())
    today = (at or datetime.now(UTC)).date()
    return html.write(handover(read_handover(work, coalition_id, today), t))


@by_right
def handover_pack(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    """Return a zip: the page to read first, the dossier, the plan, the tables and the calendar."""
    view = read_handover(work, coalition_id, at.date())
    files = {
        t("1-read-this-first.html"): html.write(handover(view, t)),
        t("2-plan.docx"): plan_file(work, coalition_id, at, t, "docx"),
        t("3-tables.xlsx"): coalition_workbook(view.view.standing, t),
        t("4-calendar.ics"): calendar_file(work, coalition_id, at=at, language=t.language),
        t("5-dossier.json"): export_dossier(work, coalition_id, at),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, FIRST_DAY_OF_ZIP), data)
    return packed.getvalue()
