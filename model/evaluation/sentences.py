"""Sentences: where a Dutch text's sentences, headings and list items begin and end.

Plans come out of Word and PDF files and flyers off a poster: lines are wrapped, headings have no
full stop, and abbreviations have many. Offsets count characters of the text as it was given.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: `text == source[start:end]`."""

    start: int
    end: int
    text: str


# A full stop after these does not end a sentence.
_ABBREVIATIONS = frozenset(
    """aanm afd alg apr arr art aug bijv blz bv ca cq dec dhr di do dr drs ds enz etc evt excl feb
    febr fr gem gld hr incl ing ir jan jl jr jul jun kl km ltd ma max mej mevr min mln mr mrt mw nl
    nov nr nrs okt pag pax plm prof red resp sept sep sr st str tel tnv toel vb vgl vlg vnl vr wo
    zgn zg z.o.z a.u.b s.v.p o.a e.d i.s.m m.b.t m.u.v i.v.m t.a.v n.a.v d.m.v b.g.g p.p t.m m.m.v
    d.w.z v.a t/m o.l.v t.b.v a.s j.l e.a m.i.v i.p.v z.s.m i.h.k.v b.v n.v d.d p.o e.g i.e mrs ms
    vs""".split()  # noqa: SIM905 - a list of eighty strings reads worse
)
# Runs are matched from their first character only, so that "....…" cannot make this slow.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)|[\n\r\f\v\u2028\u2029]\s*")
_LAST_TOKEN = re.compile(r"(\S+)$")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪◦●○■□✓✔☑➤►→>+]|\d{1,2}[.)]\s|[a-z]\)\s)")
_CLOSED_LINE = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
# A line at least this long that does not end in a full stop is taken to run on in the next one.
_WRAPPED_LINE = 55
_TOKEN_WINDOW = 40


def sentences(text: str) -> list[Span]:
    """Split `text` into sentences, headings and list items, in order, without outer spaces.

    A full stop after an abbreviation or inside a number, time or address does not split. A line
    end splits when the line is closed, is short (a heading, a poster line), or a bullet or blank
    line follows; otherwise the line was only wrapped and the sentence runs on.
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group().isspace():
            ends = _line_ends(text, start, match)
        else:
            ends = not _is_abbreviation(text, match)
        if ends:
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        spans.append(Span(first, first + len(stripped), stripped))


def _line_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a line end closes a sentence, given where the sentence began."""
    if len(match.group().splitlines()) > 1:
        return True
    line_start = max(start, text.rfind("\n", max(0, match.start() - 1000), match.start()) + 1)
    line = text[line_start : match.start()].rstrip()
    following = text[match.end() : match.end() + _TOKEN_WINDOW]
    if not line or not following or _BULLET.match(following) or _CLOSED_LINE.search(line[-5:]):
        return True
    if line[-1] in "-\u00ad" or following[0].islower():
        return False
    return len(line) < _WRAPPED_LINE and not line.endswith(",")


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial, not to a sentence end."""
    if not match.group().startswith(".") or match.group().startswith(".."):
        return False
    window = text[max(0, match.start() - _TOKEN_WINDOW) : match.start()]
    found = _LAST_TOKEN.search(window)
    if found is None:
        return False
    token = found.group(1).lstrip("(\"'“‘«").lower()
    following = text[match.end() : match.end() + _TOKEN_WINDOW].lstrip()
    if token in _ABBREVIATIONS or (len(token) == 1 and token.isalpha()):
        return bool(following)
    # "op 3. en 4. mei": a number before a small letter is a date or a rank, not an end.
    return token.isdigit() and following[:1].islower()
