"""Lesson 5: does the recruitment text invite without the word?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding
from model.evaluation.reading.recruitment import checked_text, judged, read_wording
from model.evaluation.reading.weighing import doubt_rule

if TYPE_CHECKING:
    from model.evaluation.findings import Evidence, Finding, Outcome
    from model.evaluation.material import Material
    from model.evaluation.wording import Hit

INDICATOR = "leaves-out-the-word"
_SAID = {
    "direct": msg("The recruitment text uses the word, or a relative of it, directly."),
    "indirect": msg("The recruitment text starts from the problem."),
    "clean": msg("The recruitment text leaves out the word."),
    "name-only": msg("The word stands only in a name."),
    "plain": msg("The recruitment text leaves out the word, but names no wish or activity."),
    "avoids": msg("The plan says that the word is left out on purpose."),
    "": msg("There is no recruitment text to look at."),
}


def assess(material: Material) -> Finding:
    """Judge the recruitment texts by the one that is hardest on the reader."""
    texts = [text for text in material.project.recruitment_texts if text.text]
    if not texts:
        signal = read_wording(material.sentences)
        plain = signal.outcome == "partly-met" and signal.detail in ("clean", "name-only")
        said = _SAID["plain" if plain else signal.detail]
        read = doubt_rule("wording", material.sentences, signal)
        return finding(INDICATOR, signal.outcome, said, read.evidence, read.doubt)
    checks = [(checked_text(text.text), text) for text in texts]
    hardest, text = min(checks, key=lambda one: _ORDER.index(judged(one[0])))
    outcome = judged(hardest)
    plain = outcome == "partly-met" and hardest.wording != "indirect"
    problems = [_quote(hit) for hit in hardest.problems] or [field("recruitment_texts", text.text)]
    return finding(INDICATOR, outcome, _SAID["plain" if plain else hardest.wording], problems)


def _quote(hit: Hit) -> Evidence:
    return field("recruitment_texts", hit.text)


_ORDER: tuple[Outcome, ...] = ("not-met", "partly-met", "met")
