"""Learns the weights that tell a text on a project for participants from other texts.

Reads `tests/golden/plan-texts/taught-*.yaml` (a text that most lessons do not apply to is no
project for participants) and `kinds.yaml` (texts of which only the kind was labelled), and writes `data/lexicon/plan-weights/kind.yaml`. Run it before `learn_weights.py`, which
says what both need.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from learn_weights import OUTSIDE, TEXTS, WEIGHTS, _read
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from model.evaluation.material import Material
from model.evaluation.plan_reading import read_plan
from model.evaluation.reading.kind import rule_kind
from model.evaluation.reading.kind_weights import KindWeights, kind_features
from model.evaluation.reading.signs import signs_of

LEAST_SEEN = 4
MOST_SIGNS = 3000
CAUTION = 0.3
"""The inverse of the penalty on large weights; chosen by cross-validation."""
BANDS = (0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 1.01)
LEAST_CHANCE = 0.5
"""A plan that is wrongly put aside helps nobody, so it must be likelier than not."""
_MOST_LESSONS = 4


class Told(NamedTuple):
    """What is known of a text, and whether its reader found no project for participants in it."""

    features: dict[str, float]
    elsewhere: bool


def labelled_texts() -> list[Told]:
    """Return all texts that may be learned from."""
    files = sorted(TEXTS.glob("taught-*.yaml"))
    told = [_told(one, _is_elsewhere(one)) for file in files for one in _read(file)]
    return told + [_told(one, one["kind"] != "participants") for one in _read(TEXTS / "kinds.yaml")]


def _is_elsewhere(one: dict[str, Any]) -> bool:
    outcomes = [label["outcome"] for label in one["labels"].values()]
    return outcomes.count(OUTSIDE) >= _MOST_LESSONS


def _told(one: dict[str, Any], elsewhere: bool) -> Told:  # noqa: FBT001 - a label
    sentences = Material(read_plan(one["text"]).project_to_score("told")).sentences
    signs = [signs_of(sentence) for sentence in sentences]
    return Told(kind_features(signs, rule_kind(sentences).kind), elsewhere)


def chosen_signs(texts: Sequence[Told]) -> set[str]:
    """Return the signs that weigh most in a model of all that were seen often enough."""
    seen = Counter(name for text in texts for name in text.features)
    model, names = fit(texts, {name for name, times in seen.items() if times >= LEAST_SEEN})
    weight = np.abs(model.coef_[0]) * np.sqrt([seen[name] for name in names])
    order = sorted(range(len(names)), key=lambda at: (-weight[at], names[at]))
    return {names[at] for at in order[:MOST_SIGNS]}


def fit(texts: Sequence[Told], signs: set[str]) -> tuple[LogisticRegression, list[str]]:
    """Fit what each sign adds."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([_only(text.features, signs) for text in texts])
    model = LogisticRegression(C=CAUTION, max_iter=3000)
    model.fit(matrix, [text.elsewhere for text in texts])
    return model, list(vectorizer.feature_names_)


def _only(features: dict[str, float], signs: set[str]) -> dict[str, float]:
    return {name: features[name] for name in sorted(features.keys() & signs)}


def report(texts: Sequence[Told]) -> None:
    """Print how well texts that were left out are told apart, the choice of signs included."""
    labels = np.array([text.elsewhere for text in texts])
    chances = np.zeros(len(texts))
    for known, left_out in StratifiedKFold(5, shuffle=True, random_state=0).split(labels, labels):
        rest = [texts[at] for at in known]
        model, names = fit(rest, chosen_signs(rest))
        rows = [[texts[at].features.get(name, 0.0) for name in names] for at in left_out]
        chances[left_out] = model.predict_proba(np.array(rows))[:, 1]
    told = chances >= LEAST_CHANCE
    ruled = np.array(["rule:participants" not in text.features for text in texts])
    for name, guess in (("weights", told), ("rules", ruled)):
        right = int((guess & labels).sum())
        print(f"{name}: {right} of {labels.sum()} found, {int((guess & ~labels).sum())} wrongly")
    for low, high in itertools.pairwise(BANDS):
        inside = (chances >= low) & (chances < high)
        print(f"chance {low}-{high}: {inside.sum()} texts, {labels[inside].mean():.2f} elsewhere")


def learn(texts: Sequence[Told]) -> KindWeights:
    """Return the weights learned from all texts."""
    model, names = fit(texts, chosen_signs(texts))
    signs = {
        name: round(float(value), 3) for name, value in zip(names, model.coef_[0], strict=True)
    }
    return KindWeights.model_validate(
        {
            "about": {
                "nl": "Waaraan je ziet dat een tekst niet over een project voor deelnemers gaat, geleerd uit beoordeelde teksten.",
                "en": "What shows that a text is not about a project for participants, learned from labelled texts.",
            },
            "source": {
                "title": "Labelled texts, tests/golden/plan-texts/taught-*.yaml and kinds.yaml",
                "year": 2026,
            },
            "texts": len(texts),
            "least_chance": LEAST_CHANCE,
            "start": round(float(model.intercept_[0]), 3),
            "signs": {sign: value for sign, value in signs.items() if value},
        }
    )


def write(weights: KindWeights, file: Path) -> None:
    """Write the weights, a sign a line, the weightiest first."""
    content = weights.model_dump(mode="json", exclude_none=True)
    signs = content["signs"]
    content["signs"] = {s: signs[s] for s in sorted(signs, key=lambda s: (-abs(signs[s]), s))}
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text("# Made by tests/tools/learn_kind.py.\n" + text, encoding="utf-8")


def main() -> None:
    """Say how well it works on texts left out, and learn from all."""
    texts = labelled_texts()
    report(texts)
    weights = learn(texts)
    write(weights, WEIGHTS / "kind.yaml")
    print(weights.texts, "texts,", len(weights.signs), "signs")


if __name__ == "__main__":
    main()
