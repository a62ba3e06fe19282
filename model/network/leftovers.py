"""Leftovers: what two names share, and what each has alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from model.network.families import denominations_in
from model.network.initialisms import stands_for
from model.network.lexicon import lexicon
from model.network.likeness import may_be_one_kind, near
from model.network.name_tokens import Token
from model.network.profiles import Profile
from model.network.spelling import rough_key
from model.network.welding import SHORTEST_WELDED, halves, written_as_one

SHORTEST_WHOLE = 3
"""Letters of an initialism when the names share nothing else."""
SHORTEST_WORD = 3
"""Letters of a word that letters may stand for; a shorter one is letters itself."""
_ORIGIN = "migrant-association"


@dataclass(slots=True)
class Leftovers:
    """The words of two names, put beside each other."""

    shared: list[Token]
    alone: list[Token]
    """Only in the first name."""
    rest: list[Token]
    """Only in the second name."""
    letters: bool = False
    """Whether letters of one name were taken for words of the other."""
    added: list[Token] = field(default_factory=list)
    """What stands behind one name and makes no other organisation of it."""
    loosely: bool = False
    """Whether two kinds that are nearly the same were taken for one."""


def leftovers(one: Profile, other: Profile) -> Leftovers:
    """Return what two names share and what is left of each."""
    found = Leftovers([], [], list(other.tokens))
    for token in one.tokens:
        partner = _partner(token, found.rest)
        if partner is None:
            found.alone.append(token)
        else:
            found.rest.remove(partner)
            # A kind that is a name in the other ("De Moestuin") is a name in both.
            found.shared.append(partner if not token.sense or _a_name(token, partner) else token)
    _take_words(found, one, other)
    if found.alone and found.rest and any(_anchors(token) for token in found.shared):
        _take_kinds(found)
    if found.alone and found.rest and one.denominations and other.denominations:
        _leave_out_denomination(found, one.denominations & other.denominations)
    if found.alone or found.rest:
        _forgive(found)
    if one.founded or other.founded:
        found.alone = [token for token in found.alone if token.text not in other.founded]
        found.rest = [token for token in found.rest if token.text not in one.founded]
    return found


def _take_words(found: Leftovers, one: Profile, other: Profile) -> None:
    """Take words of one name for the same ones, written otherwise in the other."""
    if found.alone and found.rest:
        _take_phrases(found)
    if found.alone and found.rest and written_as_one(found.alone, found.rest):
        found.shared += found.alone
        found.alone, found.rest = [], []
    if found.alone and found.rest:
        _take_welded(found)
    if found.alone and found.rest:
        _take_letters(found, one, other)


def additions(one: Profile, other: Profile) -> list[Token]:
    """Return what stands behind two names and makes no other organisation of them."""
    return [token for token in (*one.tokens, *other.tokens) if token.addition]


def _leave_out_denomination(found: Leftovers, both: frozenset[str]) -> None:
    """Leave out the denomination that both names tell, and where its people came from."""
    named = any(own_name(token) and not ordinary(token) for token in found.shared)
    for words, others in ((found.alone, found.rest), (found.rest, found.alone)):
        # A mosque with a name is the same with and without "Turkse".
        if both and named and not any(_is_origin(token) for token in others):
            words[:] = [token for token in words if not _is_origin(token)]
        told = [t for t in words if t.sense and t.sense.kind.startswith("faith-adjective")]
        same = [t for t in told if denominations_in(t.written.split()) & both]
        words[:] = [token for token in words if token not in same]


def _is_origin(token: Token) -> bool:
    return token.sense is not None and token.sense.kind == _ORIGIN and token.text.endswith("se")


def _forgive(found: Leftovers) -> None:
    """Take what stands behind a name out of what is left, when the name itself is shared."""
    found.added = [token for token in (*found.alone, *found.rest) if token.addition]
    if not found.added or not any(not token.addition for token in found.shared):
        found.added = []
        return
    found.alone = [token for token in found.alone if not token.addition]
    found.rest = [token for token in found.rest if not token.addition]


def _partner(token: Token, rest: list[Token]) -> Token | None:
    """Return the same word in another name, or else one that is near."""
    text, word = token.text, token.word
    for candidate in rest:
        if candidate.text == text:
            return candidate
    for candidate in rest:
        if near(word, candidate.word):
            return candidate
    return None


def own_name(token: Token) -> bool:
    """Tell whether a word is the organisation's own: no kind, no place, no number."""
    return token.sense is None and not token.place and not token.number


