"""Lines of free text, as in an e-mail: one organisation a line, with whatever stands behind it."""

from __future__ import annotations

import re

from model.core.messages import Message, msg
from model.core.plain_text import plain
from model.network.intake.contacts import EMAIL, WEBSITE, is_person, is_role, phones_in
from model.network.intake.delimited import guess_delimiter, tidy
from model.network.intake.names import ANNOUNCED
from model.network.intake.raw import (
    HEADER_ROOM,
    MAX_ROWS,
    Field,
    RawRow,
    SkippedRow,
    no_words,
    too_many_rows,
)
from model.network.intake.words import attendance_words, plain_word

PASTED_FIELDS: tuple[Field, ...] = (
    "organisation", "contact", "role", "email", "phone", "website", "note",
)  # fmt: skip

_BULLET = re.compile(
    r"^[\s>]*(?:[-–—•·*▪◦●‣✓✔☑☐►➢]+(?=\s|\w{2})|o(?=\s)|\(?\d{1,3}[.)](?=\s)|\[[ xX]?\])?\s*"
)
_COUNTED = re.compile(r"^\s*\d{1,3}\s+(?=\D)")
_BRACKETS = re.compile(r"\(([^()]{1,120})\)")
_LABELLED = re.compile(r"^([^\d\W][\w ()/-]{2,40}?)\s*:\s*(.*)$")
_DATE = re.compile(r"\d+(?:[-/.]\d+)*")
_LEFTOVER = re.compile(
    r"^(?:e-?mail|mail|tel(?:efoon)?|mob(?:iel)?|t|e|m|en|via|website|site)?[\s.:]*$", re.IGNORECASE
)
_CUT = re.compile(r"\s*[\t;|]\s*|\s+[-–—]+\s+|\s+/\s+")
_LEFT_BRACKETS = re.compile(r"[<(\[]\s*\t\s*[>)\]]")
_SIGNATURE_LINES = 7
"""A signature is at most this long; what comes later may be a list again."""
_SENTENCE_WORDS = 14
_LIST_ITEMS = 3
_SAME_CELLS = 0.6
_LONGEST_LINE = 2000
"""Characters; the longest name with everything behind it needs some hundreds."""

_GREETING = msg("This is how the e-mail starts, not a partner.")
_SIGNATURE = msg("This stands below the closing of the e-mail.")
_HEADING = msg("This line announces the names below it.")
_LONG_LINE = msg("This line is too long for one partner; put each partner on a line of its own.")
_SENTENCE = msg("This is a sentence, not a name.")


def tabular_delimiter(lines: list[str]) -> str:
    """Return the separator when pasted text is a table; empty when it is lines of free text.

    Tabs, semicolons and bars make a table by themselves. Commas do so only below a line of column
    titles, because people put commas in sentences and names.
    """
    filled = [plain(line) for line in lines if plain(line).strip()]
    delimiter = guess_delimiter(filled)
    if not delimiter:
        return ""
    with_it = sum(delimiter in line for line in filled)
    if len(filled) < 2 or with_it < _SAME_CELLS * len(filled):  # noqa: PLR2004 - a table has two rows
        return ""
    if delimiter == "," and not any(_is_title_line(line) for line in filled[:5]):
        return ""
    bullets = sum(bool(_BULLET.match(line).group().strip()) for line in filled)  # type: ignore[union-attr]
    return "" if bullets > len(filled) // 3 else delimiter


def _is_title_line(line: str) -> bool:
    fields = attendance_words().header_fields
    cells = [plain_word(cell) for cell in line.split(",")]
    return sum(cell in fields for cell in cells) >= 2  # noqa: PLR2004 - one may be chance


def free_lines(text: str) -> tuple[list[RawRow], tuple[SkippedRow, ...]]:
    """Read each line as one partner, or set it aside with the reason; no filled line disappears.

    Returns:
        Rows with the cells of `PASTED_FIELDS`, numbered by line; and the lines set aside.

    Raises:
        UnreadableFileError: more than 5,000 filled lines.

    """
    rows: list[RawRow] = []
    aside: list[SkippedRow] = []
    signature = 0
    filled = [(n, line) for n, line in enumerate(text.splitlines(), 1) if plain(line).strip()]
    if len(filled) > MAX_ROWS + HEADER_ROOM:
        raise too_many_rows()
    counted = sum(bool(_COUNTED.match(line)) for _, line in filled) > len(filled) // 2
    for number, line in filled:
        if len(line) > _LONGEST_LINE:
            aside.append(SkippedRow(number=number, text=plain(line[:200]), reason=_LONG_LINE))
            continue
        body = _BULLET.sub("", plain(line), count=1).strip()
        body = _COUNTED.sub("", body) if counted else body
        bulleted = len(body) < len(plain(line).strip())
        signature = _SIGNATURE_LINES if _is_closing(body) else 0 if bulleted else signature - 1
        reason = _SIGNATURE if signature > 0 else _why_not(body, first=not rows)
        if reason is not None:
            aside.append(SkippedRow(number=number, text=plain(line).strip()[:200], reason=reason))
        elif not any(sign.isalnum() for sign in body):
            aside.append(no_words(number, (plain(line).strip(),)))
        else:
            rows += [
                RawRow(number=number, cells=tidy(_cells(item)))
                for item in _items(body, alone=len(filled) == 1)
            ]
    if len(rows) > MAX_ROWS + HEADER_ROOM:
        raise too_many_rows()
    return rows, tuple(aside)


