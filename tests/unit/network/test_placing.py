"""Placing: right on names never seen, and silent where nobody could know."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from model.network.hints import hints
from model.network.lexicon import Lexicon, lexicon
from model.network.names import parse_name
from model.network.placing import place, place_all

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "placing"
DOMAINS = {
    "municipality", "self-organisations", "businesses", "integration", "debt-poverty",
    "care-welfare", "housing", "arts-culture", "faith", "sport", "education", "finance", "other",
}  # fmt: skip


def _figures(file: str) -> tuple[float, float, float, list[str]]:
    """Return right, right when proposing, unclear where nobody knows, and the names missed."""
    cases = yaml.safe_load((GOLDEN / file).read_text(encoding="utf-8"))
    nobody = cases.pop("unclear")
    right = proposed = 0
    missed: list[str] = []
    expected = [(name, key.split(", ")) for key, names in cases.items() for name in names]
    for name, acceptable in expected:
        placement = place(name)
        proposed += not placement.unclear
        if placement.domains and placement.domains[0].id in acceptable:
            right += 1
        else:
            missed.append(name)
    silent = [name for name in nobody if place(name).unclear]
    missed += sorted(set(nobody) - set(silent))
    return right / len(expected), right / proposed, len(silent) / len(nobody), missed


@pytest.mark.parametrize(
    "file",
    [
        "tuning.yaml",
        "held-out.yaml",
        "fresh-phone-book.yaml",
        "fresh-provincial-network.yaml",
        "fresh-kick-off.yaml",
        "fresh-signatories.yaml",
        "fresh-subsidies.yaml",
        "unseen-attendance.yaml",
        "stranger-tuning.yaml",
        "fresh-domains.yaml",
        "fresh-domains-second.yaml",
        "fresh-domains-third.yaml",
        "fresh-polders.yaml",
        "stranger-all-domains.yaml",
    ],
)
def test_place_meets_its_targets(file: str) -> None:
    """Right ≥ 95 %, right when it proposes ≥ 97 %, unclear for ≥ 80 % of what nobody knows."""
    right, when_proposing, silent, missed = _figures(file)
    assert right >= 0.95, missed
    assert when_proposing >= 0.97, missed
    assert silent >= 0.80, missed


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("Muziekschool De Toonladder", "arts-culture"),
        ("Rijschool Peters", "businesses"),
        ("Sportschool FitPoint", "sport"),
        ("Transportbedrijf Hendriks", "businesses"),
        ("Voedselbank Erp", "debt-poverty"),
        ("Speelgoedbank", "debt-poverty"),
        ("Zorgverzekeraar VGZ", "finance"),
        ("Zorgboerderij De Hoeve", "care-welfare"),
        ("Café De Kerk", "businesses"),
        ("Gereformeerde basisschool De Bron", "education"),
        ("Protestantse Gemeente Kerkrade", "faith"),
        ("Gemeente Kerkrade", "municipality"),
        ("Gemeente Lindewaarde, afdeling Sport en Cultuur", "municipality"),
        ("Gem. Koor Zanglust", "arts-culture"),
        ("Doopsgez. Gem. Haarlem", "faith"),
        ("Cliëntenraad GGZ Oost-Brabant", "self-organisations"),
        ("Begeleid wonen Noord", "care-welfare"),
        ("info@woonstichtingdelinden.nl", "housing"),
        ("Jan de Vries (Humanitas)", "care-welfare"),
        ("woonsticting de linden", "housing"),
        ("VÓÉDSELBANK ERP", "debt-poverty"),
        ("Buurtsportcoach gemeente Erp", "municipality"),
        ("Regisseur huiselijk geweld gemeente Erp", "municipality"),
        ("Team jeugd gemeente Erp", "municipality"),
        ("Ouderenadviseur Welzijn Erp", "care-welfare"),
        ("Bibliotheek gemeente Erp", "arts-culture"),
        ("Baptisten gemeente Erp", "faith"),
        ("Rotary Erp", "finance"),
        ("GGD Erp", "municipality"),
        ("Dierenambulance Erp", "other"),
        ("IVN Erp", "other"),
        ("Studentenvereniging Quadrivium", "education"),
        ("ASC '62", "sport"),
        ("Chr. gem. koor Laudate", "arts-culture"),
        ("Zorg- en Veiligheidshuis Erp", "other"),
        ("voedselbnak erp", "debt-poverty"),
    ],
)
def test_place_reads_the_telling_word(name: str, domain: str) -> None:
    """The word that tells what it is decides, not a part of it or of a given name."""
    assert place(name).domains[0].id == domain


@pytest.mark.parametrize(
    "name",
    [
        "", "   ", "?", "De Brug", "Stichting Samen", "Lindewaarde Verbindt", "Het Anker", "Jan de Vries",
        "Piet Bakker", "J. Kerkhof", "Kerkstraat 12", "jan@gmail.com", "Kerkrade", "Schoolstraat",
        "06-12345678", "🙂🙂", "De Linde (Jan)", "日本語", "<b></b>",
    ],
)  # fmt: skip
def test_place_asks_when_the_name_says_nothing(name: str) -> None:
    """No proposal without a word that tells, and the reason says to ask."""
    placement = place(name)
    assert placement.unclear
    assert placement.domains == ()
    assert "sk " in placement.reason.id


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("Harmonie Sint Servatius", "arts-culture"),
        ("St. Servatius Harmonie", "arts-culture"),
        ("Gilde St. Catharina", "arts-culture"),
        ("Parochie H. Servatius", "faith"),
        ("Basisschool Sint Servatius", "education"),
    ],
)
def test_saint_of_a_society_is_no_known_organisation(name: str, domain: str) -> None:
    """A corporation and a hospital bear the same saints: the kind beside the saint decides."""
    assert [found.id for found in place(name).domains] == [domain]


def test_known_organisation_with_the_name_of_a_saint_stays_known() -> None:
    """By itself, or with its own kind of words, the name still tells."""
    assert place("Sint Servatius").domains[0].id == "housing"
    assert place("Woonstichting Sint Servatius").domains[0].id == "housing"
    assert place("Catharina Ziekenhuis").domains[0].id == "care-welfare"


def test_place_names_both_domains_of_a_kind() -> None:
    """A kind that is really two things gives both, the main one first."""
    assert [domain.id for domain in place("Vereniging van Eigenaren De Toren").domains] == [
        "housing",
        "self-organisations",
    ]


def test_place_gives_its_reason() -> None:
    """The reason quotes the word and names the domains and the kind."""
    reason = place("Woonstichting De Linden").reason
    assert reason.values["word"] == "woonstichting"
    assert reason.values["domains"] == [{"kind": "domains", "ref": "housing"}]
    assert reason.values["kind"]["values"]["text"]["nl"] == "woningcorporatie"


def test_place_all_keeps_the_order() -> None:
    """One placement for each name, in the order given, doubles too."""
    names = ["De Brug", "KBO Erp", "De Brug"]
    assert [placement.name for placement in place_all(names)] == names
    assert [placement.unclear for placement in place_all(names)] == [True, False, True]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_place_survives_any_text(name: str) -> None:
    """Whatever is pasted: scores between 0 and 1, in order, at most three known domains."""
    placement = place(name)
    scores = [domain.score for domain in placement.domains]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 3
    assert {domain.id for domain in placement.domains} <= DOMAINS
    assert placement.unclear == (not scores)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["Voedselbank", "KBO", "Basisschool", "Moskee"]), st.text(max_size=30))
def test_hints_never_overlap(kind: str, rest: str) -> None:
    """A word counts for one hint at most."""
    for piece in parse_name(f"{kind} {rest}").pieces:
        found = hints(piece)
        ends = [hint.start + hint.length for hint in found]
        assert all(end <= later.start for end, later in zip(ends, found[1:], strict=False))


def test_lexicon_uses_known_domains() -> None:
    """Every entry of the lexicon points to one of the twelve domains or `other`."""
    index = lexicon()
    senses = [*index.senses.values(), *index.begins.values(), *index.ends.values()]
    assert {domain for sense in senses for domain in sense.domains} <= DOMAINS
    assert {domain for sense in senses for domain in sense.domains} == DOMAINS


def test_lexicon_parts_are_long_enough() -> None:
    """A beginning or ending of fewer than three letters would place half the language."""
    index = Lexicon()
    assert min(map(len, [*index.begins, *index.ends])) >= 3
