"""The demo never grows old: loaded next year, its late actions are late by as much as now."""

from datetime import timedelta

from model.services.demo import demo
from model.services.demo_dates import WRITTEN_FOR, moved


def test_on_the_day_it_was_written_for_nothing_moves() -> None:
    """The file is what you see."""
    actions = demo().actions

    assert [moved(action, WRITTEN_FOR) for action in actions] == list(actions)


def test_dates_move_by_whole_weeks() -> None:
    """A Thursday stays a Thursday, and what is not a date stays what it is."""
    action = next(one for one in demo().actions if one.due_on)
    later = moved(action, WRITTEN_FOR + timedelta(days=400))

    assert action.due_on is not None
    assert later.due_on == action.due_on + timedelta(weeks=57)
    assert later == action.changed(due_on=later.due_on, done_on=later.done_on)


def test_every_list_can_move() -> None:
    """No entity of the demo refuses its own dates a year later."""
    content = demo()
    for entities in content.lists().values():
        for entity in entities:
            moved(entity, WRITTEN_FOR + timedelta(days=370))
