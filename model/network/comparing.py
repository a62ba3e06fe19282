"""Comparing two names: whether they are likely one organisation, how surely, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from model.core.messages import Message, msg
from model.network.families import soft_words
from model.network.initialisms import may_be_letters, stands_for
from model.network.leftovers import Leftovers, leftovers, ordinary, own_name
from model.network.lexicon import lexicon
from model.network.name_tokens import Token
from model.network.profiles import Profile

SAME = 1.0
SHORT_FOR = 0.9
EXTRA_WORD = 0.85
NEAR_KIND = 0.8
NO_PLACE = 0.75
PARTLY = 0.4
MOST_EXTRA = 3
_FIRM = "firm"
_SOCIETIES = frozenset(("stichting", "vereniging"))
_NO_FIELD = ("groep", "organisatie", "concern")


class Verdict(NamedTuple):
    """Whether two names are likely one organisation."""

    likely: bool
    score: float
    """Orders the proposals; it is no probability."""
    reason: Callable[[], Message]
    """Makes the sentence, which most comparisons of a long list never need."""
    sure: bool = False
    """Whether only spelling differs, so that no third name can make it doubtful."""
    against: bool = False
    """Whether the names share a word and are two organisations all the same."""


def compare(one: Profile, other: Profile) -> Verdict:
    """Return whether two names are likely one organisation, the score and the reason."""
    if not one.tokens or not other.tokens:
        return _nothing(lambda: msg("One of the names holds no organisation."))
    if one.run_on & other.run_on:
        return _spelling()
    if _short_for(one, other) or _short_for(other, one):
        return _likely(SHORT_FOR, partial(_short_for_message, one, other))
    return _compare_words(one, other)


def _compare_words(one: Profile, other: Profile) -> Verdict:
    if one.denominations and other.denominations and not one.denominations & other.denominations:
        words = [" ".join(sorted(name.denominations)) for name in (one, other)]
        return _different(partial(_different_message, *words))
    left = leftovers(one, other)
    if not left.shared:
        return _nothing(lambda: msg("The names have nothing in common."))
    if left.alone and left.rest:
        return _both_say_more(left)
    if not left.alone and not left.rest:
        return _nothing_left(one, other, left)
    verdict = _with_extra(left, one, other)
    if verdict.likely and left.letters:
        return _likely(NO_PLACE, partial(_short_for_message, one, other))
    return verdict


def _likely(score: float, reason: Callable[[], Message]) -> Verdict:
    return Verdict(likely=True, score=score, reason=reason)


def _different(reason: Callable[[], Message], score: float = PARTLY) -> Verdict:
    return Verdict(likely=False, score=score, reason=reason, against=True)


def _nothing(reason: Callable[[], Message]) -> Verdict:
    return Verdict(likely=False, score=0.0, reason=reason)


def _spelling() -> Verdict:
    return _likely(
        SAME, lambda: msg("The names differ only in spelling or in words like “Stichting”.")
    )._replace(sure=True)


def _nothing_left(one: Profile, other: Profile, left: Leftovers) -> Verdict:
    if left.letters:
        return _likely(SHORT_FOR, partial(_short_for_message, one, other))
    if left.loosely:
        return _likely(
            NEAR_KIND,
            lambda: msg("The own name is the same, and the kinds of organisation are alike."),
        )
    return _spelling()


def _both_say_more(left: Leftovers) -> Verdict:
    """Judge two names that each hold something the other has not."""
    kinds, places = sorted((left.alone, left.rest), key=lambda tokens: tokens[0].place)
    if (
        all(token.place for token in places)
        and all(token.sense and token.text not in _other_bodies() for token in kinds)
        and not any(token.place for token in left.shared)
        and _one_own_name(left.shared, kinds)
    ):
        return _likely(
            NO_PLACE,
            lambda: msg(
                "One name says “{kind}”, the other says where: “{place}”.",
                kind=_text(kinds),
                place=_text(places),
            ),
        )
    return _different(partial(_different_message, _text(left.alone), _text(left.rest)))


def _one_own_name(shared: list[Token], kinds: list[Token]) -> bool:
    """Tell whether an own name is all that is shared, or a brand of the field of these kinds."""
    if not any(token.sense for token in shared):
        return any(own_name(token) and not ordinary(token) for token in shared)
    fields = {token.sense.domains[0] for token in shared if token.sense and token.sense.alone}
    return all(token.sense is not None and token.sense.domains[0] in fields for token in kinds)


def _with_extra(left: Leftovers, one: Profile, other: Profile) -> Verdict:
    """Judge two names of which one says more than the other."""
    extra, shorter, longer = (left.alone, other, one) if left.alone else (left.rest, one, other)
    if _only_says_what_a_brand_does(left.shared, extra):
        return _only_extra(extra)
    if _letters_of_a_form(shorter, longer, extra):
        return _likely(NO_PLACE, partial(_short_for_message, one, other))
    if one.domains and other.domains and not one.domains & other.domains:
        return _different(lambda: msg("These are different kinds of organisation."), 0.0)
    named = [token for token in left.shared if token.sense is None]
    firm_beside_society = _is_a_firm(extra) and bool(_SOCIETIES & set(shorter.words))
    if firm_beside_society or _tells_of_another(left.shared, extra):
        return _makes_a_difference(extra)
    if not named:
        return _without_place(left.shared, extra, shorter)
    # Two ordinary words and a place are a name: "Nieuwe Buren Ommen".
    enough = len(left.shared) > 2 or any(token.sense for token in left.shared)  # noqa: PLR2004 - words
    own = [token for token in named if own_name(token)]
    a_name = bool(own) and (enough or not all(ordinary(token) for token in own))
    fits = a_name or _same_field(left.shared, extra)
    return _only_extra(extra) if fits else _makes_a_difference(extra)


def _only_extra(extra: list[Token]) -> Verdict:
    return _likely(EXTRA_WORD, lambda: msg("Only “{extra}” is extra.", extra=_text(extra)))


def _makes_a_difference(extra: list[Token]) -> Verdict:
    return _different(lambda: msg("“{extra}” makes a difference.", extra=_text(extra)))


def _is_a_firm(extra: list[Token]) -> bool:
    """Tell whether extra words say that it is a firm: "& Zn.", "B.V."."""
    return any(token.sense is not None and token.sense.kind == _FIRM for token in extra)


def _tells_of_another(shared: list[Token], extra: list[Token]) -> bool:
    """Tell whether extra words make it another organisation, whatever is shared."""
    if len(extra) > MOST_EXTRA or any(_sets_apart(token, shared) for token in extra):
        return True
    own = [token for token in shared if own_name(token)]
    goes_on = any(own_name(token) and token.text not in soft_words() for token in extra)
    first_names = lexicon().words("first_names")
    # A shared first name that goes on in one name: Maria and Maria Hemelvaart.
    return goes_on and bool(own) and all(token.text in first_names for token in own)


def _sets_apart(token: Token, shared: list[Token]) -> bool:
    if token.number or token.text in lexicon().words("directions"):
        return True
    if token.text in _other_bodies():
        return True
    if token.text in soft_words() and len(shared) > 1:
        return False
    return own_name(token) and ordinary(token)


def _letters_of_a_form(shorter: Profile, longer: Profile, extra: list[Token]) -> bool:
    """Tell whether what looks like a legal form stands for the extra words: "EG", "CV"."""
    forms = [word for word in shorter.words if word in lexicon().words("legal_forms")]
    needed = {word for token in extra for word in token.written.split()}
    return any(may_be_letters(form) and stands_for(form, longer.words, needed) for form in forms)


def _without_place(shared: list[Token], extra: list[Token], shorter: Profile) -> Verdict:
    """Judge two names that share only a kind or a brand."""
    kinds = [token.sense for token in shared if token.sense]
    brand = any(sense.alone for sense in kinds)
    # "Stimenz welzijn Voorst" is Stimenz; "ING Erp Verzekeringen De Haas" is a firm of its own.
    alone = not any(own_name(token) for token in extra)
    own = {sense.domains[0] for sense in kinds if sense.alone and alone}
    told = [
        token
        for token in extra
        if token.sense and not (brand and token.department) and token.sense.domains[0] not in own
    ]
    if not (brand or all(sense.branches for sense in kinds)) or shorter.named or told:
        return _makes_a_difference(extra)
    return _likely(
        NO_PLACE,
        lambda: msg("One name says “{extra}”, the other says no place.", extra=_text(extra)),
    )


def _same_field(shared: list[Token], extra: list[Token]) -> bool:
    """Tell whether extra kinds belong to the field of the shared ones: a municipality's Wmo desk.

    A place or an ordinary word alone does not make one organisation of two kinds.
    """
    told = [token.sense for token in extra if token.sense and token.text not in soft_words()]
    fields = {token.sense.domains[0] for token in shared if token.sense}
    return all(fields & set(sense.domains) for sense in told)


def _only_says_what_a_brand_does(shared: list[Token], extra: list[Token]) -> bool:
    """Tell whether the extra words only say the field of one known organisation: "X wonen"."""
    brands = [token.sense for token in shared if token.sense and token.sense.alone]
    own = {domain for sense in brands for domain in sense.domains[:1]}
    if not own or len(extra) != 1:
        return False
    [token] = extra
    told = token.sense is not None and not token.sense.alone and token.sense.domains[0] in own
    return token.text in _NO_FIELD or (told and token.text not in _other_bodies())


def _other_bodies() -> frozenset[str]:
    return lexicon().words("other_bodies")


def _short_for(short: Profile, long: Profile) -> bool:
    """Tell whether a name is the initials of another: SWL, Stichting Welzijn Lindewaarde."""
    return len(short.tokens) == 1 and short.tokens[0].written in long.initials


def _short_for_message(one: Profile, other: Profile) -> Message:
    short, long = sorted((one.name, other.name), key=len)
    return msg("“{short}” may be short for “{long}”.", short=short, long=long)


def _different_message(one: str, other: str) -> Message:
    return msg("“{one}” and “{other}” are different.", one=one, other=other)


def _text(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)
