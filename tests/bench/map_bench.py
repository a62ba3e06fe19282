"""Bytes of the map of 150 and 1,000 partners beside a plain pyvis page in a frame.

`.venv/bin/python -m tests.bench.map_bench`, some seconds, no browser. Ours is what the component
gets as JSON over the websocket; the script and vis-network come once, by an address that the
browser keeps. The plain page travels whole with every change of the map.
"""

from __future__ import annotations

import json

from model.core.actor import Actor
from model.core.catalogue import catalogue
from model.core.translation import Translator
from model.network.drawing import Drawing, draw_network
from model.network.graph import View, graph
from model.network.layout import domain_layout
from model.network.partners import Partner
from model.network.ties import Tie, connections
from pages.shared.identity import Identity
from pages.shared.network_script import network_script
from pages.shared.network_view import map_data
from pages.shared.session import Session
from tests.bench.measures_bench import random_network
from tests.bench.serving import write_down

SIZES = (150, 1_000)
DOMAINS = [domain for domain in catalogue().domains if domain != "other"]


def coalition(n: int) -> tuple[list[Partner], list[Tie]]:
    """Return partners over all domains with five ties each, with names of a usual length."""
    partners = [
        Partner(
            id=f"partner-{i:05d}",
            coalition_id="c",
            name=f"Stichting Welzijn Lindewaarde {i}",
            domains=(DOMAINS[i % len(DOMAINS)],),
            status="joined",
        )
        for i in range(n)
    ]
    ties = [
        Tie(coalition_id="c", source_id=partners[a].id, target_id=partners[b].id)
        for a, b in random_network(n).edges
    ]
    return partners, ties


def ours(drawing: Drawing) -> int:
    """Return the bytes of the component's data."""
    session = Session("nl", Translator("nl"), "", None, catalogue(), Identity(Actor(), None, ()))
    sent = map_data(session, drawing, title="Lindewaarde Dichtbij")
    return len(json.dumps(sent, ensure_ascii=False, separators=(",", ":")).encode())


def plain(partners: list[Partner], ties: list[Tie], resources: str) -> int:
    """Return the bytes of the same network as a page of pyvis, as people put it in a frame."""
    from pyvis.network import Network  # noqa: PLC0415 - loads slowly

    network = Network(directed=True, cdn_resources=resources)
    for partner in partners:
        network.add_node(partner.id, label=partner.name, group=partner.main_domain)
    for tie in ties:
        network.add_edge(tie.source_id, tie.target_id)
    return len(network.generate_html().encode())


def main() -> None:
    """Print the table and write it down."""
    found = []
    for n in SIZES:
        partners, ties = coalition(n)
        known = connections(ties)
        layout = domain_layout(graph(partners, known, View()), DOMAINS)
        drawing = draw_network(partners, known, layout, DOMAINS)
        found.append({"partners": n, "ties": len(ties), "ours": ours(drawing)})
        found[-1]["plain pyvis page, calls other hosts"] = plain(partners, ties, "remote")
        found[-1]["plain pyvis page, whole"] = plain(partners, ties, "in_line")
        print(", ".join(f"{name}: {value:,}" for name, value in found[-1].items()), flush=True)
    print(f"script, once: {len(network_script()):,} bytes")
    write_down("map", found)


if __name__ == "__main__":
    main()
