"""Own figures in the database: kept, renewed, taken back, taken along, and taken into the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from model.core.catalogue import catalogue
from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError, StaleWriteError
from model.core.translation import Translator
from model.exports.document import Heading, Paragraph, Table, plain
from model.process.figure_sets import FigureArea, FigureCell, FigureSet
from model.services.coalitions import start_coalition
from model.services.dossiers import export_dossier, import_dossier
from model.services.facts import standing
from model.services.figure_choice import choices, proposal, take_into_plan
from model.services.figure_import import (
    FigurePreview,
    figure_sets,
    keep_figures,
    remove_figures,
)
from model.services.figure_local import against, by_age_group, compare_parts, through_years
from model.services.figure_people import keep_population, numbers_of_people, population
from model.services.figures import shown_figures
from model.services.history import happenings, undo
from model.services.partners import add_partner
from model.services.plan import read_plan
from model.services.plan_document import known_blocks
from model.services.step_products import read_known, step_products
from model.services.steps import step_views

TODAY = date(2026, 11, 22)


def cells(
    value: float, *, age: str = "18+", year: int = 2024, width: float = 1.0
) -> tuple[FigureCell, ...]:
    return tuple(
        FigureCell(
            year=year, age=age, measure=measure, value=value * part, low=(value - width) * part,
            high=(value + width) * part,
        )
        for measure, part in (("lonely", 1.0), ("severely-lonely", 0.25))
    )  # fmt: skip


def figures(coalition_id: str, *, own: float = 48.6) -> FigurePreview:
    older = cells(own + 10, age="65+") + cells(own - 1, age="18-64")
    made = FigureSet(
        coalition_id=coalition_id,
        table="50150NED",
        title="Gezondheid per wijk en buurt",
        publisher="RIVM en CBS",
        scale="11-item",
        modelled=True,
        municipality="Erp",
        municipality_code="GM1999",
        origin="file",
        brought_on=TODAY,
        areas=(
            FigureArea(code="NL01", name="Nederland", level="country",
                       cells=cells(46.2, width=0.2) + cells(47.0, age="65+", width=0.2)),
            FigureArea(code="GM1999", name="Erp", level="municipality",
                       cells=cells(own) + older + cells(40.0, year=2016)),
            FigureArea(code="WK199900", name="Molenwijk", level="district",
                       cells=cells(own + 9, width=2)),
            FigureArea(code="WK199901", name="Dorp", level="district"),
        ),
    )  # fmt: skip
    return FigurePreview(made, known=10, odd=(), notices=())


@pytest.fixture
def erp(work) -> Coalition:
    return start_coalition(work, name="Erp samen", municipality="Erp")


def test_figures_are_kept_renewed_and_removed(work, erp) -> None:
    """The same table replaces itself; each change can be taken back."""
    keep_figures(work, figures(erp.id))
    keep_figures(work, figures(erp.id, own=50.0))

    (kept,) = figure_sets(work, erp.id)
    assert kept.own is not None
    assert kept.own.cell(2024, "18+", "lonely").value == 50.0

    undo(work, erp.id, happenings(work, erp.id)[0].at)
    (kept,) = figure_sets(work, erp.id)
    assert kept.own.cell(2024, "18+", "lonely").value == 48.6

    remove_figures(work, kept)
    assert figure_sets(work, erp.id) == []
    newest = happenings(work, erp.id)[0]
    assert newest.name == "Gezondheid per wijk en buurt"
    undo(work, erp.id, newest.at)
    assert len(figure_sets(work, erp.id)) == 1


def test_figures_travel_in_the_dossier(work, erp) -> None:
    """Figures and numbers of people leave with the coalition and come back."""
    keep_figures(work, figures(erp.id))
    keep_population(work, population(work, erp.id), counts={"18+": 14_000}, year=2026)
    data = export_dossier(work, erp.id, datetime(2026, 11, 22, tzinfo=UTC))

    copy = import_dossier(work, data)

    assert copy.id != erp.id
    assert [one.areas for one in figure_sets(work, copy.id)] == [figures(erp.id).figures.areas]
    assert population(work, copy.id).counts == {"18+": 14_000}


def test_charts_say_what_the_intervals_allow(work, erp) -> None:
    """Above the country, higher at 65 and over, no trend over a break, one district above."""
    kept = keep_figures(work, figures(erp.id))
    t = Translator("en")

    said = [
        t.message(chart.finding)
        for chart in (
            against(kept, "lonely", "18+"),
            by_age_group(kept, "lonely"),
            through_years(kept, "lonely", "18+"),
            compare_parts(kept, "district", "lonely", "18+"),
        )
        if chart is not None
    ]

    assert said == [
        "Erp is above the Netherlands: 48.6% against 46.2% in 2024",
        "Higher at 65 and over: 58.6% against 47.6% in 2024",
        "48.6% in 2024; before that other ages were asked",
        "Clearly above Erp in 2024: Molenwijk",
    ]


def test_break_in_the_trend_is_said_for_adults_only(work, erp) -> None:
    """Until 2016 people of 18 were not asked; that does not touch people of 65 and over."""
    kept = keep_figures(work, figures(erp.id))

    adults = through_years(kept, "lonely", "18+")
    assert adults is not None
    assert adults.notes[0].id.startswith("The line breaks")


def test_trend_is_told_over_years_in_which_the_same_people_were_asked(work, erp) -> None:
    """A rise since 2016 is not told when it may come from who was asked; for 65 and over it is."""
    made = figures(erp.id).figures
    area = made.areas[1]
    years = cells(40.0, year=2016) + cells(48.0, year=2020) + cells(48.6)
    older = cells(40.0, age="65+", year=2016) + cells(48.6, age="65+")
    grown = made.changed(areas=(area.model_copy(update={"cells": years + older}),))
    t = Translator("en")

    adults, old = (through_years(grown, "lonely", age) for age in ("18+", "65+"))

    assert adults is not None
    assert old is not None
    assert t.message(adults.finding) == "No clear change: 48.0% in 2020, 48.6% in 2024"
    assert t.message(old.finding) == "Up: 40.0% in 2016, 48.6% in 2024"


def test_one_wide_area_is_told_as_one(work, erp) -> None:
    """One is no “1 areas”."""
    made = figures(erp.id).figures
    wide = made.areas[2].model_copy(update={"cells": cells(50.0, width=8)})
    parts = compare_parts(made.changed(areas=(*made.areas[:2], wide)), "district", "lonely", "18+")

    assert parts is not None
    assert Translator("en").message(parts.notes[0]).startswith("For one area the margin")


def test_plan_and_steps_read_the_own_figures(work, erp) -> None:
    """The chapter begins with the figures of here, the country beside them; the step knows too."""
    t = Translator("en", catalogue())
    thin = {v.step.id: v.thin for v in step_views(work, erp, standing(work, erp.id, TODAY).facts)}
    assert [spot.page for spot in thin["facts"]] == ["cijfers", "partners"]
    keep_figures(work, figures(erp.id))
    keep_population(work, population(work, erp.id), counts={"65+": 4_000}, year=2026)

    content = read_plan(work, erp.id, TODAY)
    blocks = known_blocks(content, "figures", t)
    tables = [block for block in blocks if isinstance(block, Table)]
    assert tables[0].header == ("What", "Erp", "Nederland", "Year")
    assert tables[0].rows[0] == (
        "Lonely, 18 and over",
        "48.6% (47.6 to 49.6)",
        "46.2% (46.0 to 46.4)",
        "2024",
    )
    assert tables[0].rows[1][2] == "unknown"  # 18 to 64 of the country: never a zero
    assert tables[1].rows[0][2] == "estimated 2,300 to 2,400 people"
    assert [block.text for block in blocks if isinstance(block, Heading)][:3] == [
        "Figures of Erp",
        "How many people is that?",
        "Published figures",
    ]
    assert any(
        isinstance(block, Paragraph) and "50150NED" in plain(block.content) for block in blocks
    )
    now = standing(work, erp.id, TODAY)
    step = next(view for view in step_views(work, erp, now.facts) if view.step.id == "facts")
    assert [spot.page for spot in step.thin] == ["partners"]
    sheet = step_products(step, read_known(work, now), TODAY)[0]
    assert sheet.message is not None
    assert t.message(sheet.message) == "Figures of Erp up to 2024"


def test_two_tables_are_never_put_together(work, erp) -> None:
    """Each table of own figures has its own heading and its own account."""
    keep_figures(work, figures(erp.id))
    other = figures(erp.id, own=41.0)
    keep_figures(work, replace(other, figures=other.figures.changed(table="50120NED")))

    blocks = known_blocks(read_plan(work, erp.id, TODAY), "figures", Translator("en", catalogue()))

    heads = [block.text for block in blocks if isinstance(block, Heading)]
    assert sorted(heads[:2]) == ["Figures of Erp, table 50120NED", "Figures of Erp, table 50150NED"]


def test_what_stands_out_leads_to_partners_and_the_plan(work, erp) -> None:
    """A group and an area stand out, a partner sees them, and the text comes into the plan."""
    kept = keep_figures(work, figures(erp.id))
    add_partner(work, erp.id, name="Ouderenbond", status="joined", risk_groups=("older-people",))
    add_partner(work, erp.id, name="Buurthuis", status="joined", area="Molenwijk en Noord")

    found = {
        c.id: c for c in choices(standing(work, erp.id, TODAY), kept, population(work, erp.id))
    }

    assert found["age-65+-lonely"].partners == ("Ouderenbond",)
    assert found["area-WK199900"].partners == ("Buurthuis",)
    assert found["group-over-85"].is_missed
    text = proposal(found["age-65+-lonely"], Translator("nl"))
    assert "58,6%" in text
    assert "50150NED" in text

    take_into_plan(work, erp.id, "Eerst dit.")
    chapter = take_into_plan(work, erp.id, text)
    assert chapter.text.startswith("Eerst dit.\n\n")
    with pytest.raises(InvalidInputError):
        take_into_plan(work, erp.id, text)
    with pytest.raises(InvalidInputError):
        take_into_plan(work, erp.id, "  ")


def test_choices_without_own_figures_come_from_the_country(work, erp) -> None:
    """Nothing is invented for a municipality without figures."""
    found = choices(standing(work, erp.id, TODAY), None, population(work, erp.id))

    assert {choice.kind for choice in found} == {"group"}
    assert all(choice.people is None for choice in found)


def test_numbers_of_people_use_own_figures_first(work, erp) -> None:
    """Own share with its interval where there is one, else the country's; unknown groups not."""
    kept = keep_figures(work, figures(erp.id))
    people = keep_population(
        work, population(work, erp.id), counts={"18+": 14_000, "65+": 3_000, "85+": 300}
    )

    groups = {g.group: g for g in numbers_of_people(people, kept, "lonely", shown_figures())}

    assert set(groups) == {"18+", "65+", "85+"}
    assert groups["65+"].figures == kept
    assert groups["85+"].published is not None
    assert groups["85+"].estimate is not None
    assert groups["85+"].estimate.about == 200


def test_age_group_larger_than_all_adults_is_refused(work, erp) -> None:
    """A slip of the keyboard is seen at once."""
    with pytest.raises(InvalidInputError):
        keep_population(work, population(work, erp.id), counts={"18+": 100, "65+": 1000})


def test_older_numbers_never_write_over_newer_ones(work, erp) -> None:
    """Two people fill in the form: the second hears of it, and loses nothing."""
    drawn = keep_population(work, population(work, erp.id), counts={"18+": 100})
    keep_population(work, drawn, counts={"18+": 200})

    with pytest.raises(StaleWriteError):
        keep_population(work, drawn, counts={"18+": 300})
