"""The limits of a target group in a text: age and area."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.passages import quote
from model.evaluation.plan_lexicon import patterns
from model.evaluation.reading.naming import NUMBERS, tells_age

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.findings import Evidence
    from model.evaluation.passages import Sentence
    from model.evaluation.reading.groups import GroupMention


def read_bounds(sentences: Sequence[Sentence]) -> dict[str, Evidence]:
    """Return the first age limit (`age`) and the first named area (`area`) in the text."""
    found: dict[str, Evidence] = {}
    for sentence in sentences:
        for hit in sentence.find(patterns("groups")["age"]):
            if tells_age(hit.text):
                found.setdefault("age", sentence.evidence_of(hit))
        for area in _AREA.finditer(sentence.span.text):
            start = sentence.span.start
            found.setdefault(
                "area",
                quote(sentence.reference, area.group(), start + area.start(), start + area.end()),
            )
    return found


_AREA = re.compile(
    r"\b(?:wijk(?:en)?|buurt(?:en)?|stadsdeel|dorp(?:en)?|gemeente)"
    r"\s+[A-Z][\w'’-]{1,40}(?:[ -][A-Z][\w'’-]{1,40})?"
    r"|\b[A-Z][\w'’-]{0,40}(?:wijk|buurt|kwartier|park)\b"
)


def ages_of(mentions: Sequence[GroupMention]) -> list[tuple[str, int, Evidence]]:
    """Return the limits of the first mention of an age, as `age_from` and `age_to`."""
    for mention in mentions:
        limits = [int(number) for number in NUMBERS.findall(mention.hit.text)][:2]
        if not limits or max(limits) > _OLDEST:
            continue
        quote = mention.sentence.evidence_of(mention.hit)
        upper = len(limits) == 1 and _BELOW.search(mention.hit.text)
        names = ("age_to",) if upper else ("age_from", "age_to")
        return [(names[at], limit, quote) for at, limit in enumerate(limits)]
    return []


_BELOW = re.compile(r"\b(?:onder|beneden|jonger)\b")
_OLDEST = 120
