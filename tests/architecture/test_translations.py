"""Every text on screen speaks Dutch, and no text is left over."""

from tests.tools.messages import faults


def test_every_text_has_its_dutch_form_and_none_is_left_over() -> None:
    """A missing, unused or differently filled translation stops the build."""
    assert faults() == []
