"""The chosen plans together: what they cover, what nobody does, doubles, and swapping one."""

from __future__ import annotations

import streamlit as st

from model.services.comparison import Comparison
from model.services.portfolio import KINDS, Covered, Portfolio, chosen_plans, portfolio, swap
from pages.funding.choosing import money
from pages.funding.tables import draw_table
from pages.shared.page import Page
from pages.shared.plain import plain


def draw_portfolio(page: Page, compared: Comparison) -> None:
    """Let the reader choose a set, and draw what it does together."""
    t, view = page.t, compared.view
    titles = {project.id: project.title for project in view.projects}
    start = [plan for plan in chosen_plans(view, compared.ranking) if plan in titles]
    st.markdown(
        t(
            "It begins with what was granted, or else with the plans that are expected first. "
            "Change the set and see what it does."
        )
    )
    key = f"comparison-set-{view.round.id}-{'-'.join(sorted(start))}"
    chosen = st.multiselect(
        t("The set"),
        list(titles),
        default=start,
        format_func=lambda plan: titles.get(plan, ""),
        placeholder=t("Choose one or more plans"),
        key=key,
    )
    if not chosen:
        st.info(t("Choose at least one plan to see what it covers."))
        return
    together = portfolio(view.projects, chosen)
    _draw_money(page, compared, together)
    _draw_covered(page, titles, together)
    _draw_areas(page, titles, together)
    _draw_doubles(page, titles, together)
    _draw_swap(page, compared, titles, chosen)


def _draw_money(page: Page, compared: Comparison, together: Portfolio) -> None:
    t, budget = page.t, compared.view.round.budget
    asked = money(page, together.costs)
    line = t("Together they ask {amount}.", amount=plain(asked))
    if budget is not None:
        left = budget - together.costs
        line += " " + (
            t("{amount} of the budget is left.", amount=plain(money(page, left)))
            if left >= 0
            else t("That is {amount} too much.", amount=plain(money(page, -left)))
        )
    st.markdown(line)
    if together.unpriced:
        names = [plain(compared.view.titles[plan]) for plan in together.unpriced]
        st.caption(t("Not counted, because they name no costs: {plans}.", plans=names))


def _headings(page: Page) -> dict[str, str]:
    t = page.t
    return {
        "risk-groups": t("Groups"),
        "kinds-of-support": t("Kinds of support"),
        "building-blocks": t("Building blocks"),
        "aims": t("Prevent, find or reduce"),
    }


def _draw_covered(page: Page, titles: dict[str, str], together: Portfolio) -> None:
    t, headings = page.t, _headings(page)
    for kind in KINDS:
        rows = together.of(kind)
        st.subheader(headings[kind], anchor=False)
        some = [one for one in rows if one.plans]
        if some:
            draw_table(
                (headings[kind], t("Plans"), t("Which")),
                [
                    (
                        page.label(kind, one.item),
                        str(len(one.plans)),
                        "; ".join(titles[plan] for plan in one.plans),
                    )
                    for one in sorted(some, key=lambda one: -len(one.plans))
                ],
                name=headings[kind],
                numbers=(1,),
            )
        missing = [one for one in rows if not one.plans]
        if missing:
            st.markdown(_missing(page, titles, kind, missing))


def _missing(page: Page, titles: dict[str, str], kind: str, missing: list[Covered]) -> str:
    """Say what nobody in the set does, and which plan outside it would."""
    t = page.t
    offered = [one for one in missing if one.elsewhere]
    nobody = [page.label(kind, one.item) for one in missing if not one.elsewhere]
    lines = [
        f"- {page.label(kind, one.item)}: "
        + t("not in this set; {plans} would", plans=[plain(titles[p]) for p in one.elsewhere])
        for one in offered
    ]
    if nobody:
        lines.append("- " + t("Nobody in this round: {things}.", things=nobody))
    return "\n".join(lines)


def _draw_areas(page: Page, titles: dict[str, str], together: Portfolio) -> None:
    t = page.t
    st.subheader(t("Areas"), anchor=False)
    draw_table(
        (t("Area"), t("Plans")),
        [
            (area or t("no area named"), "; ".join(titles[plan] for plan in plans))
            for area, plans in together.areas.items()
        ],
        name=t("Areas"),
    )


def _draw_doubles(page: Page, titles: dict[str, str], together: Portfolio) -> None:
    t = page.t
    if not together.doubles:
        return
    st.subheader(t("Plans that look alike"), anchor=False)
    for one in together.doubles:
        common = [page.label(ref.kind, ref.ref) for ref in one.common]
        pair = [plain(titles[one.a]), plain(titles[one.b])]
        st.markdown(f"- {t('{plans} share: {things}.', plans=pair, things=common)}")
    st.caption(t("Alike need not be wrong: they may work in different areas, or together."))


def _draw_swap(page: Page, compared: Comparison, titles: dict[str, str], chosen: list[str]) -> None:
    t, view = page.t, compared.view
    others = [plan for plan in titles if plan not in chosen]
    if not others:
        return
    st.subheader(t("Swap one plan"), anchor=False)
    left, right = st.columns(2)
    out = left.selectbox(
        t("This one out"),
        chosen,
        index=None,
        format_func=lambda plan: titles.get(plan, ""),
        placeholder=t("Choose a plan"),
        key=f"comparison-out-{view.round.id}",
    )
    into = right.selectbox(
        t("This one in"),
        others,
        index=None,
        format_func=lambda plan: titles.get(plan, ""),
        placeholder=t("Choose a plan"),
        key=f"comparison-in-{view.round.id}",
    )
    if out not in chosen or into not in others:
        return
    change = swap(view.projects, chosen, out, into, compared.ranking)
    gained = [plain(t.message(one)) for one in change.gained]
    lost = [plain(t.message(one)) for one in change.lost]
    lines = [
        t("Gained: {things}.", things=gained) if gained else t("Nothing is gained."),
        t("Lost: {things}.", things=lost) if lost else t("Nothing is lost."),
    ]
    if change.costs:
        amount = plain(money(page, abs(change.costs)))
        lines.append(
            t("It costs {amount} more.", amount=amount)
            if change.costs > 0
            else t("It costs {amount} less.", amount=amount)
        )
    if change.ranks is not None:
        lines.append(
            t(
                "Expected rank: {out} goes, {into} comes.",
                out=t.number(change.ranks[0], 1),
                into=t.number(change.ranks[1], 1),
            )
            + " "
            + (
                t("The reviews decide between these two.")
                if change.decided
                else t("The reviews do not decide between these two.")
            )
        )
    st.markdown("\n".join(f"- {line}" for line in lines))
