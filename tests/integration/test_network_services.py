"""The network services on both databases: places, cards, answers about ties, what is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError, NotFoundError
from model.network.graph import View
from model.network.partners import Partner
from model.services.demo import load_demo
from model.services.history import happenings
from model.services.network import (
    keep_positions,
    network_picture,
    partner_card,
    put_back,
    read_network,
)
from model.services.network_history import known_undated, network_on, since_then
from model.services.network_meaning import (
    effect_of_leaving,
    measured,
    network_meaning,
    ties_that_help,
)
from model.services.network_routes import ways_to_project
from model.services.partner_merging import DIFFERENT, say_different
from model.services.partners import remove_partner
from model.services.tie_questions import questionnaire
from model.services.ties import clear_tie, report_tie
from model.storage.unit_of_work import UnitOfWork

HERE = "lindewaarde"


@pytest.fixture
def demo_work(work) -> UnitOfWork:
    """A unit of work on a database with the demo coalition."""
    load_demo(work)
    return work


def with_partners(work, count: int) -> list[str]:
    work.coalitions.add(Coalition(id="c", name="Erp", municipality="Erp"))
    ids = [f"p{number}" for number in range(count)]
    work.partners.add_all(
        [Partner(id=i, coalition_id="c", name=f"Partner {i}", status="joined") for i in ids]
    )
    work.commit()
    return ids


def places(picture) -> dict[str, tuple[float, float]]:
    return {row[0]: (row[2], row[3]) for row in picture.drawing.nodes}


def test_picture_shows_partners_and_ties_of_the_view(demo_work) -> None:
    """Filters decide who is on the map; who stays does not move."""
    network = read_network(demo_work, HERE)

    everyone = network_picture(demo_work, HERE, network)
    housing = network_picture(demo_work, HERE, network, view=View(domains=("housing",)))
    joined = network_picture(demo_work, HERE, network, view=View())

    assert len(everyone.drawing.nodes) == len(everyone.partners) > len(joined.partners)
    assert {p.main_domain for p in housing.partners} <= {
        "housing",
        "care-welfare",
        "self-organisations",
    }
    assert set(places(housing).items()) <= set(places(joined).items())
    assert all(p.status != "left" for p in everyone.partners)
    assert len(everyone.ties) == len(everyone.drawing.ties)


def test_picture_on_a_date_leaves_out_who_was_not_there_yet(demo_work) -> None:
    """The map as it was: before the start nobody."""
    network = read_network(demo_work, HERE)

    before = network_on(demo_work, HERE, network, date(2026, 1, 1))
    then = network_on(demo_work, HERE, network, date(2026, 6, 1))

    assert not [p for p in before.partners if p.is_present]
    assert 10 < len([p for p in then.partners if p.is_present]) < 30
    assert since_then(then, network)[0].values["n"] == 6
    assert since_then(network, network)[0].id == "Nothing changed on the map since."


def test_picture_around_a_partner_shows_its_own_network(demo_work) -> None:
    """Its contacts, or theirs too; a domain stays taken though a filter hides its partners."""
    network = read_network(demo_work, HERE)

    one = network_picture(demo_work, HERE, network, around="lw-koor")
    two = network_picture(demo_work, HERE, network, around="lw-koor", steps=2)
    everyone = network_picture(demo_work, HERE, network)

    near = {p.id for p in one.partners}
    assert "lw-koor" in near
    assert near < {p.id for p in two.partners} < {p.id for p in everyone.partners}
    assert one.drawing.wedges == everyone.drawing.wedges


def test_network_on_a_day_takes_back_what_was_done_since(demo_work) -> None:
    """A partner removed and a tie reported today are as they were yesterday."""
    now = read_network(demo_work, HERE)
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    before = network_on(demo_work, HERE, now, yesterday)
    remove_partner(demo_work, demo_work.partners.one("lw-bieb"))
    today = read_network(demo_work, HERE)

    assert "lw-bieb" not in today.names
    assert network_on(demo_work, HERE, today, yesterday).partners == before.partners
    assert set(network_on(demo_work, HERE, today, yesterday).ties) == set(before.ties)


def test_ways_to_a_project_name_who_and_where_it_hangs(demo_work) -> None:
    """From who sees the group to who runs the project, with the hand-over at each step."""
    network = read_network(demo_work, HERE)
    (project, *_) = demo_work.projects.find(coalition_id=HERE, title="Aanschuiven in de Molenwijk")

    found = ways_to_project(network, project, "low-ses")
    nobody = ways_to_project(network, project, "divorced")

    assert found.seen_by == len(found.ways) + len(found.without) > 5
    assert found.ways[0].handovers == ()
    assert all(len(way.stops) == len(way.handovers) + 1 for way in found.ways)
    assert nobody.seen_by == 0


def test_kept_place_is_used_in_its_layout_only_and_can_be_put_back(demo_work) -> None:
    """A dragged partner stays where it was put, per layout."""
    network = read_network(demo_work, HERE)
    original = network_picture(demo_work, HERE, network)

    keep_positions(demo_work, HERE, "domains", {"lw-bieb": (12.34, -5.0)})
    keep_positions(demo_work, HERE, "domains", {"lw-bieb": (99.0, 5.0), "nobody": (0.0, 0.0)})
    moved = network_picture(demo_work, HERE, network)
    other = network_picture(demo_work, HERE, network, layout="ties")
    put_back(demo_work, HERE, "domains")
    back = network_picture(demo_work, HERE, network)

    assert places(moved)["lw-bieb"] == (99.0, 5.0)
    assert moved.moved
    assert not other.moved
    assert places(back) == places(original)


def test_place_out_of_this_world_is_brought_within_bounds(demo_work) -> None:
    """What a browser sends is not trusted."""
    keep_positions(demo_work, HERE, "domains", {"lw-bieb": (1e300, -1e300)})

    (kept,) = demo_work.positions.find(coalition_id=HERE)
    assert (kept.x, kept.y) == (1e5, -1e5)


def test_card_tells_ties_and_projects_of_a_partner(demo_work) -> None:
    """The card names the others, and only within the coalition."""
    card = partner_card(demo_work, HERE, "lw-wijkteam")

    assert card is not None
    assert card.ties
    assert card.projects
    assert partner_card(demo_work, HERE, "nobody") is None
    assert partner_card(demo_work, "elsewhere", "lw-wijkteam") is None


def test_report_replaces_what_the_same_reporter_said(work) -> None:
    """One reporter has one opinion on a pair; the other side keeps its own."""
    with_partners(work, 2)

    report_tie(work, "c", source_id="p1", target_id="p0", strength="knows", reporter="p0")
    report_tie(work, "c", source_id="p0", target_id="p1", strength="coordinates", reporter="p0")
    report_tie(work, "c", source_id="p0", target_id="p1", strength="none", reporter="p1")

    said = {tie.reported_by: tie.strength for tie in work.ties.find(coalition_id="c")}
    assert said == {"p0": "coordinates", "p1": "none"}
    (connection,) = read_network(work, "c").connections
    assert connection.disputed


def test_clearing_takes_back_only_what_was_meant(work) -> None:
    """A referral one way can go while the other way stays; clearing all leaves other reporters."""
    with_partners(work, 2)
    report_tie(work, "c", source_id="p0", target_id="p1", strength="knows")
    report_tie(work, "c", source_id="p0", target_id="p1", kind="refers", handover="warm")
    report_tie(work, "c", source_id="p1", target_id="p0", kind="refers")
    report_tie(work, "c", source_id="p0", target_id="p1", strength="knows", reporter="p1")

    clear_tie(work, "c", source_id="p1", target_id="p0", kind="refers")
    (one,) = read_network(work, "c").connections
    clear_tie(work, "c", source_id="p1", target_id="p0")
    left = work.ties.find(coalition_id="c")

    assert (one.refers_ab, one.refers_ba) == (True, False)
    assert [tie.reported_by for tie in left] == ["p1"]


def test_report_refuses_oneself_strangers_and_other_reporters(work) -> None:
    """A tie joins two partners of this coalition and one of them, or the coordinator, says so."""
    with_partners(work, 3)

    with pytest.raises(InvalidInputError):
        report_tie(work, "c", source_id="p0", target_id="p0")
    with pytest.raises(InvalidInputError):
        report_tie(work, "c", source_id="p0", target_id="p1", reporter="p2")
    with pytest.raises(NotFoundError):
        report_tie(work, "c", source_id="p0", target_id="gone")


def test_list_stays_the_same_while_it_is_filled_in(work) -> None:
    """Answering does not make rows jump or vanish, and progress counts up."""
    with_partners(work, 9)
    before = questionnaire(read_network(work, "c"), [], "p0", reporter="p0")

    for question in before.questions[:2]:
        report_tie(
            work, "c", source_id="p0", target_id=question.other.id, strength="none", reporter="p0"
        )
    after = questionnaire(read_network(work, "c"), [], "p0", reporter="p0")

    assert len(before.questions) == 4
    assert [q.other.id for q in after.questions] == [q.other.id for q in before.questions]
    assert (before.answered, after.answered) == (0, 2)


def test_pair_that_the_other_answered_is_not_asked_again(work) -> None:
    """Each pair is asked once."""
    with_partners(work, 9)
    planned = questionnaire(read_network(work, "c"), [], "p0", reporter="p0").questions
    other = planned[0].other.id

    report_tie(work, "c", source_id="p0", target_id=other, strength="knows", reporter=other)
    now = questionnaire(read_network(work, "c"), [], "p0", reporter="p0")

    assert other not in {question.other.id for question in now.questions}
    assert other in {partner.id for partner in now.others}


def test_project_partners_are_asked_about_first(demo_work) -> None:
    """Who works in one project stands before who shares a domain, and both before the rest."""
    network = read_network(demo_work, HERE)
    projects = demo_work.projects.find(coalition_id=HERE)

    asked = questionnaire(
        network, projects, "lw-welzijn", reporter="lw-welzijn", added=["lw-fonds"]
    )
    kinds = [(q.same_project, q.same_domain) for q in asked.questions]

    assert kinds == sorted(kinds, reverse=True)
    assert "lw-fonds" in {question.other.id for question in asked.questions}


def test_meaning_withholds_figures_without_answers_and_names_gaps(work) -> None:
    """Without reports there are no figures, but what is missing can be said."""
    with_partners(work, 4)

    meaning = network_meaning(read_network(work, "c"))

    assert meaning.withheld is not None
    assert meaning.readings == ()
    assert len(meaning.gaps.domains) == 12


def test_meaning_of_a_known_network_is_short(work) -> None:
    """With all pairs asked there are at most six readings, and further questions have answers."""
    ids = with_partners(work, 4)
    for a in ids:
        for b in ids:
            if a < b:
                strength = "knows" if a == "p0" else "none"
                report_tie(work, "c", source_id=a, target_id=b, strength=strength, reporter=a)
    network = read_network(work, "c")

    meaning = network_meaning(network)

    assert meaning.withheld is None
    assert 0 < len(meaning.readings) <= 6
    assert measured(network).partners["p0"].degree == 3
    assert ties_that_help(network)
    assert effect_of_leaving(network, "p0").messages


def test_map_of_before_the_coalition_holds_only_who_has_a_day(demo_work) -> None:
    """A coalition brought in as a whole has no history: undated partners are not guessed."""
    now = read_network(demo_work, HERE)
    start, entered = demo_work.coalitions.one(HERE).started_on, datetime.now(UTC).date()
    before, after = start - timedelta(days=1), entered - timedelta(days=2)

    then = network_on(demo_work, HERE, now, before)
    later = network_on(demo_work, HERE, now, after)

    assert not [p for p in then.partners if p.joined_on is None]
    assert known_undated(demo_work, HERE, then, before) == 0
    assert known_undated(demo_work, HERE, later, after) == 13
    assert known_undated(demo_work, HERE, now, entered) == 0
    assert since_then(now, now, undated=13)[-1].values["n"] == 13


def test_ties_recorded_since_are_those_on_the_map(demo_work) -> None:
    """Ties of partners that left are not drawn, so they are not counted either."""
    now = read_network(demo_work, HERE)
    then = network_on(demo_work, HERE, now, date(2020, 1, 1))
    drawn = network_picture(demo_work, HERE, now).ties

    assert [m.values["n"] for m in since_then(then, now) if "tie was recorded" in m.id] == [
        len(drawn)
    ]


def test_history_says_that_two_partners_are_not_the_same(demo_work) -> None:
    """The names of both stand in it, not that somebody worked on a list."""
    say_different(demo_work, HERE, "lw-bieb", "lw-koor")

    newest = happenings(demo_work, HERE, limit=1)[0]

    assert newest.entity == DIFFERENT
    assert set(newest.name.split(" – ")) == {"Bibliotheek Lindewaarde", "Koor Stemmig"}
