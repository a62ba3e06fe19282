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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from weights_file import lesson_weights_of, write  # noqa: E402 - after the path is set

from model.evaluation.material import Material  # noqa: E402 - after the path is set
from model.evaluation.passages import Sentence  # noqa: E402
from model.evaluation.plan_reading import read_plan  # noqa: E402
from model.evaluation.reading.asking import read_asking  # noqa: E402
from model.evaluation.reading.groups import read_target_group  # noqa: E402
from model.evaluation.reading.key_persons import read_contact  # noqa: E402
from model.evaluation.reading.places import read_places  # noqa: E402
from model.evaluation.reading.recruitment import read_wording  # noqa: E402
from model.evaluation.reading.referral import read_referral  # noqa: E402
from model.evaluation.reading.signs import signs_around  # noqa: E402
from model.evaluation.reading.weighing import (  # noqa: E402
    SURE_FROM,
    Weight,
    text_features,
    weigh_signs,
)
from model.evaluation.reading.weights import (  # noqa: E402
    SHOWN,
    LessonWeights,
    SentenceWeights,
)

TEXTS = ROOT / "tests" / "golden" / "plan-texts"
WEIGHTS = ROOT / "data" / "lexicon" / "plan-weights"
RULES = {
    "target-group": read_target_group,
    "referral-alliance": read_referral,
    "find-places": read_places,
    "key-persons": read_contact,
    "personal-asking": read_asking,
    "wording": read_wording,
}
"""The lessons with weights, with the rule whose outcome goes along."""
NOTHING = "nothing"
OUTSIDE = "not-applicable"
MOST_SIGNS = 4000
LEAST_SEEN = 3
CAUTION = 0.1
CAUTION_TEXT = 0.05
"""The inverse of the penalty on large weights, for each step; chosen by cross-validation."""
TRUST = {"before:": 0.3, "after:": 0.3, "part": 0.5, "words": 0.5}
TRUST_APART = 0.7
"""Signs that tell less of the sentence itself are held smaller while learning; others count 1."""
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
        signs=tuple(signs_around(sentences)),
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


class SentenceTable:
    """All sentences of all texts as one table: a row a sentence, a column a sign."""

    def __init__(self, texts: Sequence[Taught]) -> None:
        """Leave out the signs that are hardly ever seen."""
        seen = Counter(sign for text in texts for row in text.signs for sign in row)
        signs = {sign for sign, times in seen.items() if times >= LEAST_SEEN}
        rows = [{s: trust(s) for s in sorted(r & signs)} for text in texts for r in text.signs]
        vectorizer = DictVectorizer(dtype=np.float32)
        self.values: csr_matrix = vectorizer.fit_transform(rows).tocsr()
        self.names = list(vectorizer.feature_names_)
        self.size = np.sqrt(np.asarray(self.values.power(2).sum(axis=0)).ravel())
        self.text_of = np.repeat(np.arange(len(texts)), [len(text.signs) for text in texts])

    def learn(self, shown: np.ndarray, inside: np.ndarray) -> SentenceWeights:
        """Fit what each sign adds, first with all signs, then with the weightiest alone."""
        rows = np.flatnonzero(inside[self.text_of])
        values = self.values[rows]
        spread = np.ptp(_fitted(values, shown[rows]).coef_, axis=0) * self.size
        best = np.sort(np.argsort(-spread, kind="stable")[:MOST_SIGNS])
        model = _fitted(values[:, best], shown[rows])
        return _sentence_weights(model, [self.names[at] for at in best])


def trust(sign: str) -> float:
    """Return how large a sign counts while learning."""
    return TRUST_APART if " * " in sign else TRUST.get(sign.partition(" ")[0], 1.0)


def _fitted(values: csr_matrix, shown: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=CAUTION, max_iter=100, tol=1e-3).fit(values, shown)


def _sentence_weights(model: LogisticRegression, names: Sequence[str]) -> SentenceWeights:
    row_of = {outcome: row for row, outcome in enumerate(model.classes_)}
    nothing = row_of[NOTHING]

    def against_nothing(values: np.ndarray) -> tuple[float, ...]:
        return tuple(
            round(float(values[row_of[shown]] - values[nothing]), 3) if shown in row_of else -7.0
            for shown in SHOWN
        )

    signs = {
        name: against_nothing(model.coef_[:, at] * trust(name)) for at, name in enumerate(names)
    }
    return SentenceWeights.model_validate(
        {"start": against_nothing(model.intercept_), "signs": signs}
    )


