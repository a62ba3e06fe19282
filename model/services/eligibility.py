"""The check before review: which plans may take part, and one chance to repair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from model.core.errors import InvalidInputError
from model.core.messages import Message, msg
from model.review.applications import Application, Verdict
from model.review.exclusions import exclusion_rules
from model.services.exclusion_reading import Case, Reading, read_exclusion
from model.services.rights import by_right

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from model.core.translation import Language
    from model.evaluation.projects import Project
    from model.network.partners import Partner
    from model.review.applications import Eligible
    from model.review.rounds import Exclusion, Round
    from model.services.rounds import RoundView
    from model.storage.unit_of_work import UnitOfWork

Standing = Literal["may", "open", "out", "back"]
"""May take part; not decided yet; kept out by a rule; taken back by the project."""


@dataclass(frozen=True)
class RuleCheck:
    """One rule for one plan: what the workbench reads, and what a person decided."""

    rule: Exclusion
    reading: Reading
    verdict: Verdict | None

    @property
    def outcome(self) -> Eligible:
        """What holds now: a person's decision, else what was read."""
        return self.verdict.outcome if self.verdict else self.reading.outcome


@dataclass(frozen=True)
class PlanCheck:
    """One plan before review."""

    project: Project
    rules: tuple[RuleCheck, ...]
    application: Application | None

    @property
    def standing(self) -> Standing:
        """Whether this plan may take part."""
        if self.application is not None and self.application.withdrawn_on is not None:
            return "back"
        if any(r.verdict is not None and r.verdict.outcome == "not-met" for r in self.rules):
            return "out"
        decided = all(r.verdict is not None and r.verdict.outcome == "met" for r in self.rules)
        return "may" if decided else "open"

    @property
    def unsettled(self) -> tuple[RuleCheck, ...]:
        """Rules that are not met, or not clear, and nobody decided about."""
        return tuple(r for r in self.rules if r.verdict is None and r.outcome != "met")


def eligibility(view: RoundView, partners: Sequence[Partner]) -> tuple[PlanCheck, ...]:
    """Hold every plan of a round against the rules that the funder states."""
    by_id = {partner.id: partner for partner in partners}
    return tuple(_check(view, project, by_id) for project in view.every_plan)


def rule_label(rule: Exclusion, language: Language) -> str:
    """Return what must hold, in words."""
    known = exclusion_rules().get(rule.id)
    if known is None:
        return rule.text or rule.id
    label = known.label.in_language(language)
    return f"{label} ({rule.value})" if rule.value else label


@by_right
def judge_rule(
    work: UnitOfWork,
    round_: Round,
    project_id: str,
    rule: str,
    outcome: Eligible,
    *,
    by: str,
    at: datetime,
    reason: str = "",
) -> Application:
    """Keep a person's decision about one rule of one plan.

    Raises:
        InvalidInputError: nobody is named, or a plan is kept out without a reason.

    """
    if not by.strip():
        raise InvalidInputError(msg("Fill in your name first: a decision needs somebody's name."))
    if outcome == "not-met" and not reason.strip():
        raise InvalidInputError(msg("Say why this plan falls out. The letter will name it."))
    verdict = Verdict(rule=rule, outcome=outcome, reason=reason, by=by, at=at)
    saved = _keep_verdicts(work, round_, project_id, [verdict])
    work.commit()
    return saved


@by_right
def accept_readings(
    work: UnitOfWork, view: RoundView, checks: Sequence[PlanCheck], *, by: str, at: datetime
) -> int:
    """Take over every "met" that was read and nobody decided about; returns how many.

    What is unclear or not met waits for a person.
    """
    if not by.strip():
        raise InvalidInputError(msg("Fill in your name first: a decision needs somebody's name."))
    taken = 0
    for check in checks:
        met = [
            Verdict(rule=one.rule.id, outcome="met", by=by.strip(), at=at)
            for one in check.rules
            if one.verdict is None and one.reading.outcome == "met"
        ]
        if met:
            _keep_verdicts(work, view.round, check.project.id, met)
            taken += len(met)
    work.commit()
    return taken


@by_right
def ask_repair(
    work: UnitOfWork, round_: Round, project_id: str, *, asked: str, until: date
) -> Application:
    """Ask a project to complete its plan, once.

    Raises:
        InvalidInputError: it was asked before, or nothing is asked.

    """
    known = _application(work, round_, project_id)
    if known.repair_asked:
        raise InvalidInputError(msg("This project had its chance to repair. Decide now."))
    if not asked.strip():
        raise InvalidInputError(msg("Write what must be added to the plan."))
    return _keep(work, known.changed(repair_asked=asked, repair_until=until))


@by_right
def note_repaired(work: UnitOfWork, round_: Round, project_id: str, on: date) -> Application:
    """Write down that the completed plan came in."""
    return _keep(work, _application(work, round_, project_id).changed(repaired_on=on))


@by_right
def take_plan_back(
    work: UnitOfWork, round_: Round, project_id: str, on: date | None
) -> Application:
    """Let a project take its plan back, or (None) let it in again; reviews stay stored."""
    return _keep(work, _application(work, round_, project_id).changed(withdrawn_on=on))


def needs_repair(check: PlanCheck) -> tuple[Message, ...]:
    """Return what is still unclear in a plan, as proposals for what to ask."""
    return tuple(one.reading.reason for one in check.unsettled if one.outcome == "unclear")


def _check(view: RoundView, project: Project, partners: dict[str, Partner]) -> PlanCheck:
    application = view.application_of(project.id)
    lead = partners.get(project.lead_partner_id)
    return PlanCheck(
        project=project,
        rules=tuple(
            RuleCheck(
                rule,
                read_exclusion(Case(project, lead, view.round, rule.value), rule),
                application.verdict_of(rule.id) if application else None,
            )
            for rule in view.round.exclusions
        ),
        application=application,
    )


def _application(work: UnitOfWork, round_: Round, project_id: str) -> Application:
    found = work.applications.find(round_id=round_.id, project_id=project_id)
    return (
        found[0]
        if found
        else Application(
            coalition_id=round_.coalition_id, round_id=round_.id, project_id=project_id
        )
    )


def _keep_verdicts(
    work: UnitOfWork, round_: Round, project_id: str, fresh: Sequence[Verdict]
) -> Application:
    known = _application(work, round_, project_id)
    kept = {one.rule: one for one in (*known.verdicts, *fresh)}
    changed = known.changed(verdicts=[one.model_dump() for one in kept.values()])
    return work.applications.save(changed) if known.version else work.applications.add(changed)


def _keep(work: UnitOfWork, application: Application) -> Application:
    saved = (
        work.applications.save(application)
        if application.version
        else work.applications.add(application)
    )
    work.commit()
    return saved
