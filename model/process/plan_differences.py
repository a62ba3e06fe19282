"""What differs between two versions of a plan: pure comparison of two snapshots."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from model.process.revisions import PARTS, KeptThing, Part, PlanSnapshot

ChangeKind = Literal["added", "removed", "changed"]
Value = str | tuple[str, ...]

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ0-9\"“'(])|\n+")
_BULLET = re.compile(r"^\s*[-•*–]\s+")


@dataclass(frozen=True)
class FieldChange:
    """One field of one thing; an empty value means that nothing stood there."""

    field: str
    before: Value
    after: Value


@dataclass(frozen=True)
class ThingChange:
    """A goal, partner, project, action or budget line that came, went or became different."""

    part: Part
    kind: ChangeKind
    name: str
    """Its name now; when it went, its name then."""
    was: str = ""
    """Its earlier name, when that was another one."""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class TextChange:
    """A chapter whose text differs, sentence by sentence."""

    chapter: str
    kind: ChangeKind
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True)
class Differences:
    """All that differs, in the order of the plan."""

    ambition: TextChange | None
    chapters: tuple[TextChange, ...]
    things: tuple[ThingChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both versions say the same."""
        return self.ambition is None and not self.chapters and not self.things

    def of(self, part: Part, kind: ChangeKind) -> tuple[ThingChange, ...]:
        """Return the things of one part that were added, removed or changed."""
        return tuple(t for t in self.things if t.part == part and t.kind == kind)


def differences(before: PlanSnapshot, after: PlanSnapshot, chapters: Sequence[str]) -> Differences:
    """Compare two versions; `chapters` gives the order, others come after.

    Things are the same when they have the same id, so a new name is a change.
    """
    order = [*chapters, *sorted({*before.chapters, *after.chapters} - set(chapters))]
    texts = [
        text_change(chapter, before.chapters.get(chapter, ""), after.chapters.get(chapter, ""))
        for chapter in order
    ]
    return Differences(
        ambition=text_change("", before.ambition, after.ambition),
        chapters=tuple(text for text in texts if text is not None),
        things=tuple(
            change
            for part in PARTS
            for change in _things(part, getattr(before, part), getattr(after, part))
        ),
    )


def text_change(chapter: str, before: str, after: str) -> TextChange | None:
    """Compare two texts by sentence, whatever the order; None when they say the same."""
    then, now = sentences(before), sentences(after)
    if Counter(then) == Counter(now):
        return None
    kind: ChangeKind = "added" if not then else "removed" if not now else "changed"
    return TextChange(chapter, kind, _left_over(now, then), _left_over(then, now))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a line of a list counts as one."""
    pieces = (_BULLET.sub("", piece) for piece in _SENTENCE_END.split(text))
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def _left_over(of: Sequence[str], without: Sequence[str]) -> tuple[str, ...]:
    """Return the sentences of one text that the other does not have, as often as that is so."""
    left = Counter(of) - Counter(without)
    found = []
    for sentence in of:
        if left[sentence] > 0:
            left[sentence] -= 1
            found.append(sentence)
    return tuple(found)


def _things(
    part: Part, before: Iterable[KeptThing], after: Iterable[KeptThing]
) -> list[ThingChange]:
    then = {thing.id: thing for thing in before}
    now = {thing.id: thing for thing in after}
    added = [ThingChange(part, "added", now[i].name) for i in now if i not in then]
    removed = [ThingChange(part, "removed", then[i].name) for i in then if i not in now]
    changed = [
        ThingChange(
            part,
            "changed",
            now[i].name,
            then[i].name if then[i].name != now[i].name else "",
            _fields(then[i], now[i]),
        )
        for i in now
        if i in then and (then[i].name != now[i].name or _fields(then[i], now[i]))
    ]
    return [
        *sorted(added, key=lambda c: c.name.casefold()),
        *sorted(removed, key=lambda c: c.name.casefold()),
        *sorted(changed, key=lambda c: c.name.casefold()),
    ]


def _fields(then: KeptThing, now: KeptThing) -> tuple[FieldChange, ...]:
    names = [*then.values, *(name for name in now.values if name not in then.values)]
    return tuple(
        FieldChange(name, then.values.get(name, ""), now.values.get(name, ""))
        for name in names
        if _as_set(then.values.get(name, "")) != _as_set(now.values.get(name, ""))
    )


def _as_set(value: Value) -> object:
    return value if isinstance(value, str) else frozenset(value)
