"""Everything that leaves the workbench as a file, one function a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from model.core.messages import N_
from model.exports import map_html
from model.network.coverage import coverage_message
from model.services.calendars import calendar_file
from model.services.dossiers import export_dossier
from model.services.facts import standing
from model.services.handover import handover_html, handover_pack
from model.services.network import read_network
from model.services.network_export import as_graphml, printed_map
from model.services.network_meaning import known_pairs
from model.services.network_papers import network_page, who_is_who
from model.services.network_workbook import network_workbook
from model.services.plan_document import plan_file
from model.services.reports import read_report, write_report
from model.services.spreadsheets import coalition_workbook

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.translation import Translator
    from model.storage.unit_of_work import UnitOfWork

Builder: TypeAlias = "Callable[[UnitOfWork, str, datetime, Translator], bytes]"


@dataclass(frozen=True)
class Download:
    """One file that can be asked for."""

    id: str
    title: str
    use: str
    """What it is good for, as an English msgid."""
    suffix: str
    mime: str
    build: Builder
    asks: Callable[..., object] = standing
    """The service that decides who may have it."""


def _plan_word(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return plan_file(work, coalition_id, at, t, "docx")


def _plan_pdf(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return plan_file(work, coalition_id, at, t, "pdf")


def _report_word(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return write_report(read_report(work, coalition_id, at.date()), t, "docx")


def _report_pdf(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return write_report(read_report(work, coalition_id, at.date()), t, "pdf")


def _report_html(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return write_report(read_report(work, coalition_id, at.date()), t, "html")


def _tables(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return coalition_workbook(standing(work, coalition_id, at.date()), t)


def _map(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    now = standing(work, coalition_id, at.date())
    note = t.message(coverage_message(known_pairs(read_network(work, coalition_id))))
    drawn = printed_map(now, t, only_present=False, note=note)
    return map_html.write(drawn.network, drawn.sectors, inner=drawn.inner, outer=drawn.outer)


def _graph(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    drawn = printed_map(standing(work, coalition_id, at.date()), t, only_present=False)
    return as_graphml(drawn.network, t)


def _who_pdf(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return who_is_who(work, coalition_id, at, t, "pdf")


def _who_word(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return who_is_who(work, coalition_id, at, t, "docx")


def _who_html(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return who_is_who(work, coalition_id, at, t, "html")


def _network_page(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return network_page(work, coalition_id, at, t, "pdf")


def _network_excel(work: UnitOfWork, coalition_id: str, _at: datetime, t: Translator) -> bytes:
    return network_workbook(work, coalition_id, t)


def _calendar(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return calendar_file(work, coalition_id, at=at, language=t.language)


def _dossier(work: UnitOfWork, coalition_id: str, at: datetime, _t: Translator) -> bytes:
    return export_dossier(work, coalition_id, at)


def _dossier_now(work: UnitOfWork, coalition_id: str, at: datetime, _t: Translator) -> bytes:
    return export_dossier(work, coalition_id, at, history=False)


def _handover(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return handover_html(work, coalition_id, language=t.language, at=at)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

DOWNLOADS: tuple[Download, ...] = (
    Download(
        "report-docx",
        N_("Report in Word"),
        N_("To change and add to, for a meeting or the council."),
        "docx",
        _WORD,
        _report_word,
    ),
    Download(
        "report-pdf",
        N_("Report in PDF"),
        N_("To send and print; a screen reader can read it."),
        "pdf",
        "application/pdf",
        _report_pdf,
    ),
    Download(
        "report-html",
        N_("Report as web page"),
        N_("One file that opens in any browser."),
        "html",
        "text/html",
        _report_html,
    ),
    Download(
        "plan-docx",
        N_("Plan in Word"),
        N_("The plan of action, chapter by chapter, to write on in."),
        "docx",
        _WORD,
        _plan_word,
    ),
    Download(
        "plan-pdf",
        N_("Plan in PDF"),
        N_("The plan of action, to send and print."),
        "pdf",
        "application/pdf",
        _plan_pdf,
    ),
    Download(
        "tables",
        N_("Tables in Excel"),
        N_("Partners, ties, projects and actions, to sort and count yourself."),
        "xlsx",
        _EXCEL,
        _tables,
    ),
    Download(
        "who-pdf",
        N_("Who is who in PDF"),
        N_("Whom to call for what, by domain, to print and hand out."),
        "pdf",
        "application/pdf",
        _who_pdf,
    ),
    Download(
        "who-docx",
        N_("Who is who in Word"),
        N_("The same, to change and add to."),
        "docx",
        _WORD,
        _who_word,
    ),
    Download(
        "who-html",
        N_("Who is who as web page"),
        N_("The same, in one file that opens in any browser."),
        "html",
        "text/html",
        _who_html,
    ),
    Download(
        "network-xlsx",
        N_("Network in Excel"),
        N_("Partners and ties with who said so, to change and bring back in; measures and gaps."),
        "xlsx",
        _EXCEL,
        _network_excel,
    ),
    Download(
        "network-pdf",
        N_("Network on one page"),
        N_("The picture with what it says, for a plan or a meeting."),
        "pdf",
        "application/pdf",
        _network_page,
    ),
    Download(
        "map",
        N_("Network map as web page"),
        N_("The map with search and cards; works without internet."),
        "html",
        "text/html",
        _map,
    ),
    Download(
        "graph",
        N_("Network as GraphML"),
        N_("For researchers, in Gephi and other network programs."),
        "graphml",
        "application/xml",
        _graph,
    ),
    Download(
        "calendar",
        N_("Dates for your calendar"),
        N_("Actions, steps, goals, reviews and meetings with a date, for Outlook or your phone."),
        "ics",
        "text/calendar",
        _calendar,
    ),
    Download(
        "handover",
        N_("Handover pack"),
        N_("For the day the coordinator leaves: one page to read first, and everything beside it."),
        "zip",
        "application/zip",
        handover_pack,
        handover_pack,
    ),
    Download(
        "handover-html",
        N_("Handover as web page"),
        N_("Whom to call, what is open, what was decided and why. Opens without internet."),
        "html",
        "text/html",
        _handover,
        handover_html,
    ),
    Download(
        "dossier",
        N_("Dossier with history"),
        N_("The whole coalition with its history in one file: to keep, to move, to hand over."),
        "json",
        "application/json",
        _dossier,
        export_dossier,
    ),
    Download(
        "dossier-now",
        N_("Dossier without history"),
        N_("The coalition as it is now, without who changed what: smaller, and to share."),
        "json",
        "application/json",
        _dossier_now,
        export_dossier,
    ),
)

EXPORTS: dict[str, Builder] = {
    "plan.docx": _plan_word,
    "plan.pdf": _plan_pdf,
    "report.docx": _report_word,
    "report.pdf": _report_pdf,
    "report.html": _report_html,
    "partners.xlsx": _tables,
    "map.html": _map,
    "map.graphml": _graph,
    "actions.ics": _calendar,
    "handover.html": _handover,
}
"""How the name of a file ends → what makes it, for the command line."""
