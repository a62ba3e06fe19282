"""Messages: an English sentence as id, with named values, translated only when drawn.

A stored finding keeps its messages, so an old evaluation can be read in the other language later.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

Value = Any  # str, number, bool, None, Message, Ref, or a list of these


class Ref(BaseModel):
    """A reference to something the catalogue names, drawn as its label in the reader's language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    """The catalogue list, such as `domains`."""
    ref: str
    """The id in that list."""


class Message(BaseModel):
    """An English sentence with named placeholders, and the values that go into it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    values: dict[str, Any] = Field(default_factory=dict)
    plural: str | None = None
    """The English plural form; with it, `values["n"]` decides which form is drawn."""


def N_(text: str) -> str:  # noqa: N802 - the gettext community's own name for "mark only"
    """Mark `text` for translation without translating it now."""
    return text


def msg(text: str, /, **values: Value) -> Message:
    """Make a message from an English sentence with named placeholders."""
    return Message(id=text, values=_plain(values))


def msgn(singular: str, plural: str, /, n: int, **values: Value) -> Message:
    """Make a message whose form follows the count `n`."""
    return Message(id=singular, plural=plural, values={"n": n, **_plain(values)})


def commas(items: Iterable[Value]) -> Message:
    """Make a message of items with commas between them, for names that hold an "and" themselves."""
    values = {f"item{at}": item for at, item in enumerate(items)}
    return Message(id=", ".join(f"{{{name}}}" for name in values), values=_plain(values))


def _plain(values: dict[str, Value]) -> dict[str, Any]:
    """Turn nested messages and references into plain data, so a message can be stored as JSON."""
    return {key: _plain_value(value) for key, value in values.items()}


def _plain_value(value: Value) -> Any:  # noqa: ANN401 - JSON data has no tighter type
    if isinstance(value, Message | Ref):
        return value.model_dump(exclude_defaults=True)
    if isinstance(value, list):
        return [_plain_value(item) for item in value]
    return value
