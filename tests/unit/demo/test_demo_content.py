"""The demo coalition hangs together: every entity valid, every reference found, nobody real."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
import yaml
from pydantic import BaseModel

from model.core.catalogue import DATA_DIR, catalogue
from model.core.coalitions import Coalition
from model.evaluation.findings import Assessment
from model.evaluation.projects import Project
from model.network.partners import Partner
from model.network.ties import Tie, connections
from model.process.actions import Action
from model.process.budget import BudgetLine
from model.process.chapters import Chapter
from model.process.decisions import Decision
from model.process.figure_sets import FigureSet, Population
from model.process.goals import Goal
from model.process.lists import ListEntry
from model.process.local_cards import LocalCard
from model.process.progress import StepProgress
from model.process.talks import Talk
from model.review.conflicts import Conflict
from model.review.questions import Question
from model.review.rounds import Review, Round
from model.services.demo import demo
from model.services.demo_dates import WRITTEN_FOR
from model.services.demo_scorecards import scorecard_of
from model.services.improvement import moves

LISTS: dict[str, type[BaseModel]] = {
    "partners": Partner,
    "ties": Tie,
    "projects": Project,
    "assessments": Assessment,
    "step_progress": StepProgress,
    "actions": Action,
    "chapters": Chapter,
    "goals": Goal,
    "budget_lines": BudgetLine,
    "talks": Talk,
    "decisions": Decision,
    "list_entries": ListEntry,
    "local_cards": LocalCard,
    "rounds": Round,
    "reviews": Review,
    "figure_sets": FigureSet,
    "populations": Population,
    "conflicts": Conflict,
    "questions": Question,
}


@cache
def _raw() -> dict[str, Any]:
    text = (DATA_DIR / "demo" / "lindewaarde.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def _entities(name: str) -> tuple[Any, ...]:
    return tuple(LISTS[name].model_validate(raw) for raw in _raw()[name])


def _ids(name: str) -> set[str]:
    return {entity.id for entity in _entities(name)}


def _known(kind: str) -> set[str]:
    return set(catalogue().items(kind))


def test_demo_has_every_list_and_a_coalition() -> None:
    """The file holds one coalition, marked as a demo, each list that the demo needs, and the plan once adopted."""
    coalition = Coalition.model_validate(_raw()["coalition"])

    assert set(_raw()) == {"coalition", "answered_none", "adopted", "scored", *LISTS}
    assert (coalition.id, coalition.municipality) == ("lindewaarde", "Lindewaarde")
    assert coalition.is_demo


@pytest.mark.parametrize("name", sorted(LISTS))
def test_demo_entities_validate_and_have_unique_ids(name: str) -> None:
    """Every entity is valid as it stands, belongs to the demo, and has a readable id of its own."""
    entities = _entities(name)

    assert entities
    assert {entity.coalition_id for entity in entities} == {"lindewaarde"}
    assert len(_ids(name)) == len(entities)
    assert all(entity.id.startswith("lw-") for entity in entities)


def test_demo_sizes_are_as_promised() -> None:
    """About 45 partners, 110 ties, nine projects, eighteen actions, eighteen reviews."""
    sizes = {name: len(_entities(name)) for name in LISTS}

    assert sizes["partners"] == 45
    assert sizes["ties"] == 110
    assert sizes["projects"] == 9
    assert sizes["actions"] == 22
    assert sizes["reviews"] == 18


def test_demo_partners_are_mixed_as_in_life() -> None:
    """Most partners joined, some were only invited or named, two left; two domains are empty."""
    partners = _entities("partners")
    statuses = Counter(partner.status for partner in partners)
    present = Counter(p.main_domain for p in partners if p.is_present)

    assert statuses == {"joined": 30, "invited": 6, "prospect": 7, "left": 2}
    assert {domain for domain in _known("domains") if domain not in present} == {
        "finance",
        "integration",
    }
    assert present["businesses"] == 1
    assert present["education"] == 1
    assert {p.main_domain for p in partners} == _known("domains")


def test_demo_partner_slugs_exist() -> None:
    """Domains, roles, key persons, groups, blocks and contributions are all catalogue ids."""
    kinds = {
        "domains": "domains",
        "roles": "partner-roles",
        "key_persons": "key-persons",
        "risk_groups": "risk-groups",
        "building_blocks": "building-blocks",
        "contributions": "contributions",
    }
    for partner in _entities("partners"):
        for field, kind in kinds.items():
            assert set(getattr(partner, field)) <= _known(kind), (partner.id, field)


def test_demo_leaves_groups_that_nobody_has_in_view() -> None:
    """Two groups are in nobody's view, so the demo shows what such a gap looks like."""
    seen = {g for p in _entities("partners") if p.is_present for g in p.risk_groups}

    assert _known("risk-groups") - seen == {"homeless", "divorced"}


