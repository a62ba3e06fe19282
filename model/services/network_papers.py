"""The network on paper: who is who, and the picture of the network on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.exports import docx, html, pdf
from model.exports.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
)
from model.exports.network_picture import write_png
from model.network.ties import Connection, Handover
from model.services.facts import standing
from model.services.network import Network, read_network
from model.services.network_export import printed_map
from model.services.network_meaning import network_meaning
from model.services.rights import by_right

if TYPE_CHECKING:
    from datetime import datetime

    from model.core.translation import Translator
    from model.network.partners import Partner
    from model.storage.unit_of_work import UnitOfWork

PaperFormat = Literal["docx", "pdf", "html"]
MOST_SAID = 5
PICTURE_MM = 150
PICTURE_HIGH_MM = 140
"""What leaves room on one page for five readings of two lines."""
_WRITERS = {"docx": docx.write, "pdf": pdf.write, "html": html.write}


@by_right
def who_is_who(
    work: UnitOfWork, coalition_id: str, at: datetime, t: Translator, kind: PaperFormat
) -> bytes:
    """Return who takes part by domain: whom to call, for whom, what they bring, where they refer.

    Without partners it says so and is still a file.
    """
    network = read_network(work, coalition_id)
    coalition = work.coalitions.one(coalition_id)
    present = [partner for partner in network.partners if partner.is_present]
    blocks: list[Block] = [
        Paragraph(
            t(
                "To refer somebody: call first, and go along when you can. That is a warm "
                "hand-over, and people drop out less often."
            ),
            style="lead",
        )
    ]
    for domain in (*catalogue().domains, ""):
        here = [partner for partner in present if partner.main_domain == domain]
        if here:
            label = catalogue().label("domains", domain, t.language) if domain else ""
            blocks.append(Heading(1, label or t("not placed yet")))
            blocks.append(_table(label or t("not placed yet"), here, network, t))
    if not present:
        blocks.append(Paragraph(t("Nobody takes part yet.")))
    document = Document(
        title=t("Who is who in {name}", name=coalition.name),
        subtitle=t(
            "Partners of the coalition in {municipality}", municipality=coalition.municipality
        ),
        language=t.language,
        date_text=t.date(at.date()),
        blocks=tuple(blocks),
        footer=f"{coalition.name} · {t.date(at.date())}",
    )
    return _WRITERS[kind](document)


@by_right
def network_page(
    work: UnitOfWork, coalition_id: str, at: datetime, t: Translator, kind: PaperFormat
) -> bytes:
    """Return the picture of the network with the few things it says, on one page."""
    network = read_network(work, coalition_id)
    now = standing(work, coalition_id, at.date())
    meaning = network_meaning(network)
    drawn = printed_map(now, t)
    said = [t.message(reading.message) for reading in meaning.readings]
    said += [t.message(message) for message in meaning.gap_messages]
    if meaning.withheld:
        said.insert(0, t.message(meaning.withheld))
    png = write_png(drawn.network, drawn.sectors, inner=drawn.inner, outer=drawn.outer, scale=1.4)
    alt = t(
        "Map of {partners} partners by domain, with {ties} ties.",
        partners=len(drawn.network.nodes),
        ties=len(drawn.network.edges),
    )
    blocks: tuple[Block, ...] = (
        Picture(png, alt=alt, caption=t.message(meaning.basis), width_mm=PICTURE_MM).at_most(
            PICTURE_HIGH_MM
        ),
        BulletList(tuple(said[:MOST_SAID])),
    )
    document = Document(
        title=drawn.network.title,
        language=t.language,
        date_text=t.date(at.date()),
        blocks=blocks,
    )
    return _WRITERS[kind](document)


def _table(caption: str, partners: Sequence[Partner], network: Network, t: Translator) -> Table:
    rows = tuple(
        (_who(partner, t), _what(partner, t), _refers(partner, network, t)) for partner in partners
    )
    header = (t("Who"), t("For whom, and what"), t("Refers people to"))
    said = t("Whom you can call: {domain}", domain=caption)
    return Table(said, header, rows, widths=(6.6, 6.4, 3))


def _who(partner: Partner, t: Translator) -> tuple[Run, ...]:
    person = ", ".join(filter(None, (partner.contact_name, partner.contact_role)))
    ways = (partner.contact_phone, partner.contact_email, partner.website)
    lines = [line for line in (person, *ways) if line] or [t("no contact yet")]
    return (Run(partner.name, bold=True), *(Run(f"\n{line}") for line in lines))


def _what(partner: Partner, t: Translator) -> tuple[Run, ...]:
    def labels(kind: str, ids: Sequence[str]) -> str:
        return ", ".join(catalogue().label(kind, item, t.language) for item in ids)

    facts = (
        (t("Has in view"), labels("risk-groups", partner.risk_groups)),
        (t("Key persons"), labels("key-persons", partner.key_persons)),
        (
            t("Can bring"),
            "; ".join(
                filter(
                    None,
                    (labels("contributions", partner.contributions), partner.contribution_note),
                )
            ),
        ),
        (t("Meets people at"), ", ".join(partner.places)),
        (t("Area"), partner.area),
    )
    told = [(name, value) for name, value in facts if value]
    runs: list[Run] = []
    for number, (name, value) in enumerate(told):
        runs += [Run(("\n" if number else "") + f"{name}: ", bold=True), Run(value)]
    return tuple(runs) or (Run(t("not filled in yet")),)


def _refers(partner: Partner, network: Network, t: Translator) -> str:
    present = {p.id for p in network.partners if p.is_present}
    found = [
        (network.names[other], how)
        for connection in network.connections
        for other, how in _sent(connection, partner.id)
        if other in present
    ]
    words: dict[Handover, str] = {"warm": t("goes along"), "cold": t("a name or address")}
    return "\n".join(
        f"{name} ({words[how]})" if how in words else name for name, how in sorted(found)
    )


def _sent(connection: Connection, source: str) -> list[tuple[str, Handover]]:
    if connection.a == source and connection.refers_ab:
        return [(connection.b, connection.handover_ab)]
    if connection.b == source and connection.refers_ba:
        return [(connection.a, connection.handover_ba)]
    return []
