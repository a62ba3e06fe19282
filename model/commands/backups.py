"""`backup`, `restore` and `anonymise`: copies of everything, and one without persons."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from model.commands.dossiers import chosen_coalition, write_whole_file
from model.commands.talking import language_option, read_bytes, translator


@click.command()
@click.argument("target", required=False, type=click.Path(path_type=Path))
@language_option
def backup(target: Path | None) -> None:
    """Copy the whole database to one checked file, also while people work."""
    from model.services.backups import backup_name, write_backup

    copied = write_backup(target or backup_name(datetime.now(UTC)))
    t = translator()
    coalitions = t.plural("one coalition", "{n} coalitions", copied.coalitions)
    click.echo(
        t(
            "The backup is in {file}: {coalitions}, checked.",
            file=str(copied.file),
            coalitions=coalitions,
        )
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Also when the database holds coalitions.")
@language_option
def restore(file: Path, *, replace: bool) -> None:
    """Put a backup in place of the database; what it replaces is kept."""
    from model.services.backups import restore_backup

    restored = restore_backup(file, at=datetime.now(UTC), replace=replace)
    t = translator()
    click.echo(
        t.plural(
            "The backup is in place: one coalition.",
            "The backup is in place: {n} coalitions.",
            restored.coalitions,
        )
    )
    if restored.kept is not None:
        click.echo(t("The database before it is kept in {file}.", file=str(restored.kept)))


@click.command()
@click.argument("source")
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--organisations", is_flag=True, help="Replace the names of organisations too.")
@language_option
def anonymise(source: str, target: Path, *, organisations: bool) -> None:
    """Write a copy without persons: of a dossier (.json), a backup (.db) or a coalition."""
    from model.services.anonymising import anonymous_backup, anonymous_coalition, anonymous_dossier
    from model.services.opening import start_work

    t = translator()
    if source.endswith(".db"):
        write_whole_file(target, anonymous_backup(Path(source), t, organisations=organisations))
    elif source.endswith(".json"):
        data = anonymous_dossier(read_bytes(source), t, organisations=organisations)
        write_whole_file(target, data)
    else:
        with start_work(writes=False) as work:
            coalition = chosen_coalition(work, source)
            data = anonymous_coalition(
                work, coalition.id, datetime.now(UTC), t, organisations=organisations
            )
        write_whole_file(target, data)
    click.echo(t("The copy without persons is in {file}.", file=str(target)))
    click.echo(
        t("Names that stand only inside a sentence may still be there: read before you share.")
    )
