"""`import`, `export-dossier` and `export`: a whole coalition in one file, and files made of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from model.commands.talking import language_option, read_bytes, stop, translator

if TYPE_CHECKING:
    from model.core.coalitions import Coalition
    from model.storage.unit_of_work import UnitOfWork

_TO = (
    "Where to write it. The end of the name says what: plan.docx|plan.pdf|partners.xlsx|map.html|"
    "map.graphml|actions.ics|handover.html|report.docx|report.pdf|report.html"
)


@click.command("import")
@click.argument("file")
@language_option
def import_command(file: str) -> None:
    """Bring in a coalition from a dossier file."""
    from model.services.dossiers import import_dossier
    from model.services.opening import start_work

    data = read_bytes(file)
    with start_work() as work:
        made = import_dossier(work, data)
    click.echo(translator()("{name} is brought in.", name=made.name))


@click.command("export-dossier")
@click.argument("coalition")
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--history/--no-history", default=True, help="With who changed what (default).")
@language_option
def export_command(coalition: str, target: Path, *, history: bool) -> None:
    """Write the dossier of a coalition (its name or id) to a file."""
    from model.services.dossiers import export_dossier
    from model.services.opening import start_work

    with start_work(writes=False) as work:
        chosen = chosen_coalition(work, coalition)
        data = export_dossier(work, chosen.id, datetime.now(UTC), history=history)
    write_whole_file(target, data)
    click.echo(translator()("The dossier is in {file}.", file=str(target)))


@click.command()
@click.argument("dossier")
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help=_TO)
@language_option
def export(dossier: str, target: Path) -> None:
    """Make a file for people from a dossier (- for standard input), without a database."""
    from model.services.dossiers import opened_dossier
    from model.services.downloads import EXPORTS

    t = translator()
    build = next((EXPORTS[name] for name in EXPORTS if target.name.endswith(name)), None)
    if build is None:
        names = ", ".join(EXPORTS)
        stop(t("{file} cannot be made. Choose one of: {names}", file=target.name, names=names))
    check_folder(target)
    with opened_dossier(read_bytes(dossier)) as (work, coalition):
        data = build(work, coalition.id, datetime.now(UTC), t)
    write_whole_file(target, data)
    click.echo(t("{file} is ready.", file=str(target)))


def chosen_coalition(work: UnitOfWork, wanted: str) -> Coalition:
    """Return the coalition of this id or name, or stop and say which there are."""
    from model.services.coalitions import coalitions

    known = coalitions(work)
    found = next((c for c in known if wanted in (c.id, c.name)), None)
    if found is None:
        names = ", ".join(coalition.name for coalition in known)
        t = translator()
        stop(t("There is no coalition {name}. There are: {names}", name=wanted, names=names))
    return found


def check_folder(target: Path) -> None:
    """Stop when the folder for a file is not there, before anything is made."""
    if not target.parent.is_dir():
        stop(translator()("There is no folder {name}.", name=str(target.parent)))


def write_whole_file(target: Path, data: bytes) -> None:
    """Write a file all at once: an interrupted run leaves the old file, or none."""
    check_folder(target)
    draft = target.with_name(target.name + ".part")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
