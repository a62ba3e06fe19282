"""A live kick-off: the session, who is in the hall, and what they said.

Everything lives in the database, nothing in the memory of a server: a phone that dropped its
connection, a server that was killed and a second server all go on where the first one stopped.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from model.core.entity import Frozen, Owned
from model.core.ids import Slug

SessionState = Literal["prepared", "open", "closed"]
RoundState = Literal["waiting", "open", "closed", "revealed"]
LONGEST_TEXT = 300
MOST_PEOPLE = 400
"""More than the largest hall; a flood of joining stops here."""
MOST_STEPS = 20
"""How many of the facilitator's steps can be taken back."""


class Step(Frozen):
    """One thing the facilitator did, with what was there before, so that it can be taken back."""

    table: Literal["live_sessions", "live_organisations", "live_participants", "live_contributions"]
    id: str
    before: dict[str, str | int | bool | dict[str, str] | None]
    """Field → earlier value, as JSON data."""


class LiveSession(Owned):
    """One meeting with a code. `pulse` grows with every write to anything of the session."""

    code: str = Field(pattern=r"^[A-Z]{6}$")
    state: SessionState = "prepared"
    rehearsal: bool = False
    """A dry run with pretend participants; removed as a whole when it ends."""
    paused: bool = False
    tables: int = Field(default=0, ge=0, le=40)
    """How many tables stand in the hall; 0 when nobody is asked for a table."""
    dots: int = Field(default=3, ge=1, le=10)
    rounds: dict[str, RoundState] = Field(default_factory=dict)
    """Round id → state; a round that is not in it waits."""
    on_wall: str = ""
    """The round on the wall; empty shows how to join."""
    timer_ends: datetime | None = None
    questions: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Organisation id → about whom it is asked; fixed when the round of ties opens."""
    steps: tuple[Step, ...] = ()
    pulse: int = 0
    opened_at: datetime | None = None
    closed_at: datetime | None = None

    def round_state(self, round_id: str) -> RoundState:
        """Return the state of a round."""
        return self.rounds.get(round_id, "waiting")

    def takes_answers(self, round_id: str) -> bool:
        """Whether participants may answer this round now."""
        return self.state == "open" and not self.paused and self.round_state(round_id) == "open"


class LiveOrganisation(Owned):
    """An organisation in the hall: a partner from the register, or a new name."""

    session_id: str
    key: str = Field(max_length=240)
    """The partner's id, or the folded name: two people of one organisation meet here."""
    partner_id: str = ""
    name: str = Field(min_length=1, max_length=200)
    domains: tuple[Slug, ...] = ()
    merged_into: str = ""
    """The organisation that this name turned out to be."""
    pulse: int = 0


class LiveParticipant(Owned):
    """One person in the hall. The secret stands in that person's cookie; here only its hash."""

    session_id: str
    organisation_id: str
    secret_hash: str = Field(max_length=64)
    first_name: str = Field(default="", max_length=60)
    table: int = Field(default=0, ge=0, le=40)
    on_paper: bool = False
    """Typed over from a card by the facilitator."""
    gone: bool = False
    """Taken out by the facilitator: the cookie no longer works and the answers do not count."""
    joined_at: datetime
    pulse: int = 0


class LiveContribution(Owned):
    """One answer to one question. Emptied instead of removed, so that numbers stay the same."""

    session_id: str
    participant_id: str
    round: Slug
    kind: Slug
    about: str = Field(default="", max_length=64)
    """What it is about: an organisation, a group, a building block or an idea."""
    place: int = Field(default=0, ge=0, le=20)
    """Which of several answers to one question."""
    text: str = Field(default="", max_length=LONGEST_TEXT)
    value: str = Field(default="", max_length=40)
    due_on: date | None = None
    hidden: bool = False
    """The facilitator took it off the wall."""
    merged_into: str = ""
    """The contribution that says the same."""
    said_at: datetime
    pulse: int = 0

    @property
    def is_said(self) -> bool:
        """Whether it holds an answer."""
        return bool(self.text or self.value)

    @property
    def is_shown(self) -> bool:
        """Whether it stands on the wall by itself."""
        return self.is_said and not self.hidden and not self.merged_into
