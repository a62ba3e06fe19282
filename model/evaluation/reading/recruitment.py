"""Lesson 5 in a text: the parts that invite people, and how they speak.

A plan, a goal or a news report may and must name the theme. Only the words meant for participants
are judged: what speaks to the reader and invites, and what a plan quotes from its own flyer.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from model.evaluation.plan_lexicon import cue
from model.evaluation.reading.signal import SILENT, Signal, signal
from model.evaluation.wording import check_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.findings import Outcome
    from model.evaluation.passages import Hit, Sentence
    from model.evaluation.wording import TextCheck

# From this share of sentences that speak to the reader, the whole text is an invitation. A text in
# which nobody is quoted is a page or flyer rather than a news item, and needs less.
_WHOLE_NEWS_ITEM = 0.3
_WHOLE_PAGE = 0.15
_LONGEST_QUOTE = 8
# Where a quote from a flyer ends: a closing quotation mark at the end of a sentence.
_CLOSED = re.compile(r"[\"”’»'][.,;:]?$")
_QUOTED = re.compile(r"[\"“„»«]|,,|(?<!\w)['‘](?=\w)|\*\w")
# An imperative opens its clause: "kom langs", "en eet mee", not "een mevrouw eet elke week mee".
_CLAUSE_OPENS = re.compile(r"(?:^|[^\w\s]|\b(?:en|of|dan|dus|nu|ook|gerust|gewoon|daarom|wel))\s*$")
_TO_READER = re.compile(
    r"\b(?:je|jij|jou|jouw|u|uw|jullie|you|your|welkom|zin|interesse|geinteresseerd|wie|iedereen)\b"
)
# "Bent U", "Doe Je": some write the reader with a capital.
_JOINS_READER = re.compile(r"\b(?:U|Uw|Je|Jij)\b")
_BEFORE = 12
# An interviewer's question, or a heading, and no invitation.
_ASKS_WHAT = re.compile(
    r"\W*(?:(?:en|maar|dus)\s+)?(?:wat|hoe|waar(?!om niet)|wanneer|welke?|met|krijg|moet|wie)\b"
)
# A poster or notice: short, practical, and nobody speaks in it.
_LONGEST_NOTICE = 16
_PRACTICAL = 2
# From so many sentences about goals, money and planning a text is a plan, not an invitation.
_A_PLAN = 2


def recruitment_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that are meant for participants."""
    quoted = _quoted_from_flyer(sentences)
    if quoted:
        return quoted
    if sum(sentence.matches("plan-document") for sentence in sentences) >= _A_PLAN:
        return []
    if _is_notice(sentences):
        return list(sentences)
    inviting = [sentence for sentence in sentences if _invites(sentence)]
    speaking = [sentence for sentence in sentences if _speaks_to_reader(sentence)]
    offering = [sentence for sentence in speaking if sentence.matches("offers")]
    quoting = any(_is_spoken(sentence) for sentence in sentences)
    share = _WHOLE_NEWS_ITEM if quoting else _WHOLE_PAGE
    if (inviting or offering) and len(speaking) >= share * len(sentences):
        return [sentence for sentence in sentences if not sentence.matches("volunteers-call")]
    return inviting


def _is_notice(sentences: Sequence[Sentence]) -> bool:
    """Whether the text as a whole is a poster or notice: practical, cheerful, nobody quoted."""
    if len(sentences) > _LONGEST_NOTICE or any(_is_spoken(sentence) for sentence in sentences):
        return False
    practical = sum(sentence.matches("notice") for sentence in sentences)
    cheerful = any(sentence.span.text.endswith("!") for sentence in sentences)
    return (
        cheerful
        and practical >= _PRACTICAL
        and any(sentence.has("appeals") for sentence in sentences)
        and not any(sentence.matches("volunteers-call") for sentence in sentences)
        and not any(sentence.matches("plan-document") for sentence in sentences)
    )


