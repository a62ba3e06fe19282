"""Who is meant by a name that somebody typed in a hall: “the pharmacy” may be there already."""

from __future__ import annotations

import re
from collections.abc import Collection

from model.network.matching import candidates

SHORTEST = 4
"""Letters of a word that says something; shorter ones are mostly articles and prepositions."""


def alike(name: str, known: Collection[str]) -> str:
    """Return the known name that may be meant, or an empty text.

    First who is likely the same organisation; else the shortest name that holds every word of the
    typed one, so that “the pharmacy” finds “Pharmacy Centre”.
    """
    likely = candidates(name, known)
    if likely:
        return likely[0].other
    words = [word for word in re.findall(r"\w+", name.casefold()) if len(word) >= SHORTEST]
    holding = [one for one in known if words and all(word in one.casefold() for word in words)]
    return min(holding, key=lambda one: (len(one), one.casefold()), default="")
