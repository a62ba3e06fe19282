"""The command line: the same services as the pages, for scripts and for checking us."""

import click

from model.commands.backups import anonymise, backup, restore
from model.commands.dossiers import export, export_command, import_command
from model.commands.names import dedupe, place
from model.commands.networks import measures
from model.commands.projects import score
from model.commands.reviews import rank
from model.commands.talking import Group, language_option
from model.commands.texts import check_text_command
from model.commands.workbench import demo, migrate, start


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@language_option
def main() -> None:
    """Samenwerkbank on the command line."""


for command in (
    start,
    demo,
    migrate,
    place,
    dedupe,
    check_text_command,
    score,
    measures,
    rank,
    import_command,
    export,
    export_command,
    backup,
    restore,
    anonymise,
):
    main.add_command(command)

if __name__ == "__main__":
    main(prog_name="python -m model")
