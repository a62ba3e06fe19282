"""Blocking: which pairs of names in a long list are worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product

from model.network.initialisms import compound_letters
from model.network.lexicon import lexicon
from model.network.name_tokens import Token
from model.network.profiles import Profile

LARGEST_BLOCK = 60
"""Names that share a key; a larger block says too little, and its names meet in smaller ones."""
MOST_WITH_SHORT = 40_000
"""Pairs of a one-word name with the names that hold its word ("Rabobank")."""
FEW = 200
"""Names of which all pairs are compared, which takes less than a second."""
KEY_LETTERS = 4
MOST_WORDS = 6
LONG_LETTERS = 4
"""Letters that stand for few names, also beside a place."""

Key = tuple[str, ...]


def pairs(profiles: Mapping[int, Profile]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth comparing, in order.

    Args:
        profiles: names by their number.

    Returns:
        All pairs of a short list; of a long one those that share a rare word, two words, an
        initialism or all letters.

    """
    if len(profiles) <= FEW:
        yield from combinations(sorted(profiles), 2)
        return
    blocks: dict[Key, list[int]] = defaultdict(list)
    holding: dict[str, list[int]] = defaultdict(list)
    short: dict[str, list[int]] = defaultdict(list)
    letters: dict[str, list[int]] = defaultdict(list)
    every = [(at, each) for at, one in profiles.items() for each in (one, *one.others)]
    for at, one in every:
        letters["".join(sorted("".join(token.key for token in one.tokens)))].append(at)
        for key in _keys(one):
            blocks[key].append(at)
        for word_key in {key for token in one.tokens for key in _token_keys(token)}:
            holding[word_key].append(at)
            if len(one.tokens) == 1:
                short[word_key].append(at)
    seen = {pair for alike in letters.values() for pair in pairwise(alike)}
    for members in blocks.values():
        if len(members) <= LARGEST_BLOCK:
            seen.update(combinations(members, 2))
    seen.update(_with_short(short, holding))
    seen.update(_with_letters(every))
    yield from sorted(seen)


def _with_short(
    short: Mapping[str, list[int]], holding: Mapping[str, list[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the one-word names with the names that hold their word."""
    for word_key, single in short.items():
        if len(single) * len(holding[word_key]) <= MOST_WITH_SHORT:
            both = product(single, holding[word_key])
            yield from ((min(a, b), max(a, b)) for a, b in both if a != b)


def _keys(one: Profile) -> Iterator[Key]:
    tokens = one.tokens[:MOST_WORDS]
    per_token = [tuple(_token_keys(token)) for token in tokens]
    # A kind or a place alone brings no two names together: KBO Erp, KBO Keldonk, VV Erp.
    telling = [token for token in tokens if token.sense is None and not token.place] or tokens
    yield from {(key,) for token in telling for key in _token_keys(token)}
    for first, second in combinations(per_token, 2):
        yield from {tuple(sorted((a, b))) for a, b in product(first, second) if a[0] == b[0]}
    yield from (("initials", letters) for letters in one.initials)
    yield from {("run on", run) for run in one.run_on}
    for token in tokens:
        long = token.letters and not token.sense and len(token.written) >= LONG_LETTERS
        if len(tokens) == 1 or long:
            yield ("initials", token.written)


def _with_letters(every: Sequence[tuple[int, Profile]]) -> Iterator[tuple[int, int]]:
    """Yield the names with letters and those with words for them, and another word in both."""
    written: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, one in every:
        for token in one.tokens:
            for key in (
                _others(one, (token.written,), known=not token.sense) if token.letters else ()
            ):
                written[token.written, key].add(at)
    letters = {run for run, _ in written}
    spelled: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, one in every:
        for run, words in _runs(one):
            for key in _others(one, words, known=True) if run in letters else ():
                spelled[run, key].add(at)
    for short, long in ((written[key], spelled[key]) for key in spelled if key in written):
        if len(short) * len(long) <= LARGEST_BLOCK**2:
            yield from ((min(a, b), max(a, b)) for a, b in product(short, long) if a != b)


def _runs(one: Profile) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the first letters of words in a row, and the words: "ln" in "GGD Limburg Noord"."""
    little = lexicon().words("little_words")
    every = one.words
    words = [word for word in every if word not in little][:MOST_WORDS]
    for start in range(len(words)):
        for stop in range(start + 1, len(words) + 1):
            row = words[start:stop]
            yield "".join(compound_letters(word) for word in row), row
            yield "".join(word[0] for word in row), row
    # Some letters also stand for the little words: "HvdW".
    if len(words) < len(every) <= MOST_WORDS:
        for start, stop in combinations(range(len(every) + 1), 2):
            yield "".join(word[0] for word in every[start:stop]), every[start:stop]


def _others(one: Profile, without: Sequence[str], *, known: bool) -> Iterator[str]:
    """Yield the beginnings of the other words of a name, with or without its kinds."""
    for token in one.tokens:
        if token.written not in without and (known or token.sense is None):
            yield token.key[:KEY_LETTERS]


def _token_keys(token: Token) -> Iterator[str]:
    text = lexicon().general_word.get(token.text, token.text) if token.sense else token.key
    # The rough key ends in t for d; inside a longer word it does not.
    text = text.replace("d", "t")
    yield "<" + text[:KEY_LETTERS]
    yield ">" + text[-KEY_LETTERS:]
