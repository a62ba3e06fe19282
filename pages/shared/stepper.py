"""The six steps as one strip: done, busy, or still to come."""

from __future__ import annotations

from markupsafe import Markup

from model.services.steps import StepView
from pages.shared.access import may_open
from pages.shared.markup import draw, joined, markup
from pages.shared.session import Session

MARKS = {"done": "\N{NO-BREAK SPACE}✓", "busy": "\N{NO-BREAK SPACE}●", "not-started": ""}
"""State of a step → the mark that comes after its number or name, on every page the same."""


def draw_stepper(session: Session, steps: tuple[StepView, ...]) -> None:
    """Draw the strip as an ordered list, so that a screen reader reads it as one."""
    items = [_item(session, view) for view in steps]
    draw(
        markup(
            '<ol class="stepper" aria-label="{label}">{items}</ol>',
            label=session.t("The six steps"),
            items=joined(items),
        )
    )


def _item(session: Session, view: StepView) -> Markup:
    state = view.progress.state
    return markup(
        '<li class="step {state}">'
        '<span class="step-number" aria-hidden="true">{number}{mark}</span>'
        '<span class="step-label">{label}</span>'
        '<span class="step-state">{state_label}</span></li>',
        state=state,
        number=view.number,
        mark=MARKS[state],
        label=_link(session, view) if may_open(session.actor, "stappen") else _name(session, view),
        state_label=session.label("step-states", state),
    )


def _name(session: Session, view: StepView) -> str:
    return view.step.label.in_language(session.language)


def _link(session: Session, view: StepView) -> Markup:
    """Return the name as a link to the step; the browser goes there without loading anew."""
    return markup(
        '<a class="within" href="stappen?stap={step}" target="_self">{name}</a>',
        step=view.step.id,
        name=_name(session, view),
    )
