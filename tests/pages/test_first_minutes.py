"""The first minutes of a coordinator: an example one press away, and one thing to do first."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from model.core.actor import Actor
from model.services.coalitions import coalitions, start_coalition
from model.services.opening import start_work
from model.services.partners import partners

EXAMPLE = "Kijk rond in een voorbeeld"


def _example(app: AppTest) -> Button:
    return next(button for button in app.button if button.label == EXAMPLE)


@pytest.mark.parametrize("path", ["", "cijfers", "netwerk"])
def test_example_is_one_press_away_before_there_is_anything(
    sqlite_database, open_page, path
) -> None:
    """Whoever opens any page of an empty workbench can see it filled."""
    app = open_page(path)
    _example(app).click().run()

    assert not app.exception
    with start_work() as work:
        [made] = coalitions(work)
        assert made.is_demo
        assert len(partners(work, made.id)) > 30
    assert EXAMPLE not in [button.label for button in app.button]
    assert [box.value for box in app.sidebar.selectbox] == [made.id]


def test_example_that_was_changed_stays_as_it_is(demo_database, open_page) -> None:
    """The button opens the example that is there; it never writes over what somebody tried in it."""
    with start_work() as work:
        demo = next(one for one in coalitions(work) if one.is_demo)
        own = start_coalition(work, name="Samen in Erp", municipality="Erp")
        work.partners.remove(partners(work, demo.id)[0])
        work.commit()
        left = len(partners(work, demo.id))
    app = open_page("", coalitie=own.id)
    assert app.title[0].value == "Samen in Erp"

    _example(app).click().run()

    assert app.title[0].value == "Lindewaarde Dichtbij"
    with start_work() as work:
        assert len(partners(work, demo.id)) == left


def test_example_is_not_offered_inside_it_nor_to_a_member(
    demo_database, open_page, monkeypatch
) -> None:
    """Whoever is in it needs no way to it; a member of one coalition has nothing beside that."""
    assert EXAMPLE not in [button.label for button in open_page("instellingen").button]
    with start_work() as work:
        own = start_coalition(work, name="Samen in Erp", municipality="Erp")
    assert _example(open_page("instellingen", coalitie=own.id))

    monkeypatch.setattr(Actor, "reaches_all", property(lambda _: False))
    offered = open_page("instellingen", coalitie=own.id).button
    assert EXAMPLE not in [button.label for button in offered]


def test_people_stand_in_a_table_with_numbers_as_the_dutch_write_them(
    demo_database, open_page
) -> None:
    """A row an age group; a share of the own table has one decimal, as in its chart."""
    app = open_page("cijfers")
    drawn = " ".join(html.body for html in app.get("html"))

    assert '<th scope="row">65 jaar en ouder</th><td>5.600</td>' in drawn
    assert "50,0% in je gemeente" in drawn
    assert "56% in Nederland" in drawn


def test_settings_say_on_top_what_they_hold(demo_database, open_page) -> None:
    """Each part can be reached with one press, and a link to a part can be mailed."""
    app = open_page("instellingen")
    contents = next(m.value for m in app.markdown if "](#" in m.value)

    for header in app.header:
        assert f"[{header.value}](#{header.proto.anchor})" in contents
    assert app.header[-1].value == "Verwijderen"
