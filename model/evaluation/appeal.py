"""Appeal: whether a recruitment text speaks to a wish, an interest or an activity.

Lesson 5 asks to start from what people want to reach and like to do. A text that only informs
professionals has no such appeal, even when it names a lunch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.wording_lexicon import compiled, wording_lexicon

if TYPE_CHECKING:
    from model.evaluation.folding import Folded

_FEW = 2


class AppealHit(NamedTuple):
    """A place in the folded text; the reason is `wish`, `activity` or `invitation`."""

    start: int
    end: int
    reason: str


def appeal_hits(folded: Folded) -> list[AppealHit]:
    """Return the wishes and activities that a text appeals to; empty when it does not appeal.

    An invitation alone appeals too, and so does a day to come along on, unless all there is to
    come for is help or information. A text with several words of the trade, and more of them than
    wishes, speaks to professionals.
    """
    appeal = wording_lexicon().appeal
    excused = [match.span() for match in compiled(appeal.unless).finditer(folded.text)]
    wishes = _hits(folded.text, appeal.wishes, "wish", excused)
    activities = _hits(folded.text, appeal.activities, "activity", excused)
    trade = len({match.group() for match in compiled(appeal.professional).finditer(folded.text)})
    if trade >= _FEW and len(wishes) < trade:
        return []
    if wishes or activities:
        return _in_order([*wishes, *activities])
    if compiled(appeal.help).search(folded.text):
        return []
    invited = _hits(folded.text, appeal.invitations, "invitation", excused)
    if not invited and not compiled(appeal.notices).search(folded.text):
        invited = _hits(folded.text, appeal.occasions, "invitation", excused)
    return _in_order(invited)


def _hits(
    text: str, phrases: tuple[str, ...], reason: str, excused: list[tuple[int, int]]
) -> list[AppealHit]:
    """Return the matches of `phrases` that do not overlap one of the `excused` stretches."""
    found = [AppealHit(*match.span(), reason) for match in compiled(phrases).finditer(text)]
    if not excused:
        return found
    marked = bytearray(len(text))
    for start, end in excused:
        marked[start:end] = b"\x01" * (end - start)
    return [hit for hit in found if not any(marked[hit.start : hit.end])]


def _in_order(hits: list[AppealHit]) -> list[AppealHit]:
    kept: list[AppealHit] = []
    for hit in sorted(hits, key=lambda item: (item.start, -item.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
