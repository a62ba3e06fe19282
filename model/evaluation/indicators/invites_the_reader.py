"""Lesson 5: does the recruitment text speak to the reader and invite?"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from model.core.messages import msg
from model.evaluation.judging import finding
from model.evaluation.passages import sentences_of
from model.evaluation.reading.recruitment import are_quoted, recruitment_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.evaluation.findings import Evidence, Finding, Outcome
    from model.evaluation.material import Material
    from model.evaluation.passages import Sentence

INDICATOR = "invites-the-reader"
_SAID = {
    "met": msg("The recruitment text speaks to the reader and invites."),
    "partly-met": msg("The recruitment text invites only in part."),
    "not-met": msg("The recruitment text speaks about people, not to them."),
    "short": msg("The quoted words are too short to tell whether they invite."),
    "": msg("There is no recruitment text to look at."),
}


class _Read(NamedTuple):
    """The sentences of a text, those that speak to the reader, and those that invite."""

    whole: tuple[Evidence, ...]
    speaks: tuple[Evidence, ...]
    invites: tuple[Evidence, ...]


def assess(material: Material) -> Finding:
    """Met when the text says "je" or "u" and invites; partly met with one of the two."""
    texts = [_read_text(one.text) for one in material.project.recruitment_texts if one.text]
    sentences: list[Sentence] = []
    if not any(one.whole for one in texts):
        sentences = recruitment_sentences(material.sentences)
        texts = [_read(sentences)]
    whole, speaks, invites = (tuple(itertools.chain(*kind)) for kind in zip(*texts, strict=True))
    if not whole:
        return finding(INDICATOR, "insufficient-evidence", _SAID[""])
    outcome: Outcome = (
        "met" if speaks and invites else "partly-met" if speaks or invites else "not-met"
    )
    if outcome == "not-met" and sentences and are_quoted(material.sentences, sentences):
        return finding(INDICATOR, "insufficient-evidence", _SAID["short"], whole[:2])
    return finding(INDICATOR, outcome, _SAID[outcome], (invites or speaks or whole)[:2])


@lru_cache(maxsize=2048)
def _read_text(text: str) -> _Read:
    """Read a recruitment text once: a plan is scored again more often than its flyer changes."""
    return _read(sentences_of(text, "recruitment_texts"))


def _read(sentences: Sequence[Sentence]) -> _Read:
    return _Read(
        whole=tuple(one.evidence() for one in sentences),
        speaks=tuple(one.evidence() for one in sentences if one.has("addresses-reader")),
        invites=tuple(one.evidence() for one in sentences if one.matches("invites")),
    )
