"""Who a text speaks for and to: a host to its guests, or a writer about a project.

A page such as "Op dinsdag zetten we de tafels klaar. Neem je eigen kom mee." invites, although no
sentence says "doe mee". A report, an application or a news item tells the same in other words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from model.evaluation.plan_lexicon import cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.passages import Sentence

# The title and what stands just below it name the kind of document.
_TITLE = 4
A_PLAN = 2
"""From so many sentences about goals, money and planning a text is a plan, not an invitation."""
# Fewer signs of a host than this may be chance; so may one quoted guest.
_SPEAKING = 2
_HOST_ALONE = 2
_FEW_SPOKEN = 1
# "3. Doelgroep", "Werving:"; the heading may carry a number.
_HEADING = 4
_HEADING_COLON = 30
_NUMBERING = 5
# "€ 12.500", "1.850": sums of a budget.
_SUM = re.compile(r"(?:€ ?|\b)\d{1,3}\.\d{3}\b(?!\.)")
# A news item opens with its place: "OSS - ", "LELYSTAD – ".
_PLACE_LINE = re.compile(r"[A-Z][A-Z/' -]{2,40}(?:, [^–-]{3,20})? [-–] ")


def is_report(sentences: Sequence[Sentence]) -> bool:
    """Whether a text reports or applies: a plan, minutes, an evaluation, a letter to a council."""
    if sum(sentence.matches("plan-document") for sentence in sentences) >= A_PLAN:
        return True
    return any(sentence.matches("report-document") for sentence in sentences[:_TITLE])


def is_news(sentences: Sequence[Sentence]) -> bool:
    """Whether a text is a news item or portrait: it opens with its place, or people are quoted."""
    opens = any(_PLACE_LINE.match(sentence.span.text) for sentence in sentences[:_TITLE])
    return opens or sum(is_spoken(sentence) for sentence in sentences) > _FEW_SPOKEN


def is_spoken(sentence: Sentence) -> bool:
    """Whether somebody is quoted: a news item's speaker says "je" without inviting anyone."""
    return sentence.spoken or sentence.has("said")


def _is_planned(sentences: Sequence[Sentence]) -> bool:
    """Whether a text has the headings or the sums of a plan, whatever it calls itself."""
    headings = sum(
        len(one.words) <= _HEADING or one.span.text.find(":") in range(1, _HEADING_COLON)
        for one in sentences
        if (hits := one.find(cue("report-heading"))) and hits[0].start <= _NUMBERING
    )
    sums = sum(len(_SUM.findall(one.span.text)) for one in sentences)
    return headings >= A_PLAN or sums > A_PLAN


def host_words(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return what a host says to its guests; empty when the text is no such page.

    A page of a host says "we" or speaks to the reader, tells when or how one can come, and is no
    report, no news item, no call for volunteers and not written to funders or referrers.
    """
    if is_report(sentences) or is_news(sentences) or _is_planned(sentences):
        return []
    if any(
        one.matches("written-to-others") or one.matches("asks-about-others") for one in sentences
    ):
        return []
    own = [one for one in sentences if not is_spoken(one) and not one.matches("volunteers-call")]
    calls = sum(one.matches("volunteers-call") for one in sentences)
    to_reader = [one for one in own if one.has("addresses-reader")]
    as_host = [one for one in own if one.matches("host-speaks")]
    practical = [one for one in own if one.matches("guest-practical")]
    speaking = {one.number for one in (*to_reader, *as_host)}
    if (
        calls > 1
        or any(one.matches("volunteers-call") for one in sentences[:_TITLE])
        or not practical
        or len(speaking) < _SPEAKING
    ):
        return []
    if not to_reader and len(as_host) < _HOST_ALONE:
        return []
    kept = {one.number for one in (*to_reader, *practical)}
    return [one for one in own if one.number in kept]
