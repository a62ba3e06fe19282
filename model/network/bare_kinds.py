"""Bare kinds: "Taalhuis" and "Taalhuis Erp" in one list.

Two names alone never tell whether the language house is that of Erp. The list of one coalition
does: where it holds one language house with a place, a bare "Taalhuis" is likely that one.
"""

from __future__ import annotations

from model.core.messages import msg
from model.network.name_tokens import Token
from model.network.profiles import Profile
from model.network.verdicts import NO_PLACE, Verdict, likely, written


def only_a_place_more(one: Profile, other: Profile) -> Verdict | None:
    """Return that of two names of one kind of organisation one only says where, if that is so."""
    bare, placed = sorted((one, other), key=lambda name: len(name.tokens))
    kinds = [token for token in bare.tokens if not token.addition]
    if not kinds or not all(token.sense and not token.sense.alone for token in kinds):
        return None
    shared = {token.text for token in kinds}
    held = [token for token in placed.tokens if not token.addition]
    more = [token for token in held if token.text not in shared]
    if len(held) - len(more) < len(shared) or not more or not all(map(_where, more)):
        return None
    return likely(
        NO_PLACE,
        lambda: msg("One name says “{extra}”, the other says no place.", extra=written(more)),
    )


def _where(token: Token) -> bool:
    return token.place and not token.number
