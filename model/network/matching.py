"""Matching: which names are likely the same organisation.

Rules of our own on top of RapidFuzz: legal forms, persons and spelling never make a difference;
places, numbers, directions and kinds of organisation do. A proposal, confirmed by a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from pydantic import Field

from model.core.entity import Frozen
from model.core.messages import Message
from model.network.bare_kinds import only_a_place_more
from model.network.blocking import pairs
from model.network.grouping import Groups
from model.network.list_places import with_places_of_the_list
from model.network.profiles import Profile, profile
from model.network.renaming import compare_all
from model.network.verdicts import SAME, Verdict

MOST_COMPARED = 20_000
"""Pairs of a list and a register that are all compared, which takes about a second."""


class Match(Frozen):
    """Whether two names are likely one organisation, and why."""

    name: str
    other: str
    likely: bool
    score: float = Field(ge=0, le=1)
    """Orders the proposals; it is no probability."""
    reason: Message


def same_organisation(name: str, other: str) -> Match:
    """Tell whether two names are likely one organisation.

    Args:
        name: a name as typed.
        other: another name.

    Returns:
        The judgement with its reason. It is the same whichever name comes first.

    """
    verdict = compare_all(profile(name), profile(other))
    return Match(
        name=name,
        other=other,
        likely=verdict.likely,
        score=verdict.score,
        reason=verdict.reason(),
    )


def candidates(name: str, register: Iterable[str]) -> list[Match]:
    """Return the names in a register that are likely the same organisation, the best first."""
    found = (same_organisation(name, known) for known in register)
    return sorted((match for match in found if match.likely), key=lambda match: -match.score)


def likeliest(names: Sequence[str], register: Sequence[str]) -> list[str]:
    """Return for each name the one in a register that is most likely the same organisation.

    Args:
        names: M names.
        register: N names. All M × N pairs are compared when they are few, else only the pairs that
            share a rare word, two words or all letters, as in `clusters`.

    Returns:
        M names of the register, each empty when there is none.

    """
    best = {name: (SAME, name) for name in set(names) & set(register)}
    wanted = [name for name in dict.fromkeys(names) if name and name not in best]
    known = list(dict.fromkeys(name for name in register if name))
    both = [*wanted, *known]
    profiles = {at: profile(name) for at, name in enumerate(both)}
    border = len(wanted)
    worth: Iterable[tuple[int, int]] = product(range(border), range(border, len(both)))
    if border * len(known) > MOST_COMPARED:
        worth = ((a, b) for a, b in pairs(profiles) if a < border <= b)
    for mine, theirs in worth:
        verdict = compare_all(profiles[mine], profiles[theirs])
        if verdict.likely and verdict.score > best.get(both[mine], (0.0, ""))[0]:
            best[both[mine]] = (verdict.score, both[theirs])
    return [best.get(name, (0.0, ""))[1] for name in names]


def clusters(names: Sequence[str]) -> list[list[str]]:
    """Return groups of names that are likely one organisation.

    Args:
        names: any number of names; 5,000 take a few seconds.

    Returns:
        Only groups of two or more, in the order of the input; a name that stands twice is in its
        group twice. No group holds two names that are different organisations. A name that says
        less joins one that says more only when there is one such organisation in the list:
        "Rabobank" stays alone beside Rabobank Erp and Rabobank Veghel.

    """
    first_at = {name: at for at, name in reversed(list(enumerate(names)))}
    different = sorted(first_at.values())
    profiles = with_places_of_the_list({at: profile(names[at]) for at in different})
    groups = Groups(len(names), lambda a, b: _in_a_list(profiles[a], profiles[b]).against)
    doubtful: dict[int, set[int]] = defaultdict(set)
    for first, second in pairs(profiles):
        verdict = _in_a_list(profiles[first], profiles[second])
        if verdict.sure:
            groups.join(first, second)
        elif verdict.likely:
            shorter, longer = sorted((first, second), key=lambda at: len(profiles[at].tokens))
            doubtful[shorter].add(longer)
    for bare in sorted(doubtful, key=lambda at: (-len(profiles[at].tokens), at)):
        fuller = doubtful[bare]
        if len({groups.of(at) for at in fuller}) == 1:
            groups.join(bare, min(fuller))
    members: dict[int, list[str]] = defaultdict(list)
    for name in names:
        members[groups.of(first_at[name])].append(name)
    return [group for group in members.values() if len(group) > 1]


def _in_a_list(one: Profile, other: Profile) -> Verdict:
    """Compare two names of one list, in which a bare kind may be the only one there is."""
    verdict = compare_all(one, other)
    return (verdict.against and only_a_place_more(one, other)) or verdict
