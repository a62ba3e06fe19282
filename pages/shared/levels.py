"""A level 0 to 4 as five steps with its text, and six of them at a glance.

The number always stands beside the steps in words, so that colour and shape are never alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from model.core.messages import N_
from model.evaluation.findings import LessonResult
from pages.shared.markup import draw, joined, markup
from pages.shared.session import Session

TOP = 4
# Streamlit's own colour variables reach only components, so the colours of both themes stand here.
# The page's colour scheme follows the theme, which is what `light-dark` looks at.
_STYLE = """<style>
.stApp { --accent: #0b5c6b; --good: #1b6e3c; --bad: #b3261e; --doubt: #8a5300; --line: #c9d3d5; }
@supports (color: light-dark(#000, #fff)) { .stApp {
  --accent: light-dark(#0b5c6b, #5fc0cf); --good: light-dark(#1b6e3c, #6fcf97);
  --bad: light-dark(#b3261e, #ff9b91); --doubt: light-dark(#8a5300, #f0b35a);
  --line: light-dark(#c9d3d5, #3a484c); } }
.level { display: inline-flex; align-items: center; gap: 0.5rem; }
.level-steps { display: inline-flex; gap: 3px; align-items: flex-end; flex: none; }
.level-step { width: 0.8rem; border: 1.5px solid currentColor; border-radius: 2px; opacity: 0.45; }
.level-step:nth-child(1) { height: 0.45rem; } .level-step:nth-child(2) { height: 0.6rem; }
.level-step:nth-child(3) { height: 0.75rem; } .level-step:nth-child(4) { height: 0.9rem; }
.level-step:nth-child(5) { height: 1.05rem; }
.level-step.reached { background: var(--accent); opacity: 1;
  border-color: var(--accent); }
.level.unknown .level-step { border-style: dashed; }
.level-text { font-weight: 600; line-height: 1.25; }
.level.unknown .level-text { font-weight: 400; }
.stHtml ul.levels { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 0.6rem;
  list-style: none; margin: 0.3rem 0 0.2rem; padding: 0; }
.stHtml ul.levels > li { margin: 0; padding: 0; font-size: 0.85rem; line-height: 1.3; }
.levels .level { display: flex; flex-wrap: wrap; gap: 0.15rem 0.4rem; margin-top: 0.2rem; }
.levels .level-step { width: 0.6rem; }
@media (max-width: 640px) {
  .stHtml ul.levels { grid-template-columns: 1fr; gap: 0.25rem; }
  .stHtml ul.levels > li { display: flex; justify-content: space-between; gap: 0.75rem; }
  .levels .level { margin: 0; flex-wrap: nowrap; flex: none; }
  .levels .level-text { min-width: 7.6rem; }
}
</style>"""


def apply_levels_style() -> None:
    """Add the styles of the steps; once on a page that draws levels."""
    draw(Markup(_STYLE))  # noqa: S704 - a constant of ours


def level_text(session: Session, level: int | None, outcome: str = "") -> str:
    """Return a level in words, or why there is none."""
    if level is not None:
        return session.t("level {level} of {top}", level=level, top=TOP)
    if outcome in ("not-applicable", "error"):
        return session.label("outcomes", outcome)
    return session.t(N_("cannot be said yet"))


def level_steps(session: Session, level: int | None, outcome: str = "") -> Markup:
    """Return five steps, those that were reached filled, with the level in words beside them."""
    return _steps(level, level_text(session, level, outcome))


@lru_cache(maxsize=64)
def _steps(level: int | None, text: str) -> Markup:
    steps = [
        markup(
            '<span class="level-step {reached}"></span>',
            reached="reached" if level is not None and step <= level else "",
        )
        for step in range(TOP + 1)
    ]
    return markup(
        '<span class="level {known}"><span class="level-steps" aria-hidden="true">{steps}</span>'
        '<span class="level-text">{text}</span></span>',
        known="known" if level is not None else "unknown",
        steps=joined(steps),
        text=text,
    )


@lru_cache(maxsize=256)
def _glance(lesson: str, level: int | None, text: str) -> Markup:
    return markup("<li><span>{lesson}</span>{level}</li>", lesson=lesson, level=_steps(level, text))


def level_glance(session: Session, results: Sequence[LessonResult]) -> Markup:
    """Return all lessons beside each other: name, steps and level."""
    items = [
        _glance(
            session.label("lessons", result.lesson),
            result.level,
            level_text(session, result.level, result.outcome),
        )
        for result in results
    ]
    return markup(
        '<ul class="levels" aria-label="{label}">{items}</ul>',
        label=session.t("The six lessons"),
        items=joined(items),
    )
