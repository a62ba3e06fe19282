"""Fields that hold a number, an amount, a date or a rhythm.

A number counts only where the plan says what it counts: the price of one meal is no budget, and
"bij 10 keer meelopen" no number of meetings.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.plan_lexicon import patterns
from model.evaluation.reading.numbers import amounts, dates, numbers
from model.evaluation.reading.places import visiting_sentences
from model.evaluation.reading.proposal import FieldProposal, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.passages import Hit, Sentence

# How far a number may stand before the word it counts: "acht vaste vrijwilligers".
_NEAR = 16
_BEHIND = 20
# "van acht deelnemers", "de eerste tien", "minder dan acht", "14 uur": other counts.
_OTHER_COUNT = re.compile(
    r"\b(?:(?<!groep )(?<!groepje )van(?: de| maximaal)?|minder dan"
    r"|maximaal|max\.?|eerste|vorige?|ruim|unieke|als|circa)\W+$"
)
_SHARED_OUT = re.compile(r"\W+(?:per|waarvan|die er)\b")
_PEOPLE_TOLD = re.compile(r"\b(?:bereik\w*|plaats voor|plek voor|dezelfde|ontvangen|eerste jaar)\b")
_PEOPLE_PLACE = re.compile(r"\W+(?:\w+\W+){0,2}(?:plek|plaats)\b")
_AIMED = re.compile(r"\W*\(?(?:streven|doel|gewenst)\W+(\d{1,4})")
_TOTAL = re.compile(
    r"\b(?:totaal|samen|totale? (?:kosten|begroting|budget)|begroting|budget)"
    r"(?:\s+(?:is|bedraagt|van))?[\s:|=]{1,6}(?:€|eur)?\s{0,2}"
    r"(\d{1,3}(?:\.\d{3})+|\d{3,7})(?:,\d\d|,-)?(?![\d.,]*\d)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:eigen (?:bijdrage|middelen|inbreng)|co-?financiering)"
    r"(?:\s+(?:is|bedraagt|van))?[\s:|]{0,6}$"
)
_OWN_ROW = re.compile(r"\W*bijdrage\b.{0,60}\|[^|]{0,40}$")
_LEAST_BUDGET = 300
_LEAST_REACH = 5
_LEAST_MEETINGS = 3
_WEEKDAY = "(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_PART = "(?:en)?(?:ochtend|middag|avond|morgen)?(?:en)?"
_RHYTHM = (
    re.compile(
        rf"\b(?:elke|iedere)\s(?:\w+\s)?{_WEEKDAY}{_PART}(?:\s(?:en|of)\s{_WEEKDAY}{_PART})?"
    ),
    re.compile(rf"\b{_WEEKDAY}{_PART}\sen\s{_WEEKDAY}{_PART}\b"),
    re.compile(
        r"\b(?:ma|di|wo|do|vr|za|zo)(?:, (?:ma|di|wo|do|vr|za|zo))* en (?:ma|di|wo|do|vr|za|zo)\b"
    ),
    re.compile(r"\b\w+ (?:keer|ochtenden|middagen|avonden|nachten|dagen) per (?:week|maand)\b"),
    re.compile(r"\b(?:twee)?(?:wekelijkse?|maandelijkse?)\b"),
)
_PERIOD_BEGINS = re.compile(
    r"(?:start\w*|begin\w*|vanaf|looptijd|periode|open op|van)"
    r"\W{1,5}(?:op |in |van |per )?(?:\d{1,2} )?$"
)
_GOES_ON = re.compile(r"\W*(?:tot(?: en met)?|t/m|-|–)\W")
_ENDS = re.compile(r"(?:tot(?: en met)?|t/m|einddatum|loopt af|eindigt|-|–)\W*(?:\d{1,2}\s*)?$")


def number_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose rhythm, fixed group, volunteers, reach, number of meetings, budget and period."""
    yield from _rhythm(sentences)
    fixed = next((one for one in sentences if _is_fixed(one)), None)
    if fixed is not None:
        quote = fixed.evidence_of(fixed.hits("fixed-group")[0])
        reason = msg("This tells about the rhythm.")
        yield proposal("same_participants", True, quote, "low", reason)  # noqa: FBT003 - a value
    counted = (("volunteers", "volunteers"), ("reach", "participants"), ("meetings", "meetings"))
    for field, list_id in counted:
        yield from _counted(sentences, field, list_id)
    yield from _money(sentences)
    yield from _period(sentences)


def _is_fixed(sentence: Sentence) -> bool:
    return sentence.has("fixed-group") and bool(re.search(r"vaste|zelfde", sentence.folded))


