"""A partner: an organisation (or a group of residents) in or around the coalition."""

from datetime import date
from typing import Literal

from pydantic import Field

from model.core.entity import Owned
from model.core.ids import Slug

Status = Literal["prospect", "invited", "joined", "left"]
STATUSES: tuple[Status, ...] = ("prospect", "invited", "joined", "left")


class Partner(Owned):
    """One partner. No field describes a resident; the contact is a business contact.

    Lists of slugs refer to the vocabularies `partner-roles`, `key-persons`, `risk-groups`,
    `contributions` and `building-blocks`.
    """

    name: str = Field(min_length=1, max_length=200)
    domains: tuple[Slug, ...] = ()
    """The first is the main one. Empty means: not placed yet, ask."""
    domains_confirmed: bool = False
    """False as long as the domains are the workbench's proposal and no person looked at them."""
    status: Status = "prospect"
    roles: tuple[Slug, ...] = ()
    """Roles in the coalition, such as convenor or funder."""
    key_persons: tuple[Slug, ...] = ()
    """Key persons who work here: area broker, district nurse, GP …"""
    risk_groups: tuple[Slug, ...] = ()
    """Groups that this partner has in view."""
    building_blocks: tuple[Slug, ...] = ()
    contributions: tuple[Slug, ...] = ()
    contribution_note: str = Field(default="", max_length=2000)
    places: tuple[str, ...] = ()
    """Places where this partner meets people, in its own words."""
    area: str = Field(default="", max_length=200)
    contact_name: str = Field(default="", max_length=200)
    contact_role: str = Field(default="", max_length=200)
    contact_email: str = Field(default="", max_length=254)
    contact_phone: str = Field(default="", max_length=40)
    website: str = Field(default="", max_length=300)
    joined_on: date | None = None
    left_on: date | None = None
    note: str = Field(default="", max_length=4000)

    @property
    def main_domain(self) -> str:
        """The main domain, or an empty text when nobody placed this partner yet."""
        return self.domains[0] if self.domains else ""

    @property
    def is_present(self) -> bool:
        """Whether this partner takes part now."""
        return self.status == "joined"
