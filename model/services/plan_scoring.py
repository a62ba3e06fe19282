"""Scoring plans and dossiers from files, without a database: the `score` command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from model.evaluation.as_json import evaluation_as_json
from model.evaluation.assess import assess_project
from model.evaluation.documents import read_plan_file
from model.evaluation.plan_reading import read_plan
from model.exports.dossier import parse
from model.services.map_evidence import map_evidence

if TYPE_CHECKING:
    from model.core.translation import Translator


def score_plan(data: bytes, name: str, translator: Translator) -> dict[str, Any]:
    """Read a plan from a file and hold it against the lessons; returns JSON data.

    Raises:
        UnreadableFileError: the file cannot be read as a plan.

    """
    read = read_plan_file(data, name)
    project = read_plan(read.text).project_to_score("")
    shift = len(read.text) - len(read.text.lstrip())
    results, checks = assess_project(project)
    return evaluation_as_json(name, project.title, results, checks, translator, shift=shift)


def score_dossier(data: bytes, name: str, translator: Translator) -> list[dict[str, Any]]:
    """Hold every project of a dossier against the lessons, with what its map says.

    Raises:
        UnreadableFileError: the file is no dossier.

    """
    dossier = parse(data)
    found = []
    for project in dossier.projects:
        facts = map_evidence(project, dossier.partners, dossier.ties)
        results, checks = assess_project(project, facts)
        found.append(evaluation_as_json(name, project.title, results, checks, translator))
    return found
