"""Comparing two names: whether they are likely one organisation, how surely, and why."""

from __future__ import annotations

from functools import lru_cache, partial

from model.core.messages import msg
from model.network.families import church_branches, denominations_in, soft_words
from model.network.initialisms import may_be_letters, stands_for
from model.network.leftovers import Leftovers, additions, leftovers, ordinary, own_name
from model.network.legal_forms import forms_apart, foundation_apart
from model.network.lexicon import lexicon
from model.network.name_tokens import Token
from model.network.profiles import Profile
from model.network.verdicts import (
    NEAR_KIND,
    NO_PLACE,
    SHORT_FOR,
    Verdict,
    different,
    different_message,
    likely,
    makes_a_difference,
    nothing,
    only_extra,
    short_for_message,
    spelling,
    written,
)

MOST_EXTRA = 3
SHORTEST_SIDED = 4
"""Letters of a place behind its side."""
_FIRMS = frozenset(("bv", "nv"))
_NO_FIELD = ("groep", "organisatie", "concern")


def compare(one: Profile, other: Profile) -> Verdict:
    """Return whether two names are likely one organisation, the score and the reason."""
    if not one.tokens or not other.tokens:
        return nothing(lambda: msg("One of the names holds no organisation."))
    if apart := _apart(one, other):
        return apart
    if one.run_on & other.run_on:
        return spelling()
    if one.named_run_on & other.named_run_on:
        return only_extra(additions(one, other))._replace(sure=True)
    if _short_for(one, other) or _short_for(other, one):
        return likely(SHORT_FOR, partial(short_for_message, one, other))
    return _compare_words(one, other)


def _apart(one: Profile, other: Profile) -> Verdict | None:
    """Return that two names are two organisations by a year or a form, however alike they are."""
    if one.founded and other.founded and not one.founded & other.founded:
        years = [" ".join(sorted(name.founded)) for name in (one, other)]
        return different(partial(different_message, *years))
    if foundation_apart(one, other):
        return different(lambda: msg("These are different kinds of organisation."))
    return None


def _compare_words(one: Profile, other: Profile) -> Verdict:
    if one.denominations and other.denominations and not one.denominations & other.denominations:
        words = [" ".join(sorted(name.denominations)) for name in (one, other)]
        return different(partial(different_message, *words))
    left = leftovers(one, other)
    if not left.shared:
        return nothing(lambda: msg("The names have nothing in common."))
    if left.alone and left.rest:
        return _both_say_more(left)
    if not left.alone and not left.rest:
        return only_extra(left.added) if left.added else _nothing_left(one, other, left)
    verdict = _with_extra(left, one, other)
    if verdict.likely and left.letters:
        return likely(NO_PLACE, partial(short_for_message, one, other))
    return verdict


def _nothing_left(one: Profile, other: Profile, left: Leftovers) -> Verdict:
    if left.letters:
        return likely(SHORT_FOR, partial(short_for_message, one, other))
    if left.loosely:
        return likely(
            NEAR_KIND,
            lambda: msg("The own name is the same, and the kinds of organisation are alike."),
        )
    return spelling()


def _both_say_more(left: Leftovers) -> Verdict:
    """Judge two names that each hold something the other has not."""
    kinds, places = sorted((left.alone, left.rest), key=lambda tokens: tokens[0].place)
    if (
        all(token.place for token in places)
        and all(_may_go_unsaid(token) for token in kinds)
        and not any(token.place for token in left.shared)
        and _one_own_name(left.shared, kinds)
    ):
        return likely(
            NO_PLACE,
            lambda: msg(
                "One name says “{kind}”, the other says where: “{place}”.",
                kind=written(kinds),
                place=written(places),
            ),
        )
    return different(partial(different_message, written(left.alone), written(left.rest)))


