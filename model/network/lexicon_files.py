"""The files in `data/lexicon` that tell kinds of organisation by their names, as typed models.

A policy officer edits the YAML files; word lists there are plain text with commas.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from model.core.catalogue import Data, Source, Text
from model.core.ids import Slug

Where = Literal["anywhere", "marked", "capitals", "with-name"]


def _split(value: object) -> object:
    """Split a list written as one text with commas, as the YAML files hold it."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


WordList = Annotated[tuple[str, ...], BeforeValidator(_split)]


class Kind(Data):
    """One kind of organisation and the words that point to it."""

    id: Slug
    why: Text
    domains: tuple[Slug, ...] = Field(min_length=1)
    weight: float = Field(default=0.9, gt=0, le=1)
    words: WordList = ()
    begins: WordList = ()
    ends: WordList = ()
    close: bool = True
    """Whether a misspelt form of these words is recognised as well."""
    yields: bool = False
    """Whether these words give way to the word right before them."""


class Kinds(Data):
    """`organisations.yaml`."""

    source: Source
    kinds: tuple[Kind, ...]


class Abbreviation(Data):
    """Abbreviations with one meaning, or a family of them with one domain."""

    short: tuple[str, ...] = Field(min_length=1)
    full: tuple[str, ...] = ()
    domains: tuple[Slug, ...] = Field(min_length=1)
    why: Text
    where: Where = "anywhere"
    one_meaning: bool | None = None
    """Whether these letters never stand for other words; usually when they are written out."""


class Abbreviations(Data):
    """`abbreviations.yaml`."""

    source: Source
    entries: tuple[Abbreviation, ...]


class NationalGroup(Data):
    """Well-known organisations of one kind; `names` may hold "usual name = other spelling"."""

    why: Text
    domains: tuple[Slug, ...] = Field(min_length=1)
    branches: bool
    society: bool = False
    """Whether these are societies: a house or business of that name is another organisation."""
    names: WordList


class NationalOrganisations(Data):
    """`national-organisations.yaml`."""

    source: Source
    groups: tuple[NationalGroup, ...]


class OrdinaryWords(Data):
    """`ordinary-words.yaml`: words that say nothing about the kind of organisation."""

    source: Source
    legal_forms: WordList
    branch_words: WordList
    little_words: WordList
    nothing: WordList
    place_endings: WordList
    honorifics: WordList
    roles: WordList
    telling_roles: WordList
    short_forms: WordList
    surnames: WordList
    first_names: WordList
    directions: WordList
    other_bodies: WordList


class Places(Data):
    """`places.yaml`."""

    source: Source
    municipalities: WordList
    places: WordList
    same: WordList
    """Names of one place: "usual name = other name = …"."""


class SameKind(Data):
    """`same-kind.yaml`: words for one kind, and particular forms of a general word."""

    source: Source
    same: tuple[WordList, ...]
    english: dict[str, WordList]
    """English words for a kind or a known organisation: "municipality of" by "gemeente"."""
    programmes: WordList
    """Known programmes: what somebody at a municipality works on, and no organisation."""
    special: dict[str, WordList]
    near: tuple[WordList, ...]
    """Kinds easily taken for each other; one organisation when its own name is the same."""
    denominations: dict[str, WordList]
    """How words of each denomination begin; two different ones are two organisations."""
    heads: WordList
    """General words for what a longer word ends in: "koor" for "mannenkoor"."""
    parts: WordList
    """Ends of compounds whose first letter stands in an abbreviation: "VTV"."""
    regional: dict[str, str]
    """Parts of words as Frisian, Limburg and Low Saxon write them, with the Dutch part."""
    regional_places: dict[str, str]
    """Parts of place names in Frisian, with the Dutch part."""
    saints: tuple[WordList, ...]
    """Names of one saint: in Latin and in Dutch."""
    houses: WordList
    """Kinds of which each has a given name, which may be that of a society: "De Zonnebloem"."""
    turned: WordList
    """Ends of compounds that people also put in front: "Raad voor de Jeugd" is "Jeugdraad"."""
    church_branches: WordList
    """Words that make another church of one denomination."""
    tasks: WordList
    """What a department or somebody does: behind a name no other organisation."""
    soft: WordList
    """Words that make no other organisation of a name: "Scouting X" and "X-groep (scouting)"."""
