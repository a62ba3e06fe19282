"""Taking names apart: persons, roles, addresses and short forms."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.network.names import looks_like_person, parse_name
from model.network.spelling import fold, rough_key, tokens


def _pieces(name: str) -> list[str]:
    return [" ".join(word.text for word in piece) for piece in parse_name(name).pieces]


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("kbo-lindewaarde (Jan)", ["kbo lindewaarde"]),
        ("Jan de Vries, Humanitas", ["humanitas"]),
        ("Welzijn Erp - coördinator", ["welzijn erp"]),
        ("Zorggroep Elde (mevr. M. Jansen)", ["zorggroep elde"]),
        ("Buurtver. 't Hoekje", ["buurtvereniging t hoekje"]),
        ("G.G.D. Twente", ["ggd twente"]),
        ("s.v. De Treffers", ["sv de treffers"]),
        ("Herv. gemeente Erp", ["hervormde gemeente erp"]),
        ("Zorgcentr. Odilia", ["zorgcentrum odilia"]),
        ("KBO Lindewaarde / Erp", ["kbo lindewaarde", "erp"]),
        ("Thuiszorg & Zo", ["thuiszorg en zo"]),
        ("Gym 55+", ["gym 55plus"]),
        ("Jan de Vries", []),
        ("", []),
    ],
)
def test_parse_name_keeps_the_organisation(name: str, pieces: list[str]) -> None:
    """Persons, roles and marks are left out, short forms are written out."""
    assert _pieces(name) == pieces


def test_parse_name_reads_an_address() -> None:
    """An e-mail address is no name, but its domain may tell; a public postbox tells nothing."""
    assert [word.text for word in parse_name("info@kbo-erp.nl").address] == ["kbo", "erp"]
    assert parse_name("jan@gmail.com").address == ()
    assert [word.text for word in parse_name("www.humanitas.nl").address] == ["humanitas"]


def test_parse_name_keeps_persons_apart() -> None:
    """What was taken for a person is told, so that it can be shown."""
    assert parse_name("Humanitas (Jan de Vries)").persons == ("Jan de Vries",)


def test_parse_name_notes_capitals_only_where_they_mean_something() -> None:
    """In a name that is all capitals, capitals say nothing."""
    assert parse_name("Stichting MEE Zuid").main[1].capitals
    assert not parse_name("STICHTING MEE ZUID").main[1].capitals


def test_looks_like_person_knows_holy_names() -> None:
    """The name "H. Hartkerk" is a church, "H. Kerkhof" is a person."""
    assert not looks_like_person(parse_name("H. Hartkerk").main)
    assert parse_name("H. Kerkhof").pieces == ()


def test_fold_takes_off_accents_and_marks() -> None:
    """One plain form for all ways of writing."""
    assert fold("Café “D'n Énen” & Zoon") == "cafe dn enen en zoon"
    assert tokens("Cliënten-/patiëntenraad") == ("clienten", "patientenraad")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("welzijn", "welzyn"),
        ("bibliotheek", "biblioteek"),
        ("leijgraaf", "leygraaf"),
        ("keldonk", "keldonck"),
        ("fysiotherapie", "fysiotherapy"),
        ("cecilia", "caecilia"),
        ("beemd", "beemt"),
    ],
)
def test_rough_key_is_the_same_for_the_same_sound(one: str, other: str) -> None:
    """Words that sound alike have one key."""
    assert rough_key(one) == rough_key(other)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=600))
def test_parse_name_survives_any_text(name: str) -> None:
    """Only plain words come out, whatever goes in."""
    parsed = parse_name(name)
    for piece in parsed.pieces:
        assert piece
        assert all(word.text.isascii() and word.text.isalnum() for word in piece)
