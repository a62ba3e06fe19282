"""Taking apart the name of an organisation as people type it: pieces, words, persons, addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.network.addresses import host_words, without_addresses
from model.network.arabic import without_articles
from model.network.lexicon import lexicon
from model.network.pieces import Piece, is_plain, pieces_of
from model.network.regional import in_dutch
from model.network.short_forms import written_in_full
from model.network.spelling import fold

LONGEST_NAME = 300
"""Characters that are read; a longer text is no name."""

_YEAR = re.compile(r"['’‘`´ʼ]\d{2}\b")
_RUN_ON = re.compile(r"\b([A-Z]{3,5})([A-Z][a-z]{3,})")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_TITLES = frozenset(("fam", "dhr", "mevr", "mw", "mevrouw", "meneer", "heer"))
_FOUNDATION = "stichting"
_WELDED = {_FOUNDATION: 4, "cooperatie": 7}
"""Legal forms written behind a name as one word, and letters that the name has more than."""
_ARTICLES = frozenset(("de", "het", "t", "den", "d", "n", "it"))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name."""

    text: str
    """Its plain form, see `spelling.fold`."""
    capitals: bool = False
    """Written in capitals in a name that is not all capitals."""
    article: bool = False
    """Stands behind "De", "Het" or "'t": often the start of a given name ("Café De Kerk")."""


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name taken apart. Pieces that are a person or only a role are left out of `pieces`."""

    pieces: tuple[Words, ...]
    """The main piece first, then what stood in brackets or behind a dash, comma or colon."""
    address: Words
    """Words of an e-mail address or website that is not a public postbox."""
    persons: tuple[str, ...]
    """The pieces that are a person or a role, as written."""
    founded: frozenset[str] = frozenset()
    """The years of founding that stand in it: "ASC '62"."""
    tasks: frozenset[int] = frozenset()
    """The numbers of the pieces beside a person, who does that: "(Ruud, wijkbeheer)"."""
    plain: frozenset[int] = frozenset()
    """The numbers of the pieces without a capital behind a name that has one."""

    @property
    def main(self) -> Words:
        """The first piece, or nothing."""
        return self.pieces[0] if self.pieces else ()


def parse_name(name: str) -> ParsedName:
    """Take a name apart.

    Args:
        name: one name as typed or pasted; anything is accepted, at most `LONGEST_NAME` characters
            are read.

    Returns:
        The pieces that may be an organisation, the words of an address, and the persons.

    """
    text = unicodedata.normalize("NFKC", name[:LONGEST_NAME])
    text = "".join(c for c in text if c in "\t\n" or unicodedata.category(c)[0] != "C")
    text, hosts = without_addresses(text)
    shouting = text.isupper()
    kept: list[tuple[Piece, Words]] = []
    persons: list[str] = []
    beside: set[int] = set()
    brackets: set[int] = set()
    after_person = False
    for piece in pieces_of(text):
        words = _words(piece.text, shouting=shouting)
        if not words:
            continue
        if _is_somebody(words, called=piece.called, first=not kept):
            persons.append(piece.text.strip())
            brackets |= {piece.bracket} - {0}
            after_person = True
            continue
        beside |= {len(kept)} if after_person else set()
        after_person = False
        kept.append((piece, words))
    beside |= {at for at, (piece, _) in enumerate(kept) if piece.bracket in brackets}
    named = bool(kept) and not is_plain(kept[0][0].text)
    return ParsedName(
        tuple(words for _, words in kept),
        tuple(Word(part) for host in hosts for part in host_words(host)),
        tuple(persons),
        founded=frozenset(year[1:] for year in _YEAR.findall(name)),
        tasks=frozenset(beside - {0}),
        plain=frozenset(at for at, (piece, _) in enumerate(kept) if named and is_plain(piece.text)),
    )


def _words(written: str, *, shouting: bool) -> Words:
    text = without_articles(_APOSTROPHES.sub("", _YEAR.sub(" ", written)))
    text = written_in_full(text)
    text = _RUN_ON.sub(r"\1 \2", text).replace("&", " en ").replace("+", "plus ")
    words: list[Word] = []
    for raw in _WORD.findall(text):
        for part in _parts(fold(_with_country(raw))):
            before = words[-1].text if words else ""
            loud = raw.isupper() and len(part) > 1 and not shouting
            words.append(Word(in_dutch(part), capitals=loud, article=before in _ARTICLES))
    return tuple(words)


def _with_country(raw: str) -> str:
    """Write out the country behind a name: "JongNL", but PostNL is called so."""
    cut = raw.endswith("NL") and raw[-3:-2].islower() and (fold(raw),) not in lexicon().senses
    return raw[:-2] + " Nederland" if cut else raw


@lru_cache(maxsize=20_000)
def _parts(folded: str) -> tuple[str, ...]:
    """Return the words in a folded text; "Kesslerstichting" is two."""
    found: list[str] = []
    for word in folded.split():
        form = next((form for form in _WELDED if word.endswith(form)), "")
        name = word.removesuffix(form)
        cut = form and len(name) > _WELDED[form] and (word,) not in lexicon().senses
        found += [name, form] if cut else [word]
    return tuple(found)


def looks_like_person(words: Sequence[Word]) -> bool:
    """Tell whether words begin as the name of a person: a title, a first name or an initial."""
    index = lexicon()
    if not words:
        return False
    first = words[0].text
    if first in index.words("honorifics") or first in index.words("first_names"):
        return True
    if len(first) != 1 or not first.isalpha() or first in _ARTICLES or len(words) == 1:
        return False
    # "H. Hartkerk" is a church: the initial stands for "heilige".
    second = words[1].text
    return first != "h" or second in index.words("surnames") or not tells_kind(second)


def _is_somebody(words: Words, *, called: bool, first: bool) -> bool:
    """Tell whether a piece is a person, a role, or (behind the name) somebody in a role."""
    if _is_person(words) or _is_role(words):
        return True
    if first:
        return False
    a_name = called and len(words) == 1 and not tells_kind(words[0].text)
    return _is_person_in_a_role(words) or (a_name and (words[0].text,) not in lexicon().places)


def _is_person(words: Words) -> bool:
    """Tell whether a whole piece is one person: "Jan de Vries", "mevr. K. Pietersen", "Kees"."""
    if any(word.text == _FOUNDATION for word in words):
        return False
    if 1 < len(words) <= 3 and words[0].text in _TITLES:  # noqa: PLR2004 - "fam. de Vis"
        return True
    if not looks_like_person(words) or len(words) > 6:  # noqa: PLR2004 - longer is no person
        return False
    index = lexicon()
    texts = tuple(word.text for word in words)
    if any(texts[:length] in index.senses for length in range(1, len(texts) + 1)):
        return False
    if "".join(texts[:2]) in index.joined:
        return False
    known = index.words("first_names") | index.words("surnames") | index.words("honorifics")
    little = index.words("little_words")
    return all(
        text in known or text in little or len(text) == 1 or not tells_kind(text)
        for text in texts[1:]
    )


def tells_kind(text: str) -> bool:
    """Tell whether a word is a kind of organisation, or begins or ends as one."""
    index = lexicon()
    if (text,) in index.senses:
        return True
    if (text,) in index.neutral or (text,) in index.places:
        return False
    begins = any(len(text) > len(part) and text.startswith(part) for part in index.begins)
    return begins or tells_kind_at_its_end(text)


@lru_cache(maxsize=20_000)
def tells_kind_at_its_end(text: str) -> bool:
    """Tell whether the end of a longer word is a kind of organisation, as in "dorpsbakkerij"."""
    return any(len(text) > len(part) and text.endswith(part) for part in lexicon().ends)


def _is_person_in_a_role(words: Words) -> bool:
    """Tell whether a piece is a role with a person: "contact Fatima", "t.a.v. mw. Bos"."""
    roles = lexicon().words("roles")
    size = next((at for at, word in enumerate(words) if word.text not in roles), 0)
    return 0 < size < len(words) and _is_person(words[size:])


def _is_role(words: Words) -> bool:
    """Tell whether a piece is only a role that says nothing of the organisation: "secretaris"."""
    roles = lexicon().words("roles")
    little = lexicon().words("little_words")
    text = " ".join(word.text for word in words)
    return text in roles or all(word.text in roles or word.text in little for word in words)
