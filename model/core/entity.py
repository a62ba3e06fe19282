"""The base of everything that is stored: frozen, with an id and a version."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from model.core.ids import new_id


class Frozen(BaseModel):
    """A value that never changes after it is made, and refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Entity(Frozen):
    """A stored thing. `version` counts its writes; 0 means it was never written."""

    id: str = Field(default_factory=new_id, max_length=64)
    version: int = 0

    def changed(self, **values: object) -> Self:
        """Return a validated copy with other values; id and version stay."""
        return type(self).model_validate({**self.model_dump(), **values})


class Owned(Entity):
    """An entity that belongs to one coalition."""

    coalition_id: str = Field(max_length=64)
