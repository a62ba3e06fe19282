"""`import` and `export-dossier`: a whole coalition in one file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from model.commands.talking import language_option, read_bytes, stop, translator


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
@language_option
def export_command(coalition: str, target: Path) -> None:
    """Write the dossier of a coalition (its name or id) to a file."""
    from model.services.coalitions import coalitions
    from model.services.dossiers import export_dossier
    from model.services.opening import start_work

    t = translator()
    with start_work(writes=False) as work:
        known = coalitions(work)
        wanted = [c for c in known if coalition in (c.id, c.name)]
        if not wanted:
            names = ", ".join(c.name for c in known)
            stop(t("There is no coalition {name}. There are: {names}", name=coalition, names=names))
        data = export_dossier(work, wanted[0].id, datetime.now(UTC))
    write_whole_file(target, data)
    click.echo(t("The dossier is in {file}.", file=str(target)))


def write_whole_file(target: Path, data: bytes) -> None:
    """Write a file all at once: an interrupted run leaves the old file, or none."""
    draft = target.with_name(target.name + ".part")
    draft.write_bytes(data)
    draft.replace(target)
