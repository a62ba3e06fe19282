"""Everything that leaves the workbench as a file, one function a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from model.core.messages import N_
from model.exports import graphml, map_html
from model.services.calendars import calendar_file
from model.services.dossiers import export_dossier
from model.services.facts import standing
from model.services.network_export import network_picture
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
    return map_html.write(network_picture(now, t, only_present=False).network)


def _graph(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    network = network_picture(
        standing(work, coalition_id, at.date()), t, only_present=False
    ).network
    nodes = [
        graphml.Node(node.id, node.label, {"domain": node.group, **dict(node.facts)})
        for node in network.nodes
    ]
    edges = [
        graphml.Edge(edge.source, edge.target, {"kind": edge.label, "refers": edge.arrow})
        for edge in network.edges
    ]
    return graphml.write(nodes, edges)


def _calendar(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    return calendar_file(work, coalition_id, at=at, language=t.language)


def _dossier(work: UnitOfWork, coalition_id: str, at: datetime, _t: Translator) -> bytes:
    return export_dossier(work, coalition_id, at)


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
        "report-html",
        N_("Report as web page"),
        N_("One file that opens in any browser."),
        "html",
        "text/html",
        _report_html,
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
        N_("Actions for your calendar"),
        N_("All actions with a date, for Outlook or your phone."),
        "ics",
        "text/calendar",
        _calendar,
    ),
    Download(
        "dossier",
        N_("Dossier"),
        N_("The whole coalition in one file: to keep, to move, to hand over."),
        "json",
        "application/json",
        _dossier,
    ),
)
