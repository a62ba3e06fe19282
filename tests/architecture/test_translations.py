"""Every text on screen speaks Dutch, and no text is left over."""

import re

from babel.messages.pofile import read_po

from tests.tools.messages import PO_FILE, faults

COUNTED = re.compile(r"\{\w+\} (?:of|van)(?: the| de)? \{\w+\} ([^.:]*)")
"""So many of so many: the first number may be one."""
MANY = re.compile(
    r"\b(are|have|come|were|zijn|hebben|waren|hadden|komen|staan|gaven|vulden|worden|werden)\b"
)


def test_every_text_has_its_dutch_form_and_none_is_left_over() -> None:
    """A missing, unused or differently filled translation stops the build."""
    assert faults() == []


def test_counted_sentences_are_right_for_one_as_well() -> None:
    """“1 of 6 lessons are judged”: a count in one sentence has no verb that asks for many."""
    with PO_FILE.open("rb") as file:
        single = [message for message in read_po(file) if isinstance(message.id, str)]

    said = [text for message in single for text in (message.id, str(message.string))]
    wrong = [text for text in said for tail in COUNTED.findall(text) if MANY.search(tail)]

    assert wrong == []
