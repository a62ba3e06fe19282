"""The graph holds exactly the partners and ties of the view that was asked for."""

import pytest

from model.network.graph import EVERYONE, View, graph, graph_of, unique_names
from model.network.partners import Partner
from model.network.ties import Tie, connections


def partner(partner_id: str, **values: object) -> Partner:
    known = {"coalition_id": "c", "name": partner_id.upper(), "status": "joined", **values}
    return Partner.model_validate({"id": partner_id, **known})


def tie(source: str, target: str, **values: object) -> Tie:
    known = {"coalition_id": "c", "source_id": source, "target_id": target, **values}
    return Tie.model_validate(known)


PARTNERS = [
    partner("c", domains=("sport",), risk_groups=("youth",)),
    partner("a", domains=("municipality", "finance")),
    partner("b", domains=("faith",), risk_groups=("youth", "carers")),
    partner("d", status="prospect"),
]
TIES = [
    tie("a", "b", strength="knows"),
    tie("b", "c", strength="coordinates"),
    tie("c", "a", strength="none"),
    tie("c", "b", kind="refers", strength="knows"),
    tie("a", "d", kind="formal", strength="knows"),
]


def pairs(view: View | None = None) -> list[tuple[str, str]]:
    made = graph(PARTNERS, connections(TIES), view)
    return [(made.ids[a], made.ids[b]) for a, b in made.pairs.tolist()]


def test_graph_holds_present_partners_only_by_default() -> None:
    """Without a view: who takes part now, ordered by id, without asked-and-none."""
    made = graph(PARTNERS, connections(TIES))

    assert made.ids == ("a", "b", "c")
    assert made.names == ("A", "B", "C")
    assert made.domains == ("municipality", "faith", "sport")
    assert pairs() == [("a", "b"), ("b", "c")]
    assert made.levels.tolist() == [1, 3]
    assert made.referrals.tolist() == [[2, 1]]


def test_graph_of_everyone_includes_prospects_and_agreements() -> None:
    """A signed agreement without strength is a tie too."""
    assert pairs(EVERYONE) == [("a", "b"), ("a", "d"), ("b", "c")]


def test_graph_does_not_depend_on_the_order_of_its_input() -> None:
    """Shuffled partners and ties give the same graph."""
    one = graph(PARTNERS, connections(TIES))
    other = graph(PARTNERS[::-1], connections(TIES[::-1]))

    assert one.ids == other.ids
    assert one.pairs.tolist() == other.pairs.tolist()


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(weakest="cooperates"), [("b", "c")]),
        (View(referrals_only=True), [("b", "c")]),
        (View(risk_groups=("youth",)), [("b", "c")]),
        (View(domains=("finance", "faith")), [("a", "b")]),
        (View(statuses=("prospect",)), []),
    ],
)
def test_view_filters_partners_and_ties(view: View, expected: list[tuple[str, str]]) -> None:
    """Each filter leaves out what it names and nothing else."""
    assert pairs(view) == expected


def test_graph_of_refuses_a_tie_to_itself_and_unknown_ids() -> None:
    """Faulty input is a fault of the caller, not a silent hole in the network."""
    with pytest.raises(ValueError, match="two different partners"):
        graph_of({"a": "A"}, [("a", "a")])
    with pytest.raises(KeyError):
        graph_of({"a": "A"}, [("a", "x")])


def test_unique_names_tells_namesakes_apart() -> None:
    """Names become keys in files, so no two partners may share one."""
    names = unique_names({"1": "GGD", "2": "GGD", "3": "GGD (2)"})

    assert sorted(names) == ["1", "2", "3"]
    assert len(set(names.values())) == 3
    assert names["1"] == "GGD"
