"""What each column of a list is: by its title, and without a title by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from model.core.entity import Frozen
from model.core.messages import Message, msg
from model.network.intake.contacts import EMAIL, WEBSITE, dutch_phone, is_person
from model.network.intake.raw import FIELDS, HEADER_ROOM, Field, RawRow, RawTable
from model.network.intake.words import attendance_words, plain_word

Basis = Literal["title", "content", "nothing"]

_TITLE_WORDS = 9
"""A question of a form may be a title: "Wat is de naam van je organisatie?"."""
_LOOSE = 0.6
_ENOUGH_TITLES = 1.5
_SAMPLE_ROWS = 300
_MOST = 0.5
PARTS_OF_A_NAME = (
    "voorletters", "voornaam", "roepnaam", "first name", "tussenvoegsel", "achternaam", "surname",
    "last name",
)  # fmt: skip
"""Titles of columns that make up a person's name together, in the order of that name."""
_REPEATABLE: frozenset[Field] = frozenset({"note", "ignore"})


class ColumnGuess(Frozen):
    """What each column is. The user may change it with `with_field`."""

    fields: tuple[Field, ...]
    basis: tuple[Basis, ...]
    titles: tuple[str, ...]
    """The column titles as they stand in the list; empty where there is none."""
    header_row: int | None = None
    """The number of the row with the titles; rows up to and including it are no partners."""
    faults: tuple[Message, ...] = ()

    def with_field(self, column: int, field: Field) -> ColumnGuess:
        """Return the choice with one column changed; its old column is left out."""
        fields = [
            "ignore" if old == field and field not in _REPEATABLE and field != "contact" else old
            for old in self.fields
        ]
        fields[column] = field
        return ColumnGuess.model_validate(
            {**self.model_dump(), "fields": tuple(fields), "faults": _faults(fields)}
        )


def guess_columns(table: RawTable) -> ColumnGuess:
    """Guess which column holds the organisation, the contact person, the e-mail address and so on.

    The row with most known column titles (Dutch or English) among the first 25 is the header. A
    column without a known title is judged by its cells: e-mail addresses, phone numbers, words such
    as "Stichting", people's names. The columns of free text are known already.
    """
    width = len(table.columns)
    if table.known:
        return ColumnGuess(fields=table.known, basis=("content",) * width, titles=("",) * width)
    header = _header(table)
    titles = header.cells if header else ("",) * width
    body = [row for row in table.rows if header is None or row.number > header.number]
    body = [row for row in body if not row.across][:_SAMPLE_ROWS]
    columns = [[row.cells[index] for row in body if row.cells[index]] for index in range(width)]
    fields, basis = _by_title(titles, columns)
    _by_content(fields, basis, columns)
    return ColumnGuess(
        fields=tuple(field or "ignore" for field in fields),
        basis=tuple(basis),
        titles=titles,
        header_row=header.number if header else None,
        faults=_faults(fields),
    )


def _faults(fields: Sequence[Field | None]) -> tuple[Message, ...]:
    if "organisation" in fields:
        return ()
    return (msg("Choose the column with the name of the organisation."),)


def title_field(title: str) -> tuple[str, float]:
    """Return the field a column title stands for, and how sure that is: 1, 0.6 or 0.

    >>> title_field("E-mail (werk)")
    ('email', 0.6)
    """
    fields = attendance_words().header_fields
    word = plain_word(title)
    if word in fields:
        return fields[word], 1.0
    words = word.split()
    if not words or len(words) > _TITLE_WORDS or "@" in title:
        return "", 0.0
    phrases = [
        " ".join(words[start : start + length])
        for length in range(len(words) - 1, 0, -1)
        for start in range(len(words) - length + 1)
    ]
    found = next((fields[phrase] for phrase in phrases if phrase in fields), "")
    return found, _LOOSE if found else 0.0


def _header(table: RawTable) -> RawRow | None:
    """Return the row of column titles, or None when the list has none."""
    best, most = None, 0.0
    for place, row in enumerate(table.rows[:HEADER_ROOM]):
        filled = [cell for cell in row.cells if cell]
        if row.across or any(EMAIL.search(cell) or dutch_phone(cell) for cell in filled):
            continue
        score = sum(dict(sorted(title_field(cell) for cell in filled if cell)).values())
        narrow = len(table.columns) <= 2 and place <= 2  # noqa: PLR2004 - a short list of names
        enough = score >= (1.0 if narrow else _ENOUGH_TITLES)
        if enough and score > most:
            best, most = row, score
    return best


def _by_title(
    titles: tuple[str, ...], columns: list[list[str]]
) -> tuple[list[Field | None], list[Basis]]:
    """Give each titled column its field; a field that stands once goes to the surest title."""
    found = [title_field(title) for title in titles]
    fields: list[Field | None] = [None] * len(titles)
    taken: set[str] = set()
    for index in sorted(range(len(titles)), key=lambda index: -found[index][1]):
        field = found[index][0]
        if field == "name":
            continue
        fields[index] = _settled(field, titles[index], taken)
        taken.add(field)
    for index, (field, _) in enumerate(found):
        if field == "name":
            people = _share(columns[index], is_person)
            kind = "contact" if "organisation" in taken or people > _MOST else "organisation"
            fields[index] = _settled(kind, titles[index], taken)
            taken.add(kind)
    return fields, ["title" if field else "nothing" for field in fields]


def _settled(field: str, title: str, taken: set[str]) -> Field | None:
    """Return the field as chosen: a second column of the same kind becomes a note."""
    known = next((name for name in FIELDS if name == field), None)
    part_of_name = field == "contact" and plain_word(title) in PARTS_OF_A_NAME
    if known in taken and known not in _REPEATABLE and not part_of_name:
        return "note"
    return known


def _by_content(fields: list[Field | None], basis: list[Basis], columns: list[list[str]]) -> None:
    """Fill in columns without a known title, from the surest kind of content to the vaguest."""
    free = [index for index, field in enumerate(fields) if field is None and columns[index]]
    for field, test in _content_tests():
        if field == "contact" and "organisation" not in fields and len(free) < 2:  # noqa: PLR2004
            break  # the only column left must be the names
        shares = {index: _share(columns[index], test) for index in free}
        best = max(free, key=lambda index: shares[index], default=None)
        if field not in fields and best is not None and shares[best] > _MOST:
            fields[best], basis[best] = field, "content"
            free.remove(best)
    if "organisation" not in fields and free:
        best = max(free, key=lambda index: (_organisation_share(columns[index]), -index))
        fields[best], basis[best] = "organisation", "content"


def _content_tests() -> tuple[tuple[Field, Callable[[str], bool]], ...]:
    words = attendance_words()
    return (
        ("email", lambda cell: bool(EMAIL.fullmatch(cell))),
        ("phone", lambda cell: bool(dutch_phone(cell))),
        ("website", lambda cell: bool(WEBSITE.fullmatch(cell))),
        ("status", lambda cell: plain_word(cell) in words.status_of),
        ("domain", lambda cell: plain_word(cell) in words.domain_of),
        ("contact", is_person),
    )


def _share(cells: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _organisation_share(cells: list[str]) -> float:
    """Return how much a column looks like names of organisations, 0 to 1.

    A word such as "Stichting" counts fully, another text a little, and less when it is repeated.
    """
    known = attendance_words().organisations.both
    points = 0.0
    for cell in cells:
        words = plain_word(cell).split()
        if any(word in known for word in words):
            points += 1.0
        elif any(sign.isalpha() for sign in cell):
            points += 0.3
    return points / len(cells) * len(set(cells)) / len(cells)
