"""One partner: what we know of it, to fill in and change."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from model.core.errors import StaleWriteError
from model.network.partners import STATUSES, Partner
from model.services.network import partner_card
from model.services.partner_merging import merge_partners
from model.services.partners import add_partner, change_partner, remove_partner
from model.services.placing import proposal_for
from pages.network.map_card import draw_card
from pages.shared.addresses import page_file
from pages.shared.as_drawn import as_drawn
from pages.shared.card_link import draw_card_help
from pages.shared.conflict import Words, draw_conflict, keep_conflict
from pages.shared.fresh_form import empty_form, fresh
from pages.shared.in_words import labels_of
from pages.shared.page import Page
from pages.shared.personal_data import warn_personal_data
from pages.shared.plain import plain
from pages.shared.term_help import term_help
from pages.shared.undo import offer_undo

MULTI = {
    "roles": "partner-roles",
    "risk_groups": "risk-groups",
    "key_persons": "key-persons",
    "contributions": "contributions",
    "building_blocks": "building-blocks",
}
"""Field → the vocabulary its choices come from."""
TERMS = {
    "risk_groups": ("risk-group",),
    "key_persons": ("key-person",),
    "building_blocks": ("building-block",),
    "roles": ("convenor", "experience-expert"),
}
"""Field → words of the glossary that explain it."""
_NEW = "partners-form-new"


def field_labels(page: Page) -> dict[str, str]:
    """Return what each field is called on screen."""
    t = page.t
    return {
        "name": t("Name"),
        "domains": t("Domains (the first is the main one)"),
        "status": t("Status"),
        "contact_name": t("Contact person"),
        "contact_role": t("Their role"),
        "contact_email": t("Work e-mail"),
        "contact_phone": t("Work phone"),
        "website": t("Website"),
        "area": t("Area"),
        "risk_groups": t("Which groups do they have in view?"),
        "key_persons": t("Which key persons work there?"),
        "contributions": t("What can they bring?"),
        "building_blocks": t("Which building blocks do they work on?"),
        "contribution_note": t("More about what they bring"),
        "places": t("Places where they meet people (one a line)"),
        "roles": t("Role in the coalition"),
        "joined_on": t("Takes part since"),
        "left_on": t("Stopped on"),
        "note": t("Note"),
    }


def _words(page: Page) -> Words:
    """Return what the values of fields with choices are called."""
    kinds = {"domains": "domains", "status": "statuses", **MULTI}
    return {field: labels_of(page, kind) for field, kind in kinds.items()}


def draw_partner_form(page: Page, partner: Partner | None) -> None:
    """Draw the form of a new partner (None) or a known one; its card for who only reads."""
    t = page.t
    if partner is not None and not page.may(change_partner):
        with page.work(writes=False) as work:
            card = partner_card(work, page.here.id, partner.id)
        if card is not None:
            draw_card(page, card, on_map=False)
            _draw_map_link(page, partner)
        return
    labels = field_labels(page)
    if partner is not None:
        st.subheader(plain(partner.name), anchor=False)
        draw_conflict(page, partner.id, labels, change_partner, words=_words(page))
    drawn = (
        as_drawn(partner, key=f"partners-drawn-{partner.id}", button=f"partners-save-{partner.id}")
        if partner
        else None
    )
    key = f"partners-form-{drawn.id}-{drawn.version}" if drawn else fresh(_NEW)
    with st.form(key):
        values = _fields(page, drawn, labels)
        pressed = st.form_submit_button(
            t("Save") if drawn else t("Add this partner"),
            type="primary",
            key=f"partners-save-{drawn.id if drawn else 'new'}",
        )
    if pressed:
        _save(page, drawn, values)
    if partner is not None:
        _draw_links(page, partner)


def _asked_for(page: Page) -> dict[str, Any]:
    """Return what the address asks for a new partner: a gap on the map links here."""
    domain = st.query_params.get("domein", "")
    if domain not in page.catalogue.domains:
        return {}
    return {"domains": (domain,), "status": "prospect"}


def _fields(page: Page, partner: Partner | None, labels: dict[str, str]) -> dict[str, Any]:
    """Draw the fields in three parts: who it is, whom to call, and what it does for people."""
    t = page.t
    old: dict[str, Any] = partner.model_dump() if partner else _asked_for(page)
    values: dict[str, Any] = {
        "name": st.text_input(labels["name"], value=old.get("name", ""), max_chars=200)
    }
    left, right = st.columns(2)
    values["domains"] = tuple(
        left.multiselect(
            labels["domains"],
            list(page.catalogue.domains),
            default=old.get("domains", ()),
            format_func=lambda item: page.label("domains", item),
            placeholder=t("Choose one or more"),
            help=f"{term_help(page, 'domain')}\n\n"
            + t("Leave empty for a new partner: the name then gives a proposal."),
        )
    )
    values["status"] = right.selectbox(
        labels["status"],
        STATUSES,
        index=STATUSES.index(old.get("status", "joined")),
        format_func=lambda item: page.label("statuses", item),
    )
    st.markdown(f"**{t('Whom do you call?')}**")
    _lines(old, labels, values, ("contact_name", "contact_role"))
    _lines(old, labels, values, ("contact_email", "contact_phone"))
    _lines(old, labels, values, ("website", "area"))
    st.markdown(f"**{t('What do they do for people?')}**")
    draw_card_help(page, "partner:form")
    _choices(
        page,
        old,
        labels,
        values,
        ("risk_groups", "key_persons", "contributions", "building_blocks"),
    )
    values["contribution_note"] = st.text_area(
        labels["contribution_note"], value=old.get("contribution_note", ""), height=80
    )
    places = st.text_area(labels["places"], value="\n".join(old.get("places", ())), height=90)
    values["places"] = tuple(line.strip() for line in places.splitlines() if line.strip())
    st.markdown(f"**{t('In the coalition')}**")
    _choices(page, old, labels, values, ("roles",))
    left, right = st.columns(2)
    for column, field in ((left, "joined_on"), (right, "left_on")):
        values[field] = column.date_input(
            labels[field],
            value=old.get(field),
            format="DD-MM-YYYY",
            help=t("Leave empty: it is filled in by itself when the status changes."),
        )
    values["note"] = st.text_area(labels["note"], value=old.get("note", ""), height=80)
    warn_personal_data(page, old.get("note", ""), contacts=True)
    return values


def _lines(
    old: dict[str, Any], labels: dict[str, str], values: dict[str, Any], fields: tuple[str, ...]
) -> None:
    for column, field in zip(st.columns(len(fields)), fields, strict=True):
        values[field] = column.text_input(labels[field], value=old.get(field, ""))


def _choices(
    page: Page,
    old: dict[str, Any],
    labels: dict[str, str],
    values: dict[str, Any],
    fields: tuple[str, ...],
) -> None:
    for field in fields:
        values[field] = tuple(
            st.multiselect(
                labels[field],
                list(page.catalogue.items(MULTI[field])),
                default=old.get(field, ()),
                format_func=partial(page.label, MULTI[field]),
                placeholder=page.t("Choose one or more"),
                help=term_help(page, *TERMS[field]) if field in TERMS else None,
            )
        )


def _save(page: Page, partner: Partner | None, values: dict[str, Any]) -> None:
    with page.faults():
        try:
            with page.work() as work:
                if partner is not None:
                    change_partner(work, partner, **values)
                else:
                    if not values["domains"]:
                        values |= proposal_for(values["name"])
                    added = add_partner(work, page.here.id, **values)
        except StaleWriteError as error:
            keep_conflict(error)
            st.rerun()
        if partner is None:
            empty_form(_NEW)
            offer_undo(page, page.t("{name} is added.", name=added.name))
        st.rerun()


def _draw_map_link(page: Page, partner: Partner) -> None:
    st.page_link(
        page_file("netwerk"),
        label=page.t("See on the map"),
        icon=":material/hub:",
        query_params={"partner": partner.id},
    )


def _draw_links(page: Page, partner: Partner) -> None:
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _draw_map_link(page, partner)
        st.page_link(
            page_file("relaties"),
            label=t("Draw a tie"),
            icon=":material/add_link:",
            query_params={"partner": partner.id},
        )
        if page.may(merge_partners) and st.button(
            t("Is the same as …"),
            type="tertiary",
            icon=":material/merge:",
            key=f"partners-merge-{partner.id}",
        ):
            st.query_params.from_dict({"weergave": "samenvoegen", "een": partner.id})
            st.rerun()
        if page.may(remove_partner) and st.button(
            t("Remove"), type="tertiary", icon=":material/delete:", key=f"partners-del-{partner.id}"
        ):
            with page.faults():
                with page.work() as work:
                    remove_partner(work, partner)
                offer_undo(page, t("{name} is removed.", name=partner.name))
                st.rerun()
