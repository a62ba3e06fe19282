"""The network of a coalition: the map, the card of one partner, and where partners stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isnan
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.network.centrality import betweenness
from model.network.coverage import Coverage, coverage, coverage_message
from model.network.drawing import Drawing, as_shares, draw_network
from model.network.graph import Graph, View, graph, graph_of
from model.network.layout import Layout as Places
from model.network.layout import domain_layout, tie_layout
from model.network.positions import Layout, Position
from model.network.referral_reach import reach
from model.network.ties import Connection, Tie, connections
from model.services.rights import by_right
from model.services.tie_sentences import TieInWords, tie_in_words, ties_in_short
from model.storage.kept_views import kept

if TYPE_CHECKING:
    from model.core.messages import Message
    from model.evaluation.projects import Project
    from model.network.partners import Partner
    from model.network.wedges import Point
    from model.storage.unit_of_work import UnitOfWork

SizeBy = Literal["none", "ties", "between", "reach"]
SIZES: tuple[SizeBy, ...] = ("ties", "between", "reach", "none")
MOST_PICTURES = 16


@dataclass(frozen=True, eq=False)
class Network:
    """All partners of a coalition with the reports on their ties, read once.

    As long as nobody changes anything it is one object, so what is measured of it can be kept.
    """

    partners: tuple[Partner, ...]
    ties: tuple[Tie, ...]
    connections: tuple[Connection, ...]

    @property
    def names(self) -> dict[str, str]:
        """The name of each partner by id."""
        return {partner.id: partner.name for partner in self.partners}


@dataclass(frozen=True)
class Picture:
    """The map in one view."""

    drawing: Drawing
    partners: tuple[Partner, ...]
    """Who is on it, by name."""
    ties: tuple[TieInWords, ...]
    """The ties on it in words: the text twin."""
    known: Coverage
    """Of the pairs among those who take part now, because only they are asked."""
    note: Message
    """What the picture rests on."""
    moved: bool
    """Whether somebody dragged partners to places of their own."""


@dataclass(frozen=True)
class PartnerCard:
    """Everything about one partner that belongs beside the map."""

    partner: Partner
    ties: tuple[Message, ...]
    """Its ties in short sentences, the closest first."""
    projects: tuple[Project, ...]


@by_right
def read_network(work: UnitOfWork, coalition_id: str) -> Network:
    """Read the partners and ties of a coalition."""
    tables = ("partners", "ties")
    return kept(work, coalition_id, tables, "network", lambda: _network(work, coalition_id))


def _network(work: UnitOfWork, coalition_id: str) -> Network:
    partners = work.partners.find(coalition_id=coalition_id)
    ties = work.ties.find(coalition_id=coalition_id)
    by_name = sorted(partners, key=lambda p: (p.name.casefold(), p.id))
    return Network(tuple(by_name), tuple(ties), tuple(connections(ties)))


@by_right
def network_picture(
    work: UnitOfWork,
    coalition_id: str,
    network: Network,
    *,
    layout: Layout = "domains",
    view: View | None = None,
    size_by: SizeBy = "ties",
    around: str = "",
    steps: int = 1,
) -> Picture:
    """Draw the part of the network that `view` shows.

    Places depend on who is there, not on the further filters: filtering moves nobody.

    Args:
        work: for the kept places.
        coalition_id: the coalition.
        network: the network, now or as it was on a day.
        layout: by domain or by ties.
        view: which partners and ties.
        size_by: what decides the size of the marks.
        around: id of a partner: only who is at most `steps` drawn ties away from it.
        steps: 1 for its own contacts, 2 for theirs too.

    """
    view = view or View(statuses=("prospect", "invited", "joined"))
    positions = work.positions.find(coalition_id=coalition_id)
    moved = tuple((p.partner_id, (p.x, p.y)) for p in positions if p.layout == layout)
    return _picture(
        network,
        moved=moved,
        layout=layout,
        view=view,
        size_by=size_by,
        around=around,
        steps=steps,
    )


@lru_cache(maxsize=MOST_PICTURES)
def _picture(
    network: Network,
    *,
    moved: tuple[tuple[str, Point], ...],
    layout: Layout,
    view: View,
    size_by: SizeBy,
    around: str,
    steps: int,
) -> Picture:
    everyone = graph(network.partners, network.connections, View(statuses=view.statuses))
    shown = [partner for partner in network.partners if view.shows(partner)]
    drawn = [c for c in network.connections if view.includes(c)]
    if around:
        near = _near({partner.id for partner in shown}, drawn, around, steps)
        shown = [partner for partner in shown if partner.id in near]
    drawing = draw_network(
        shown,
        drawn,
        _places(layout, everyone),
        tuple(catalogue().domains),
        moved=dict(moved),
        sizes=_sizes(graph(shown, drawn, view), size_by),
        everyone=network.partners,
    )
    ids = {partner.id for partner in shown}
    present = {partner.id for partner in shown if partner.is_present}
    known = coverage(present or ids, network.ties)
    names = network.names
    in_words = (tie_in_words(c, names) for c in drawn if c.a in ids and c.b in ids)
    note = coverage_message(known)
    return Picture(drawing, tuple(shown), tuple(in_words), known, note, moved=bool(moved))


@by_right
def partner_card(work: UnitOfWork, coalition_id: str, partner_id: str) -> PartnerCard | None:
    """Return what the card of a partner shows; None when it is not in this coalition (any more)."""
    partner = work.partners.maybe(partner_id)
    if partner is None or partner.coalition_id != coalition_id:
        return None
    reports = [
        *work.ties.find(coalition_id=coalition_id, source_id=partner_id),
        *work.ties.find(coalition_id=coalition_id, target_id=partner_id),
    ]
    found = connections(reports)
    others = {c.b if c.a == partner_id else c.a for c in found}
    names = {p.id: p.name for p in work.partners.find(id=[*others, partner_id])}
    in_words = [tie_in_words(c, names, partner_id) for c in found]
    projects = _projects_of(work.projects.find(coalition_id=coalition_id), partner_id)
    return PartnerCard(
        partner=partner,
        ties=ties_in_short(in_words, names),
        projects=tuple(sorted(projects, key=lambda p: p.title.casefold())),
    )


@by_right
def keep_positions(
    work: UnitOfWork, coalition_id: str, layout: Layout, places: Mapping[str, Point]
) -> None:
    """Keep where somebody dragged partners to; unknown partners and impossible places are left."""
    ours = {p.id for p in work.partners.find(coalition_id=coalition_id, id=list(places))}
    before = {
        position.partner_id: position
        for position in work.positions.find(
            coalition_id=coalition_id, layout=layout, partner_id=list(places)
        )
    }
    for partner_id in sorted(ours):
        x, y = (round(max(-1e5, min(1e5, part)), 1) for part in places[partner_id])
        if partner_id in before:
            work.positions.save(before[partner_id].changed(x=x, y=y))
        else:
            work.positions.add(
                Position(coalition_id=coalition_id, partner_id=partner_id, layout=layout, x=x, y=y)
            )
    work.commit()


@by_right
def put_back(work: UnitOfWork, coalition_id: str, layout: Layout) -> None:
    """Forget where partners were dragged to: all stand where the layout puts them."""
    for position in work.positions.find(coalition_id=coalition_id, layout=layout):
        work.positions.remove(position)
    work.commit()


def _sizes(network: Graph, size_by: SizeBy) -> dict[str, float]:
    if size_by == "none" or not network.n:
        return {}
    values: Iterable[float]
    if size_by == "reach":
        near = reach(network)
        values = near[0] if near is not None else ()
    else:
        values = network.degrees if size_by == "ties" else betweenness(network)
    if not tuple(values):
        return {}
    by_id = {i: float(v) for i, v in zip(network.ids, values, strict=True)}
    return as_shares({i: value for i, value in by_id.items() if not isnan(value)})


def _near(shown: set[str], drawn: Iterable[Connection], around: str, steps: int) -> set[str]:
    """Return the partner itself and who is at most `steps` ties away from it."""
    pairs = [(c.a, c.b) for c in drawn if c.a in shown and c.b in shown]
    found = {around}
    for _ in range(steps):
        found |= {end for pair in pairs if found & set(pair) for end in pair}
    return found


def _projects_of(projects: Iterable[Project], partner_id: str) -> list[Project]:
    return [
        project
        for project in projects
        if partner_id == project.lead_partner_id
        or partner_id in {referrer.partner_id for referrer in project.referrers}
        or partner_id in {person.partner_id for person in project.key_persons}
    ]


def _places(layout: Layout, network: Graph) -> Places:
    pairs = tuple(map(tuple, network.pairs.tolist())) if layout == "ties" else ()
    return _computed_places(layout, network.ids, network.names, network.domains, pairs)


@lru_cache(maxsize=32)
def _computed_places(
    layout: Layout,
    ids: Sequence[str],
    names: Sequence[str],
    domains: Sequence[str],
    pairs: Sequence[tuple[int, int]],
) -> Places:
    """Return a layout; kept, because one of 300 partners takes more than a second."""
    network = graph_of(
        dict(zip(ids, names, strict=True)),
        [(ids[a], ids[b]) for a, b in pairs],
        domains=dict(zip(ids, domains, strict=True)),
    )
    if layout == "ties":
        return tie_layout(network)
    return domain_layout(network, [d for d in catalogue().domains if d != "other"])
