"""How much of the network is known, and so which numbers can be shown.

A pair is *known* when somebody reported on it: a tie, or a considered "none". There are two ways
to get there, and they mean different things:

- **asked**: one of the two partners answered about the pair, or the coordinator wrote down "none".
  Silence about an asked pair is impossible, so asked pairs are a fair sample of all pairs.
- **recorded**: the coordinator wrote down a tie. Coordinators write down ties that exist and leave
  the rest open, so the number of pairs says nothing about how complete the map is.

So the basis decides what is counted. When most known pairs were asked, the share of pairs counts.
When most were recorded, the share of partners that occur in the records counts, and every number
comes with the warning that a missing tie may simply not be written down.

Why 0.2 and 0.5: at 30 partners with a density of 0.25 the 95 % margin of the density is
±8 percentage points when 20 % of the pairs was asked and ±4 at 50 % (sampling pairs without
replacement). In 1,500 simulated rounds (`tests/bench/questionnaire_simulation.py`) the partner with
the most ties was found in 58 % of the rounds with 21 % of the pairs and in 86 % with 48 %. Below
0.2 the map tells more about whom we asked than about who works together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from model.core.messages import Message, msg
from model.network.ties import COORDINATOR, Tie

SHOWN_FROM = 0.2
"""Below this coverage the numbers about the network are withheld."""
SURE_FROM = 0.5
"""Below this coverage they are shown with a warning."""

Basis = Literal["asked", "recorded"]
Verdict = Literal["shown", "with-warning", "withheld"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of the pairs of one set of partners."""

    partners: int
    pairs: int
    """All pairs: n(n−1)/2."""
    asked: int
    """Pairs on which one of the two answered, or the coordinator wrote down "none"."""
    recorded: int
    """Further pairs, known only because the coordinator wrote down a tie."""
    touched: int
    """Partners that occur in at least one known pair."""
    answered: int
    """Pairs on which one of the two partners answered: the fair sample among the asked ones."""
    ties_answered: int
    """Answered pairs on which a tie was reported."""
    reported_by_both: int
    """Pairs on which both partners answered and at least one of them reported a tie."""
    confirmed_by_both: int
    """Pairs on which both partners reported a tie."""
    known_of: tuple[tuple[str, int], ...]
    """Per partner id the number of its pairs that are known, in order of id."""

    @property
    def known(self) -> int:
        """Pairs on which anything was reported."""
        return self.asked + self.recorded

    @property
    def share(self) -> float | None:
        """Known pairs over all pairs; None when there are no pairs."""
        return self.known / self.pairs if self.pairs else None

    @property
    def partner_share(self) -> float | None:
        """Partners that occur in the records over all partners; None without partners."""
        return self.touched / self.partners if self.partners else None

    @property
    def basis(self) -> Basis:
        """Whether most known pairs were asked or only recorded by the coordinator."""
        complete = self.known == self.pairs
        return "asked" if complete or self.asked > self.recorded else "recorded"

    @property
    def verdict(self) -> Verdict:
        """Whether numbers about the network can be shown."""
        known = self.share if self.basis == "asked" else self.partner_share
        if known is None or known < SHOWN_FROM or not self.known:
            return "withheld"
        if known < SURE_FROM or self.basis == "recorded":
            return "with-warning"
        return "shown"

    @property
    def reciprocity(self) -> float | None:
        """Pairs confirmed by both over pairs reported on by both.

        Pairs on which both said none are no ties and stay out. None when no pair qualifies.
        """
        if not self.reported_by_both:
            return None
        return self.confirmed_by_both / self.reported_by_both

    @property
    def density_of_answered(self) -> float | None:
        """Ties over pairs among the pairs that partners answered; None when nobody answered.

        With silent partners this estimates the density without the downward bias of counting
        unasked pairs as no tie.
        """
        return self.ties_answered / self.answered if self.answered else None

    def as_json(self) -> dict[str, object]:
        """Return the figures under fixed keys."""
        return {
            "pairs": self.pairs,
            "asked": self.asked,
            "recorded": self.recorded,
            "share": self.share,
            "basis": self.basis,
            "verdict": self.verdict,
        }


