"""What a question says twice counts once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.services.library_stems import LEAST_PART, conjugated, stem_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from model.core.translation import Language

MOSTLY = 0.5
"""Two readings that share more than so much of the shorter one are one thing. Our choice."""


@dataclass(frozen=True)
class Asked:
    """One word or phrase of a question: what it may mean, how sure that is, and how it counts."""

    meanings: Mapping[str, float]
    counts: float


def without_repeats(telling: Iterable[str], language: Language) -> Sequence[str]:
    """Return each word once, without the words that end a longer one that is asked too.

    Doorvertellen says what verteld says, and more.
    """
    words = list(dict.fromkeys(telling))
    stems = dict(zip(words, stem_all(tuple(words), language), strict=True))
    longer = {one for one in stems.values() for other in stems.values() if _ends(one, other)}
    return [word for word in words if stems[word] not in longer]


def _ends(one: str, other: str) -> bool:
    """Tell whether a stem, or another form of it, ends a longer word that is asked too."""
    forms = {one, *conjugated(one)}
    return any(other != form and len(form) >= LEAST_PART and other.endswith(form) for form in forms)


def once(words: list[Asked], said: list[Asked]) -> list[Asked]:
    """Return words and phrases; a phrase for what a word says already makes that word surer."""
    asked = list(words)
    for phrase in said:
        same = [
            place for place, word in enumerate(asked) if _overlap(word.meanings, phrase.meanings)
        ]
        if not same:
            asked.append(phrase)
            continue
        word = asked[same[0]]
        surest = {
            one: max(word.meanings.get(one, 0), phrase.meanings.get(one, 0))
            for one in {**word.meanings, **phrase.meanings}
        }
        asked[same[0]] = Asked(surest, max(word.counts, phrase.counts))
    return asked


def _overlap(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Tell whether two readings mean mostly the same stems."""
    shared = one.keys() & other.keys()
    return len(shared) > MOSTLY * min(len(one), len(other))
