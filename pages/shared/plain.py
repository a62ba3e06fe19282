"""User text inside Streamlit's Markdown: shown as typed, never interpreted."""

import re
import string
from typing import Any

from model.core.messages import Message

_PUNCTUATION = re.compile(f"([{re.escape(string.punctuation)}])")


def plain(text: str) -> str:
    """Return `text` with every punctuation mark escaped, so that Markdown shows it as typed.

    CommonMark allows a backslash before each ASCII punctuation mark. This also stops images and
    named links to other hosts, Streamlit's colour and icon codes, and formulas between dollar
    signs. An address that is typed in full may still lead to itself, and to nothing else.
    Line breaks become spaces, because a new line could start a list or a heading.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def plain_values(message: Message) -> Message:
    """Return the message with every text that fills it escaped; its own sentence is ours."""
    values = {key: _plain(value) for key, value in message.values.items()}
    return message.model_copy(update={"values": values})


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON data
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict) and "id" in value:
        return plain_values(Message.model_validate(value))
    return value
