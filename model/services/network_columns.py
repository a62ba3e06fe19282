"""The columns of the network's own Excel file: how each field is written, and read back.

One table serves both ways, so that nothing is lost between them. Choices stand there by their
label; either language and the id are understood.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from model.core.catalogue import catalogue
from model.core.messages import N_
from model.core.translation import LANGUAGES, Translator

if TYPE_CHECKING:
    from model.core.entity import Entity
    from model.network.intake.exact_sheets import Cell

Kind = Literal["text", "lines", "day", "yes", "one", "several", "partner", "reporter"]
BETWEEN = "; "


@dataclass(frozen=True)
class Column:
    """One field of an entity in one column."""

    field: str
    title: str
    """An English msgid."""
    kind: Kind = "text"
    vocabulary: str = ""


PARTNER_SHEET, TIE_SHEET = N_("Partners"), N_("Ties")
PARTNER_COLUMNS: tuple[Column, ...] = (
    Column("id", N_("Id (do not change)")),
    Column("name", N_("Name")),
    Column("domains", N_("Domains (the first is the main one)"), "several", "domains"),
    Column("domains_confirmed", N_("Domains confirmed"), "yes"),
    Column("status", N_("Status"), "one", "statuses"),
    Column("roles", N_("Role in the coalition"), "several", "partner-roles"),
    Column("risk_groups", N_("Has in view"), "several", "risk-groups"),
    Column("key_persons", N_("Key persons"), "several", "key-persons"),
    Column("contributions", N_("Can bring"), "several", "contributions"),
    Column("contribution_note", N_("More about what they bring")),
    Column("building_blocks", N_("Building blocks"), "several", "building-blocks"),
    Column("places", N_("Places (one a line)"), "lines"),
    Column("area", N_("Area")),
    Column("contact_name", N_("Contact person")),
    Column("contact_role", N_("Their role")),
    Column("contact_email", N_("Work e-mail")),
    Column("contact_phone", N_("Work phone")),
    Column("website", N_("Website")),
    Column("joined_on", N_("Takes part since"), "day"),
    Column("left_on", N_("Stopped on"), "day"),
    Column("note", N_("Note")),
)
TIE_COLUMNS: tuple[Column, ...] = (
    Column("id", N_("Id (do not change)")),
    Column("source_id", N_("Partner"), "partner"),
    Column("target_id", N_("Other partner"), "partner"),
    Column("kind", N_("What it is about"), "one", "tie-kinds"),
    Column("strength", N_("How strongly"), "one", "tie-strengths"),
    Column("handover", N_("How people are handed over"), "one", "handovers"),
    Column("reported_by", N_("Who says so"), "reporter"),
    Column("reported_on", N_("Said on"), "day"),
    Column("note", N_("Note")),
)
COORDINATOR_SAYS = N_("the coordinator")


def written(
    column: Column, entity: Entity, names: Mapping[str, str], t: Translator
) -> str | dt.date | None:
    """Return what stands in the cell; `names` is partner id → a name that stands once."""
    value = getattr(entity, column.field)
    writers: dict[Kind, Callable[[], str | dt.date | None]] = {
        "text": lambda: str(value),
        "lines": lambda: "\n".join(value),
        "day": lambda: value,
        "yes": lambda: t("yes") if value else t("no"),
        "one": lambda: catalogue().label(column.vocabulary, value, t.language),
        "several": lambda: BETWEEN.join(
            catalogue().label(column.vocabulary, item, t.language) for item in value
        ),
        "partner": lambda: names.get(value, value),
        "reporter": lambda: names.get(value, value) if value else t(COORDINATOR_SAYS),
    }
    return writers[column.kind]()


def differences(
    columns: Iterable[Column],
    before: Entity,
    after: Entity,
    names: Mapping[str, str],
    t: Translator,
) -> list[str]:
    """Return in words which fields become different: from what, to what."""
    said = []
    for column in columns:
        old, new = (_shown(written(column, one, names, t), t) for one in (before, after))
        if old != new:
            said.append(f"{t(column.title)}: {old or '–'} → {new or '–'}")
    return said


def _shown(value: str | dt.date | None, t: Translator) -> str:
    if isinstance(value, dt.date):
        return t.short_date(value)
    return " ".join((value or "").split())


def read(column: Column, cell: Cell, ids: Mapping[str, str]) -> Any:  # noqa: ANN401 - any field
    """Return the value of a cell; `ids` is the folded name of a partner → its id.

    Raises:
        ValueError: it cannot be read; holds the text that was not understood.

    """
    text = str(cell).strip()
    parts = [part.strip() for part in text.split(BETWEEN.strip()) if part.strip()]
    readers: dict[Kind, Callable[[], Any]] = {
        "text": lambda: text,
        "lines": lambda: tuple(line.strip() for line in text.splitlines() if line.strip()),
        "day": lambda: _day(cell),
        "yes": lambda: text.casefold() in _yes(),
        "one": lambda: _known(_ids(column.vocabulary), text),
        "several": lambda: tuple(_known(_ids(column.vocabulary), part) for part in parts),
        "partner": lambda: _known(ids, " ".join(text.split())),
        "reporter": lambda: _reporter(text, ids),
    }
    return readers[column.kind]()


def choices(column: Column, t: Translator) -> tuple[str, ...]:
    """Return what may stand in a cell of this column, when it is one of a few."""
    if column.kind == "yes":
        return (t("yes"), t("no"))
    if column.kind != "one":
        return ()
    items = catalogue().items(column.vocabulary).values()
    return tuple(item.label.in_language(t.language) for item in items)


@lru_cache(maxsize=4)
def titles(columns: tuple[Column, ...]) -> dict[str, Column]:
    """Return the columns by their folded title in either language."""
    return {t(column.title).casefold(): column for t in _translators() for column in columns}


@lru_cache(maxsize=4)
def sheet_titles(title: str) -> frozenset[str]:
    """Return what a sheet may be called."""
    return frozenset(t(title).casefold() for t in _translators())


def _reporter(text: str, ids: Mapping[str, str]) -> str:
    return (
        "" if not text or text.casefold() in _coordinator() else _known(ids, " ".join(text.split()))
    )


def _known(known: Mapping[str, str], text: str) -> str:
    found = known.get(text.casefold())
    if found is None:
        raise ValueError(text)
    return found


def _day(cell: Cell) -> dt.date | None:
    if isinstance(cell, dt.date) or not cell:
        return cell or None
    for form in ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(cell.strip(), form).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    raise ValueError(cell)


@lru_cache(maxsize=32)
def _ids(vocabulary: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in catalogue().items(vocabulary).values():
        found[item.id.casefold()] = item.id
        for language in LANGUAGES:
            found[item.label.in_language(language).casefold()] = item.id
    return found


@lru_cache(maxsize=1)
def _translators() -> tuple[Translator, ...]:
    return tuple(Translator(language) for language in LANGUAGES)


@lru_cache(maxsize=1)
def _yes() -> frozenset[str]:
    return frozenset({"1", "true", "x", *(t("yes").casefold() for t in _translators())})


@lru_cache(maxsize=1)
def _coordinator() -> frozenset[str]:
    return frozenset(t(COORDINATOR_SAYS).casefold() for t in _translators())