def _quoted_from_flyer(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The words that a plan or report quotes from its flyer or invitation."""
    found: dict[int, Sentence] = {}
    for place, sentence in enumerate(sentences):
        if not sentence.matches("quotes-recruitment"):
            continue
        if _QUOTED.search(sentence.span.text) or sentence.matches("so-it-said"):
            found[sentence.number] = sentence
        for near in sentences[place : place + _LONGEST_QUOTE]:
            opens = _QUOTED.match(near.span.text) or (near is sentence and near.number in found)
            if opens or near.number - 1 in found:
                found[near.number] = near
            if near.number in found and _CLOSED.search(near.span.text):
                break
    return [found[number] for number in sorted(found)]


def _speaks_to_reader(sentence: Sentence) -> bool:
    return sentence.has("addresses-reader") and not _is_spoken(sentence)


def _invites(sentence: Sentence) -> bool:
    return (
        any(
            not _is_name(sentence, hit) and _opens_clause(sentence, hit)
            for hit in sentence.find(cue("invites"))
        )
        and not sentence.matches("volunteers-call")
        and not sentence.matches("asks-about-others")
        and not _is_spoken(sentence)
        and not (sentence.span.text.endswith("?") and _ASKS_WHAT.match(sentence.folded))
    )


def _opens_clause(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words speak to the reader, or are an imperative that opens its clause."""
    before = sentence.folded[max(0, hit.start - _BEFORE) : hit.start]
    return bool(_TO_READER.search(hit.text) or _CLAUSE_OPENS.search(before))


def _is_name(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words stand in a name, such as "Schuif Aan" or 'schuif aan'."""
    before = sentence.folded[: hit.start].rstrip(" ")
    written = sentence.span.text[slice(*sentence.source_span(hit))]
    if not before:
        # "Schuif Aan begon in 2021": a second capital makes a name of the words.
        return len(written.split()) > 1 and written.istitle() and not _JOINS_READER.search(written)
    return before[-1] in "'\"‘“" or written.istitle()


def _is_spoken(sentence: Sentence) -> bool:
    """Whether somebody is quoted: a news item's speaker says "je" without inviting anyone."""
    return sentence.spoken or sentence.has("said")


def checked(sentences: Sequence[Sentence]) -> tuple[TextCheck | None, list[Sentence]]:
    """Check the recruitment parts of a text together; None when there are none."""
    parts = recruitment_sentences(sentences)
    if not parts:
        return None, []
    return checked_text("\n".join(part.span.text for part in parts)), parts


@lru_cache(maxsize=2048)
def checked_text(text: str) -> TextCheck:
    """Check a text; three indicators ask for the same one."""
    return check_text(text)


def read_wording(sentences: Sequence[Sentence]) -> Signal:
    """Judge the wording: direct is not met; clean or name-only with appeal is met; else partly."""
    avoids = [sentence.evidence() for sentence in sentences if sentence.matches("avoids-word")]
    if avoids:
        return signal("met", "avoids", avoids)
    check, parts = checked(sentences)
    if check is None:
        return SILENT
    quotes = [part.evidence() for part in parts]
    if check.wording == "indirect" and _wish_comes_first(parts):
        return signal("met", "clean", quotes)
    appeal = appeals(check, parts) or _page_appeals(sentences, parts)
    return signal(judged(check, appeal=appeal), check.wording, quotes)


def _page_appeals(sentences: Sequence[Sentence], parts: Sequence[Sentence]) -> bool:
    """Whether a page that speaks to the reader names an activity in some other sentence."""
    return any(part.has("addresses-reader") for part in parts) and any(
        sentence.has("appeals") for sentence in sentences if not _is_spoken(sentence)
    )


def _wish_comes_first(parts: Sequence[Sentence]) -> bool:
    """Whether a wish or activity is named before the problem; the title does not count."""
    for part in [part for part in parts if part.number][:_LONGEST_QUOTE]:
        if checked_text(part.span.text).wording == "indirect":
            return False
        if part.has("appeals"):
            return True
    return False


def appeals(check: TextCheck, parts: Sequence[Sentence]) -> bool:
    """Whether the recruitment parts appeal to a wish, an interest or an activity."""
    return check.appeal or any(part.has("appeals") for part in parts)


def judged(check: TextCheck, *, appeal: bool | None = None) -> Outcome:
    """Return the outcome that goes with a text check; `appeal` as seen in the plan's parts."""
    if check.wording == "direct":
        return "not-met"
    shown = check.appeal if appeal is None else appeal
    return "met" if check.wording != "indirect" and shown else "partly-met"
