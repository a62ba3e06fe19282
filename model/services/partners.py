"""Keeping the register of partners."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.network.partners import Partner
from model.services.merging import merged
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.storage.unit_of_work import UnitOfWork


@by_right
def partners(work: UnitOfWork, coalition_id: str) -> list[Partner]:
    """Return all partners of a coalition by name."""
    found = work.partners.find(coalition_id=coalition_id)
    return sorted(found, key=lambda partner: partner.name.casefold())


@by_right
def add_partner(work: UnitOfWork, coalition_id: str, **values: Any) -> Partner:  # noqa: ANN401
    """Write a new partner.

    Raises:
        InvalidInputError: the name is missing or taken, or a field is too long.

    """
    _check_name(work, coalition_id, values.get("name", ""), but="")
    try:
        partner = Partner(coalition_id=coalition_id, **values)
    except ValidationError as error:
        raise clear_fault(error) from error
    added = work.partners.add(partner)
    work.commit()
    return added


@by_right
def change_partner(work: UnitOfWork, partner: Partner, **values: Any) -> Partner:  # noqa: ANN401
    """Write changed fields of a partner. Domains that a person saves count as confirmed.

    When the status becomes “takes part” or “stopped” and no day was filled in, today is.

    Raises:
        InvalidInputError: the name is missing or taken, or a field is too long.
        StaleWriteError: somebody else changed this partner meanwhile.

    """
    _check_name(work, partner.coalition_id, values.get("name", partner.name), but=partner.id)
    if "domains" in values:
        values = {**values, "domains_confirmed": bool(values["domains"])}
    try:
        typed = _with_days(partner, partner.changed(**values))
        changed = merged(partner, typed, work.partners.one(partner.id))
    except ValidationError as error:
        raise clear_fault(error) from error
    saved = work.partners.save(changed)
    work.commit()
    return saved


@by_right
def settle_domains(work: UnitOfWork, chosen: Sequence[tuple[Partner, tuple[str, ...]]]) -> None:
    """Write the domains that a person found right for these partners, all in one go.

    Raises:
        StaleWriteError: somebody else changed one of these partners meanwhile; nothing is written.

    """
    for partner, domains in chosen:
        work.partners.save(partner.changed(domains=domains, domains_confirmed=True))
    work.commit()


@by_right
def remove_partner(work: UnitOfWork, partner: Partner) -> None:
    """Remove a partner with its ties; it can be taken back from the history."""
    work.partners.remove(partner)
    work.commit()


def _with_days(before: Partner, after: Partner) -> Partner:
    """Fill in since when it takes part or when it stopped, if the status says so."""
    today = datetime.now(UTC).date()
    if after.status == before.status:
        return after
    if after.status == "joined":
        since = after.joined_on or today
        return after.changed(joined_on=since, left_on=None)
    if after.status == "left" and after.left_on is None:
        return after.changed(left_on=today)
    return after


def _check_name(work: UnitOfWork, coalition_id: str, name: str, *, but: str) -> None:
    if not name.strip():
        raise InvalidInputError(msg("Give the partner a name."))
    for known in work.partners.find(coalition_id=coalition_id):
        if known.id != but and known.name.casefold() == name.strip().casefold():
            raise InvalidInputError(
                msg("There is a partner called {name} already.", name=known.name)
            )
