"""Earlier scorecards: when they were made, what moved since, and what was done in between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import streamlit as st
from markupsafe import Markup

from model.process.actions import Action
from model.services.improvement import Move, done_between, moves
from model.services.levels_over_time import LessonOverTime, LevelThen, levels_over_time
from model.services.scorecards import Scorecard
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page

MOST = 10


def draw_over_time(page: Page, card: Scorecard) -> None:
    """Draw each lesson over the scorecards so far, with what the team agreed on beside it."""
    t = page.t
    if not card.earlier and not card.agreements:
        return
    st.subheader(t("The levels over time"), anchor=False)
    st.caption(
        t("Above: what the plan showed at each scorecard. Below it: the level you agreed on then.")
    )
    lines = levels_over_time(card)
    head = joined(
        [
            markup('<th scope="col">{when}</th>', when=t.short_date(then.at.date()))
            for then in lines[0].levels
        ]
    )
    rows = joined([_lesson_row(page, line) for line in lines])
    draw(
        markup(
            '<div class="over-time" role="region" tabindex="0" aria-label="{title}"><table>'
            '<thead><tr><th scope="col">{lesson}</th>{head}{moved}</tr>'
            "</thead><tbody>{rows}</tbody></table></div>",
            title=t("The levels over time"),
            lesson=t("Lesson"),
            moved=markup('<th scope="col">{text}</th>', text=t("Moved")) if card.earlier else "",
            head=head,
            rows=rows,
        )
    )


def _lesson_row(page: Page, line: LessonOverTime) -> Markup:
    return markup(
        '<tr><th scope="row">{name}</th>{levels}{moved}</tr>',
        name=page.label("lessons", line.lesson),
        levels=joined([_level_cell(page, then) for then in line.levels]),
        moved=markup("<td>{text}</td>", text=_moved(page, line)) if len(line.levels) > 1 else "",
    )


def _moved(page: Page, line: LessonOverTime) -> str:
    if line.moved is None:
        known_now = line.levels[-1].found is not None
        return page.t("known now") if known_now else page.t("not yet known")
    return f"+{line.moved}" if line.moved > 0 else str(line.moved).replace("-", "−")


def _level_cell(page: Page, then: LevelThen) -> Markup:
    t = page.t
    agreed = Markup("")
    if then.agreed is not None:
        said = t("does not apply") if then.agreed.not_applicable else str(then.agreed.level)
        agreed = markup('<div class="agreed">{text}</div>', text=t("agreed: {level}", level=said))
    found = "?" if then.found is None else str(then.found)
    name = t("too little known") if then.found is None else t("level {n}", n=then.found)
    return markup(
        '<td><span role="img" aria-label="{name}">{found}</span>{agreed}</td>',
        name=name,
        found=found,
        agreed=agreed,
    )


def draw_history(page: Page, card: Scorecard, listed: Sequence[Action]) -> None:
    """Draw what moved from each scorecard to the next, newest first, with the work in between."""
    t = page.t
    since = done_between(listed, card.project.id, card.evaluation.at)
    if not card.earlier and not since:
        return
    st.subheader(t("What moved"), anchor=False)
    if since:
        draw(_stretch(t("Done since this scorecard: score again to see what it moves."), "",
                      _titles(since)))  # fmt: skip
    for newer, older in pairwise([card.evaluation, *card.earlier][: MOST + 1]):
        found = [_move(page, move) for move in moves(older, newer)]
        when = t("from {before} to {after}", before=t.moment(older.at), after=t.moment(newer.at))
        done = done_between(listed, card.project.id, older.at, newer.at)
        said = t("Done in between: {actions}", actions=_titles(done)) if done else ""
        draw(_stretch("; ".join(found) or t("Nothing moved."), when, said))


def _stretch(what: str, when: str, done: str) -> Markup:
    return markup(
        '<div class="line"><div class="line-title">{what}</div><div>{done}</div>'
        '<div class="line-note">{when}</div></div>',
        what=what,
        done=done,
        when=when,
    )


def _titles(done: Sequence[Action]) -> str:
    return "; ".join(action.title for action in done)


def _move(page: Page, move: Move) -> str:
    unknown = page.t("not yet known")
    return page.t(
        "{lesson}: from {before} to {after}",
        lesson=page.label("lessons", move.lesson),
        before=unknown if move.before is None else str(move.before),
        after=unknown if move.after is None else str(move.after),
    )
