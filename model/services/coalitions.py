"""Making, choosing and removing coalitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.services.merging import save_merged
from model.services.remembering import recall, remember
from model.services.rights import by_right
from model.storage.kept_rows import EVERYWHERE
from model.storage.kept_views import kept

if TYPE_CHECKING:
    from datetime import date

    from model.storage.unit_of_work import UnitOfWork

LAST_COALITION = "last-coalition"


@by_right
def coalitions(work: UnitOfWork) -> list[Coalition]:
    """Return all coalitions: people's own first, the demo last, each by name."""
    return list(kept(work, EVERYWHERE, ("coalitions",), "by-name", lambda: _by_name(work)))


def _by_name(work: UnitOfWork) -> tuple[Coalition, ...]:
    found = work.coalitions.find()
    return tuple(sorted(found, key=lambda one: (one.is_demo, one.name.casefold())))


@by_right
def start_coalition(
    work: UnitOfWork, *, name: str, municipality: str, started_on: date | None = None
) -> Coalition:
    """Make a new coalition and remember it as the one this person works in.

    Raises:
        InvalidInputError: a name or municipality is missing, or the name is taken.

    """
    name, municipality = name.strip(), municipality.strip()
    if not name:
        raise InvalidInputError(msg("Give your coalition a name."))
    if not municipality:
        raise InvalidInputError(msg("Fill in the municipality your coalition works in."))
    if any(known.name.casefold() == name.casefold() for known in work.coalitions.find()):
        raise InvalidInputError(
            msg("There is a coalition called {name} already. Choose another name.", name=name)
        )
    made = work.coalitions.add(
        Coalition(name=name, municipality=municipality, started_on=started_on)
    )
    remember(work, LAST_COALITION, {"id": made.id}, scope=work.actor.account)
    work.commit()
    return made


@by_right
def change_coalition(work: UnitOfWork, drawn: Coalition, **values: Any) -> Coalition:  # noqa: ANN401
    """Keep a changed name, municipality, ambition or mode. `drawn` is what the person saw.

    Raises:
        InvalidInputError: it has no name or municipality, or a text is too long.
        StaleWriteError: somebody else changed the same field meanwhile.

    """
    for field in ("name", "municipality"):
        if not str(values.get(field, getattr(drawn, field))).strip():
            raise InvalidInputError(msg("A coalition has a name and a municipality."))
    saved = save_merged(work.coalitions, drawn, values)
    work.commit()
    return saved


@by_right
def remove_coalition(work: UnitOfWork, coalition_id: str, *, typed_name: str) -> None:
    """Remove a coalition with everything in it; the person types its name to be sure.

    Its history goes too: change records hold all that was ever written in it.

    Raises:
        InvalidInputError: the typed name is another one.

    """
    coalition = work.coalitions.one(coalition_id)
    if typed_name.strip().casefold() != coalition.name.casefold():
        raise InvalidInputError(
            msg("Type the name {name} to remove this coalition.", name=coalition.name)
        )
    for setting in work.settings.find():
        if setting.scope == coalition_id or setting.scope.startswith(f"{coalition_id}:"):
            work.settings.remove(setting)
    work.coalitions.remove(coalition)
    work.forget_history(coalition_id)
    work.commit()


@by_right
def open_coalition(work: UnitOfWork, coalition_id: str) -> Coalition:
    """Choose the coalition this person works in, and remember the choice."""
    coalition = work.coalitions.one(coalition_id)
    if work.actor.known != "link":
        remember(work, LAST_COALITION, {"id": coalition.id}, scope=work.actor.account)
    work.commit()
    return coalition


@by_right
def current_coalition(work: UnitOfWork, wanted: str = "") -> Coalition | None:
    """Return the wanted coalition, else the one worked in last, else the first there is."""
    there = {one.id: one for one in coalitions(work)}
    if wanted in there:
        return there[wanted]
    last = str(recall(work, LAST_COALITION, scope=work.actor.account).get("id", ""))
    return there.get(last) or next(iter(there.values()), None)
