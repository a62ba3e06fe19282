"""Bringing in figures of the own municipality: look first, then keep, renew or remove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.core.errors import UnreadableFileError
from model.core.messages import Message, msg, msgn
from model.core.packed import unpacked
from model.process.figure_sets import FigureArea, FigureSet, Level, Origin
from model.process.statline_codes import same_name
from model.process.statline_file import StatlineFile, open_statline
from model.process.statline_rows import (
    Contents,
    Place,
    Progress,
    contents,
    read_municipality,
)
from model.process.statline_tables import StatlineTable, statline_tables
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from model.process.statline_reading import OddValue, Reading
    from model.storage.unit_of_work import UnitOfWork

FIRST_YEAR = 2008
"""The health survey of municipalities, country and RIVM did not exist earlier in this form."""
SHOWN_ODD = 3


@dataclass(frozen=True)
class Export:
    """An opened export and what it holds; nothing of it is chosen or kept yet."""

    file: StatlineFile
    file_name: str
    contents: Contents
    table: StatlineTable | None
    """The table it comes from, when its number is in the file name or the first lines."""
    own: Place | None
    """The municipality of the coalition, when it is in the file."""


@dataclass(frozen=True)
class FigurePreview:
    """What keeping these figures would write, and what to look at before that."""

    figures: FigureSet
    known: int
    odd: tuple[OddValue, ...]
    notices: tuple[Message, ...]

    def count(self, level: Level) -> int:
        """Return how many areas of a level there are."""
        return sum(area.level == level for area in self.figures.areas)


def open_export(data: bytes, file_name: str, municipality: str, progress: Progress) -> Export:
    """Open an export and tell what it holds.

    Raises:
        UnreadableFileError: no table on loneliness, or one that cannot be used; says what to do.

    """
    file = open_statline(unpacked(data, ".csv"), file_name)
    found = contents(file, progress)
    own = [place for place in found.municipalities if same_name(place.name, municipality)]
    return Export(
        file=file,
        file_name=file_name,
        contents=found,
        table=statline_tables().table(file.number),
        own=own[0] if len(own) == 1 else None,
    )


def preview_export(
    export: Export,
    table: StatlineTable,
    place: Place,
    wider: Collection[str],
    *,
    coalition_id: str,
    today: date,
    progress: Progress,
) -> FigurePreview:
    """Read one municipality out of an export. Writes nothing.

    Raises:
        UnreadableFileError: no value is known, or the values are no percentages of any sort.

    """
    _check_years(export.contents.years, today)
    reading = read_municipality(export.file, place, wider, statline_tables(), progress)
    return previewed(
        reading,
        table,
        place,
        coalition_id=coalition_id,
        today=today,
        origin="file",
        file_name=export.file_name,
    )


def previewed(
    reading: Reading,
    table: StatlineTable,
    place: Place,
    *,
    coalition_id: str,
    today: date,
    origin: Origin,
    file_name: str = "",
) -> FigurePreview:
    """Return what keeping this reading would write.

    Raises:
        UnreadableFileError: no value is known, or the values are no percentages of any sort.

    """
    _check_values(reading, place)
    figures = FigureSet(
        coalition_id=coalition_id,
        table=table.id,
        title=table.title.nl,
        publisher=table.source.title.partition(",")[0],
        url=table.source.url,
        scale=table.scale,
        modelled=table.modelled,
        municipality=place.name,
        municipality_code=place.code,
        origin=origin,
        file_name=file_name,
        brought_on=today,
        unknown=reading.unknown,
        areas=_in_order(reading.areas),
    )
    return FigurePreview(figures, reading.known, reading.odd, _notices(reading, table, figures))


@by_right
def keep_figures(work: UnitOfWork, preview: FigurePreview) -> FigureSet:
    """Keep the figures; an earlier version of the same table is renewed.

    Raises:
        InvalidInputError: they cannot be kept like this.

    """
    figures = preview.figures
    there = work.figure_sets.find(coalition_id=figures.coalition_id, table=figures.table)
    if there:
        renewed = figures.changed(id=there[0].id, version=there[0].version)
        saved = work.figure_sets.save(renewed)
    else:
        saved = work.figure_sets.add(figures)
    work.commit()
    return saved


@by_right
def remove_figures(work: UnitOfWork, figures: FigureSet) -> None:
    """Remove one table with everything in it; the history can bring it back."""
    work.figure_sets.remove(figures)
    work.commit()


@by_right
def figure_sets(work: UnitOfWork, coalition_id: str) -> list[FigureSet]:
    """Return the tables that were brought in, the one with the newest year first."""
    found = work.figure_sets.find(coalition_id=coalition_id)
    return sorted(found, key=lambda one: (max(one.years, default=0), one.table), reverse=True)


def _check_years(years: tuple[int, ...], today: date) -> None:
    if any(FIRST_YEAR <= year <= today.year for year in years):
        return
    raise UnreadableFileError(
        msg(
            "This file is about {years}. The figures on loneliness are from 2012, 2016, 2020, "
            "2022 and 2024: choose one of these years in StatLine.",
            years=[str(year) for year in years],
        )
    )


def _check_values(reading: Reading, place: Place) -> None:
    own = [area for area in reading.areas if area.level == "municipality"]
    if not own:
        raise UnreadableFileError(
            msg("There is no row about {name} itself in this table.", name=place.name)
        )
    here = ("municipality", "district", "neighbourhood")
    known = sum(len(area.cells) for area in reading.areas if area.level in here)
    if known and reading.odd_count <= known:
        return
    if reading.odd_count == 0:
        raise UnreadableFileError(
            msg(
                "Every value about {name} is empty in this table. Nothing was brought in: an "
                "empty value is unknown, and not zero. Choose another year or another table.",
                name=place.name,
            )
        )
    if reading.largest is not None and reading.largest <= 1:
        raise UnreadableFileError(
            msg(
                "The values in this file are fractions such as 0,48 and no percentages such as "
                "48. Save the file again as StatLine gives it."
            )
        )
    raise UnreadableFileError(
        msg(
            "The values in this file cannot be percentages of lonely people: “{text}” for {area}, "
            "for example. Perhaps the decimal comma was lost, or a column is another one.",
            text=reading.odd[0].text,
            area=reading.odd[0].area,
        )
    )


def _notices(reading: Reading, table: StatlineTable, figures: FigureSet) -> tuple[Message, ...]:
    notices = []
    if reading.unknown:
        notices.append(
            msgn(
                "One place in the table has no value. It stays unknown.",
                "{n} places in the table have no value. They stay unknown.",
                n=reading.unknown,
            )
        )
    if reading.odd_count:
        shown = ", ".join(f"{odd.area} {odd.year}: {odd.text}" for odd in reading.odd[:SHOWN_ODD])
        notices.append(
            msgn(
                "One value was left out, because it cannot be right: {shown}.",
                "{n} values were left out, because they cannot be right: {shown}.",
                n=reading.odd_count,
                shown=shown,
            )
        )
    newest = statline_tables().tables[0]
    last = max(figures.years, default=0)
    if last < max(newest.years):
        notices.append(
            msg(
                "The newest year in it is {year}. Table {number} goes up to {newest}.",
                year=str(last),
                number=newest.id,
                newest=str(max(newest.years)),
            )
        )
    if not any(area.level == "country" for area in figures.areas):
        notices.append(
            msg("The country is not in it, so there is nothing to hold the figures against.")
        )
    if any(area.name == area.code for area in figures.areas):
        notices.append(
            msg(
                "The file gives districts and neighbourhoods by code, without their names. When "
                "you fetch the table instead of bringing in a file, the names come along."
            )
        )
    has_bounds = any(cell.low is not None for area in figures.areas for cell in area.cells)
    if table.modelled and not has_bounds:
        notices.append(
            msg(
                "The 95% bounds are not in it, so a difference cannot be told from chance. Take "
                "the margins along when you save the table."
            )
        )
    return tuple(notices)


def _in_order(areas: tuple[FigureArea, ...]) -> tuple[FigureArea, ...]:
    order = ("country", "province", "region", "municipality", "district", "neighbourhood")
    return tuple(sorted(areas, key=lambda area: (order.index(area.level), area.code, area.name)))
