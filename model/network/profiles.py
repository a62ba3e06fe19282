"""Profiles: what of a name counts when two names are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from model.network.additions import Part, cut_at_departments, marked
from model.network.families import denominations_in, programmes
from model.network.hints import Hint, hints
from model.network.initialisms import may_be_letters, spellings, stands_for
from model.network.lexicon import lexicon
from model.network.name_tokens import Token, place_at, tokens_of
from model.network.names import ParsedName, Words, looks_like_person, parse_name
from model.network.other_names import other_names

SHORTEST_WHOLE = 3
"""Letters of an initialism that stands for a whole name."""
_LONGEST_PERSON = 3
_MUNICIPALITY = "municipality"
_PROJECT_ROLES = (
    *("project", "programma", "kwartiermaker", "aanjager", "opgave", "transitie", "beleids"),
)
_CLERGY = frozenset(("pastor", "dominee", "ds", "diaken", "kapelaan", "pater"))
_AT_WORK = ("consulent", "consulente", "coordinator", "medewerker", "medewerkster", "begeleider")
"""Ends of words for a person at work, whatever stands before: "wijkconsulent"."""
SHORTEST_RUN = 5
"""Letters of a name that is compared without its spaces."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a name counts when names are compared."""

    name: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    """All words of the pieces that are no person or role, in order."""
    domains: frozenset[str]
    initials: frozenset[str]
    run_on: frozenset[str]
    """The name without spaces, with and without its little words."""
    named_run_on: frozenset[str]
    """The same without what is only an addition."""
    denominations: frozenset[str]
    founded: frozenset[str] = frozenset()
    """Years of founding, of two figures."""
    others: tuple[Profile, ...] = ()
    """The earlier or later names that the name tells."""

    @property
    def named(self) -> tuple[Token, ...]:
        """The tokens that are no kind of organisation."""
        return tuple(token for token in self.tokens if token.sense is None)


@lru_cache(maxsize=20_000)
def profile(name: str) -> Profile:
    """Return what of a name counts: no legal form, no person, no role, no little words."""
    first, *others = (_profile(part) for part in other_names(name))
    return replace(first, name=name, others=tuple(others))


def _profile(name: str) -> Profile:
    parsed = parse_name(name)
    parts: list[Part] = []
    fields: list[set[str]] = []
    for number, words in _without_roles(parsed):
        for piece in cut_at_departments(words):
            told = hints(piece)
            fields.append({domain for hint in told for domain in hint.sense.domains})
            tokens = tuple(tokens_of(piece, told))
            parts.append(Part(piece, tokens, number in parsed.tasks, number in parsed.plain))
    parts = marked(parts)
    # The field of a department or a task is no field of the whole: "Thuisgever, leefbaarheid".
    domains = next(
        (told for part, told in zip(parts, fields, strict=True) if part.names and told), ()
    )
    found = sorted((t for part in parts for t in part.tokens), key=lambda token: token.addition)
    unique = tuple({token.text: token for token in reversed(found)}.values())[::-1]
    words_of_all = tuple(word.text for part in parts for word in part.words)
    main = tuple(word.text for word in parsed.main)
    initials = {letters for letters in spellings(main) if len(letters) >= SHORTEST_WHOLE}
    return Profile(
        name,
        _without_own_letters(unique, words_of_all),
        words_of_all,
        frozenset(domains),
        frozenset(initials),
        _run_on(words_of_all),
        _run_on([word.text for part in parts if part.names for word in part.words]),
        denominations_in(words_of_all),
        parsed.founded,
    )


def _run_on(words: Sequence[str]) -> frozenset[str]:
    index = lexicon()
    forms, little = index.words("legal_forms"), index.words("little_words")
    every = "".join(word for word in words if word not in forms)
    main = "".join(word for word in words if word not in forms and word not in little)
    return frozenset(run for run in (every, main) if len(run) >= SHORTEST_RUN)


