"""Reads reviews from a table: project, reviewer, lesson, score.

Made for what Excel and other programs write: comma, semicolon or tab, columns in any order, Dutch
or English names, a byte order mark, old Windows letters. A row that cannot be used is reported
with its number and left out; the others are kept.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from model.core.entity import Frozen
from model.core.messages import Message, msg
from model.review.rounds import LEVELS
from model.review.scores import Score

COLUMNS: dict[str, tuple[str, ...]] = {
    "project": ("project", "plan", "aanvraag", "project_id", "projectid"),
    "reviewer": ("reviewer", "beoordelaar", "referent"),
    "lesson": ("lesson", "les", "criterium", "criterion"),
    "score": ("score", "niveau", "level", "cijfer"),
}
"""Column → names by which it is known, lower case."""
NOT_APPLICABLE = frozenset({"", "-", "–", "na", "n/a", "n.a.", "nvt", "n.v.t.", "n.v.t", "none"})
"""What is read as: no level. Lower case."""
MOST_ROWS = 100_000
MOST_CHARACTERS = 200
_WHOLE = re.compile(r"[+]?(\d{1,3})([.,]0{1,6})?")


class Fault(Frozen):
    """A row that could not be used. Row 1 is the row with the column names."""

    row: int
    message: Message


class ReviewsFile(Frozen):
    """What a file held: the usable scores in the order of the file, and the faults."""

    scores: tuple[Score, ...]
    faults: tuple[Fault, ...]


def read_reviews_csv(data: bytes | str) -> ReviewsFile:
    """Read a table of reviews. Never raises on content; see `faults` of the result.

    Args:
        data: The file, as bytes or text. An empty score means not applicable or abstained. Of two
            rows for the same project, reviewer and lesson the first is kept.
    """
    text = data if isinstance(data, str) else _decode(data)
    text = text.removeprefix("\ufeff").replace("\0", "")
    rows = _rows(text)
    first = next(rows, None)
    if first is None:
        return _unusable(1, msg("The file is empty."))
    if isinstance(first[1], Message):
        return _unusable(first[0], first[1])
    place = _columns(first[1])
    missing = [column for column in COLUMNS if column not in place]
    if missing:
        return _unusable(
            first[0],
            msg(
                "The first row must name the columns project, reviewer, lesson and score. "
                "Not found: {columns}.",
                columns=", ".join(missing),
            ),
        )
    return _read_body(rows, place, len(first[1]))


def _unusable(row: int, message: Message) -> ReviewsFile:
    return ReviewsFile(scores=(), faults=(Fault(row=row, message=message),))


def _decode(data: bytes) -> str:
    """Return the text; what is no UTF was saved by an older Windows program."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, list[str] | Message]]:
    """Yield row number and cells of each row that is not blank; a message where reading stops."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, msg("From here on the file cannot be read as a table.")
            return
        if any(cell.strip() for cell in cells):
            yield number, [_clean(cell) for cell in cells]
        number = reader.line_num + 1


def _clean(cell: str) -> str:
    """Return the text without outer spaces; letters with accents in one spelling."""
    return unicodedata.normalize("NFC", cell).strip()


def _columns(header: list[str]) -> dict[str, int]:
    """Return where each known column is; of two with one name the first counts."""
    names = [name.lower() for name in header]
    found: dict[str, int] = {}
    for column, known in COLUMNS.items():
        position = next((names.index(name) for name in known if name in names), None)
        if position is not None:
            found[column] = position
    return found


def _read_body(
    rows: Iterator[tuple[int, list[str] | Message]], place: dict[str, int], width: int
) -> ReviewsFile:
    scores: dict[tuple[str, str, str], tuple[int, Score]] = {}
    faults: list[Fault] = []
    for count, (number, cells) in enumerate(rows, start=1):
        if count > MOST_ROWS:
            message = msg("Only the first {rows} rows were read.", rows=MOST_ROWS)
            faults.append(Fault(row=number, message=message))
            break
        result = cells if isinstance(cells, Message) else _score(cells, place, width)
        if isinstance(result, Message):
            faults.append(Fault(row=number, message=result))
            continue
        key = (result.project, result.reviewer, result.lesson)
        if key in scores:
            message = msg(
                "The same project, reviewer and lesson were scored in row {row} already. "
                "That row counts.",
                row=scores[key][0],
            )
            faults.append(Fault(row=number, message=message))
            continue
        scores[key] = (number, result)
    if not scores and not faults:
        faults.append(Fault(row=1, message=msg("The file holds no scores.")))
    return ReviewsFile(scores=tuple(score for _, score in scores.values()), faults=tuple(faults))


def _score(cells: list[str], place: dict[str, int], width: int) -> Score | Message:
    """Return the score in a row, or what is wrong with the row."""
    if any(cells[width:]):
        return msg("This row has more cells than the first row. Is a comma part of a name?")
    cell = {column: cells[at] if at < len(cells) else "" for column, at in place.items()}
    for column in ("project", "reviewer", "lesson"):
        if not cell[column]:
            return _EMPTY[column]
        if len(cell[column]) > MOST_CHARACTERS:
            return msg("A name has more than {most} characters.", most=MOST_CHARACTERS)
    written = cell.pop("score")
    if written.lower() in NOT_APPLICABLE:
        return Score(**cell)
    whole = _WHOLE.fullmatch(written)
    if not whole or not int(whole[1]) < LEVELS:
        return msg(
            "A score is a whole number from 0 to {top}, or empty for not applicable. "
            "This row says: {text}",
            top=LEVELS - 1,
            text=written[:40],
        )
    return Score(**cell, level=int(whole[1]))


_EMPTY = {
    "project": msg("The project is not filled in."),
    "reviewer": msg("The reviewer is not filled in."),
    "lesson": msg("The lesson is not filled in."),
}
