"""Likeness of two words in names: the same word, a typing error, or kinds that may be one."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from model.network.families import (
    denominations_in,
    general_for,
    one_family,
    places_in_double_names,
)
from model.network.lexicon import lexicon
from model.network.name_tokens import Token, Word
from model.network.numerals import one_number
from model.network.regional import place_in_dutch
from model.network.spelling import transcribed
from model.network.word_forms import one_own_name

ONE_LETTER = 10
"""From this length on one wrong letter anywhere is taken for a typing error."""
INNER_LETTER = 6
"""From this length on one wrong letter inside the word is."""
INNER_REPLACED = 8
"""From this length on one letter inside the word may be another."""
LONG_NAME = 12
SHORTEST_TRANSCRIBED = 5
SHORTEST_FORM = 6
_GROUP_WORDS = (
    "vereniging",
    "club",
    "groep",
    "korps",
    "praktijk",
    "kantoor",
    "organisatie",
    "supermarkt",
    "post",
)
"""Behind a name they make no other organisation of it: EHBO and EHBO-vereniging."""
_COUNTED = (
    *("groep", "club", "dienst", "commissie", "kamer", "tafel", "kring", "team", "maatje", "punt"),
    *("moeder", "vader", "loket", "winkel", "huis", "centrum", "project", "werker", "coach"),
)
"""Ends of words that people write now in the singular, now in the plural."""
_AT_WORK = ("centrale", "dienst")
"""Behind a long kind they make no other one: "Burenhulpcentrale", but not "kerkdienst"."""
SHORTEST_AT_WORK = 7
_BEHIND_A_NAME = ("groep", "vereniging", "club")
_IN_FRONT = ("team ", "afdeling ", "stichting ", "vereniging ", "sint ", "heilige ", "koninklijke ")
_FIELDS = (" wonen", " zorg", " welzijn", " kinderopvang", " bank", " onderwijs")
"""Behind the name of a known organisation they only say what it does."""
_GROUP_ENDING = re.compile(
    r"(?<=\w{4})(?:clubs?|vereniging|groep|praktijk|kantoor|organisatie|bestuur|team|centrum)$"
)
_FAITHS = ("christelijke", "christelijk", "protestantse", "protestants christelijke")
_PLURAL = re.compile(r"(?<=\w{4})en?$")
_GENITIVE = re.compile(r"(?<=\w{4})s$")
_VOWELS = re.compile(r"[aeiouy]")


@lru_cache(maxsize=200_000)
def near(one: Word, other: Word) -> bool:
    """Tell whether two words are one word, apart from typing errors or a particular form.

    Words return so often in a list that the answer is kept.
    """
    if one.text == other.text or one_number(one.text, other.text):
        return True
    general = lexicon().general_word
    if general.get(one.text) == other.text or general.get(other.text) == one.text:
        return True
    if _digits(one.text) != _digits(other.text):
        return False
    if one.place or other.place:
        double = {(one.text, other.text), (other.text, one.text)} & places_in_double_names()
        if double or (one.place and other.place):
            return bool(double)
    if _same_words(one.text, other.text) or _same_head(one, other):
        return True
    written_otherwise = (_same_stem, _near_words, _vowel_left_out, _other_script_or_language)
    return any(likely(one, other) for likely in written_otherwise)


def may_be_one_kind(one: Token, other: Token) -> bool:
    """Tell whether two kinds may be one organisation when its own name is the same."""
    if not one.sense or not other.sense or one.sense.alone or other.sense.alone:
        return False
    if one.sense.kind == other.sense.kind and _tells_faith(one.text, other.text):
        return True
    return one_family(one.text, other.text) or general_for(one.text, other.text)


def _tells_faith(one: str, other: str) -> bool:
    """Tell whether one kind is the other with its faith in front: "hervormde vrouwenvereniging"."""
    shorter, longer = sorted((one, other), key=len)
    before = longer.removesuffix(" " + shorter)
    return before != longer and (before in _FAITHS or bool(denominations_in(before.split())))


def _other_script_or_language(one: Word, other: Word) -> bool:
    """Tell whether two names are one in Frisian, Latin or another script: Vishnu and Vishnoe."""
    if one.kind or other.kind:
        return False
    if one_own_name(one.text, other.text):
        return True
    if min(len(one.text), len(other.text)) < SHORTEST_TRANSCRIBED:
        return False
    return place_in_dutch(one.text) == place_in_dutch(other.text) or (
        transcribed(one.text) == transcribed(other.text)
    )


def _same_words(one: str, other: str) -> bool:
    """Tell whether two phrases hold the same words, or the same letters without spaces."""
    if " " not in one + other:
        return False
    return sorted(one.split()) == sorted(other.split()) or (
        one.replace(" ", "") == other.replace(" ", "")
    )


def _same_head(one: Word, other: Word) -> bool:
    """Tell whether one is the other with a group word behind it, or with the country."""
    shorter, longer = sorted((one, other), key=lambda word: len(word.text))
    if longer.text.removesuffix(shorter.text) in _IN_FRONT:
        return True
    behind = longer.text.removeprefix(shorter.text)
    if behind == longer.text:
        return False
    if behind == "nederland" or behind.removeprefix(" ") in (*_GROUP_WORDS, "nederland"):
        # Without a space only behind a kind ("brandweerpost") or a name ("Brandsmagroep").
        name = behind in _BEHIND_A_NAME and len(shorter.text) >= SHORTEST_FORM
        return behind[0] == " " or behind == "nederland" or bool(shorter.kind) or name
    if behind in _AT_WORK and shorter.kind and len(shorter.text) >= SHORTEST_AT_WORK:
        return True
    # "Area" is "Area Wonen"; a kind with such a word behind it is another kind.
    return longer.kind.startswith("national") and behind in _FIELDS


@lru_cache(maxsize=20_000)
def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _same_stem(one: Word, other: Word) -> bool:
    """Tell whether two kinds differ only in their form, or in "club", "vereniging" and the like."""
    shorter = min(one.text, other.text, key=len)
    told = one.kind or other.kind
    # By sound, so that "ziekenhuizen" meets "ziekenhuis" and "scholen" meets "school".
    alike = bool(_forms(one.key) & _forms(other.key))
    if told and len(shorter) > SHORTEST_FORM and alike:
        return True
    # "Kookgroepen" is the plural of "kookgroep"; "Linden" is another name than "Linde".
    if alike and shorter.endswith(_COUNTED):
        return True
    if not one.kind or one.kind != other.kind:
        return False
    if _stem(one.text) == _stem(other.text):
        return True
    return len(shorter) >= SHORTEST_FORM and _form(_stem(one.text)) == _form(_stem(other.text))


def _stem(text: str) -> str:
    return _GROUP_ENDING.sub("", text)


def _form(text: str) -> str:
    """Return a word without its ending: "marokkaanse" and "marokkaans"."""
    return _GENITIVE.sub("", _PLURAL.sub("", text))


def _forms(text: str) -> set[str]:
    """Return a word without its ending, also when that is two of them: "maatjes" and "maatje"."""
    return {_form(text), _PLURAL.sub("", _GENITIVE.sub("", text))}


def _near_words(one: Word, other: Word) -> bool:
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
        # Another letter in its place makes another name: Pieters and Peters.
        replaced = len(one.key) == len(other.key) and sorted(one.key) != sorted(other.key)
        vowel = one.place != other.place and _consonants(one.text) == _consonants(other.text)
        enough = INNER_REPLACED if replaced and not vowel else INNER_LETTER
        # A place that the lexicon knows, with one vowel wrong: "Lochum".
        length = min(len(one.text), len(other.text)) if vowel else shorter
        alike = shorter >= ONE_LETTER or (length >= enough and inner)
    else:
        alike = distance == 2 and shorter >= LONG_NAME and one.key[0] == other.key[0]  # noqa: PLR2004 - letters
    return alike and not differ_in_direction(one.text, other.text)


def _vowel_left_out(one: Word, other: Word) -> bool:
    """Tell whether a known word lost one vowel, which leaves no word: "Udn", "goudn"."""
    shorter, longer = sorted((one, other), key=lambda token: len(token.text))
    if len(longer.text) - len(shorter.text) != 1 or len(shorter.text) < 3:  # noqa: PLR2004 - letters
        return False
    ends = shorter.text[0] == longer.text[0] and shorter.text[-1] == longer.text[-1]
    if not ends or _consonants(shorter.text) != _consonants(longer.text):
        return False
    index = lexicon()
    known = longer.place or (longer.text,) in index.neutral
    return known and not shorter.place and (shorter.text,) not in index.neutral


def _consonants(text: str) -> str:
    return _VOWELS.sub("", text)


def differ_in_direction(one: str, other: str) -> bool:
    """Tell whether the difference is a direction or size: Oosterhout and Westerhout."""
    starts = (_direction(one), _direction(other))
    return starts[0] != starts[1] and one not in starts and other not in starts


@lru_cache(maxsize=20_000)
def _direction(text: str) -> str:
    """Return the direction or size that a word begins with, or an empty text."""
    # Shorter ones are numerals: i, ii.
    long = (word for word in lexicon().words("directions") if len(word) > 2)  # noqa: PLR2004
    return max((word for word in long if text.startswith(word)), key=len, default="")
