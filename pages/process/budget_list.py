"""The budget: costs beside the projects, and who covers it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.core.errors import StaleWriteError
from model.process.budget import CERTAINTIES, BudgetKind, BudgetLine
from model.services.budget import add_budget_line, change_budget_line, remove_budget_line
from model.services.plan import PlanContent
from model.services.plan_money import euro, money, money_in_words
from pages.shared.addresses import page_file
from pages.shared.conflict import draw_conflict, keep_conflict
from pages.shared.fresh_form import empty_form, fresh
from pages.shared.in_words import labels_of
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.plain import plain
from pages.shared.undo import offer_undo

KINDS: tuple[BudgetKind, ...] = ("cost", "cover")


def draw_budget(page: Page, content: PlanContent) -> None:
    """Draw what is known in one sentence, the lines, and the two forms."""
    t = page.t
    st.subheader(t("Money"), anchor=False)
    known = money(content.view.standing.projects, content.budget)
    st.markdown(
        money_in_words(known, t)
        if known.costs
        else t("No costs are known yet. What projects cost is filled in at each project.")
    )
    if known.unknown:
        st.caption(
            t.plural(
                "One amount is not known; it is not counted.",
                "{n} amounts are not known; they are not counted.",
                known.unknown,
            )
        )
    st.page_link(
        page_file("projecten"),
        label=t("Amounts of the projects"),
        icon=":material/arrow_forward:",
    )
    words = {"certainty": labels_of(page, "certainties")}
    for line in content.budget:
        draw_conflict(page, line.id, _labels(page), change_budget_line, words=words)
        _draw_line(page, line)
    if not page.may(add_budget_line):
        return
    with st.expander(t("Add costs or cover"), icon=":material/add:"):
        kind = st.segmented_control(
            t("What is it?"),
            KINDS,
            default="cover",
            format_func=lambda item: t("Costs") if item == "cost" else t("Cover"),
            key=f"budget-kind-{page.here.id}",
            required=True,
            wrap=True,
        )
        _draw_form(page, kind or "cover")


def _labels(page: Page) -> dict[str, str]:
    t = page.t
    return {
        "title": t("What for?"),
        "amount": t("Amount in euros"),
        "payer": t("Who pays?"),
        "certainty": t("How sure is it?"),
    }


def _fields(page: Page, kind: BudgetKind, line: BudgetLine | None) -> dict[str, object]:
    t, labels = page.t, _labels(page)
    title = st.text_input(
        labels["title"],
        value=line.title if line else "",
        max_chars=300,
        placeholder=t("For example: coordinator, eight hours a week")
        if kind == "cost"
        else t("For example: health budget 2027"),
    )
    left, right = st.columns(2)
    amount = left.number_input(
        labels["amount"],
        min_value=0.0,
        max_value=1e9,
        value=line.amount if line else None,
        step=100.0,
        format="%.0f",
    )
    values: dict[str, object] = {"title": title, "amount": amount}
    if kind == "cover":
        values["payer"] = right.text_input(labels["payer"], value=line.payer if line else "")
        values["certainty"] = left.selectbox(
            labels["certainty"],
            CERTAINTIES,
            index=CERTAINTIES.index(line.certainty) if line else 0,
            format_func=partial(page.label, "certainties"),
        )
    return values


def _draw_form(page: Page, kind: BudgetKind) -> None:
    t = page.t
    key = f"budget-add-{page.here.id}-{kind}"
    with st.form(fresh(key), border=False):
        values = _fields(page, kind, None)
        pressed = st.form_submit_button(t("Add"), type="primary", key=f"budget-add-{kind}")
    if pressed:
        with page.faults():
            with page.work() as work:
                add_budget_line(work, page.here.id, kind=kind, **values)
            empty_form(key)
            st.rerun()


def _draw_line(page: Page, line: BudgetLine) -> None:
    t = page.t
    note = [t("Costs") if line.kind == "cost" else t("Cover"), line.payer]
    if line.kind == "cover":
        note.append(page.label("certainties", line.certainty))
    text, button = st.columns([6, 1.2], vertical_alignment="center")
    with text:
        draw(
            markup(
                '<div class="line"><div class="line-title">{title}: <strong>{amount}</strong></div>'
                '<div class="line-note">{note}</div></div>',
                title=line.title,
                amount=euro(line.amount, t),
                note=" · ".join(filter(None, note)),
            )
        )
    if page.may(change_budget_line) and button.button(
        t("Edit"), key=f"budget-edit-{line.id}", type="tertiary", help=plain(line.title)
    ):
        st.dialog(t("Change this line"), width="medium")(_edit)(page, line)


def _edit(page: Page, line: BudgetLine) -> None:
    t = page.t
    with st.form(f"budget-form-{line.id}-{line.version}", border=False):
        values = _fields(page, line.kind, line)
        saved = st.form_submit_button(t("Save"), type="primary", key="budget-save")
    if saved:
        with page.faults():
            try:
                with page.work() as work:
                    change_budget_line(work, line, **values)
            except StaleWriteError as error:
                keep_conflict(error)
            st.rerun()
    if st.button(t("Remove"), type="tertiary", icon=":material/delete:", key="budget-remove"):
        with page.faults():
            with page.work() as work:
                remove_budget_line(work, line)
            offer_undo(page, t("{name} is removed.", name=line.title))
            st.rerun()
