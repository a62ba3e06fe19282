"""Headings and labels of a plan: what stands under "Doelgroep" or behind "Naam project:"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from model.evaluation.findings import Evidence
from model.evaluation.plan_lexicon import any_of, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from model.evaluation.passages import Sentence

_LONGEST_HEADING = 7
_LONGEST_LABEL = 60
_FILLED = 3
_LONGEST_RUN = 600
# "2. ", "A) ", "# ", "- " before a heading.
_NUMBERING = re.compile(r"[\W_]*(?:(?:\d{1,2}(?:\.\d)*|[a-z])[.)]\s*)?")
# "Doel van het project", "Voor wie is het?"; "Deelnemers werven" is a heading of another kind.
_GOES_ON = re.compile(
    r"[\W_]*|\s(?:van|voor|en|in|bij|is|zijn|tot|per)\s[^,]{0,50}|\s?\([^)]{0,40}\)\W*"
)
# "5. Begroting", or the number of the next heading, which stands by itself in some plans.
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d)*[.)]?(?:\s+[A-ZÀ-Ý][^.!?]*)?$")
_LABEL_END = re.compile(r"\s*[:|][\s:|]*")


class Headed(NamedTuple):
    """What stands under a heading: from a place in its first sentence to the end of its last."""

    sentences: tuple[Sentence, ...]
    start: int = 0

    def evidence(self, longest: int = _LONGEST_RUN) -> Evidence:
        """Return the passage; without a quote when it takes more than one sentence."""
        first = self.sentences[0]
        one = first.evidence_between(self.start, len(first.span.text))
        last = first
        for sentence in self.sentences[1:]:
            if sentence.span.end - first.span.start > longest:
                break
            last = sentence
        if last is first:
            return one
        return Evidence(source="passage", start=one.start, end=last.span.end)


def headed(sentences: Sequence[Sentence], list_id: str, most: int = 3) -> Iterator[Headed]:
    """Yield what stands behind a label or under a heading of this list, at most `most` sentences.

    A question under a heading is an explanation in the form, not an answer.
    """
    for at, sentence in enumerate(sentences):
        start = _after_label(sentence, list_id)
        if start is None:
            continue
        if start < len(sentence.span.text) - _FILLED:
            yield Headed((sentence,), start)
            continue
        found: list[Sentence] = []
        for following in sentences[at + 1 :]:
            if found and (is_heading(following) or len(found) == most):
                break
            if following.span.text.endswith("?"):
                continue
            if not found and is_heading(following):
                break
            found.append(following)
        if found:
            yield Headed(tuple(found))


def whole_part(sentences: Sequence[Sentence], list_id: str, most: int) -> list[Sentence]:
    """Return every sentence under the first heading of this list, questions too, at most `most`.

    What stands behind a label on the same line comes as its whole sentence.
    """
    for at, sentence in enumerate(sentences):
        start = _after_label(sentence, list_id)
        if start is None:
            continue
        found = [sentence] if start < len(sentence.span.text) - _FILLED else []
        for following in sentences[at + 1 : at + 1 + most]:
            if is_heading(following) or _NUMBERED.match(following.span.text):
                break
            found.append(following)
        return found
    return []


def is_heading(sentence: Sentence) -> bool:
    """Whether a line is one of the headings or labels that plans use."""
    return bool(sentence.find(any_of("headings"))) and any(
        _after_label(sentence, list_id) is not None for list_id in patterns("headings")
    )


def _after_label(sentence: Sentence, list_id: str) -> int | None:
    """Return where the value begins: behind the colon, or at the end of a bare heading."""
    opening = _NUMBERING.match(sentence.folded)
    begins = opening.end() if opening else 0
    hit = next(
        (one for one in sentence.find(patterns("headings")[list_id]) if one.start == begins), None
    )
    if hit is None:
        return None
    text = sentence.span.text
    behind = sentence.source_span(hit)[1]
    label = _LABEL_END.search(text, behind)
    if label is not None and label.start() <= _LONGEST_LABEL:
        return label.end() if _GOES_ON.fullmatch(text, behind, label.start()) else None
    bare = len(sentence.words) <= _LONGEST_HEADING and not text.endswith((".", "!", ";"))
    return len(text) if bare and _GOES_ON.fullmatch(text, behind) else None
