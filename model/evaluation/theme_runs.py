"""Runs of capitals around a theme word: a proper name inside a sentence.

Dutch gives a common noun no capital in mid-sentence, so "de bus is van Rotary-actie Eenzaamheid de
Deur Uit" holds a name and "Samen Tegen Eenzaamheid!" on its own is a slogan. A name needs a
sentence around it, and something of its own beside the theme word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.folding import fold
from model.evaluation.wording_lexicon import compiled, word_is, wording_lexicon

if TYPE_CHECKING:
    from model.evaluation.dutch import Word
    from model.evaluation.theme_setting import Setting

_NOUN_ENDINGS = ("heid", "ness", "isolement")
_NO_NAMES = ("u", "i", "uw", "je", "jij", "ik")
# After these a line begins anew: "Thema: Samen Tegen Eenzaamheid" is a heading.
_BREAKS = ':;,()[]|•·–—!?\n"“”„«»‘*'
_HEADINGS = ":|•·–—!?\n*"
_QUOTES = "\"'“”„«»‘’"
_LONG_RUN = 3
_CUE_REACH = 14


class Run(NamedTuple):
    """Words joined into one name: those before and after the theme word, and what opens it."""

    left: list[Word]
    right: list[Word]
    opening: str
    """What stands before its first word; empty at the beginning of a sentence."""
    cue: str
    """The words of the sentence before the run, folded."""


def run_around(setting: Setting) -> Run:
    """Return the capitals and link words that stand against the theme word without a break."""
    left: list[Word] = []
    opening = _gap(setting, setting.before[-1].end, setting.start) if setting.before else ""
    for word in reversed(setting.before):
        if _breaks(opening) or not (_proper(word) or word_is(word.lower, "link")):
            break
        left.insert(0, word)
        opening = word.before
    while left and not _proper(left[0]):
        opening = left[1].before if len(left) > 1 else " "
        left = left[1:]
    rest = setting.before[: len(setting.before) - len(left)]
    right: list[Word] = []
    for word in setting.after:
        if _breaks(word.before) or not word.text[:1].isupper():
            break
        right.append(word)
    cue = " ".join(fold(word.lower).text for word in rest[-_CUE_REACH:])
    return Run(left, right, opening if rest else "", cue)


def is_named_run(setting: Setting) -> bool:
    """Whether a run of capitals in mid-sentence makes the theme word part of a proper name."""
    run = run_around(setting)
    if not run.cue or setting.shouted or _is_occasion(run):
        return False
    if any(mark in _QUOTES for mark in run.opening):
        return False
    credited = is_credit(run.cue)
    if any(mark in _HEADINGS for mark in run.opening) and not credited:
        return False
    if run.left and _begins_a_name(run.left[0]):
        return True
    if not setting.text[:1].isupper():
        return False
    proper = 1 + sum(map(_proper, [*run.left, *run.right]))
    noun = fold(setting.text).text.endswith(_NOUN_ENDINGS)
    return proper >= (2 if noun or credited else _LONG_RUN)


def is_credit(folded: str) -> bool:
    """Whether folded words say who pays, organises or answers: "i.s.m.", "contact"."""
    return compiled(wording_lexicon().names.credits).search(folded) is not None


def _begins_a_name(word: Word) -> bool:
    """Whether a link word has a capital of its own: "dankzij Samen tegen eenzaamheid"."""
    return word.text[:1].isupper() and word_is(word.lower, "link")


def _is_occasion(run: Run) -> bool:
    """Whether the run is headed by an occasion on the theme: "de Themamiddag Eenzaamheid"."""
    return bool(run.left) and word_is(run.left[0].lower, "occasion")


def _proper(word: Word) -> bool:
    return (word.text[:1].isupper() or word.text.isdigit()) and word.lower not in _NO_NAMES


def _gap(setting: Setting, start: int, end: int) -> str:
    return setting.source[start:end]


def _breaks(gap: str) -> bool:
    return any(mark in _BREAKS for mark in gap)