def _why_not(body: str, *, first: bool) -> Message | None:
    """Return why a line is no partner, or nothing."""
    words = body.split()
    if not words:
        return None
    lines = attendance_words().lines
    if first and _is_greeting(body, words):
        return _GREETING
    if body.endswith(":"):
        return _HEADING
    if len(words) >= _SENTENCE_WORDS and body[-1] in ".!?" and not EMAIL.search(body):
        return _SENTENCE
    dated = _DATE.search(body) is not None and not EMAIL.search(body)
    if first and dated and plain_word(words[0]) in lines.labels.both:
        return _HEADING  # "Aanwezig kick-off 12 maart"
    bare = plain_word(_DATE.sub(" ", body))
    return _HEADING if bare in lines.labels.both else None


def _is_greeting(body: str, words: list[str]) -> bool:
    greetings = attendance_words().lines.greetings.both
    label = _LABELLED.match(body)
    if label and plain_word(label[1]) in greetings:
        return True
    return plain_word(words[0]) in greetings and (body[-1] in ",!.:" or is_person(words[-1]))


def _is_closing(body: str) -> bool:
    closings = attendance_words().lines.closings.both
    start, _, end = body.partition(",")
    return plain_word(start) in closings and (not end.strip() or is_person(end.strip()))


def _items(body: str, *, alone: bool) -> list[str]:
    """Cut a line that holds several partners: behind a label, or the only line there is."""
    label = _LABELLED.match(body)
    labelled = bool(label) and plain_word(label[1]) in attendance_words().lines.labels.both  # type: ignore[index]
    if labelled and label is not None:
        body = label[2]
    for sign in (";", ","):
        items = [item.strip() for item in body.split(sign) if item.strip()]
        if (labelled and len(items) > 1) or (alone and len(items) >= _LIST_ITEMS):
            return items
    return [body]


def _cells(body: str) -> list[str]:
    """Cut one line into the cells of `PASTED_FIELDS`."""
    emails = [match[1] for match in EMAIL.finditer(body)]
    rest = EMAIL.sub("\t", body)
    phones = phones_in(rest)
    for phone in phones:
        rest = rest.replace(phone, "\t", 1)
    sites = [match[0] for match in WEBSITE.finditer(rest)]
    rest = WEBSITE.sub("\t", rest)
    rest = _BRACKETS.sub(_person_out_of_brackets, _LEFT_BRACKETS.sub("\t", rest))
    pieces = [part for piece in _CUT.split(rest) for part in _comma_parts(piece.strip(" ,:"))]
    pieces = [piece for piece in pieces if piece and not _LEFTOVER.match(piece)]
    name, contact, role, notes = _sorted_pieces(pieces)
    notes += [*emails[1:], *phones[1:], *sites[1:]]
    return [name, contact, role, *(found[0] if found else "" for found in (emails, phones, sites)),
            ", ".join(notes)]  # fmt: skip


def _comma_parts(piece: str) -> list[str]:
    """Cut at commas only where a person or a job stands beside one: a name may hold a comma."""
    parts = [part for cut in piece.split(",") for part in _announced(cut.strip()) if part]
    if any(is_person(part) or is_role(part) for part in parts):
        return parts
    return [piece]


def _announced(part: str) -> list[str]:
    """Take a person from behind `contactpersoon` or `wethouder Zorg:`."""
    bare = ANNOUNCED.sub("", part)
    if is_person(bare):
        return [bare]
    start, _, end = part.partition(":")
    return [start.strip(), end.strip()] if is_person(end.strip()) else [part]


def _person_out_of_brackets(found: re.Match[str]) -> str:
    """Cut brackets open that hold a person with something behind it."""
    parts = [part.strip() for part in found[1].split(",")]
    several = len(parts) > 1 and any(is_person(part) for part in parts)
    return f"\t{found[1]}\t" if several else found[0]


def _sorted_pieces(pieces: list[str]) -> tuple[str, str, str, list[str]]:
    """Return name, contact person, role, and what is left for the note."""
    people = [piece for piece in pieces if is_person(piece)]
    people = [piece for piece in people if not is_role(piece)] or people  # "wethouder Zorg"
    roles = [piece for piece in pieces if piece not in people and is_role(piece)]
    others = [piece for piece in pieces if piece not in people and piece not in roles]
    contact = people[0] if people else ""
    role = roles[0] if roles else ""
    if not others:  # the row says that this looks like a person
        return contact, "", role, [*people[1:], *roles[1:]]
    return others[0], contact, role, [*others[1:], *people[1:], *roles[1:]]
