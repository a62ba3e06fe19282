"""A number never hides how much of the network is known."""

from itertools import combinations

import pytest

from model.core.translation import Translator
from model.network.coverage import Coverage, coverage, coverage_message, warning, withheld_reason
from model.network.graph import graph_of
from model.network.measures import measure
from model.network.partner_readings import partner_readings
from model.network.readings import network_readings
from model.network.ties import Tie

TEN = [f"p{i}" for i in range(10)]
PAIRS = list(combinations(TEN, 2))


def report(
    a: str, b: str, strength: str = "cooperates", by: str = "", kind: str = "strength"
) -> Tie:
    return Tie.model_validate(
        {
            "coalition_id": "c",
            "source_id": a,
            "target_id": b,
            "strength": strength,
            "reported_by": by,
            "kind": kind,
        }
    )


def test_pairs_that_partners_answered_are_asked_none_included() -> None:
    """Asked-and-none is knowledge; unasked is no record."""
    known = coverage(TEN, [report("p0", "p1", by="p0"), report("p0", "p2", "none", by="p2")])

    assert (known.asked, known.recorded, known.pairs) == (2, 0, 45)
    assert known.share == pytest.approx(2 / 45)
    assert known.density_of_answered == 0.5
    assert dict(known.known_of)["p0"] == 2
    assert known.basis == "asked"


def test_ties_that_the_coordinator_wrote_down_are_recorded_not_asked() -> None:
    """Coordinators write down ties that exist, so their pairs say nothing about completeness."""
    known = coverage(TEN, [report(a, b) for a, b in PAIRS[:9]])

    assert (known.asked, known.recorded) == (0, 9)
    assert known.basis == "recorded"
    assert known.density_of_answered is None


def test_numbers_on_recorded_ties_are_shown_with_a_warning_not_withheld() -> None:
    """Nine recorded ties of 45 pairs that touch everyone: shown, with the reserve in words."""
    known = coverage(TEN, [report(a, b) for a, b in PAIRS[:9]])

    assert known.touched == 10
    assert known.verdict == "with-warning"
    assert withheld_reason(known) is None
    reserve = warning(known)
    assert reserve is not None
    assert "coordinator recorded" in reserve.id
    assert "nobody wrote down" in coverage_message(known).id


def test_numbers_are_withheld_when_the_records_touch_hardly_anyone() -> None:
    """One tie between two of eleven partners is no picture of a network."""
    known = coverage([*TEN, "p10"], [report("p0", "p1")])

    assert known.verdict == "withheld"
    reason = withheld_reason(known)
    assert reason is not None
    assert reason.values == {"n": 2, "total": 11, "needed": 3}


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [(0, "withheld"), (8, "withheld"), (9, "with-warning"), (22, "with-warning"), (23, "shown")],
)
def test_share_of_asked_pairs_decides_what_is_shown(asked: int, verdict: str) -> None:
    """Below 20 % withheld, below 50 % with a warning; 45 pairs make 9 and 23."""
    known = coverage(TEN, [report(a, b, "none", by=a) for a, b in PAIRS[:asked]])

    assert known.verdict == verdict
    assert (withheld_reason(known) is not None) == (verdict == "withheld")
    assert (warning(known) is not None) == (verdict == "with-warning")
    if 0 < asked < 9:
        reason = withheld_reason(known)
        assert reason is not None
        assert reason.values == {"n": asked, "total": 45, "needed": 9}


def test_a_complete_picture_counts_as_asked_whoever_recorded_it() -> None:
    """When every pair is known nothing is missing."""
    known = coverage(TEN, [report(a, b) for a, b in PAIRS])

    assert known.basis == "asked"
    assert known.verdict == "shown"


def test_referral_makes_a_pair_known_but_not_asked() -> None:
    """Who refers surely has a tie; how strong was not asked. A referral of none says nothing."""
    known = coverage(
        TEN, [report("p1", "p0", kind="refers"), report("p2", "p0", "none", kind="refers")]
    )

    assert (known.asked, known.recorded) == (0, 1)


def test_reports_about_partners_outside_are_left_out() -> None:
    """Coverage is about the partners on the screen."""
    known = coverage(["p0", "p1"], [report("p0", "p5", by="p0"), report("p0", "p1", by="p0")])

    assert (known.pairs, known.asked) == (1, 1)


def test_reciprocity_counts_pairs_that_both_reported_on() -> None:
    """Confirmed by both over reported by both; agreed-none is no tie; the coordinator is no side."""
    known = coverage(
        TEN,
        [
            report("p0", "p1", by="p0"), report("p0", "p1", "knows", by="p1"),
            report("p0", "p2", by="p0"), report("p0", "p2", "none", by="p2"),
            report("p0", "p3", "none", by="p0"), report("p0", "p3", "none", by="p3"),
            report("p0", "p4", by="p0"), report("p0", "p4"),
        ],
    )  # fmt: skip

    assert (known.reported_by_both, known.confirmed_by_both) == (2, 1)
    assert known.reciprocity == 0.5
    assert coverage(TEN, []).reciprocity is None


