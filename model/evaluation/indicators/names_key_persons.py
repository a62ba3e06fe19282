"""Lesson 4: does the plan name key persons by role?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding, map_fact
from model.evaluation.reading.key_persons import read_roles

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "names-key-persons"
_SEVERAL = 2
_SAID = {
    "met": msg("The plan names key persons in two or more roles."),
    "partly-met": msg("The plan names key persons in one role."),
    "not-met": msg("The lead says that there are no key persons."),
    "": msg("The plan names no key persons who help to reach people."),
}


def assess(material: Material) -> Finding:
    """Met with two roles or more, partly met with one."""
    project = material.project
    roles = {person.role for person in project.key_persons}
    if roles:
        outcome: Outcome = "met" if len(roles) >= _SEVERAL else "partly-met"
        quotes = [field("key_persons", role) for role in sorted(roles)]
        return finding(INDICATOR, outcome, _SAID[outcome], quotes)
    if project.says_none("key_persons"):
        return finding(INDICATOR, "not-met", _SAID["not-met"], [field("key_persons")])
    on_map = {role for fact in material.facts.partners if fact.refers for role in fact.key_persons}
    if on_map:
        outcome = "met" if len(on_map) >= _SEVERAL else "partly-met"
        quotes = [map_fact("", role) for role in sorted(on_map)]
        return finding(INDICATOR, outcome, _SAID[outcome], quotes)
    _, signal = read_roles(material.sentences)
    said = _SAID[signal.outcome if signal.detail else ""]
    return finding(INDICATOR, signal.outcome, said, signal.evidence)
