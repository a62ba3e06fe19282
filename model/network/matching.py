"""Matching: which names are likely the same organisation.

Rules of our own on top of RapidFuzz: legal forms, persons and spelling never make a difference;
places, numbers, directions and kinds of organisation do. A proposal, confirmed by a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product

from pydantic import Field

from model.core.entity import Frozen
from model.core.messages import Message, msg
from model.network.comparing import (
    MOST_EXTRA,
    Profile,
    Token,
    leftovers,
    letters_stand_for,
    profile,
)
from model.network.lexicon import lexicon

SAME = 1.0
SHORT_FOR = 0.9
EXTRA_WORD = 0.85
NO_PLACE = 0.75
PARTLY = 0.4
LARGEST_BLOCK = 60
"""Names that share a key; a larger block says too little, and its names meet in smaller ones."""
MOST_WITH_SHORT = 40_000
"""Pairs of a one-word name with the names that hold its word ("Rabobank")."""
MOST_COMPARED = 20_000
"""Pairs of a list and a register that are all compared, which takes about a second."""
KEY_LETTERS = 4
MOST_WORDS = 6


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
    likely, score, reason = _compare(profile(name), profile(other))
    return Match(name=name, other=other, likely=likely, score=score, reason=reason)


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
    pairs: Iterable[tuple[int, int]] = product(range(border), range(border, len(both)))
    if border * len(known) > MOST_COMPARED:
        pairs = ((a, b) for a, b in _pairs(profiles) if a < border <= b)
    for mine, theirs in pairs:
        likely, score, _ = _compare(profiles[mine], profiles[theirs])
        if likely and score > best.get(both[mine], (0.0, ""))[0]:
            best[both[mine]] = (score, both[theirs])
    return [best.get(name, (0.0, ""))[1] for name in names]


def clusters(names: Sequence[str]) -> list[list[str]]:
    """Return groups of names that are likely one organisation.

    Args:
        names: any number of names; 5,000 take a few seconds.

    Returns:
        Only groups of two or more, in the order of the input; a name that stands twice is in its
        group twice. A name without a place joins a name with one only when there is one such
        organisation in the list: "Rabobank" stays alone beside Rabobank Erp and Rabobank Veghel.

    """
    first_at = {name: at for at, name in reversed(list(enumerate(names)))}
    group = _Groups(len(names))
    for at, name in enumerate(names):
        group.join(first_at[name], at)
    different = sorted(first_at.values())
    profiles = {at: profile(names[at]) for at in different}
    doubtful: dict[int, set[int]] = defaultdict(set)
    for first, second in _pairs(profiles):
        likely, score, _ = _compare(profiles[first], profiles[second])
        if not likely:
            continue
        if score > EXTRA_WORD:
            group.join(first, second)
        else:
            shorter, longer = sorted((first, second), key=lambda at: len(profiles[at].tokens))
            doubtful[shorter].add(longer)
    for bare, fuller in doubtful.items():
        if len({group.of(at) for at in fuller}) == 1:
            group.join(bare, min(fuller))
    return [[names[at] for at in members] for members in group.members() if len(members) > 1]


Verdict = tuple[bool, float, Message]


def _compare(one: Profile, other: Profile) -> Verdict:
    """Return whether two names are likely one organisation, the score and the reason."""
    if not one.tokens or not other.tokens:
        return False, 0.0, msg("One of the names holds no organisation.")
    shortened = _short_for(one, other) or _short_for(other, one)
    if shortened:
        return True, SHORT_FOR, shortened
    if one.domains and other.domains and not one.domains & other.domains:
        return False, 0.0, msg("These are different kinds of organisation.")
    return _compare_words(one, other)


def _compare_words(one: Profile, other: Profile) -> Verdict:
    shared, alone, rest = leftovers(one, other)
    if not shared:
        return False, 0.0, msg("The names have nothing in common.")
    if letters_stand_for(alone, rest) or letters_stand_for(rest, alone):
        return True, SHORT_FOR, _short_for_message(one, other)
    if alone and rest:
        return (
            False,
            PARTLY,
            msg("“{one}” and “{other}” are different.", one=_text(alone), other=_text(rest)),
        )
    if alone or rest:
        if _only_says_what_a_brand_does(shared, alone or rest):
            extra = _text(alone or rest)
            return True, EXTRA_WORD, msg("Only “{extra}” is extra.", extra=extra)
        return _with_extra(shared, alone or rest, shorter=other if alone else one)
    return True, SAME, msg("The names differ only in spelling or in words like “Stichting”.")


def _with_extra(shared: list[Token], extra: list[Token], *, shorter: Profile) -> Verdict:
    """Judge two names of which one says more than the other."""
    different = False, PARTLY, msg("“{extra}” makes a difference.", extra=_text(extra))
    if len(extra) > MOST_EXTRA or any(_makes_a_difference(token) for token in extra):
        return different
    named = [token for token in shared if token.sense is None]
    kinds = [token.sense for token in shared if token.sense]
    if named:
        told = [token.sense for token in extra if token.sense]
        if told and not kinds and all(token.place or _ordinary(token.text) for token in named):
            return different
        return True, EXTRA_WORD, msg("Only “{extra}” is extra.", extra=_text(extra))
    if all(sense.branches for sense in kinds) and not shorter.named:
        if any(token.sense for token in extra):
            return different
        return (
            True,
            NO_PLACE,
            msg("One name says “{extra}”, the other says no place.", extra=_text(extra)),
        )
    return different


def _only_says_what_a_brand_does(shared: list[Token], extra: list[Token]) -> bool:
    """Tell whether the extra words only say the field of one known organisation: "X wonen"."""
    brands = [token.sense for token in shared if token.sense and token.sense.alone]
    own = {domain for sense in brands for domain in sense.domains[:1]}
    return (
        bool(own)
        and len(extra) == 1
        and all(
            token.sense is not None
            and not token.sense.alone
            and token.sense.domains[0] in own
            and token.text not in lexicon().words("other_bodies")
            for token in extra
        )
    )


def _makes_a_difference(token: Token) -> bool:
    index = lexicon()
    if token.number or token.text in index.words("directions"):
        return True
    if token.text in index.words("other_bodies"):
        return True
    return token.sense is None and not token.place and _ordinary(token.text)


def _ordinary(text: str) -> bool:
    return text in lexicon().words("nothing")


def _short_for(short: Profile, long: Profile) -> Message | None:
    """Tell whether a name is the initials of another: SWL, Stichting Welzijn Lindewaarde."""
    if len(short.tokens) != 1 or short.tokens[0].text not in long.initials:
        return None
    return _short_for_message(short, long)


def _short_for_message(one: Profile, other: Profile) -> Message:
    short, long = sorted((one.name, other.name), key=len)
    return msg("“{short}” may be short for “{long}”.", short=short, long=long)


def _text(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _pairs(profiles: dict[int, Profile]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth comparing: names that share a rare word, two words, or all letters."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    holding: dict[str, list[int]] = defaultdict(list)
    short: dict[str, list[int]] = defaultdict(list)
    letters: dict[str, list[int]] = defaultdict(list)
    for at, one in profiles.items():
        letters["".join(sorted("".join(token.key for token in one.tokens)))].append(at)
        for key in _keys(one):
            blocks[key].append(at)
        for word_key in {key for token in one.tokens for key in _token_keys(token)}:
            holding[word_key].append(at)
            if len(one.tokens) == 1:
                short[word_key].append(at)
    seen: set[tuple[int, int]] = set()
    for alike in letters.values():
        seen.update(pairwise(alike))
    for members in blocks.values():
        if len(members) <= LARGEST_BLOCK:
            seen.update(combinations(members, 2))
    for word_key, single in short.items():
        if len(single) * len(holding[word_key]) <= MOST_WITH_SHORT:
            both = product(single, holding[word_key])
            seen.update((min(a, b), max(a, b)) for a, b in both if a != b)
    yield from sorted(seen)


def _keys(one: Profile) -> Iterator[tuple[str, ...]]:
    tokens = one.tokens[:MOST_WORDS]
    per_token = [tuple(_token_keys(token)) for token in tokens]
    # A kind or a place alone brings no two names together: KBO Erp, KBO Keldonk, VV Erp.
    telling = [token for token in tokens if token.sense is None and not token.place] or tokens
    yield from {(key,) for token in telling for key in _token_keys(token)}
    for first, second in combinations(per_token, 2):
        yield from {tuple(sorted((a, b))) for a, b in product(first, second) if a[0] == b[0]}
    yield from (("initials", letters) for letters in one.initials)
    if len(one.tokens) == 1:
        yield ("initials", one.tokens[0].text)


def _token_keys(token: Token) -> Iterator[str]:
    text = lexicon().general_word.get(token.text, token.text) if token.sense else token.key
    # The rough key ends in t for d; inside a longer word it does not.
    text = text.replace("d", "t")
    yield "<" + text[:KEY_LETTERS]
    yield ">" + text[-KEY_LETTERS:]


class _Groups:
    """Numbers joined into groups (union-find)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        self._parent[second] = first

    def members(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            found[self.of(at)].append(at)
        return list(found.values())
