"""The six steps: what each is for, what to find out, and where the coalition stands in it."""

from datetime import UTC, datetime

import streamlit as st

from model.core.messages import N_
from model.services.facts import standing
from model.services.step_products import read_known, step_products
from model.services.steps import current_step, step_views
from pages.process.step_parts import choose_part
from pages.process.step_view import draw_fault, draw_step
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page, begin
from pages.shared.stepper import MARKS


def draw_steps(page: Page) -> None:
    """Draw the choice of step, the choice of part, and what was chosen."""
    t = page.t
    today = datetime.now(UTC).date()
    with page.work(writes=False) as work:
        now = standing(work, page.here.id, today)
        views = {view.step.id: view for view in step_views(work, page.here, now.facts)}
        known = read_known(work, now)
    busy = current_step(list(views.values()))
    from_address("stap", "steps-chosen", views, busy.step.id if busy else next(iter(views)))
    chosen = st.pills(
        t("Show step"),
        list(views),
        format_func=lambda step: (
            f"{views[step].number}. {page.label('steps', step)}{MARKS[views[step].progress.state]}"
        ),
        key="steps-chosen",
        required=True,
        label_visibility="collapsed",
    )
    to_address("stap", chosen)
    view = views[chosen or next(iter(views))]
    draw_fault(page, view)
    with st.container(key=f"in-sight-step-{view.step.id}"):
        st.header(f"{view.number}. {view.step.label.in_language(page.language)}", anchor=False)
        st.markdown(view.step.purpose.in_language(page.language))
    part = choose_part(page, view.step.id, {entry.list_id for entry in known.entries})
    if part is None:
        draw_step(page, view, step_products(view, known, today))
    else:
        part.draw(page)


here = begin(N_("Six steps"), N_("From the first talk to an approach that lasts. Start small."))
draw_steps(here)
