"""Taking apart the name of an organisation as people type it: pieces, words, persons, addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.network.lexicon import lexicon
from model.network.regional import in_dutch
from model.network.run_on import words_run_on
from model.network.short_forms import written_in_full
from model.network.spelling import fold

LONGEST_NAME = 300
"""Characters that are read; a longer text is no name."""
SHORTEST_OWN = 4
"""Letters behind a kind in the box of an address: "welzijnswerkster" is a person at work."""

_MAIL = re.compile(r"([\w.+-]*)@([\w-]+(?:\.[\w-]+)*)")
_SITE = re.compile(
    r"(?:https?://)?(?:www\.)([\w-]+(?:\.[\w-]+)*)\S*|https?://([\w-]+(?:\.[\w-]+)*)\S*"
)
_PHONE = re.compile(r"(?<!\w)(?:\+31|0)[\d\s()-]{8,}\d")
_BRACKETS = re.compile(r"[(\[{<]([^()\[\]{}<>]*)[)\]}>]?")
_SEPARATOR = re.compile(r"\s[-–—/|•·]+\s|\s[-–—]+|[-–—]+\s|[,;:|\t\n\r•·–—]+|\s/\s")
_LEFT_OUT = re.compile(r"(?<=\w)[-–](?=,?\s+(?:\w+[-–],?\s+)*(?:en|of|&|\+)\s)")
_YEAR = re.compile(r"['’‘`´ʼ]\d{2}\b")
_RUN_ON = re.compile(r"\b([A-Z]{3,5})([A-Z][a-z]{3,})")
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_POSTBOXES = frozenset(
    (
        *("gmail", "hotmail", "outlook", "live", "msn", "icloud", "me", "yahoo", "home", "planet"),
        *("ziggo", "kpnmail", "kpnplanet", "xs4all", "hetnet", "casema", "upcmail", "chello"),
        *("tele2", "telfort", "solcon", "caiway", "onsbrabantnet", "zeelandnet", "quicknet"),
    )
)
_TITLES = frozenset(("fam", "dhr", "mevr", "mw", "mevrouw", "meneer", "heer"))
_FOUNDATION = "stichting"
_ARTICLES = frozenset(("de", "het", "t", "den", "d", "n"))


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
    founded: bool = False
    """Whether a year of founding stands in it: "ASC '62"."""

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
    text, hosts = _without_addresses(text)
    shouting = text.isupper()
    kept: list[Words] = []
    persons: list[str] = []
    for written in _pieces(text):
        words = _words(written, shouting=shouting)
        if not words:
            continue
        if _is_person(words) or _is_role(words) or (kept and _is_person_in_a_role(words)):
            persons.append(written.strip())
        else:
            kept.append(words)
    address = tuple(Word(part) for host in hosts for part in _host_words(host))
    return ParsedName(tuple(kept), address, tuple(persons), founded=bool(_YEAR.search(name)))


def _without_addresses(text: str) -> tuple[str, list[str]]:
    hosts = [_told_by_mail(*found.groups()) for found in _MAIL.finditer(text)]
    text = _MAIL.sub(" ", text)
    hosts += [found.group(1) or found.group(2) for found in _SITE.finditer(text)]
    text = _SITE.sub(" ", text)
    return _PHONE.sub(" ", text), hosts


def _told_by_mail(box: str, host: str) -> str:
    """Return what of an address tells the organisation: its box when that begins as a kind.

    "wijkteamglanerbrug@enschede.nl" is the team, "info@dorpsraad-erp.nl" the host.
    """
    words = [part for word in fold(box.replace(".", " ")).split() for part in words_run_on(word)]
    own = "".join(words[1:])
    telling = len(own) >= SHORTEST_OWN and (words[0],) in lexicon().senses
    return "-".join(words) if telling else host


def _host_words(host: str) -> Iterator[str]:
    labels = host.lower().split(".")
    labels = labels[:-1] if len(labels) > 1 else labels
    for label in labels:
        if label not in _POSTBOXES and label != "www":
            for word in fold(label).split():
                yield from words_run_on(word)


def _pieces(text: str) -> Iterator[str]:
    """Yield the text outside brackets first, cut at separators, then what stood in brackets."""
    # "Zorg- en Veiligheidshuis" is one piece.
    text = _LEFT_OUT.sub("", text)
    inside = [found.group(1) for found in _BRACKETS.finditer(text)]
    outside = _BRACKETS.sub(" , ", text)
    yield from (piece for piece in _SEPARATOR.split(outside) if piece and piece.strip())
    for part in inside:
        yield from (piece for piece in _SEPARATOR.split(part) if piece and piece.strip())


def _words(written: str, *, shouting: bool) -> Words:
    text = _APOSTROPHES.sub("", _YEAR.sub(" ", written))
    text = written_in_full(text)
    text = _RUN_ON.sub(r"\1 \2", text).replace("&", " en ").replace("+", "plus ")
    words: list[Word] = []
    for raw in _WORD.findall(text):
        for part in _parts(fold(raw)):
            before = words[-1].text if words else ""
            loud = raw.isupper() and len(part) > 1 and not shouting
            words.append(Word(in_dutch(part), capitals=loud, article=before in _ARTICLES))
    return tuple(words)


@lru_cache(maxsize=20_000)
def _parts(folded: str) -> tuple[str, ...]:
    """Return the words in a folded text; "Kesslerstichting" is two."""
    found: list[str] = []
    for word in folded.split():
        name = word.removesuffix(_FOUNDATION)
        cut = name != word and len(name) > SHORTEST_OWN and (word,) not in lexicon().senses
        found += [name, _FOUNDATION] if cut else [word]
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


def _is_person(words: Words) -> bool:
    """Tell whether a whole piece is one person: "Jan de Vries", "mevr. K. Pietersen", "Kees"."""
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
