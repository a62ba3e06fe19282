"""The network inside a dossier file, without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.exports.dossier import parse
from model.network.coverage import Coverage, coverage
from model.network.graph import Graph, graph
from model.network.ties import connections

if TYPE_CHECKING:
    from collections.abc import Mapping


def dossier_network(data: bytes) -> tuple[Graph, Coverage, Mapping[str, str]]:
    """Return the graph of the partners who take part, its coverage, and names by id.

    Raises:
        UnreadableFileError: the file is no dossier.

    """
    dossier = parse(data)
    network = graph(dossier.partners, connections(dossier.ties))
    names = {partner.id: partner.name for partner in dossier.partners}
    return network, coverage(network.ids, dossier.ties), names
