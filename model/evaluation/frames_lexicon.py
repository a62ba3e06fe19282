"""The frames by which plans are read: verbs in all their forms, and what they mean beside what.

The data are in `data/lexicon/plan-frames.yaml`; that file explains its notation.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import model_validator

from model.core.catalogue import Data, Source, Text, load
from model.evaluation.plan_lexicon import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

Sense = Literal[
    "refers", "signals", "brings", "asks", "tells", "meets", "mails", "comes-in"
]  # fmt: skip
_PART = "+"


class Frame(Data):
    """What one of some verbs means, given what stands in the same clause."""

    id: Sense
    about: Text
    verbs: tuple[str, ...]
    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    towards: Literal["", "us", "us-in-person"] = ""
    """Who must be named as the receiver: the project or its activity, or the people who run it."""
    people: bool = False
    """Whether people who are reached, or somebody who tells of it, must stand in the clause."""
    visit: bool = False
    """Whether it is a visit, which may also be the activity itself."""


class FramesLexicon(Data):
    """The file of verbs and frames with its source."""

    source: Source
    verbs: tuple[str, ...]
    frames: tuple[Frame, ...]

    @model_validator(mode="after")
    def _verbs_are_known(self) -> FramesLexicon:
        known = {row.split()[0] for row in self.verbs}
        named = {verb.split(_PART)[-1] for frame in self.frames for verb in frame.verbs}
        if named - known:
            message = f"frames name verbs without forms: {sorted(named - known)}"
            raise ValueError(message)
        return self


class Form(NamedTuple):
    """A form of a verb: its infinitive, the separable part written to it, and what form it is."""

    verb: str
    part: str
    kind: Literal["stem", "infinitive", "finite", "participle"]


class Reading(NamedTuple):
    """A frame ready for use."""

    frame: Frame
    beside: Pattern | None
    without: Pattern | None


@lru_cache(maxsize=1)
def _lexicon() -> FramesLexicon:
    lexicon: FramesLexicon = load("lexicon/plan-frames.yaml", FramesLexicon)
    return lexicon


@lru_cache(maxsize=1)
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Return what each written form can be: "doorverwezen" is `verwijzen` with `door`."""
    parts: dict[str, set[str]] = {}
    for verb in readings():
        part, _, base = verb.rpartition(_PART)
        parts.setdefault(base, {""}).add(part)
    found: dict[str, list[Form]] = {}
    for row in _lexicon().verbs:
        verb, *others = row.split()
        for part in sorted(parts.get(verb, {""})):
            for written in (verb, *others):
                form = Form(verb, part, _kind(written, verb, others))
                found.setdefault(part + written, []).append(form)
            if part:
                found.setdefault(f"{part}te{verb}", []).append(Form(verb, part, "infinitive"))
    return {written: tuple(every) for written, every in found.items()}


def _kind(
    written: str, infinitive: str, others: list[str]
) -> Literal["stem", "infinitive", "finite", "participle"]:
    if written == infinitive:
        return "infinitive"
    if written == others[0]:
        return "stem"
    return "participle" if written == others[-1] else "finite"


@lru_cache(maxsize=1)
def readings() -> Mapping[str, tuple[Reading, ...]]:
    """Return the frames of each verb, as "verwijzen" or "door+verwijzen"."""
    found: dict[str, list[Reading]] = {}
    for frame in _lexicon().frames:
        reading = Reading(
            frame,
            Pattern(frame.beside) if frame.beside else None,
            Pattern(frame.without) if frame.without else None,
        )
        for verb in frame.verbs:
            found.setdefault(verb, []).append(reading)
    return {verb: tuple(every) for verb, every in found.items()}


@lru_cache(maxsize=1)
def parts_of() -> Mapping[str, frozenset[str]]:
    """Return the separable parts that each verb can have."""
    found: dict[str, set[str]] = {}
    for verb in readings():
        part, _, base = verb.rpartition(_PART)
        if part:
            found.setdefault(base, set()).add(part)
    return {verb: frozenset(parts) for verb, parts in found.items()}
