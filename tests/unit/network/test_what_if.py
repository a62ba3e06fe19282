"""What changes when someone leaves or joins, and which few new ties would help most."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.network.graph import Graph, graph_of
from model.network.helpful_ties import helpful_ties
from model.network.partners import Partner
from model.network.ties import Tie, connections
from model.network.what_if import if_joins, if_leaves, if_tie_added


def partner(
    partner_id: str, status: str = "joined", domain: str = "sport", groups: str = ""
) -> Partner:
    return Partner.model_validate(
        {
            "id": partner_id,
            "coalition_id": "c",
            "name": partner_id.upper(),
            "status": status,
            "domains": (domain,),
            "risk_groups": tuple(groups.split()),
        }
    )


def tie(a: str, b: str, kind: str = "strength", strength: str = "knows") -> Tie:
    return Tie.model_validate(
        {"coalition_id": "c", "source_id": a, "target_id": b, "kind": kind, "strength": strength}
    )


PEOPLE = [
    partner("a", domain="municipality", groups="youth"),
    partner("b", groups="carers"),
    partner("c"),
    partner("d"),
    partner("e", status="prospect", domain="faith", groups="bereavement"),
]
KNOWN = connections(
    [
        tie("a", "b"),
        tie("b", "c"),
        tie("b", "d"),
        tie("a", "b", "refers"),
        tie("b", "c", "refers"),
        tie("d", "e"),
    ]
)


def test_leaving_tells_who_loses_touch_and_what_is_no_longer_covered() -> None:
    """B holds the star together and is the only one who sees carers."""
    effect = if_leaves(PEOPLE, KNOWN, "b")

    assert (effect.before.components, effect.after.components) == (1, 3)
    assert effect.after.apart == {"c", "d"}
    assert (effect.before.referral_pairs, effect.after.referral_pairs) == (3, 0)
    said = {message.id: message.values for message in effect.messages}
    assert said["One partner loses touch with the rest: {names}."] == {"n": 2, "names": ["C", "D"]}
    assert said["Nobody has these groups in view any more: {groups}."]["groups"] == [
        {"kind": "risk-groups", "ref": "carers"}
    ]


def test_leaving_of_a_domain_is_named() -> None:
    """A is the only one from the municipality."""
    effect = if_leaves(PEOPLE, KNOWN, "a")

    assert "Nobody takes part any more from: {domains}." in {m.id for m in effect.messages}


def test_joining_brings_ties_domains_and_groups_along() -> None:
    """E was known by D; joining makes that tie count and covers faith and bereavement."""
    effect = if_joins(PEOPLE, KNOWN, PEOPLE[4])

    assert (effect.before.partners, effect.after.partners) == (4, 5)
    assert effect.after.components == 1
    assert effect.after.domains - effect.before.domains == {"faith"}
    assert effect.after.risk_groups - effect.before.risk_groups == {"bereavement"}


def test_joining_of_somebody_new_can_come_with_ties() -> None:
    """A newcomer that nobody knew stands apart, unless ties come with it."""
    newcomer = partner("z", status="prospect")

    assert if_joins(PEOPLE, KNOWN, newcomer).after.components == 2
    assert if_joins(PEOPLE, KNOWN, newcomer, ["a", "c"]).after.components == 1
    assert not if_joins(PEOPLE, KNOWN, newcomer, ["a", "c", "d"]).after.articulation_points


def test_an_added_tie_joins_parts_or_relieves_a_partner() -> None:
    """C–D takes one branch off B; a referral opens routes."""
    relieved = if_tie_added(PEOPLE, KNOWN, "c", "d")
    referring = if_tie_added(PEOPLE, KNOWN, "c", "d", refers=True)
    joined = if_tie_added([partner("x"), partner("y")], [], "x", "y")

    assert relieved.before.articulation_points == {"b"} == relieved.after.articulation_points
    assert referring.after.referral_pairs == 5
    assert (joined.before.components, joined.after.components) == (2, 1)
    assert len(joined.messages) == 1


def test_nothing_changes_is_said_in_so_many_words() -> None:
    """Someone who is not present cannot leave a hole."""
    effect = if_leaves(PEOPLE, KNOWN, "e")

    assert effect.before == effect.after
    assert [m.id for m in effect.messages] == [
        "Nothing changes in who can reach whom or in what the coalition covers."
    ]


def test_a_tie_of_none_becomes_a_tie_when_added() -> None:
    """Asked-and-none is no obstacle, and an existing tie keeps its strength."""
    people = [partner("x"), partner("y")]
    none = connections([tie("x", "y", strength="none")])

    assert if_tie_added(people, none, "y", "x").after.components == 1


def network(
    g: nx.Graph, domains: dict[str, str] | None = None, arrows: list[tuple[str, str]] | None = None
) -> Graph:
    names = {f"{i:04d}": f"P{i}" for i in g}
    return graph_of(
        names,
        [(f"{a:04d}", f"{b:04d}") for a, b in g.edges],
        domains=domains or {},
        referrals=arrows or [],
    )


def test_helpful_ties_first_bring_in_who_stands_outside() -> None:
    """Two groups and a loner: joining the groups frees most pairs, then the loner."""
    g = nx.disjoint_union_all([nx.complete_graph(4), nx.complete_graph(3), nx.empty_graph(1)])

    found = helpful_ties(network(g))

    assert [tie.joins for tie in found] == [12, 7, 0]
    assert found[1].b == "0007"
    assert found[2].relieves > 0


def test_helpful_ties_relieve_the_partner_on_whom_most_hangs() -> None:
    """A path hangs on everyone in between; closing the ring frees every pair but the ends'."""
    found = helpful_ties(network(nx.path_graph(8)))

    assert (found[0].a, found[0].b) == ("0000", "0007")
    assert found[0].relieves == 21
    assert len(found) == 1


