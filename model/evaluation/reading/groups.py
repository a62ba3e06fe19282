"""Lesson 1 in a text: whom the project is for, and how narrow that group is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.passages import sentences_of
from model.evaluation.plan_lexicon import any_of, patterns, phrase_lists
from model.evaluation.reading.circumstances import Described, described_groups
from model.evaluation.reading.naming import POINTED_AT, clearness
from model.evaluation.reading.signal import SILENT, Signal, signal
from model.evaluation.reading.told_of import recurring_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.findings import Outcome
    from model.evaluation.passages import Hit, Sentence
    from model.evaluation.plan_lexicon import Breadth, PhraseList

# "Doelgroep: …", "Wie: …" on one line.
_LABEL = re.compile(r"\W*(?:voor )?(?:wie|doelgroep(?:en)?|deelnemers)\s?[:?|–]")
_LONGEST_HEADING = 6
_HOUSED = frozenset(("place-of-living", "building"))
_NAMED_AS_SUCH = frozenset(("area-residents", "older-people"))
# The title and the sentences below it, in which a text says what it is about.
_OPENING = 4
_NO_GROUP = "doelgroep"
_NARROWEST_FIRST: tuple[Breadth, ...] = ("specific", "broad", "everyone")
_AGE = "age"
_WITHDRAWN = "withdrawn"
_NARROWED = frozenset((_AGE, _WITHDRAWN)) | _HOUSED
# Named this often, in strengths together, a group is no passing remark.
_OFTEN = 3


class GroupMention(NamedTuple):
    """A group named in a sentence. Strength 3: pointed at as target; 2: takes part; 1: named."""

    group: PhraseList
    hit: Hit
    sentence: Sentence
    strength: int


def group_mentions(sentences: Sequence[Sentence]) -> list[GroupMention]:
    """Return every group of people that the sentences name, with how clearly it is the target."""
    found: list[GroupMention] = []
    for place, sentence in enumerate(sentences):
        under_heading = bool(place) and _asks_for_whom(sentences[place - 1])
        for group, hit, of_reader in _named_in(sentence):
            strength = clearness(sentence, hit, group)
            if strength:
                labelled = under_heading or of_reader or _LABEL.match(sentence.folded)
                pointed = POINTED_AT if labelled else strength
                found.append(GroupMention(group, hit, sentence, pointed))
    return found


def _named_in(sentence: Sentence) -> Iterator[Described]:
    """Yield the groups that a sentence names by a word for them, or describes."""
    if sentence.find(any_of("groups")):
        for group in phrase_lists("groups"):
            for hit in sentence.find(patterns("groups")[group.id]):
                yield Described(group, hit)
    yield from described_groups(sentence)


def _asks_for_whom(sentence: Sentence) -> bool:
    """Whether this is a heading such as "Voor wie?" or "3. Doelgroep": the answer comes next."""
    return len(sentence.words) <= _LONGEST_HEADING and sentence.matches("heading-group")


def _best(mentions: list[GroupMention], breadth: Breadth) -> list[GroupMention]:
    """Return the mentions of this breadth, clearest first."""
    chosen = [mention for mention in mentions if mention.group.breadth == breadth]
    return sorted(chosen, key=lambda mention: -mention.strength)


def target_mentions(sentences: Sequence[Sentence]) -> tuple[Breadth | None, list[GroupMention]]:
    """Return how narrow the target group is, with the mentions that show it, clearest first.

    A specific group counts when the text points at it ("voor weduwnaars"), when it is named
    several times, or when no broader group is pointed at.
    """
    mentions = _without_long_lists(group_mentions(sentences))
    specific, broad, everyone = (
        _best(mentions, breadth) for breadth in ("specific", "broad", "everyone")
    )
    everyone = [mention for mention in everyone if mention.strength > 1]
    if _is_everyone(everyone, specific):
        return "everyone", everyone
    if _is_target(specific, broad):
        return "specific", specific
    if everyone and not (broad and broad[0].strength == POINTED_AT):
        return "everyone", everyone
    subject = recurring_subject(sentences)
    if subject and not everyone:
        group, places = subject
        return "specific", [GroupMention(group, hit, sentence, 1) for sentence, hit in places]
    if _is_broad(broad):
        return "broad", broad
    return None, []


def read_target_group(sentences: Sequence[Sentence]) -> Signal:
    """Judge the group that the text is about."""
    breadth, mentions = target_mentions(sentences)
    return SILENT if breadth is None else _judged(breadth, mentions)


def _without_long_lists(mentions: list[GroupMention]) -> list[GroupMention]:
    """Leave out specific groups from a sentence that names young and old alike, or everyone.

    And leave out "alle inwoners" where the sentence goes on with a limit: "die 75 worden", or
    "iedereen die niet alleen wil eten".
    """
    named: dict[int, set[str]] = {}
    for mention in mentions:
        named.setdefault(mention.sentence.span.start, set()).add(mention.group.id)
    kept = []
    for mention in mentions:
        beside = named[mention.sentence.span.start]
        alike = {"youth", "older-people"} <= beside
        everyone = "everyone" in beside and not _HOUSED & beside
        if mention.group.id == "area-residents" and everyone:
            continue
        if mention.group.breadth == "specific" and alike and mention.group.id != "age":
            continue
        if mention.group.id in _HOUSED and "everyone" in beside:
            continue  # "alle bewoners van de flat" is broad
        if mention.group.breadth == "everyone" and _NARROWED & beside:
            continue
        kept.append(mention)
    return kept


def _is_target(specific: list[GroupMention], broad: list[GroupMention]) -> bool:
    """Whether the specific group is the target, and not just named in passing beside a broader one.

    Pointed at, or named often: yes. Otherwise yes, unless a broader group is pointed at.
    """
    if not specific or _is_a_passing_remark(specific):
        return False
    clearest = specific[0]
    if clearest.strength == POINTED_AT or sum(one.strength for one in specific) >= _OFTEN:
        return True
    if clearest.sentence.number == 0 or (clearest.strength > 1 and clearest.group.id == "age"):
        return True
    return not (broad and broad[0].strength == POINTED_AT) and not clearest.sentence.spoken


def _is_a_passing_remark(specific: list[GroupMention]) -> bool:
    """Whether narrow groups are named in one sentence only, deep in a story, and not pointed at."""
    named_in = {mention.sentence.number for mention in specific}
    return len(named_in) == 1 and specific[0].strength == 1 and min(named_in) >= _OPENING


def _is_everyone(everyone: list[GroupMention], specific: list[GroupMention]) -> bool:
    """Whether the text says in so many words that nobody is singled out.

    "Er is geen doelgroep", or "voor iedereen" where no narrower group takes part.
    """
    if any(_NO_GROUP in mention.hit.text for mention in everyone):
        return True
    pointed = any(mention.strength == POINTED_AT for mention in everyone)
    return pointed and bool(specific) and specific[0].strength == 1


def _is_broad(broad: list[GroupMention]) -> bool:
    """Whether a broad group is more than a word: residents and older people are named as such."""
    if any(mention.group.id in _NAMED_AS_SUCH for mention in broad):
        return True
    return sum(mention.strength for mention in broad) > 1


def _judged(breadth: Breadth, mentions: list[GroupMention]) -> Signal:
    quotes = [mention.sentence.evidence() for mention in mentions]
    unique = list({(quote.start, quote.end): quote for quote in quotes}.values())
    return signal(_outcome(breadth, mentions), breadth, unique)


def _outcome(breadth: Breadth, mentions: list[GroupMention]) -> Outcome:
    """Return how narrow it is: described by more than an age is met, one bound is partly met.

    "Older people", "youth" and "residents" without more are no narrower than everyone.
    """
    named = {mention.group.id for mention in mentions}
    if breadth == "specific":
        return "partly-met" if named == {_AGE} else "met"
    return "partly-met" if breadth == "broad" and _WITHDRAWN in named else "not-met"


@lru_cache(maxsize=2048)
def read_group_description(text: str) -> Signal:
    """Judge what a lead typed as target group: every group in it is meant."""
    mentions = group_mentions(sentences_of(text, "target_group"))
    for breadth in _NARROWEST_FIRST:
        chosen = _best(mentions, breadth)
        if chosen:
            return _judged(breadth, chosen)
    return SILENT
