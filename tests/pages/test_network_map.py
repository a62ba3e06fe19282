"""The network map page: its parts, its filters, the card, and hostile names."""

from __future__ import annotations

import itertools
import re

import pytest

from model.network.drawing import FORMAL, UNCONFIRMED, Drawing
from model.network.partners import Partner
from model.network.ties import Tie
from model.services.coalitions import start_coalition
from model.services.opening import start_work
from pages.network.map_lines import full_lines

HOSTILE = "<script>alert(1)</script> =cmd() ../ 🎉 \u202eomgekeerd"


def texts(app) -> str:
    return "\n".join(str(part.value) for part in [*app.markdown, *app.caption, *app.subheader])


def bodies(app) -> str:
    return "\n".join(part.proto.body for part in app.get("html"))


def test_empty_coalition_says_where_a_network_begins(sqlite_database, open_page) -> None:
    """Nothing to draw is not an error: the next step is named."""
    with start_work() as work:
        start_coalition(work, name="Leeg", municipality="Erp")

    app = open_page("netwerk", "en")

    assert "First bring in the partners you know" in texts(app)
    assert not app.dataframe


def test_map_has_its_text_twin(demo_database, open_page) -> None:
    """Every partner on the map is in the table; the ties stand there as sentences."""
    app = open_page("netwerk", "en")
    partners = app.dataframe[0].value

    app.segmented_control(key="network-twin-lindewaarde").set_value("ties").run()
    ties = sentences(app)

    assert len(partners) == 43
    assert "Gemeente Lindewaarde, team Samenleving" in set(partners["Partner"])
    assert len(ties) > 50
    assert any("work as one team" in sentence for sentence in ties)
    assert not app.exception


def sentences(app) -> list[str]:
    """Return the ties as the table of the text twin tells them."""
    table = next(html.proto.body for html in app.get("html") if "<table" in html.proto.body)
    return re.findall(r"<tr><td[^>]*>(.*?)</td>", table)


def test_tables_are_put_in_order_without_a_mouse(demo_database, open_page) -> None:
    """The head of a table cannot be reached by keyboard: a choice above it does the same."""
    app = open_page("netwerk", "en")

    app.selectbox(key="network-twin-order-partners-lindewaarde").set_value("ties").run()
    counts = list(app.dataframe[0].value["Ties"])
    app.selectbox(key="network-twin-order-partners-lindewaarde").set_value("status").run()
    statuses = list(app.dataframe[0].value["Status"])
    app.segmented_control(key="network-twin-lindewaarde").set_value("ties").run()
    by_name = sentences(app)
    app.selectbox(key="network-twin-order-ties-lindewaarde").set_value("strength").run()
    closest = sentences(app)

    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]
    assert len(set(statuses)) == len([s for s, _ in itertools.groupby(statuses)])
    assert by_name == sorted(by_name, key=str.casefold)
    assert "as one team" in closest[0]
    assert sorted(closest) == sorted(by_name)


def test_filter_leaves_fewer_partners_and_says_so(demo_database, open_page) -> None:
    """A filter works on map and tables, and the button counts it."""
    app = open_page("netwerk", "en")

    app.multiselect(key="network-lindewaarde-domains").set_value(["housing"]).run()

    assert 0 < len(app.dataframe[0].value) < 10
    assert not app.exception


def test_view_without_partners_tells_to_take_a_filter_off(demo_database, open_page) -> None:
    """An empty view has a way out."""
    app = open_page("netwerk", "en")

    app.multiselect(key="network-lindewaarde-domains").set_value(["integration"])
    app.multiselect(key="network-lindewaarde-groups").set_value(["carers"]).run()

    assert "Take a filter off" in app.info[0].value


@pytest.mark.parametrize("language", ["nl", "en"])
def test_link_with_a_partner_opens_its_card(demo_database, open_page, language) -> None:
    """The card names status, domains, ties and projects."""
    app = open_page("", language)
    app.query_params["partner"] = "lw-wijkteam"
    app.switch_page("network/map.py").run()

    assert "Sociaal wijkteam Lindewaarde" in [part.value for part in app.subheader]
    assert "Huisartsen Lindewaarde" in bodies(app)
    assert not app.exception


def test_choosing_beside_the_map_opens_the_card(demo_database, open_page) -> None:
    """The choice beside the map does by keyboard what a click does."""
    app = open_page("netwerk", "en")

    app.selectbox(key="network-card-lindewaarde").set_value("lw-woon").run()

    assert "Woonstichting Lindestede" in [part.value for part in app.subheader]
    assert app.query_params["partner"] == "lw-woon"


