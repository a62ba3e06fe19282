"""Comparing two names: what they share, what is left over, and what that says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from rapidfuzz.distance import OSA

from model.network.hints import Hint, hints, organisation_pieces
from model.network.lexicon import lexicon
from model.network.names import Words, parse_name
from model.network.senses import Sense
from model.network.spelling import rough_key

ONE_LETTER = 10
"""From this length on one wrong letter anywhere is taken for a typing error."""
INNER_LETTER = 6
"""From this length on one wrong letter inside the word is."""
LONG_NAME = 12
MOST_EXTRA = 3
_GROUP_WORDS = ("vereniging", "club", "groep", "korps", "praktijk", "kantoor", "organisatie")
"""Behind a name they make no other organisation of it: EHBO and EHBO-vereniging."""
_CLUB = re.compile(r"(\w)\w{3,}(?:vereniging|club)$")
_GROUP_ENDING = re.compile(r"(?<=\w{4})(?:club|vereniging|groep|praktijk|kantoor|organisatie)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word (or a phrase of the lexicon) that helps to tell organisations apart."""

    text: str
    key: str
    sense: Sense | None = None
    place: bool = False
    known: bool = False
    """Written as the lexicon has it, so no misspelling of another word in it."""

    @property
    def number(self) -> bool:
        """Whether it is a number."""
        return self.text.isdigit()


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a name counts when names are compared."""

    name: str
    tokens: tuple[Token, ...]
    domains: frozenset[str]
    initials: frozenset[str]

    @property
    def named(self) -> tuple[Token, ...]:
        """The tokens that are no kind of organisation."""
        return tuple(token for token in self.tokens if token.sense is None)


@lru_cache(maxsize=20_000)
def profile(name: str) -> Profile:
    """Return what of a name counts: no legal form, no person, no little words."""
    parsed = parse_name(name)
    pieces = organisation_pieces(parsed)
    found: list[Token] = []
    domains: set[str] = set()
    for number, words in enumerate(pieces):
        told = hints(words)
        if number == 0 or not domains:
            domains |= {domain for hint in told for domain in hint.sense.domains}
        found += _tokens(words, told)
    unique = tuple({token.text: token for token in reversed(found)}.values())[::-1]
    return Profile(name, unique, frozenset(domains), _initials(parsed.main))


def _tokens(words: Words, told: list[Hint]) -> list[Token]:
    index = lexicon()
    by_start = {hint.start: hint for hint in told}
    found: list[Token] = []
    position = 0
    while position < len(words):
        hint = by_start.get(position)
        if hint and not hint.part:
            text = index.one_word_for.get(hint.written, hint.sense.canonical)
            text = index.one_word_for.get(text, text)
            found.append(Token(text, rough_key(text), hint.sense, known=hint.exact))
            position += hint.length
            continue
        length, place = _place_at(words, position)
        text = " ".join(word.text for word in words[position : position + length])
        sense = hint.sense if hint else None
        found.append(Token(text, rough_key(text), sense, place))
        position += length
    counting = [token for token in found if token.sense or not _says_nothing(token.text)]
    return counting or [token for token in found if len(token.text) > 1]


def _place_at(words: Words, start: int) -> tuple[int, bool]:
    places = lexicon().places
    for length in range(min(5, len(words) - start), 0, -1):
        if tuple(word.text for word in words[start : start + length]) in places:
            return length, True
    return 1, False


def _says_nothing(text: str) -> bool:
    index = lexicon()
    dropped = ("legal_forms", "little_words", "branch_words", "honorifics", "roles")
    if len(text) == 1 and not text.isdigit():
        return True
    return text == "heilige" or any(text in index.words(name) for name in dropped)


def _initials(words: Words) -> frozenset[str]:
    """Return the abbreviations that a name may have: with and without its little words."""
    little = lexicon().words("little_words")
    every = "".join(word.text[0] for word in words)
    main = "".join(word.text[0] for word in words if word.text not in little)
    shortest = 3
    return frozenset(letters for letters in (every, main) if len(letters) >= shortest)


def near(one: Token, other: Token) -> bool:
    """Tell whether two words are one word, apart from typing errors or a particular form."""
    if one.text == other.text:
        return True
    general = lexicon().general_word
    if general.get(one.text) == other.text or general.get(other.text) == one.text:
        return True
    if _digits(one.text) != _digits(other.text) or (one.place and other.place):
        return False
    if _same_head(one.text, other.text) or _club_letters(one, other) or _club_letters(other, one):
        return True
    return _same_stem(one, other) or _near_words(one, other)


def _same_head(one: str, other: str) -> bool:
    """Tell whether one is the other with a group word behind it, or run on with the country."""
    shorter, longer = sorted((one, other), key=len)
    return longer in {f"{shorter} {word}" for word in _GROUP_WORDS} or (
        longer == f"{shorter}nederland"
    )


def _club_letters(short: Token, long: Token) -> bool:
    """Tell whether two letters stand for a club: "KC" for "Korfbalclub", "OV" for "…vereniging"."""
    if len(short.text) != 2 or short.place:  # noqa: PLR2004 - two letters
        return False
    club = _CLUB.match(long.text)
    return club is not None and short.text[0] == club[1] and short.text[1] in "vc"


def letters_stand_for(short: Sequence[Token], long: Sequence[Token]) -> bool:
    """Tell whether one word is made of the first letters of the other words: VPTZ."""
    if len(short) != 1 or short[0].place:
        return False
    words = " ".join(token.text for token in long).split()
    return len(words) > 2 and short[0].text == "".join(word[0] for word in words)  # noqa: PLR2004 - letters


@lru_cache(maxsize=20_000)
def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _same_stem(one: Token, other: Token) -> bool:
    """Tell whether two kinds differ only in "club", "vereniging" and the like."""
    if not one.sense or not other.sense or one.sense.kind != other.sense.kind:
        return False
    return _stem(one.text) == _stem(other.text)


@lru_cache(maxsize=20_000)
def _stem(text: str) -> str:
    return _GROUP_ENDING.sub("", text)


def _near_words(one: Token, other: Token) -> bool:
    shorter = min(len(one.key), len(other.key))
    shortest = 4
    if shorter < shortest:
        return False
    if one.key == other.key:
        return True
    if one.known and other.known:
        return False
    distance = OSA.distance(one.key, other.key, score_cutoff=2)
    if distance == 1:
        inner = one.key[0] == other.key[0] and one.key[-1] == other.key[-1]
        alike = shorter >= ONE_LETTER or (shorter >= INNER_LETTER and inner)
    else:
        alike = distance == 2 and shorter >= LONG_NAME and one.key[0] == other.key[0]  # noqa: PLR2004 - letters
    return alike and not _differ_in_direction(one.text, other.text)


def _differ_in_direction(one: str, other: str) -> bool:
    """Tell whether the difference is a direction or size: Oosterhout and Westerhout."""
    starts = (_direction(one), _direction(other))
    return starts[0] != starts[1] and one not in starts and other not in starts


@lru_cache(maxsize=20_000)
def _direction(text: str) -> str:
    """Return the direction or size that a word begins with, or an empty text."""
    # Shorter ones are numerals: i, ii.
    long = (word for word in lexicon().words("directions") if len(word) > 2)  # noqa: PLR2004
    return max((word for word in long if text.startswith(word)), key=len, default="")


def leftovers(one: Profile, other: Profile) -> tuple[list[Token], list[Token], list[Token]]:
    """Return the tokens that both share, and what is left over of each."""
    shared: list[Token] = []
    rest = list(other.tokens)
    alone: list[Token] = []
    for token in one.tokens:
        partner = next((t for t in rest if t.text == token.text), None)
        partner = partner or next((t for t in rest if near(token, t)), None)
        if partner is None:
            alone.append(token)
        else:
            rest.remove(partner)
            shared.append(token)
    if alone and rest and _written_as_one(alone, rest):
        return shared + alone, [], []
    return shared, alone, rest


def _written_as_one(one: list[Token], other: list[Token]) -> bool:
    """Tell whether the rests are the same words, run together: "Fit Point" and "FitPoint"."""
    if len(one) == len(other) == 1 and " " not in one[0].text + other[0].text:
        return False
    letters = [sum(len(token.text.replace(" ", "")) for token in rest) for rest in (one, other)]
    if abs(letters[0] - letters[1]) > MOST_EXTRA or max(len(one), len(other)) > MOST_EXTRA:
        return False
    left, right = (
        {"".join(order).replace(" ", "") for order in permutations(token.text for token in rest)}
        for rest in (one, other)
    )
    return bool(left & right) or bool({*map(rough_key, left)} & {*map(rough_key, right)})
