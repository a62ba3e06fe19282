"""Published figures carry all a reader needs, and figures that do not fit are never compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from model.core.catalogue import catalogue, parse
from model.core.errors import CatalogueError
from model.process.figures import (
    Figure,
    Figures,
    comparable,
    figures_about,
    published_figures,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "figures" / "published-values.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(GOLDEN.read_text(encoding="utf-8"))
BY_ID = {figure.id: figure for figure in published_figures()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_figure_is_what_the_source_says(case: dict[str, Any]) -> None:
    """Value, year and scale stand in the data as they stand in the source."""
    figure = BY_ID[case["id"]]

    assert (figure.value, figure.year, figure.scale) == (case["value"], case["year"], case["scale"])


def test_every_figure_names_its_source_and_year() -> None:
    """No number without source, year, population and definition, in both languages."""
    for figure in published_figures():
        assert figure.source.title, figure.id
        assert figure.source.url or figure.source.year, figure.id
        assert figure.label.nl != figure.label.en, figure.id
        assert figure.definition.nl != figure.definition.en, figure.id
        assert figure.population.nl != figure.population.en, figure.id


def test_figures_refer_to_known_risk_groups() -> None:
    """The group a figure is about is one of the vocabulary."""
    named = {figure.risk_group for figure in published_figures()} - {None}

    assert named <= set(catalogue().items("risk-groups"))


def test_shares_of_all_adults_lie_within_the_range_of_municipalities() -> None:
    """National shares of 2022 lie between the lowest and the highest municipality of that year."""
    for kind in ("lonely", "severe"):
        lowest = BY_ID[f"municipality-lowest-2022-{kind}"].value
        highest = BY_ID[f"municipality-highest-2022-{kind}"].value
        assert lowest < BY_ID[f"nl-2022-{kind}"].value < highest


def test_moderate_and_severe_add_up_to_lonely() -> None:
    """In one survey, moderately and severely lonely together make lonely."""
    for year in ("2016", "2020"):
        parts = BY_ID[f"nl-{year}-moderate"].value + BY_ID[f"nl-{year}-severe"].value
        assert parts == pytest.approx(BY_ID[f"nl-{year}-lonely"].value, abs=0.1)


def test_figures_on_one_scale_are_comparable() -> None:
    """The same measure on the same scale may be compared over the years."""
    assert comparable(BY_ID["nl-2020-lonely"], BY_ID["nl-2022-lonely"])


def test_figures_on_two_scales_are_never_comparable() -> None:
    """Eleven and six items count differently, so they do not stand in one comparison."""
    eleven = BY_ID["nl-2022-lonely"]
    six = eleven.model_copy(update={"id": "six", "scale": "6-item"})

    assert not comparable(eleven, six)


def test_figure_without_scale_is_comparable_with_itself_only() -> None:
    """Unknown is not the same: two figures without a scale may not be compared."""
    one, other = BY_ID["drenthe-lonely-19-65"], BY_ID["drenthe-lonely-65"]

    assert comparable(one, one)
    assert not comparable(one, other)
    assert not comparable(one, BY_ID["nl-2022-lonely"])


def test_figures_on_other_measures_or_units_are_not_comparable() -> None:
    """Lonely is not severely lonely, and a share is not a number of people."""
    share = BY_ID["nl-2022-lonely"]
    people = share.model_copy(update={"id": "people", "unit": "people"})

    assert not comparable(share, BY_ID["nl-2022-severe"])
    assert not comparable(share, people)


def test_figures_about_an_unpublished_group_are_none() -> None:
    """Nothing published on a group gives nothing, not a zero."""
    assert figures_about("homeless", published_figures()) == ()
    assert figures_about("low-ses", published_figures())


def _raw(**changes: object) -> dict[str, object]:
    raw: dict[str, object] = BY_ID["nl-2022-lonely"].model_dump(mode="json", exclude_none=True)
    return {**raw, **changes}


def test_impossible_share_is_refused() -> None:
    """A share above 100 percent names the figure and the file."""
    with pytest.raises(CatalogueError, match=r"national\.yaml.*at most 100"):
        parse({"items": [_raw(value=101)]}, Figures, "figures/national.yaml")


def test_missing_scale_needs_an_explanation() -> None:
    """A figure without a scale must say why in a note."""
    raw = _raw()
    del raw["scale"]

    with pytest.raises(CatalogueError, match="a note must say why"):
        parse({"items": [raw]}, Figures, "figures/national.yaml")


def test_double_figure_ids_are_refused() -> None:
    """An id stands once, because pages and plans point to it."""
    with pytest.raises(CatalogueError, match="double ids"):
        parse({"items": [_raw(), _raw()]}, Figures, "figures/national.yaml")


def test_figure_without_source_is_refused() -> None:
    """A number without a source cannot enter the workbench."""
    raw = _raw()
    del raw["source"]

    with pytest.raises(CatalogueError, match="source"):
        parse(raw, Figure, "figures/national.yaml")
