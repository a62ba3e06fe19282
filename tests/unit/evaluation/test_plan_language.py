"""Telling that a plan is in a language that the workbench does not read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from model.evaluation.plan_language import is_in_another_language

PLAN_TEXTS = Path(__file__).parents[2] / "golden" / "plan-texts"
GERMAN = (
    "Wir laden ältere Menschen im Stadtteil Nord zu einem Mittagessen ein. Jeden Dienstag kochen "
    "wir mit ihnen im Nachbarschaftshaus. Der Hausarzt und das Pflegeteam sind nicht dabei. Wir "
    "sprechen die Menschen auf der Straße an und besuchen sie zu Hause."
)
FRENCH = (
    "Nous organisons un repas pour les personnes du quartier. Le médecin et les voisins sont avec "
    "nous dans la salle, et nous allons sur la place pour inviter une personne qui est seule."
)


@pytest.mark.parametrize("text", [GERMAN, FRENCH])
def test_other_language_is_recognised(text: str) -> None:
    """Whoever brings a plan in German or French hears why little is read."""
    assert is_in_another_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "De Lange Tafel",
        "Wij eten samen in Café der Mit und Auf, en nodigen mensen van het dorp uit voor een kop.",
        "We cook with older people and ask the neighbours who they know. They are at home.",
        "1 2 3 <script>alert(1)</script>",
    ],
)
def test_dutch_english_and_what_is_no_text_are_left_alone(text: str) -> None:
    """In doubt nothing is said."""
    assert not is_in_another_language(text)


def test_no_dutch_plan_is_taken_for_another_language() -> None:
    """All plan texts of the golden cases are read as what they are."""
    found = []
    for path in sorted(PLAN_TEXTS.glob("held-out*.yaml")):
        found += _texts(yaml.safe_load(path.read_text("utf-8")))
    assert found
    assert [text[:60] for text in found if is_in_another_language(text)] == []


def _texts(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for one in value.values() for text in _texts(one)]
    return []
