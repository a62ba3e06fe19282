"""What a round brought, as large and calm pieces for the wall. Every value is escaped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from model.workshop.hall import Hall
from model.workshop.rounds import BLOCK_QUESTIONS, MARKS
from model.workshop.tallies import Idea, choices, ideas, marks, missing, promises
from pages.shared.markup import joined, markup
from pages.shared.session import Session

MOST_ROWS = 9
LETTERS = 42
"""Letters of an idea on one line of the wall, about."""
HEADING_LINES = 2
SMALL_LETTERS, MOST_PROMISED = 54, 34
"""Letters on a line of promises that are written small, and how many such lines there are."""
FEW_LINES, SOME_LINES, MOST_LINES = 24, 54, 90
"""Lines of ideas up to which they are written large, smaller, and smallest."""


def results(session: Session, hall: Hall, round_id: str) -> Markup:
    """Return what a revealed round brought."""
    pieces = {
        "who-are-we": _who_are_we,
        "missing": _missing,
        "ideas": _ideas,
        "dots": _dots,
        "promises": _promises,
        "feedback": _feedback,
    }
    made = hall.reckoned(
        f"drawn {round_id} {session.language}",
        (hall.answers(round_id), hall.answers("ideas"), hall.participants, hall.organisations),
        lambda: pieces[round_id](session, hall),
    )
    if made:
        return made
    return markup('<p class="wall-big">{text}</p>', text=session.t("Nothing was said here yet."))


def _who_are_we(session: Session, hall: Hall) -> Markup:
    groups = _bars(
        [
            (session.label("risk-groups", name), n)
            for name, n in choices(hall, "who-are-we", "groups")
        ],
    )
    brings = _bars(
        [
            (session.label("contributions", name), n)
            for name, n in choices(hall, "who-are-we", "brings")
        ],
    )
    if not groups and not brings:
        return Markup("")
    return markup(
        '<div class="wall-two"><section><h2>{one}</h2>{groups}</section>'
        "<section><h2>{two}</h2>{brings}</section></div>",
        one=session.t("Whom we meet"),
        two=session.t("What we bring"),
        groups=groups,
        brings=brings,
    )


def _missing(session: Session, hall: Hall) -> Markup:
    rows = [
        (
            one.name,
            session.t.plural("one person can call", "{n} people can call", len(one.callers))
            if one.callers
            else "",
            one.times,
        )
        for one in missing(hall)
    ]
    here = {domain for one in hall.present for domain in one.domains}
    empty = [d for d in session.catalogue.domains if d not in here and d != "other"]
    list_ = joined(
        [
            markup(
                "<li><strong>{name}</strong>{times}<span>{call}</span></li>",
                name=name,
                times=f" ×{times}" if times > 1 else "",
                call=f" · {call}" if call else "",
            )
            for name, call, times in rows[: 2 * MOST_ROWS]
        ]
    )
    if not rows and not empty:
        return Markup("")
    return markup(
        '<div class="wall-two"><section><ul class="wall-list">{rows}</ul></section>'
        "<section><h2>{title}</h2><p>{empty}</p></section></div>",
        rows=list_,
        title=session.t("Room to grow"),
        empty=session.t.listing([session.label("domains", domain) for domain in empty]),
    )


def _ideas(session: Session, hall: Hall) -> Markup:
    by_block: dict[str, list[Idea]] = defaultdict(list)
    for one in ideas(hall):
        by_block[one.building_block].append(one)
    found = [(block, by_block[block]) for block in (*BLOCK_QUESTIONS, "") if by_block[block]]
    if not found:
        return Markup("")
    sections, lines, left = [], 0, 0
    for block, ones in found:
        title = session.t.message(BLOCK_QUESTIONS[block]) if block else session.t("Other ideas")
        lines += HEADING_LINES
        items = []
        for one in ones:
            lines += -(-len(one.text) // LETTERS)
            if lines > MOST_LINES:
                left += 1
                continue
            items.append(
                markup("<li><strong>{n}</strong> {text}</li>", n=one.number, text=one.text)
            )
        if items:
            sections.append(_section(title, items))
    if left:
        more = session.t.plural("and one more on the phones", "and {n} more on the phones", left)
        sections.append(markup('<p class="wall-ask">{more}</p>', more=more))
    size = "wall-few" if lines <= FEW_LINES else "wall-some" if lines <= SOME_LINES else "wall-lots"
    return markup('<div class="wall-cards {size}">{all}</div>', size=size, all=joined(sections))


def _section(title: str, items: list[Markup]) -> Markup:
    return markup(
        '<section><h2>{title}</h2><ul class="wall-list">{items}</ul></section>',
        title=title,
        items=joined(items),
    )


def _dots(_session: Session, hall: Hall) -> Markup:
    chosen = sorted((one for one in ideas(hall) if one.dots), key=lambda one: -one.dots)
    return _bars([(f"{one.number}. {one.text}", one.dots) for one in chosen])


def _promises(session: Session, hall: Hall) -> Markup:
    items, lines, small, left = [], 0, 0, 0
    for one in promises(hall):
        person = hall.participants[one.participant_id]
        organisation = hall.organisation_of(one.participant_id)
        who = person.first_name or (organisation.name if organisation else "")
        when = session.t("before {day}", day=session.t.date(one.due_on)) if one.due_on else ""
        note = " · ".join(filter(None, (who, when)))
        letters = len(one.text) + len(note) + 1
        lines, small = lines - (-letters // LETTERS), small - (-letters // SMALL_LETTERS)
        if small > MOST_PROMISED:
            left += 1
            continue
        items.append(markup("<li>{text} <span>{note}</span></li>", text=one.text, note=note))
    if left:
        more = session.t.plural("and one more on the phones", "and {n} more on the phones", left)
        items.append(markup('<li class="wall-ask">{more}</li>', more=more))
    if not items:
        return Markup("")
    much = " wall-much" if lines > FEW_LINES else ""
    return markup(
        '<ul class="wall-list wall-wide{much}">{items}</ul>', much=much, items=joined(items)
    )


def _feedback(session: Session, hall: Hall) -> Markup:
    found = marks(hall)
    worth = _bars([(mark, found.worth.get(mark, 0)) for mark in reversed(MARKS)])
    again = _bars([(mark, found.again.get(mark, 0)) for mark in reversed(MARKS)])
    if not found.worth and not found.again:
        return Markup("")
    return markup(
        '<div class="wall-two"><section><h2>{one}</h2>{worth}</section>'
        "<section><h2>{two}</h2>{again}</section></div>",
        one=session.t("Was it worth your time?"),
        two=session.t("Do you come again?"),
        worth=worth,
        again=again,
    )


def _bars(rows: Sequence[tuple[str, int]]) -> Markup:
    """Return rows with a bar and its number; the longest bar is the highest number."""
    if not rows:
        return Markup("")
    most = max(1, *(number for _, number in rows))
    return markup(
        '<ul class="wall-bars">{rows}</ul>',
        rows=joined(
            [
                markup(
                    '<li><span class="wall-label">{label}</span><span class="wall-bar">'
                    '<span style="width:{width}%"></span></span><strong>{number}</strong></li>',
                    label=label,
                    width=round(100 * number / most),
                    number=number,
                )
                for label, number in rows[:MOST_ROWS]
            ]
        ),
    )
