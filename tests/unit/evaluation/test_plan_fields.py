"""The values proposed for the project form, beside what a careful reader fills in from a plan.

`values` must be found, `also` is right as well; whatever else is proposed is wrong. A value that a
plan does not state has to stay empty: unknown is not zero. The rules were improved on these plans,
so the figures here are a floor and no promise for other plans.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from model.evaluation.documents import read_plan_file
from model.evaluation.plan_reading import LIST_FIELDS, PlanReading, read_plan

GOLDEN = Path(__file__).parents[2] / "golden" / "plan-fields"
PLANS = Path(__file__).parents[2] / "fixtures" / "plans"
LISTS = LIST_FIELDS | {"partners", "channels"}
PRECISION_AT_LEAST = 0.9
SURE_AT_LEAST = 0.95
RECALL_AT_LEAST = 0.7
_KEYS = ("name", "place", "role", "text")


def plain(value: Any) -> str:
    """The words of a value, in small letters, on one line."""
    if isinstance(value, dict):
        value = next((value[key] for key in _KEYS if value.get(key)), "")
    return " ".join(str(value).casefold().split())


def holds(proposed: Any, wanted: Any) -> bool:
    """Whether a proposal holds the wanted words; numbers, dates and ids must be the same."""
    if isinstance(wanted, bool | int | float):
        return type(proposed) in (type(wanted), int, float) and proposed == wanted
    return plain(wanted) in plain(proposed)


def cases() -> Iterator[tuple[str, dict[str, Any], PlanReading]]:
    for path in sorted(GOLDEN.glob("*.yaml")):
        case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name in case.get("documents", ()):
            yield name, case, read_plan(read_plan_file((PLANS / name).read_bytes(), name).text)
        if "text" in case:
            yield path.stem, case, read_plan(case["text"])


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def counted(*, only_sure: bool = False) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Count right, wrong, found and missed per field; with the wrong ones in words."""
    count: Counter[tuple[str, str]] = Counter()
    wrong = []
    for name, case, reading in cases():
        proposed: dict[str, list[Any]] = {}
        for one in reading.fields:
            values = proposed.setdefault(one.field, [])
            if (one.sure or not only_sure) and one.value not in values:
                values.append(one.value)
        for field, values in proposed.items():
            good = [
                *listed(case["values"].get(field, [])),
                *case.get("also", {}).get(field, []),
            ]
            for value in values if field in LISTS else values[:1]:
                right = any(holds(value, wanted) for wanted in good)
                count[field, "right" if right else "wrong"] += 1
                if not right:
                    wrong.append(f"{name}: {field} = {plain(value)[:100]}")
        for field, wanted in case["values"].items():
            first = proposed.get(field, [])[: None if field in LISTS else 1]
            for one in listed(wanted):
                found = any(holds(value, one) for value in first)
                count[field, "found" if found else "missed"] += 1
    return count, wrong


def share(count: Counter[tuple[str, str]], good: str, bad: str, field: str = "") -> float:
    """Return good / (good + bad), of one field or of all; 1 when there is nothing."""
    of = {
        word: sum(n for (name, kind), n in count.items() if kind == word and field in ("", name))
        for word in (good, bad)
    }
    return of[good] / (of[good] + of[bad]) if of[good] + of[bad] else 1.0


@pytest.fixture(scope="module")
def proposals() -> tuple[Counter[tuple[str, str]], list[str]]:
    return counted()


def test_nine_of_ten_proposed_values_are_right(proposals) -> None:
    """Over all plans, what is proposed stands in the plan for that field."""
    count, wrong = proposals

    assert share(count, "right", "wrong") >= PRECISION_AT_LEAST, wrong


def test_most_values_of_a_plan_are_found(proposals) -> None:
    """Caution does not leave the form empty."""
    assert share(proposals[0], "found", "missed") >= RECALL_AT_LEAST


def test_sure_values_are_nearly_always_right() -> None:
    """Values that may be taken over without a look come from strict rules only."""
    count, wrong = counted(only_sure=True)

    assert share(count, "right", "wrong") >= SURE_AT_LEAST, wrong
