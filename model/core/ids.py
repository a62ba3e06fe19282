"""Ids: random for things people make, fixed slugs for things the catalogue names."""

import uuid
from typing import Annotated

from pydantic import StringConstraints

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=60)]


def new_id() -> str:
    """Return a fresh random id of 32 hexadecimal characters."""
    return uuid.uuid4().hex
