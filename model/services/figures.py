"""Published figures for screen and plan, and who has which risk group in view here.

Figures are grouped by theme to be read one by one. What may stand in one comparison is decided in
`figure_series`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.process.figures import Figure, figures_about, published_figures

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.services.facts import Standing

Theme = Literal["netherlands", "areas", "age", "income", "drenthe", "isolation"]
THEMES: tuple[Theme, ...] = ("netherlands", "areas", "age", "income", "drenthe", "isolation")
UNSURE = "check"
"""A source with this word was not read by us yet; its figures stay out of sight."""
COUNTRY = "The Netherlands"
AGE_GROUPS = ("older-people", "over-85")
ENDED = ("finished", "stopped")


@dataclass(frozen=True)
class GroupInView:
    """A risk group: who sees it here, which projects reach for it, what was published on it."""

    group: str
    partners: tuple[str, ...]
    """Names of partners who take part and have this group in view."""
    projects: tuple[str, ...]
    """Titles of projects for this group that have not ended."""
    figures: tuple[Figure, ...]

    @property
    def is_missed(self) -> bool:
        """Whether nobody has the group in view, or no project reaches for it."""
        return not self.partners or not self.projects


@lru_cache(maxsize=1)
def shown_figures() -> tuple[Figure, ...]:
    """Return the published figures whose source was read."""
    return tuple(figure for figure in published_figures() if _is_read(figure))


def _is_read(figure: Figure) -> bool:
    note = figure.source.note.en if figure.source.note else ""
    return UNSURE not in f"{figure.source.title} {note}".casefold().split()


def theme_of(figure: Figure) -> Theme:
    """Return the one theme under which a figure is read."""
    if figure.measure == "socially-isolated":
        return "isolation"
    if figure.area.en.startswith("Drenthe"):
        return "drenthe"
    if figure.area.en != COUNTRY:
        return "areas"
    if figure.risk_group in AGE_GROUPS:
        return "age"
    is_income = figure.risk_group == "low-ses" or "education" in figure.population.en
    return "income" if is_income else "netherlands"


def figures_on(theme: Theme) -> tuple[Figure, ...]:
    """Return the figures of a theme: known scales first, newest first, projections last."""
    found = [figure for figure in shown_figures() if theme_of(figure) == theme]
    return tuple(sorted(found, key=lambda f: (f.scale is None, f.year_is == "projected", -f.year)))


def value_text(figure: Figure, t: Translator) -> str:
    """Return the value as published, with its unit: 48,6% or 700.000 mensen."""
    value = as_published(figure.value)
    if figure.unit == "people":
        return t("{value} people", value=value)
    return t("{value}%", value=value)


def as_published(value: float) -> int | float:
    """Return a value without decimals when the source gives none: no false precision."""
    return int(value) if value == int(value) else value


def year_text(figure: Figure, t: Translator) -> str:
    """Return the year, and what happened in it when it is not the year of measuring."""
    year = str(figure.year)
    if figure.year_is == "published":
        return t("published in {year}", year=year)
    return t("expected for {year}", year=year) if figure.year_is == "projected" else year


def groups_in_view(now: Standing) -> tuple[GroupInView, ...]:
    """Return every risk group with who sees it here, in the vocabulary's order."""
    present = [partner for partner in now.partners if partner.is_present]
    projects = [project for project in now.projects if project.status not in ENDED]
    return tuple(
        GroupInView(
            group=group,
            partners=tuple(sorted(p.name for p in present if group in p.risk_groups)),
            projects=tuple(sorted(p.title for p in projects if group in p.risk_groups)),
            figures=figures_about(group, shown_figures()),
        )
        for group in catalogue().items("risk-groups")
    )
