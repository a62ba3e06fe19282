"""Learns the weights by which passages are read, from texts that people labelled.

Reads `tests/golden/plan-texts/taught-*.yaml` (texts with, for each lesson, an outcome and the words
that show it) and writes `data/lexicon/plan-weights/`. The held-out texts
are never read. Run it after a rule or word list changed: the weights lean on what the rules find.

It needs scikit-learn (1.9), which the project itself does not: `pip install scikit-learn` in an
environment of its own. It stays out of requirements-dev.txt, because it brings scipy along, and
networkx, which our measures are held against, calculates in another way where it finds scipy.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from model.evaluation.material import Material  # noqa: E402 - after the path is set
from model.evaluation.passages import Sentence  # noqa: E402
from model.evaluation.plan_reading import read_plan  # noqa: E402
from model.evaluation.reading.asking import read_asking  # noqa: E402
from model.evaluation.reading.groups import read_target_group  # noqa: E402
from model.evaluation.reading.key_persons import read_contact  # noqa: E402
from model.evaluation.reading.places import read_places  # noqa: E402
from model.evaluation.reading.referral import read_referral  # noqa: E402
from model.evaluation.reading.signs import signs_of  # noqa: E402
from model.evaluation.reading.weighing import text_features, weigh_signs  # noqa: E402
from model.evaluation.reading.weights import (  # noqa: E402
    SHOWN,
    LessonWeights,
    SentenceWeights,
    TextWeights,
)

TEXTS = ROOT / "tests" / "golden" / "plan-texts"
WEIGHTS = ROOT / "data" / "lexicon" / "plan-weights"
RULES = {
    "target-group": read_target_group,
    "referral-alliance": read_referral,
    "find-places": read_places,
    "key-persons": read_contact,
    "personal-asking": read_asking,
}
"""The lessons that are weighed, with the rule whose outcome goes along."""
NOTHING = "nothing"
OUTSIDE = "not-applicable"
MOST_SIGNS = 800
LEAST_SEEN = 3
CAUTION = 0.1
"""The inverse of the penalty on large weights, for both steps; chosen by cross-validation."""
PARTS = 5


@dataclass(frozen=True)
class Taught:
    """A text as its readers saw it: the sentences, what the rules read, and per lesson the label."""

    id: str
    sentences: tuple[Sentence, ...]
    signs: tuple[frozenset[str], ...]
    ruled: dict[str, str]
    outcomes: dict[str, str]
    quotes: dict[str, tuple[str, ...]]


def taught_texts() -> list[Taught]:
    """Return the labelled texts that may be learned from."""
    return [
        _taught(one, one["labels"])
        for file in sorted(TEXTS.glob("taught-*.yaml"))
        for one in _read(file)
    ]


def _read(file: Path) -> list[dict[str, Any]]:
    return list(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def _taught(one: dict[str, Any], labels: dict[str, Any]) -> Taught:
    sentences = Material(read_plan(one["text"]).project_to_score("taught")).sentences
    return Taught(
        id=one["id"],
        sentences=tuple(sentences),
        signs=tuple(map(signs_of, sentences)),
        ruled={lesson: rule(sentences).outcome for lesson, rule in RULES.items()},
        outcomes={lesson: labels[lesson]["outcome"] for lesson in RULES},
        quotes={lesson: tuple(labels[lesson].get("quotes", ())) for lesson in RULES},
    )


def shown_by(text: Taught, lesson: str) -> list[str]:
    """Return what each sentence shows: the text's outcome where a quote stands, else nothing."""
    shown = [NOTHING] * len(text.sentences)
    for quote in map(_plain, text.quotes[lesson]):
        for at, sentence in enumerate(text.sentences):
            said = _plain(sentence.span.text)
            if quote in said or (len(said) > 15 and said in quote):
                shown[at] = text.outcomes[lesson]
    return shown


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()


def learn_sentences(texts: Iterable[Taught], lesson: str) -> SentenceWeights:
    """Fit what each sign adds, first with all signs, then with the weightiest alone."""
    rows: list[frozenset[str]] = []
    shown: list[str] = []
    for text in texts:
        if text.outcomes[lesson] != OUTSIDE:
            rows += text.signs
            shown += shown_by(text, lesson)
    seen = Counter(sign for row in rows for sign in row)
    signs = {sign for sign, times in seen.items() if times >= LEAST_SEEN}
    model, names = _fit(rows, shown, signs)
    spread = (model.coef_.max(axis=0) - model.coef_.min(axis=0)) * np.sqrt([seen[n] for n in names])
    order = sorted(range(len(names)), key=lambda at: (-spread[at], names[at]))[:MOST_SIGNS]
    model, names = _fit(rows, shown, {names[at] for at in order})
    return _sentence_weights(model, names)


