"""The funding checks as data: their texts, limits and which kinds of support carry what."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field

from model.core.catalogue import Data, Source, Text, load
from model.core.ids import Slug


class FundingCheck(Data):
    """One funding check in words."""

    id: Slug
    label: Text
    question: Text
    pass_when: Text
    fail_when: Text
    unclear_when: Text
    not_applicable_when: Text
    what_to_do: Text
    source: Source


class ReachLimits(Data):
    """The least number of participants, by what the project does."""

    prevention: int = Field(ge=1)
    mild: int = Field(ge=1)
    severe: int = Field(ge=1)


class Limits(Data):
    """Numbers the checks compare with."""

    least_meetings: int = Field(ge=2)
    least_reach: ReachLimits
    far_too_small: float = Field(gt=0, lt=1)
    """Below this share of the least reach the check fails instead of being unclear."""


class FundingRules(Data):
    """Everything in `data/lessons/funding-checks.yaml`."""

    checks: tuple[FundingCheck, ...]
    limits: Limits
    support_that_carries: dict[str, tuple[Slug, ...]]
    """By severity and by kind of loneliness."""


@lru_cache(maxsize=1)
def funding_rules() -> FundingRules:
    """Return the rules.

    Raises:
        CatalogueError: the data file is missing or wrong.

    """
    rules: FundingRules = load("lessons/funding-checks.yaml", FundingRules)
    return rules