def test_demo_contacts_are_invented_business_contacts() -> None:
    """Contacts have a first name only and an address that can never exist."""
    for partner in _entities("partners"):
        if partner.contact_email:
            assert partner.contact_email.endswith(".example"), partner.id
            assert " " not in partner.contact_name
            assert partner.contact_role
        assert partner.contact_phone == ""


def test_demo_partner_dates_fit_the_status() -> None:
    """Who joined has a date; who left has a later one; nobody else has either."""
    for partner in _entities("partners"):
        assert (partner.joined_on is not None) == (partner.status in ("joined", "left"))
        if partner.status == "left":
            assert partner.left_on > partner.joined_on


def test_demo_ties_join_partners_of_the_demo() -> None:
    """Both ends and the reporter of each tie exist, and a partner reports on own ties only."""
    partners = _ids("partners")
    for tie in _entities("ties"):
        assert {tie.source_id, tie.target_id} <= partners, tie.id
        assert tie.reported_by in ("", tie.source_id, tie.target_id), tie.id


def test_demo_ties_are_stored_in_their_one_spelling() -> None:
    """An undirected pair stands in the file as the model would order it."""
    for raw, tie in zip(_raw()["ties"], _entities("ties"), strict=True):
        assert (raw["source_id"], raw["target_id"]) == (tie.source_id, tie.target_id)


def test_demo_has_no_double_reports() -> None:
    """One reporter says one thing about one pair."""
    keys = [(t.source_id, t.target_id, t.kind, t.reported_by) for t in _entities("ties")]

    assert len(keys) == len(set(keys))


def test_demo_ties_show_doubt() -> None:
    """Some pairs are confirmed by both, some by one, one is disputed, some were asked and none."""
    joined = connections(_entities("ties"))

    assert sum(c.confirmed for c in joined) >= 15
    assert sum(not c.confirmed for c in joined) >= 30
    assert sum(c.disputed for c in joined) == 1
    assert sum(c.strength == "none" for c in joined) >= 2
    assert {c.handover_ab for c in joined} | {c.handover_ba for c in joined} == {
        "unknown",
        "cold",
        "warm",
    }
    assert any(c.formal for c in joined)


def test_demo_network_has_one_weak_spot_and_a_small_part() -> None:
    """Among joined partners one holds the rest together, and two stand apart from the others."""
    present = {p.id for p in _entities("partners") if p.is_present}
    graph = nx.Graph()
    graph.add_nodes_from(present)
    graph.add_edges_from(
        (c.a, c.b)
        for c in connections(_entities("ties"))
        if c.is_tie and c.a in present and c.b in present
    )

    assert list(nx.articulation_points(graph)) == ["lw-beweegt"]
    assert min(nx.connected_components(graph), key=len) == {"lw-kapper", "lw-moskee"}
    assert nx.number_connected_components(graph) == 2


def test_demo_project_references_exist() -> None:
    """Leads, referrers and key persons of projects are partners on the map."""
    partners = _ids("partners")
    for project in _entities("projects"):
        named = {project.lead_partner_id}
        named |= {r.partner_id for r in project.referrers}
        named |= {k.partner_id for k in project.key_persons}
        assert named - {""} <= partners, project.id


