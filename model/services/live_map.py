"""The map of a hall: who is there by domain, and after the round of ties who works with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.exports import hall_picture
from model.exports.network_map import Edge, Group, NetworkMap, Node
from model.network.partners import Partner
from model.network.ties import STRENGTHS, Connection, Tie, connections

if TYPE_CHECKING:
    from model.core.coalitions import Coalition
    from model.core.translation import Translator
    from model.workshop.hall import Hall

MOST_TIES = 90
"""With more ties the loosest ones are left out of the picture."""
UNPLACED = "unplaced"
REST = ("other", UNPLACED)
"""Groups that are no room to grow when they are empty."""
_WIDTH = {"none": 1.5, "knows": 1.5, "cooperates": 2.5, "coordinates": 4.0, "integrated": 6.0}
"""Width of a tie's line in the picture."""


def hall_map(hall: Hall, coalition: Coalition, t: Translator) -> NetworkMap:
    """Return the map of who is in the hall; nothing of it is written anywhere.

    With many ties only the closest ones are on it, and its note says so: a hall cannot read
    hundreds of lines.
    """
    partners = hall_partners(hall)
    said = [one for one in connections(hall_ties(hall)) if one.is_tie]
    found = _closest(said)
    return NetworkMap(
        title=t("The network of {name}", name=coalition.municipality),
        groups=tuple(_group(one, t) for one in _groups(partners)),
        nodes=tuple(Node(one.id, one.name, _main(one)) for one in partners),
        edges=tuple(
            Edge(one.a, one.b, width=_WIDTH[one.strength or "knows"], dashed=_is_loose(one))
            for one in found
        ),
        note=_note(len(found), len(said), t),
        language=t.language,
    )


def hall_svg(network: NetworkMap, t: Translator) -> str:
    """Return the map as a drawing."""
    return hall_picture.write_svg(network, nobody=t("nobody yet"), more=t("more"))


def hall_png(network: NetworkMap, t: Translator) -> bytes:
    """Return the map as a picture for a document."""
    return hall_picture.write_png(network, nobody=t("nobody yet"), more=t("more"))


def _closest(said: list[Connection]) -> list[Connection]:
    """Leave out the loosest ties, one strength at a time, until a hall can read the rest."""
    found = said
    for looser in STRENGTHS:
        fewer = [one for one in found if (one.strength or "none") != looser]
        if len(found) <= MOST_TIES or not fewer:
            break
        found = fewer
    return found


def _note(drawn: int, said: int, t: Translator) -> str:
    if not said:
        return ""
    if drawn == said:
        return t("The thicker a line, the closer they work together.")
    return t("You see the closest {n} of {total} ties.", n=drawn, total=said)


def _is_loose(one: Connection) -> bool:
    return one.strength in (None, "none", "knows")


def _main(partner: Partner) -> str:
    return partner.main_domain or UNPLACED


def _groups(partners: Sequence[Partner]) -> list[str]:
    """Return the domains in their order; what is no domain only when somebody stands there."""
    here = {_main(partner) for partner in partners}
    return [one for one in (*catalogue().domains, UNPLACED) if one in here or one not in REST]


def _group(domain_id: str, t: Translator) -> Group:
    if domain_id == UNPLACED:
        return Group(UNPLACED, t("not placed yet"), "?", "#5f6368")
    domain = catalogue().domains[domain_id]
    return Group(domain.id, domain.label.in_language(t.language), domain.letter, domain.colour)


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
    speaking = {name: one.id for name, one in hall.speaking.items()}
    for one in hall.said_in("ties"):
        person = hall.participants[one.participant_id]
        mine = speaking.get(person.organisation_id, "")
        other = speaking.get(one.about, "")
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
