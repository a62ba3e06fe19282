"""Taking the names of people and organisations out of texts, and nothing else.

A name of one word counts as it is written or in capitals, because “Wil” is a person and “wil” is a
verb; a name of several words counts in any case. A name inside another word, another first name
(Jan-Willem) or a street (Jan van Galenstraat) stays. A text may still give somebody away: what
goes out is read by a person first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from model.network.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST_LETTERS = 2
_KEPT = ("id", "coalition_id", "project_id", "partner_id", "lead_partner_id", "indicator", "check")
_TITLES = r"(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Dd]e heer|[Dd]hr\.?|[Mm]r\.?|[Mm]rs\.?)"
_BETWEEN = r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]e|[Tt]er|[Tt]en|[Hh]et|[’'][tT])"
_SURNAME = rf"(?:\s+{_BETWEEN})*\s+[A-ZÀ-Þ][\w’'-]+"
_BEGIN, _END = r"(?<![\w-])", r"(?P<owns>['’]?s)?(?![\w-])"
_STREET = re.compile(
    r"(?:straat|plein|laan|weg|gracht|kade|park|hof|huis|school|kerk|buurt|wijk|pad|dijk|singel)$"
)
_ALSO_WORDS = frozenset({"Wil", "Toon", "Door", "Al", "Will", "May", "Mark"})
"""First names that are also the first word of a sentence: “Wil je meedoen?”, “Toon je plan.”"""
_NO_PERSON = re.compile(
    r"\s+(?:ik|je|jij|jullie|u|we|wij|ze|zij|hij|men|iemand|iedereen|het|een|de|dit|deze|die|dat|er"
    r"|you|we|they|he|she|it|the|this|that|be)\b"
)
_SENTENCE = re.compile(r"(?:^\s*|[.!?•]\s+|\n\s*\n|\n\s*[-*]\s+)[\"“‘'(]*$")

M = TypeVar("M", bound=BaseModel)


def hide_names(model: M, names: Iterable[str], hidden: str) -> M:
    """Return a copy in which the names are replaced wherever a text holds them."""
    return type(model).model_validate(_replaced(model.model_dump(), _patterns(names), hidden))


def hide_text(text: str, names: Iterable[str], hidden: str) -> str:
    """Return a text in which the names are replaced."""
    return _hidden_in(text, _patterns(names), hidden)


def names_of_person(name: str) -> set[str]:
    """Return how a person is named: in full, by first name, and as “mevrouw” with a surname.

    Only what is surely a first name is taken apart: “Wethouder Jansen” has none.
    """
    bare = " ".join(name.split("(", maxsplit=1)[0].split())
    first, _, rest = bare.partition(" ")
    known = lexicon()
    is_person = first.casefold() in known.words("first_names") or (
        re.match(rf"{_BETWEEN}\s", rest) and first.casefold() not in known.words("honorifics")
    )
    if not rest or not is_person:
        return {name.strip(), bare}
    return {name.strip(), bare, first, f"{_ADDRESSED}{rest}"}


_ADDRESSED = "\0"
"""Before a surname that counts only behind a form of address."""


def _patterns(names: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Return a pattern for names of several words and one for single words, longest first."""
    wanted = sorted({name for name in names if len(name.strip()) >= LEAST_LETTERS}, key=len)
    long, short = [], []
    for name in wanted[::-1]:
        words = [re.escape(word) for word in name.removeprefix(_ADDRESSED).split()]
        body = r"\s+".join(words)
        if name.startswith(_ADDRESSED):
            long.append(rf"{_TITLES}\s+(?i:{body})")
        elif len(words) > 1:
            long.append(f"(?i:{body})")
        else:
            short.append(f"{body}|{re.escape(name.strip().upper())}")
    found = []
    if long:
        found.append(re.compile(f"{_BEGIN}(?:{'|'.join(long)}){_END}"))
    if short:
        found.append(
            re.compile(f"{_BEGIN}(?P<one>{'|'.join(short)})(?P<more>(?:{_SURNAME}){{0,3}}){_END}")
        )
    return tuple(found)


def _hidden_in(text: str, patterns: tuple[re.Pattern[str], ...], hidden: str) -> str:
    def replacement(match: re.Match[str]) -> str:
        begins = _SENTENCE.search(match.string[: match.start()]) is not None
        found = match.groupdict()
        if found.get("more") and _STREET.search(match[0]):
            return match[0]
        if begins and found.get("one") in _ALSO_WORDS:
            after = match.string[match.end("one") :]
            if _NO_PERSON.match(after) and not re.match(_SURNAME, after):
                return match[0]
        instead = hidden[:1].upper() + hidden[1:] if begins else hidden
        return instead + (found["owns"] or "")

    for pattern in patterns:
        text = pattern.sub(replacement, text)
    return text


def _replaced(value: Any, patterns: tuple[re.Pattern[str], ...], hidden: str) -> Any:  # noqa: ANN401 - any data
    if isinstance(value, str):
        return _hidden_in(value, patterns, hidden)
    if isinstance(value, dict):
        return {k: v if k in _KEPT else _replaced(v, patterns, hidden) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(item, patterns, hidden) for item in value]
    return value
