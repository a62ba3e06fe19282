"""The seven rounds of a kick-off: what is asked, and what an answer may hold.

Participants read these texts on their phone. The lessons advise against naming the problem to
people, so its name does not occur here; a test holds that.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.core.messages import Message, msg

MOST_IDEAS = 3
MOST_MISSING = 3
MOST_PROMISES = 2
MOST_NAMES = 14
"""Names in the round of ties: about five minutes on a phone."""
ANSWERS_ON_PAGE = 40
"""Ideas on one page of dots: more would make the page heavy and long."""
SAYS_YES = "yes"
MARKS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class Kind:
    """One question of a round."""

    id: str
    most: int = 1
    """How many places it has."""
    about: str = ""
    """What `about` refers to: a vocabulary, `organisations`, `ideas`, or nothing."""
    longest: int = 0
    """Characters of text; 0 when it takes no text."""
    values: tuple[str, ...] = ()
    has_date: bool = False


@dataclass(frozen=True)
class LiveRound:
    """One round."""

    id: str
    title: Message
    ask: Message
    """What participants read above their form."""
    kinds: tuple[Kind, ...]

    def kind(self, kind_id: str) -> Kind | None:
        """Return a question of this round."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)


BLOCK_QUESTIONS: dict[str, Message] = {
    "awareness": msg("Know about it and talk about it"),
    "finding": msg("Find people and get in touch"),
    "supporting": msg("Something that fits the person"),
    "quality": msg("Do it well and keep learning"),
    "cooperating": msg("Work together"),
    "informing": msg("Let people know what there is"),
}
"""Building blocks in the words of a hall."""

STRENGTHS = ("none", "knows", "cooperates", "coordinates", "integrated")

ROUNDS: tuple[LiveRound, ...] = (
    LiveRound(
        "who-are-we",
        msg("Who are we?"),
        msg("Whom do you often meet, and what can you bring?"),
        (
            Kind("groups", about="risk-groups", values=(SAYS_YES,)),
            Kind("brings", about="contributions", values=(SAYS_YES,)),
            Kind("brings-note", longest=160),
        ),
    ),
    LiveRound(
        "ties",
        msg("Who works with whom?"),
        msg("How well do you know each other today? An honest “no contact” helps too."),
        (
            Kind("tie", about="organisations", values=STRENGTHS),
            Kind("refers", about="organisations", values=(SAYS_YES,)),
        ),
    ),
    LiveRound(
        "missing",
        msg("Who is missing?"),
        msg("Who should be here next time? And can you call them?"),
        (Kind("missing", most=MOST_MISSING, longest=120, values=(SAYS_YES,)),),
    ),
    LiveRound(
        "ideas",
        msg("What do we want?"),
        msg("For whom, where, and who asks them along? One idea in each box."),
        (Kind("idea", most=MOST_IDEAS, longest=180, values=tuple(BLOCK_QUESTIONS)),),
    ),
    LiveRound(
        "dots",
        msg("What do we choose?"),
        msg("Give your dots to the ideas that you want to see happen first."),
        (Kind("dot", about="ideas", values=(SAYS_YES,)),),
    ),
    LiveRound(
        "promises",
        msg("What do I take on?"),
        msg("Something small that you can do, and before which day."),
        (Kind("promise", most=MOST_PROMISES, longest=200, has_date=True),),
    ),
    LiveRound(
        "feedback",
        msg("How was it?"),
        msg("Two marks and one tip. Then you are done."),
        (
            Kind("worth", values=MARKS),
            Kind("again", values=MARKS),
            Kind("tip", longest=240),
        ),
    ),
)
"""In the order of a meeting."""

ROUND_IDS: tuple[str, ...] = tuple(one.id for one in ROUNDS)


def live_round(round_id: str) -> LiveRound | None:
    """Return a round, or None for an unknown id."""
    return next((one for one in ROUNDS if one.id == round_id), None)