def _fit(
    rows: Sequence[frozenset[str]], shown: Sequence[str], signs: set[str]
) -> tuple[LogisticRegression, list[str]]:
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(row & signs), 1) for row in rows])
    model = LogisticRegression(C=CAUTION, max_iter=1000)
    model.fit(matrix, shown)
    return model, list(vectorizer.feature_names_)


def _sentence_weights(model: LogisticRegression, names: Sequence[str]) -> SentenceWeights:
    row_of = {outcome: row for row, outcome in enumerate(model.classes_)}
    nothing = row_of[NOTHING]

    def against_nothing(values: np.ndarray) -> tuple[float, ...]:
        return tuple(
            round(float(values[row_of[shown]] - values[nothing]), 3) if shown in row_of else -7.0
            for shown in SHOWN
        )

    signs = {name: against_nothing(model.coef_[:, at]) for at, name in enumerate(names)}
    return SentenceWeights.model_validate(
        {"start": against_nothing(model.intercept_), "signs": signs}
    )


def features(text: Taught, lesson: str, sentence: SentenceWeights) -> dict[str, float]:
    """Return what the second step knows of a text."""
    weights = _lesson_weights(lesson, 0, sentence, {})
    weighed = [weigh_signs(signs, weights) for signs in text.signs]
    return text_features(weighed, text.ruled[lesson])


def learn_lesson(texts: Sequence[Taught], lesson: str) -> LessonWeights:
    """Fit both steps; the second learns from texts that the first has not seen."""
    order = np.random.RandomState(0).permutation(len(texts))
    known: dict[int, dict[str, float]] = {}
    for part in range(PARTS):
        left_out = set(order[part::PARTS].tolist())
        rest = [text for at, text in enumerate(texts) if at not in left_out]
        sentence = learn_sentences(rest, lesson)
        known.update({at: features(texts[at], lesson, sentence) for at in left_out})
    inside = [at for at, text in enumerate(texts) if text.outcomes[lesson] != OUTSIDE]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([known[at] for at in inside])
    model = LogisticRegression(C=CAUTION, max_iter=3000)
    model.fit(matrix, [texts[at].outcomes[lesson] for at in inside])
    outcomes = {
        str(outcome): dict(_rounded(vectorizer.feature_names_, row, float(start)))
        for outcome, row, start in zip(model.classes_, model.coef_, model.intercept_, strict=True)
    }
    return _lesson_weights(lesson, len(inside), learn_sentences(texts, lesson), outcomes)


def _rounded(names: Sequence[str], row: np.ndarray, start: float) -> Iterator[tuple[str, float]]:
    for name, value in zip(names, row, strict=True):
        yield name, round(float(value) + (start if name == "start" else 0.0), 3)


def _lesson_weights(
    lesson: str, texts: int, sentence: SentenceWeights, outcomes: dict[str, dict[str, float]]
) -> LessonWeights:
    return LessonWeights.model_validate(
        {
            "about": {
                "nl": f"Wat woorden en tekens zeggen over de les {lesson}, geleerd uit beoordeelde teksten.",
                "en": f"What words and signs tell about the lesson {lesson}, learned from labelled texts.",
            },
            "source": {
                "title": "Labelled project texts, tests/golden/plan-texts/taught-*.yaml",
                "year": 2026,
            },
            "texts": texts,
            "sentence": sentence.model_dump(),
            "text": TextWeights(outcomes=outcomes or {"insufficient-evidence": {}}).model_dump(),  # type: ignore[arg-type]
        }
    )


def write(weights: LessonWeights, file: Path) -> None:
    """Write the weights, a sign a line, the weightiest first."""
    content = weights.model_dump(mode="json", exclude_none=True)
    signs = content["sentence"].pop("signs")
    order = sorted(signs, key=lambda sign: (-max(map(abs, signs[sign])), sign))
    lines = [yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000).rstrip()]
    text = lines[0].replace(
        "sentence:\n", "sentence:\n  signs:\n" + "".join(_line(s, signs[s]) for s in order)
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        "# Made by tests/tools/learn_weights.py. Numbers: what a sign adds for met, partly met, not met.\n"
        + text + "\n",
        encoding="utf-8",
    )  # fmt: skip


def _line(sign: str, values: Sequence[float]) -> str:
    name = yaml.safe_dump(sign, allow_unicode=True, default_style='"').strip()
    return f"    {name}: [{', '.join(f'{value:g}' for value in values)}]\n"


def main() -> None:
    """Learn every lesson."""
    texts = taught_texts()
    for lesson in sys.argv[1:] or RULES:
        weights = learn_lesson(texts, lesson)
        write(weights, WEIGHTS / f"{lesson}.yaml")
        print(lesson, weights.texts, "texts", len(weights.sentence.signs), "signs")


if __name__ == "__main__":
    main()