def _may_go_unsaid(token: Token) -> bool:
    """Tell whether a name is as good without this kind; a bank or another body is one itself."""
    return bool(token.sense and not token.sense.alone and token.text not in _other_bodies())


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
        return only_extra(extra)
    if _letters_of_a_form(shorter, longer, extra):
        return likely(NO_PLACE, partial(short_for_message, one, other))
    if one.domains and other.domains and not one.domains & other.domains:
        return different(lambda: msg("These are different kinds of organisation."), 0.0)
    named = [token for token in left.shared if token.sense is None]
    if forms_apart(shorter, longer, extra) or _tells_of_another(left.shared, extra, longer):
        return makes_a_difference(extra)
    if not named:
        return _without_place(left.shared, extra, shorter, longer)
    # Two ordinary words and a place are a name: "Nieuwe Buren Ommen".
    enough = len(left.shared) > 2 or any(token.sense for token in left.shared)  # noqa: PLR2004 - words
    own = [token for token in named if own_name(token)]
    a_name = bool(own) and (enough or not all(ordinary(token) for token in own))
    # "De Schakel, Erp" may be "Dorpshuis De Schakel Erp": only its kind goes unsaid.
    given = any(token.given for token in own) and any(token.place for token in left.shared)
    kind_unsaid = given and len(extra) == 1 and _may_go_unsaid(extra[0])
    fits = a_name or kind_unsaid or _same_field(left.shared, extra)
    return only_extra(extra) if fits else makes_a_difference(extra)


def _tells_of_another(shared: list[Token], extra: list[Token], longer: Profile) -> bool:
    """Tell whether extra words make it another organisation, whatever is shared."""
    if len(extra) > MOST_EXTRA or any(_sets_apart(token, shared) for token in extra):
        return True
    own = [token for token in shared if own_name(token)]
    goes_on = any(own_name(token) and token.text not in soft_words() for token in extra)
    first_names = lexicon().words("first_names")
    # "Laurenskerk" is one word: no church of somebody, but the name of a building.
    welded = any(a.text + b.written in longer.words for a in own for b in extra)
    # A shared first name that goes on in one name: Maria and Maria Hemelvaart.
    return (goes_on or welded) and bool(own) and all(token.text in first_names for token in own)


def _sets_apart(token: Token, shared: list[Token]) -> bool:
    if token.site or token.number or token.text in lexicon().words("directions"):
        return not token.site
    if token.text in _other_bodies():
        return True
    if token.text in church_branches() and any(denominations_in(t.written.split()) for t in shared):
        return True
    if token.text in soft_words() and len(shared) > 1:
        return False
    # "Groot- en Kleinheide" is not Kleinheide.
    if any(_is_its_other_side(token.text, known.text) for known in shared):
        return True
    return own_name(token) and ordinary(token)


def _is_its_other_side(one: str, other: str) -> bool:
    """Tell whether two words are two sides of one name: Grootheide and Kleinheide."""
    return one != other and not _without_side(one).isdisjoint(_without_side(other))


@lru_cache(maxsize=20_000)
def _without_side(word: str) -> frozenset[str]:
    """Return what is behind the side that a word begins with: "heide" in "Grootheide"."""
    ends = (
        word.removeprefix(side) for side in lexicon().words("directions") if word.startswith(side)
    )
    return frozenset(end for end in ends if len(end) >= SHORTEST_SIDED)


def _letters_of_a_form(shorter: Profile, longer: Profile, extra: list[Token]) -> bool:
    """Tell whether what looks like a legal form stands for the extra words: "EG", "CV"."""
    forms = [word for word in shorter.words if word in lexicon().words("legal_forms")]
    needed = {word for token in extra for word in token.written.split()}
    return any(may_be_letters(form) and stands_for(form, longer.words, needed) for form in forms)


def _without_place(
    shared: list[Token], extra: list[Token], shorter: Profile, longer: Profile
) -> Verdict:
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
    # A kind with "BV" behind it is the name of a firm: "Buurtplein BV Doetinchem".
    firm = bool(_FIRMS & set(longer.words)) and all(token.place for token in extra)
    kept = brand or firm or all(sense.branches for sense in kinds)
    if not kept or shorter.named or told:
        return makes_a_difference(extra)
    return likely(
        NO_PLACE,
        lambda: msg("One name says “{extra}”, the other says no place.", extra=written(extra)),
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
