"""One generic mapping between a frozen domain model and a table row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import JSON, Table

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

E = TypeVar("E", bound=BaseModel)


def row_of(entity: BaseModel, table: Table) -> dict[str, Any]:
    """Return the column values of `entity`: scalars as they are, everything else as JSON data."""
    plain = entity.model_dump(mode="python")
    as_json = entity.model_dump(mode="json")
    return {
        column.name: as_json[column.name] if isinstance(column.type, JSON) else plain[column.name]
        for column in table.columns
    }


def entity_of(row: RowMapping, model: type[E]) -> E:
    """Return the domain model that a row holds, validated."""
    return model.model_validate(dict(row))
