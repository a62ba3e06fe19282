"""One change of a round in words; the name of who did it stands in front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from model.core.messages import Message, Ref, msg, msgn

if TYPE_CHECKING:
    from model.core.changes import ChangeRecord

Values: TypeAlias = dict[str, Any]
Writer: TypeAlias = "Callable[[ChangeRecord, Values, str, dict[str, str]], Message]"


def line_of(record: ChangeRecord, titles: dict[str, str]) -> Message:
    """Return one change in words; `titles` names the plans by id."""
    values = record.after or record.before or {}
    plan = titles.get(str(values.get("project_id", "")), "")
    writer = _WRITERS.get(record.entity)
    return writer(record, values, plan, titles) if writer else line_of_many(record, 1)


def line_of_many(record: ChangeRecord, n: int) -> Message:
    """Return many changes of one kind at one moment in words."""
    if record.entity == "assignments":
        if record.kind == "removed":
            return msgn("took one plan from a reviewer", "took {n} plans from reviewers", n=n)
        return msgn("gave one plan to a reviewer", "divided {n} plans over reviewers", n=n)
    if record.entity == "conflicts":
        if record.kind == "added":
            return msgn("found one possible conflict", "found {n} possible conflicts", n=n)
        return msgn("decided about one conflict", "decided about {n} conflicts", n=n)
    if record.entity == "calibrations":
        return msgn("practised with one level", "practised with {n} levels", n=n)
    return msgn("checked the rules for one plan", "checked the rules for {n} plans", n=n)


def _round_line(record: ChangeRecord, _v: Values, _p: str, _t: dict[str, str]) -> Message:
    before, after = record.before or {}, record.after or {}
    if record.kind == "added":
        return msg("made the round")
    if before.get("phase") != after.get("phase"):
        phase = Ref(kind="phases", ref=str(after.get("phase")))
        return msg("moved the round to: {phase}", phase=phase)
    gone = [name for name in after.get("withdrawn", ()) if name not in before.get("withdrawn", ())]
    if gone:
        return msg("noted that {reviewers} stopped", reviewers=gone)
    if before.get("weights") != after.get("weights"):
        return msg("changed the weights")
    return msg("changed the round")


def _review_line(record: ChangeRecord, values: Values, plan: str, _t: dict[str, str]) -> Message:
    if record.kind == "removed":
        return msg("gave back an unfinished review of {plan}", plan=plan)
    if values.get("abstained"):
        return msg("abstained from {plan}", plan=plan)
    if values.get("submitted_at"):
        return msg("handed in a review of {plan}", plan=plan)
    return msg("worked on a review of {plan}", plan=plan)


def _conflict_line(_record: ChangeRecord, values: Values, plan: str, _t: dict[str, str]) -> Message:
    reviewer = str(values["reviewer"])
    if values["state"] == "dismissed":
        return msg("dismissed a conflict: {reviewer} and {plan}", reviewer=reviewer, plan=plan)
    if values["state"] == "confirmed":
        return msg("confirmed a conflict: {reviewer} and {plan}", reviewer=reviewer, plan=plan)
    return msg("found a possible conflict: {reviewer} and {plan}", reviewer=reviewer, plan=plan)


def _application_line(
    _record: ChangeRecord, values: Values, plan: str, _t: dict[str, str]
) -> Message:
    if values.get("withdrawn_on"):
        return msg("noted that {plan} was taken back", plan=plan)
    if values.get("repaired_on"):
        return msg("noted that {plan} was repaired", plan=plan)
    if values.get("repair_asked"):
        return msg("asked to repair {plan}", plan=plan)
    return msg("checked the rules for {plan}", plan=plan)


def _assignment_line(
    record: ChangeRecord, values: Values, plan: str, _t: dict[str, str]
) -> Message:
    reviewer = str(values["reviewer"])
    if record.kind == "removed":
        return msg("took {plan} from {reviewer}", plan=plan, reviewer=reviewer)
    return msg("gave {plan} to {reviewer}", plan=plan, reviewer=reviewer)


def _question_line(record: ChangeRecord, _v: Values, plan: str, _t: dict[str, str]) -> Message:
    if record.kind == "changed":
        return msg("wrote down the answer to a question about {plan}", plan=plan)
    return msg("asked a question about {plan}", plan=plan)


def _award_line(record: ChangeRecord, values: Values, plan: str, _t: dict[str, str]) -> Message:
    if record.kind == "removed":
        return msg("took the decision about {plan} back", plan=plan)
    outcome = Ref(kind="award-outcomes", ref=str(values["outcome"]))
    return msg("decided about {plan}: {outcome}", plan=plan, outcome=outcome)


def _lot_line(_record: ChangeRecord, values: Values, _p: str, titles: dict[str, str]) -> Message:
    drawn = [titles.get(one, one) for one in values["lot"]["order"]]
    seed = str(values["lot"]["seed"])
    return msg("drew a lot with seed {seed}: {plans}", seed=seed, plans=drawn)


_WRITERS: dict[str, Writer] = {
    "rounds": _round_line,
    "reviews": _review_line,
    "conflicts": _conflict_line,
    "assignments": _assignment_line,
    "applications": _application_line,
    "questions": _question_line,
    "awards": _award_line,
    "lots": _lot_line,
}
