"""Keeps the Dutch texts of the interface in step with the English ones in the code.

Without options: collects every English sentence, adds new ones to the `.po` file with an empty
translation, and removes those no longer used. `--fill FILE` takes translations from a YAML
mapping of English to Dutch. `--check` changes nothing and fails when one is missing or unused.
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PO_FILE = ROOT / "data" / "locale" / "nl" / "LC_MESSAGES" / "workbench.po"
ONE, MANY = {"N_", "t", "msg"}, {"msgn", "plural"}
"""Functions whose first argument is a sentence, and those whose first two are its two forms."""
TEMPLATE_KEYWORDS: dict[str, Any] = {"t": None}


def used_messages() -> Catalog:
    """Return every English sentence in the code, with the files it stands in."""
    catalogue = Catalog(project="Samenwerkbank", charset="utf-8")
    for folder in ("model", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            for message in _sentences(ast.parse(path.read_text(encoding="utf-8"))):
                catalogue.add(message, None, [(name, None)])
    templates = ROOT / "pages" / "web" / "templates"
    found = extract_from_dir(str(templates), [("**.html", "jinja2")], keywords=TEMPLATE_KEYWORDS)
    for filename, _line, message, _comments, _context in found:
        catalogue.add(message, None, [(f"pages/web/templates/{filename}", None)])
    return catalogue


def _sentences(tree: ast.AST) -> Iterator[str | tuple[str, str]]:
    """Yield what is marked for translation; a syntax tree also sees calls inside f-strings."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        texts = [text for text in texts if isinstance(text, str) and text]
        if name in ONE and texts and isinstance(node.args[0], ast.Constant):
            yield texts[0]
        elif name in MANY and len(texts) >= 2:
            yield (texts[0], texts[1])


def known_messages() -> Catalog:
    """Return the Dutch catalogue as it is on disk."""
    if not PO_FILE.exists():
        return Catalog(locale="nl", charset="utf-8")
    with PO_FILE.open("rb") as po_file:
        return read_po(po_file, locale="nl")


def faults() -> list[str]:
    """Say what is missing, unused, or has other placeholders than the English."""
    used, known = used_messages(), known_messages()
    used_ids = {message.id for message in used if message.id}
    known_by_id = {message.id: message for message in known if message.id}
    found = [
        f"no Dutch text for: {_first(i)!r}" for i in used_ids if not _filled(known_by_id.get(i))
    ]
    found += [f"not used any more: {_first(i)!r}" for i in known_by_id if i not in used_ids]
    found += [
        f"other placeholders in the Dutch text of: {_first(message_id)!r}"
        for message_id, message in known_by_id.items()
        if _filled(message) and not _same_placeholders(message)
    ]
    return sorted(found)


def _first(message_id: Any) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def _filled(message: Any) -> bool:
    if message is None or "fuzzy" in message.flags:
        return False
    texts = [message.string] if isinstance(message.string, str) else list(message.string)
    return bool(texts) and all(texts)


def _same_placeholders(message: Any) -> bool:
    """Tell whether each form names the values of its English form; a count may be a word."""
    forms = (message.id,) if isinstance(message.id, str) else message.id
    texts = (message.string,) if isinstance(message.string, str) else message.string
    return all(
        _names(english) - {"n"} == _names(dutch) - {"n"}
        for english, dutch in zip(forms, texts, strict=True)
    )


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def update(fill: dict[str, Any]) -> int:
    """Write the catalogue anew: used sentences only, with known and filled-in translations."""
    used, known = used_messages(), known_messages()
    known_by_id = {message.id: message for message in known if message.id}
    fresh = Catalog(locale="nl", project="Samenwerkbank", charset="utf-8", fuzzy=False)
    missing = 0
    for message in sorted((m for m in used if m.id), key=lambda m: _first(m.id)):
        old = known_by_id.get(message.id)
        text: Any = fill.get(_first(message.id)) or (old.string if old is not None else "")
        if not isinstance(message.id, str):
            text = tuple(text) if isinstance(text, list | tuple) else (text, text)
        files = sorted({(name, None) for name, _ in message.locations})
        fresh.add(message.id, text, files, auto_comments=message.auto_comments)
        if not text or not all(text if isinstance(text, tuple) else [text]):
            missing += 1
    PO_FILE.parent.mkdir(parents=True, exist_ok=True)
    with PO_FILE.open("wb") as po_file:
        write_po(po_file, fresh, width=100, omit_header=False, include_lineno=False)
    # A time stamp would make every run a change.
    lines = PO_FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    PO_FILE.write_text("".join(line for line in lines if "-Date:" not in line), encoding="utf-8")
    return missing


@click.command()
@click.option("--check", is_flag=True)
@click.option("--fill", "fills", multiple=True, type=click.Path(exists=True, path_type=Path))
@click.option("--list-missing", is_flag=True)
def main(check: bool, fills: tuple[Path, ...], list_missing: bool) -> None:  # noqa: FBT001
    """Run the command."""
    if check or list_missing:
        found = faults()
        for fault in found:
            click.echo(fault)
        sys.exit(1 if found and check else 0)
    mapping: dict[str, Any] = {}
    for path in fills:
        mapping |= yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    missing = update(mapping)
    click.echo(f"{missing} without Dutch text" if missing else "every text has its Dutch form")


if __name__ == "__main__":
    main()
