"""Other wordings of one name: roles, saints, letters, compounds turned round and villages."""

import pytest

from model.network.blocking import pairs
from model.network.matching import clusters, same_organisation
from model.network.profiles import profile
from model.network.word_forms import one_own_name

ONE = {
    "a role with only a field beside the organisation": (
        "wethouder Zorg, gemeente Zandhoven",
        "Gem. Zandhoven",
    ),
    "somebody at work for a kind of organisation": (
        "huismeester De Sluispoort",
        "Woningstichting De Sluispoort",
    ),
    "an organisation that begins as a role": ("Senior Web leercentrum Loburg", "SeniorWeb Loburg"),
    "a saint in Latin and in Dutch": ("Schutterij St. Sebastianus", "Schutterij Sint Sebastiaan"),
    "what is of a place": ("Zandhovens Mannenkoor", "Mannenkoor Zandhoven"),
    "an n that nobody says": ("Dorpsraad Zandhove", "Dorpsraad Zandhoven"),
    "two places with one end": (
        "De Zonnebloem Groot- en Kleinheide",
        "Zonnebloem Grootheide-Kleinheide",
    ),
    "letters with dots": ("P.B. Loburg", "Ver. Plaatselijk Belang Loburg"),
    "a church told in brackets": ("GKv Loburg", "Gereformeerde Kerk (vrijgemaakt) Loburg"),
    "a former name": ("NBvP afd. Loburg", "Vrouwen van Nu Loburg"),
    "letters of a former name": ("AMHK Loburg", "Veilig Thuis Loburg"),
    "a field written out behind a name": (
        "Vincent van Gogh GGZ",
        "Vincent van Gogh voor geestelijke gezondheidszorg",
    ),
    "a compound turned round": ("Coöperatie Zorg Loburg", "Zorgcoöperatie Loburg U.A."),
    "a compound turned round with voor": ("Raad voor de Jeugd Loburg", "Jeugdraad Loburg"),
    "one word beside another for two": (
        "Ontmoetingskerk Loburg",
        "PKN De Ontmoetingskerk, Loburg",
    ),
    "a society with its faith in front": (
        "Hervormde vrouwenver. Tabitha (Loburg)",
        "Vrouwenvereniging Tabitha Loburg",
    ),
    "a village that ends as a church": ("Apotheek De Meeuw", "Meeuw apotheek Zandkerk"),
    "an adjective of a village that ends as a church": (
        "Reddingsbrigade Zandkerk",
        "Zandkerkse Reddingsbrigade",
    ),
}
TWO = {
    "a farm called as a society": ("Zonnebloem Loburg", "Zorgboerderij De Zonnebloem, Loburg"),
    "a school called as a society": ("Basisschool Zonnebloem", "Zonnebloem Loburg"),
    "two denominations": (
        "Gereformeerde Gemeente Loburg",
        "Gereformeerde Gemeente in Nederland, Loburg",
    ),
    "a restored church": ("Hervormde Gemeente Loburg", "Hersteld Hervormde Gemeente Loburg"),
    "a sports club and a school of a saint": (
        "SV Loburg",
        "Sint Vincentiusschool Loburg",
    ),
    "one of two places with one end": (
        "Zonnebloem Groot- en Kleinheide",
        "Zonnebloem Kleinheide",
    ),
    "letters of one entry in the lexicon": ("IVN Loburg", "KNNV Loburg"),
    "two kinds of mental health care": ("RIBW Loburg", "GGZ Loburg"),
    "mental health care of another name": (
        "MET ggz",
        "Vincent van Gogh voor geestelijke gezondheidszorg",
    ),
    "a role at another kind": ("huismeester De Vlinder", "Basisschool De Vlinder"),
    "two numbers of which one holds the other": ("Wijkraad 1", "Wijkraad 11"),
    "two support points": ("Steunpunt Mantelzorg Loburg", "Platform Mantelzorg Loburg"),
    "two saints": ("Harmonie Sint Jan", "Harmonie Sint Joris"),
}


@pytest.mark.parametrize("why", ONE)
def test_same_organisation_finds_another_wording(why: str) -> None:
    """What makes no other organisation, and the proposal says why."""
    match = same_organisation(*ONE[why])
    assert match.likely, match.reason
    assert match.reason.id


@pytest.mark.parametrize("why", TWO)
def test_same_organisation_keeps_what_only_sounds_alike_apart(why: str) -> None:
    """What makes another organisation however much is shared."""
    match = same_organisation(*TWO[why])
    assert not match.likely, match.reason


KINDS = ("Dorpshuis", "Basisschool", "Apotheek", "Voetbalvereniging", "Zonnebloem", "Gemeente")


def test_clusters_takes_a_misspelt_place_for_that_of_the_list() -> None:
    """Six kinds in Zandhoven tell that "Zandhovem" is no other village."""
    names = [f"{kind} Zandhoven" for kind in KINDS]
    assert clusters([*names, "Biljartclub Zandhovem", "Biljartclub Zandhoven"]) == [
        ["Biljartclub Zandhovem", "Biljartclub Zandhoven"]
    ]


def test_clusters_keeps_a_neighbouring_village_that_returns_apart() -> None:
    """A word that stands in the list more than once is no typing error."""
    names = [f"{kind} Zandhoven" for kind in KINDS]
    others = ["Biljartclub Zandhover", "Biljartclub Zandhoven", "Apotheek Zandhover"]
    assert clusters([*names, *others]) == []


def test_clusters_adds_the_kind_that_goes_unsaid_when_there_is_one() -> None:
    """A name in a village is that of its village hall, unless a school is called so too."""
    names = [f"{kind} Zandhoven" for kind in KINDS]
    pair = ["De Schakel, Zandhoven", "Dorpshuis De Schakel Zandhoven"]
    assert clusters([*names, *pair]) == [pair]
    assert clusters([*names, *pair, "Basisschool De Schakel Zandhoven"]) == []


def test_pairs_of_a_long_list_hold_letters_with_the_words_they_stand_for() -> None:
    """Also letters of a place, and letters of words behind a legal form."""
    names = [f"Winkel {number}x" for number in range(300)]
    wanted = [("GGD LN", "GGD Limburg-Noord"), ("VTV Loburg", "Ver. Volkstuin Vrij Loburg")]
    names += [name for pair in wanted for name in pair]
    found = set(pairs({at: profile(name) for at, name in enumerate(names)}))
    assert all((names.index(one), names.index(other)) in found for one, other in wanted)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("joannes", "jan", True),
        ("venlo", "venlose", True),
        ("zandhoven", "zandhovense", True),
        ("jansen", "jansens", False),
        ("linde", "linden", False),
        ("joris", "jan", False),
    ],
)
def test_one_own_name_knows_forms_of_a_name(one: str, other: str, *, same: bool) -> None:
    """Short names with another end stay two names."""
    assert one_own_name(one, other) is same
    assert one_own_name(other, one) is same
