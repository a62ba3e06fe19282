"""Places that a list itself tells: the word beside many kinds of organisation is where they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from model.network.likeness import differ_in_direction
from model.network.name_tokens import Token
from model.network.profiles import Profile

KINDS_OF_A_PLACE = 6
"""A word that stands beside so many kinds of organisation in one list is where they all are."""
SHORTEST_MISSPELT = 7
"""Letters of a place that may have one letter wrong."""


def with_places_of_the_list(profiles: Mapping[int, Profile]) -> dict[int, Profile]:
    """Return the profiles, with a word that many kinds of organisation share taken for a place.

    The lexicon does not know every village, but a list of partners of one village tells it. A word
    that stands in the list once and is one letter off from such a place is that place, misspelt.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    times: Counter[str] = Counter()
    for one in profiles.values():
        times.update({token.text for token in one.tokens if not token.sense})
        kinds = [token.sense.kind for token in one.tokens if token.sense]
        for token in one.named if kinds else ():
            beside[token.text].add(kinds[0])
    places = {text for text, kinds in beside.items() if len(kinds) >= KINDS_OF_A_PLACE}
    written = {text: text for text in places} | _misspelt(places, times)
    return {
        at: replace(one, tokens=tuple(_placed(token, written) for token in one.tokens))
        if any(token.text in written for token in one.tokens)
        else one
        for at, one in profiles.items()
    }


def _placed(token: Token, written: Mapping[str, str]) -> Token:
    if token.text not in written or token.sense or token.number or token.place:
        return token
    place = written[token.text]
    # The key keeps the letters as typed, so that a long list finds the pair by its other words.
    return replace(token, text=place, place=True)


def _misspelt(places: set[str], times: Mapping[str, int]) -> dict[str, str]:
    """Return the words that are a place of the list with one letter wrong, with that place."""
    found: dict[str, str] = {}
    long = [place for place in places if len(place) >= SHORTEST_MISSPELT]
    for text, often in times.items():
        if often > 1 or text in places or len(text) < SHORTEST_MISSPELT - 1 or not long:
            continue
        alike = process.extractOne(text, long, scorer=OSA.distance, score_cutoff=1)
        if alike and alike[0][0] == text[0] and not differ_in_direction(text, alike[0]):
            found[text] = alike[0]
    return found
