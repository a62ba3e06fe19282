"""Legal forms, years and titles in names: what they tell, and when they tell two apart."""

import pytest

from model.network.matching import same_organisation
from model.network.regional import in_dutch, place_in_dutch
from model.network.short_forms import written_in_full
from model.network.spelling import transcribed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Feijenoord Foundation", "RVV Feijenoord Amateurs"),
        ("PSV", "PSV Foundation"),
        ("SC Cambuur", "Cambuur Foundation"),
        ("De Graafschap Doetinchem", "Rabo Graafschap"),
        ("Sparta Rotterdam", "Rabobank Sparta"),
        ("Coöperatie Bospolder", "Speeltuin Bospolder"),
        ("CV De Uilen", "Scouting De Uilen"),
        ("Stichting Laurens", "Laurenskerk"),
        ("Stichting Lindewaarde", "Gemeente Lindewaarde"),
        ("SV Oranje '58", "SV Oranje '63"),
        ("Smit & Kramer huisartsen", "Smit & Kramer makelaars"),
        ("Christelijke Gereformeerde Kerk Erp", "Gereformeerde Kerk Erp"),
    ],
)
def test_same_organisation_keeps_fields_apart(one: str, other: str) -> None:
    """A club, its foundation and the bank of its region are three organisations."""
    assert not same_organisation(one, other).likely


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VV t Fean 58", "v.v. 't Fean '58"),
        ("Afrikaanderwijk Coöperatie", "Wijkcoöperatie Afrikaanderwijk"),
        ("Afrikaanderwijkcoöperatie", "Afrikaanderwijk Coöperatie"),
        ("Buurtplein", "Buurtplein BV Doetinchem"),
        ("Rabobank NO Friesland", "Rabobank Noordoost Friesland"),
        ("Vrouwen van Nu Z-Beveland", "Vrouwen van Nu Zuid-Beveland"),
        ("JongNL Leunen", "Jong Nederland Leunen"),
        ("Bakker en Visser Fysiotherapie", "Fysiotherapie Bakker & Visser"),
        ("Dr. Schaepmanstichting", "Dr. Schaepman Stichting"),
        ("Shri Vishnu Mandir", "Stichting Shri Vishnoe Mandir"),
        ("Meander Medisch Centrum", "Meander MC"),
        ("Stichting De Baander", "De Baander (kringloop)"),
        ("RK Parochie H. Maria Sterre der Zee", "Parochie Maria Sterre der Zee Vlissingen"),
        ("Turkse moskee Ulu Camii", "Ulu Camii moskee Almelo"),
        ("Doarpsbelang Broekmerwâld", "Dorpsbelang Broekmerwoude"),
    ],
)
def test_same_organisation_reads_forms_titles_and_languages(one: str, other: str) -> None:
    """Years, cooperatives, directions, countries, firms of two and other scripts."""
    assert same_organisation(one, other).likely


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Mgr. Zwijsenschool", "monseigneur Zwijsenschool"),
        ("Mgr Zwijsenschool", "monseigneur Zwijsenschool"),
        ("Pr. Beatrixschool", "prinses Beatrixschool"),
        ("Pr. Willemschool", "prins Willemschool"),
        ("Pr. gemeente Erp", "protestantse gemeente Erp"),
        ("Chr. Gem. Koor", "christelijke gemengd Koor"),
        ("Gem. Erp", "gemeente Erp"),
        ("GGZ N-H Noord", "GGZ N-H Noord"),
    ],
)
def test_written_in_full_knows_titles_and_choirs(text: str, full: str) -> None:
    """A title, a princess and a mixed choir; a royal is no Protestant."""
    assert written_in_full(text).split() == full.split()


def test_place_in_dutch_writes_both_ends() -> None:
    """A Frisian beginning and end; a Dutch name stays what it is."""
    assert place_in_dutch("eastermar") == "oostermeer"
    assert place_in_dutch("broeksterwald") == "broeksterwoude"
    assert place_in_dutch("leeuwarden") == "leeuwarden"


def test_in_dutch_changes_unmistakable_parts() -> None:
    """The word “feriening” is Frisian in any word."""
    assert in_dutch("kaatsferiening") == "kaatsvereniging"
    assert in_dutch("hoeksema") == "hoeksema"


def test_transcribed_forgives_other_spellings_of_one_sound() -> None:
    """Names from another script are written in more than one way."""
    assert transcribed("vishnoe") == transcribed("vishnu")
    assert transcribed("vishnu") != transcribed("krishna")
