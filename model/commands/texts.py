"""`check-text`: the wording of a recruitment text."""

from __future__ import annotations

import json
from typing import Any

import click

from model.commands.talking import language_option, print_json, read_text, translator
from model.core.errors import UnreadableFileError
from model.core.messages import msg
from model.core.translation import Translator


@click.command("check-text")
@click.argument("file")
@click.option("--jsonl", is_flag=True, help='Lines of {"id", "text"} in, lines with the check out.')
@language_option
def check_text_command(file: str, *, jsonl: bool) -> None:
    """Check a recruitment text: is it direct, name-only, indirect or clean?"""
    t = translator()
    text = read_text(file)
    if not jsonl:
        print_json(_checked(text, t))
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            entry = _entry(line, number)
            checked = {"id": entry["id"], **_checked(entry["text"], t)}
            click.echo(json.dumps(checked, ensure_ascii=False))


def _entry(line: str, number: int) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str) or "id" not in entry:
        raise UnreadableFileError(
            msg('Line {line} is not a JSON object with "id" and "text".', line=str(number))
        )
    return entry


def _checked(text: str, t: Translator) -> dict[str, Any]:
    from model.evaluation.wording import check_text

    found = check_text(text)
    return {
        "wording": found.wording,
        "appeal": found.appeal,
        "hits": [
            {
                "text": hit.text,
                "start": hit.start,
                "end": hit.end,
                "kind": hit.kind,
                "why": t.message(hit.why),
                "suggestion": t.message(hit.suggestion) if hit.suggestion else None,
            }
            for hit in found.problems
        ],
    }
