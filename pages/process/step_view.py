"""One step: state, owner, date and proof, the questions, the checklist, what it brings."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.process.progress import StepState
from model.services.step_products import ProductStanding
from model.services.steps import StepView, keep_step
from pages.process.step_gate import FAULT, draw_gate, draw_products
from pages.process.step_mode import draw_mode
from pages.shared.card_link import draw_card_links
from pages.shared.conflict import draw_conflict
from pages.shared.follows import follows
from pages.shared.in_words import labels_of
from pages.shared.later_fault import draw_later_fault, fault_said_later
from pages.shared.page import Page
from pages.shared.personal_data import warn_personal_data
from pages.shared.read_only import draw_answer

STATES: tuple[StepState, ...] = ("not-started", "busy", "done")


def _keep(page: Page, view: StepView, **values: object) -> None:
    """Write what changed; a fault is shown in the run that follows."""
    with fault_said_later(FAULT), page.work() as work:
        keep_step(work, view.progress, **values)


def draw_fault(page: Page, view: StepView) -> None:
    """Show why the last change of a step could not be kept, and let a person choose."""
    t = page.t
    draw_later_fault(page, FAULT)
    labels = {
        "state": t("Where are you?"),
        "owner": t("Who sees to it?"),
        "due_on": t("Ready by"),
        "proof": t("What shows that it is done?"),
        **{f"answers.{q.id}": q.label.in_language(page.language) for q in view.step.questions},
    }
    draw_conflict(
        page,
        view.progress.id,
        labels,
        keep_step,
        words={"state": labels_of(page, "step-states")},
        typed_in=f"steps-{page.here.id}-{view.step.id}-",
    )


def keep(page: Page, view: StepView, field: str, key: str) -> None:
    """Write one field of a step as soon as it changes."""
    _keep(page, view, **{field: st.session_state[key]})


def keep_answer(page: Page, view: StepView, question: str, key: str) -> None:
    """Write the answer to one question as soon as it changes."""
    _keep(page, view, answers={**view.progress.answers, question: st.session_state[key]})


def keep_tick(page: Page, view: StepView, item: str, key: str) -> None:
    """Tick a checklist item on or off."""
    ticked = [known for known in view.progress.ticked if known != item]
    if st.session_state[key]:
        ticked.append(item)
    _keep(page, view, ticked=tuple(ticked))


def draw_step(page: Page, view: StepView, products: Sequence[ProductStanding]) -> None:
    """Draw one step: what people say on the left, what the workbench knows on the right."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_standing(page, view)
        draw_questions(page, view)
    with right:
        draw_card_links(page, f"step:{view.step.id}")
        draw_gate(page, view)
        draw_checklist(page, view)
        draw_products(page, view, products)


def draw_standing(page: Page, view: StepView) -> None:
    """Draw state, owner, date and proof of a step."""
    t, step = page.t, view.step.id
    if not page.may(keep_step):
        _draw_known(page, view)
        return
    prefix = f"steps-{page.here.id}-{step}"
    st.segmented_control(
        t("Where are you?"),
        STATES,
        format_func=lambda state: page.label("step-states", state),
        key=follows(f"{prefix}-state", view.progress.state),
        on_change=keep,
        args=(page, view, "state", f"{prefix}-state"),
        required=True,
        wrap=True,
    )
    left, right = st.columns(2)
    left.text_input(
        t("Who sees to it?"),
        key=follows(f"{prefix}-owner", view.progress.owner),
        placeholder=t("Name or role"),
        on_change=keep,
        args=(page, view, "owner", f"{prefix}-owner"),
    )
    right.date_input(
        t("Ready by"),
        value=None,
        key=follows(f"{prefix}-due", view.progress.due_on),
        format="DD-MM-YYYY",
        on_change=keep,
        args=(page, view, "due_on", f"{prefix}-due"),
    )
    if page.here.mode == "full" or view.progress.proof or view.progress.state == "done":
        st.text_area(
            t("What shows that it is done?"),
            key=follows(f"{prefix}-proof", view.progress.proof),
            placeholder=t("For example: minutes of 12 March, signed agreement"),
            height=80,
            on_change=keep,
            args=(page, view, "proof", f"{prefix}-proof"),
        )


def _draw_known(page: Page, view: StepView) -> None:
    """Draw the same to somebody who only reads."""
    t, known = page.t, view.progress
    draw_answer(page, t("Where are you?"), page.label("step-states", known.state))
    draw_answer(page, t("Who sees to it?"), known.owner)
    draw_answer(page, t("Ready by"), t.date(known.due_on) if known.due_on else "")
    if known.proof:
        draw_answer(page, t("What shows that it is done?"), known.proof)


def draw_questions(page: Page, view: StepView) -> None:
    """Draw the few questions that matter; an answer is written as soon as one leaves the field."""
    t = page.t
    st.subheader(t("Questions that matter"), anchor=False)
    for question in view.step.questions:
        if question.id not in view.asked:
            continue
        key = f"steps-{page.here.id}-{view.step.id}-answer-{question.id}"
        label = question.label.in_language(page.language)
        if not page.may(keep_step):
            draw_answer(page, label, view.progress.answers.get(question.id, ""))
            continue
        st.text_area(
            label,
            key=follows(key, view.progress.answers.get(question.id, "")),
            help=question.help.in_language(page.language) if question.help else None,
            placeholder=t("A few words are enough"),
            height=80,
            on_change=keep_answer,
            args=(page, view, question.id, key),
        )
        warn_personal_data(page, view.progress.answers.get(question.id, ""), contacts=True)
    draw_mode(page, view)


def draw_checklist(page: Page, view: StepView) -> None:
    """Draw what to tick off; every tick is written at once."""
    t = page.t
    st.subheader(t("To tick off"), anchor=False)
    st.caption(t("{done} of {total} done", done=view.ticked, total=len(view.shown)))
    for item in view.step.checklist:
        if item.id not in view.shown:
            continue
        key = f"steps-{page.here.id}-{view.step.id}-tick-{item.id}"
        text = item.text.in_language(page.language)
        if not page.may(keep_step):
            is_done = item.id in view.progress.ticked
            box = ":material/check_box:" if is_done else ":material/check_box_outline_blank:"
            st.markdown(f"{box} {text}")
            continue
        st.checkbox(
            text,
            key=follows(key, item.id in view.progress.ticked),
            wrap=True,
            on_change=keep_tick,
            args=(page, view, item.id, key),
        )