def test_demo_project_slugs_exist() -> None:
    """Themes, blocks, groups, kinds of support and key persons are catalogue ids."""
    for project in _entities("projects"):
        assert set(project.themes) <= _known("themes"), project.id
        assert set(project.building_blocks) <= _known("building-blocks"), project.id
        assert set(project.risk_groups) <= _known("risk-groups"), project.id
        assert set(project.kinds_of_support) <= _known("kinds-of-support"), project.id
        assert {k.role for k in project.key_persons} <= _known("key-persons"), project.id
        assert set(project.declared_none) <= set(Project.model_fields), project.id


def test_demo_project_declares_none_only_where_nothing_stands() -> None:
    """A field is either filled in or declared empty, never both."""
    for project in _entities("projects"):
        for field in project.declared_none:
            assert not getattr(project, field), (project.id, field)


def test_demo_has_one_project_with_a_real_plan_text() -> None:
    """One project was read from a document of some four hundred words."""
    with_text = [p for p in _entities("projects") if p.document_text]

    assert [p.id for p in with_text] == ["lw-aanschuiven"]
    assert 350 <= len(with_text[0].document_text.split()) <= 450
    assert with_text[0].document_name.endswith(".docx")


def test_demo_recruitment_texts_differ_in_wording() -> None:
    """One flyer says the word to the reader, one only in a name, the others keep it out."""
    with_word = {
        project.id
        for project in _entities("projects")
        for text in project.recruitment_texts
        if "eenza" in text.text.lower()
    }

    assert with_word == {"lw-kerstdiner", "lw-wandelvrienden"}
    assert all(project.recruitment_texts for project in _entities("projects"))


def test_demo_steps_and_chapters_refer_to_the_catalogue() -> None:
    """Ticks, answers and chapters exist in the catalogue; the first four steps are filled."""
    progress = {p.step: p for p in _entities("step_progress")}

    assert list(progress) == ["initiative", "facts", "organise", "plan"]
    for step_id, step in progress.items():
        known = catalogue().steps[step_id]
        assert set(step.ticked) <= {item.id for item in known.checklist}, step_id
        assert set(step.answers) <= {item.id for item in known.questions}, step_id
        if step.state == "done":
            assert {item.id for item in known.checklist if item.light} <= set(step.ticked)
    assert {c.chapter for c in _entities("chapters")} <= _known("plan-chapters")


def test_demo_actions_refer_to_what_exists() -> None:
    """Owners, projects, steps and blocks of actions exist; done ones have a date."""
    for action in _entities("actions"):
        assert action.owner_partner_id in _ids("partners"), action.id
        assert action.project_id in {"", *_ids("projects")}, action.id
        assert action.step in _known("steps"), action.id
        assert action.building_block in {"", *_known("building-blocks")}, action.id
        assert (action.done_on is not None) == (action.state == "done"), action.id
    states = {action.state for action in _entities("actions")}
    assert states == {"open", "doing", "done", "dropped"}


def test_demo_has_late_actions_in_the_autumn() -> None:
    """On 15 November 2026 some actions are late and some still have time."""
    late = [action for action in _entities("actions") if action.is_overdue(date(2026, 11, 15))]

    assert 3 <= len(late) <= 6


def test_demo_assessments_refer_to_projects_and_lessons() -> None:
    """People judged projects of the demo, one level a day for a lesson at most."""
    given = _entities("assessments")
    seen = Counter((a.project_id, a.lesson, a.by, a.on_behalf, a.at.date()) for a in given)

    assert max(seen.values()) == 1
    assert {a.project_id for a in given} <= _ids("projects")
    assert {a.lesson for a in given} <= _known("lessons")


