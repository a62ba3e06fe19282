"""The sign of an outcome, which always stands beside its words."""

from __future__ import annotations

from markupsafe import Markup

from pages.shared.markup import markup
from pages.shared.outcome_marks import OUTCOME_MARKS
from pages.shared.page import Page


def outcome_mark(page: Page, outcome: str) -> Markup:
    """Return the sign of an outcome, named for a screen reader."""
    return markup(
        '<span class="mark-outcome {outcome}" role="img" aria-label="{label}" title="{label}">'
        "{mark}</span>",
        outcome=outcome,
        label=page.label("outcomes", outcome),
        mark=OUTCOME_MARKS[outcome],
    )