@pytest.mark.parametrize("ids", [[], ["p0"]])
def test_coverage_without_pairs_is_unknown(ids: list[str]) -> None:
    """Nobody or one partner: no share, nothing shown, and a reason."""
    known = coverage(ids, [])

    assert known.share is None
    assert known.verdict == "withheld"
    assert withheld_reason(known) is not None


def readings_of(known: Coverage) -> dict[str, tuple[float | None, bool, str]]:
    network = graph_of({p: p.upper() for p in TEN}, PAIRS[:9])
    found = network_readings(measure(network, known), {p: p.upper() for p in TEN})
    return {r.measure: (r.value, r.withheld, r.message.id) for r in found}


def test_readings_below_the_minimum_hold_the_reason_instead_of_a_number() -> None:
    """No measure of the network slips through; the plain count of a partner's ties stays true."""
    thin = coverage(TEN, [report("p0", "p1", by="p0")])
    names = {p: p.upper() for p in TEN}

    found = readings_of(thin)
    own = partner_readings(measure(graph_of(names, PAIRS[:1]), thin), "p0", names)

    assert all(value is None and withheld for value, withheld, _ in found.values())
    assert {message for _, _, message in found.values()} == {withheld_reason(thin).id}  # type: ignore[union-attr]  # withheld
    assert [reading.measure for reading in own if not reading.withheld] == ["degree"]


def test_readings_say_what_happens_when_a_partner_drops_out() -> None:
    """p0 is tied to the nine others: without it eight lose touch with the largest piece left."""
    found = readings_of(coverage(TEN, [report(a, b) for a, b in PAIRS[:9]]))
    names = {p: p.upper() for p in TEN}
    measures = measure(graph_of(names, PAIRS[:9]), coverage(TEN, []))

    assert measures.cut_off == {"p0": 8}
    assert found["articulation_points"][2].startswith("If {name} drops out")
    assert found["density"][2] == "At least {percent}% of all pairs have a tie."


@pytest.mark.parametrize("pairs", [[], PAIRS, PAIRS[:1], PAIRS[:9], [("p0", "p1"), ("p2", "p3")]])
def test_readings_exist_for_every_measure_of_every_shape(pairs: list[tuple[str, str]]) -> None:
    """Empty, full, split or star: always one sentence a measure, whose values fill its blanks."""
    names = {p: p.upper() for p in TEN}
    full = coverage(
        TEN, [report(a, b, "none" if (a, b) not in pairs else "knows", by=a) for a, b in PAIRS]
    )
    measures = measure(graph_of(names, pairs, referrals=pairs[:2]), full)
    found = list(network_readings(measures, names))
    for partner_id in TEN:
        found += partner_readings(measures, partner_id, names)

    for reading in found:
        singular = reading.message.model_copy(update={"plural": None})
        for message in (reading.message, singular):
            assert "{" not in Translator("en").message(message)
        assert "importan" not in reading.message.id.casefold()


def test_reading_of_closeness_tells_the_mean_number_of_steps() -> None:
    """In a star of ten a leaf is 1 step from the middle and 2 from the eight others."""
    names = {p: p for p in TEN}
    measures = measure(graph_of(names, PAIRS[:9]), coverage(TEN, [report(a, b) for a, b in PAIRS]))

    closeness = next(r for r in partner_readings(measures, "p1", names) if r.measure == "closeness")

    assert closeness.message.values["steps"] == pytest.approx(17 / 9)


def said(
    ties: list[tuple[str, str]], referrals: list[tuple[str, str]], partners: int = 10
) -> dict[str, str]:
    """Return in English what each measure of the whole says."""
    names = {p: p.upper() for p in TEN[:partners]}
    found = network_readings(measure(graph_of(names, ties, referrals=referrals)), names)
    return {reading.measure: Translator("en").message(reading.message) for reading in found}


def test_a_group_apart_is_named_and_a_larger_one_counted_on() -> None:
    """Who is in the smallest group says what to do; "two groups" does not."""
    chain = [("p0", "p1"), ("p1", "p2"), ("p2", "p3"), ("p3", "p4")]
    rest = [("p5", "p6"), ("p6", "p7"), ("p7", "p8"), ("p8", "p9"), ("p5", "p9")]

    assert said([*chain[:1], *rest], [])["components"].endswith("no tie yet.")
    assert "The smallest: P0, P1. 3 partners" in said([*chain[:1], *rest], [])["components"]
    assert said([*chain, *rest], [])["components"].endswith("The smallest: P0, P1, P2 and 2 more.")


def test_referrals_are_told_by_who_does_it_with_the_average_as_a_note() -> None:
    """An average of 0.2 other partners tells nobody what to do."""
    few = said([("p0", "p1")], [("p0", "p1")])["reach"]
    many = said([("p0", "p1")], [("p0", "p1"), ("p1", "p0"), ("p2", "p0")], 4)["reach"]

    assert few.startswith("Most partners refer people to nobody yet: one of the 10 does. (")
    assert "0.1 others" in few
    assert many.startswith("3 of the 4 partners refer people to others. (")
