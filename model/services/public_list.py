"""The public list: what was granted, for everybody to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from model.exports import csv, docx, pdf
from model.exports.document import Document, Table
from model.exports.prose import prose

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.services.round_export import RoundContent

ListFormat: TypeAlias = Literal["docx", "pdf", "csv"]


def public_list(content: RoundContent, t: Translator, kind: ListFormat) -> bytes:
    """Return what was granted, for everybody to read: no reviews, no levels, no reasons."""
    header = (t("Plan"), t("Organisation"), t("Amount"))
    granted = [award for award in content.view.awards if award.outcome == "granted"]
    titles = content.view.titles
    granted = sorted(
        (a for a in granted if a.project_id in titles), key=lambda a: titles[a.project_id]
    )
    if kind == "csv":
        rows = [(titles[a.project_id], content.applicants[a.project_id], a.amount) for a in granted]
        return csv.write(header, rows)
    table = Table(
        t("Granted plans"),
        header,
        tuple(
            (
                titles[award.project_id],
                content.applicants[award.project_id] or t("not known"),
                "" if award.amount is None else f"€ {t.number(award.amount)}",
            )
            for award in granted
        ),
        column_align=("l", "l", "r"),
    )
    document = Document(
        title=content.view.round.title,
        subtitle=t("Granted plans"),
        language=t.language,
        date_text=t.date(content.day),
        blocks=(*prose(content.view.round.purpose), table),
        footer=f"{content.coalition.name} · {content.view.round.title}",
    )
    return docx.write(document) if kind == "docx" else pdf.write(document)
