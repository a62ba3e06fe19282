"""Tokens: the words and phrases of a name that help to tell organisations apart."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from model.network.families import houses, place_by_sound, usual_place
from model.network.hints import Hint
from model.network.initialisms import may_be_letters
from model.network.lexicon import lexicon
from model.network.names import Word as NameWord
from model.network.names import Words, tells_kind_at_its_end
from model.network.senses import Sense
from model.network.short_forms import COMPASS
from model.network.spelling import rough_key

LONGEST_PLACE = 5
SHORTEST_MISSPELT_NAME = 8
"""Letters of a word behind an article that may be a misspelt kind rather than a name."""
SHORTEST_NAME = 4
"""Letters of a name in front of a kind, as in "Emmaschool"."""
DEPARTMENTS = ("afd", "afdeling", "team", "sectie", "onderdeel", "unit", "locatie", "opleiding")
"""Words in front of a part or a branch of an organisation."""
_WITH_A_NAME = ("school", "college", "kerk", "parochie", "moskee", "museum", "tempel")


class Word(NamedTuple):
    """What of a token decides whether it is another one, misspelt or in another form."""

    text: str
    key: str
    kind: str
    place: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A word (or a phrase of the lexicon) that helps to tell organisations apart."""

    text: str
    """The one word for everything that means the same."""
    key: str
    sense: Sense | None = None
    place: bool = False
    known: bool = False
    """Written as the lexicon has it, so no misspelling of another word in it."""
    written: str = ""
    department: bool = False
    """Stands behind "afdeling" and the like."""
    addition: bool = False
    """Says what a part of the organisation or a person does, see `additions`."""
    site: bool = False
    """Stands behind "locatie": one of the places where the organisation is."""
    given: bool = False
    """Stands behind an article, as a given name does: "De Schakel"."""
    word: Word = field(init=False, compare=False, repr=False)
    letters: bool = field(init=False, compare=False, repr=False)
    """Whether it may be an initialism of the words in another name."""

    def __post_init__(self) -> None:
        """Work out once what every comparison asks."""
        kind = self.sense.kind if self.sense else ""
        word = Word(self.text, self.key, kind, self.place, self.known)
        fixed = self.place or (self.sense is not None and self.sense.written_out)
        object.__setattr__(self, "word", word)
        object.__setattr__(self, "letters", not fixed and may_be_letters(self.written))

    @property
    def number(self) -> bool:
        """Whether it is a number."""
        return self.text.isdigit()


def tokens_of(words: Words, told: list[Hint]) -> list[Token]:
    """Return what of one piece of a name counts: kinds, places and the words of its own.

    Args:
        words: the words of the piece.
        told: its hints, see `hints`.

    """
    by_start = {hint.start: hint for hint in told}
    found: list[Token] = []
    silent: list[Token] = []
    position = 0
    while position < len(words):
        hint = by_start.get(position)
        if hint and not hint.exact and _is_no_misspelling(words, position, hint, found):
            hint = None
        if hint and not hint.part:
            if hint.written not in lexicon().words("legal_forms"):
                before = words[position - 1].text if position else ""
                kind = _kind(hint, department=before in DEPARTMENTS)
                found.append(_named(kind, _kind_before(words, position, told), words[position]))
            position += hint.length
            continue
        village = _is_a_village(words[position], found)
        plain = [] if village else _named_kind(words[position].text)
        plain = plain or _plural(words[position].text)
        if plain and not words[position].article:
            found += plain
            position += 1
            continue
        length, place = place_at(words, position)
        text = place or _compass(words, position)
        written = " ".join(word.text for word in words[position : position + length])
        # The name of "Buurthuis De Kern" is no word for a branch.
        named = words[position].article and position + 1 == len(words)
        counts = hint or named or place or not _says_nothing(text)
        # A word that only begins as a kind is a name: Schaakmat.
        ends_so = hint is not None and tells_kind_at_its_end(text) and not village
        sense = hint.sense if hint and ends_so else None
        given = words[position].article and sense is None
        token = Token(text, rough_key(text), sense, bool(place), written=written, given=given)
        (found if counts else silent).append(token)
        position += length
    return found or [token for token in silent if len(token.text) > 1]


def _is_no_misspelling(words: Words, at: int, hint: Hint, found: list[Token]) -> bool:
    """Tell whether a word is a name that only looks like a misspelt kind.

    "Tandarts Boskamp" is no boot camp, and "De Baander" sells no tyres ("banden").
    """
    short = len(hint.written) < SHORTEST_MISSPELT_NAME and not hint.part
    return any(token.sense for token in found) or (short and words[at].article)