def test_unknown_partner_in_the_address_is_said_kindly(demo_database, open_page) -> None:
    """A link to a partner that is gone breaks nothing."""
    app = open_page("", "en")
    app.query_params["partner"] = "../gone"
    app.switch_page("network/map.py").run()

    assert "not in this coalition" in app.info[0].value


@pytest.mark.parametrize("further", ["hulp", "wat-als", "routes", "maten"])
def test_further_questions_are_answered_when_asked(demo_database, open_page, further) -> None:
    """Each further question draws without fault, and none is drawn unasked."""
    app = open_page("netwerk", "en")
    before = len(app.dataframe)

    app.segmented_control(key="network-further-lindewaarde").set_value(further).run()
    if further == "wat-als":
        app.selectbox(key="network-leaves-lindewaarde").set_value("lw-wijkteam").run()
        assert app.table

    assert not app.exception
    assert len(app.dataframe) == before + (further == "maten")


def test_hostile_name_is_shown_as_typed(demo_database, open_page) -> None:
    """A name is text, whatever it looks like."""
    with start_work() as work:
        work.partners.add(
            Partner(
                id="hostile",
                coalition_id="lindewaarde",
                name=HOSTILE,
                domains=("finance",),
                status="joined",
            )
        )
        work.commit()
    app = open_page("", "en")
    app.query_params["partner"] = "hostile"
    app.switch_page("network/map.py").run()

    assert HOSTILE in set(app.dataframe[0].value["Partner"])
    assert "<script>" not in bodies(app)
    assert any("\\<script\\>" in part.value for part in app.subheader)


def test_what_if_somebody_new_joins(demo_database, open_page) -> None:
    """A partner that is not in the register can be tried out, and nothing is written."""
    app = open_page("netwerk", "en", verder="wat-als", als="joins")
    app.selectbox(key="network-joins-lindewaarde").set_value("new").run()
    app.multiselect(key="network-joins-lindewaarde-domains").set_value(["integration"])
    app.multiselect(key="network-joins-lindewaarde-ties").set_value(["lw-koor"]).run()

    assert "Somebody takes part now from" in bodies(app)
    assert not app.exception
    with start_work(writes=False) as work:
        assert len(work.partners.find(coalition_id="lindewaarde")) == 45


def test_what_if_two_start_to_work_together(demo_database, open_page) -> None:
    """What a tie would change is told in sentences and figures."""
    app = open_page("netwerk", "en", verder="wat-als", als="tie")
    app.selectbox(key="network-tie-one-lindewaarde").set_value("lw-kapper").run()
    app.selectbox(key="network-tie-other-lindewaarde").set_value("lw-wijkteam").run()
    app.toggle(key="network-tie-refers-lindewaarde").set_value(True).run()

    assert app.table
    assert not app.exception


def test_routes_to_a_project_change_with_the_group(demo_database, open_page) -> None:
    """A group that nobody has in view is said kindly."""
    app = open_page("netwerk", "en", verder="routes")
    project = app.selectbox(key="network-way-project-lindewaarde").value

    app.selectbox(key=f"network-way-group-{project}").set_value("divorced").run()

    assert "No partner has told yet" in texts(app)
    assert not app.exception


def test_map_of_a_day_says_what_changed_since(demo_database, open_page) -> None:
    """The day stands in the address; a day that is none breaks nothing."""
    app = open_page("netwerk", "en", datum="2026-06-01")
    wrong = open_page("netwerk", "en", datum="yesterday")

    assert "joined since" in bodies(app)
    assert not wrong.exception


def test_tie_that_would_help_is_filled_in_as_what_if(demo_database, open_page) -> None:
    """One press shows what the proposed tie would change; nothing is written."""
    app = open_page("netwerk", "en")
    app.segmented_control(key="network-further-lindewaarde").set_value("hulp").run()
    press = next(b for b in app.button if (b.key or "").startswith("network-helps-"))
    press.click().run()

    assert app.selectbox(key="network-tie-one-lindewaarde").value
    assert app.selectbox(key="network-tie-other-lindewaarde").value
    assert app.table
    assert not app.exception


