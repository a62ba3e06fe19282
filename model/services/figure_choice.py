"""From figures to choice: what stands out here, who has it in view, and which projects reach it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from model.core.errors import InvalidInputError
from model.core.messages import Message, msg
from model.process.chapters import Chapter
from model.process.figure_findings import PeopleEstimate, difference, people, ranked
from model.process.statline_codes import stem
from model.services.figure_local import newest_year
from model.services.figure_people import PUBLISHED_FOR, amount_words
from model.services.figure_series import OLDER, of_adults_in
from model.services.figures import ENDED, as_published, groups_in_view
from model.services.plan import write_chapter
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from model.core.translation import Translator
    from model.evaluation.projects import Project
    from model.process.figure_sets import Age, FigureArea, FigureSet, PeopleGroup, Population
    from model.process.figures import Figure, Measure
    from model.services.facts import Standing
    from model.storage.unit_of_work import UnitOfWork

Kind = Literal["age", "area", "group"]
MEASURES: tuple[Measure, ...] = ("lonely", "severely-lonely")
MOST_AREAS = 5
SHORTEST_NAME = 4
"""Letters of an area's name that are enough to recognise it in a text."""
OLDER_FROM = 55
"""A project for people from this age on reaches people of 65 and over."""
PENSION = 65
CHAPTER = "figures"


@dataclass(frozen=True)
class Choice:
    """Something that stands out, with who sees it and what is done."""

    id: str
    kind: Kind
    finding: Message
    source: Message
    groups: tuple[str, ...]
    """Risk groups that it is about."""
    partners: tuple[str, ...]
    projects: tuple[str, ...]
    people: PeopleEstimate | None = None
    """About how many people that is here, when somebody filled in how many live here."""

    @property
    def is_missed(self) -> bool:
        """Whether nobody has it in view, or no project reaches it."""
        return not self.partners or not self.projects


def choices(now: Standing, figures: FigureSet | None, population: Population) -> tuple[Choice, ...]:
    """Return what stands out, here first, then what the country's figures say."""
    counts = population.counts
    here = [*_ages(now, figures, counts), *_areas(now, figures)] if figures is not None else []
    return (*here, *_published(now, counts))


def _ages(now: Standing, figures: FigureSet, counts: Mapping[PeopleGroup, int]) -> list[Choice]:
    """Return the age groups in which the municipality is clearly above the country."""
    own = figures.own
    country = next((area for area in figures.areas if area.level == "country"), None)
    if own is None or country is None:
        return []
    found = []
    ages: tuple[Age, ...] = ("65+", "18-64")
    for age in ages:
        for measure in MEASURES:
            year = newest_year(figures, measure, age)
            if year is None:
                continue
            mine, other = own.cell(year, age, measure), country.cell(year, age, measure)
            if mine is None or other is None or difference(mine, other) != "higher":
                continue
            groups = ("older-people", "over-85") if age == "65+" else ()
            found.append(
                Choice(
                    id=f"age-{age}-{measure}",
                    kind="age",
                    finding=_age_finding(
                        age, measure, mine=mine.value, other=other.value, year=str(year)
                    ),
                    source=_source(figures),
                    groups=groups,
                    partners=_seeing(now, groups),
                    projects=_of_age(now, age, groups),
                    people=_people(counts.get(age), mine.value, mine.low, mine.high),
                )
            )
    return found


def _age_finding(age: Age, measure: Measure, **values: float | str) -> Message:
    if measure == "severely-lonely":
        if age == "65+":
            return msg(
                "More people of 65 and over are severely lonely here than in the country: {mine}% "
                "against {other}% in {year}",
                **values,
            )
        return msg(
            "More people of 18 to 64 are severely lonely here than in the country: {mine}% "
            "against {other}% in {year}",
            **values,
        )
    if age == "65+":
        return msg(
            "More people of 65 and over feel lonely here than in the country: {mine}% against "
            "{other}% in {year}",
            **values,
        )
    return msg(
        "More people of 18 to 64 feel lonely here than in the country: {mine}% against {other}% "
        "in {year}",
        **values,
    )


def _areas(now: Standing, figures: FigureSet) -> list[Choice]:
    """Return the districts, or else neighbourhoods, that are clearly above the municipality."""
    year = newest_year(figures, "lonely", "18+")
    own = figures.own.cell(year, "18+", "lonely") if figures.own and year else None
    parts = figures.parts("district") or figures.parts("neighbourhood")
    if own is None:
        return []
    known, _ = ranked(parts, own, own)
    higher = [part for part in known if part.difference == "higher"][:MOST_AREAS]
    return [
        Choice(
            id=f"area-{part.area.code or part.area.name}",
            kind="area",
            finding=msg(
                "In {area} more adults feel lonely than in {name} as a whole: {value}% against "
                "{own}% in {year}",
                area=part.area.name,
                name=figures.municipality,
                value=part.cell.value,
                own=own.value,
                year=str(own.year),
            ),
            source=_source(figures),
            groups=(),
            partners=tuple(
                sorted(
                    p.name
                    for p in now.partners
                    if p.is_present and _names(part.area, p.area, *p.places)
                )
            ),
            projects=tuple(sorted(p.title for p in _current(now) if _names(part.area, p.area))),
        )
        for part in higher
    ]


