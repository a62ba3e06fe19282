"""The map of a hall: who is there by domain, and after the round of ties who works with whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports import network_picture
from model.network.partners import Partner
from model.network.ties import STRENGTHS, Tie, connections
from model.process.gates import CoalitionFacts
from model.services.facts import Standing
from model.services.network_export import PrintedMap, printed_map

if TYPE_CHECKING:
    from model.core.coalitions import Coalition
    from model.core.translation import Translator
    from model.workshop.tallies import Hall


def hall_map(hall: Hall, coalition: Coalition, t: Translator, *, ties: bool) -> PrintedMap:
    """Return the map of who is in the hall; nothing of it is written anywhere."""
    standing = Standing(
        coalition=coalition,
        partners=tuple(hall_partners(hall)),
        connections=tuple(connections(hall_ties(hall))) if ties else (),
        projects=(),
        actions=(),
        facts=CoalitionFacts(),
    )
    return _closer(printed_map(standing, t), len(standing.partners))


def _closer(picture: PrintedMap, number: int) -> PrintedMap:
    """Draw a map with few organisations closer together, so that names are large on a wall."""
    share = min(1.0, max(0.85, number / 45))
    network = replace(
        picture.network,
        nodes=tuple(
            replace(node, x=(node.x or 0.0) * share, y=(node.y or 0.0) * share)
            for node in picture.network.nodes
        ),
    )
    return PrintedMap(network, picture.sectors, picture.inner * share, picture.outer * share)


def hall_svg(picture: PrintedMap) -> str:
    """Return the map as a drawing."""
    return network_picture.write_svg(
        picture.network, picture.sectors, inner=picture.inner, outer=picture.outer
    )


def hall_png(picture: PrintedMap) -> bytes:
    """Return the map as a picture for a document."""
    return network_picture.write_png(
        picture.network, picture.sectors, inner=picture.inner, outer=picture.outer
    )


def hall_partners(hall: Hall) -> list[Partner]:
    """Return the organisations in the hall as partners that take part."""
    known = set(catalogue().domains)
    return [
        Partner(
            id=one.id,
            coalition_id=one.coalition_id,
            name=one.name,
            domains=tuple(domain for domain in one.domains if domain in known),
            status="joined",
        )
        for one in hall.present
    ]


def hall_ties(hall: Hall) -> list[Tie]:
    """Return what was said about ties, one report a pair and reporter: the newest counts.

    The ids are those of organisations in the hall.
    """
    present = {one.id for one in hall.present}
    reports: dict[tuple[str, str, str], Tie] = {}
    for one in hall.said.get("ties", ()):
        person = hall.participants[one.participant_id]
        mine, other = person.organisation_id, one.about
        if not one.value or other not in present or other == mine:
            continue
        if one.kind == "tie" and one.value in STRENGTHS:
            report = {"kind": "strength", "strength": one.value}
        elif one.kind == "refers":
            report = {"kind": "refers"}
        else:
            continue
        reports[mine, other, one.kind] = Tie.model_validate(
            {
                "coalition_id": one.coalition_id,
                "source_id": mine,
                "target_id": other,
                "reported_by": mine,
                **report,
            }
        )
    return list(reports.values())
