"""The map that leaves the workbench: its wedges, its referrals, and the same as GraphML."""

from __future__ import annotations

import io
from datetime import date

import networkx as nx
import pytest

from model.core.catalogue import catalogue
from model.core.translation import Translator
from model.exports.network_picture import write_svg
from model.network.partners import Partner
from model.network.ties import Tie
from model.services.demo import load_demo
from model.services.facts import standing
from model.services.network_export import PrintedMap, as_graphml, printed_map
from model.storage.unit_of_work import UnitOfWork

HERE = "lindewaarde"
DUTCH = Translator("nl", catalogue())


@pytest.fixture
def full(work) -> UnitOfWork:
    """The demo, with two partners who refer to each other and signed for it."""
    load_demo(work)
    said = {"coalition_id": HERE, "reported_by": "a"}
    work.partners.add_all(
        [
            Partner(
                id="a", coalition_id=HERE, name="A & B <c>", domains=("sport",), status="joined"
            ),
            Partner(
                id="b", coalition_id=HERE, name="B", domains=("sport", "faith"), status="joined"
            ),
        ]
    )
    work.ties.add_all(
        [
            Tie(source_id="a", target_id="b", kind="refers", handover="warm", **said),
            Tie(source_id="b", target_id="a", kind="refers", handover="warm", **said),
            Tie(source_id="a", target_id="b", kind="formal", **said),
        ]
    )
    work.commit()
    return work


def drawn(work: UnitOfWork) -> PrintedMap:
    return printed_map(standing(work, HERE, date(2026, 11, 22)), DUTCH, only_present=False)


def test_domain_of_prospects_only_is_room_to_grow(full) -> None:
    """Who is still to ask fills no domain, though they are on the map: as on its page."""
    found = drawn(full)

    here = {node.group for node in found.network.nodes}
    empty = {sector.group for sector in found.sectors if sector.is_empty}
    assert empty == {"integration", "finance"}
    assert empty <= here
    assert len(found.sectors) == 12
    assert found.network.middle == "Lindewaarde Dichtbij"


def test_referral_both_ways_has_two_arrows(full) -> None:
    """In the picture and in the data; a second domain is told, the first is not told twice."""
    found = drawn(full)
    edge = next(e for e in found.network.edges if {e.source, e.target} == {"a", "b"})
    facts = dict(next(node for node in found.network.nodes if node.id == "b").facts)
    svg = write_svg(found.network, found.sectors, inner=found.inner, outer=found.outer)
    refers = sum(e.arrow + e.back for e in found.network.edges)

    assert (edge.arrow, edge.back, edge.formal, edge.dashed) == (True, True, True, True)
    assert facts["Ook in domein"] == "Geloofsgemeenschappen"
    assert "Domein" not in facts
    assert svg.count('Z" fill="#0b5c6b"') == refers


def test_networkx_reads_names_domains_and_who_refers(full) -> None:
    """Nothing is lost that somebody needs to measure again: weight, direction of a referral."""
    graph = nx.read_graphml(io.BytesIO(as_graphml(drawn(full).network, DUTCH)))

    assert not graph.is_directed()
    assert graph.nodes["a"]["label"] == "A & B <c>"
    assert graph.nodes["a"]["domain"] == "sport"
    assert graph.nodes["a"]["Domein"] == "Sport en bewegen"
    assert {graph.edges["a", "b"][k] for k in ("refers_from", "refers_to")} == {"a", "b"}
    assert graph.edges["a", "b"]["refers_back"] is True
    assert graph.edges["a", "b"]["confirmed"] is False
    weights = {attributes["weight"] for *_, attributes in graph.edges(data=True)}
    assert weights == {1, 2, 3, 4}
    assert nx.degree(graph, "lw-gemeente", weight="weight") > nx.degree(graph, "lw-gemeente")
