"""A working list: each point with its state, its owner, and the way to the action list."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from model.process.working_lists import working_lists
from model.services.lists import (
    ListRow,
    ListView,
    areas,
    entries,
    keep_entry,
    list_view,
    plan_point,
)
from pages.process.list_fields import FAULT, draw_list_conflict, draw_list_field
from pages.shared.addresses import page_file
from pages.shared.card_link import draw_card_links
from pages.shared.in_address import from_address, to_address
from pages.shared.later_fault import draw_later_fault
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

FIELDS: dict[str, tuple[str, ...]] = {
    "rhythm": ("due_on", "owner_name"),
    "where-things-are": ("note", "owner_name"),
    "signal-route": ("partner_id", "note"),
}
"""Working list → what is asked of each point; otherwise state and owner."""
USUAL = ("state", "owner_name")


def draw_list(page: Page, list_id: str, about: str = "") -> None:
    """Draw a whole list about one thing."""
    draw_later_fault(page, FAULT)
    with page.work(writes=False) as work:
        view = list_view(work, page.here.id, list_id, about)
        partners = {p.id: p.name for p in work.partners.find(coalition_id=page.here.id)}
    if not about:
        st.markdown(view.kind.lead.in_language(page.language))
    draw_card_links(page, f"list:{list_id}")
    _draw_count(page, view)
    names = {one: partners[one] for one in sorted(partners, key=lambda p: partners[p].casefold())}
    for group, rows in groupby(view.rows, key=lambda row: row.item.group):
        if group is not None:
            st.subheader(group.in_language(page.language), anchor=False)
        for row in rows:
            _draw_row(page, view, row, names)
    source = view.kind.source
    year = f", {source.year}" if source.year else ""
    st.caption(page.t("Source: {source}", source=plain(source.title) + year))


def _draw_count(page: Page, view: ListView) -> None:
    if FIELDS.get(view.kind.id, USUAL) != USUAL:
        return
    t = page.t
    said = t(
        "{arranged} of {total} arranged, {looked} looked at.",
        arranged=view.arranged,
        total=len(view.rows),
        looked=view.looked_at,
    )
    if view.to_do:
        more = t.plural(
            "One point is not there and on no list.",
            "{n} points are not there and on no list.",
            view.to_do,
        )
        said = f"{said} {more}"
    st.caption(said)


def _draw_row(page: Page, view: ListView, row: ListRow, names: dict[str, str]) -> None:
    t, key = page.t, f"lists-{page.here.id}-{view.kind.id}-{view.about}-{row.item.id}"
    text = row.item.text.in_language(page.language)
    draw_list_conflict(page, row.entry, names)
    with st.container(border=True):
        st.markdown(f"**{text}**" if FIELDS.get(view.kind.id) else text)
        if row.item.help:
            st.caption(row.item.help.in_language(page.language))
        fields = FIELDS.get(view.kind.id, USUAL)
        for place, field in zip(st.columns(len(fields)), fields, strict=True):
            with place:
                draw_list_field(page, row, field, f"{key}-{field}", names)
        if fields == USUAL:
            _draw_action(page, view, row, f"{key}-plan")
    if fields == USUAL and row.entry.note:
        st.caption(t("Note: {note}", note=plain(row.entry.note)))


def _draw_action(page: Page, view: ListView, row: ListRow, key: str) -> None:
    t = page.t
    if row.action is not None:
        st.page_link(
            page_file("acties"),
            label=t(
                "On the action list: {state}", state=page.label("action-states", row.action.state)
            ),
            icon=":material/check:",
        )
        return
    if row.entry.state not in ("missing", "busy") or not page.may(plan_point):
        return
    if st.button(t("Put on the action list"), key=key, type="tertiary", icon=":material/add_task:"):
        with page.faults():
            with page.work() as work:
                plan_point(work, page.here.id, row, view.kind.id, page.language)
            offer_undo(page, t("It stands on the action list."))
            st.rerun()


def draw_by_partner(page: Page, list_id: str) -> None:
    """Draw the list of one partner at a time, with how far all partners are."""
    t, kind = page.t, working_lists()[list_id]
    st.markdown(kind.lead.in_language(page.language))
    with page.work(writes=False) as work:
        partners = {
            p.id: p.name
            for p in sorted(
                work.partners.find(coalition_id=page.here.id), key=lambda p: p.name.casefold()
            )
            if p.status != "left"
        }
        kept = entries(work, page.here.id, list_id)
    if not partners:
        st.info(t("There are no partners yet. Bring in the list you have, then come back."))
        st.page_link(
            page_file("partners"), label=t("Bring in partners"), icon=":material/arrow_forward:"
        )
        return
    done = {one: sum(e.about == one and e.state == "arranged" for e in kept) for one in partners}
    begun = {e.about for e in kept if e.state != "unknown"} & set(partners)
    st.caption(t("{n} of {total} partners filled it in.", n=len(begun), total=len(partners)))
    first = next((one for one in partners if one not in begun), next(iter(partners)))
    from_address("partner", f"lists-partner-{list_id}", partners, first)
    chosen = st.selectbox(
        t("Which organisation?"),
        list(partners),
        format_func=lambda one: (
            t("{name}: {n} arranged", name=partners[one], n=done[one])
            if one in begun
            else partners[one]
        ),
        key=f"lists-partner-{list_id}",
    )
    to_address("partner", chosen)
    if chosen:
        draw_list(page, list_id, chosen)


def draw_by_area(page: Page, list_id: str) -> None:
    """Draw the list of one neighbourhood at a time; a new one is added by its name."""
    t, kind = page.t, working_lists()[list_id]
    st.markdown(kind.lead.in_language(page.language))
    with page.work(writes=False) as work:
        known = areas(work, page.here.id)
        kept = entries(work, page.here.id, list_id)
    points = {e.about for e in kept if e.item == "reporting-point" and (e.note or e.partner_id)}
    if known:
        st.caption(
            t(
                "A reporting point in {n} of {total} areas.",
                n=len(points & set(known)),
                total=len(known),
            )
        )
    if not known and not page.may(keep_entry):
        st.info(t("Not filled in yet."))
        return
    chosen = st.selectbox(
        t("Which area or village?"),
        known,
        index=0 if known else None,
        key=f"lists-area-{page.here.id}",
        accept_new_options=page.may(keep_entry),
        placeholder=t("Type a name"),
    )
    if chosen and chosen.strip():
        draw_list(page, list_id, chosen.strip()[:200])
    else:
        st.info(t("Type the name of an area or village to begin."))