def _is_a_village(word: NameWord, found: list[Token]) -> bool:
    """Tell whether a word such as "Zandkerk" is the place of a society that is no church."""
    told = [token.sense for token in found if token.sense]
    church = word.article or not word.text.endswith("kerk")
    return bool(told) and not church and all(sense.domains[0] != "faith" for sense in told)


def _plural(text: str) -> list[Token]:
    """Return the kind of which a word is the plural, when only the singular is known."""
    index = lexicon()
    for ending in ("s", "en"):
        sense = index.senses.get((text.removesuffix(ending),))
        known = (text,) in index.senses or (text,) in index.neutral or (text,) in index.places
        if text.endswith(ending) and len(text) > LONGEST_PLACE and sense and not known:
            usual = index.one_word_for.get(sense.canonical, sense.canonical)
            return [Token(usual, rough_key(usual), sense, known=True, written=text)]
    return []


def _kind_before(words: Words, position: int, told: list[Hint]) -> Hint | None:
    """Return the kind right before a word, or before the article it stands behind."""
    ends = (position, position - 1) if words[position].article else (position,)
    return next((h for h in told if h.start + h.length in ends and not h.part), None)


def _named(kind: Token, before: Hint | None, word: NameWord) -> Token:
    """Return a kind, or the name of the one before it: "Café De Kerk", "Camping De Zonnebloem"."""
    if before is None:
        return kind
    house = {before.written, before.sense.canonical} & houses()
    if house and kind.sense and kind.sense.society:
        name = f"de {kind.text}"
        return Token(name, rough_key(name), known=True, written=kind.written)
    return replace(kind, sense=None) if word.article else kind


def _named_kind(text: str) -> list[Token]:
    """Return the name and the kind in a word such as "Ligthartschool" or "Jozefkerk"."""
    index = lexicon()
    for kind in _WITH_A_NAME:
        name = text.removesuffix(kind)
        if name != text and len(name) >= SHORTEST_NAME and (text,) not in index.senses:
            sense = index.senses[kind,]
            one_word = index.one_word_for.get(kind, kind)
            return [
                Token(name, rough_key(name), written=name),
                Token(one_word, rough_key(one_word), sense, known=True, written=kind),
            ]
    return []


def _kind(hint: Hint, *, department: bool) -> Token:
    """Return the token of a kind or brand: one text for all its spellings."""
    index = lexicon()
    text = index.one_word_for.get(hint.written, hint.sense.canonical)
    joined = index.joined.get(text.replace(" ", ""))
    text = joined.canonical if joined else text
    text = index.one_word_for.get(text, text)
    return Token(
        text,
        rough_key(text),
        hint.sense,
        known=hint.exact,
        written=hint.written,
        department=department,
    )


def place_at(words: Words, start: int) -> tuple[int, str]:
    """Return how many words the place here takes, and its usual name or an empty text."""
    places, usual = lexicon().places, usual_place()
    for length in range(min(LONGEST_PLACE, len(words) - start), 0, -1):
        phrase = tuple(word.text for word in words[start : start + length])
        if phrase[0] == "st" and length > 1:
            phrase = ("sint", *phrase[1:])
        if phrase[0] in COMPASS and length > 1:
            phrase = (COMPASS[phrase[0]], *phrase[1:])
        text = " ".join(phrase)
        if phrase in places or text in usual:
            return length, usual.get(text, text)
    word = words[start].text
    if word[:1].isalpha() and (word,) not in lexicon().neutral and (word,) not in lexicon().senses:
        return 1, place_by_sound(word) if len(word) > 4 else ""  # noqa: PLR2004 - letters
    return 1, ""


def _compass(words: Words, position: int) -> str:
    """Return a word, written out when it is a direction cut short: "Binnenstad N."."""
    text = words[position].text
    last = position + 1 == len(words)
    beside_place = not last and (
        words[position + 1].text == "nederland" or bool(place_at(words, position + 1)[1])
    )
    if text not in COMPASS or position == 0 or not (last or beside_place):
        return text
    ordinary = len(text) == 1 and words[position].article
    return text if ordinary or (text in ("no", "zo") and last) else COMPASS[text]


def _says_nothing(text: str) -> bool:
    index = lexicon()
    dropped = ("legal_forms", "little_words", "branch_words", "honorifics", "roles")
    if len(text) == 1 and not text.isdigit():
        return True
    return text == "heilige" or any(text in index.words(name) for name in dropped)
