"""Guided tours over the pages, and cards that open at the place where they help."""

from __future__ import annotations

import pytest

from model.services.library import cards
from model.services.tours import tours


def text_of(app) -> str:
    return "\n".join(part.value for part in [*app.markdown, *app.caption])


@pytest.mark.parametrize(
    ("tour", "number"),
    [(tour.id, n) for tour in tours().values() for n in range(1, len(tour.stops) + 1)],
)
def test_every_stop_opens_with_its_strip(demo_database, open_page, tour, number) -> None:
    """Each stop is a page that works, with what to look at above it."""
    stop = tours()[tour].stops[number - 1]
    app = open_page(stop.page, "en", **stop.query, rondleiding=tour, halte=str(number))

    assert stop.look.en in text_of(app)
    assert f"stop {number} of {len(tours()[tour].stops)}" in text_of(app)


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "²", "1e9", ""])
def test_strange_stop_is_the_nearest_one(demo_database, open_page, number) -> None:
    """A wrong address never breaks a page."""
    app = open_page("partners", "en", rondleiding="coordinator", halte=number)

    assert "Tour for the coordinator: stop" in text_of(app)


def test_unknown_tour_draws_nothing(demo_database, open_page) -> None:
    """No strip for a tour that is not there."""
    app = open_page("partners", "en", rondleiding="<b>")

    assert not [one for one in app.button if one.key == "tour-end"]


def test_tour_is_stopped_from_any_page(demo_database, open_page) -> None:
    """After stopping, the strip stays away on the next page too."""
    app = open_page("partners", "en", rondleiding="coordinator", halte="2")
    app.button(key="tour-end").click().run()
    assert not [one for one in app.button if one.key == "tour-end"]


def test_card_opens_over_the_page(demo_database, open_page) -> None:
    """A quiet link at a place shows the card without leaving."""
    app = open_page("relaties", "en")
    app.button(key="card-links-tie-form").click().run()

    assert "Handing over a leaflet is cold" in text_of(app)


@pytest.mark.parametrize(
    ("path", "query", "key"),
    [
        ("stappen", {"stap": "facts"}, "card-links-step-facts"),
        ("stappen", {"stap": "plan", "deel": "prevention"}, "card-links-list-prevention"),
        ("stappen", {"stap": "organise", "deel": "cyclus"}, "card-links-phase-listen"),
        ("cijfers", {}, "card-links-figures-top"),
        ("plan", {"hoofdstuk": "building-blocks"}, "card-links-plan-building-blocks"),
        ("plan", {"beeld": "doelen"}, "card-links-plan-goals"),
        ("bijeenkomst", {"deel": "voor"}, "card-link-kickoff-before-guide-ask-in-hall"),
        ("documenten", {}, "card-link-document-who-pdf-guide-who-is-who"),
        ("vergelijking", {}, "card-links-comparison-top"),
    ],
)  # fmt: skip
def test_help_stands_at_its_place(demo_database, open_page, path, query, key) -> None:
    """The places of the table are really on the pages, each button once."""
    app = open_page(path, "nl", **query)

    assert [one.key for one in app.button].count(key) == 1


def test_help_inside_the_form_of_a_new_round_opens_without_leaving_it(
    demo_database, open_page
) -> None:
    """A form takes no buttons: the cards open in place, and lead nowhere else."""
    app = open_page("rondes", "nl", weergave="nieuw")

    text = "\n".join(part.value for part in app.markdown)
    assert cards()["guide:conflict-of-interest"].text.nl in text
    assert cards()["guide:exclusions-first"].text.nl in text


def test_a_domain_card_opens_the_partners_of_that_domain(demo_database, open_page) -> None:
    """The list is already narrowed to what the card is about."""
    card = cards()["domain:faith"]

    app = open_page(card.page, "nl", **card.query)

    assert app.multiselect(key="partners-domains").value == ["faith"]


def test_tour_shows_a_gap_where_it_promises_one(demo_database, open_page) -> None:
    """The last stop of the coordinator asks to read the gap, so the demo must have it."""
    stop = tours()["coordinator"].stops[-1]
    app = open_page(stop.page, "en", **stop.query)

    assert "gap" in stop.try_.en
    assert "The gap:" in text_of(app)


def test_tour_asks_for_an_action_that_the_demo_has(demo_database, open_page) -> None:
    """Somebody who looks for a late action finds one."""
    stop = next(one for one in tours()["coordinator"].stops if one.page == "acties")
    app = open_page(stop.page, "en", **stop.query)

    assert "late" in stop.try_.en
    assert "are late." in text_of(app)


def test_title_with_a_question_mark_gets_no_full_stop(demo_database, open_page) -> None:
    """No full stop after a question mark, as in "Who takes part?."."""
    app = open_page("partners", "en", rondleiding="coordinator", halte="2")

    assert "**Who takes part?** " in text_of(app)
