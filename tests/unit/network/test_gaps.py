"""Gaps show room to grow over the fixed frame, with the way to get there."""

import pytest

from model.core.catalogue import Domain, Text, catalogue
from model.core.translation import Translator
from model.network.gap_messages import gap_messages
from model.network.gaps import Gaps, find_gaps
from model.network.introductions import introduction_path, neighbours
from model.network.partners import Partner
from model.network.ties import Tie, connections


def domain(domain_id: str, groups: str = "", blocks: str = "", *, small: bool = False) -> Domain:
    text = Text(nl="x", en="x")
    return Domain(
        id=domain_id,
        label=text,
        letter="X",
        colour="#123456",
        icon="home",
        belongs=Text(nl=f"wie hoort bij {domain_id}", en=f"who belongs in {domain_id}"),
        examples=(f"example of {domain_id}",),
        start_small=small,
        brings=text,
        risk_groups=tuple(groups.split()),
        building_blocks=tuple(blocks.split()),
    )


DOMAINS = {
    d.id: d
    for d in (
        domain("municipality", "unemployment", "cooperating", small=True),
        domain("sport", "youth", "supporting"),
        domain("housing", "low-ses unemployment", "finding"),
        domain("faith", "bereavement older-people", "supporting"),
        domain("finance"),
        domain("other", "youth low-ses bereavement", "finding"),
    )
}


def partner(
    partner_id: str, domains: str = "", status: str = "joined", **values: object
) -> Partner:
    return Partner.model_validate(
        {
            "id": partner_id,
            "coalition_id": "c",
            "name": partner_id.title(),
            "domains": tuple(domains.split()),
            "status": status,
            **values,
        }
    )


def tie(a: str, b: str, strength: str = "knows") -> Tie:
    return Tie.model_validate(
        {"coalition_id": "c", "source_id": a, "target_id": b, "strength": strength}
    )


def gaps(partners: list[Partner], ties: list[Tie] | None = None, **values: list[str]) -> Gaps:
    return find_gaps(
        partners,
        connections(ties or []),
        DOMAINS,
        risk_groups=["youth", "low-ses", "unemployment", "bereavement", "older-people"],
        building_blocks=["finding", "supporting", "cooperating"],
        key_persons=["gp", "clergy"],
        **values,
    )


def test_empty_domains_are_ranked_by_what_nobody_covers_now() -> None:
    """Housing brings two groups and a block; faith and sport less; finance nothing of this list."""
    found = gaps([partner("town", "municipality", risk_groups=("older-people",))])

    assert [gap.domain for gap in found.domains] == ["housing", "sport", "faith", "finance"]
    assert found.domains[0].risk_groups == ("low-ses", "unemployment")
    assert found.domains[0].building_blocks == ("finding",)
    assert found.domains[0].belongs.en == "who belongs in housing"
    assert found.domains[0].examples == ("example of housing",)


def test_a_domain_is_covered_by_a_second_domain_but_not_by_a_prospect() -> None:
    """Any domain of a present partner counts; someone who has not joined does not."""
    found = gaps([partner("town", "municipality sport"), partner("church", "faith", "prospect")])

    assert [gap.domain for gap in found.domains] == ["housing", "faith", "finance"]
    assert next(gap for gap in found.domains if gap.domain == "faith").prospects == ("church",)


def test_of_equal_gaps_the_small_start_goes_first() -> None:
    """With nobody at all every domain is room to grow, and nothing breaks."""
    found = gaps([])

    assert [gap.domain for gap in found.domains] == [
        "housing", "faith", "municipality", "sport", "finance",
    ]  # fmt: skip
    assert found.usual_suspects_share is None
    assert found.risk_groups_filled.total == 0


def test_as_long_as_nobody_answered_the_gaps_are_a_question() -> None:
    """A list of everything would only say that nobody was asked yet."""
    said = [message.id for message in gap_messages(gaps([partner("town", "municipality")]))]

    assert [text for text in said if text.startswith("No partner has said yet")] == [
        "No partner has said yet which groups it sees. Ask them.",
        "No partner has said yet on which building blocks it works. Ask them.",
        "No partner has said yet which key persons work there. Ask them.",
    ]


