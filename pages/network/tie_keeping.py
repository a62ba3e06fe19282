"""Writing an answer about one pair at once, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from model.network.ties import Handover, Kind, Strength, Tie
from model.services.network import Network
from model.services.tie_questions import Answer
from model.services.ties import UNSEEN, Seen, clear_tie, report_tie
from model.storage.unit_of_work import UnitOfWork
from pages.shared.conflict import draw_conflict
from pages.shared.in_words import labels_of
from pages.shared.later_fault import draw_later_fault, fault_said_later
from pages.shared.page import Page

FAULT = "ties-fault"


@dataclass(frozen=True)
class Pair:
    """Two partners and who answers about them."""

    page: Page
    one: str
    """The id of the partner about whose ties it is."""
    other: str
    reporter: str
    answer: Answer
    """What stood there when the person chose."""

    @property
    def key(self) -> str:
        """Start of the keys of widgets about this pair."""
        return f"ties-{self.one}-{self.reporter or 'coordinator'}-{self.other}"

    def keep_strength(self, strength: Strength | None) -> None:
        """Write how closely they work; None takes back everything that was said."""
        if strength is None:
            self.clear()
        else:
            self._report("strength", strength=strength, seen=self.answer.strength)

    def keep_agreement(self, *, signed: bool) -> None:
        """Write whether there is a signed agreement."""
        if signed:
            self._report("formal")
        else:
            self.clear("formal")

    def keep_referral(self, handover: Handover | None, *, back: bool) -> None:
        """Write that `one` refers to `other`, or back; None takes it back."""
        if handover is None:
            self.clear("refers", back=back)
        else:
            seen = self.answer.gets_from if back else self.answer.refers_to
            self._report("refers", handover=handover, back=back, seen=seen)

    def clear(self, kind: Kind | None = None, *, back: bool = False) -> None:
        """Take back one kind of answer, or all."""
        source, target = self._ends(back=back)
        answer = self.answer
        seen: dict[Kind | None, Seen] = {
            None: answer.strength,
            "refers": answer.gets_from if back else answer.refers_to,
        }
        with fault_said_later(FAULT), self.page.work() as work:
            clear_tie(
                work,
                self.page.here.id,
                source_id=source,
                target_id=target,
                kind=kind,
                reporter=self.reporter,
                seen=seen.get(kind, UNSEEN),
            )

    def _report(
        self,
        kind: Kind,
        *,
        strength: Strength = "knows",
        handover: Handover = "unknown",
        back: bool = False,
        seen: Seen = UNSEEN,
    ) -> None:
        source, target = self._ends(back=back)
        with fault_said_later(FAULT), self.page.work() as work:
            report_tie(
                work,
                self.page.here.id,
                source_id=source,
                target_id=target,
                kind=kind,
                strength=strength,
                handover=handover,
                reporter=self.reporter,
                on=datetime.now(UTC).date(),
                seen=seen,
            )

    def _ends(self, *, back: bool) -> tuple[str, str]:
        return (self.other, self.one) if back else (self.one, self.other)


def draw_tie_faults(page: Page, network: Network, one: str, reporter: str) -> None:
    """Say why the last answer could not be kept; ask when somebody else answered otherwise."""
    t = page.t
    draw_later_fault(page, FAULT)
    words = {
        "strength": labels_of(page, "tie-strengths"),
        "handover": labels_of(page, "handovers"),
    }

    def keep(work: UnitOfWork, stands: Tie, **values: Any) -> Tie:  # noqa: ANN401
        return report_tie(
            work,
            stands.coalition_id,
            source_id=stands.source_id,
            target_id=stands.target_id,
            kind=stands.kind,
            strength=values.get("strength", stands.strength),
            handover=values.get("handover", stands.handover),
            reporter=stands.reported_by,
            on=datetime.now(UTC).date(),
        )

    for tie in network.ties:
        if tie.reported_by != reporter or one not in (tie.source_id, tie.target_id):
            continue
        other = network.names.get(tie.target_id if tie.source_id == one else tie.source_id, "")
        labels = {
            "strength": t("How closely do you work with {name}?", name=other),
            "handover": t("How do people get to {name}?", name=other)
            if tie.source_id == one
            else t("How do people come from {name}?", name=other),
        }
        draw_conflict(page, tie.id, labels, keep, words=words)
