"""Lesson 1: is the project for a group narrower than "older people" or "everyone"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import field, finding, from_signal
from model.evaluation.reading.groups import read_group_description, read_target_group
from model.evaluation.reading.weighing import WEIGHED, weigh

if TYPE_CHECKING:
    from model.evaluation.findings import Finding, Outcome
    from model.evaluation.material import Material

INDICATOR = "names-specific-group"
_BROAD_GROUPS = frozenset({"older-people", "youth"})
_OLD = 60
_SAID = {
    **WEIGHED,
    "specific": msg("The plan names a particular group."),
    "broad": msg("The plan names a group that is still broad."),
    "everyone": msg("The plan is meant for everyone."),
    "own-words": msg("The plan describes the group, but we cannot tell whether it is narrow."),
    "none": msg("The lead says that there is no target group."),
    "": msg("The plan does not say for whom it is."),
}


def assess(material: Material) -> Finding:
    """Met with a described group; partly met with one bound; not met when it is still broad."""
    project = material.project
    narrow = [group for group in project.risk_groups if group not in _BROAD_GROUPS]
    if narrow:
        quotes = [field("risk_groups", group) for group in narrow]
        return finding(INDICATOR, "met", _SAID["specific"], quotes)
    described = _described(material)
    if described is not None:
        return described
    if project.risk_groups:
        quotes = [field("risk_groups", group) for group in project.risk_groups]
        narrowed = _has_telling_ages(material)
        outcome: Outcome = "met" if narrowed else "not-met"
        return finding(INDICATOR, outcome, _SAID["specific" if narrowed else "broad"], quotes)
    if project.says_none("target_group") or project.says_none("risk_groups"):
        return finding(INDICATOR, "not-met", _SAID["none"], [field("target_group")])
    read = read_target_group(material.sentences)
    return from_signal(INDICATOR, weigh("target-group", material.sentences, read), _SAID)


def _described(material: Material) -> Finding | None:
    """Judge the description that the lead typed; ages narrow a broad group."""
    text = material.project.target_group
    if not text:
        return None
    signal = read_group_description(text)
    if signal.outcome == "met" or _has_telling_ages(material):
        return finding(INDICATOR, "met", _SAID["specific"], [field("target_group", text)])
    if signal.outcome == "insufficient-evidence":
        return finding(INDICATOR, "partly-met", _SAID["own-words"], [field("target_group", text)])
    said = _SAID[signal.detail]
    return finding(INDICATOR, signal.outcome, said, [field("target_group", text)])


def _has_telling_ages(material: Material) -> bool:
    """Whether the age limits narrow the group: an upper limit, or a lower one of sixty or more."""
    project = material.project
    return project.age_to is not None or (project.age_from or 0) >= _OLD
