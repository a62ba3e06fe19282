"""Fields about the plan itself: title, aim, goal, kinds of support and whom it recruits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.plan_lexicon import patterns
from model.evaluation.reading.headings import headed, is_heading
from model.evaluation.reading.kind import read_kind
from model.evaluation.reading.proposal import Confidence, FieldProposal, proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.core.messages import Message
    from model.evaluation.findings import Evidence
    from model.evaluation.passages import Sentence

_LONGEST_TITLE = 150
_TITLE_LINES = 15
# The paper's own name is no title: "Aanvraagformulier Leefbaarheidsfonds".
_PAPER = re.compile(r"\W*(?:aanvraag|formulier|aan:|betreft|bijlage)", re.IGNORECASE)
_MARKS = re.compile(r"[#*>\s]*")
_AIMS = (("aim-reduce", "reduce"), ("aim-prevent", "prevent"), ("aim-find", "find"))
_SUPPORT = "support-"
# A shorter line is a heading.
_TELLING = 30
_OFTEN = 3
_OPENING = 3


def identity_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose title, summary, whom it recruits, aim and goal."""
    yield from _title(sentences)
    yield from _summary(sentences)
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
    for passage in headed(sentences, "goal", most=2):
        reason = msg("This seems to be the goal.")
        yield _passage("goal", passage.evidence(), "high", reason)
        return


def _passage(field: str, quote: Evidence, confidence: Confidence, reason: Message) -> FieldProposal:
    """Propose a passage as it stands; `read_plan` fills in a run of sentences."""
    return proposal(field, quote.quote, quote, confidence, reason)


def _title(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    for passage in headed(sentences[:_TITLE_LINES], "name", most=1):
        reason = msg("The plan is called this.")
        yield _passage("title", passage.evidence(), "high", reason)
        return
    first = next((one for one in sentences[:_OPENING] if not _PAPER.match(one.span.text)), None)
    if first is not None:
        line = first.span.text.splitlines()[0]
        marks = _MARKS.match(line)
        quote = first.evidence_between(marks.end() if marks else 0, min(len(line), _LONGEST_TITLE))
        sure: Confidence = "medium" if len(first.span.text) < _LONGEST_TITLE else "low"
        yield proposal("title", quote.quote, quote, sure, msg("The text opens with this."))


def _summary(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose what stands under "Wat gaan we doen?", or else an opening that tells a rhythm."""
    for passage in headed(sentences, "what"):
        if len(passage.sentences[0].span.text) - passage.start < _TELLING and not passage.start:
            continue
        yield _passage("summary", passage.evidence(), "high", msg("The plan seems to do this."))
        return
    for sentence in sentences[1:_OPENING]:
        telling = len(sentence.span.text) >= _TELLING and sentence.span.text.endswith(".")
        if telling and sentence.has("series") and not is_heading(sentence):
            reason = msg("The text opens with this.")
            yield proposal("summary", sentence.span.text, sentence.evidence(), "low", reason)
            return


def support_fields(sentences: Sequence[Sentence]) -> Iterator[FieldProposal]:
    """Propose kinds of support that are named more than once or in the title, and severity."""
    for list_id, pattern in patterns("fields").items():
        if not list_id.startswith(_SUPPORT):
            continue
        named = [
            (sentence, hit)
            for sentence in sentences
            for hit in sentence.find(pattern)
            if not sentence.negated(hit) and not sentence.spoken
        ]
        telling = len({sentence.number for sentence, _ in named}) >= _OFTEN or any(
            sentence.number < _OPENING for sentence, _ in named
        )
        if telling:
            sentence, hit = named[0]
            kind = list_id.removeprefix(_SUPPORT)
            reason = msg("This word names a kind of support.")
            yield proposal("kinds_of_support", kind, sentence.evidence_of(hit), "low", reason)
    severe = next((one for one in sentences if one.find(patterns("fields")["severe"])), None)
    if severe is not None and not severe.matches("background"):
        quote = severe.evidence_of(severe.find(patterns("fields")["severe"])[0])
        yield proposal("severity", "severe", quote, "low", msg("This points to severe loneliness."))
