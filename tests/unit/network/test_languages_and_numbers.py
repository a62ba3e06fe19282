"""English kinds, Arabic articles, numerals, sites and projects: one organisation all the same."""

import pytest

from model.network.blocking import pairs
from model.network.matching import same_organisation
from model.network.numerals import one_number
from model.network.profiles import profile

ONE = {
    "a municipality in English": ("Municipality of Loburg", "Gemeente Loburg"),
    "a food bank in English": ("Food bank Loburg", "Voedselbank Loburg"),
    "the Red Cross in English": (
        "The Netherlands Red Cross, Loburg branch",
        "Rode Kruis Loburg",
    ),
    "a university of applied sciences": (
        "Rijnland University of Applied Sciences",
        "Hogeschool Rijnland",
    ),
    "a community centre in English": ("Community Centre De Meeuw", "Buurthuis De Meeuw"),
    "a project at a municipality": (
        "Projectleider Eén tegen Eenzaamheid, Gem. Loburg",
        "Gemeente Loburg",
    ),
    "an Arabic article written as one": ("Al-Fath Moskee", "Stichting Moskee Alfath"),
    "an Arabic article that sounds as what follows": ("As-Salam Moskee", "Moskee Essalam"),
    "an Arabic article without a hyphen": ("El Fath moskee", "Moskee Elfath"),
    "Roman and other figures": ("Johannes XXIII parochie Loburg", "Parochie Johannes 23 Loburg"),
    "a number in words": ("Basisschool De Zeven Eiken", "Basisschool De 7 Eiken"),
    "an ordinal in figures": ("1e Loburgse Scoutinggroep", "Eerste Loburgse Scoutinggroep"),
    "one of the sites": ("DB De Haven", "Dagbesteding de Haven, loc. Oude Haven"),
    "a help line of a kind": ("Burenhulp De Meeuw", "Burenhulpcentrale De Meeuw"),
    "a department of a school": (
        "Hogeschool Rijnland (kenniscentrum Sociale Innovatie)",
        "Hogeschool Rijnland",
    ),
    "an advisory council turned round": ("Adviesraad Wmo Loburg", "WMO-raad Loburg"),
    "letters of a nursing home": ("VPH De Meeuw", "Meeuw verpleeghuis"),
    "a hospital in letters": ("Zkh Loburg", "Ziekenhuis Loburg"),
    "a society's everyday name": (
        "'t Nut dept. Loburg",
        "Maatschappij tot Nut van 't Algemeen, departement Loburg",
    ),
    "a minister of a church": ("wijkpredikant Havenkerk", "Havenkerk PKN Loburg"),
    "a church and its denomination": ("Havenkerk (Prot. wijkgemeente)", "Havenkerk PKN Loburg"),
    "a village church": ("Dorpskerk Loburg", "PKN Loburg (Dorpskerk)"),
    "a station of a known organisation": (
        "KNRM station Loburg",
        "Koninklijke Nederlandse Redding Maatschappij, Loburg",
    ),
}
TWO = {
    "two sites": ("De Haven, loc. Oude Haven", "De Haven, loc. Nieuwe Haven"),
    "a library and a church in English": ("Library Loburg", "Church Loburg"),
    "somebody of a known organisation in a municipality": (
        "Projectleider Humanitas, gemeente Loburg",
        "Gemeente Loburg",
    ),
    "two numbers": ("Basisschool De Zeven Eiken", "Basisschool De 6 Eiken"),
    "two mosques": ("Al-Fath Moskee", "Moskee Annour"),
    "a service in a church": ("Kerk Loburg", "Kerkdienst Loburg"),
}


@pytest.mark.parametrize("why", ONE)
def test_same_organisation_finds_another_language_or_number(why: str) -> None:
    """What is written in another language or way is no other organisation."""
    match = same_organisation(*ONE[why])
    assert match.likely, match.reason


@pytest.mark.parametrize("why", TWO)
def test_same_organisation_keeps_another_one_apart(why: str) -> None:
    """Another site, number, mosque or kind is another organisation."""
    match = same_organisation(*TWO[why])
    assert not match.likely, match.reason


def test_one_number_reads_no_initial() -> None:
    """A letter alone is an initial, and "een" an article."""
    assert one_number("xxiii", "23")
    assert not one_number("v", "5")
    assert not one_number("een", "1")


@pytest.mark.parametrize(
    "pair",
    [
        ("RCCG Loburg", "Redeemed Christian Church of God"),
        ("HvdW Loburg", "Huis van de Wijk Loburg"),
    ],
)
def test_pairs_brings_letters_to_their_words_in_a_long_list(pair: tuple[str, str]) -> None:
    """Also when little words give a letter, or a place stands beside the letters."""
    others = [f"{word} nummer {at}" for at, word in enumerate(["Zang", "Sport"] * 110)]
    profiles = {at: profile(name) for at, name in enumerate((*pair, *others))}
    assert (0, 1) in set(pairs(profiles))
