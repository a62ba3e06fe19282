"""Lesson 5 in a text: the parts that invite people, and how they speak.

A plan, a goal or a news report may and must name the theme. Only the words meant for participants
are judged: what speaks to the reader and invites, and what a plan quotes from its own flyer.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from model.evaluation.plan_lexicon import cue
from model.evaluation.reading.shown_words import said_when_asking, shown_words
from model.evaluation.reading.signal import SILENT, Signal, signal
from model.evaluation.reading.voice import host_words, is_report, is_spoken
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
_OPENING = 8
_QUOTE_OPENS = re.compile(r":\s*[\"“„'‘][^\"”“]*$")
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


def recruitment_sentences(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences, or the quoted parts of them, that are meant for participants."""
    shown = shown_words(sentences)
    if shown:
        return shown
    if is_report(sentences):
        return said_when_asking(sentences)
    if _is_notice(sentences):
        return list(sentences)
    return _inviting_part(sentences)


def _inviting_part(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences in which the text itself speaks to participants."""
    inviting = [sentence for sentence in sentences if _invites(sentence)]
    speaking = [sentence for sentence in sentences if _speaks_to_reader(sentence)]
    offering = [sentence for sentence in speaking if sentence.matches("offers")]
    quoting = any(is_spoken(sentence) for sentence in sentences)
    share = _WHOLE_NEWS_ITEM if quoting else _WHOLE_PAGE
    if (inviting or offering) and len(speaking) >= share * len(sentences):
        return [sentence for sentence in sentences if not sentence.matches("volunteers-call")]
    return host_words(sentences) or said_when_asking(sentences) or inviting


def _is_notice(sentences: Sequence[Sentence]) -> bool:
    """Whether the text as a whole is a poster or notice: practical, cheerful, nobody quoted."""
    if len(sentences) > _LONGEST_NOTICE or any(is_spoken(sentence) for sentence in sentences):
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


def _speaks_to_reader(sentence: Sentence) -> bool:
    return sentence.has("addresses-reader") and not is_spoken(sentence)


def _invites(sentence: Sentence) -> bool:
    return (
        any(
            not _is_name(sentence, hit)
            and _opens_clause(sentence, hit)
            and not _within_quotes(sentence, hit)
            for hit in sentence.find(cue("invites"))
        )
        and not sentence.matches("volunteers-call")
        and not sentence.matches("asks-about-others")
        and not is_spoken(sentence)
        and not (sentence.span.text.endswith("?") and _ASKS_WHAT.match(sentence.folded))
    )


def _opens_clause(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words speak to the reader, or are an imperative that opens its clause."""
    before = sentence.folded[max(0, hit.start - _BEFORE) : hit.start]
    return bool(_TO_READER.search(hit.text) or _CLAUSE_OPENS.search(before))


def _within_quotes(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words stand in what somebody is quoted to have said: 'vroeg: "Bent u …"'."""
    opened = _QUOTE_OPENS.search(sentence.folded[: hit.start])
    return bool(opened and opened.start())


def _is_name(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words stand in a name, such as "Schuif Aan" or 'schuif aan'."""
    before = sentence.folded[: hit.start].rstrip(" ")
    written = sentence.span.text[slice(*sentence.source_span(hit))]
    if not before:
        # "Schuif Aan begon in 2021": a second capital makes a name of the words.
        return len(written.split()) > 1 and written.istitle() and not _JOINS_READER.search(written)
    return before[-1] in "'\"‘“" or written.istitle()


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
    if check.wording == "indirect" and (_wish_comes_first(parts) or not _opens_with_problem(parts)):
        return signal("met", "clean", quotes)
    appeal = names_a_wish(check, parts, sentences) or are_quoted(sentences, parts)
    return signal(judged(check, appeal=appeal), check.wording, quotes)


def are_quoted(sentences: Sequence[Sentence], parts: Sequence[Sentence]) -> bool:
    """Whether a slogan or question is quoted: too short to ask for more than the missing word."""
    whole = {sentence.span for sentence in sentences}
    return any(part.span not in whole for part in parts)


def _page_appeals(sentences: Sequence[Sentence], parts: Sequence[Sentence]) -> bool:
    """Whether a page that speaks to the reader names an activity in some other sentence."""
    return any(part.has("addresses-reader") for part in parts) and any(
        sentence.has("appeals") for sentence in sentences if not is_spoken(sentence)
    )


def _wish_comes_first(parts: Sequence[Sentence]) -> bool:
    """Whether a wish or activity is named before the problem; the title does not count."""
    for part in [part for part in parts if part.number][:_OPENING]:
        if checked_text(part.span.text).wording == "indirect":
            return False
        if part.has("appeals"):
            return True
    return False


def _opens_with_problem(parts: Sequence[Sentence]) -> bool:
    """Whether the problem comes first: further down on a page it is no opening any more."""
    return any(checked_text(part.span.text).wording == "indirect" for part in parts[:_OPENING])


def names_a_wish(
    check: TextCheck, parts: Sequence[Sentence], sentences: Sequence[Sentence]
) -> bool:
    """Return whether the parts, or the page they stand on, name a wish, interest or activity."""
    return (
        check.appeal
        or any(part.has("appeals") for part in parts)
        or _page_appeals(sentences, parts)
    )


def judged(check: TextCheck, *, appeal: bool | None = None) -> Outcome:
    """Return the outcome that goes with a text check; `appeal` as seen in the plan's parts."""
    if check.wording == "direct":
        return "not-met"
    shown = check.appeal if appeal is None else appeal
    return "met" if check.wording != "indirect" and shown else "partly-met"
