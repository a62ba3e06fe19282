"""What the map says about a project's partners: computed from ties, never claimed."""

from model.evaluation.map_facts import NO_MAP
from model.evaluation.projects import KeyPersonContact, Project, Referrer
from model.network.partners import Partner
from model.network.ties import Tie
from model.services.map_evidence import map_evidence

LEAD = Partner(id="lead", coalition_id="c", name="Welzijn")
GP = Partner(
    id="gp", coalition_id="c", name="Huisarts", domains=("care-welfare",),
    risk_groups=("over-85",), key_persons=("gp",),
)  # fmt: skip
BANK = Partner(id="bank", coalition_id="c", name="Voedselbank", domains=("debt-poverty",))
PARTNERS = [LEAD, GP, BANK]


def _project(*referrers: str, lead: str = "lead") -> Project:
    return Project(
        coalition_id="c",
        title="Wandelen",
        lead_partner_id=lead,
        referrers=tuple(Referrer(name=one, partner_id=one) for one in referrers),
    )


def _refers(source: str, target: str, by: str, strength: str = "cooperates") -> Tie:
    return Tie(
        coalition_id="c", source_id=source, target_id=target, kind="refers", strength=strength,
        reported_by=by,
    )  # fmt: skip


def test_map_without_partners_is_no_map() -> None:
    """Without a register there is nothing to ask."""
    assert map_evidence(_project("gp"), [], []) == NO_MAP


def test_named_partner_brings_what_the_register_knows() -> None:
    """Domains, groups and key persons come along; without a tie nobody refers."""
    facts = map_evidence(_project("gp"), PARTNERS, [])

    fact = facts.partner("gp")
    assert facts.on_map
    assert fact is not None
    assert (fact.name, fact.domains, fact.key_persons) == ("Huisarts", ("care-welfare",), ("gp",))
    assert not fact.refers
    assert not fact.confirmed_by_both


def test_partner_of_a_key_person_counts_as_named() -> None:
    """A key person's organisation is looked up as well."""
    project = Project(
        coalition_id="c",
        title="Wandelen",
        key_persons=(KeyPersonContact(role="gp", partner_id="gp"),),
    )

    assert [fact.partner_id for fact in map_evidence(project, PARTNERS, []).partners] == ["gp"]


def test_referral_by_one_side_is_not_confirmed() -> None:
    """The lead's own word is half of it."""
    facts = map_evidence(_project("gp"), PARTNERS, [_refers("gp", "lead", "lead")])

    fact = facts.partner("gp")
    assert fact is not None
    assert fact.refers
    assert not fact.confirmed_by_both


def test_referral_reported_by_both_is_confirmed() -> None:
    """Both sides said so themselves."""
    ties = [_refers("gp", "lead", "lead"), _refers("gp", "lead", "gp")]

    fact = map_evidence(_project("gp"), PARTNERS, ties).partner("gp")

    assert fact is not None
    assert fact.confirmed_by_both


def test_referral_the_other_way_does_not_count() -> None:
    """The lead who sends people to the GP gets nobody from the GP."""
    ties = [_refers("lead", "gp", "lead"), _refers("lead", "gp", "gp")]

    fact = map_evidence(_project("gp"), PARTNERS, ties).partner("gp")

    assert fact is not None
    assert not fact.refers
    assert not fact.confirmed_by_both


def test_tie_between_others_and_unknown_partner_are_left_out() -> None:
    """Only ties with the lead count, and only partners that are in the register."""
    facts = map_evidence(
        _project("gp", "bank", "gone", ""), PARTNERS, [_refers("gp", "bank", "gp")]
    )

    assert [fact.partner_id for fact in facts.partners] == ["bank", "gp"]
    assert not any(fact.refers for fact in facts.partners)


def test_project_without_a_lead_on_the_map_has_no_referrals() -> None:
    """Nobody can refer to a project whose lead the map does not know."""
    facts = map_evidence(_project("gp", lead=""), PARTNERS, [_refers("gp", "lead", "gp")])

    assert not any(fact.refers for fact in facts.partners)
