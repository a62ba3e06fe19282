"""Additions: what stands beside the name of an organisation and makes no other of it.

A department ("afd. Preventie"), what somebody does there ("(Ruud, wijkbeheer)"), an activity of a
known organisation ("Cordaan, thuiszorg Osdorp") or a motto ("- comfort in huis"). Another place, a
known organisation or another body ("Vrienden van") is never one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from model.network.families import tasks
from model.network.hints import hints
from model.network.lexicon import lexicon
from model.network.name_tokens import DEPARTMENTS, Token
from model.network.names import Words

SHORTEST_MOTTO = 3
"""Words of a motto."""
_CUTS = (*DEPARTMENTS, "cluster", "sector", "domein", "directie", "faculteit")
_INNER = (*_CUTS, "programma", "bureau", "dienst")
_SITES = (
    "loc",
    "locatie",
    "hoofdlocatie",
    "nevenlocatie",
    "vestiging",
    "dependance",
    "nevenvestiging",
)
_OF_A_SCHOOL = ("lectoraat", "faculteit", "kenniscentrum", "vakgroep", "opleiding", "instituut")
_HIGHER_SCHOOLS = ("hogeschool", "universiteit")
_MUNICIPALITY = "municipality"


class Part(NamedTuple):
    """One piece of a name and what of it counts."""

    words: Words
    tokens: tuple[Token, ...]
    task: bool = False
    """Whether it stands beside a person."""
    plain: bool = False
    """Whether it is written without a capital, behind a name that has one."""

    @property
    def names(self) -> bool:
        """Whether it holds more than an addition to the name."""
        return not self.tokens or not all(token.addition for token in self.tokens)


def cut_at_departments(words: Words) -> tuple[Words, ...]:
    """Return a piece cut where a department begins: "gemeente Erp" and "afd. Welzijn"."""
    cuts = [at for at, word in enumerate(words[:-1]) if at and word.text in _CUTS]
    told = [(hint.start, hint.start + hint.length) for hint in hints(words)] if cuts else []
    for cut in cuts:
        # "Sociaal team Erp" is one kind.
        if any(end <= cut for _, end in told) and not any(a <= cut < b for a, b in told):
            return (words[:cut], words[cut:])
    return (words,)


def marked(parts: Sequence[Part]) -> list[Part]:
    """Return the parts of a name, with the tokens that are only an addition marked."""
    main = next((at for at, part in enumerate(parts) if _names(part.tokens)), None)
    if main is None:
        return list(parts)
    name = parts[main].tokens
    return [
        part if at == main else part._replace(tokens=_marked(part, name))
        for at, part in enumerate(parts)
    ]


def _names(tokens: Iterable[Token]) -> bool:
    """Tell whether tokens are an organisation by themselves, and no bare kind or place."""
    kinds = [token for token in tokens if token.sense]
    others = [token for token in tokens if not token.sense]
    ordinary = lexicon().words("nothing")
    own = any(not token.place and token.text not in ordinary for token in others)
    return (
        any(token.sense and token.sense.alone for token in kinds) or own or bool(kinds and others)
    )


def _marked(part: Part, name: Sequence[Token]) -> tuple[Token, ...]:
    if any(token.sense and token.sense.alone for token in part.tokens):
        return part.tokens
    if part.words[0].text in _SITES:
        part = part._replace(tokens=tuple(replace(token, site=True) for token in part.tokens))
    return tuple(
        replace(token, addition=True) if says_no_other else token
        for token, says_no_other in zip(part.tokens, _additions(part, name), strict=True)
    )


def _additions(part: Part, name: Sequence[Token]) -> list[bool]:
    """Tell of each token of a part whether it is only an addition to the name."""
    placed = any(token.place for token in name)
    inner = part.words[0].text in _INNER
    motto = part.plain and len(part.words) >= SHORTEST_MOTTO
    of_a_school = part.words[0].text in _OF_A_SCHOOL and any(
        token.text in _HIGHER_SCHOOLS for token in name
    )
    if not (inner or of_a_school or part.task or motto or _is_an_activity(part, name)):
        return [False] * len(part.tokens)
    other = lexicon().words("other_bodies")
    if not inner and not part.task and any(token.text in other for token in part.tokens):
        return [False] * len(part.tokens)
    if (inner and _field(name) == _MUNICIPALITY) or of_a_school:
        return [True] * len(part.tokens)
    telling = motto or any(_tells_a_task(token) for token in part.tokens)
    return [
        telling and (placed or not token.place) and (motto or not _tells_where(token))
        for token in part.tokens
    ]


def _tells_a_task(token: Token) -> bool:
    says = token.text in lexicon().words("nothing") or token.text in tasks()
    return token.sense is not None or (says and not _tells_where(token))


def _tells_where(token: Token) -> bool:
    return token.number or token.text in lexicon().words("directions")


def _is_an_activity(part: Part, name: Sequence[Token]) -> bool:
    """Tell whether a part begins with a task, or a kind in the field of a known organisation."""
    if not part.tokens:
        return False
    first = part.tokens[0]
    if {first.text, first.written} & tasks():
        return True
    fields = {
        domain
        for token in name
        if token.sense and (token.sense.alone or token.sense.written_out)
        for domain in (token.sense.domains[:1] if token.sense.alone else token.sense.domains)
    }
    return first.sense is not None and bool(fields & set(first.sense.domains))


def _field(name: Iterable[Token]) -> str:
    return next((token.sense.domains[0] for token in name if token.sense), "")
