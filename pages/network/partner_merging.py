"""Two partners that may be one organisation: the proposal, the look before, the one button."""

from __future__ import annotations

import streamlit as st

from model.network.partners import Partner
from model.services.partner_merging import (
    Double,
    MergePreview,
    maybe_same,
    merge_partners,
    preview_merge,
    say_different,
)
from pages.network.partner_form import MULTI, field_labels
from pages.shared.in_address import from_address, to_address
from pages.shared.in_parts import draw_more, parts_shown
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

SHOWN = 3


def draw_doubles(page: Page, partners: list[Partner]) -> None:
    """On the list: say which partners may be the same, with a way to look at both."""
    t = page.t
    if not page.may(merge_partners):
        return
    with page.work(writes=False) as work:
        doubles = maybe_same(work, page.here.id, partners)
    if not doubles:
        return
    asks = t.plural(
        "These two look alike. Are they the same partner?",
        "{n} pairs look alike. Are they the same partner?",
        len(doubles),
    )
    key = f"partners-doubles-{page.here.id}"
    every = st.session_state.get(key, False) or len(doubles) <= SHOWN
    with st.container(border=True):
        st.markdown(f"**{asks}**")
        for double in parts_shown(page, doubles, key) if every else doubles[:SHOWN]:
            _draw_double(page, double)
        if every:
            draw_more(page, doubles, key)
        else:
            st.button(
                t("Show all {n}", n=len(doubles)),
                key=f"{key}-all",
                icon=":material/expand_more:",
                on_click=st.session_state.update,
                args=({key: True},),
            )


def _draw_double(page: Page, double: Double) -> None:
    t = page.t
    key = f"partners-double-{double.one.id}-{double.other.id}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{plain(double.one.name)} – {plain(double.other.name)}", width="stretch")
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", width="content"
        ):
            look = st.button(t("Look at both"), key=key, icon=":material/merge:")
            differ = st.button(t("Not the same"), key=f"{key}-no", type="tertiary")
    if look:
        st.query_params.from_dict(
            {"weergave": "samenvoegen", "een": double.one.id, "ander": double.other.id}
        )
        st.rerun()
    if differ:
        with page.faults():
            with page.work() as work:
                say_different(work, page.here.id, double.one.id, double.other.id)
            st.rerun()


def draw_merge(page: Page, partners: list[Partner]) -> None:
    """Draw the choice of two partners, what would happen, and the button."""
    t = page.t
    by_id = {partner.id: partner for partner in partners}
    asked = filter(None, (st.query_params.get(parameter) for parameter in ("een", "ander")))
    if any(partner not in by_id for partner in asked):
        st.info(
            t(
                "One of the two is not on the list any more: somebody put it together with another "
                "or removed it. Nothing was changed now."
            ),
            icon=":material/info:",
        )
    left, right = st.columns(2)
    with left:
        stays = _ask(page, t("This one stays"), "een", by_id)
    with right:
        others = {i: partner for i, partner in by_id.items() if i != stays}
        goes = _ask(page, t("This one goes into it"), "ander", others)
    if stays is None or goes is None:
        st.caption(t("Choose two partners. You see first what happens; nothing is written yet."))
        return
    if st.button(t("Turn around"), icon=":material/swap_horiz:", type="tertiary"):
        st.query_params.from_dict({"weergave": "samenvoegen", "een": goes, "ander": stays})
        st.rerun()
    with page.faults():
        with page.work(writes=False) as work:
            preview = preview_merge(work, by_id[stays], by_id[goes])
        _draw_preview(page, preview)
        if st.button(t("Put them together"), type="primary", key="partners-merge-do"):
            _merge(page, preview)


def _ask(page: Page, label: str, parameter: str, by_id: dict[str, Partner]) -> str | None:
    key = f"partners-merge-{parameter}"
    from_address(parameter, key, by_id, None)
    chosen: str | None = st.selectbox(
        label,
        list(by_id),
        index=None,
        format_func=lambda item: by_id[item].name if item in by_id else "",
        placeholder=page.t("Choose a partner"),
        key=key,
    )
    to_address(parameter, chosen)
    return chosen if chosen in by_id else None


def _draw_preview(page: Page, preview: MergePreview) -> None:
    t = page.t
    labels = field_labels(page)
    one, other, result = (
        _in_words(page, partner) for partner in (preview.stays, preview.goes, preview.result)
    )
    rows = [field for field in labels if one[field] or other[field]]
    st.table(
        {
            t("Field"): [plain(labels[field]) for field in rows],
            t("This one stays"): [plain(one[field]) for field in rows],
            t("This one goes into it"): [plain(other[field]) for field in rows],
            t("This is what it becomes"): [
                plain(result[field])
                if result[field] == one[field]
                else f"**{plain(result[field])}**"
                for field in rows
            ],
        },
        hide_index=True,
    )
    said = [
        t.plural(
            "One answer about a tie moves along.",
            "{n} answers about ties move along.",
            preview.ties,
        )
    ]
    if preview.doubled:
        said.append(
            t.plural(
                "One answer stood at both; the latest stays.",
                "{n} answers stood at both; the latest stay.",
                preview.doubled,
            )
        )
    if preview.between:
        said.append(
            t.plural(
                "One answer about a tie between the two falls away.",
                "{n} answers about a tie between the two fall away.",
                preview.between,
            )
        )
    if preview.projects:
        said.append(t("Projects that keep it: {titles}.", titles=list(preview.projects)))
    if preview.further:
        said.append(
            t.plural(
                "One other thing moves along.", "{n} other things move along.", preview.further
            )
        )
    st.markdown("\n".join(f"- {plain(line)}" for line in said))


def _in_words(page: Page, partner: Partner) -> dict[str, str]:
    """Return each field as it is read on screen."""
    values = partner.model_dump()
    words = {field: str(values[field] or "") for field in field_labels(page)}
    words["status"] = page.label("statuses", partner.status)
    words["domains"] = ", ".join(page.label("domains", item) for item in partner.domains)
    words["places"] = ", ".join(partner.places)
    for field in ("joined_on", "left_on"):
        words[field] = page.t.date(values[field]) if values[field] else ""
    for field, vocabulary in MULTI.items():
        words[field] = ", ".join(page.label(vocabulary, item) for item in values[field])
    return words


def _merge(page: Page, preview: MergePreview) -> None:
    with page.work() as work:
        kept = merge_partners(work, preview.stays, preview.goes)
    offer_undo(
        page,
        page.t("{one} and {other} are one now.", one=preview.stays.name, other=preview.goes.name),
    )
    st.query_params.from_dict({"weergave": "lijst", "partner": kept.id})
    st.rerun()