def test_nobody_is_advised_a_tie_before_ties_are_known(sqlite_database, open_page) -> None:
    """Not asked is not "no tie": partners that nobody asked may well work together."""
    with start_work() as work:
        here = start_coalition(work, name="Dichtbij", municipality="Erp").id
        for name in ("A", "B", "C"):
            work.partners.add(Partner(coalition_id=here, name=name, status="joined"))
        work.commit()
    app = open_page("netwerk", "en")
    app.segmented_control(key=f"network-further-{here}").set_value("hulp").run()

    assert not [b for b in app.button if (b.key or "").startswith("network-helps-")]
    assert any("nobody" in part.value for part in app.markdown)
    assert not app.exception


def test_day_before_the_coalition_shows_nobody_and_says_what_is_about_now(
    demo_database, open_page
) -> None:
    """Prospects without a date are not put in a time in which nobody knew them."""
    app = open_page("", "en")
    app.query_params["datum"] = "2020-03-01"
    app.switch_page("network/map.py").run()

    assert "Nobody is in this view" in app.info[0].value
    assert "as it is now" in " ".join(part.value for part in app.caption)


def test_who_stopped_is_counted_beside_the_map(demo_database, open_page) -> None:
    """The list has 45 partners and the map 43: the two others stopped. A filter says nothing."""
    said = "2 partners stopped and are not on the map."

    assert said in bodies(open_page("netwerk", "en"))
    assert said not in bodies(open_page("netwerk", "en", domein="housing"))
    assert said not in bodies(open_page("netwerk", "en", status="joined,left"))


def test_labels_in_the_table_have_commas_between_them(demo_database, open_page) -> None:
    """In "Municipality and Debts and poverty" nobody sees how many domains there are."""
    domains = set(open_page("netwerk", "en").dataframe[0].value["Domains"])

    assert "Municipality, Care and welfare" in domains


def test_domain_with_somebody_to_ask_names_them(demo_database, open_page) -> None:
    """Who stands on the list already is not to be added once more."""
    links = [
        link.proto
        for link in open_page("netwerk", "en").get("page_link")
        if "partner" in link.proto.page
    ]
    labels = [link.label for link in links]

    assert any(label.startswith("Fonds Lindewaarde Samen") for label in labels)
    assert any("partner=lw-fonds" in link.query_string for link in links)
    assert labels.count("Add another prospect") == 2
    assert "Add a prospect" not in labels


def crowd(partners: int) -> str:
    """Make a coalition with so many partners, 110 ties that one side told and one that both did."""
    with start_work() as work:
        here = start_coalition(work, name="Groot", municipality="Erp").id
        work.partners.add_all(
            [
                Partner(id=f"p{n:03}", coalition_id=here, name=f"P {n:03}", status="joined")
                for n in range(partners)
            ]
        )
        pairs = [(0, n) for n in range(1, 61)] + [(1, n) for n in range(2, 52)]
        told = [(a, b, "") for a, b in pairs] + [(0, 1, "p000"), (0, 1, "p001")]
        work.ties.add_all(
            [
                Tie(
                    coalition_id=here,
                    source_id=f"p{a:03}",
                    target_id=f"p{b:03}",
                    strength="knows",
                    reported_by=by,
                )
                for a, b, by in told
            ]
        )
        work.commit()
    return here


def test_crowded_map_begins_with_full_lines_and_says_so(sqlite_database, open_page) -> None:
    """The tables below keep all ties, and one press draws them all."""
    here = crowd(101)
    app = open_page("netwerk", "en")

    assert any(part.value.startswith("Of the 110 ties you see 1:") for part in app.markdown)
    assert "110 ties were recorded." in bodies(app)
    app.segmented_control(key=f"network-twin-{here}").set_value("ties").run()
    assert len(sentences(app)) == 110
    app.segmented_control(key=f"network-lines-{here}").set_value("all").run()

    assert any(part.value.startswith("All 110 ties are drawn.") for part in app.markdown)
    assert app.query_params["lijnen"] == "all"


def test_map_of_a_hundred_draws_all_lines_unasked(sqlite_database, open_page) -> None:
    """Nothing is left out of a map that can be read."""
    here = crowd(100)
    app = open_page("netwerk", "en")

    keys = [control.key for control in app.segmented_control]
    assert f"network-twin-{here}" in keys
    assert f"network-lines-{here}" not in keys


def test_signed_tie_is_a_full_line() -> None:
    """A double line has no dashes, whoever told of it."""
    marks = (0, UNCONFIRMED, UNCONFIRMED | FORMAL, FORMAL)
    drawing = Drawing((), tuple((0, 1, 1, mark) for mark in marks), (), 0, 0)

    assert full_lines(drawing) == 3
