"""The terms of a round, tidied and checked before they are written."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from model.core.errors import InvalidInputError
from model.core.messages import msg
from model.evaluation.funding_rules import funding_rules
from model.evaluation.lessons import LESSON_IDS
from model.review.rounds import Affiliation, Criterion, Exclusion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def checked_terms(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a round, tidied.

    Raises:
        InvalidInputError: the title is missing, the period runs backwards, a name stands twice,
            a criterion has no name, or the weights are wrong or unexplained.

    """
    checked = dict(values)
    checked["title"] = str(checked.get("title", "")).strip()
    if not checked["title"]:
        raise InvalidInputError(msg("Give the round a title."))
    opens, closes = checked.get("opens_on"), checked.get("closes_on")
    if opens and closes and closes < opens:
        raise InvalidInputError(msg("The round closes before it opens. Change one of the dates."))
    names = tidy_names(checked.get("reviewers", ()))
    checked["reviewers"] = names
    checked["affiliations"] = _affiliations(checked.get("affiliations") or {}, names)
    checked["criteria"] = _criteria(checked.get("criteria") or ())
    own = [criterion["id"] for criterion in checked["criteria"]]
    checked["exclusions"] = _exclusions(checked.get("exclusions") or ())
    known = {check.id for check in funding_rules().checks}
    checked["check_ids"] = tuple(c for c in checked.get("check_ids") or () if c in known)
    checked["weights"] = _weights(
        checked.get("weights") or {}, own, checked.get("weights_reason", "")
    )
    return checked


def tidy_names(given: Sequence[str]) -> tuple[str, ...]:
    """Return names without stray spaces and empty lines.

    Raises:
        InvalidInputError: a name stands there twice.

    """
    names = [" ".join(name.split()) for name in given if name.strip()]
    folded = [name.casefold() for name in names]
    double = next((n for n, f in zip(names, folded, strict=True) if folded.count(f) > 1), None)
    if double is not None:
        raise InvalidInputError(msg("The name {name} stands there twice.", name=double))
    return tuple(names)


def _affiliations(given: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Keep what is said of the reviewers who are there, tidied."""
    kept = {}
    for name, value in given.items():
        one = Affiliation.model_validate(value)
        tidy = " ".join(name.split())
        if tidy in names and (one.organisation or one.partner_id):
            kept[tidy] = one.model_dump()
    return kept


def _criteria(given: Iterable[Any]) -> tuple[dict[str, Any], ...]:
    """Return the own criteria, each with an id that stays when its words change."""
    kept: list[dict[str, Any]] = []
    taken = set(LESSON_IDS)
    for value in given:
        raw = value.model_dump() if isinstance(value, Criterion) else dict(value)
        label = " ".join(str(raw.get("label") or "").split())
        texts = [raw.get("question") or "", *(raw.get("anchors") or ())]
        if not label:
            if any(str(text or "").strip() for text in texts):
                raise InvalidInputError(msg("Give each criterion of your own a name."))
            continue
        wanted = str(raw.get("id") or "")
        criterion_id = wanted if wanted and wanted not in taken else _free_id(label, taken)
        taken.add(criterion_id)
        kept.append({**raw, "id": criterion_id, "label": label})
    return tuple(kept)


def _free_id(label: str, taken: set[str]) -> str:
    base = "own-" + (re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[:40] or "criterion")
    base = base.strip("-")
    number, found = 2, base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def _exclusions(given: Iterable[Any]) -> tuple[dict[str, Any], ...]:
    kept: list[dict[str, Any]] = []
    for value in given:
        raw = value.model_dump() if isinstance(value, Exclusion) else dict(value)
        if str(raw["id"]).startswith("own-") and not str(raw.get("text") or "").strip():
            continue
        if raw["id"] not in {one["id"] for one in kept}:
            kept.append(raw)
    return tuple(kept)


def _weights(weights: Mapping[str, float], own: Sequence[str], reason: str) -> dict[str, float]:
    """Return the weights; empty when everything weighs the same."""
    # A criterion that was added later weighs 1, as everything does that nobody weighed.
    known = {lesson: float(weights.get(lesson, 0)) for lesson in LESSON_IDS} if weights else {}
    if weights:
        known |= {criterion: float(weights.get(criterion, 1)) for criterion in own}
    if any(not math.isfinite(w) or w < 0 for w in known.values()):
        raise InvalidInputError(msg("A weight is zero or more."))
    if known and not any(known.values()):
        raise InvalidInputError(
            msg("All weights are zero. Give at least one lesson a weight above zero.")
        )
    if len(set(known.values())) <= 1:
        return {}
    if not reason.strip():
        raise InvalidInputError(
            msg("Say why one lesson weighs more than another. Project leads will ask.")
        )
    return known
