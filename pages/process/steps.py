"""The six steps: what each is for, what to find out, and where the coalition stands in it."""

from datetime import UTC, datetime

import streamlit as st

from model.core.coalitions import Mode
from model.core.messages import N_
from model.process.progress import StepState
from model.services.coalitions import change_coalition
from model.services.facts import standing
from model.services.steps import StepView, current_step, keep_step, step_views
from pages.shared.addresses import page_file
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page, begin

STATES: tuple[StepState, ...] = ("not-started", "busy", "done")
MARKS = {"not-started": "", "busy": ":material/play_arrow: ", "done": ":material/check: "}
MODES: tuple[Mode, ...] = ("light", "full")


def keep(page: Page, view: StepView, field: str, key: str) -> None:
    """Write one field of a step as soon as it changes."""
    with page.faults(), page.work() as work:
        keep_step(work, view.progress, **{field: st.session_state[key]})


def keep_answer(page: Page, view: StepView, question: str, key: str) -> None:
    """Write the answer to one question as soon as it changes."""
    answers = {**view.progress.answers, question: st.session_state[key]}
    with page.faults(), page.work() as work:
        keep_step(work, view.progress, answers=answers)


def keep_tick(page: Page, view: StepView, item: str, key: str) -> None:
    """Tick a checklist item on or off."""
    ticked = [known for known in view.progress.ticked if known != item]
    if st.session_state[key]:
        ticked.append(item)
    with page.faults(), page.work() as work:
        keep_step(work, view.progress, ticked=tuple(ticked))


def keep_mode(page: Page) -> None:
    """Switch between the few things that are needed and everything."""
    with page.faults(), page.work() as work:
        change_coalition(work, page.here.changed(mode=st.session_state["steps-mode"]))


def draw_checklist(page: Page, view: StepView) -> None:
    """Draw what to tick off; every tick is written at once."""
    t = page.t
    st.subheader(t("To tick off"), anchor=False)
    st.caption(t("{done} of {total} done", done=view.ticked, total=len(view.shown)))
    for item in view.step.checklist:
        if item.id not in view.shown:
            continue
        key = f"steps-tick-{page.here.id}-{view.step.id}-{item.id}"
        st.checkbox(
            item.text.in_language(page.language),
            value=item.id in view.progress.ticked,
            key=key,
            wrap=True,
            on_change=keep_tick,
            args=(page, view, item.id, key),
        )


def draw_standing(page: Page, view: StepView) -> None:
    """Draw state, owner, date and proof of a step."""
    t, step = page.t, view.step.id
    prefix = f"steps-{page.here.id}-{step}"
    st.segmented_control(
        t("Where are you?"),
        STATES,
        default=view.progress.state,
        format_func=lambda state: page.label("step-states", state),
        key=f"{prefix}-state",
        on_change=keep,
        args=(page, view, "state", f"{prefix}-state"),
        required=True,
    )
    left, right = st.columns(2)
    left.text_input(
        t("Who sees to it?"),
        value=view.progress.owner,
        key=f"{prefix}-owner",
        placeholder=t("Name or role"),
        on_change=keep,
        args=(page, view, "owner", f"{prefix}-owner"),
    )
    right.date_input(
        t("Ready by"),
        value=view.progress.due_on,
        key=f"{prefix}-due",
        format="DD-MM-YYYY",
        on_change=keep,
        args=(page, view, "due_on", f"{prefix}-due"),
    )
    st.text_area(
        t("What shows that it is done?"),
        value=view.progress.proof,
        key=f"{prefix}-proof",
        placeholder=t("For example: minutes of 12 March, signed agreement"),
        height=80,
        on_change=keep,
        args=(page, view, "proof", f"{prefix}-proof"),
    )


def draw_questions(page: Page, view: StepView) -> None:
    """Draw the few questions that matter; an answer is written as soon as one leaves the field."""
    st.subheader(page.t("Questions that matter"), anchor=False)
    for question in view.step.questions:
        key = f"steps-answer-{page.here.id}-{view.step.id}-{question.id}"
        st.text_area(
            question.label.in_language(page.language),
            value=view.progress.answers.get(question.id, ""),
            key=key,
            help=question.help.in_language(page.language) if question.help else None,
            placeholder=page.t("A few words are enough"),
            height=80,
            on_change=keep_answer,
            args=(page, view, question.id, key),
        )


def draw_gate(page: Page, view: StepView) -> None:
    """Say what is still thin. A gate tells, it never blocks."""
    t = page.t
    with st.container(border=True):
        if not view.thin:
            st.markdown(f":material/check: {t('Nothing is thin here. You can go on.')}")
            return
        st.markdown(f"**{t('Still thin before the next step')}**")
        for spot in view.thin:
            st.page_link(
                page_file(spot.page), label=t.message(spot.message), icon=":material/arrow_forward:"
            )
        st.caption(t("You may go on all the same: not everything can be planned."))


def draw_step(page: Page, view: StepView) -> None:
    """Draw one step."""
    t = page.t
    st.header(f"{view.number}. {view.step.label.in_language(page.language)}", anchor=False)
    st.markdown(view.step.purpose.in_language(page.language))
    left, right = st.columns([3, 2], gap="large")
    with left:
        draw_standing(page, view)
        draw_questions(page, view)
    with right:
        draw_gate(page, view)
        draw_checklist(page, view)
        st.subheader(t("What it brings"), anchor=False)
        for product in view.step.products:
            help_text = product.help.in_language(page.language) if product.help else ""
            st.markdown(f"- **{product.label.in_language(page.language)}**  \n  {help_text}")
        st.page_link(
            page_file(view.step.page), label=t("Work on this"), icon=":material/arrow_forward:"
        )


def draw_steps(page: Page) -> None:
    """Draw the strip, the choice of step, and the chosen step."""
    t = page.t
    with page.work(writes=False) as work:
        facts = standing(work, page.here.id, datetime.now(UTC).date()).facts
        views = {view.step.id: view for view in step_views(work, page.here, facts)}
    now = current_step(list(views.values()))
    from_address("stap", "steps-chosen", views, now.step.id if now else next(iter(views)))
    chosen = st.pills(
        t("Show step"),
        list(views),
        format_func=lambda step: (
            f"{MARKS[views[step].progress.state]}{views[step].number}. {page.label('steps', step)}"
        ),
        key="steps-chosen",
        required=True,
        label_visibility="collapsed",
    )
    to_address("stap", chosen)
    draw_step(page, views[chosen or next(iter(views))])
    st.divider()
    st.segmented_control(
        t("How much do you want to see?"),
        MODES,
        default=page.here.mode,
        format_func=lambda mode: page.label("modes", mode),
        key="steps-mode",
        on_change=keep_mode,
        args=(page,),
        required=True,
    )


here = begin(N_("Six steps"), N_("From the first talk to an approach that lasts. Start small."))
draw_steps(here)
