"""The record of processing activities of a coalition (GDPR article 30), as a Word file to complete.

The workbench fills in what it knows; who is responsible and on what ground is for people to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.exports import docx
from model.exports.document import BulletList, Callout, Document, Heading, Paragraph, Table
from model.services.retention import kept_until
from model.services.rights import by_right

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.translation import Translator
    from model.exports.document import Block
    from model.storage.unit_of_work import UnitOfWork


@by_right
def processing_record(work: UnitOfWork, coalition_id: str, at: datetime, t: Translator) -> bytes:
    """Return the record as a Word file."""
    coalition = work.coalitions.one(coalition_id)
    partners = work.partners.find(coalition_id=coalition_id)
    contacts = sum(bool(partner.contact_name) for partner in partners)
    last_day = kept_until(work, coalition_id)
    blocks: tuple[Block, ...] = (
        Callout(
            "info",
            t("Complete what stands between brackets, together with your privacy officer."),
        ),
        Heading(1, t("Who is responsible")),
        Paragraph(t("[Organisation that is responsible], for {name}.", name=coalition.name)),
        Paragraph(t("[Contact person and privacy officer]")),
        Heading(1, t("What the data are for")),
        Paragraph(
            t(
                "Working together on loneliness: knowing which organisations take part, who can be "
                "reached there, who does what, and how plans are judged."
            )
        ),
        Paragraph(t("[Ground: for example public task or legitimate interest]")),
        Heading(1, t("About whom, and what")),
        _people(t, contacts),
        Heading(1, t("What is never kept")),
        BulletList(
            (
                t("Residents and participants: there is no field for them."),
                t("Scores of loneliness of a person, and types of persons."),
                t("Citizen service numbers. Free text is checked for them, with a warning."),
            )
        ),
        Heading(1, t("Who receives the data")),
        Paragraph(
            t(
                "Only people with a role in this coalition. Nothing is sent to other services. "
                "Files that somebody downloads are that person's responsibility."
            )
        ),
        Heading(1, t("How long")),
        Paragraph(
            t("Until {date}.", date=t.date(last_day))
            if last_day
            else t("[Until when. Choose a date in the settings.]")
        ),
        Heading(1, t("How the data are protected")),
        BulletList(
            (
                t("Rights by role, in each coalition; reviews are blind until one's own is in."),
                t("Personal links are random, kept as a fingerprint, and end on a date."),
                t("Every change is recorded with name and moment."),
                t("[Where the server stands, backups, encryption of the disk]"),
            )
        ),
    )
    return docx.write(
        Document(
            title=t("Record of processing"),
            subtitle=coalition.name,
            language=t.language,
            date_text=t.date(at.date()),
            blocks=blocks,
            footer=f"{coalition.name} · {t.date(at.date())}",
        )
    )


def _people(t: Translator, contacts: int) -> Table:
    return Table(
        caption=t("Groups of people"),
        header=(t("Who"), t("What is kept"), t("Why")),
        rows=(
            (
                t.plural("One contact person", "{n} contact persons", contacts),
                t("Name, role, business e-mail address and telephone number"),
                t("To reach the organisation"),
            ),
            (
                t("People who do actions and lead projects"),
                t("Name, and what they took on"),
                t("To know who does what"),
            ),
            (
                t("Reviewers"),
                t("Name, levels and reasons"),
                t("To account for decisions about money"),
            ),
            (
                t("People who use the workbench"),
                t("Name, account, role, personal links, and what they changed"),
                t("To let in the right people and to undo mistakes"),
            ),
        ),
    )
