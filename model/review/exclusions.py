"""The exclusion rules that a funder can choose from, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from model.core.catalogue import Data, Source, Text, load
from model.core.ids import Slug

Needs = Literal["nothing", "text", "amount", "percentage"]


class ExclusionRule(Data):
    """One rule: what a plan must keep to, and what falls out otherwise."""

    id: Slug
    needs: Needs = "nothing"
    """What the funder fills in with it."""
    label: Text
    """What must hold."""
    excludes: Text
    """What falls out."""
    example: Text
    value_label: Text | None = None
    default: bool = False
    source: Source


class ExclusionRules(Data):
    """All rules of the list."""

    items: tuple[ExclusionRule, ...]


@lru_cache(maxsize=1)
def exclusion_rules() -> Mapping[str, ExclusionRule]:
    """Return the rules by id, in the order of the file.

    Raises:
        CatalogueError: `data/funding/exclusions.yaml` is missing or wrong.
    """
    return {rule.id: rule for rule in load("funding/exclusions.yaml", ExclusionRules).items}
