"""Placing: which of the twelve domains an organisation belongs to, judged by its name alone.

A proposal with its reason, never a decision: a person confirms it. A name that tells nothing gives
`unclear`, so that somebody is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pydantic import Field

from model.core.entity import Frozen
from model.core.messages import Message, Ref, msg
from model.network.hints import Hint, hints, organisation_pieces
from model.network.lexicon import lexicon
from model.network.names import ParsedName, Words, parse_name
from model.network.senses import Sense

ENOUGH = 0.5
"""Below this score nothing is proposed."""
NEXT_DOMAIN = 0.85
"""The second domain of a kind of organisation scores this part of its first."""
CLOSE_BEHIND = 0.05
"""A domain from another word is proposed as well when it scores at most this much less."""
LATER_PIECE = 0.85
"""Words in brackets or behind a dash weigh this part of the same words in the main piece."""
ADDRESS = 0.9
BY_YEAR = 0.6
"""A year in a name makes a club likely, not sure."""
ROLE = 0.75
"""What somebody does weighs this part beside the organisation where it is done."""
MOST_DOMAINS = 3


class DomainScore(Frozen):
    """One proposed domain and how sure the name makes us, from 0 to 1."""

    id: str
    score: float = Field(ge=0, le=1)


class Placement(Frozen):
    """A proposal: no domains and `unclear` when the name does not tell."""

    name: str
    domains: tuple[DomainScore, ...]
    unclear: bool
    reason: Message


def place(name: str) -> Placement:
    """Propose the domains of an organisation from its name.

    Args:
        name: a name as typed, with typing errors, a place, a person or a role in it.

    Returns:
        At most three domains, the most likely first, each with a score from 0 to 1 and one reason;
        or `unclear`. The scores order the proposals; they are no probabilities.

    """
    found = name_hints(parse_name(name))
    scores = _scores(found)
    best = max(scores.values(), default=0.0)
    if best < ENOUGH:
        return Placement(name=name, domains=(), unclear=True, reason=_ask(found))
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:MOST_DOMAINS]
    domains = tuple(DomainScore(id=domain, score=round(score, 2)) for domain, score in ranked)
    return Placement(name=name, domains=domains, unclear=False, reason=_because(found[0], domains))


def place_all(names: Iterable[str]) -> list[Placement]:
    """Propose domains for each name, in the order given."""
    return [place(name) for name in names]


def name_hints(parsed: ParsedName) -> list[Hint]:
    """Return the hints in a whole name, the heaviest first.

    The address counts only when the name itself tells nothing, and a role in front only when no
    organisation stands beside it.
    """
    found: list[Hint] = []
    for piece in organisation_pieces(parsed) if parsed.pieces else ():
        factor = LATER_PIECE if found else 1.0
        found += [replace(hint, weight=hint.weight * factor) for hint in hints(piece)]
    if not found and parsed.address:
        found = [replace(hint, weight=hint.weight * ADDRESS) for hint in hints(parsed.address)]
    if not found:
        found = [
            hint
            for piece in parsed.pieces[:1]
            for hint in _club_with_its_year(piece, founded=bool(parsed.founded))
        ]
    return sorted(_roles_last(parsed, found), key=lambda hint: -hint.weight)


def _roles_last(parsed: ParsedName, found: list[Hint]) -> list[Hint]:
    """Let what a person does weigh less than the organisation where the person does it.

    "Buurtsportcoach gemeente Erp" and "Regisseur zorg gemeente Erp" are about the municipality.
    """
    telling = lexicon().words("telling_roles")
    outside = [hint for hint in found if not _of_the_municipality(hint)]
    roles = {hint.written for hint in outside if hint.written in telling}
    first = parsed.main[0].text if parsed.main else ""
    if first in lexicon().words("roles") and len(outside) < len(found):
        roles |= {hint.written for hint in outside}
    if len(roles) in (0, len({hint.written for hint in found})):
        return found
    return [
        replace(hint, weight=hint.weight * ROLE) if hint.written in roles else hint
        for hint in found
    ]


def _of_the_municipality(hint: Hint) -> bool:
    return hint.sense.kind.startswith("municipal")


def _club_with_its_year(words: Words, *, founded: bool) -> Iterator[Hint]:
    """Yield that a name with its year of founding is a sports club, when nothing else is told.

    Of Dutch organisations it is the clubs that carry it: "Achilles 1894", "ASC '62".
    """
    year = words[-1].text
    full = len(words) > 1 and len(year) == 4 and year[:2] in ("18", "19") and year.isdigit()  # noqa: PLR2004 - a year
    if (full or founded) and len(words) <= 4:  # noqa: PLR2004 - a short name
        written = " ".join(word.text for word in words)
        yield Hint(lexicon().senses["sportvereniging",], BY_YEAR, 0, len(words), written)


def _scores(found: Sequence[Hint]) -> dict[str, float]:
    """Return the score of each proposed domain.

    The heaviest hint decides, with the other domains of its kind. Weak hints for one domain
    strengthen each other. Another domain joins only when its own hint is nearly as heavy.
    """
    if not found:
        return {}
    heaviest: dict[str, float] = {}
    for hint in found:
        domain = hint.sense.domains[0]
        known = heaviest.get(domain, 0.0)
        heaviest[domain] = max(known, hint.weight, 1 - (1 - known) * (1 - hint.weight / 2))
    main = max(heaviest, key=lambda domain: heaviest[domain])
    scores = {
        domain: score
        for domain, score in heaviest.items()
        if domain == main or score >= max(heaviest[main] - CLOSE_BEHIND, ENOUGH)
    }
    for hint in found:
        if hint.sense.domains[0] == main:
            for domain in hint.sense.domains[1:]:
                scores.setdefault(domain, heaviest[main] * NEXT_DOMAIN)
            break
    return scores


def _because(hint: Hint, domains: Sequence[DomainScore]) -> Message:
    return msg(
        "“{word}” in the name points to {domains}: {kind}.",
        word=hint.written,
        domains=[Ref(kind="domains", ref=domain.id) for domain in domains],
        kind=reason_word(hint.sense),
    )


def reason_word(sense: Sense) -> Message:
    """Return the lexicon's word for a kind of organisation, as a message of its own."""
    return sense.why.as_message()


def _ask(found: Sequence[Hint]) -> Message:
    if found:
        return msg(
            "The name only says “{word}”. Ask what this organisation does.", word=found[0].written
        )
    return msg("The name does not tell what this organisation does. Ask them.")
