"""Reading a plan: from a text to a proposal for each field of a project, with quotes.

Nothing read here is final: every value is shown beside its quote, to accept, change or reject.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from model.core.entity import Frozen
from model.evaluation.passages import sentences_of
from model.evaluation.projects import Project
from model.evaluation.reading.group_fields import group_fields
from model.evaluation.reading.number_fields import number_fields
from model.evaluation.reading.people_fields import contact_fields, invitation_fields
from model.evaluation.reading.plan_fields import identity_fields, support_fields
from model.evaluation.reading.proposal import FieldProposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from model.evaluation.passages import Sentence

log = logging.getLogger(__name__)

READERS: tuple[Callable[[Sequence[Sentence]], Iterable[FieldProposal]], ...] = (
    identity_fields,
    group_fields,
    contact_fields,
    invitation_fields,
    support_fields,
    number_fields,
)
LIST_FIELDS = frozenset(
    {
        "risk_groups",
        "referrers",
        "places",
        "key_persons",
        "recruitment_texts",
        "kinds_of_support",
    }
)
# Fields that the lessons judge. A plan that is scored as it stands leaves these to its own text,
# so that every finding points into the document.
FIELDS_TO_SCORE = frozenset(
    {"title", "recruits", "kinds_of_support", "meetings", "rhythm", "reach"}
    | {"volunteers", "budget", "cofunding", "starts_on", "ends_on"}
)
LONGEST_DOCUMENT = 400_000
LONGEST_TEXT = 6000
_UNTITLED = "Plan"


class PlanReading(Frozen):
    """What was read from a plan. Quotes and offsets point into `text`."""

    text: str
    """The text without white space around it, as a `Project` keeps it in `document_text`."""
    fields: tuple[FieldProposal, ...]

    def of(self, field: str) -> tuple[FieldProposal, ...]:
        """Return the proposals for one field."""
        return tuple(one for one in self.fields if one.field == field)

    def project(self, coalition_id: str) -> Project:
        """Return a draft project with every proposed value filled in."""
        return self._draft(coalition_id, frozenset(Project.model_fields))

    def project_to_score(self, coalition_id: str) -> Project:
        """Return a draft whose lessons are judged on the text itself, quote by quote."""
        return self._draft(coalition_id, FIELDS_TO_SCORE)

    def _draft(self, coalition_id: str, wanted: frozenset[str]) -> Project:
        values: dict[str, Any] = {"title": _UNTITLED}
        filled: set[str] = set()
        for one in self.fields:
            if one.field not in wanted:
                continue
            if one.field in LIST_FIELDS:
                items = values.setdefault(one.field, [])
                if one.value not in items:
                    items.append(one.value)
            elif one.field not in filled:
                filled.add(one.field)
                values[one.field] = one.value
        if _ages_are_swapped(values):
            values["age_from"], values["age_to"] = values["age_to"], values["age_from"]
        return _valid(values | {"coalition_id": coalition_id, "document_text": self.text})


def _valid(values: dict[str, Any]) -> Project:
    """Make a project, leaving out what was misread beyond what a field may hold."""
    try:
        return Project.model_validate(values)
    except ValidationError as error:
        wrong = {str(fault["loc"][0]) for fault in error.errors()}
        log.info("Left out of a draft project: %s", sorted(wrong))
        kept = {name: value for name, value in values.items() if name not in wrong}
        return Project.model_validate({"title": _UNTITLED, **kept})


def _ages_are_swapped(values: dict[str, Any]) -> bool:
    return values.get("age_to") is not None and values.get("age_from", 0) > values["age_to"]


def read_plan(text: str) -> PlanReading:
    """Read a plan, news item or web page into proposals. Linear in the length of the text.

    Text beyond 400,000 characters is left out, as `Project` does not keep more. A reader that
    breaks is logged and leaves its fields empty. An empty text gives no proposals.
    """
    kept = text.strip()[:LONGEST_DOCUMENT].strip()
    sentences = sentences_of(kept)
    found: list[FieldProposal] = []
    for reader in READERS:
        try:
            found += [_shortened(_with_quote(one, kept)) for one in reader(sentences)]
        except Exception:
            log.exception("Reading %s from a plan failed", reader.__name__)
    return PlanReading(text=kept, fields=tuple(found))


def _with_quote(one: FieldProposal, text: str) -> FieldProposal:
    """Fill in the quote of a run of sentences, and the text that it stands for."""
    if one.quote:
        return one
    quoted = text[one.start : one.end]
    value = quoted if isinstance(one.value, str) else {**one.value, "text": quoted}
    return one.model_copy(update={"quote": quoted, "value": value})


def _shortened(one: FieldProposal) -> FieldProposal:
    """Keep a value within what a long text field may hold."""
    limit = _LIMITS.get(one.field, LONGEST_TEXT)
    if isinstance(one.value, str) and len(one.value) > limit:
        return one.model_copy(update={"value": one.value[:limit]})
    if isinstance(one.value, dict):
        cut = {
            key: value[: _PART_LIMITS.get(key, 200)] if isinstance(value, str) else value
            for key, value in one.value.items()
        }
        return one.model_copy(update={"value": cut})
    return one


_LIMITS = {"title": 200, "area": 300, "rhythm": 300}
_PART_LIMITS = {"text": 20_000}
