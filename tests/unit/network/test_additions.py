"""Additions: departments, tasks, activities and mottos make no other organisation of a name."""

import pytest

from model.network.additions import cut_at_departments
from model.network.matching import clusters, same_organisation
from model.network.names import parse_name
from model.network.profiles import profile


@pytest.mark.parametrize(
    ("name", "additions"),
    [
        ("gemeente Achtkarspelen afd. Welzijn", {"welzijn"}),
        ("Woonbron (Ricardo, wijkbeheer)", {"wijkbeheer"}),
        ("v.v. Buitenpost (Durk, jeugd)", {"jeugd"}),
        ("Cordaan, thuiszorg Osdorp", {"thuiszorg", "osdorp"}),
        ("Klaassen Groep - comfort in huis", {"comfort", "huis"}),
        ("Zonnebloem, afd. Noordscheschut", set()),
        ("Buurtzorg, team Emmerhout", set()),
        ("KBO Erp, Zonnebloem Erp", set()),
        ("Museum De Spin, vrienden van het museum", set()),
        ("Rabobank, filiaal Erp", set()),
    ],
)
def test_profile_marks_what_is_only_an_addition(name: str, additions: set[str]) -> None:
    """A branch, a known organisation and another body are never one."""
    found = {word for t in profile(name).tokens if t.addition for word in t.text.split()}
    assert found == additions


def test_cut_at_departments_leaves_one_kind_whole() -> None:
    """A “sociaal team” is a kind, not a team of something."""
    assert len(cut_at_departments(parse_name("Sociaal team Erp").main)) == 1
    assert len(cut_at_departments(parse_name("gemeente Erp afd. Welzijn").main)) == 2


def test_same_organisation_says_what_is_extra() -> None:
    """The reason names the department; the verdict is not one of spelling."""
    match = same_organisation("GGNet", "GG Net, afd. Preventie")
    assert match.likely
    assert "extra" in match.reason.id


def test_clusters_brings_two_tasks_and_the_bare_name_together() -> None:
    """Two people of one organisation, and the organisation itself."""
    names = ["Woonbron", "Woonbron (Ricardo, wijkbeheer)", "Fatma (Woonbron, leefbaarheid)"]
    assert clusters(names) == [names]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PKN Rolde", "PKN Rolde, diaconie"),
        ("MFC De Beuk, biljartclub", "MFC De Beuk, bridgeclub"),
        ("Gemeente Erp", "Gemeente Erp, adviesraad"),
        ("Buurtzorg, team Bargeres", "Buurtzorg, team Emmerhout"),
        ("KBO (Jan, Zonnebloem)", "Zonnebloem"),
    ],
)
def test_same_organisation_keeps_other_bodies_apart(one: str, other: str) -> None:
    """What stands behind a name may be an organisation of its own."""
    assert not same_organisation(one, other).likely
