"""A bare kind and the same kind with a place: one organisation only where the list has one."""

from __future__ import annotations

import pytest

from model.network.matching import clusters, same_organisation


@pytest.mark.parametrize(
    ("bare", "placed"),
    [
        ("Taalhuis", "Taalhuis Heiderbeek"),
        ("Raad van Kerken", "Raad van Kerken Heiderbeek"),
        ("Vrijwilligerscentrale - Joop Nijland", "Vrijwilligerscentrale Heiderbeek"),
    ],
)
def test_only_one_of_a_kind_in_the_list_is_offered(bare: str, placed: str) -> None:
    """The list tells that Heiderbeek is a place: many kinds of organisation are there."""
    kinds = ("Bibliotheek", "Gemeente", "Voedselbank", "Dorpshuis", "Huisartsen", "Basisschool")
    register = [f"{kind} Heiderbeek" for kind in kinds]

    assert [bare, placed] in clusters([bare, *register, placed])


def test_bare_kind_stays_alone_beside_two_with_a_place() -> None:
    """Nobody can tell which of the two is meant."""
    assert clusters(["Taalhuis", "Taalhuis Erp", "Taalhuis Veghel"]) == []


def test_own_name_is_no_place() -> None:
    """A school with a name is not the only school there is."""
    assert clusters(["Basisschool", "Basisschool De Regenboog"]) == []


def test_two_names_alone_tell_nothing() -> None:
    """Only a list makes a bare kind the one there is."""
    assert not same_organisation("Taalhuis", "Taalhuis Erp").likely


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gem. Erp", "gemeente Erp, beleid (Joris Verhagen)"),
        ("Gez.centrum Erp", "Gezondheidscentrum Erp"),
        ("Met je Hart Erp", "Stichting Met je hart"),
        ("Woonstichting Thuisgever", "Thuisgever - Esra Yilmaz, leefbaarheid"),
    ],
)
def test_department_and_short_kind_are_no_other_organisation(one: str, other: str) -> None:
    """What somebody does there is not the field of the whole."""
    assert same_organisation(one, other).likely


def test_letters_for_words_with_a_little_one_are_found_in_a_long_list() -> None:
    """The letters "HvB" stand for "Hart voor Brabant", also in the middle of a name."""
    many = [
        f"Dorpshuis {letter}{other}dorp" for letter in "abcdefghijklmnop" for other in "aeiouxyz"
    ]
    many += [f"School {letter}{other}hof" for letter in "abcdefghijklmnop" for other in "aeiouxyz"]

    assert ["GGD HvB", "GGD Hart voor Brabant"] in clusters(
        ["GGD HvB", *many, "GGD Hart voor Brabant"]
    )
