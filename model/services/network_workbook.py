"""The network as an Excel file that can come back: partners, ties, measures and gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.core.messages import N_
from model.exports.xlsx import Sheet, Value, Workbook, write
from model.network.graph import unique_names
from model.services.network import Network, read_network
from model.services.network_columns import (
    PARTNER_COLUMNS,
    PARTNER_SHEET,
    TIE_COLUMNS,
    TIE_SHEET,
    Column,
    choices,
    written,
)
from model.services.network_meaning import measured, network_meaning
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.core.entity import Entity
    from model.core.translation import Translator
    from model.storage.unit_of_work import UnitOfWork

NARROW = 8
"""The width of the ids, which nobody needs to read."""
_MEASURES = (
    ("degree", N_("Recorded ties")),
    ("betweenness", N_("Between others")),
    ("closeness", N_("Nearness")),
    ("core", N_("Close group")),
    ("constraint", N_("Dependence")),
    ("effective_size", N_("Separate contacts")),
    ("ei_index", N_("Own or other domains")),
    ("reach", N_("Reach")),
)


@by_right
def network_workbook(work: UnitOfWork, coalition_id: str, t: Translator) -> bytes:
    """Return the file: every field of every partner, every answer about a tie, what it means.

    The first two sheets come back with `preview_workbook`; the last two are for reading.
    """
    network = read_network(work, coalition_id)
    names = unique_names(network.names)
    sheets = (
        _sheet(t(PARTNER_SHEET), PARTNER_COLUMNS, network.partners, names, t),
        _sheet(t(TIE_SHEET), TIE_COLUMNS, network.ties, names, t),
        _measures(network, t),
        _gaps(network, t),
    )
    title = work.coalitions.one(coalition_id).name
    return write(Workbook(sheets=sheets, title=title, language=t.language))


def _sheet(
    title: str,
    columns: tuple[Column, ...],
    entities: Iterable[Entity],
    names: dict[str, str],
    t: Translator,
) -> Sheet:
    rows = tuple(
        tuple(written(column, entity, names, t) for column in columns) for entity in entities
    )
    return Sheet(
        title=title,
        header=tuple(t(column.title) for column in columns),
        rows=rows,
        choices={at: found for at, column in enumerate(columns) if (found := choices(column, t))},
        first_width=NARROW,
        fixed=2,
    )


def _measures(network: Network, t: Translator) -> Sheet:
    header = (t("Partner"), *(t(title) for _, title in _MEASURES))
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (network.names[i], *(getattr(own, name) for name, _ in _MEASURES))
        for i, own in measured(network).partners.items()
    )
    return Sheet(title=t("Measures"), header=header, rows=rows)


def _gaps(network: Network, t: Translator) -> Sheet:
    meaning = network_meaning(network)
    said = [*(r.message for r in meaning.readings), *meaning.gap_messages, meaning.basis]
    if meaning.withheld:
        said.insert(0, meaning.withheld)
    rows: list[tuple[Value, ...]] = [("", t.message(message)) for message in said]
    for gap in meaning.gaps.domains:
        label = t("Room to grow")
        rows.append((f"{label}: {_domain(gap.domain, t)}", gap.belongs.in_language(t.language)))
    return Sheet(title=t("What it means"), header=(t("Domain"), t("What it says")), rows=rows)


def _domain(domain: str, t: Translator) -> str:
    return catalogue().label("domains", domain, t.language)