def test_missing_groups_blocks_key_persons_and_places_are_listed_in_order() -> None:
    """What no present partner filled in, with how many filled in anything."""
    found = gaps(
        [
            partner("town", "municipality", risk_groups=("youth",), places=("De  Bron ",)),
            partner("care", "care-welfare", key_persons=("gp",), building_blocks=("finding",)),
            partner("church", "faith", "left", key_persons=("clergy",)),
        ],
        places=["de bron", "Het Plein"],
    )

    assert found.risk_groups == ("low-ses", "unemployment", "bereavement", "older-people")
    assert found.building_blocks == ("supporting", "cooperating")
    assert found.key_persons == ("clergy",)
    assert found.places == ("Het Plein",)
    assert (found.risk_groups_filled.n, found.risk_groups_filled.total) == (1, 2)
    assert len(gap_messages(found)) == 5


def test_usual_suspects_are_a_share_of_placed_present_partners() -> None:
    """Municipality, care-welfare and self-organisations over those with a known domain."""
    found = gaps(
        [
            partner("a", "municipality"),
            partner("b", "care-welfare sport"),
            partner("c", "sport care-welfare"),
            partner("d"),
            partner("e", "municipality", "invited"),
        ]
    )

    assert found.usual_suspects_share == pytest.approx(2 / 3)


def test_introduction_path_runs_from_a_present_partner_to_a_prospect() -> None:
    """Town knows the club, the club knows the church: two steps, through someone not present."""
    people = [
        partner("town", "municipality"),
        partner("club", "sport", "prospect"),
        partner("church", "faith", "prospect"),
    ]
    found = gaps(people, [tie("town", "club"), tie("club", "church")])
    by_domain = {gap.domain: gap for gap in found.domains}

    assert by_domain["sport"].path == ("town", "club")
    assert by_domain["faith"].path == ("town", "club", "church")
    assert by_domain["housing"].path is None
    introduction = by_domain["faith"].introduction
    assert introduction is not None
    assert introduction.values == {"first": "Town", "last": "Church", "via": ["Club"]}


def test_introduction_path_prefers_the_strongest_tie_of_the_shortest() -> None:
    """Of two present partners who know the prospect, the one who works with it most."""
    around = neighbours(connections([tie("a", "x"), tie("b", "x", "integrated"), tie("c", "b")]))

    assert introduction_path(around, ["a", "b", "c"], ["x"]) == ("b", "x")
    assert introduction_path(around, ["c"], ["x", "nobody"]) == ("c", "b", "x")
    assert introduction_path(around, ["a"], ["a"]) is None
    assert introduction_path(around, [], ["x"]) is None


def test_asked_and_none_is_no_introduction() -> None:
    """A pair that said "none" cannot introduce anyone."""
    found = gaps(
        [partner("town", "municipality"), partner("club", "sport", "prospect")],
        [tie("town", "club", "none")],
    )

    assert next(gap for gap in found.domains if gap.domain == "sport").path is None


def test_gaps_of_the_real_catalogue_cover_all_domains_but_other() -> None:
    """Twelve domains, none of them `other`; an empty coalition has room to grow everywhere."""
    known = catalogue()
    found = find_gaps(
        [],
        [],
        known.domains,
        risk_groups=list(known.items("risk-groups")),
        building_blocks=list(known.items("building-blocks")),
        key_persons=list(known.items("key-persons")),
    )

    assert len(found.domains) == 12
    assert "other" not in {gap.domain for gap in found.domains}


def test_labels_that_hold_an_and_are_told_apart_by_commas() -> None:
    """In "Work and income and Debts and poverty" nobody sees how many things there are."""
    t = Translator("en")
    found = gaps([partner("town", "municipality", risk_groups=("youth",))])
    said = [t.message(message) for message in gap_messages(found)]

    assert any("low-ses, unemployment, bereavement, older-people." in text for text in said)
    assert "one comes from the municipality" in said[-1]
