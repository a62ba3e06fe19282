"""Writing an answer about one pair at once, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from model.network.ties import Handover, Kind, Strength
from model.services.ties import clear_tie, report_tie
from pages.shared.page import Page


@dataclass(frozen=True)
class Pair:
    """Two partners and who answers about them."""

    page: Page
    one: str
    """The id of the partner about whose ties it is."""
    other: str
    reporter: str

    @property
    def key(self) -> str:
        """Start of the keys of widgets about this pair."""
        return f"ties-{self.one}-{self.reporter or 'coordinator'}-{self.other}"

    def keep_strength(self, strength: Strength | None) -> None:
        """Write how closely they work; None takes back everything that was said."""
        if strength is None:
            self.clear()
        else:
            self._report("strength", strength=strength)

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
            self._report("refers", handover=handover, back=back)

    def clear(self, kind: Kind | None = None, *, back: bool = False) -> None:
        """Take back one kind of answer, or all."""
        source, target = self._ends(back=back)
        with self.page.faults(), self.page.work() as work:
            clear_tie(
                work,
                self.page.here.id,
                source_id=source,
                target_id=target,
                kind=kind,
                reporter=self.reporter,
            )

    def _report(
        self,
        kind: Kind,
        *,
        strength: Strength = "knows",
        handover: Handover = "unknown",
        back: bool = False,
    ) -> None:
        source, target = self._ends(back=back)
        with self.page.faults(), self.page.work() as work:
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
            )

    def _ends(self, *, back: bool) -> tuple[str, str]:
        return (self.other, self.one) if back else (self.one, self.other)
