"""What can be taken along, as somebody looks for it: documents in groups, each in its formats."""

from __future__ import annotations

from dataclasses import dataclass

from model.core.messages import N_

OPEN_DATA = frozenset({"graphml", "json"})
"""How files end that are for programs: they stand last in their group, and quieter."""


@dataclass(frozen=True)
class Document:
    """One document, with the downloads that are its formats."""

    use: str
    """What it holds and what each format is good for, as an English msgid."""
    files: tuple[str, ...]
    title: str = ""
    """Left out when the heading of the group says it already."""


@dataclass(frozen=True)
class Group:
    """Documents under one heading."""

    title: str
    documents: tuple[Document, ...]
    reading: str = ""
    """Where the cards that help stand in the library."""
    calendar_link: bool = False
    """Whether the link for a calendar program stands here."""


GROUPS: tuple[Group, ...] = (
    Group(
        N_("Report and plan"),
        (
            Document(
                N_(
                    "Where the coalition stands now, for a meeting or the council. For Word to "
                    "change and add to, as pdf to send and print, as web page for any browser."
                ),
                ("report-docx", "report-pdf", "report-html"),
                N_("Report"),
            ),
            Document(
                N_(
                    "The plan of action, chapter by chapter. For Word to write on in, as pdf to "
                    "send and print."
                ),
                ("plan-docx", "plan-pdf"),
                N_("Plan"),
            ),
            Document(
                N_("Partners, ties, projects and actions, to sort and count yourself."),
                ("tables",),
                N_("Lists and numbers"),
            ),
        ),
    ),
    Group(
        N_("Who is who"),
        (
            Document(
                N_(
                    "Whom to call for what, by domain. For Word to change and add to, as pdf to "
                    "print and hand out, as web page for any browser."
                ),
                ("who-docx", "who-pdf", "who-html"),
            ),
        ),
        reading="who-pdf",
    ),
    Group(
        N_("Network"),
        (
            Document(
                N_(
                    "On one page (pdf): the picture with what it says, for a plan or a meeting. "
                    "As web page: with search and cards, also without internet."
                ),
                ("network-pdf", "map"),
                N_("Network map"),
            ),
            Document(
                N_(
                    "With who said so. For Excel to change and bring back in, with measures and "
                    "gaps; as GraphML for researchers, in Gephi and other network programs."
                ),
                ("network-xlsx", "graph"),
                N_("Partners and ties"),
            ),
        ),
    ),
    Group(
        N_("Calendar"),
        (
            Document(
                N_(
                    "Actions, steps, goals, reviews and meetings with a date, for Outlook or "
                    "your phone."
                ),
                ("calendar",),
            ),
        ),
        calendar_link=True,
    ),
    Group(
        N_("Handover and dossier"),
        (
            Document(
                N_(
                    "For the day the coordinator leaves: whom to call, what is open, what was "
                    "decided and why. The pack (zip) has that page with everything beside it."
                ),
                ("handover", "handover-html"),
                N_("Handover"),
            ),
            Document(
                N_(
                    "The whole coalition in one file (json) that the workbench reads back in: to "
                    "keep, to move, to hand over. Without history it is smaller and does not tell "
                    "who changed what: to share."
                ),
                ("dossier", "dossier-now"),
                N_("Dossier"),
            ),
        ),
    ),
)
