"""Reads ties from a plain CSV file: source, target and, if known, strength."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from model.core.messages import Message, msg
from model.network.coverage import Coverage, coverage
from model.network.graph import Graph, graph_of
from model.network.ties import STRENGTHS, Strength, Tie, strength_value

_WORDS: dict[str, Strength] = {
    **{strength: strength for strength in STRENGTHS},
    **{str(value): strength for value, strength in enumerate(STRENGTHS)},
    "": "knows",
    "geen": "none",
    "kent": "knows",
    "kennen": "knows",
    "werkt samen": "cooperates",
    "samenwerken": "cooperates",
    "stemt af": "coordinates",
    "afstemmen": "coordinates",
    "verweven": "integrated",
}
_HEADER_FIRST = frozenset({"source", "from", "van", "bron", "partner a", "partner_a"})
_HEADER_SECOND = frozenset({"target", "to", "naar", "doel", "partner b", "partner_b"})
_LONGEST_NAME = 200
_PAIR = 2


@dataclass(frozen=True, slots=True)
class TiesFile:
    """What a ties file holds: the network, what it rests on, and what was wrong with its rows."""

    graph: Graph
    coverage: Coverage
    faults: tuple[Message, ...]


def ties_csv(text: str) -> TiesFile:
    """Read `source,target[,strength]` rows; a name is its own id.

    Comma, semicolon or tab; a header is optional. Strength is `none`, `knows`, `cooperates`,
    `coordinates` or `integrated`, its number 0 to 4, or a Dutch word for it; without one it is
    `knows`. `none` says that the pair was asked and there is no tie. A row that cannot be used, a
    tie to oneself and a pair that comes back are named in `faults` with their line, and never
    raise. Of a pair that comes back the first row counts.
    """
    faults: list[Message] = []
    names: dict[str, str] = {}
    strengths: dict[tuple[str, str], Strength] = {}
    for line, cells in _rows(text):
        fault = _row_fault(line, cells)
        if fault is not None:
            faults.append(fault)
            continue
        a, b = cells[0], cells[1]
        names |= {a: a, b: b}
        pair = (min(a, b), max(a, b))
        if a == b:
            faults.append(
                msg("Line {line}: “{name}” has a tie with itself.", line=str(line), name=a)
            )
        elif pair in strengths:
            faults.append(
                msg("Line {line}: “{a}” and “{b}” were there before.", line=str(line), a=a, b=b)
            )
        else:
            strengths[pair] = _strength(line, cells, faults)
    return _file(names, strengths, faults)


def _file(
    names: dict[str, str], strengths: dict[tuple[str, str], Strength], faults: list[Message]
) -> TiesFile:
    levels = {pair: strength_value(strength) for pair, strength in strengths.items()}
    reports = [
        Tie(coalition_id="file", source_id=a, target_id=b, strength=strength)
        for (a, b), strength in strengths.items()
    ]
    return TiesFile(
        graph=graph_of(names, {pair: level for pair, level in levels.items() if level}),
        coverage=coverage(names, reports),
        faults=tuple(faults),
    )


def _row_fault(line: int, cells: list[str]) -> Message | None:
    if len(cells) < _PAIR or not cells[0] or not cells[1]:
        return msg("Line {line}: two names are needed, and one is missing.", line=str(line))
    if max(len(cells[0]), len(cells[1])) > _LONGEST_NAME:
        return msg(
            "Line {line}: a name is longer than {n} characters.", line=str(line), n=_LONGEST_NAME
        )
    return None


def _strength(line: int, cells: list[str], faults: list[Message]) -> Strength:
    """Return the strength in the third cell; an unknown one is a fault and counts as knows."""
    word = cells[_PAIR].casefold() if len(cells) > _PAIR else ""
    if word not in _WORDS:
        faults.append(
            msg(
                "Line {line}: strength “{word}” is unknown, read as “knows”.",
                line=str(line),
                word=word,
            )
        )
    return _WORDS.get(word, "knows")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield line numbers and trimmed cells of the rows with content, without a header.

    Each line is parsed by itself, so that a quote that was never closed spoils one line only.
    """
    lines = text.removeprefix("\ufeff").replace("\x00", "").splitlines()
    delimiter = max("\t;,", key=lambda sign: sum(sign in line for line in lines))
    first = True
    for number, line in enumerate(lines, start=1):
        cells = [" ".join(cell.split()) for cell in _cells(line, delimiter)]
        if not any(cells):
            continue
        if not (first and _is_header(cells)):
            yield number, cells
        first = False


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a field beyond the size limit of the csv module
        return line.split(delimiter)


def _is_header(cells: list[str]) -> bool:
    if len(cells) < _PAIR:
        return False
    return cells[0].casefold() in _HEADER_FIRST and cells[1].casefold() in _HEADER_SECOND
