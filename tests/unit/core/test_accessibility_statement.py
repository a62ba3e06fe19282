"""The accessibility statement: what it says, and where its links lead."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from starlette.requests import Request

from model.core.accessibility import StatementLine
from pages.web.accessibility import accessibility

OMBUDSMAN = "https://www.nationaleombudsman.nl"
REGISTER = "https://www.toegankelijkheidsverklaring.nl/register"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_ombudsman_and_register_can_be_pressed(language: str) -> None:
    """Both lead there on a press; the page asks nothing of another host by itself."""
    scope = {"type": "http", "query_string": f"taal={language}".encode(), "headers": []}

    page = accessibility(Request(scope)).body.decode()

    for address in (OMBUDSMAN, REGISTER):
        assert page.count(address) == page.count(f'<a href="{address}"') == 1
    assert page.count("https://") == 2


def test_link_is_words_of_its_own_sentence() -> None:
    """The text around a link stays as it was; a link that is not in its sentence is refused."""
    link = {"nl": "daar", "en": "there", "url": "https://elsewhere.example"}
    other = {"nl": "Ga", "en": "Go", "url": "https://first.example"}
    line = StatementLine.model_validate(
        {"nl": "Ga daar heen.", "en": "Go there now.", "links": [link, other]}
    )

    for language, said in (("nl", "Ga daar heen."), ("en", "Go there now.")):
        pieces = line.pieces(language)
        assert "".join(text for text, _ in pieces) == said
        assert [url for _, url in pieces if url] == [other["url"], link["url"]]
    with pytest.raises(ValidationError, match="stand once"):
        StatementLine.model_validate({"nl": "Ga daar.", "en": "Go away.", "links": [link]})