def learn_all(texts: Sequence[Taught]) -> dict[str, LessonWeights]:
    """Fit both steps; the second learns from texts that the first has not seen."""
    table = SentenceTable(texts)
    part_of = np.zeros(len(texts), dtype=int)
    order = np.random.RandomState(0).permutation(len(texts))
    for part in range(PARTS):
        part_of[order[part::PARTS]] = part
    weighed: list[dict[str, list[Weight]]] = [{} for _ in texts]
    sentence: dict[str, SentenceWeights] = {}
    for lesson in RULES:
        shown = np.array([one for text in texts for one in shown_by(text, lesson)])
        inside = np.array([text.outcomes[lesson] != OUTSIDE for text in texts])
        for part in range(PARTS):
            learned = table.learn(shown, inside & (part_of != part))
            weights = lesson_weights_of(lesson, 0, learned, {})
            for at in np.flatnonzero(part_of == part):
                weighed[at][lesson] = [weigh_signs(one, weights) for one in texts[at].signs]
        sentence[lesson] = table.learn(shown, inside)
    return {lesson: learn_text(texts, lesson, weighed, sentence[lesson]) for lesson in RULES}


def learn_text(
    texts: Sequence[Taught],
    lesson: str,
    weighed: Sequence[Mapping[str, Sequence[Weight]]],
    sentence: SentenceWeights,
) -> LessonWeights:
    """Fit the second step, and print how it does on texts left out."""
    inside = [at for at, text in enumerate(texts) if text.outcomes[lesson] != OUTSIDE]
    known = [text_features(weighed[at], lesson, texts[at].ruled[lesson]) for at in inside]
    labels = np.array([texts[at].outcomes[lesson] for at in inside])
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(known)
    model = LogisticRegression(C=CAUTION_TEXT, max_iter=5000)
    report(
        lesson, labels, cross_val_predict(model, matrix, labels, cv=PARTS, method="predict_proba")
    )
    model.fit(matrix, labels)
    outcomes = {
        str(outcome): dict(_rounded(vectorizer.feature_names_, row, float(start)))
        for outcome, row, start in zip(model.classes_, model.coef_, model.intercept_, strict=True)
    }
    return lesson_weights_of(lesson, len(inside), sentence, outcomes)


def report(lesson: str, labels: np.ndarray, chances: np.ndarray) -> None:
    """Print the agreement on texts left out, and how often it is right with and without doubt."""
    left_out = np.unique(labels)[chances.argmax(axis=1)]
    right, sure = left_out == labels, chances.max(axis=1) >= SURE_FROM
    print(
        lesson,
        f"agreement on texts left out: {alpha(labels, left_out):.3f};",
        f"in doubt {1 - sure.mean():.2f}, right {right[~sure].mean():.2f};",
        f"sure {sure.mean():.2f}, right {right[sure].mean():.2f}",
    )


def alpha(first: Sequence[str], second: Sequence[str]) -> float:
    """Krippendorff's alpha, nominal, two observers (Content Analysis, 2004, ch. 11)."""
    values = Counter([*first, *second])
    total = sum(values.values())
    observed = sum(a != b for a, b in zip(first, second, strict=True)) / len(first)
    expected = 1 - sum(n * (n - 1) for n in values.values()) / (total * (total - 1))
    return 1 - observed / expected if expected else 1.0


def _rounded(names: Sequence[str], row: np.ndarray, start: float) -> Iterator[tuple[str, float]]:
    for name, value in zip(names, row, strict=True):
        yield name, round(float(value) + (start if name == "start" else 0.0), 3)


def main() -> None:
    """Learn every lesson."""
    texts = taught_texts()
    for lesson, weights in learn_all(texts).items():
        write(weights, WEIGHTS / f"{lesson}.json")
        print(lesson, weights.texts, "texts", len(weights.sentence.signs), "signs")


if __name__ == "__main__":
    main()
