"""What the partner map says about a project, as a small frozen view.

A service builds this from the network; the evaluation never looks at the network itself.
"""

from __future__ import annotations

from model.core.entity import Frozen
from model.core.ids import Slug


class PartnerFact(Frozen):
    """One partner that the project names, as the map knows it."""

    partner_id: str
    name: str = ""
    domains: tuple[Slug, ...] = ()
    """Main domain first."""
    risk_groups: tuple[Slug, ...] = ()
    """Risk groups that the partner says to have in view."""
    key_persons: tuple[Slug, ...] = ()
    """Roles of key persons that work at the partner."""
    refers: bool = False
    """A tie on the map says that the partner refers people to the lead."""
    confirmed_by_both: bool = False
    """Both sides reported that tie."""


class MapFacts(Frozen):
    """The facts about one project's partners. `on_map` is false when there is no map to ask."""

    on_map: bool = False
    partners: tuple[PartnerFact, ...] = ()

    def partner(self, partner_id: str) -> PartnerFact | None:
        """Return what the map knows about a partner, or None."""
        return next((fact for fact in self.partners if fact.partner_id == partner_id), None)


NO_MAP = MapFacts()
