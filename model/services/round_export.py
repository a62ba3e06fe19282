"""Everything of a round as an Excel file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from model.core.catalogue import catalogue
from model.exports import xlsx
from model.exports.xlsx import Sheet, Value, Workbook
from model.review.lots import lot_holds
from model.services.comparison import comparison
from model.services.comparison_tables import comparison_table, level_rows
from model.services.criteria import criteria_of
from model.services.eligibility import eligibility, rule_label
from model.services.exclusion_reading import asked_amount
from model.services.letters import outcome_label
from model.services.rights import by_right
from model.services.round_log import LogLine, round_log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from model.core.coalitions import Coalition
    from model.core.translation import Translator
    from model.network.partners import Partner
    from model.services.rounds import RoundView
    from model.storage.unit_of_work import UnitOfWork

Row: TypeAlias = "tuple[Value, ...]"


@dataclass(frozen=True)
class RoundContent:
    """What leaves with a round."""

    coalition: Coalition
    view: RoundView
    partners: tuple[Partner, ...]
    log: tuple[LogLine, ...]
    day: date

    @property
    def applicants(self) -> Mapping[str, str]:
        """Project id → who applied: the organisation, or else the lead."""
        names = {partner.id: partner.name for partner in self.partners}
        return {
            project.id: names.get(project.lead_partner_id) or project.lead_name
            for project in self.view.every_plan
        }


@by_right
def round_content(
    work: UnitOfWork, coalition: Coalition, view: RoundView, day: date
) -> RoundContent:
    """Read what leaves with a round."""
    partners = tuple(work.partners.find(coalition_id=coalition.id))
    return RoundContent(coalition, view, partners, round_log(work, view), day)


def round_workbook(content: RoundContent, t: Translator) -> bytes:
    """Return everything of a round as an Excel file, a sheet a subject; no empty sheets."""
    sheets = [
        _round_sheet(content, t),
        _plan_sheet(content, t),
        _rule_sheet(content, t),
        _conflict_sheet(content, t),
        _assignment_sheet(content, t),
        _level_sheet(content, t),
        _check_sheet(content, t),
        _review_sheet(content, t),
        _question_sheet(content, t),
        _ranking_sheet(content, t),
        _lot_sheet(content, t),
        _log_sheet(content, t),
    ]
    filled = tuple(sheet for sheet in sheets if sheet is not None and sheet.rows)
    return xlsx.write(Workbook(filled, content.view.round.title, t.language))


def _round_sheet(content: RoundContent, t: Translator) -> Sheet:
    round_, label = content.view.round, catalogue().label
    weights = [
        (t("Weight of {lesson}", lesson=one.label), round_.weights.get(one.id, 1.0))
        for one in criteria_of(round_, t.language)
    ]
    rows: list[Row] = [
        (t("Title"), round_.title),
        (t("Purpose"), round_.purpose),
        (t("Phase"), label("phases", round_.phase, t.language)),
        (t("Budget"), round_.budget),
        (t("Number of plans"), round_.places),
        (t("Opens on"), round_.opens_on),
        (t("Closes on"), round_.closes_on),
        (t("Reviews for each plan"), round_.reviews_per_plan),
        (t("Names hidden"), t("yes") if round_.names_hidden else t("no")),
        *weights,
        (t("Why they weigh like this"), round_.weights_reason),
        *((t("Reviewer"), _with_organisation(content, name)) for name in round_.reviewers),
    ]
    return Sheet(t("Round"), (t("Subject"), t("Content")), rows, (34, 60))


def _with_organisation(content: RoundContent, name: str) -> str:
    known = content.view.round.affiliations.get(name)
    return f"{name} – {known.organisation}" if known and known.organisation else name


def _plan_sheet(content: RoundContent, t: Translator) -> Sheet:
    view = content.view
    rows: list[Row] = []
    for project in view.every_plan:
        award = view.award_of(project.id)
        rows.append(
            (
                project.title,
                content.applicants[project.id],
                asked_amount(project),
                _standing(view, project.id, t),
                sum(review.project_id == project.id for review in view.judging),
                outcome_label(award, t),
                award.amount if award else None,
                award.reason if award else "",
                award.advice if award else "",
                award.by if award else "",
                award.at if award else None,
            )
        )
    header = (
        *(t("Plan"), t("Organisation"), t("Asked"), t("Takes part"), t("Reviews"), t("Decision")),
        *(t("Amount"), t("Reason"), t("Advice"), t("Decided by"), t("Decided at")),
    )
    return Sheet(t("Plans and decisions"), header, rows)


def _standing(view: RoundView, project_id: str, t: Translator) -> str:
    if any(project.id == project_id for project in view.ruled_out):
        return t("kept out by a rule")
    if any(project.id == project_id for project in view.taken_back):
        return t("taken back by the project")
    return t("yes")


def _rule_sheet(content: RoundContent, t: Translator) -> Sheet:
    label = catalogue().label
    rows: list[Row] = [
        (
            check.project.title,
            rule_label(one.rule, t.language),
            label("eligibility", one.outcome, t.language),
            t("decided") if one.verdict else t("proposed"),
            (one.verdict.reason if one.verdict else "") or t.message(one.reading.reason),
            one.verdict.by if one.verdict else "",
        )
        for check in eligibility(content.view, content.partners)
        for one in check.rules
    ]
    header = (t("Plan"), t("Rule"), t("Outcome"), t("State"), t("Reason"), t("Decided by"))
    return Sheet(t("Rules"), header, rows)


def _conflict_sheet(content: RoundContent, t: Translator) -> Sheet:
    titles = content.view.titles
    rows: list[Row] = [
        (
            titles.get(one.project_id, one.project_id),
            one.reviewer,
            catalogue().label("conflict-states", one.state, t.language),
            t.message(one.found) if one.found else one.reason,
            one.reason if one.found else "",
            one.by,
            one.at,
        )
        for one in content.view.conflicts
    ]
    header = (t("Plan"), t("Reviewer"), t("State"), t("Reason"), t("Note"), t("By"), t("At"))
    return Sheet(t("Conflicts of interest"), header, rows)


def _assignment_sheet(content: RoundContent, t: Translator) -> Sheet:
    view, titles = content.view, content.view.titles
    rows: list[Row] = sorted(
        (titles.get(a.project_id, a.project_id), a.reviewer, t("yes") if a.by_hand else t("no"))
        for a in view.assignments
        if view.conflict_of(a.project_id, a.reviewer) is None
        or view.state_of(a.project_id, a.reviewer) == "submitted"
    )
    return Sheet(t("Division"), (t("Plan"), t("Reviewer"), t("Chosen by hand")), rows)


def _level_sheet(content: RoundContent, t: Translator) -> Sheet:
    header = (t("Plan"), t("Reviewer"), t("Lesson"), t("Level"), t("Reason"))
    return Sheet(t("Levels and reasons"), header, level_rows(content.view, t))


def _check_sheet(content: RoundContent, t: Translator) -> Sheet:
    label, titles = catalogue().label, content.view.titles
    rows: list[Row] = [
        (
            titles[review.project_id],
            review.reviewer,
            label("funding-checks", answer.check, t.language),
            label("check-outcomes", answer.outcome, t.language),
            answer.reason,
        )
        for review in content.view.judging
        for answer in review.checks
    ]
    header = (t("Plan"), t("Reviewer"), t("Check"), t("Outcome"), t("Reason"))
    return Sheet(t("Funding checks"), header, rows)


def _review_sheet(content: RoundContent, t: Translator) -> Sheet:
    titles = content.view.titles
    sureness = {"low": t("not very sure"), "medium": t("fairly sure"), "high": t("very sure")}
    rows: list[Row] = [
        (
            titles.get(review.project_id, review.project_id),
            review.reviewer,
            t("yes") if review.is_submitted else t("no"),
            t("yes") if review.abstained else t("no"),
            sureness[review.confidence] if review.confidence else "",
            review.note if review.is_submitted else "",
            review.submitted_at,
        )
        for review in content.view.reviews
    ]
    header = (
        *(t("Plan"), t("Reviewer"), t("Handed in"), t("Abstained"), t("How sure")),
        *(t("Closing note"), t("At")),
    )
    return Sheet(t("Reviews"), header, rows)


def _question_sheet(content: RoundContent, t: Translator) -> Sheet:
    titles = content.view.titles
    rows: list[Row] = [
        (titles.get(q.project_id, q.project_id), q.text, q.asked_at, q.answer, q.answered_at)
        for q in content.view.questions
    ]
    header = (t("Plan"), t("Question"), t("Asked at"), t("Answer"), t("Answered at"))
    return Sheet(t("Questions"), header, rows)


def _ranking_sheet(content: RoundContent, t: Translator) -> Sheet | None:
    compared = comparison(content.view)
    if compared.ranking is None:
        return None
    header, rows = comparison_table(compared, t)
    return Sheet(t("Ranking"), header, rows)


def _lot_sheet(content: RoundContent, t: Translator) -> Sheet:
    titles = content.view.titles
    rows: list[Row] = [
        (
            *(one.at, one.by, one.lot.seed, one.reason, place, titles.get(plan, plan), ticket),
            t("yes") if lot_holds(one.lot) else t("no"),
        )
        for one in content.view.lots
        for place, (plan, ticket) in enumerate(
            zip(one.lot.order, one.lot.tickets, strict=False), start=1
        )
    ]
    header = (
        *(t("At"), t("By"), t("Seed"), t("Reason"), t("Place"), t("Plan")),
        *(t("Lot number"), t("Drawn again: the same")),
    )
    return Sheet(t("Lots"), header, rows)


def _log_sheet(content: RoundContent, t: Translator) -> Sheet:
    rows: Sequence[Row] = [(line.at, line.by, t.message(line.what)) for line in content.log]
    return Sheet(t("Log"), (t("At"), t("Who"), t("What")), rows)
