"""The network as it was on a day, and what became different since."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from model.core.messages import N_, Message, msg, msgn
from model.network.as_of import partners_on, ties_on
from model.network.ties import connections
from model.services.network import Network
from model.services.rights import by_right

if TYPE_CHECKING:
    from datetime import date

    from model.storage.unit_of_work import UnitOfWork

MOST_NAMES = 6
_CAME = (
    N_("One partner joined since: {names}."),
    N_("{n} partners joined since: {names}."),
    N_("{n} partners joined since, among them {names}."),
)
_WENT = (
    N_("One partner left since: {names}."),
    N_("{n} partners left since: {names}."),
    N_("{n} partners left since, among them {names}."),
)


@by_right
def network_on(work: UnitOfWork, coalition_id: str, now: Network, day: date) -> Network:
    """Return the network of a coalition as it was at the end of `day` (UTC)."""
    after = datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC)
    changed = work.changes_since(coalition_id, after, ("partners", "ties"))
    partners = partners_on(day, now.partners, [c for c in changed if c.entity == "partners"])
    there = {partner.id for partner in partners}
    ties = [
        tie
        for tie in ties_on(day, now.ties, [c for c in changed if c.entity == "ties"])
        if {tie.source_id, tie.target_id} <= there
    ]
    by_name = sorted(partners, key=lambda p: (p.name.casefold(), p.id))
    return Network(tuple(by_name), tuple(ties), tuple(connections(ties)))


def since_then(then: Network, now: Network) -> tuple[Message, ...]:
    """Say who joined and left since, and how many ties came and went."""
    was = {p.id: p for p in then.partners if p.is_present}
    has = {p.id: p for p in now.partners if p.is_present}
    came = [has[i].name for i in has if i not in was]
    went = [was[i].name for i in was if i not in has]
    before = {(c.a, c.b) for c in then.connections if c.is_tie}
    after = {(c.a, c.b) for c in now.connections if c.is_tie}
    new, gone = len(after - before), len(before - after)
    said = [*_people(_CAME, came), *_people(_WENT, went)]
    if new:
        said.append(msgn("One tie was recorded since.", "{n} ties were recorded since.", n=new))
    if gone:
        said.append(msgn("One tie is gone since.", "{n} ties are gone since.", n=gone))
    return tuple(said) or (msg("Nothing changed on the map since."),)


def _people(sentences: tuple[str, str, str], names: list[str]) -> list[Message]:
    """Name them all, or the first few when they are many."""
    if not names:
        return []
    n = len(names)
    sentence = sentences[0 if n == 1 else 1 if n <= MOST_NAMES else 2]
    return [msg(sentence, n=n, names=names[:MOST_NAMES])]
