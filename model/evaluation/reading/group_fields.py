"""Fields about whom the project is for: target group, risk groups, ages and area."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.plan_lexicon import patterns
from model.evaluation.reading.bounds import ages_of, read_bounds
from model.evaluation.reading.groups import group_mentions, target_mentions
from model.evaluation.reading.headings import headed
from model.evaluation.reading.naming import POINTED_AT
from model.evaluation.reading.proposal import FieldProposal, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.findings import Evidence
    from model.evaluation.passages import Sentence
    from model.evaluation.reading.groups import GroupMention
    from model.evaluation.reading.headings import Headed

_LONGEST_GROUP = 300
# How far a word for people may stand before what is said of them, in characters.
_LONGEST_HEAD = 25
_CLOSES = re.compile(r"[.;:!?()|]|\s(?:kunnen|mogen|komen|krijgen)\s|$")


def group_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose the target group, risk groups, ages and area."""
    breadth, mentions = target_mentions(sentences)
    under = next((one for one in headed(sentences, "group", most=1) if _is_group(one)), None)
    reason = msg("The plan seems to be for them.")
    if under is not None:
        whole = under.evidence(_LONGEST_GROUP)
        yield proposal("target_group", whole.quote, whole, "high", reason)
    clear = [one for one in mentions if one.strength == POINTED_AT] or [
        one for one in mentions if one.strength > 1 and one.sentence.number
    ]
    if under is None and clear and breadth != "everyone":
        whole = _described(clear[0])
        yield proposal("target_group", whole.quote, whole, "medium", reason)
    telling = _telling(mentions, under) if breadth == "specific" else []
    seen: set[str] = set()
    for mention in telling:
        group = mention.group.risk_group
        if group and group not in seen:
            seen.add(group)
            quote = mention.sentence.evidence_of(mention.hit)
            why = msg("This word names a risk group.")
            yield proposal("risk_groups", group, quote, "medium", why)
    for name, value, quote in ages_of([one for one in telling if one.group.id == "age"]):
        yield proposal(name, value, quote, "medium", msg("An age limit stands here."))
    yield from _area(sentences)


def _is_group(passage: Headed) -> bool:
    """Whether people stand under the heading, and not the next heading or a date."""
    first = passage.sentences[0]
    return bool(group_mentions([first]) or first.find(patterns("people")["heads"]))


def _telling(mentions: Sequence[GroupMention], under: Headed | None) -> list[GroupMention]:
    """Return the mentions that tell who the target is: under its heading, else the clearest."""
    inside = {one.number for one in under.sentences} if under is not None else set()
    headed_ones = [one for one in mentions if one.sentence.number in inside]
    strongest = mentions[0].strength if mentions else 0
    return headed_ones or [
        one
        for one in mentions
        if one.strength == strongest and not one.sentence.matches("not-for-them")
    ]


def _described(mention: GroupMention) -> Evidence:
    """Return the words that describe the group, up to the end of what is said of it."""
    sentence, hit = mention.sentence, mention.hit
    heads = [
        head.start
        for head in sentence.find(patterns("people")["heads"])
        if 0 <= hit.start - head.start <= _LONGEST_HEAD
    ]
    start = min(heads, default=hit.start)
    end = _CLOSES.search(sentence.folded, hit.end)
    stop = min(end.start() if end else hit.end, hit.start + _LONGEST_GROUP)
    return sentence.evidence_of(hit._replace(start=start, end=max(hit.end, stop), text=""))


def _area(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    reason = msg("A neighbourhood or town stands here.")
    for passage in headed(sentences, "area", most=1):
        quote = passage.evidence()
        yield proposal("area", quote.quote, quote, "high", reason)
        return
    area = read_bounds(sentences).get("area")
    if area is not None:
        yield proposal("area", area.quote, area, "low", reason)
