"""Asking for ties: choosing a partner, answering, taking back, and who says so."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model.network.ties import Tie
from model.services.coalitions import start_coalition
from model.services.network import read_network
from model.services.opening import start_work

PARTNER = "lw-lindeblad"


@pytest.fixture
def asked(demo_database, open_page) -> AppTest:
    """The page opened for one partner by its address."""
    app = open_page("", "en")
    app.query_params["partner"] = PARTNER
    app.switch_page("network/ties.py").run()
    assert not app.exception
    return app


def reports(other: str, reporter: str = "") -> list[Tie]:
    with start_work(writes=False) as work:
        found = read_network(work, "lindewaarde").ties
    pair = {PARTNER, other}
    return [t for t in found if {t.source_id, t.target_id} == pair and t.reported_by == reporter]


def rows(app) -> list[str]:
    """Ids of the partners on the list that have no answer yet, in order."""
    start, end = f"ties-{PARTNER}-coordinator-", "-strength"
    controls = [c for c in app.segmented_control if (c.key or "").endswith(end)]
    return [c.key.removeprefix(start).removesuffix(end) for c in controls if c.value is None]


def control(app, other: str, part: str = "strength", reporter: str = "coordinator") -> Any:
    return app.segmented_control(key=f"ties-{PARTNER}-{reporter}-{other}-{part}")


def folded(app, reporter: str) -> list[str]:
    """Keys of the lines of what was answered before this visit."""
    start = f"ties-folded-{PARTNER}-{reporter}-open-"
    return [b.key for b in app.button if (b.key or "").startswith(start)]


def test_what_was_answered_before_is_one_line_until_somebody_presses_it(asked) -> None:
    """A questionnaire that is filled in is no screen of buttons; what one answers now stays open."""
    asked.segmented_control(key="ties-reporter-lindewaarde").set_value("partner").run()
    before = folded(asked, PARTNER)
    others = [key.rpartition("-open-")[2] for key in before]
    still_open = {c.key for c in asked.segmented_control}
    assert others
    assert not {f"ties-{PARTNER}-{PARTNER}-{other}-strength" for other in others} & still_open

    asked.button(key=before[0]).click().run()

    assert folded(asked, PARTNER) == before[1:]
    assert control(asked, others[0], reporter=PARTNER).value is not None
    control(asked, others[0], reporter=PARTNER).set_value("knows").run()
    assert control(asked, others[0], reporter=PARTNER).value == "knows"
    assert not asked.exception


def main_action(block: Any) -> list[Any]:
    """Return the links in the part that looks like the main button."""
    if block.proto is not None and block.proto.id.endswith("main-action"):
        return list(block.get("page_link"))
    parts = [part for part in block.children.values() if hasattr(part, "children")]
    return [link for part in parts for link in main_action(part)]


def test_without_partners_the_page_says_where_to_begin(sqlite_database, open_page) -> None:
    """A coalition without partners cannot have ties."""
    with start_work() as work:
        start_coalition(work, name="Leeg", municipality="Erp")

    app = open_page("relaties", "en")

    assert any("First bring in the partners" in part.value for part in app.markdown)
    (link,) = main_action(app.main)
    assert link.proto.label == "Bring in partners"


def test_answer_is_written_at_once_and_counted(asked) -> None:
    """A choice is a report of today by who fills in, and the list keeps its order."""
    before = rows(asked)
    other = before[0]

    control(asked, other).set_value("coordinates").run()

    (report,) = reports(other)
    assert report.strength == "coordinates"
    assert report.reported_on is not None
    assert rows(asked) == before[1:]
    assert not asked.exception


def test_answer_on_behalf_of_the_partner_is_its_own_report(asked) -> None:
    """The choice above the list decides who says so."""
    asked.segmented_control(key="ties-reporter-lindewaarde").set_value("partner").run()
    lines = folded(asked, PARTNER)
    asked.button(key=lines[0]).click().run()
    other = lines[0].rpartition("-open-")[2]
    coordinator_said = reports(other)

    control(asked, other, reporter=PARTNER).set_value("none").run()

    (report,) = reports(other, PARTNER)
    assert report.strength == "none"
    assert reports(other) == coordinator_said


def test_answer_can_be_cleared(asked) -> None:
    """Clearing leaves no record: nothing was said about this pair."""
    other = rows(asked)[0]
    control(asked, other).set_value("knows").run()

    asked.button(key=f"ties-{PARTNER}-coordinator-{other}-clear").click().run()

    assert reports(other) == []
    assert control(asked, other).value is None


def test_referrals_in_both_directions_with_their_handover(asked) -> None:
    """Who refers to whom is directed, and warm or cold can be added."""
    other = rows(asked)[0]
    control(asked, other).set_value("cooperates").run()
    further = f"ties-{PARTNER}-coordinator-{other}-further"

    asked.pills(key=further).set_value(["forth", "back", "formal"]).run()
    control(asked, other, "back").set_value("warm").run()

    said = {
        (t.kind, t.source_id == PARTNER): t.handover for t in reports(other) if t.kind == "refers"
    }
    assert said == {("refers", True): "unknown", ("refers", False): "warm"}
    assert any(t.kind == "formal" for t in reports(other))

    asked.pills(key=further).set_value(["back"]).run()

    assert {t.kind for t in reports(other)} == {"strength", "refers"}
    assert not asked.exception


def test_somebody_else_can_be_added_to_the_list(asked) -> None:
    """The search adds any other partner, and stays usable."""
    key = f"ties-add-{PARTNER}"

    asked.selectbox(key=key).set_value("lw-fonds").run()

    assert "lw-fonds" in rows(asked)
    assert asked.selectbox(key=key).value is None
    assert not asked.exception


def test_known_ties_stand_below_as_sentences(asked) -> None:
    """Below the list stands who said what."""
    other = rows(asked)[0]

    control(asked, other).set_value("integrated").run()

    shown = "\n".join(part.proto.body for part in asked.get("html"))
    assert "work as one team." in shown
    assert "The coordinator recorded this." in shown


def test_tie_that_a_link_asks_for_stands_first(demo_database, open_page) -> None:
    """Who comes from the map to draw one tie need not look for it in the list."""
    app = open_page("", "en")
    app.query_params["partner"] = PARTNER
    app.query_params["met"] = "lw-koor"
    app.switch_page("network/ties.py").run()

    assert rows(app)[0] == "lw-koor"
    assert "Koor Stemmig" in app.info[0].value
    assert not app.exception


def test_overview_counts_open_questions_with_most_first(demo_database, open_page) -> None:
    """Partners answered, and still there is much to ask: the sentence and the order say so."""
    app = open_page("relaties", "en")
    table = app.dataframe[0].value
    still_open = list(table["Questions open"])
    with start_work(writes=False) as work:
        network = read_network(work, "lindewaarde")
    degrees = Counter(end for c in network.connections if c.is_tie for end in (c.a, c.b))

    assert list(table.columns)[:2] == ["Partner", "Questions open"]
    assert still_open == sorted(still_open, reverse=True)
    waiting = sum(n > 0 for n in still_open)
    sentence = f"{sum(still_open)} questions are still open, with {waiting} partners."
    assert sentence in [part.value for part in app.markdown]
    ties = dict(zip(table["Partner"], table["Ties known"], strict=True))
    assert ties == {network.names[p.id]: degrees[p.id] for p in network.partners if p.is_present}
