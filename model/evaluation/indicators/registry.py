"""Every indicator by its id. A new indicator is one file here, one line below, one YAML block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.evaluation.indicators import (
    asks_again,
    asks_in_person,
    bounds_the_group,
    confirms_referral_on_map,
    fits_places_to_group,
    goes_to_places,
    has_referral_agreements,
    has_route_per_group,
    invites_the_reader,
    involves_area_broker,
    involves_more_kinds,
    knows_the_group,
    leaves_out_the_word,
    meets_key_persons,
    names_key_persons,
    names_specific_group,
    plans_time_for_trust,
    plans_visits,
    says_who_asks,
    starts_from_wishes,
    takes_time,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from model.evaluation.findings import Finding
    from model.evaluation.material import Material

_MODULES = (
    names_specific_group,
    knows_the_group,
    has_route_per_group,
    bounds_the_group,
    has_referral_agreements,
    involves_more_kinds,
    confirms_referral_on_map,
    plans_time_for_trust,
    goes_to_places,
    plans_visits,
    fits_places_to_group,
    meets_key_persons,
    names_key_persons,
    involves_area_broker,
    leaves_out_the_word,
    starts_from_wishes,
    invites_the_reader,
    asks_in_person,
    asks_again,
    says_who_asks,
    takes_time,
)

INDICATORS: Mapping[str, Callable[[Material], Finding]] = {
    module.INDICATOR: module.assess for module in _MODULES
}
