"""Tries everything a page offers, as somebody who presses every button and changes every field.

Walks one open page: each widget once, by its kind, label and form, until nothing new appears.
Fields get another text, choices another option, buttons are pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

TYPED = "Een woord dat hier niet stond"
MOST_OPTIONS = 6
SWITCHES = ("checkbox", "toggle")
FIELDS = ("text_input", "text_area", "number_input")
CHOICES = ("multiselect", "button_group", "radio", "selectbox")

Turn = tuple[str, Callable[[], object]]
"""A name for what is used, and using it."""


def explore(
    app: AppTest, *, most: int = 400, after: Callable[[], object] = lambda: None
) -> list[str]:
    """Use everything on the page and what that brings up; returns what was used, in order.

    `after` is called once at first and after each use.
    """
    used: list[str] = []
    after()
    while len(used) < most:
        turn = next((one for one in _turns(app) if one[0] not in used), None)
        if turn is None:
            break
        used.append(turn[0])
        turn[1]()
        app.run()
        assert not app.exception, (used[-5:], app.exception)
        after()
    return used


def _turns(app: AppTest) -> Iterator[Turn]:
    """Yield everything that can be used now; what chooses another view comes last."""
    for kind in FIELDS:
        for widget in _usable(app, kind):
            value: Any = 3.0 if kind == "number_input" else TYPED
            field = "double_value" if kind == "number_input" else "string_value"
            yield f"{kind}: {widget.label}", _sends(widget, **{field: value})
    for kind in SWITCHES:
        for widget in _usable(app, kind):
            yield f"{kind}: {widget.label}", _sends(widget, bool_value=not widget.value)
    for widget in _usable(app, "button"):
        yield f"button: {widget.label} ({widget.form_id})", widget.click
    for kind in CHOICES:
        for widget in _usable(app, kind):
            for option in widget.options[:MOST_OPTIONS]:
                yield f"{kind}: {widget.label}: {option}", _chooses(kind, widget, option)


def _usable(app: AppTest, kind: str) -> list[Any]:
    return [widget for widget in app.main.get(kind) if not widget.proto.disabled]


def _chooses(kind: str, widget: Any, option: str) -> Callable[[], object]:
    if kind in ("multiselect", "button_group"):
        return _sends(widget, string_array_value=[option])
    return _sends(widget, string_value=option)


def _sends(widget: Any, **value: Any) -> Callable[[], object]:
    """Return what makes a widget send a value as the browser does: as it stands on screen."""
    state = WidgetState(id=widget.id)
    for name, one in value.items():
        if name == "string_array_value":
            state.string_array_value.data[:] = one
        else:
            setattr(state, name, one)

    def send() -> None:
        kind = type(widget)
        widget.__class__ = type(kind.__name__, (kind,), {"_widget_state": state})

    return send
