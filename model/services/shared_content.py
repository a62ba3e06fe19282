"""Making the copy of a plan that is shared: what was chosen goes in, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.evaluation.sharing import (
    SHARE_PARTS,
    AgreedLevel,
    SharedAction,
    SharedContent,
    SharedReply,
)
from model.services.improvement import ADVICE
from model.services.rights import by_right
from model.services.scorecards import scorecard

if TYPE_CHECKING:
    from collections.abc import Collection

    from model.evaluation.findings import LessonResult
    from model.evaluation.projects import Project
    from model.evaluation.sharing import SharePart
    from model.process.actions import Action
    from model.services.scorecards import Scorecard
    from model.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ShareSources:
    """Everything that could be shared of one plan, as it stands now."""

    project: Project
    card: Scorecard | None
    actions: tuple[Action, ...]
    partner_names: dict[str, str]

    @property
    def offered(self) -> tuple[SharePart, ...]:
        """The parts that there are: no profile without a scorecard, no empty improvement plan."""
        there = {
            "plan": True,
            "document": bool(self.project.document_text),
            "profile": self.card is not None,
            "evidence": self.card is not None,
            "improvement": bool(self.actions),
        }
        return tuple(part for part in SHARE_PARTS if there[part])


@by_right
def share_sources(work: UnitOfWork, project: Project) -> ShareSources:
    """Return everything that could be shared of a plan, to choose from and to look at first."""
    found = work.actions.find(coalition_id=project.coalition_id, project_id=project.id)
    listed = [one for one in found if one.origin.startswith(ADVICE) and one.state != "dropped"]
    listed.sort(key=lambda one: (not one.is_open, one.due_on is None, str(one.due_on), one.title))
    partners = work.partners.find(coalition_id=project.coalition_id)
    return ShareSources(
        project=project,
        card=scorecard(work, project),
        actions=tuple(listed),
        partner_names={partner.id: partner.name for partner in partners},
    )


def shared_content(sources: ShareSources, parts: Collection[SharePart]) -> SharedContent:
    """Return the copy with the chosen parts, as far as they are there."""
    chosen = set(parts) & set(sources.offered)
    content = SharedContent(title=sources.project.title)
    if chosen & {"plan", "document"}:
        content = content.model_copy(update={"plan": _plan(sources.project, chosen)})
    if "profile" in chosen and sources.card is not None:
        content = content.model_copy(
            update=_profile(sources.card, with_evidence="evidence" in chosen)
        )
    if "improvement" in chosen:
        actions = tuple(_action(one, sources.partner_names) for one in sources.actions)
        content = content.model_copy(update={"actions": actions})
    return content


def _plan(project: Project, chosen: set[SharePart]) -> Project:
    """Return the plan without what was not chosen; of the document alone only its text is kept."""
    if "plan" in chosen and "document" in chosen:
        return project
    if "plan" in chosen:
        return project.model_copy(update={"document_text": "", "document_name": ""})
    return type(project)(
        id=project.id,
        version=project.version,
        coalition_id=project.coalition_id,
        title=project.title,
        document_name=project.document_name,
        document_text=project.document_text,
    )


def _profile(card: Scorecard, *, with_evidence: bool) -> dict[str, object]:
    lessons = tuple(one.result for one in card.cards)
    agreed = [one.agreed for one in card.cards if one.agreed is not None]
    values: dict[str, object] = {
        "scored_at": card.evaluation.at,
        "ruleset_version": card.evaluation.ruleset_version,
        "lessons": lessons if with_evidence else tuple(map(_bare, lessons)),
        "agreed": tuple(
            AgreedLevel(
                lesson=one.lesson,
                level=one.level,
                not_applicable=one.not_applicable,
                reason=one.reason,
                at=one.at,
            )
            for one in agreed
        ),
    }
    if with_evidence:
        values["checks"] = card.checks
        values["replies"] = tuple(
            SharedReply(indicator=one.indicator, reason=one.reason, note=one.note)
            for one in card.annotations
        )
    return values


def _bare(result: LessonResult) -> LessonResult:
    """Return a level with how much is known, and nothing of what it rests on."""
    return result.model_copy(update={"findings": (), "reasons": (), "advice": ()})


def _action(action: Action, partner_names: dict[str, str]) -> SharedAction:
    return SharedAction(
        title=action.title,
        owner=action.owner_name,
        organisation=partner_names.get(action.owner_partner_id, ""),
        due_on=action.due_on,
        state=action.state,
    )
