"""How many people live here, and shares turned into numbers of people: always an estimate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.process.figure_findings import PeopleEstimate, people
from model.process.figure_sets import AGES, PEOPLE_GROUPS, Population
from model.services.figure_local import newest_year
from model.services.merging import merged
from model.services.rights import by_right
from model.services.validation import clear_fault

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.process.figure_sets import FigureSet, PeopleGroup
    from model.process.figures import Figure, Measure
    from model.storage.unit_of_work import UnitOfWork

PUBLISHED_FOR: dict[PeopleGroup, str] = {"75+": "aged 75 and over", "85+": "aged 85 and over"}


@by_right
def population(work: UnitOfWork, coalition_id: str) -> Population:
    """Return how many people live here, as far as somebody filled it in."""
    found = work.populations.find(coalition_id=coalition_id)
    return found[0] if found else Population(coalition_id=coalition_id)


@by_right
def keep_population(work: UnitOfWork, drawn: Population, **values: object) -> Population:
    """Keep how many people live here. `drawn` is what the person saw when they began to type.

    Raises:
        InvalidInputError: an age group has more people than all adults together.
        StaleWriteError: somebody else changed it meanwhile; holds both values.

    """
    try:
        typed = drawn.changed(**values)
        now = work.populations.maybe(drawn.id)
        changed = merged(drawn, typed, now) if now else typed
    except ValidationError as error:
        raise clear_fault(error) from error
    adults = changed.counts.get("18+")
    if adults is not None and any(count > adults for count in changed.counts.values()):
        raise InvalidInputError(
            msg("An age group has more people than there are adults. Look at the numbers again.")
        )
    if changed.version:
        saved = work.populations.save(changed)
    else:
        saved = work.populations.add(changed) if changed.counts else changed
    work.commit()
    return saved


@dataclass(frozen=True)
class GroupOfPeople:
    """An age group: how many live here, and about how many of them are lonely."""

    group: PeopleGroup
    count: int
    share: float | None
    estimate: PeopleEstimate | None
    figures: FigureSet | None
    """The own table that the share comes from."""
    year: int | None
    published: Figure | None
    """The figure of the country that the share comes from, when there is none of here."""


def numbers_of_people(
    population: Population,
    figures: FigureSet | None,
    measure: Measure,
    published: tuple[Figure, ...],
) -> tuple[GroupOfPeople, ...]:
    """Return the age groups of which somebody filled in how many people live here."""
    found = []
    for group in PEOPLE_GROUPS:
        count = population.counts.get(group)
        if count is None:
            continue
        cell = None
        if figures is not None and figures.own is not None and group in AGES:
            year = newest_year(figures, measure, group)
            cell = figures.own.cell(year, group, measure) if year else None
        if cell is not None:
            estimate = people(count, cell.value, cell.low, cell.high)
            found.append(
                GroupOfPeople(group, count, cell.value, estimate, figures, cell.year, None)
            )
            continue
        national = _published(group, measure, published)
        share = national.value if national else None
        made = people(count, share, None, None) if share is not None else None
        year = national.year if national else None
        found.append(GroupOfPeople(group, count, share, made, None, year, national))
    return tuple(found)


def _published(group: PeopleGroup, measure: Measure, figures: tuple[Figure, ...]) -> Figure | None:
    wanted = PUBLISHED_FOR.get(group)
    found = [
        figure
        for figure in figures
        if wanted is not None
        and figure.population.en == wanted
        and figure.measure == measure
        and figure.scale == "11-item"
    ]
    return max(found, key=lambda figure: figure.year, default=None)


def amount_words(made: PeopleEstimate, t: Translator) -> str:
    """Return an estimate in words; it always says that it is one."""
    if made.about is None:
        return t("fewer than 10 people")
    if made.low is None or made.high is None:
        return t("estimated {about} people", about=made.about)
    return t("estimated {low} to {high} people", low=made.low, high=made.high)
