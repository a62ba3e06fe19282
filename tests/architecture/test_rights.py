"""Every service stands in the one table of who may do what, and the table is what happens."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import model.services
from model.core.actor import ROLES, Actor, Role
from model.core.errors import NotAllowedError
from model.services.opening import start_work
from model.services.rights import RIGHTS, by_right
from model.storage.row_guard import ONLY_COORDINATOR, ROWS
from model.storage.tables import ENTITIES
from pages.shared.access import PAGES
from pages.shared.addresses import ADDRESSES

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(model.services.__path__, "model.services.")
]


def _services() -> dict[str, Callable[..., Any]]:
    """Return every public function of the services that takes a unit of work, by its name."""
    return {
        f"{module.__name__.removeprefix('model.services.')}.{name}": function
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_")
        and function.__module__ == module.__name__
        and "work" in inspect.signature(function).parameters
    }


SERVICES = _services()
TABLE = {
    f"{module}.{name}": roles for module, names in RIGHTS.items() for name, roles in names.items()
}
KNOWN = sorted(SERVICES.keys() & TABLE.keys())


def test_every_service_has_a_line_in_the_table() -> None:
    """A new function without a rule fails here: add it to `RIGHTS`."""
    assert sorted(SERVICES.keys() - TABLE.keys()) == []


def test_every_service_is_held_to_the_table() -> None:
    """A new function without the decorator fails here: put `@by_right` above it."""
    assert [
        name for name, found in sorted(SERVICES.items()) if not hasattr(found, "__wrapped__")
    ] == []


def test_every_line_of_the_table_is_a_service() -> None:
    """The table names nothing that is gone."""
    assert sorted(TABLE.keys() - SERVICES.keys()) == []


def test_a_coordinator_may_do_everything() -> None:
    """Nobody else has a right that the coordinator of the coalition lacks."""
    assert [name for name, roles in TABLE.items() if "coordinator" not in roles] == []


@pytest.mark.parametrize("role", ROLES)
def test_the_table_is_what_happens(sqlite_database: str, role: Role) -> None:
    """Each service, asked by each role, refuses exactly those who are not in its line."""
    wrong = []
    for name in KNOWN:
        actor = Actor(role=role, coalition_id="c", project_id="p", round_id="r", partner_id="a")
        with start_work(actor=actor, writes=False) as work:
            if _is_refused(SERVICES[name], work) == (role in TABLE[name]):
                wrong.append(name)

    assert wrong == []


def _is_refused(service: Callable[..., Any], work: Any) -> bool:
    """Call a service without its other arguments: a refusal comes before they are missed."""
    required = [
        parameter
        for parameter in list(inspect.signature(service).parameters.values())[1:]
        if parameter.default is inspect.Parameter.empty
        and parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
    ]
    try:
        if required:
            service(work)
        else:
            service(work, no_such_argument=True)
    except NotAllowedError:
        return True
    except (TypeError, ValueError):
        return False
    return False


def test_a_service_without_a_line_cannot_be_used(sqlite_database: str) -> None:
    """Forgetting the line closes the service; it does not open it."""

    @by_right
    def forgotten(work: Any) -> None:
        raise AssertionError

    with start_work() as work, pytest.raises(LookupError, match="add one"):
        forgotten(work)


def test_every_table_says_who_reaches_its_rows() -> None:
    """A new table is closed to all but coordinators, and somebody decided so."""
    opened = {table for tables in ROWS.values() for table in tables}
    beside = {"rounds", "reviews"}

    assert sorted(set(ENTITIES) - opened - set(ONLY_COORDINATOR) - beside) == []
    assert sorted((opened | set(ONLY_COORDINATOR)) - set(ENTITIES)) == []
    assert sorted(opened & set(ONLY_COORDINATOR)) == []


def test_every_role_opens_pages_that_exist() -> None:
    """The table of pages names real addresses, and the library is for everyone."""
    paths = {address.path for address in ADDRESSES}

    assert set(PAGES) == set(ROLES)
    assert all(set(opened) <= paths and "kennisbank" in opened for opened in PAGES.values())


def test_pages_always_say_who_works() -> None:
    """A page that starts work of its own would reach everything; only the session may."""
    allowed = {"session.py"}
    pages = [path for path in (ROOT / "pages").rglob("*.py") if "web" not in path.parts]
    found = [
        str(path.relative_to(ROOT))
        for path in pages
        if path.name not in allowed
        and re.search(r"start_work\((?!actor=)", path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_change_records_always_pass_the_guard() -> None:
    """They hold whole rows, so a new way to read them must ask who may see those."""
    source = (ROOT / "model" / "storage" / "unit_of_work.py").read_text(encoding="utf-8")

    assert len(re.findall(r"entity_of\(row, ChangeRecord\)", source)) == len(
        re.findall(r"_readable_records\(\[entity_of\(row, ChangeRecord\)", source)
    )
