"""The support cycle, the filters of actions, and the working lists."""

from __future__ import annotations

from datetime import date

import pytest

from model.process.action_filter import ActionFilter, is_unowned, owner_keys
from model.process.actions import Action
from model.process.support_cycle import read_cycle
from model.process.working_lists import working_lists

TODAY = date(2026, 11, 22)
PHASES = ["recognise", "discuss", "listen"]


def test_hand_over_needs_one_partner_in_both_phases_or_a_referral() -> None:
    """A gap is shown only where both phases have somebody and nothing leads on."""
    doers = {"recognise": ["gp"], "discuss": ["nurse"], "listen": ["nurse"]}

    without = read_cycle(PHASES, doers, set())
    with_tie = read_cycle(PHASES, doers, {("gp", "nurse")})

    assert [point.is_open for point in without.handovers] == [True, False]
    assert without.handovers[1].together == ("nurse",)
    assert with_tie.handovers[0].routes == (("gp", "nurse"),)
    assert not with_tie.handovers[0].is_open


def test_referral_the_other_way_leads_nowhere() -> None:
    """The direction counts: people go from the first phase to the next."""
    doers = {"recognise": ["gp"], "discuss": ["nurse"]}

    assert read_cycle(PHASES, doers, {("nurse", "gp")}).handovers[0].is_open


def test_phase_without_anybody_is_a_gap_and_no_dead_end() -> None:
    """An empty phase is named once, and not as a hand-over too."""
    found = read_cycle(PHASES, {"recognise": ["gp"]}, set())

    assert found.empty == ("discuss", "listen")
    assert not any(point.is_open for point in found.handovers)


def test_filters_choose_by_owner_and_by_what_is_amiss() -> None:
    """A person, a whole partner, late, unowned or undated."""
    farid = Action(
        id="1",
        coalition_id="c",
        title="Bellen",
        owner_name="Farid",
        owner_partner_id="wt",
        due_on=date(2026, 11, 1),
    )
    team = Action(id="2", coalition_id="c", title="Folder", owner_partner_id="wt")
    lost = Action(id="3", coalition_id="c", title="Zaal")
    done = Action(id="4", coalition_id="c", title="Af", state="done")
    listed = [farid, team, lost, done]

    def chosen(**wish: str) -> list[str]:
        return [a.id for a in ActionFilter(**wish).chosen(listed, TODAY)]  # type: ignore[arg-type]

    assert chosen(owner="name:farid") == ["1"]
    assert chosen(owner="partner:wt") == ["1", "2"]
    assert chosen(amiss="late") == ["1"]
    assert chosen(amiss="unowned") == ["3"]
    assert chosen(amiss="undated") == ["2", "3"]
    assert chosen() == ["1", "2", "3", "4"]
    assert not is_unowned(done)
    assert owner_keys(listed) == {"name:farid": "Farid", "partner:wt": "wt"}


@pytest.mark.parametrize("kind", working_lists().values(), ids=lambda kind: kind.id)
def test_working_list_is_bilingual_with_a_source(kind) -> None:
    """Each point says something else in each language, and the list names its source."""
    assert kind.source.title
    assert kind.lead.nl != kind.lead.en
    for item in kind.items:
        assert item.text.nl != item.text.en
        assert item.help is None or item.help.nl != item.help.en


def test_working_lists_hold_what_the_sources_ask() -> None:
    """Prevention, early noticing, the reporting point, the organisation check, and anchoring."""
    lists = working_lists()

    assert len(lists["prevention"].items) >= 12
    assert {"one-point", "other-causes", "join-existing"} <= {
        item.id for item in lists["signalling"].items
    }
    assert "reporting-point" in {item.id for item in lists["signal-route"].items}
    assert {"focus-person", "on-agenda", "expert-invited", "stories-shared"} <= {
        item.id for item in lists["organisation"].items
    }
    groups = [item.group.en for item in lists["anchoring"].items if item.group]
    assert list(dict.fromkeys(groups)) == ["Money", "Mandate", "People", "Policy", "Knowledge"]
