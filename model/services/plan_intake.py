"""A plan as people wrote it → a project, value by value, after a person looked at each quote."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from model.core.messages import Message, msg
from model.evaluation.plan_language import is_in_another_language
from model.evaluation.plan_reading import LIST_FIELDS
from model.evaluation.projects import Project
from model.network.matching import candidates
from model.services.plan_titles import tidy_title
from model.services.projects import add_project
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from model.evaluation.plan_reading import PlanReading
    from model.evaluation.reading.proposal import FieldProposal
    from model.network.partners import Partner
    from model.services.plan_sources import PlanSource
    from model.storage.unit_of_work import UnitOfWork

CONTEXT = 70
"""Characters of the plan shown on either side of a quote."""
_FEW = 3
RIGHT_WHEN_NAMED = frozenset(
    {"title", "goal", "age_from", "age_to", "recruits", "budget", "cofunding", "recruitment_texts"}
)
"""Fields that a plan states in so many words: there a plain rule is enough.

In a messy form everything else was too often read from a table head, a question of the committee
or a party that said no (tests/fixtures/plans), so it needs a rule with high confidence or a look.
"""


@dataclass(frozen=True)
class ProposedValue:
    """One value read from a plan, to accept, change or leave out."""

    number: int
    field: str
    value: Any
    quote: str
    before: str
    after: str
    """The text of the plan around the quote."""
    reason: Message
    partner_id: str = ""
    """The partner in the register that this name is likely to be."""
    sure: bool = False
    """Whether it is right often enough to be taken over without a look."""


@dataclass(frozen=True)
class PlanProposal:
    """Everything read from one plan. Nothing is written yet."""

    name: str
    """The file as the person knows it; empty for pasted text."""
    text: str
    values: tuple[ProposedValue, ...]
    """At most one a field, and any number for a list."""
    partners: tuple[ProposedValue, ...] = ()
    """Parties that the plan names, for the map."""
    channels: tuple[str, ...] = ()
    faults: tuple[Message, ...] = ()

    @property
    def title(self) -> str:
        """The title read, or else the name of the file."""
        found = next((str(one.value) for one in self.values if one.field == "title"), "")
        return (found or tidy_title(PurePath(self.name).stem))[:200].strip()


def propose(source: PlanSource, reading: PlanReading, partners: Iterable[Partner]) -> PlanProposal:
    """Turn a reading into values to look at, with names matched to the register."""
    by_name = {partner.name: partner.id for partner in partners}
    seen: set[str] = set()
    values: list[ProposedValue] = []
    named: list[ProposedValue] = []
    channels: dict[str, None] = {}
    for number, one in enumerate(reading.fields):
        if one.field == "channels":
            channels[str(one.value)] = None
        elif one.field == "partners" and _is_name(one):
            named.append(_value(number, one, reading.text, by_name))
        elif one.field in Project.model_fields and _is_new(one, seen):
            values.append(_value(number, one, reading.text, by_name))
    faults = list(source.faults)
    if is_in_another_language(reading.text):
        faults.append(
            msg(
                "This text seems to be in another language than Dutch or English, and we read "
                "only those two. Translate it first, or fill in the plan yourself."
            )
        )
    elif len(values) < _FEW:
        faults.append(
            msg("We could read little from this text. You can fill in the rest yourself.")
        )
    return PlanProposal(
        name=source.name,
        text=reading.text,
        values=tuple(values),
        partners=_once(named),
        channels=tuple(channels),
        faults=tuple(faults),
    )


@by_right
def add_from_plan(
    work: UnitOfWork,
    coalition_id: str,
    proposal: PlanProposal,
    accepted: Mapping[int, Any],
    *,
    title: str = "",
) -> Project:
    """Write a project with the accepted values, as they are or as the person changed them.

    Args:
        work: the unit of work.
        coalition_id: where the project belongs.
        proposal: what was read.
        accepted: number of the proposed value → the value to keep.
        title: the title, when none of the accepted values is one.

    Raises:
        InvalidInputError: there is no title, it is taken, or a value cannot be kept.

    """
    kept: dict[str, Any] = {}
    lists: dict[str, list[Any]] = defaultdict(list)
    for one in proposal.values:
        if one.number not in accepted:
            continue
        value = accepted[one.number]
        if one.field not in LIST_FIELDS:
            kept[one.field] = value
        elif value not in lists[one.field]:
            lists[one.field].append(value)
    values = {**kept, **{name: tuple(items) for name, items in lists.items()}}
    return add_project(
        work,
        coalition_id,
        **{"title": title or proposal.title, **values},
        document_name=proposal.name,
        document_text=proposal.text,
    )


def _is_name(one: FieldProposal) -> bool:
    """Whether a party is worth naming: a loose single word is too often a table head or a day."""
    name = str(one.value)
    return one.confidence != "low" or (" " in name and "\n" not in name and not name.isupper())


def _is_new(one: FieldProposal, seen: set[str]) -> bool:
    """Whether this value is not there yet: the first of a field, each different one of a list."""
    key = f"{one.field}:{one.value}" if one.field in LIST_FIELDS else one.field
    if key in seen:
        return False
    seen.add(key)
    return True


def _value(number: int, one: FieldProposal, text: str, by_name: Mapping[str, str]) -> ProposedValue:
    value = one.value
    partner_id = ""
    name = value.get("name", "") if isinstance(value, dict) else value
    if one.field in ("referrers", "partners") and name:
        likely = candidates(str(name), by_name)
        partner_id = by_name[likely[0].other] if likely else ""
        if partner_id and one.field == "referrers":
            value = {**value, "partner_id": partner_id}
    if one.field == "title":
        value = tidy_title(str(value))
    return ProposedValue(
        number=number,
        field=one.field,
        value=value,
        quote=text[one.start : one.end],
        before=text[max(0, one.start - CONTEXT) : one.start],
        after=text[one.end : one.end + CONTEXT],
        reason=one.reason,
        partner_id=partner_id,
        sure=_is_sure(one, partner_id),
    )


def _is_sure(one: FieldProposal, partner_id: str) -> bool:
    """Whether a value may be taken over unseen: by how it was found, else by the kind of field."""
    if one.field == "target_group" and str(one.value).split()[:1] in (["wij"], ["we"], ["ik"]):
        return False
    if one.confidence != "medium":
        return one.confidence == "high"
    if one.field == "referrers":
        # A name alone may be a table head; a known partner with an agreement is none.
        return bool(partner_id) and one.value.get("agreement") in ("spoken", "written")
    return one.field in RIGHT_WHEN_NAMED


def _once(named: list[ProposedValue]) -> tuple[ProposedValue, ...]:
    """Keep each party once, by partner or else by name."""
    found = {one.partner_id or str(one.value).casefold(): one for one in reversed(named)}
    return tuple(sorted(found.values(), key=lambda one: one.number))
