"""Legal forms that tell more than a form: where one makes two organisations of a shared name."""

from __future__ import annotations

from model.network.name_tokens import Token
from model.network.profiles import Profile

_FIRM = "firm"
_MUNICIPALITY = "municipality-word"
_SOCIETIES = frozenset(("stichting", "vereniging"))
_COOPERATIVE = "cooperatie"
_CARNIVAL = "cv"
_NAMED_AFTER = "foundation"


def forms_apart(shorter: Profile, longer: Profile, extra: list[Token]) -> bool:
    """Tell whether a legal form in one name does not go with the kind in the other.

    Args:
        shorter: the name that says less.
        longer: the name that says more.
        extra: what it says more.

    Returns:
        Whether they are two organisations: a foundation is no firm and no municipality, a
        cooperative is no playground, and "CV" in front is a carnival society, no scouting group.

    """
    kinds = {token.sense.kind for token in extra if token.sense}
    if _SOCIETIES & set(shorter.words) and kinds & {_FIRM, _MUNICIPALITY}:
        return True
    if _NAMED_AFTER in shorter.words and any(t.sense and _sports(t) for t in extra):
        return True
    if not any(token.sense for token in extra) or any(token.sense for token in shorter.tokens):
        return False
    if _COOPERATIVE in shorter.words:
        return not any(word.endswith(_COOPERATIVE) for word in longer.words)
    carnival = any("carnaval" in word or "karnaval" in word for word in longer.words)
    return shorter.words[:1] == (_CARNIVAL,) and _CARNIVAL not in longer.words and not carnival


def foundation_apart(one: Profile, other: Profile) -> bool:
    """Tell whether one name is a known club and the other its foundation."""
    return (_NAMED_AFTER in one.words) != (_NAMED_AFTER in other.words) and _is_a_club(one)


def _is_a_club(name: Profile) -> bool:
    return any(token.sense and token.sense.alone and _sports(token) for token in name.tokens)


def _sports(token: Token) -> bool:
    return token.sense is not None and "sport" in token.sense.domains