def _without_roles(parsed: ParsedName) -> list[tuple[int, Words]]:
    """Return the pieces by number, without the role of a person, if they still tell a kind.

    "Wethouder Bos gemeente Erp" is about the municipality; "Huisarts Bos" stays what it is.
    """
    every = parsed.pieces or ((parsed.address,) if parsed.address else ())
    pieces = {at: words for at, words in enumerate(every) if not at or not _is_motto(words)}
    lay = {at: words for at, words in pieces.items() if not _is_clergy(words)}
    pieces = lay or pieces
    first = min(pieces, default=0)
    for number, words in pieces.items():
        if looks_like_person(words) and (start := _organisation_of_a_person(words)):
            pieces[number] = words[start:]
            continue
        size = _role_in_front(words)
        if not size:
            continue
        rest = words[size:]
        told = [hint for hint in hints(rest) if hint.exact]
        field = told and _is_a_field(rest, told) and _others_tell(pieces, number)
        project = _is_a_project(words, told) and _others_tell(pieces, number, _MUNICIPALITY)
        if field or project:
            pieces[number] = ()
        elif told and number == first:
            pieces[number] = rest if place_at(rest, 0)[1] else rest[told[0].start :]
        elif _others_tell(pieces, number):
            pieces[number] = tuple(w for at, w in enumerate(rest) if place_at(rest, at)[1])
    return [(at, words) for at, words in pieces.items() if words]


def _others_tell(pieces: Mapping[int, Words], number: int, field: str = "") -> bool:
    """Tell whether another piece holds a kind of organisation, of one field or of any."""
    told = [hint for at, other in pieces.items() if at != number for hint in hints(other)]
    return any(not field or hint.sense.domains[0] == field for hint in told)


def _is_a_project(words: Words, told: list[Hint]) -> bool:
    """Tell whether a role is that of somebody with a project: "projectleider", "kwartiermaker"."""
    other = any(h.sense.alone and h.sense.canonical not in programmes() for h in told)
    return words[0].text.startswith(_PROJECT_ROLES) and not other


def _is_a_field(words: Words, told: list[Hint]) -> bool:
    """Tell whether a role is followed by no more than a field: "wethouder Zorg en Welzijn"."""
    little = lexicon().words("little_words")
    covered = {at for hint in told for at in range(hint.start, hint.start + hint.length)}
    fields = not any(hint.sense.alone for hint in told)
    return fields and all(at in covered or w.text in little for at, w in enumerate(words))


def _is_motto(words: Words) -> bool:
    """Tell whether a piece behind the name only says what it is for: "Stek, voor stad en kerk"."""
    return len(words) > 1 and words[0].text == "voor"


def _is_clergy(words: Words) -> bool:
    """Tell whether a piece is a person with a church title: "Pastor Van Doorn"."""
    return 1 < len(words) <= _LONGEST_PERSON and words[0].text in _CLERGY


def _organisation_of_a_person(words: Words) -> int:
    """Return where the organisation begins in "Mevrouw Smit van de Zonnebloem Erp", or 0."""
    told = {hint.start for hint in hints(words) if hint.exact}
    for at, word in enumerate(words[1:], start=1):
        if word.text in ("van", "namens", "bij"):
            for start in (at + 1, at + 2):
                if start in told:
                    return start
    return 0


def _role_in_front(words: Words) -> int:
    """Return how many words of a role a piece begins with."""
    roles = lexicon().words("telling_roles") | lexicon().words("roles")
    for size in (3, 2, 1):
        if len(words) >= size and " ".join(word.text for word in words[:size]) in roles:
            return 0 if _begins_longer(words, size) else size
    return 1 if len(words) > 1 and words[0].text.endswith(_AT_WORK) else 0


def _begins_longer(words: Words, size: int) -> bool:
    """Tell whether a role is only the beginning of an organisation: "Senior Web"."""
    told = next(iter(hints(words)), None)
    return told is not None and told.exact and not told.start and told.length > size


def _without_own_letters(tokens: tuple[Token, ...], words: tuple[str, ...]) -> tuple[Token, ...]:
    """Leave out the initialism that stands beside the name it is short for."""
    for token in tokens:
        others = [word for word in words if word != token.written]
        needed = {other.written for other in tokens if not other.place} - {token.written}
        telling = {word for phrase in needed for word in phrase.split()}
        if (
            may_be_letters(token.written)
            and len(token.written) >= SHORTEST_WHOLE
            and len(telling) > 1
            and stands_for(token.written, ("stichting", *others), telling)
        ):
            return tuple(other for other in tokens if other is not token)
    return tokens
