"""Lesson 1 in a text: whom the project is for, and how narrow that group is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.passages import sentences_of
from model.evaluation.plan_lexicon import any_of, cue, patterns, phrase_lists
from model.evaluation.reading.circumstances import Described, described_groups
from model.evaluation.reading.signal import SILENT, Signal, signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.findings import Outcome
    from model.evaluation.passages import Hit, Sentence
    from model.evaluation.plan_lexicon import Breadth, PhraseList

# How far before a group "voor" or "gericht op" still points at it, in characters.
_POINTS_AT = 60
# A lower age limit below this says little: "18 jaar en ouder" is nearly everyone.
_LOWEST_TELLING_AGE = 50
# "Doelgroep: …", "Wie: …" on one line.
_LABEL = re.compile(r"\W*(?:voor )?(?:wie|doelgroep(?:en)?|deelnemers)\s?[:?|–]")
NUMBERS = re.compile(r"\d+")
# Ages further apart than this are nearly all adults.
_WIDEST_AGES = 50
_YOUNGEST, _OLDEST = 4, 110
_LONGEST_HEADING = 6
# How far behind "de vrijwilligers zijn" the words may stand, in characters.
_WORKS_AS = 25
# "Geen ouderen", "niet voor jongeren". A "niet" further on says nothing about whom it is for.
_NOT_FOR = re.compile(
    r"\b(?:geen|zonder|niet (?:voor|bedoeld voor)|exclusief|i\.s\.m)\W+(?:\w+\W+)?$"
)
_JUST_BEFORE = 40


POINTED_AT = 3
_HOUSED = frozenset(("place-of-living", "building"))
_NARROWED = frozenset(("age", "withdrawn")) | _HOUSED
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
            strength = _strength(sentence, hit, group)
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


def _strength(sentence: Sentence, hit: Hit, group: PhraseList) -> int:
    if group.id == "age" and not tells_age(hit.text):
        return 0
    missing = group.breadth == "specific" and sentence.matches("is-missing")
    before = max(0, hit.start - _JUST_BEFORE)
    if missing or _NOT_FOR.search(sentence.folded, before, hit.start):
        return 0
    points = _points_at(sentence, hit)
    if _does_the_work(sentence, hit):
        return 0
    if only_statistics(sentence):
        return POINTED_AT if points and group.breadth == "everyone" else 0
    if points:
        return POINTED_AT
    return 2 if sentence.number == 0 or sentence.find(cue("takes-part")) else 1


def _does_the_work(sentence: Sentence, hit: Hit) -> bool:
    """Whether these are helpers: "de vrijwilligers zijn gepensioneerden", "door studenten"."""
    if any(
        actor.end == hit.end or actor.start == hit.start
        for actor in sentence.find(cue("actor-before"))
    ):
        return True
    return any(
        0 <= hit.start - work.end <= _WORKS_AS or work.start <= hit.start < work.end
        for work in sentence.find(patterns("people")["no-target"])
    )


def _points_at(sentence: Sentence, hit: Hit) -> bool:
    """Whether "voor", "gericht op", "koppelt" stands before the group, or "kunnen" after it."""
    pointers = sentence.find(cue("meant-for"))
    if any(hit.start <= pointer.start and pointer.end <= hit.end for pointer in pointers):
        return True  # "voor iedereen" is one phrase
    before = (hit.start - pointer.end for pointer in pointers)
    after = (may.start - hit.end for may in sentence.find(cue("may")))
    return any(0 <= distance <= _POINTS_AT for distance in before) or any(
        0 <= distance <= _POINTS_AT for distance in after
    )


def only_statistics(sentence: Sentence) -> bool:
    """Whether the sentence reports figures or research, which name groups in passing."""
    return bool(sentence.find(cue("background")))


def tells_age(text: str) -> bool:
    """Whether an age limit narrows the group: two limits, or a lower one of fifty or more."""
    numbers = [int(number) for number in NUMBERS.findall(text)]
    if len(numbers) > 1:
        possible = _YOUNGEST <= numbers[0] < numbers[1] <= _OLDEST
        return possible and numbers[1] - numbers[0] <= _WIDEST_AGES
    if numbers and text.startswith(("jonger", "onder")):
        return True
    return not numbers or numbers[0] >= _LOWEST_TELLING_AGE


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
    if _is_target(specific, broad):
        return "specific", specific
    if everyone and not (broad and broad[0].strength == POINTED_AT):
        return "everyone", everyone
    if broad and sum(mention.strength for mention in broad) > 1:
        return "broad", broad
    return None, []


def read_target_group(sentences: Sequence[Sentence]) -> Signal:
    """Judge the group: specific is met, broad is partly met, "everyone" is not met."""
    breadth, mentions = target_mentions(sentences)
    return SILENT if breadth is None else _judged(_OUTCOMES[breadth], breadth, mentions)


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
    if not specific:
        return False
    clearest = specific[0]
    if clearest.strength == POINTED_AT or sum(one.strength for one in specific) >= _OFTEN:
        return True
    if clearest.sentence.number == 0 or (clearest.strength > 1 and clearest.group.id == "age"):
        return True
    return not (broad and broad[0].strength == POINTED_AT) and not clearest.sentence.spoken


def _judged(outcome: Outcome, detail: str, mentions: list[GroupMention]) -> Signal:
    quotes = [mention.sentence.evidence() for mention in mentions]
    unique = list({(quote.start, quote.end): quote for quote in quotes}.values())
    return signal(outcome, detail, unique)


@lru_cache(maxsize=2048)
def read_group_description(text: str) -> Signal:
    """Judge what a lead typed as target group: every group in it is meant."""
    mentions = group_mentions(sentences_of(text, "target_group"))
    for breadth, outcome in _OUTCOMES.items():
        chosen = _best(mentions, breadth)
        if chosen:
            return _judged(outcome, breadth, chosen)
    return SILENT


_OUTCOMES: dict[Breadth, Outcome] = {
    "specific": "met",
    "broad": "partly-met",
    "everyone": "not-met",
}