def test_helpful_ties_shorten_referral_routes_exactly() -> None:
    """The gain is what networkx counts after adding both referrals."""
    g = nx.cycle_graph(9)
    arrows = [(f"{i:04d}", f"{(i + 1) % 9:04d}") for i in range(9)]

    best = helpful_ties(network(g, arrows=arrows), 1)[0]

    def near(d: nx.DiGraph) -> int:
        return sum(len(v) - 1 for _, v in nx.all_pairs_shortest_path_length(d, cutoff=2))

    before = nx.DiGraph(arrows)
    gains = {}
    for a in before:
        for b in before:
            if a < b and not before.has_edge(a, b) and not before.has_edge(b, a):
                after = before.copy()
                after.add_edges_from([(a, b), (b, a)])
                gains[a, b] = near(after) - near(before)
    assert best.shortens == gains[best.a, best.b] == max(gains.values())


def test_helpful_ties_name_who_can_introduce_and_the_domains_they_join() -> None:
    """Of equal ties the one between two domains goes first; the middle knows both."""
    star = nx.star_graph(3)
    domains = {"0001": "sport", "0002": "sport", "0003": "faith"}

    best = helpful_ties(network(star, domains), 1)[0]

    assert (best.a, best.b) == ("0001", "0003")
    assert best.introduced_by == ("0000",)
    assert [reason.id for reason in best.reasons][-2:] == [
        "The tie joins two domains.",
        "{name} has a tie with both and can introduce them.",
    ]


@pytest.mark.parametrize("g", [nx.empty_graph(0), nx.empty_graph(1), nx.complete_graph(5)])
def test_helpful_ties_of_a_network_that_needs_none_are_none(g: nx.Graph) -> None:
    """No tie for the sake of a tie."""
    assert helpful_ties(network(g)) == ()


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 9), st.randoms(use_true_random=False), st.integers(0, 14))
def test_helpful_ties_count_joined_and_relieved_pairs_exactly(
    n: int, random: object, m: int
) -> None:
    """What a suggestion promises is what recounting the network after it finds."""
    g = nx.gnm_random_graph(n, m, seed=random)
    for tie_ in helpful_ties(network(g)):
        a, b = int(tie_.a), int(tie_.b)
        after = g.copy()
        after.add_edge(a, b)
        assert tie_.joins == connected_pairs(after) - connected_pairs(g)
        if not tie_.joins:
            assert tie_.relieves == robust_pairs(after) - robust_pairs(g)
        g = after


def connected_pairs(g: nx.Graph) -> int:
    return sum(len(part) * (len(part) - 1) // 2 for part in nx.connected_components(g))


def robust_pairs(g: nx.Graph) -> int:
    """Pairs that stay connected whichever single other partner leaves."""
    return sum(
        nx.has_path(g, a, b)
        and all(nx.has_path(g.subgraph(set(g) - {c}), a, b) for c in g if c not in (a, b))
        for a in g
        for b in g
        if a < b
    )
