"""Matching in a whole attendance list: doubles are found, and no chain joins two organisations."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from model.network.blocking import pairs
from model.network.matching import clusters
from model.network.profiles import profile

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "matching-lists"


def _true_number(file: str) -> dict[str, int]:
    """Return the number of the organisation that each name of a list is."""
    listed = yaml.safe_load((GOLDEN / file).read_text(encoding="utf-8"))
    organisations = [*listed["groups"], *([name] for name in listed["alone"])]
    return {name: number for number, names in enumerate(organisations) for name in names}


@pytest.mark.parametrize(
    "file",
    [
        "lindewaarde.yaml",
        "meierij.yaml",
        "eleven-kinds.yaml",
        "eleven-kinds-second.yaml",
        "eleven-kinds-third.yaml",
        "stranger-oss.yaml",
        "stranger-tholen.yaml",
        "stranger-purmerend.yaml",
        "stranger-hoogeveen.yaml",
        "stranger-horst.yaml",
        "stranger-escamp.yaml",
        "stranger-friesland.yaml",
        "stranger-venray.yaml",
        "stranger-rotterdam.yaml",
        "stranger-doetinchem.yaml",
    ],
)
def test_clusters_keeps_organisations_apart_in_a_list(file: str) -> None:
    """At least 95 % of the pairs in groups are doubles, and most doubles are found.

    An abbreviation that fits two organisations of the list ("SWL") stays alone on purpose.
    """
    number = _true_number(file)
    wanted = {pair for pair in combinations(number, 2) if number[pair[0]] == number[pair[1]]}
    offered = {pair for group in clusters(list(number)) for pair in combinations(group, 2)}
    assert len(offered & wanted) / len(offered) >= 0.95, offered - wanted
    assert len(offered & wanted) / len(wanted) >= 0.85, wanted - offered


def test_clusters_of_a_long_list_are_those_of_a_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Comparing only pairs that share something loses next to nothing."""
    names = list(_true_number("meierij.yaml"))
    every = clusters(names)
    monkeypatch.setattr("model.network.blocking.FEW", 0)
    fewer = clusters(names)
    assert len(fewer) >= len(every) - 1
    assert all(group in every for group in fewer)


def test_clusters_takes_a_shared_village_for_a_place() -> None:
    """A word that many kinds of a list carry is where they are, also when no lexicon knows it."""
    kinds = ["Bibliotheek", "Huisarts", "Toneelvereniging", "Voedselbank", "Moskee", "Basisschool"]
    names = [f"{kind} Zevenlinden" for kind in kinds]
    assert clusters([*names, "Zevenlinden", "Buurthuis Zevenlinden"]) == []


def test_clusters_leaves_letters_that_fit_two_organisations_alone() -> None:
    """Initials join only when one organisation of the list has them."""
    welfare, team = "Stichting Welzijn Lindewaarde", "Sociaal wijkteam Lindewaarde"
    assert clusters(["SWL", welfare]) == [["SWL", welfare]]
    assert clusters(["SWL", welfare, team]) == []


def test_pairs_of_a_short_list_are_all_pairs() -> None:
    """Up to a few hundred names nothing is left out beforehand."""
    profiles = {at: profile(name) for at, name in enumerate(["KBO Erp", "De Brug", "x"])}
    assert list(pairs(profiles)) == [(0, 1), (0, 2), (1, 2)]