def _published(now: Standing, counts: Mapping[PeopleGroup, int]) -> list[Choice]:
    """Return groups that are lonely more often in the country, on the same scale and year."""
    found = []
    for group in groups_in_view(now):
        for figure in sorted(group.figures, key=lambda one: -one.year):
            adults = of_adults_in(figure.measure, figure.year)
            is_known = figure.measure == "lonely" and figure.population.en in OLDER
            if not is_known or adults is None or figure.value <= adults.value:
                continue
            found.append(
                Choice(
                    id=f"group-{group.group}",
                    kind="group",
                    finding=msg(
                        "In the whole country {value}% of this group feels lonely, of all adults "
                        "{adults}% ({who}, {year})",
                        value=as_published(figure.value),
                        adults=as_published(adults.value),
                        who=figure.population.model_dump(),
                        year=str(figure.year),
                    ),
                    source=Message(id="{text}", values={"text": figure.source.title}),
                    groups=(group.group,),
                    partners=group.partners,
                    projects=group.projects,
                    people=_people(_count_of(figure, counts), figure.value),
                )
            )
            break
    return found


def _count_of(figure: Figure, counts: Mapping[PeopleGroup, int]) -> int | None:
    """Return how many people live here of the age that a published figure is about."""
    ages = {population: group for group, population in PUBLISHED_FOR.items()}
    group = ages.get(figure.population.en)
    return counts.get(group) if group else None


def _people(
    count: int | None, share: float, low: float | None = None, high: float | None = None
) -> PeopleEstimate | None:
    return None if count is None else people(count, share, low, high)


def proposal(choice: Choice, t: Translator) -> str:
    """Return the text to take into the plan, with its source and who sees these people."""
    lines = [f"{t.message(choice.finding)}. {t('Source')}: {t.message(choice.source)}."]
    if choice.people is not None:
        lines.append("- " + t("Here: {amount}", amount=amount_words(choice.people, t)))
    if choice.partners:
        lines.append("- " + t("Has this in view: {names}", names=list(choice.partners)))
    else:
        lines.append("- " + t("Nobody has this in view yet: find a partner."))
    if choice.projects:
        lines.append("- " + t("Projects that reach them: {names}", names=list(choice.projects)))
    else:
        lines.append("- " + t("No project reaches them yet."))
    return "\n".join(lines)


@by_right
def take_into_plan(work: UnitOfWork, coalition_id: str, text: str) -> Chapter:
    """Write a text at the end of the chapter on figures; what stood there stays.

    Raises:
        InvalidInputError: the text is empty, or stands in the chapter already.
        StaleWriteError: somebody else wrote in the chapter at the same moment.

    """
    added = text.strip()
    if not added:
        raise InvalidInputError(msg("Type something to take into the plan."))
    there = work.chapters.find(coalition_id=coalition_id, chapter=CHAPTER)
    chapter = there[0] if there else Chapter(coalition_id=coalition_id, chapter=CHAPTER)
    if added in chapter.text:
        raise InvalidInputError(msg("This stands in the plan already."))
    whole = f"{chapter.text.rstrip()}\n\n{added}".strip()
    return write_chapter(work, chapter, whole)


def _source(figures: FigureSet) -> Message:
    if figures.origin == "invented":
        return msg("invented figures, to practise with")
    if figures.modelled:
        return msg(
            "{publisher}, table {number}, estimated with a model",
            publisher=figures.publisher,
            number=figures.table,
        )
    return msg("{publisher}, table {number}", publisher=figures.publisher, number=figures.table)


def _current(now: Standing) -> list[Project]:
    return [project for project in now.projects if project.status not in ENDED]


def _seeing(now: Standing, groups: Sequence[str]) -> tuple[str, ...]:
    present = [partner for partner in now.partners if partner.is_present]
    return tuple(sorted(p.name for p in present if set(groups) & set(p.risk_groups)))


def _of_age(now: Standing, age: Age, groups: Sequence[str]) -> tuple[str, ...]:
    """Return the projects for these groups, or whose ages lie in this age group."""
    found = []
    for project in _current(now):
        older = project.age_from is not None and project.age_from >= OLDER_FROM
        younger = project.age_to is not None and project.age_to < PENSION
        fits = older if age == "65+" else younger
        if fits or set(groups) & set(project.risk_groups):
            found.append(project.title)
    return tuple(sorted(found))


def _names(area: FigureArea, *texts: str) -> bool:
    """Tell whether one of the texts names the area."""
    name = stem(area.name.removeprefix("Wijk ").lstrip("0123456789 "))
    return len(name) >= SHORTEST_NAME and any(name in stem(text) for text in texts)
