"""How clearly a sentence says of a group that the project is for them, or names it in passing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.plan_lexicon import cue, patterns

if TYPE_CHECKING:
    from model.evaluation.passages import Hit, Sentence
    from model.evaluation.plan_lexicon import PhraseList

POINTED_AT = 3
"""The clearness of a group that the project is said to be for."""
# How far before a group "voor" or "gericht op" still points at it, in characters.
_POINTS_AT = 60
# A lower age limit below this says little: "18 jaar en ouder" is nearly everyone.
_LOWEST_TELLING_AGE = 50
NUMBERS = re.compile(r"\d+")
# Ages further apart than this are nearly all adults.
_WIDEST_AGES = 50
_YOUNGEST, _OLDEST = 4, 110
# How far behind "de vrijwilligers zijn" the words may stand, in characters.
_WORKS_AS = 25
# "Geen ouderen", "niet voor jongeren". A "niet" further on says nothing about whom it is for.
_NOT_FOR = re.compile(
    r"\b(?:geen|zonder|niet (?:voor|bedoeld voor)|exclusief|i\.s\.m)\W+(?:\w+\W+)?$"
)
_JUST_BEFORE = 40
# A sentence that opens with a narrow group gives figures of that group, not of the country.
_OPENS_WITHIN = 30
# "Niet iedereen durft".
_NOT = re.compile(r"\bniet\W+$")


def clearness(sentence: Sentence, hit: Hit, group: PhraseList) -> int:
    """Return how clearly it is the target: 3 pointed at, 2 takes part, 1 named, 0 not meant."""
    if group.id == "age" and not tells_age(hit.text):
        return 0
    if _left_out(sentence, hit, group) or _does_the_work(sentence, hit):
        return 0
    points = _points_at(sentence, hit)
    if group.breadth == "specific" and not points and _in_passing(sentence, hit):
        return 0
    figures_of_group = group.breadth == "specific" and hit.start < _OPENS_WITHIN
    if only_statistics(sentence) and not figures_of_group:
        return POINTED_AT if points and group.breadth == "everyone" else 0
    if points:
        return POINTED_AT
    return 2 if sentence.number == 0 or sentence.find(cue("takes-part")) else 1


def _left_out(sentence: Sentence, hit: Hit, group: PhraseList) -> bool:
    """Whether the sentence says that there is nothing for them, or that it is not for them."""
    if group.breadth == "specific" and sentence.matches("is-missing"):
        return True
    before = max(0, hit.start - _JUST_BEFORE)
    if group.breadth == "everyone" and _NOT.search(sentence.folded, before, hit.start):
        return True
    return bool(_NOT_FOR.search(sentence.folded, before, hit.start))


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


def _in_passing(sentence: Sentence, hit: Hit) -> bool:
    """Whether a group is an example ("twee jongens van het azc") or a practical detail."""
    people = patterns("people")
    few = any(0 <= hit.start - one.end <= 1 for one in sentence.find(people["few"]))
    return few or bool(sentence.find(people["practical"]))


def _points_at(sentence: Sentence, hit: Hit) -> bool:
    """Whether "voor", "gericht op", "koppelt" stands before the group, or "kunnen" after it."""
    pointers = sentence.find(cue("meant-for"))
    if any(hit.start < pointer.end <= hit.end for pointer in pointers):
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
