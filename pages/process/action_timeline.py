"""Actions on a line of time: calm, with the day of today, and a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st
from markupsafe import Markup

from model.process.actions import Action
from model.services.document_parts import due_in_words, owner_in_words
from pages.process.action_form import Around
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.plain import plain

ROOM = timedelta(days=10)
MONTHS_SHOWN = 6
_STYLE = Markup("""<style>
.stHtml ol.timeline { list-style: none; margin: 0; padding: 0; }
.stHtml .timeline li { margin: 0; padding: 0.4rem 0; }
.timeline .track { position: relative; height: 1.1rem; margin: 0.1rem 0.5rem; }
.timeline .track::before { content: ""; position: absolute; left: 0; right: 0; top: 0.52rem;
  border-top: 1px solid light-dark(#c9d3d5, #3a484c); }
.timeline .dot { position: absolute; top: 0.12rem; width: 0.85rem; height: 0.85rem;
  margin-left: -0.42rem; border-radius: 50%; background: light-dark(#0b5c6b, #5fc0cf); }
.timeline .dot.late { border-radius: 0; transform: rotate(45deg) scale(0.85);
  background: light-dark(#b3261e, #ffb4ab); }
.timeline .today { position: absolute; top: -0.1rem; height: 1.3rem;
  border-left: 2px dashed currentColor; opacity: 0.6; }
.stHtml .months { position: relative; height: 1.4rem; margin: 0 0.5rem 0.3rem;
  font-size: 0.85rem; font-variant-numeric: tabular-nums; }
.months span { position: absolute; white-space: nowrap; }
.months .now { font-weight: 600; }
@media (max-width: 640px) { .months .odd { display: none; } }
</style>""")


def draw_timeline(page: Page, shown: Sequence[Action], around: Around) -> None:
    """Draw the open actions with a date; the ones without stand in a sentence."""
    t = page.t
    dated = sorted(
        (a for a in shown if a.is_open and a.due_on), key=lambda a: (str(a.due_on), a.title)
    )
    undated = sum(a.is_open and a.due_on is None for a in shown)
    if undated:
        st.markdown(
            t.plural(
                "One action has no date yet, so it is not on this line.",
                "{n} actions have no date yet, so they are not on this line.",
                undated,
            )
        )
    if not dated:
        st.markdown(t("No open action has a date. Who does what, before when?"))
        return
    st.markdown(f"**{_finding(page, dated, around)}**")
    draw(_STYLE + _line(page, dated, around))
    with st.expander(t("The same in a table"), icon=":material/table:"):
        st.table(
            {
                t("What"): [plain(a.title) for a in dated],
                t("Who"): [plain(owner_in_words(a, around.partners, t)) for a in dated],
                t("Before when"): [due_in_words(a, around.today, t) for a in dated],
            },
            hide_index=True,
        )


def _finding(page: Page, dated: Sequence[Action], around: Around) -> str:
    late = sum(action.is_overdue(around.today) for action in dated)
    month = around.today + timedelta(days=30)
    before = sum(action.due_on is not None and action.due_on <= month for action in dated)
    return page.t(
        "{late} late, {soon} in the coming month, {later} after that.",
        late=late,
        soon=before - late,
        later=len(dated) - before,
    )


def _line(page: Page, dated: Sequence[Action], around: Around) -> Markup:
    """Draw the months above, and for each action its title with a dot on the line under it."""
    t = page.t
    days = [a.due_on for a in dated if a.due_on] + [around.today]
    first, last = min(days) - ROOM, max(days) + ROOM

    def place(day: date) -> str:
        return f"{100 * (day - first).days / (last - first).days:.1f}"

    rows = [
        markup(
            '<li><div class="line-title">{title}</div>'
            '<div class="track" aria-hidden="true"><span class="today" style="left: {now}%"></span>'
            '<span class="dot {kind}" style="left: {place}%"></span></div>'
            '<div class="line-note"><span class="{kind}">{due}</span> · {owner}</div></li>',
            title=action.title,
            now=place(around.today),
            kind="late" if action.is_overdue(around.today) else "due",
            place=place(action.due_on or around.today),
            due=due_in_words(action, around.today, t),
            owner=owner_in_words(action, around.partners, t),
        )
        for action in dated
    ]
    return markup(
        '<div class="months" aria-hidden="true">{months}</div>'
        '<ol class="timeline" aria-label="{label}">{rows}</ol>',
        months=joined(
            [
                markup(
                    '<span class="{kind}" style="left: {place}%">{month}</span>',
                    kind="odd" if number % 2 else "even",
                    place=place(month),
                    month=f"{month.month}-{month.year}",
                )
                for number, month in enumerate(_months(first, last))
            ]
        ),
        label=t("Open actions by date"),
        rows=joined(rows),
    )


def _months(first: date, last: date) -> list[date]:
    """Return the first days of the months in between, at most a few, evenly spread."""
    found = []
    year, month = first.year, first.month + 1
    while (day := date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)) < last - ROOM - ROOM:
        found.append(day)
        month += 1
    step = -(-len(found) // MONTHS_SHOWN) or 1
    return found[::step]
