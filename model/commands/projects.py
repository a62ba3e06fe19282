"""`score`: plans and dossiers against the six lessons and the funding checks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from model.commands.talking import language_option, print_json, read_bytes, translator
from model.core.translation import Translator


@click.command()
@click.argument("files", nargs=-1, required=True)
@language_option
def score(files: tuple[str, ...]) -> None:
    """Score plans (.txt .md .docx .pdf) or the projects of a dossier (.json)."""
    t = translator()
    found: list[dict[str, Any]] = []
    for file in files:
        read = _dossier if Path(file).suffix.lower() == ".json" else _plan
        found += read(file, t)
    print_json(found)


def _plan(file: str, t: Translator) -> list[dict[str, Any]]:
    from model.services.plan_scoring import score_plan

    return [score_plan(read_bytes(file), Path(file).name, t)]


def _dossier(file: str, t: Translator) -> list[dict[str, Any]]:
    from model.services.plan_scoring import score_dossier

    return score_dossier(read_bytes(file), Path(file).name, t)
