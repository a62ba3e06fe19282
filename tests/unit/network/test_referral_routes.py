"""Referral routes tell who can bring people to a project, through whom, and where it hangs."""

from itertools import pairwise

from model.network.partners import Partner
from model.network.referral_routes import Routes, referral_routes
from model.network.ties import Tie, connections


def partner(partner_id: str, groups: str = "", status: str = "joined") -> Partner:
    return Partner.model_validate(
        {
            "id": partner_id,
            "coalition_id": "c",
            "name": partner_id.upper(),
            "status": status,
            "risk_groups": tuple(groups.split()),
        }
    )


def refers(source: str, target: str, handover: str = "cold", strength: str = "knows") -> Tie:
    return Tie.model_validate(
        {
            "coalition_id": "c",
            "source_id": source,
            "target_id": target,
            "kind": "refers",
            "handover": handover,
            "strength": strength,
        }
    )


PEOPLE = [
    partner("gp", "carers"),
    partner("nurse", "carers"),
    partner("broker"),
    partner("club"),
    partner("shop", "carers"),
]


def routes(*ties: Tie, people: list[Partner] | None = None, target: str = "club") -> Routes:
    return referral_routes(people or PEOPLE, connections(ties), "carers", [target])


def test_routes_follow_the_direction_of_referrals() -> None:
    """Via the broker to the club; who only receives has no route."""
    found = routes(refers("gp", "broker"), refers("broker", "club", "warm"), refers("club", "shop"))

    assert [route.path for route in found.routes] == [("gp", "broker", "club")]
    assert found.routes[0].warm == 1
    assert found.without_route == ("nurse", "shop")
    assert found.hangs_on == ("broker",)


def test_routes_prefer_short_then_warm() -> None:
    """Of two routes of equal length the one on which someone goes along."""
    found = routes(
        refers("gp", "broker"), refers("broker", "club"),
        refers("gp", "nurse", "warm"), refers("nurse", "club", "warm"),
    )  # fmt: skip

    assert [route.path for route in found.routes] == [("nurse", "club"), ("gp", "nurse", "club")]
    assert found.hangs_on == ()


def test_a_partner_that_sees_the_group_and_runs_the_project_needs_no_step() -> None:
    """Zero steps, and no remark about cold hand-overs."""
    found = routes(target="shop")

    assert found.routes[0].steps == 0
    assert len(found.messages) == 2


def test_no_route_is_said_so() -> None:
    """Nothing recorded, a referral of none, a partner that left, or too many steps."""
    left = [partner("gp", "carers"), partner("broker", status="left"), partner("club")]
    chain = [partner("gp", "carers"), *[partner(f"p{i}") for i in range(4)], partner("club")]
    line = ["gp", "p0", "p1", "p2", "p3", "club"]

    for found in (
        routes(),
        routes(refers("gp", "club", strength="none")),
        routes(refers("gp", "broker"), refers("broker", "club"), people=left),
        routes(*[refers(a, b) for a, b in pairwise(line)], people=chain),
    ):
        assert found.routes == ()
        assert [m.id for m in found.messages] == [
            "No recorded route leads from a partner that sees this group to the project yet."
        ]


def test_cycles_of_referrals_end() -> None:
    """Partners that send people round in circles are no route."""
    found = routes(refers("gp", "nurse"), refers("nurse", "gp"), refers("nurse", "broker"))

    assert found.routes == ()
