"""The funding checks: pass, fail, unclear or not applicable, each with its reason.

They stand apart from the six lessons, count into no level, and never promise an effect. Fields come
first; where the form is silent, the text of the plan may show a series or a fixed group.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Literal

from model.core.messages import Message, msg
from model.evaluation.findings import CheckResult, Evidence
from model.evaluation.funding_rules import funding_rules
from model.evaluation.indicators import names_specific_group
from model.evaluation.judging import field
from model.evaluation.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from model.evaluation.material import Material

log = logging.getLogger(__name__)

CheckOutcome = Literal["pass", "fail", "unclear", "not-applicable"]
_NOBODY_REACHED = ("volunteers", "network", "training", "other")
_OTHER_AIMS = frozenset({"prevent", "find", "awareness", "volunteers", "network"})
_BROKEN = msg("This check could not be done. The error was written down for the administrator.")
_NO_PARTICIPANTS = msg("The project recruits no participants.")


def check_funding(material: Material) -> tuple[CheckResult, ...]:
    """Run every check; one that breaks is logged and given as unclear."""
    return tuple(_run(check, run, material) for check, run in CHECKS.items())


def _run(check: str, run: Callable[[Material], CheckResult], material: Material) -> CheckResult:
    try:
        return run(material)
    except Exception:
        log.exception("Funding check %s failed on project %s", check, material.project.id)
        return _result(check, "unclear", _BROKEN)


def _result(
    check: str, outcome: CheckOutcome, message: Message, evidence: Iterable[Evidence] = ()
) -> CheckResult:
    return CheckResult(check=check, outcome=outcome, message=message, evidence=tuple(evidence))


def is_structural(material: Material) -> CheckResult:
    """Several meetings with the same participants, when the aim is to reduce loneliness."""
    check = "structural"
    project = material.project
    if project.aim in _OTHER_AIMS or material.kind.kind != "participants":
        return _result(check, "not-applicable", msg("The aim is not to reduce loneliness."))
    quotes = [field("meetings", project.meetings)] if project.meetings is not None else []
    if project.meetings == 1:
        return _result(check, "fail", msg("The participants meet once."), quotes)
    if project.same_participants is False:
        shown = [field("same_participants")]
        return _result(check, "fail", msg("The participants differ each time."), shown)
    enough = (project.meetings or 0) >= funding_rules().limits.least_meetings
    if enough and project.same_participants:
        said = msg("The same participants meet several times.")
        return _result(check, "pass", said, quotes)
    return _structural_in_text(material, enough=enough)


def _structural_in_text(material: Material, *, enough: bool) -> CheckResult:
    check = "structural"
    fixed = [one.evidence() for one in material.sentences if one.has("fixed-group")]
    series = [one.evidence() for one in material.sentences if one.has("series")]
    once = [one.evidence() for one in material.sentences if one.has("one-off")]
    if fixed and (series or enough):
        said = msg("The text speaks of a fixed group or pair that meets several times.")
        return _result(check, "pass", said, [*fixed[:1], *series[:2]])
    if once and not (fixed or series or enough):
        return _result(check, "fail", msg("The text speaks of a one-off activity."), once[:2])
    said = msg("The plan does not say that the same people meet several times.")
    return _result(check, "unclear", said, series[:2])


def reach_fits_severity(material: Material) -> CheckResult:
    """The lighter the problem, the larger the reach should be. The numbers are ours."""
    check = "reach-severity"
    project = material.project
    if project.recruits == "nobody" or material.kind.kind in _NOBODY_REACHED:
        return _result(check, "not-applicable", _NO_PARTICIPANTS)
    weight = _weight(material)
    if project.reach is None or weight is None:
        said = msg("Fill in the reach and the severity to do this check.")
        return _result(check, "unclear", said)
    limits = funding_rules().limits
    least = getattr(limits.least_reach, weight)
    quotes = [field("reach", project.reach)]
    if project.reach >= least:
        return _result(check, "pass", msg("The reach fits the severity."), quotes)
    if project.reach < least * limits.far_too_small:
        said = msg(
            "A reach of {reach} is small; think of {least} or more.",
            reach=project.reach,
            least=least,
        )
        return _result(check, "fail", said, quotes)
    said = msg(
        "A reach of {reach} is on the small side; think of {least} or more.",
        reach=project.reach,
        least=least,
    )
    return _result(check, "unclear", said, quotes)


def _weight(material: Material) -> str | None:
    project = material.project
    if project.severity in ("mild", "severe"):
        return project.severity
    if project.aim in ("prevent", "awareness") or project.severity in ("none", "raised-risk"):
        return "prevention"
    return None


def support_fits(material: Material) -> CheckResult:
    """Meeting suits mild social loneliness; one close tie, skills, expectations the heavier."""
    check = "support-fit"
    project = material.project
    if material.kind.kind != "participants":
        return _result(check, "not-applicable", _NO_PARTICIPANTS)
    asked = [*([project.severity] if project.severity else []), *project.loneliness_kinds]
    kinds = set(project.kinds_of_support)
    if not kinds or not asked:
        said = msg("Fill in the kinds of support and the severity to do this check.")
        return _result(check, "unclear", said)
    carries = funding_rules().support_that_carries
    quotes = [field("kinds_of_support", kind) for kind in project.kinds_of_support]
    if all(kinds & set(carries[need]) for need in asked):
        return _result(check, "pass", msg("The support fits the loneliness it is for."), quotes)
    said = msg("Meeting or pastime alone is too little for severe or emotional loneliness.")
    if not kinds <= {"meeting", "pastime"}:
        said = msg("The kinds of support do not fit the loneliness they are for.")
    return _result(check, "fail", said, quotes)


def is_not_too_generic(material: Material) -> CheckResult:
    """A particular group, with causes, a kind of loneliness, or a say for the group."""
    check = "not-too-generic"
    project = material.project
    if material.kind.kind != "participants":
        return _result(check, "not-applicable", _NO_PARTICIPANTS)
    group = settle(names_specific_group.assess(material), project)
    if group.outcome == "not-met":
        return _result(check, "fail", msg("The plan is meant for everyone."), group.evidence)
    fitted = project.causes or project.loneliness_kinds or project.participation
    if group.outcome == "met" and fitted:
        said = msg("The plan is made for a particular group and its situation.")
        return _result(check, "pass", said, group.evidence)
    if group.outcome == "met":
        said = msg("There is a particular group; say what causes their lack of contact.")
        return _result(check, "unclear", said, group.evidence)
    said = msg("The group is broad or not named; say who they are and what they lack.")
    return _result(check, "unclear", said, group.evidence)


def has_no_exclusions(material: Material) -> CheckResult:
    """Grounds on which many funds refuse: one-off, finished; unclear without budget or period."""
    check = "exclusions"
    project = material.project
    if project.status in ("finished", "stopped"):
        said = msg("Many funds do not pay for a project that has ended.")
        return _result(check, "fail", said, [field("status", project.status)])
    if project.meetings == 1:
        said = msg("Many funds do not pay for a one-off activity.")
        return _result(check, "fail", said, [field("meetings", 1)])
    if project.budget is None or project.starts_on is None:
        return _result(check, "unclear", msg("The budget or the period is not filled in yet."))
    said = msg("We found none of the common grounds for refusal.")
    return _result(check, "pass", said, [field("budget", project.budget)])


CHECKS: Mapping[str, Callable[[Material], CheckResult]] = {
    "structural": is_structural,
    "reach-severity": reach_fits_severity,
    "support-fit": support_fits,
    "not-too-generic": is_not_too_generic,
    "exclusions": has_no_exclusions,
}
