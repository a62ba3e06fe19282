"""`measures`: network measures of a dossier or of a list of ties."""

from __future__ import annotations

from pathlib import Path

import click

from model.commands.talking import language_option, print_json, read_bytes, read_text, translator


@click.command()
@click.argument("file")
@language_option
def measures(file: str) -> None:
    """Measure a network: a dossier (.json), or ties as CSV: source,target[,strength]."""
    from model.network.measures import measure
    from model.network.ties_csv import ties_csv
    from model.services.network_file import dossier_network

    if Path(file).suffix.lower() == ".json":
        graph, coverage, names = dossier_network(read_bytes(file))
    else:
        read = ties_csv(read_text(file))
        graph, coverage = read.graph, read.coverage
        names = {name: name for name in graph.ids}
        t = translator()
        for fault in read.faults:
            click.echo(t.message(fault), err=True)
    print_json(measure(graph, coverage).as_json(names))
