"""Fields about the plan itself: title, aim, goal, support, rhythm, numbers, money and period."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.plan_lexicon import patterns
from model.evaluation.reading.kind import read_kind
from model.evaluation.reading.numbers import amounts, dates, numbers
from model.evaluation.reading.proposal import Confidence, FieldProposal, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.passages import Sentence

_LONGEST_TITLE = 150
_TITLE = re.compile(
    r"(?:titel|projectnaam|naam(?: van het)? project|project)\s*:\s*(\S.*)", re.IGNORECASE
)
_AIMS = (("aim-reduce", "reduce"), ("aim-prevent", "prevent"), ("aim-find", "find"))
_SUPPORT = "support-"
# A shorter line is a heading.
_TELLING = 30
# How far a number may stand before the word it counts, in characters: "vijftien extra eters".
_NEAR = 28
_COFUNDING = re.compile(r"eigen (?:bijdrage|middelen|inbreng)|cofinanciering|co-financiering")
_TOTAL = re.compile(r"totale? (?:kosten|begroting|budget)|begroting|budget|kosten|subsidie|bedrag")
_ENDS = re.compile(r"(?:tot(?: en met)?|t/m|einddatum|loopt af|eindigt)\W*(?:\d{1,2}\s*)?$")


def identity_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose title, summary, whom it recruits, aim and goal."""
    yield from _title(sentences)
    opening = next((one for one in sentences[1:] if len(one.span.text) >= _TELLING), None)
    if opening is not None:
        reason = msg("The text opens with this.")
        yield proposal("summary", opening.span.text, opening.evidence(), "low", reason)
    kind = read_kind(sentences)
    if kind.evidence:
        recruits = "volunteers" if kind.kind == "volunteers" else "nobody"
        reason = msg("The text seems not to recruit participants.")
        yield proposal("recruits", recruits, kind.evidence[0], "medium", reason)
    lists = patterns("fields")
    for list_id, aim in _AIMS:
        sentence = next((one for one in sentences if one.find(lists[list_id])), None)
        if sentence is not None:
            reason = msg("This seems to be the aim.")
            yield proposal("aim", aim, sentence.evidence(), "low", reason)
            break
    goal = next((one for one in sentences[1:] if one.find(lists["goal"])), None)
    if goal is not None:
        reason = msg("This seems to be the goal.")
        yield proposal("goal", goal.span.text, goal.evidence(), "medium", reason)


def _title(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    for sentence in sentences[:10]:
        named = _TITLE.match(sentence.span.text)
        if named:
            quote = sentence.evidence_between(*named.span(1))
            yield proposal("title", quote.quote, quote, "high", msg("The plan is called this."))
            return
    if sentences:
        first = sentences[0]
        quote = first.evidence_between(0, min(len(first.span.text), _LONGEST_TITLE))
        sure: Confidence = "medium" if len(first.span.text) < _LONGEST_TITLE else "low"
        yield proposal("title", quote.quote, quote, sure, msg("The text opens with this."))


def support_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose kinds of support, rhythm, number of meetings, fixed group and severity."""
    seen: set[str] = set()
    for sentence in sentences:
        for list_id, pattern in patterns("fields").items():
            if list_id.startswith(_SUPPORT) and list_id not in seen:
                hits = [hit for hit in sentence.find(pattern) if not sentence.negated(hit)]
                if hits:
                    seen.add(list_id)
                    quote = sentence.evidence_of(hits[0])
                    kind = list_id.removeprefix(_SUPPORT)
                    reason = msg("This word names a kind of support.")
                    yield proposal("kinds_of_support", kind, quote, "low", reason)
    for list_id, field in (("series", "rhythm"), ("fixed-group", "same_participants")):
        found = next((one for one in sentences if one.has(list_id)), None)
        if found is not None:
            quote = found.evidence_of(found.hits(list_id)[0])
            value = quote.quote if field == "rhythm" else True
            yield proposal(field, value, quote, "low", msg("This tells about the rhythm."))
    severe = next((one for one in sentences if one.find(patterns("fields")["severe"])), None)
    if severe is not None:
        quote = severe.evidence_of(severe.find(patterns("fields")["severe"])[0])
        yield proposal("severity", "severe", quote, "low", msg("This points to severe loneliness."))


def number_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose volunteers, reach, number of meetings, budget and period."""
    counted = (("volunteers", "volunteers"), ("reach", "participants"), ("meetings", "meetings"))
    for field, list_id in counted:
        yield from _counted(sentences, field, list_id)
    yield from _money(sentences)
    yield from _period(sentences)


def _counted(sentences: Sequence[Sentence], field: str, list_id: str) -> Iterator[FieldProposal]:
    """Propose the first number that counts what the list names, outside figures on a problem."""
    for sentence in sentences:
        if sentence.matches("background"):
            continue
        for word in sentence.find(patterns("fields")[list_id]):
            near = [
                found
                for found in numbers(sentence.folded[: word.start])
                if word.start - found.end <= _NEAR and found.value > 1
            ]
            if near:
                hit = word._replace(start=near[-1].start)
                quote = sentence.evidence_of(hit)
                reason = msg("A number stands before this word.")
                yield proposal(field, int(near[-1].value), quote, "low", reason)
                return


def _money(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose the largest amount near a word for the budget, and the own contribution."""
    found: list[tuple[float, FieldProposal]] = []
    own = False
    for sentence in sentences:
        for amount in amounts(sentence.span.text):
            quote = sentence.evidence_between(amount.start, amount.end)
            before = sentence.folded[max(0, amount.start - 60) : amount.start]
            labels = [match.end() for match in _COFUNDING.finditer(before)]
            totals = [match.end() for match in _TOTAL.finditer(before)]
            if labels and max(labels) > max(totals, default=0) and not own:
                own = True
                reason = msg("This seems to be the own contribution.")
                yield proposal("cofunding", amount.value, quote, "medium", reason)
            elif totals:
                reason = msg("This seems to be the budget.")
                made = proposal("budget", amount.value, quote, "medium", reason)
                found.append((amount.value, made))
    if found:
        yield max(found, key=lambda one: one[0])[1]


def _period(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    named = [(sentence, found) for sentence in sentences for found in dates(sentence.span.text)]
    start = end = None
    for sentence, found in named:
        before = sentence.span.text[: found.start].lower()
        if start is not None and end is None and _ENDS.search(before) and found.value > start:
            end = found.value
            if found.whole_month:
                end = (end.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            quote = sentence.evidence_between(found.start, found.end)
            yield proposal("ends_on", end.isoformat(), quote, "low", msg("It seems to end then."))
        elif start is None:
            start = found.value
            quote = sentence.evidence_between(found.start, found.end)
            reason = msg("It seems to start then.")
            yield proposal("starts_on", start.isoformat(), quote, "low", reason)