def _rhythm(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose how often the activity is; days of the week before "wekelijks"."""
    visits = {sentence.number for sentence in visiting_sentences(sentences)}
    other = patterns("fields")["with-others"]
    usable = [
        one
        for one in sentences
        if one.number not in visits and not one.find(other) and not one.spoken
    ]
    for pattern in _RHYTHM:
        for sentence in usable:
            found = pattern.search(sentence.folded)
            if found:
                start, end = (
                    sentence.written_at(place) for place in (found.start(), found.end() - 1)
                )
                quote = sentence.evidence_between(start, end + 1)
                reason = msg("This tells about the rhythm.")
                yield proposal("rhythm", quote.quote, quote, "low", reason)
                return


def _counted(sentences: Sequence[Sentence], field: str, list_id: str) -> Iterator[FieldProposal]:
    """Propose the first number that counts what the list names, outside figures on a problem."""
    for sentence in sentences:
        if sentence.matches("background"):
            continue
        for word in sentence.find(patterns("fields")[list_id]):
            found = _number_for(sentence, word, field)
            if found is not None:
                value, start = found
                quote = sentence.evidence_of(word._replace(start=min(start, word.start)))
                reason = msg("A number stands before this word.")
                yield proposal(field, value, quote, "low", reason)
                return


def _number_for(sentence: Sentence, word: Hit, field: str) -> tuple[int, int] | None:
    """Return the number that counts this word, with its place."""
    aimed = _AIMED.match(sentence.folded, word.end)
    if aimed:
        return int(aimed.group(1)), word.start
    before = [
        one
        for one in numbers(sentence.folded[: word.start])
        if word.start - one.end <= _NEAR and one.value > 1
    ]
    if not before or _SHARED_OUT.match(sentence.folded, word.end):
        return None
    number = before[-1]
    if field == "meetings" and number.value < _LEAST_MEETINGS:
        return None
    few = number.value < _LEAST_REACH or not _is_reach(sentence, word, number.start)
    if field == "reach" and few:
        return None
    if field == "volunteers" and sentence.find(patterns("fields")["own-size"]):
        return None
    return int(number.value), number.start


def _is_reach(sentence: Sentence, word: Hit, start: int) -> bool:
    """Whether these are the participants of the whole project, not of one group or table."""
    if _OTHER_COUNT.search(sentence.folded, max(0, start - _BEHIND), start):
        return False
    if word.text.startswith("deelne") or word.text == "participants":
        return True
    told = _PEOPLE_TOLD.search(sentence.folded)
    return bool(told or _PEOPLE_PLACE.match(sentence.folded, word.end))


def _money(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose a total that is called one, and an own contribution that is not one person's."""
    own = total = False
    for sentence in sentences:
        text = sentence.span.text
        found = None if total else _TOTAL.search(text)
        if found and int(found.group(1).replace(".", "")) >= _LEAST_BUDGET:
            total = True
            quote = sentence.evidence_between(*found.span(1))
            value = int(found.group(1).replace(".", ""))
            yield proposal("budget", value, quote, "high", msg("This seems to be the budget."))
        for amount in amounts(text):
            before = sentence.folded[max(0, amount.start - 100) : amount.start]
            ours = _OWN.search(before) or _OWN_ROW.match(before)
            if own or not ours or sentence.find(patterns("fields")["for-one-person"]):
                continue
            own = True
            reason = msg("This seems to be the own contribution.")
            quote = sentence.evidence_between(amount.start, amount.end)
            yield proposal("cofunding", amount.value, quote, "high", reason)


def _period(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose a first day that is called one, and the last day behind it."""
    start = None
    for sentence in sentences:
        text = sentence.span.text
        for found in dates(text):
            before = text[: found.start].lower()
            if start is None:
                if not _PERIOD_BEGINS.search(before[-40:]) and not _GOES_ON.match(text, found.end):
                    continue
                start = found.value
                quote = sentence.evidence_between(found.start, found.end)
                reason = msg("It seems to start then.")
                yield proposal("starts_on", start.isoformat(), quote, "high", reason)
            elif _ENDS.search(before) and found.value > start:
                end = found.value
                if found.whole_month:
                    end = (end.replace(day=28) + timedelta(days=4)).replace(day=1)
                    end -= timedelta(days=1)
                quote = sentence.evidence_between(found.start, found.end)
                reason = msg("It seems to end then.")
                yield proposal("ends_on", end.isoformat(), quote, "high", reason)
                return
