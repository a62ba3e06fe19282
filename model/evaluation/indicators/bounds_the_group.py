"""Lesson 1: are age and area given?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding
from model.evaluation.reading.bounds import read_bounds

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "bounds-the-group"
_SAID = {
    "met": msg("Age and area are both given."),
    "partly-met": msg("Either age or area is given, not both."),
    "not-met": msg("The lead says that there is no limit in age or area."),
    "": msg("The plan gives no age and no area."),
}


def assess(material: Material) -> Finding:
    """Met with age and area, partly met with one of them."""
    project = material.project
    quotes = []
    if project.age_from is not None or project.age_to is not None:
        quotes.append(field("age_from", f"{project.age_from or 0}-{project.age_to or ''}"))
    if project.area:
        quotes.append(field("area", project.area))
    if not quotes and (project.says_none("area") or project.says_none("age_from")):
        return finding(INDICATOR, "not-met", _SAID["not-met"], [field("area")])
    if len(quotes) < _BOTH:
        named = read_bounds(material.sentences)
        quotes += [quote for kind, quote in named.items() if not _known(kind, material)]
    if not quotes:
        return finding(INDICATOR, "insufficient-evidence", _SAID[""])
    outcome: Outcome = "met" if len(quotes) >= _BOTH else "partly-met"
    return finding(INDICATOR, outcome, _SAID[outcome], quotes)


def _known(kind: str, material: Material) -> bool:
    project = material.project
    return bool(project.area) if kind == "area" else project.age_from is not None


_BOTH = 2
