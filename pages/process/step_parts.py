"""The parts of a step beside its questions: talks, growth path, working lists and the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import streamlit as st

from model.core.messages import N_
from model.process.working_lists import working_lists
from pages.process.cycle_part import draw_cycle
from pages.process.growth_part import draw_growth
from pages.process.list_part import draw_by_area, draw_by_partner, draw_list
from pages.process.sustain_part import draw_celebration
from pages.process.talk_part import draw_talks
from pages.shared.choice_row import chosen_in_address
from pages.shared.page import Page

STEP = "stap"
"""The part that every step has: its questions and its checklist."""


@dataclass(frozen=True)
class Part:
    """One part; `light` parts are shown in the light mode too."""

    id: str
    title: str
    """An English msgid, or empty when a working list gives the name."""
    draw: Callable[[Page], None]
    light: bool = False
    lists: tuple[str, ...] = ()
    """Working lists it fills: something in one of them shows the part in the light mode too."""


def _list(list_id: str, *, light: bool = False) -> Part:
    draw = {"coalition": draw_list, "partner": draw_by_partner, "area": draw_by_area}
    about = working_lists()[list_id].about
    return Part(list_id, "", lambda page: draw[about](page, list_id), light, (list_id,))


PARTS: dict[str, tuple[Part, ...]] = {
    "initiative": (Part("gesprekken", N_("Talks"), draw_talks, light=True),),
    "facts": (_list("signalling"), _list("signal-route")),
    "organise": (
        Part("groei", N_("Growth path"), draw_growth, light=True),
        Part(
            "cyclus",
            N_("Who does what around the person"),
            draw_cycle,
            lists=("support-cycle", "support-handover"),
        ),
    ),
    "plan": (_list("prevention"),),
    "execute": (_list("organisation"),),
    "sustain": (
        _list("rhythm", light=True),
        _list("anchoring"),
        _list("where-things-are", light=True),
        Part("vieren", N_("Celebrate"), draw_celebration, light=True),
    ),
}


def choose_part(page: Page, step: str, filled: Collection[str]) -> Part | None:
    """Draw the choice of part of a step; None is the step itself.

    `filled` are the lists in which something was written down: those are never hidden. A link to
    a part opens it in the light mode too.
    """
    t = page.t
    wanted = st.query_params.get("deel", "")
    parts = {
        part.id: part
        for part in PARTS.get(step, ())
        if part.light
        or page.here.mode == "full"
        or part.id == wanted
        or set(part.lists) & set(filled)
    }
    titles = {id_: part_title(page, part) for id_, part in parts.items()}
    options = {STEP: t("The step"), **titles}
    key = f"steps-part-{step}-{len(options)}"
    return parts.get(chosen_in_address("deel", t("Part of the step"), options, key, usual=STEP))


def part_title(page: Page, part: Part) -> str:
    """Return the name of a part."""
    if part.title:
        return page.t(part.title)
    return working_lists()[part.id].label.in_language(page.language)
