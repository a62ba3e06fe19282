"""From what a model refuses to one sentence for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.errors import InvalidInputError
from model.core.messages import msg

if TYPE_CHECKING:
    from pydantic import ValidationError


def clear_fault(error: ValidationError) -> InvalidInputError:
    """Return the error to show for the first thing that a model refused."""
    first = error.errors()[0]
    limit = first.get("ctx", {}).get("max_length")
    if first["type"] == "string_too_long" and limit is not None:
        return InvalidInputError(
            msg(
                "One text is too long: at most {limit} characters fit. Make it shorter.",
                limit=limit,
            )
        )
    if first["type"] in ("greater_than_equal", "less_than_equal"):
        return InvalidInputError(msg("One number cannot be right. Look at the numbers again."))
    return InvalidInputError(msg("One of the fields cannot be kept like this. Look at it again."))
