"""Matching: finds the same organisation twice, and keeps different ones apart."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from model.network.matching import candidates, clusters, same_organisation

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "matching"


@pytest.mark.parametrize(
    "file",
    [
        "tuning.yaml",
        "held-out.yaml",
        "fresh-pairs.yaml",
        "fresh-import.yaml",
        "fresh-two-lists.yaml",
        "unseen-attendance.yaml",
        "stranger-tuning.yaml",
        "many-styles.yaml",
        "many-styles-second.yaml",
        "many-styles-third.yaml",
        "many-styles-fourth.yaml",
        "many-styles-fifth.yaml",
        "everyday-variations.yaml",
        "everyday-variations-second.yaml",
        "everyday-variations-third.yaml",
    ],
)
def test_clusters_meets_its_targets(file: str) -> None:
    """Found ≥ 95 % of the doubles, and ≥ 95 % of what is offered is a double."""
    pairs = yaml.safe_load((GOLDEN / file).read_text(encoding="utf-8"))
    missed = [pair for pair in pairs["same"] if clusters(pair) != [pair]]
    wrong = [pair for pair in pairs["different"] if clusters(pair)]
    found = len(pairs["same"]) - len(missed)
    assert found / len(pairs["same"]) >= 0.95, missed
    assert found / (found + len(wrong)) >= 0.95, wrong


def test_clusters_finds_the_same_in_a_long_list() -> None:
    """All labelled names in one list: pairs of different organisations stay apart."""
    pairs = yaml.safe_load((GOLDEN / "held-out.yaml").read_text(encoding="utf-8"))
    names = [name for pair in pairs["different"] for name in pair]
    together = {name: number for number, group in enumerate(clusters(names)) for name in group}
    joined = [
        pair
        for pair in pairs["different"]
        if pair[0] in together and together[pair[0]] == together.get(pair[1])
    ]
    assert len(joined) <= 1, joined


def test_clusters_groups_three_ways_of_writing() -> None:
    """The example of the brief: one group of three, in input order, and two that stay alone."""
    names = [
        "KBO Erp",
        "KBO Lindewaarde",
        "Katholieke Bond van Ouderen afd. Lindewaarde",
        "KBO Keldonk",
        "kbo-lindewaarde (Jan)",
    ]
    assert clusters(names) == [[names[1], names[2], names[4]]]


def test_clusters_leaves_a_bare_name_alone_beside_two_branches() -> None:
    """A bare "Rabobank" joins the only Rabobank with a place, but not one of two."""
    assert clusters(["Rabobank", "Rabobank Lindewaarde"]) == [["Rabobank", "Rabobank Lindewaarde"]]
    assert clusters(["Rabobank", "Rabobank Erp", "Rabobank Veghel"]) == []


def test_clusters_keeps_a_name_that_stands_twice() -> None:
    """The same name twice is a group of two, even when it says nothing."""
    assert clusters(["De Brug", "KBO Erp", "De Brug"]) == [["De Brug", "De Brug"]]
    assert clusters([]) == []
    assert clusters(["De Brug"]) == []


def test_clusters_handles_thousands_of_alike_names() -> None:
    """Five thousand names of one kind in one place are not compared pair by pair."""
    names = [f"Basisschool {number}x Lindewaarde" for number in range(5000)]
    assert clusters(names) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OBS 2", "OBS 3"),
        ("Basisschool De Linde", "Basisschool De Lindeboom"),
        ("PKN gemeente Erp", "Gemeente Erp"),
        ("Zonnebloem afd. Noord", "Zonnebloem afd. Zuid"),
        ("Gemeente", "Gemeente Erp"),
        ("Gemeente Oosterhout", "Gemeente Westerhout"),
        ("jan@gmail.com", "info@gmail.com"),
        ("", ""),
        ("?", "KBO Erp"),
        ("VV Voorwaarts", "SV Voorwaarts"),
        ("VVV Erp", "Vincentiusvereniging Erp"),
        ("Hervormde Kerk Erp", "Gereformeerde Kerk Erp"),
        ("Emmaschool", "Emmakerk"),
        ("Jan Pieters", "Jan Peters"),
        ("Parochie Sint Maria", "Parochie Maria Hemelvaart"),
        ("Bibliotheek gemeente Erp", "Gemeente Erp"),
        ("PKN Erp", "Diaconie PKN Erp"),
        ("Harmonie Sint Cecilia", "Fanfare Sint Cecilia"),
        ("Verpleeghuis Erp", "Woonzorgcentrum Erp"),
        ("Toneelvereniging Eendracht", "IJsclub Eendracht"),
        ("Wijkteam Erp N.", "Wijkteam Erp Z."),
    ],
)
def test_same_organisation_keeps_apart(one: str, other: str) -> None:
    """Numbers, places, directions and kinds make a difference."""
    assert not same_organisation(one, other).likely


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volkstuinvereniging De Spade", "VTV de Spade"),
        ("Katholieke Vrouwengilde Erp", "KVG Erp"),
        ("STZG thuiszorg Zuid Gelderland", "Thuiszorg Zuid-Gelderland bv"),
        ("CV De Kroonjuwelen", "Carnavalsvereniging De Kroonjuwelen"),
        ("Verpleeghuis Avondlicht", "Woonzorgcentrum Avondlicht"),
        ("s.v. Schaakmat Joure", "Schaakvereniging Schaakmat"),
        ("Voedselbank 's-Hertogenbosch", "voedselbank Den Bosch"),
        ("Gemeente Capelle aan den IJssel", "gem. Capelle a/d IJssel"),
        ("Gemeente Hardinxveld-Giessendam, afd. Wmo", "Wmo gem. Hardinxveld"),
        ("Wijkraad Binnenstad-Noord", "wijkraad binnenstad N."),
        ("www.dorpshuisdekoppel.nl", "Dorpshuis De Koppel"),
        ("Wethouder Bos gemeente Lochem", "gemeente Lochem"),
        ("Ouderenadviseur gemeente Wijchen", "ouderenadviseur Wychen (gem.)"),
        ("Jan Ligthartschool", "obs Jan Ligthart"),
        ("Buurthuis De Kern", "wijkhuis De Kern"),
        ("Bakker Bart Erp", "bakkerij Bart Erp"),
        ("Gezondheidscentrum Erp", "Gezondh.centrum Erp"),
        ("Sportvereniging Blauw Wit", "sv Blauw-Wit '34"),
        ("Buurthuis De Klink", "De Klink Veghel"),
    ],
)
def test_same_organisation_finds_other_ways_of_writing(one: str, other: str) -> None:
    """Initialisms, kinds that are alike, other names of places, roles and websites."""
    assert same_organisation(one, other).likely


def test_same_organisation_says_why_kinds_that_differ_may_be_one() -> None:
    """The reason does not call it a matter of spelling."""
    reason = same_organisation("Verpleeghuis Avondlicht", "Woonzorgcentrum Avondlicht").reason
    assert "kinds" in reason.id
    reason = same_organisation("Buurthuis De Klink", "De Klink Veghel").reason
    assert reason.values == {"kind": "buurthuis", "place": "veghel"}


def test_same_organisation_gives_its_reason() -> None:
    """The reason names the words that make the difference."""
    reason = same_organisation("KBO Erp", "KBO Keldonk").reason
    assert reason.values == {"one": "erp", "other": "keldonk"}


def test_candidates_gives_the_best_first() -> None:
    """At import: the likely ones of the register, the surest first."""
    register = ["KBO Keldonk", "KBO", "Katholieke Bond van Ouderen Erp", "De Brug"]
    found = candidates("KBO Erp", register)
    assert [match.other for match in found] == ["Katholieke Bond van Ouderen Erp", "KBO"]
    assert all(earlier.score >= later.score for earlier, later in pairwise(found))
    assert candidates("KBO Erp", []) == []


_NAMES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["KBO Erp", "Rabobank", "De Linde", "OBS De Linde", "Jan", "Welzijn Erp", "PKN Erp", "SWE"]
    ),
)


@settings(max_examples=60, deadline=None)
@given(_NAMES, _NAMES)
def test_same_organisation_is_symmetric(one: str, other: str) -> None:
    """Which name comes first makes no difference."""
    there, back = same_organisation(one, other), same_organisation(other, one)
    assert (there.likely, there.score) == (back.likely, back.score)


@settings(max_examples=40, deadline=None)
@given(st.lists(_NAMES, max_size=12))
def test_clusters_puts_a_name_in_one_group(names: list[str]) -> None:
    """Groups do not overlap, have two or more members and follow the input order."""
    found = clusters(names)
    assert all(len(group) >= 2 for group in found)
    assert sum(len(group) for group in found) <= len(names)
    firsts = [names.index(group[0]) for group in found]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Salut (vh Scala Welzijn)", "Scala Welzijn, nu Salut"),
        ("DOCK v/h Careyn welzijn", "Careyn Welzijn"),
        ("wijkteamglanerbrug@enschede.nl", "Wijkteam Glanerbrug"),
        ("m.bos@swoalbrandswaard.nl", "SWO Albrandswaard"),
        ("Fonds Welzijn Ootmarsum", "Welzijnsfonds Ootmarsum"),
        ("Gemeinsjapshoes 't Trefpunt", "Gemeenschapshuis Het Trefpunt"),
        ("Buurtkamer Wielwijk - contact Fatima", "Buurtkamer Wielwijk"),
        ("Kookgroep Samen Eten Geesteren", "Kookgroepen Samen Eten Geesteren"),
    ],
)
def test_same_organisation_reads_earlier_names_addresses_and_regional_words(
    one: str, other: str
) -> None:
    """What people write around a name or in their own spelling makes no other organisation."""
    assert same_organisation(one, other).likely


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Salut (voorheen Scala)", "Scherp"),
        ("Basisschool De Linde", "Basisschool De Linden"),
        ("jan@wijkteam-erp.nl", "jan@wijkteam-veghel.nl"),
        ("Nu Wonen Erp", "Wonen Veghel"),
    ],
)
def test_same_organisation_keeps_what_only_looks_renamed_apart(one: str, other: str) -> None:
    """An earlier name joins only its own; a plural of a given name is another name."""
    assert not same_organisation(one, other).likely


ONE = [
    ("R.K.S.V. Margriet Oss", "vv Margriet – Twan"),
    ("Sparta'18", "VV Sparta '18 Sevenum"),
    ("Kessler Stichting", "Kesslerstichting"),
    ("Erik Jacobs, wijkconsulent Mooiland", "Woningcorporatie Mooiland"),
    ("Pastor Van Doorn, parochie Titus Brandsma", "Titus Brandsmaparochie"),
    ("Stek, voor stad en kerk", "Stichting Stek"),
]
TWO = [
    ("Woonstichting Oost", "Stichting Oost"),
    ("Bouwbedrijf Stek & Zn.", "Stichting Stek"),
]


@pytest.mark.parametrize(("name", "other"), ONE)
def test_same_organisation_knows_how_clubs_people_and_foundations_are_written(
    name: str, other: str
) -> None:
    """Church clubs are football clubs, a person's role is no organisation, a motto no name."""
    assert same_organisation(name, other).likely


@pytest.mark.parametrize(("name", "other"), TWO)
def test_same_organisation_keeps_firms_and_kinds_apart(name: str, other: str) -> None:
    """A firm is no foundation of one name, and a housing foundation is a kind of its own."""
    assert not same_organisation(name, other).likely
