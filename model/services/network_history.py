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
    """Return the network of a coalition as it was at the end of `day` (UTC).

    On a day before the coalition began, only who has a day of joining is there: of the others
    nobody knows since when.
    """
    after = datetime.combine(day + timedelta(days=1), time.min, tzinfo=UTC)
    changed = work.changes_since(coalition_id, after, ("partners", "ties"))
    partners = partners_on(day, now.partners, [c for c in changed if c.entity == "partners"])
    entered = _entered(work, coalition_id)
    starts = (work.coalitions.one(coalition_id).started_on, entered)
    if day < min(filter(None, starts), default=day):
        partners = [partner for partner in partners if partner.joined_on is not None]
    there = {partner.id for partner in partners}
    ties = [
        tie
        for tie in ties_on(day, now.ties, [c for c in changed if c.entity == "ties"])
        if {tie.source_id, tie.target_id} <= there
    ]
    by_name = sorted(partners, key=lambda p: (p.name.casefold(), p.id))
    return Network(tuple(by_name), tuple(ties), tuple(connections(ties)))


@by_right
def known_undated(work: UnitOfWork, coalition_id: str, then: Network, day: date) -> int:
    """Return of how many partners on the map of `day` nobody knows since when they are there.

    They came with a coalition that was brought in as a whole after that day.
    """
    entered = _entered(work, coalition_id)
    if entered is None or day >= entered:
        return 0
    return sum(p.joined_on is None and p.left_on is None for p in then.partners)


def _entered(work: UnitOfWork, coalition_id: str) -> date | None:
    """Return the day on which the coalition came into this workbench."""
    found = work.changes_about(coalition_id, ("coalitions",))
    return min((change.at.date() for change in found if change.kind == "added"), default=None)


def since_then(then: Network, now: Network, *, undated: int = 0) -> tuple[Message, ...]:
    """Say who joined and left since, how many ties came and went, and what nobody knows."""
    was = {p.id: p for p in then.partners if p.is_present}
    has = {p.id: p for p in now.partners if p.is_present}
    came = [has[i].name for i in has if i not in was]
    went = [was[i].name for i in was if i not in has]
    before, after = _ties_of_who_stayed(then), _ties_of_who_stayed(now)
    new, gone = len(after - before), len(before - after)
    said = [*_people(_CAME, came), *_people(_WENT, went)]
    if new:
        said.append(msgn("One tie was recorded since.", "{n} ties were recorded since.", n=new))
    if gone:
        said.append(msgn("One tie is gone since.", "{n} ties are gone since.", n=gone))
    said = said or [msg("Nothing changed on the map since.")]
    if undated:
        said.append(
            msgn(
                "Of one partner nobody wrote down since when it is on the list. It stands here as "
                "it is now.",
                "Of {n} partners nobody wrote down since when they are on the list. They stand "
                "here as they are now.",
                n=undated,
            )
        )
    return tuple(said)


def _ties_of_who_stayed(network: Network) -> set[tuple[str, str]]:
    """Return the ties on the map: those of partners that left are not drawn."""
    gone = {partner.id for partner in network.partners if partner.status == "left"}
    return {(c.a, c.b) for c in network.connections if c.is_tie and not {c.a, c.b} & gone}


def _people(sentences: tuple[str, str, str], names: list[str]) -> list[Message]:
    """Name them all, or the first few when they are many."""
    if not names:
        return []
    n = len(names)
    sentence = sentences[0 if n == 1 else 1 if n <= MOST_NAMES else 2]
    return [msg(sentence, n=n, names=names[:MOST_NAMES])]
