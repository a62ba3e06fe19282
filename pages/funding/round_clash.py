"""Two people changed the same field of a round at the same time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from model.evaluation.funding_rules import funding_rules
from model.review.exclusions import exclusion_rules
from model.review.rounds import Affiliation, Exclusion, Round
from model.services.criteria import criteria_of
from model.services.rounds import change_round, move_round
from model.storage.unit_of_work import UnitOfWork
from pages.funding.round_fields import round_labels
from pages.shared.conflict import draw_conflict
from pages.shared.in_words import labels_of
from pages.shared.page import Page


def draw_round_conflict(page: Page, round_: Round, projects: Mapping[str, str]) -> None:
    """When two people changed the same field of a round: show both and let a person choose."""
    t, rules = page.t, exclusion_rules()
    criteria = {one.id: one.label for one in criteria_of(round_, page.language)}
    checks = {rule.id: rule.label.in_language(page.language) for rule in funding_rules().checks}
    labels = round_labels(page) | {f"weights.{one}": label for one, label in criteria.items()}
    labels |= {f"affiliations.{name}": name for name in round_.reviewers}
    labels |= {
        "phase": t("Phase"),
        "exclusions": t("What keeps a plan out?"),
        "criteria": t("Criteria of your own"),
    }

    def rule_text(one: Exclusion) -> str:
        known = rules.get(one.id)
        own = one.text or (known.excludes.in_language(page.language) if known else one.id)
        return f"{own} {one.value}".strip()

    words: dict[str, Callable[[Any], str]] = {
        "phase": labels_of(page, "phases"),
        "project_ids": lambda one: projects.get(one, ""),
        "check_ids": lambda one: checks.get(one, one),
        "exclusions": rule_text,
        "criteria": lambda one: f"{one.label} {one.question}".strip(),
    }
    words |= dict.fromkeys((f"affiliations.{name}" for name in round_.reviewers), _organisation)

    def keep(work: UnitOfWork, stands: Round, **values: Any) -> Round:  # noqa: ANN401
        phase = values.pop("phase", None)
        if phase is not None:
            stands = move_round(work, stands, phase)
        return change_round(work, stands, **values) if values else stands

    draw_conflict(page, round_.id, labels, keep, words=words)


def _organisation(one: Affiliation) -> str:
    return one.organisation