def test_demo_shows_the_job_half_done() -> None:
    """One team scored twice, moved, agreed once, still differs, and has a plan under way."""
    content = demo()
    lists = content.lists()
    first, last = (
        scorecard_of(one, lists, WRITTEN_FOR)
        for one in content.scored
        if one.project_id == "lw-jongeren"
    )
    moved = {move.lesson for move in moves(first, last)}
    newest = [
        a
        for a in content.assessments
        if a.project_id == "lw-jongeren" and a.lesson == "referral-alliance" and a.at >= last.at
    ]
    taken = [a for a in content.actions if a.origin.startswith("advice:")]

    assert len(moved) >= 3
    assert max(a.level for a in newest) - min(a.level for a in newest) == 2
    assert [a.on_behalf for a in newest].count("agreed") == 0
    assert {a.state for a in taken} >= {"done", "open", "doing"}
    assert {one.project_id for one in content.scored} <= _ids("projects")


def test_demo_round_weighs_lessons_and_projects_of_the_demo() -> None:
    """One round is being decided, over six projects of the demo, by five reviewers."""
    (this_round,) = _entities("rounds")

    assert this_round.phase == "deciding"
    assert set(this_round.project_ids) < _ids("projects")
    assert not any(p.shared_with_funder for p in _entities("projects"))
    assert len(this_round.project_ids) == 6
    assert len(set(this_round.reviewers)) == 5
    assert set(this_round.weights) == _known("lessons")
    assert this_round.opens_on < this_round.closes_on


def test_demo_reviews_belong_to_the_round() -> None:
    """Each plan has three submitted reviews by reviewers of the round, over all six lessons."""
    (this_round,) = _entities("rounds")
    reviews = _entities("reviews")

    assert Counter(r.project_id for r in reviews) == dict.fromkeys(this_round.project_ids, 3)
    assert {r.reviewer for r in reviews} == set(this_round.reviewers)
    assert len({(r.project_id, r.reviewer) for r in reviews}) == len(reviews)
    for review in reviews:
        assert review.round_id == this_round.id
        assert review.is_submitted
        assert review.submitted_at.date() > this_round.closes_on
        assert [score.lesson for score in review.scores] == list(_known_in_order("lessons"))


def _known_in_order(kind: str) -> list[str]:
    return list(catalogue().items(kind))


def test_demo_reviews_spread_from_weak_to_strong() -> None:
    """Means run from near zero to near four; some scores are not applicable or left open."""
    levels: dict[str, list[int]] = {}
    for review in _entities("reviews"):
        for score in review.scores:
            assert not (score.not_applicable and score.level is not None)
            if score.level is not None:
                levels.setdefault(review.project_id, []).append(score.level)
    means = {project: sum(found) / len(found) for project, found in levels.items()}
    scores = [score for review in _entities("reviews") for score in review.scores]

    ordered = [means[project] for project in _entities("rounds")[0].project_ids]
    assert all(better > worse for better, worse in pairwise(ordered))
    assert ordered[0] > 3.5
    assert ordered[-1] < 1
    assert any(score.not_applicable for score in scores)
    assert any(score.level is None and not score.not_applicable for score in scores)


def test_demo_asks_for_more_than_there_is() -> None:
    """What the plans ask together is more than the round has, so a choice must be made."""
    (this_round,) = _entities("rounds")
    asked = {
        p.id: p.budget - p.cofunding
        for p in _entities("projects")
        if p.id in this_round.project_ids
    }

    assert sum(asked.values()) > this_round.budget
    assert max(asked.values()) < this_round.budget


def test_answers_of_no_tie_name_partners_and_contradict_no_tie_of_their_own() -> None:
    """A partner does not say to have no tie with somebody it reported a tie with."""
    partners = _ids("partners")
    own = {(t.reported_by, frozenset((t.source_id, t.target_id))) for t in demo().ties}

    for asked, others in demo().answered_none.items():
        assert {asked, *others} <= partners
        assert [other for other in others if (asked, frozenset((asked, other))) in own] == []
