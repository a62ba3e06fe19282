"""A planned project, with every field that the six lessons and the funding checks look at.

Three answers exist for a question about a plan: something is filled in; nothing is filled in
(nobody said anything: unknown); or the project lead said that there is none, which is kept in
`declared_none` by field name. Silence is never read as "no".
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from model.core.entity import Frozen, Owned
from model.core.ids import Slug

Aim = Literal["prevent", "find", "reduce", "awareness", "volunteers", "network"]
Recruits = Literal["participants", "volunteers", "nobody"]
Severity = Literal["none", "raised-risk", "mild", "severe"]
ProjectStatus = Literal["idea", "planned", "running", "finished", "stopped"]
Agreement = Literal["unknown", "none", "spoken", "written"]
Contact = Literal["unknown", "face-to-face", "phone", "message", "mailing"]
Answered = Literal["met", "partly-met", "not-met", "insufficient-evidence"]
"""What the lead can say about a point on which the reading of the plan was not sure."""

LongText = Field(default="", max_length=6000)


class Referrer(Frozen):
    """A party that would bring people in. `partner_id` links it to the map when it is on it."""

    name: str = Field(default="", max_length=200)
    partner_id: str = ""
    agreement: Agreement = "unknown"


class PlaceVisit(Frozen):
    """A place where the group already comes, and how the project goes there."""

    place: str = Field(default="", max_length=200)
    who: str = Field(default="", max_length=200)
    """Who goes there."""
    how_often: str = Field(default="", max_length=200)


class KeyPersonContact(Frozen):
    """A key person and how the project is in touch with them."""

    role: Slug
    """An id of the vocabulary `key-persons`."""
    organisation: str = Field(default="", max_length=200)
    partner_id: str = ""
    contact: Contact = "unknown"


class RecruitmentText(Frozen):
    """A text meant for participants: flyer, post, letter."""

    channel: str = Field(default="", max_length=100)
    text: str = Field(default="", max_length=20000)


class Settled(Frozen):
    """What the lead said about one point on which the reading of the plan was not sure."""

    indicator: Slug
    outcome: Answered


class Project(Owned):
    """One planned or running project of the coalition."""

    title: str = Field(min_length=1, max_length=200)
    status: ProjectStatus = "planned"
    lead_partner_id: str = ""
    lead_name: str = Field(default="", max_length=200)
    summary: str = LongText
    aim: Aim | None = None
    goal: str = LongText
    recruits: Recruits | None = None
    """Whom the project recruits; `volunteers` and `nobody` make lessons not applicable."""
    themes: tuple[Slug, ...] = ()
    building_blocks: tuple[Slug, ...] = ()

    # Lesson 1: a specific target group
    risk_groups: tuple[Slug, ...] = ()
    target_group: str = LongText
    age_from: int | None = Field(default=None, ge=0, le=120)
    age_to: int | None = Field(default=None, ge=0, le=120)
    area: str = Field(default="", max_length=300)
    group_knowledge: str = LongText
    """How the project knows this group: talks, figures, own experience."""
    group_routes: str = LongText
    """How each group is reached: through whom, by what route."""

    # Lesson 2: an alliance that refers
    referrers: tuple[Referrer, ...] = ()
    trust_time: str = LongText
    """Time and rhythm for building and keeping the alliance."""

    # Lesson 3: places where the group already comes
    places: tuple[PlaceVisit, ...] = ()
    place_fit: str = LongText

    # Lesson 4: key persons
    key_persons: tuple[KeyPersonContact, ...] = ()

    # Lesson 5: wording
    recruitment_texts: tuple[RecruitmentText, ...] = ()

    # Lesson 6: asking in person, and again
    asks_in_person: bool | None = None
    who_asks: str = LongText
    times_asked: int | None = Field(default=None, ge=0, le=50)
    """How often a person is asked in all, when nothing comes of it at first."""
    after_no: str = LongText
    """What happens after a "no" or no answer."""
    patience: str = LongText
    """Time and attention for people who have withdrawn further."""

    # Funding checks
    kinds_of_support: tuple[Slug, ...] = ()
    severity: Severity | None = None
    loneliness_kinds: tuple[Literal["social", "emotional", "existential"], ...] = ()
    causes: tuple[Literal["person", "network-change", "society"], ...] = ()
    meetings: int | None = Field(default=None, ge=0, le=5000)
    """How many meetings or contacts one participant has."""
    same_participants: bool | None = None
    rhythm: str = Field(default="", max_length=300)
    reach: int | None = Field(default=None, ge=0, le=10_000_000)
    """How many participants in the whole period."""
    volunteers: int | None = Field(default=None, ge=0, le=100_000)
    budget: float | None = Field(default=None, ge=0, le=1e9)
    """Euro, whole period."""
    cofunding: float | None = Field(default=None, ge=0, le=1e9)
    starts_on: date | None = None
    ends_on: date | None = None
    participation: str = LongText
    """How people from the group decide along."""

    declared_none: tuple[str, ...] = ()
    """Names of fields of which the lead said: there is none."""
    settled: tuple[Settled, ...] = ()
    """Answers to the doubts of the reading; one counts as long as the reading doubts."""
    document_name: str = Field(default="", max_length=300)
    document_text: str = Field(default="", max_length=400_000)
    """The text of the plan this project was read from; quotes point into it."""
    shared_with_funder: bool = Field(
        default=False,
        description="Of earlier versions: read by nothing, kept so that older dossiers open. "
        "What is shared with a funder stands in plan_shares.",
        json_schema_extra={"deprecated": True},
    )

    @property
    def ends_before_it_begins(self) -> bool:
        """Whether the two dates cannot both be right."""
        return bool(self.starts_on and self.ends_on and self.ends_on < self.starts_on)

    def says_none(self, field: str) -> bool:
        """Whether the lead declared that there is nothing for this field."""
        return field in self.declared_none

    def answer_about(self, indicator: str) -> Answered | None:
        """Return what the lead said about a point of doubt; None when nothing was said."""
        return next((one.outcome for one in self.settled if one.indicator == indicator), None)
