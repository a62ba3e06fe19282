"""The lexicon of organisation names: an index over the files that `lexicon_files` describes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from model.core.catalogue import load
from model.network.english import in_english, usual_words
from model.network.lexicon_files import (
    Abbreviations,
    Kinds,
    NationalOrganisations,
    OrdinaryWords,
    Places,
    SameKind,
)
from model.network.senses import Sense, by_letter_and_length, by_sound, sense_of
from model.network.spelling import fold, rough_key, tokens
from model.network.turned import turned

Phrase = tuple[str, ...]
NATIONAL_WEIGHT = 0.98
ABBREVIATION_WEIGHT = 0.96
SHORTEST_FULL = 3
"""Words of a full name that is also known without its little words."""
_FIELDS = ("zorg", "ggz", "thuiszorg", "welzijn", "wonen", "zorggroep", "jeugdhulp", "jeugdzorg")
_MENTAL_CARE = ("geestelijke", "gezondheidszorg")
_FULL_ENDS = {"mc": (("medisch", "centrum"),), "ggz": (_MENTAL_CARE, ("voor", *_MENTAL_CARE))}
"""What the last letters in the name of a known organisation stand for."""


class Lexicon:
    """An index over the lexicon files, built once. A wrong file raises CatalogueError."""

    def __init__(self) -> None:
        """Read the lexicon files."""
        self._kinds = load("lexicon/organisations.yaml", Kinds).kinds
        self._abbreviations = load("lexicon/abbreviations.yaml", Abbreviations).entries
        self._nationals = load("lexicon/national-organisations.yaml", NationalOrganisations).groups
        self.ordinary = load("lexicon/ordinary-words.yaml", OrdinaryWords)
        self._same_kind = load("lexicon/same-kind.yaml", SameKind)
        self._words: dict[str, frozenset[str]] = {}
        places = load("lexicon/places.yaml", Places)
        self.places = _phrases((*places.municipalities, *places.places))
        self.place_words = {phrase[0] for phrase in self.places if len(phrase) == 1}
        self.neutral = _phrases(
            (
                *self.ordinary.nothing,
                *self.ordinary.legal_forms,
                *self.ordinary.branch_words,
                *self.ordinary.little_words,
                *self.ordinary.honorifics,
                *self.ordinary.roles,
            )
        )

    @cached_property
    def senses(self) -> dict[Phrase, Sense]:
        """Every phrase of the lexicon; a brand goes before an abbreviation, that before a kind."""
        found: dict[Phrase, Sense] = {}
        for phrase, sense in (*self._brands(), *self._short_forms(), *self._kind_words()):
            found.setdefault(phrase, sense)
        for phrase, sense in tuple(found.items()):
            # "Emergis ggz" is Emergis.
            whole = found.get(phrase[:-1]) if sense.alone and phrase[-1] in _FIELDS else None
            if whole and whole.alone:
                found[phrase] = replace(sense, canonical=whole.canonical)
        for phrase, sense in turned(found, self._same_kind.turned):
            found.setdefault(phrase, sense)
        for group in self._same_kind.same:
            known = next((found[tokens(word)] for word in group if tokens(word) in found), None)
            if known:
                for word in group:
                    found.setdefault(tokens(word), replace(known, canonical=fold(word)))
        return {**dict(in_english(found, self._same_kind.english)), **found}

    def _brands(self) -> Iterator[tuple[Phrase, Sense]]:
        for number, group in enumerate(self._nationals):
            for entry in group.names:
                spellings = [spelling.strip() for spelling in entry.split("=")]
                sense = Sense(
                    canonical=re.sub("^(de|het) (?=.)", "", fold(spellings[0])),
                    kind=f"national-{number}",
                    domains=group.domains,
                    weight=NATIONAL_WEIGHT,
                    why=group.why,
                    branches=group.branches,
                    alone=True,
                    society=group.society,
                )
                for spelling in spellings:
                    phrase = tokens(spelling)
                    yield phrase, sense
                    for full in _FULL_ENDS.get(phrase[-1], ()) if len(phrase) > 1 else ():
                        yield (*phrase[:-1], *full), sense

    def _short_forms(self) -> Iterator[tuple[Phrase, Sense]]:
        brands = dict(self._brands())
        little = self.words("little_words")
        for number, entry in enumerate(self._abbreviations):
            known = next(
                (brands[tokens(full)] for full in entry.full if tokens(full) in brands), None
            )
            usual = known.canonical if known else fold(entry.short[0])
            fixed = bool(entry.full) if entry.one_meaning is None else entry.one_meaning
            for short in entry.short:
                sense = Sense(
                    canonical=usual if entry.full else fold(short),
                    kind=f"abbreviation-{number}",
                    domains=entry.domains,
                    weight=ABBREVIATION_WEIGHT,
                    why=entry.why,
                    where=entry.where,
                    branches=entry.where != "with-name",
                    close=False,
                    written_out=fixed,
                )
                yield tokens(short), sense
            for full in entry.full:
                sense = Sense(
                    canonical=usual,
                    kind=f"abbreviation-{number}",
                    domains=entry.domains,
                    weight=NATIONAL_WEIGHT,
                    why=entry.why,
                    branches=entry.where != "with-name",
                )
                yield tokens(full), sense
                main = tuple(word for word in tokens(full) if word not in little)
                if len(main) >= SHORTEST_FULL:
                    yield main, sense

    def _kind_words(self) -> Iterator[tuple[Phrase, Sense]]:
        for kind in self._kinds:
            for word in kind.words:
                phrase = tokens(word)
                yield phrase, sense_of(kind, " ".join(phrase))

    @cached_property
    def longest_from(self) -> dict[str, int]:
        """The number of words in the longest phrase that begins with a word."""
        found: dict[str, int] = {}
        for phrase in (*self.senses, *self.neutral, *self.places):
            if phrase:
                found[phrase[0]] = max(found.get(phrase[0], 1), len(phrase))
        return found

    @cached_property
    def joined(self) -> dict[str, Sense]:
        """Long phrases and words written as one, so that "rabo bank" and "Rabobank" meet."""
        found: dict[str, Sense] = {}
        for phrase, sense in sorted(self.senses.items(), key=lambda item: len(item[0])):
            if len("".join(phrase)) >= 7:  # noqa: PLR2004 - shorter ones meet by chance
                found.setdefault("".join(phrase), sense)
        return found

    @cached_property
    def begins(self) -> dict[str, Sense]:
        """Beginnings of words."""
        return {fold(part): sense_of(kind, part) for kind in self._kinds for part in kind.begins}

    @cached_property
    def ends(self) -> dict[str, Sense]:
        """Endings of words."""
        return {fold(part): sense_of(kind, part) for kind in self._kinds for part in kind.ends}

    @cached_property
    def begins_by_key(self) -> dict[str, Sense]:
        """Beginnings of words by their sound."""
        return by_sound(self.begins)

    @cached_property
    def ends_by_key(self) -> dict[str, Sense]:
        """Endings of words by their sound."""
        return by_sound(self.ends)

    @cached_property
    def long_begins(self) -> dict[tuple[str, int], list[tuple[str, Sense]]]:
        """Long beginnings by first letter and length, for finding one with a letter wrong."""
        return by_letter_and_length(self.begins)

    @cached_property
    def long_ends(self) -> dict[tuple[str, int], list[tuple[str, Sense]]]:
        """Long endings by first letter and length."""
        return by_letter_and_length(self.ends)

    @cached_property
    def misspellable(self) -> dict[str, dict[str, Sense]]:
        """Words that may be recognised when misspelt, by their first letter and rough key."""
        found: dict[str, dict[str, Sense]] = defaultdict(dict)
        for phrase, sense in self.senses.items():
            word = "".join(phrase)
            # In a short word one letter is too much; a brand is easily like a place.
            shortest = 8 if sense.alone else 6
            if sense.close and len(word) >= shortest:
                key = rough_key(word)
                found[key[0]].setdefault(key, sense)
        return dict(found)

    @cached_property
    def neutral_keys(self) -> dict[str, list[str]]:
        """Rough keys of words that say nothing, by first letter; they are no misspellings."""
        found: dict[str, list[str]] = defaultdict(list)
        for phrase in (*self.neutral, *self.places, *_phrases(self.ordinary.first_names)):
            key = rough_key("".join(phrase))
            found[key[:1]].append(key)
        return dict(found)

    @cached_property
    def short_forms(self) -> dict[str, str]:
        """Short forms with a dot, written out."""
        pairs = (entry.partition("=") for entry in self.ordinary.short_forms)
        return {short.strip(): full.strip() for short, _, full in pairs}

    @cached_property
    def one_word_for(self) -> dict[str, str]:
        """The word that stands for all words of the same kind, by each of them."""
        return usual_words(self._same_kind.same, self._same_kind.english)

    @cached_property
    def general_word(self) -> dict[str, str]:
        """The general word, by its particular forms."""
        return {
            fold(word): fold(general)
            for general, special in self._same_kind.special.items()
            for word in special
        }

    def words(self, name: str) -> frozenset[str]:
        """Return one list of ordinary words, folded; the name is that of its field."""
        found = self._words.get(name)
        if found is None:
            listed = getattr(self.ordinary, name)
            found = self._words[name] = frozenset(" ".join(tokens(word)) for word in listed)
        return found


def _phrases(words: Iterable[str]) -> frozenset[Phrase]:
    return frozenset(tokens(word) for word in words)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the one lexicon of this process."""
    return Lexicon()
