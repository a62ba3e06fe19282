"""The network map: who takes part, who works with whom, and what is missing."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import streamlit as st

from model.core.messages import N_, Message
from model.services.network import Network, Picture, network_picture, read_network
from model.services.network_history import known_undated, network_on, since_then
from pages.network.map_card import draw_card_side
from pages.network.map_filters import Wish, ask_wish
from pages.network.map_lines import ask_lines
from pages.network.map_meaning import draw_meaning
from pages.network.map_parts import draw_sentences
from pages.network.map_twin import draw_twin
from pages.shared.empty import draw_empty
from pages.shared.markup import draw, markup
from pages.shared.network_view import draw_map
from pages.shared.page import Page, begin

_WIDE = markup(
    "<style>.stMainBlockContainer{{max-width:100rem}}"
    "@media(min-width:901px){{.stMainBlockContainer{{padding-left:2.5rem;padding-right:2.5rem}}}}"
    "@media(max-width:1150px){{.st-key-network-picture .stHorizontalBlock{{flex-wrap:wrap}}"
    ".st-key-network-picture>.stHorizontalBlock>.stColumn,"
    ".st-key-network-picture>div>.stHorizontalBlock>.stColumn{{min-width:100%}}}}"
    "@media print{{.st-key-network-choices,[class*='st-key-network-card-'],.st-key-network-twin,"
    ".st-key-network-further:not(:has([data-selected=true])),"
    "[data-testid=stButtonGroup],.stPageLink,[data-testid=stDataFrame]{{display:none!important}}}}"
    "@media print and (orientation:landscape){{.st-key-network-picture .stHorizontalBlock"
    "{{flex-wrap:nowrap}}.st-key-network-picture .stHorizontalBlock>.stColumn"
    "{{min-width:0!important}}}}"
    "</style>"
)
"""A map deserves the width of the screen; on paper nothing can be chosen."""


def draw_beginning(page: Page) -> None:
    """Say where a network begins."""
    draw_empty(
        page.t("There is nothing to draw yet. First bring in the partners you know."),
        path="partners",
        label=page.t("Bring in partners"),
        icon=":material/group_add:",
    )


def draw_picture(page: Page, wish: Wish, picture: Picture, stopped: int) -> None:
    """Draw the map with the card beside it."""
    map_id = f"{page.here.id}"
    only_firm = ask_lines(page, picture.drawing)
    with st.container(key="network-picture"):
        left, right = st.columns([7, 3], gap="medium")
    with left:
        draw_map(
            page,
            picture.drawing,
            map_id=map_id,
            layout=wish.layout,
            title=page.here.name,
            note=page.t.message(picture.note),
            moved=picture.moved,
            only_firm=only_firm,
        )
    with right:
        names = {partner.id: partner.name for partner in picture.partners}
        draw_card_side(page, map_id, wish.layout, names, counts(page, picture, stopped))


def counts(page: Page, picture: Picture, stopped: int) -> list[str]:
    """Say in a few lines what there is on the map, and how many are not: those who stopped."""
    t = page.t
    have = Counter(partner.status for partner in picture.partners)
    prospects = have["prospect"]
    ties = [tie.connection for tie in picture.ties]
    referrals = sum(c.refers_ab + c.refers_ba for c in ties)
    lines = [
        t.plural("One partner takes part.", "{n} partners take part.", have["joined"]),
        t.plural("One partner is invited.", "{n} partners are invited.", have["invited"]),
        t.plural(
            "One partner is still to ask.", "{n} partners are still to ask.", have["prospect"]
        ),
        t.plural(
            "One partner stopped and is not on the map.",
            "{n} partners stopped and are not on the map.",
            stopped,
        ),
        t.plural("One tie was recorded.", "{n} ties were recorded.", len(ties)),
        t.plural("One referral was recorded.", "{n} referrals were recorded.", referrals),
    ]
    known = (have["joined"], have["invited"], prospects, stopped, 1, len(ties))
    return [line for line, n in zip(lines, known, strict=True) if n]


def _stopped(network: Network, wish: Wish, picture: Picture) -> int:
    """Count who stopped and is not on a map of everyone; a part leaves out more."""
    if wish.around or wish.view.domains or wish.view.risk_groups:
        return 0
    on_map = {partner.id for partner in picture.partners}
    return sum(p.status == "left" and p.id not in on_map for p in network.partners)


def draw_since(page: Page, day: date, said: Sequence[Message]) -> None:
    """Above a map of the past: say so, and what became different since."""
    title = page.t("The map as it was on {day}", day=page.t.date(day))
    draw_sentences(title, [page.t.message(message) for message in said])


def draw_network(page: Page) -> None:
    """Draw the whole page from one reading of the network."""
    draw(_WIDE)
    undated = 0
    with page.work(writes=False) as work:
        now = read_network(work, page.here.id)
        if not now.partners:
            draw_beginning(page)
            return
        wish = ask_wish(page, now.names)
        shown = now
        if wish.on:
            shown = network_on(work, page.here.id, now, wish.on)
            undated = known_undated(work, page.here.id, shown, wish.on)
        picture = network_picture(
            work,
            page.here.id,
            shown,
            layout=wish.layout,
            view=wish.view,
            size_by=wish.size_by,
            around=wish.around,
            steps=wish.steps,
        )
    if wish.on is not None:
        draw_since(page, wish.on, since_then(shown, now, undated=undated))
    if picture.partners:
        draw_picture(page, wish, picture, _stopped(shown, wish, picture))
        with st.container(key="network-twin"):
            draw_twin(page, picture)
    else:
        st.info(page.t("Nobody is in this view. Take a filter off to see partners again."))
    st.divider()
    if wish.on is not None:
        st.caption(page.t("What follows is about the network as it is now."))
    draw_meaning(page, now)


here = begin(N_("Network map"), N_("Who takes part, who works with whom, and where you can grow."))
draw_network(here)