def coverage(ids: Collection[str], ties: Iterable[Tie]) -> Coverage:
    """Count what is known of the pairs among `ids`; reports about others are left out."""
    among = set(ids)
    reports: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.source_id in among and tie.target_id in among and _counts(tie):
            a, b = sorted((tie.source_id, tie.target_id))
            reports[a, b].append(tie)
    asked = {pair for pair, found in reports.items() if any(_asked(pair, tie) for tie in found)}
    answers = {pair: _answers(pair, found) for pair, found in reports.items()}
    answered = {pair: said for pair, said in answers.items() if said}
    both = [said for said in answered.values() if len(said) > 1 and any(said.values())]
    known_of = Counter(partner_id for pair in reports for partner_id in pair)
    return Coverage(
        partners=len(among),
        pairs=len(among) * (len(among) - 1) // 2,
        asked=len(asked),
        recorded=len(reports) - len(asked),
        touched=len(known_of),
        answered=len(answered),
        ties_answered=sum(any(said.values()) for said in answered.values()),
        reported_by_both=len(both),
        confirmed_by_both=sum(all(said.values()) for said in both),
        known_of=tuple((partner_id, known_of[partner_id]) for partner_id in sorted(among)),
    )


def coverage_message(known: Coverage) -> Message:
    """Say in one sentence what the numbers rest on; it belongs beside every number."""
    if not known.pairs:
        return msg("A network needs at least two partners.")
    if known.basis == "asked":
        return msg(
            "Asked about {n} of {total} pairs of partners.", n=known.known, total=known.pairs
        )
    return msg(
        "The coordinator recorded the ties of {n} of {total} partners. A tie that is missing here "
        "may also be a tie that nobody wrote down.",
        n=known.touched,
        total=known.partners,
    )


def withheld_reason(known: Coverage) -> Message | None:
    """Say why numbers are withheld and what is needed; None when they can be shown."""
    if known.verdict != "withheld":
        return None
    if not known.pairs:
        return msg("There are no figures yet: a network needs at least two partners.")
    if not known.known:
        return msg("There are no figures yet: nobody has recorded who works with whom.")
    if known.basis == "asked":
        return msg(
            "Not shown yet: asked about {n} of {total} pairs of partners. From {needed} pairs on "
            "the figures say something.",
            n=known.known,
            total=known.pairs,
            needed=_at_least(SHOWN_FROM, known.pairs),
        )
    return msg(
        "Not shown yet: ties are recorded of {n} of {total} partners. From {needed} partners "
        "on the figures say something.",
        n=known.touched,
        total=known.partners,
        needed=_at_least(SHOWN_FROM, known.partners),
    )


def warning(known: Coverage) -> Message | None:
    """Say with which reserve numbers are shown; None when there is none or nothing is shown."""
    if known.verdict != "with-warning":
        return None
    if known.basis == "recorded":
        return msg(
            "These figures rest on ties that the coordinator recorded. There may be more ties "
            "than the map shows."
        )
    return msg("Take these figures as a first impression: fewer than half of the pairs were asked.")


def _counts(tie: Tie) -> bool:
    """A strength report makes a pair known, and so does a referral or agreement that exists."""
    return tie.kind == "strength" or tie.strength != "none"


def _asked(pair: tuple[str, str], tie: Tie) -> bool:
    if tie.kind != "strength":
        return False
    return tie.reported_by in pair or (tie.reported_by == COORDINATOR and tie.strength == "none")


def _answers(pair: tuple[str, str], reports: Iterable[Tie]) -> dict[str, bool]:
    """Return for each of the two partners that answered whether it reported a tie."""
    answers: dict[str, bool] = {}
    for tie in reports:
        if tie.kind == "strength" and tie.reported_by in pair:
            told = tie.strength != "none"
            answers[tie.reported_by] = answers.get(tie.reported_by, False) or told
    return answers


def _at_least(share: float, total: int) -> int:
    """Return the smallest whole number that is `share` of `total` or more."""
    return -int(-share * total // 1)
