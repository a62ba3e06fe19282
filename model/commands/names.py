"""`place` and `dedupe`: what names of organisations tell."""

from __future__ import annotations

import click

from model.commands.talking import language_option, print_json, read_lines, translator


@click.command()
@click.argument("file")
@language_option
def place(file: str) -> None:
    """Propose domains for names, one a line (- for standard input)."""
    from model.network.placing import place_all

    t = translator()
    print_json(
        [
            {
                "name": placement.name,
                "domains": [{"id": d.id, "score": d.score} for d in placement.domains],
                "unclear": placement.unclear,
                "reason": t.message(placement.reason),
            }
            for placement in place_all(read_lines(file))
        ]
    )


@click.command()
@click.argument("file")
@language_option
def dedupe(file: str) -> None:
    """Find names, one a line, that are likely the same organisation."""
    from model.network.matching import clusters

    print_json(clusters(read_lines(file)))
