"""Theme words in titles, places and figures of speech: they say nothing of the reader."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from model.evaluation.folding import fold
from model.evaluation.wording_lexicon import word_is, wording_lexicon

if TYPE_CHECKING:
    from model.evaluation.theme_setting import Setting

# "Eenzaamheid 12", "Eenzaamheid 8a"; not "Eenzaamheid 40%" or "Eenzaamheid 3 oktober".
_HOUSE_NUMBER = re.compile(
    r" {1,2}(?:[A-Z]\w+ )?(?!(?:19|20)\d\d\b)\d{1,4} ?[a-zA-Z]?(?![\w%:.]\d?)"
    r"(?! ?(?:procent|jaar|euro|uur|mei|juni|juli|okt))"
)
_ADJECTIVES = ("eenzame", "eenzaam", "lonely")
_MEDIA_REACH = 12
_MAKER_REACH = 5
_ARTICLES = ("De", "Het", "'t", "’t", "The")


def is_about_a_thing(setting: Setting) -> bool:
    """Whether the word describes a thing or is an expression: "op eenzame hoogte"."""
    adjective = fold(setting.text).text in _ADJECTIVES
    return adjective and bool(setting.after) and word_is(setting.after[0].lower, "thing")


def is_place(setting: Setting) -> bool:
    """Whether the word is a street, house or other place with a proper name."""
    endings = wording_lexicon().titles.place_endings
    if not setting.text[:1].isupper():
        return False
    if fold(setting.text).text.endswith(endings):
        return True
    if _HOUSE_NUMBER.match(setting.source, setting.end):
        return True
    if not setting.capital:
        return False
    if any(word_is(word.lower, "place") for word in setting.before[-3:]):
        return True
    # "fort De Eenzame Wachter": an article with a capital in mid-sentence begins a proper name.
    article = setting.before[-1].text if len(setting.before) > 1 else ""
    following = setting.after[0].text if setting.after else ""
    return article in _ARTICLES and following[:1].isupper()


def is_title(setting: Setting) -> bool:
    """Whether it is a title: a medium (song, film, book) is near, or its maker with quotes."""
    near = [*setting.before[-_MEDIA_REACH:], *setting.after[:_MEDIA_REACH]]
    made_by = any(
        word.lower in ("van", "by")
        and following.text[:1].isupper()
        and not word_is(following.lower, "body")
        for word, following in pairwise(setting.after[:_MAKER_REACH])
    )
    if not any(word_is(word.lower, "medium") for word in near):
        return made_by and setting.quote is not None
    return setting.quote is not None or (setting.capital and made_by)
