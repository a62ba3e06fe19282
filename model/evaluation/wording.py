"""The text check: how a recruitment text speaks of its theme, and whether it appeals.

Judges lesson 5 on recruitment texts only; a plan may and must name the theme. The lesson comes from
39 Amsterdam projects; its source is named in `data/lexicon/wording.yaml`.
"""

from __future__ import annotations

from typing import Literal

from model.core.entity import Frozen
from model.core.messages import Message, msg
from model.evaluation.appeal import appeal_hits
from model.evaluation.folding import Folded, fold
from model.evaluation.problem_first import problems_first
from model.evaluation.rewording import rewordings
from model.evaluation.theme_names import set_aside
from model.evaluation.theme_words import theme_words
from model.evaluation.wording_lexicon import reason

Wording = Literal["direct", "name-only", "indirect", "clean"]
HitKind = Literal["direct", "name", "indirect", "appeal"]
_NAMES = ("name-programme", "name-address")


class Hit(Frozen):
    """A place in the text: `text == source[start:end]`, with why it is pointed out."""

    model_config = Frozen.model_config | {"str_strip_whitespace": False}

    text: str
    start: int
    end: int
    kind: HitKind
    suggestion: Message | None = None
    why: Message


class TextCheck(Frozen):
    """What the check found in one recruitment text."""

    wording: Wording
    appeal: bool
    hits: tuple[Hit, ...] = ()
    """In order of the text."""
    passed_over: tuple[Hit, ...] = ()
    """Theme words that do not count, such as a song title; kind `name`, with the reason why."""

    @property
    def problems(self) -> tuple[Hit, ...]:
        """The hits that need a look: everything but what appeals."""
        return tuple(hit for hit in self.hits if hit.kind != "appeal")


def check_text(text: str) -> TextCheck:
    """Check a recruitment text (flyer, invitation, post, letter) in Dutch or English.

    `direct`: the theme word or a relative is said of the reader or is the theme; `indirect`: a
    problem comes first without the word; `name-only`: the word stands only in a name; `clean`:
    none of these. A text with a problem first and the word in a name counts as `indirect`,
    because that is what needs rewriting. Any text gives an answer; an empty one is `clean`.
    """
    folded = fold(text)
    hits, passed_over = _theme_hits(folded)
    hits += _apart_from([*hits, *passed_over], _problem_hits(folded), len(text))
    appeal = _apart_from(hits, _appeal_hits(folded), len(text))
    hits = _with_suggestions(hits, text)
    return TextCheck(
        wording=_wording(hits),
        appeal=bool(appeal),
        hits=tuple(sorted([*hits, *appeal], key=lambda hit: hit.start)),
        passed_over=tuple(passed_over),
    )


def _wording(hits: list[Hit]) -> Wording:
    kinds = {hit.kind for hit in hits}
    if "direct" in kinds:
        return "direct"
    if "indirect" in kinds:
        return "indirect"
    return "name-only" if "name" in kinds else "clean"


def _hit(folded: Folded, first: int, last: int, kind: HitKind, reason_id: str) -> Hit:
    start, end = folded.source_span(first, last)
    return Hit(
        text=folded.source[start:end], start=start, end=end, kind=kind, why=reason(reason_id)
    )


def _theme_hits(folded: Folded) -> tuple[list[Hit], list[Hit]]:
    """Return the theme words that count, and those in titles and expressions that do not."""
    candidates = theme_words(folded)
    hits: list[Hit] = []
    passed_over: list[Hit] = []
    for candidate, aside in zip(candidates, set_aside(folded, candidates), strict=True):
        if not aside:
            hits.append(_hit(folded, candidate.start, candidate.end, "direct", candidate.reason))
        else:
            found = _hit(folded, candidate.start, candidate.end, "name", aside)
            (hits if aside in _NAMES else passed_over).append(found)
    return hits, passed_over


def _problem_hits(folded: Folded) -> list[Hit]:
    return [
        _hit(folded, passage.start, passage.end, "indirect", passage.reason)
        for passage in problems_first(folded)
    ]


def _appeal_hits(folded: Folded) -> list[Hit]:
    return [_hit(folded, hit.start, hit.end, "appeal", hit.reason) for hit in appeal_hits(folded)]


def _apart_from(taken: list[Hit], found: list[Hit], length: int) -> list[Hit]:
    """Return the hits that share no character with those already taken."""
    marked = bytearray(length)
    for hit in taken:
        marked[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    return [hit for hit in found if not any(marked[hit.start : hit.end])]


def _with_suggestions(hits: list[Hit], text: str) -> list[Hit]:
    """Give each problem a suggestion; direct and indirect ones get an example to start from."""
    if not hits:
        return hits
    examples = rewordings("", "", text)
    return [
        hit.model_copy(update={"suggestion": _suggestion(hit, examples[at % len(examples)])})
        for at, hit in enumerate(hits)
    ]


def _suggestion(hit: Hit, example: str) -> Message:
    if hit.kind == "name":
        return msg("Put this name small at the bottom, apart from the invitation.")
    if hit.kind == "direct":
        return msg("Leave this word out and start from a wish: “{example}”", example=example)
    return msg("Turn it round and start from a wish: “{example}”", example=example)
