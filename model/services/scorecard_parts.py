"""The parts of a scorecard on paper that a report and a shared plan have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from model.core.catalogue import catalogue
from model.evaluation.funding_rules import funding_rules
from model.evaluation.settling import doubt_message
from model.exports.document import Block, Callout, Heading, Paragraph, Run, Table
from model.services.document_parts import level_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from model.core.translation import Translator
    from model.evaluation.findings import CheckResult, Evidence, Finding, LessonResult

LONGEST_QUOTE = 240
"""Characters of a quote on paper; the whole stands in the tables and the data."""
SHORTEST = 3
"""Characters below which a quote, such as a bare number, says nothing by itself."""
MOST_REASONS = 2
_VOCABULARIES = {
    "risk_groups": "risk-groups",
    "key_persons": "key-persons",
    "kinds_of_support": "kinds-of-support",
    "settled": "outcomes",
    "status": "project-statuses",
}


class Reply(Protocol):
    """What the project says to a finding."""

    @property
    def reason(self) -> str:
        """An id of the vocabulary `annotation-reasons`."""

    @property
    def note(self) -> str:
        """In the project's own words."""


def profile_blocks(results: Sequence[LessonResult], t: Translator) -> list[Block]:
    """Return the six levels as bars, and what they do not promise."""
    return [
        Callout(
            "info",
            t(
                "The levels are about finding and inviting people. They do not promise that "
                "participants will feel better. There is no total: each lesson is another matter."
            ),
        ),
        Heading(1, t("The six lessons")),
        *[level_bar(result, t) for result in results],
    ]


def reason_blocks(
    results: Sequence[LessonResult], reply: Callable[[str], Reply | None], t: Translator
) -> list[Block]:
    """Return the weightiest findings of each lesson with a quote, and the project's reply."""
    blocks: list[Block] = [Heading(1, t("Why these levels"))]
    for result in results:
        blocks.append(Heading(2, catalogue().label("lessons", result.lesson, t.language)))
        quoted: set[str] = set()
        for found in _weightiest(result):
            blocks += _reason(found, reply(found.indicator), quoted, t)
    return blocks


def _weightiest(result: LessonResult) -> list[Finding]:
    by_id = {found.indicator: found for found in result.findings}
    chosen = [by_id[reason] for reason in result.reasons if reason in by_id]
    return (chosen or list(result.findings))[:MOST_REASONS]


def _reason(found: Finding, reply: Reply | None, quoted: set[str], t: Translator) -> list[Block]:
    """Draw a finding with the first of its quotes that was not shown yet."""
    outcome = catalogue().label("outcomes", found.outcome, t.language)
    runs = [Run(f"{outcome.capitalize()}. ", bold=True), Run(found_in_words(found, t))]
    quotes = [quote_in_words(one, t) for one in found.evidence]
    quote = next((one for one in quotes if len(one) > SHORTEST and one not in quoted), "")
    if quote:
        quoted.add(quote)
        runs.append(Run(f" “{shortened(quote)}”", italic=True))
    blocks: list[Block] = [Paragraph(tuple(runs))]
    if reply is not None:
        said = catalogue().label("annotation-reasons", reply.reason, t.language)
        text = t("The project replies: {reply}", reply=" ".join(filter(None, (said, reply.note))))
        blocks.append(Paragraph(text, style="note"))
    return blocks


def found_in_words(found: Finding, t: Translator) -> str:
    """Return why a point came out as it did, with the doubt that is left."""
    doubt = doubt_message(found)
    return " ".join(filter(None, (t.message(found.message), t.message(doubt) if doubt else "")))


def check_blocks(checks: Sequence[CheckResult], t: Translator) -> list[Block]:
    """Return the funding checks as a table; nothing when there are none."""
    if not checks:
        return []
    names = {rule.id: rule.label.in_language(t.language) for rule in funding_rules().checks}
    rows = tuple(
        (
            names.get(check.check, check.check),
            catalogue().label("check-outcomes", check.outcome, t.language),
            t.message(check.message),
        )
        for check in checks
    )
    intro = t(
        "These checks stand apart from the lessons. Each funder has its own conditions as well."
    )
    header = (t("Check"), t("Outcome"), t("Why"))
    title = t("What funders often look at")
    return [Heading(1, title), Paragraph(intro), Table(title, header, rows, widths=(3, 2, 6))]


def quote_in_words(one: Evidence, t: Translator) -> str:
    """Return what a finding rests on, with ids of a vocabulary as their labels."""
    if one.source == "map":
        kinds = ("domains", "key-persons")
        labels = (catalogue().label(kind, one.quote, t.language) for kind in kinds)
        return next((label for label in labels if label != one.quote), one.quote)
    vocabulary = _VOCABULARIES.get(one.reference, "")
    return catalogue().label(vocabulary, one.quote, t.language) if vocabulary else one.quote


def shortened(text: str, most: int = LONGEST_QUOTE) -> str:
    """Return a quote on one line, cut off at a whole word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"
