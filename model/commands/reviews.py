"""`rank`: a ranking of reviewed projects that says what it does not know."""

from __future__ import annotations

import click

from model.commands.talking import language_option, print_json, read_bytes, stop, translator


@click.command()
@click.argument("file")
@click.option("--weights", default="", help="Lesson weights, for example: wording=2,find-places=1")
@click.option("--fund", type=int, default=None, help="How many projects can be granted.")
@click.option("--draws", type=int, default=10_000, show_default=True)
@language_option
def rank(file: str, weights: str, fund: int | None, draws: int) -> None:
    """Rank projects from reviews as CSV: project,reviewer,lesson,score."""
    from model.review.as_json import ranking_as_json
    from model.review.ranking import rank as rank_reviews
    from model.review.reviews_csv import read_reviews_csv

    t = translator()
    read = read_reviews_csv(read_bytes(file))
    for fault in read.faults:
        click.echo(t("Row {row}: {fault}", row=str(fault.row), fault=fault.message), err=True)
    if not read.scores:
        stop(t("There is no usable review in this file."))
    ranking = rank_reviews(read.scores, weights=_weights(weights), fund=fund, draws=draws)
    print_json(ranking_as_json(ranking, t))


def _weights(text: str) -> dict[str, float] | None:
    """Return `lesson=weight` pairs, or None when nothing was given."""
    if not text.strip():
        return None
    found: dict[str, float] = {}
    for part in text.replace(";", ",").split(","):
        lesson, _, weight = part.partition("=")
        try:
            found[lesson.strip()] = float(weight)
        except ValueError:
            stop(
                translator()("Write weights as lesson=number, for example: wording=2,find-places=1")
            )
    return found
