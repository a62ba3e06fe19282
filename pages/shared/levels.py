"""A level 0 to 4 as four steps with its text, and six of them at a glance.

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
.level-step:nth-child(1) { height: 0.45rem; } .level-step:nth-child(2) { height: 0.65rem; }
.level-step:nth-child(3) { height: 0.85rem; } .level-step:nth-child(4) { height: 1.05rem; }
.level-step.reached { background: var(--accent); opacity: 1;
  border-color: var(--accent); }
.level.unknown .level-step { border-style: dashed; }
.level-text { font-weight: 600; line-height: 1.25; }
.level.known .level-text { white-space: nowrap; }
.level.unknown .level-text { font-weight: 400; }
.levels-room { container-type: inline-size; }
.stHtml ul.levels { display: grid; grid-template-columns: minmax(0, 13rem) max-content;
  gap: 0.25rem 0.75rem; list-style: none; margin: 0.5rem 0 0.2rem; padding: 0; }
.stHtml ul.levels > li { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1;
  align-items: center; margin: 0; padding: 0; font-size: 0.85rem; line-height: 1.3; }
.levels .level-step { width: 0.6rem; }
/* Beside each other where six fit: the steps stand in line, also when a name takes two lines. */
@container (min-width: 46rem) {
  .stHtml ul.levels { grid-template: auto auto / repeat(6, minmax(0, 1fr)); }
  .stHtml ul.levels > li { grid-template: subgrid / 1fr; grid-area: auto / auto / span 2;
    align-items: start; }
  .levels .level { flex-direction: column; align-items: flex-start; gap: 0.15rem; }
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
        return session.label("outcomes", outcome).lower()
    return session.t(N_("cannot be said yet"))


def level_steps(session: Session, level: int | None, outcome: str = "") -> Markup:
    """Return four steps, those that were reached filled, with the level in words beside them."""
    return _steps(level, level_text(session, level, outcome))


@lru_cache(maxsize=64)
def _steps(level: int | None, text: str) -> Markup:
    steps = [
        markup(
            '<span class="level-step {reached}"></span>',
            reached="reached" if level is not None and step <= level else "",
        )
        for step in range(1, TOP + 1)
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
    """Return all lessons: name, steps and level; one sentence when no lesson has a level."""
    texts = [level_text(session, one.level, one.outcome) for one in results]
    if results and all(one.level is None for one in results) and len(set(texts)) == 1:
        said = session.t("All six lessons: {said}.", said=texts[0])
        return markup('<div class="line-note">{said}</div>', said=said)
    items = [
        _glance(session.label("lessons", result.lesson), result.level, text)
        for result, text in zip(results, texts, strict=True)
    ]
    return markup(
        '<div class="levels-room"><ul class="levels" aria-label="{label}">{items}</ul></div>',
        label=session.t("The six lessons"),
        items=joined(items),
    )