def _a_name(kind: Token, partner: Token) -> bool:
    """Tell whether a kind is the name of the other organisation: "De Moestuin"."""
    known = kind.sense is not None and kind.sense.alone
    return kind.text == partner.text and own_name(partner) and not known


def _anchors(token: Token) -> bool:
    """Tell whether a shared word is of one organisation: its own name, or a known one's."""
    return own_name(token) or (token.sense is not None and token.sense.alone)


def _take_phrases(found: Leftovers) -> None:
    """Take a phrase of the lexicon for words of the other name: "Bakker Bart", "bakkerij Bart"."""
    for mine, theirs in ((found.alone, found.rest), (found.rest, found.alone)):
        for token in mine:
            if " " not in token.text or len(theirs) == 1:
                continue
            little = lexicon().words("little_words")
            words = [word for word in token.text.split() if word not in little]
            partners = [_partner(_word(word), theirs) for word in words]
            if all(partners) and len({*map(id, partners)}) == len(words):
                mine.remove(token)
                theirs[:] = [left for left in theirs if all(left is not p for p in partners)]
                found.shared.append(token)
                return


def _take_welded(found: Leftovers) -> None:
    """Take one word for two of the other name: "Ontmoetingskerk" beside other words."""
    for mine, theirs in ((found.alone, found.rest), (found.rest, found.alone)):
        for token in mine if len(theirs) > 1 else ():
            if len(token.text) >= SHORTEST_WELDED and (pair := halves(token, theirs)):
                mine.remove(token)
                theirs[:] = [left for left in theirs if left not in pair]
                found.shared.append(token)
                return


@lru_cache(maxsize=4_000)
def _word(text: str) -> Token:
    index = lexicon()
    usual = index.one_word_for.get(text, text)
    return Token(usual, rough_key(usual), index.senses.get((text,)), known=True, written=text)


def _take_letters(found: Leftovers, one: Profile, other: Profile) -> None:
    """Take an initialism of one name for the words left in the other: KVG, VTV, OC."""
    for mine, theirs, words in (
        (found.alone, found.rest, other.words),
        (found.rest, found.alone, one.words),
    ):
        for token in mine:
            if token.letters and (found.shared or len(token.written) >= SHORTEST_WHOLE):
                if _is_another_club(token, theirs) or not _are_first_letters(
                    token.written, words, theirs
                ):
                    continue
                mine.remove(token)
                found.shared.append(token)
                places = [left for left in theirs if left.place]
                theirs[:] = places if len(places) < len(theirs) else []
                found.letters = True
                return


def _is_another_club(token: Token, theirs: Sequence[Token]) -> bool:
    """Tell whether letters are a known kind of club and the words a kind of another field.

    "SV Erp" is a sports club, and no "Sint Vincentiusschool Erp".
    """
    if token.sense is None or token.sense.where != "with-name" or token.text == token.written:
        return False
    fields = {domain for left in theirs if left.sense for domain in left.sense.domains}
    return bool(fields) and not fields & set(token.sense.domains)


def _are_first_letters(letters: str, words: tuple[str, ...], left: Sequence[Token]) -> bool:
    """Tell whether letters stand for all that is left of a name, with other words of it."""
    if not any(word[0] == letters[0] for word in (*words, "stichting")):
        return False
    telling = [token for token in left if not token.place] or left
    needed = {word for token in telling for word in token.written.split()}
    if any(len(word) < SHORTEST_WORD for word in needed - lexicon().words("little_words")):
        return False
    before = () if "stichting" in words else ("stichting",)
    return stands_for(letters, (*before, *words), needed)


def _take_kinds(found: Leftovers) -> None:
    """Take kinds that are nearly the same for one, beside an organisation's own name."""
    for token in list(found.alone):
        partner = next((t for t in found.rest if may_be_one_kind(token, t)), None)
        if partner is not None:
            found.alone.remove(token)
            found.rest.remove(partner)
            found.shared.append(token)
            found.loosely = True


def ordinary(token: Token) -> bool:
    """Tell whether a word says so little that many organisations may carry it."""
    return token.text in lexicon().words("nothing")
