"""Who may do what: one table of services and roles, and the decorator that holds them to it.

The table says which *kinds of action* are somebody's; `model.storage.row_guard` says on which rows.
A project lead may change a project, and it is always their own.

A new service gets `@by_right` and a line here. Without the line it cannot be used; without the
decorator a test fails.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from model.core.actor import ROLES, Role
from model.core.errors import NotAllowedError
from model.core.messages import Message, msg

if TYPE_CHECKING:
    from model.storage.unit_of_work import UnitOfWork

P = ParamSpec("P")
R = TypeVar("R")

ALL: frozenset[Role] = frozenset(ROLES)
COORDINATOR: frozenset[Role] = frozenset({"coordinator"})
READERS: frozenset[Role] = frozenset({"coordinator", "viewer"})
"""Those who read the whole coalition."""
LEAD: frozenset[Role] = frozenset({"coordinator", "project-lead"})
REVIEWER: frozenset[Role] = frozenset({"coordinator", "reviewer"})
PARTNER: frozenset[Role] = frozenset({"coordinator", "partner"})

RIGHTS: dict[str, dict[str, frozenset[Role]]] = {
    "actions": {
        "actions": READERS | LEAD,
        "add_action": LEAD,
        "change_action": LEAD,
        "remove_action": LEAD,
    },
    "anonymising": {"anonymous_coalition": COORDINATOR},
    "assigning": {
        "assign_when_needed": COORDINATOR,
        "assign_plans": COORDINATOR,
        "assign_by_hand": COORDINATOR,
        "withdraw_reviewer": COORDINATOR,
    },
    "awards": {
        "decide": COORDINATOR,
        "decide_alike": COORDINATOR,
        "take_decision_back": COORDINATOR,
        "draw_lot_for": COORDINATOR,
    },
    "calendars": {
        "calendar_file": READERS,
        "make_calendar_link": COORDINATOR,
        "coalition_of_calendar": COORDINATOR,
    },
    "calibration": {"practice": REVIEWER, "keep_practice": REVIEWER, "practised": COORDINATOR},
    "coalitions": {
        "coalitions": ALL,
        "start_coalition": COORDINATOR,
        "change_coalition": COORDINATOR,
        "remove_coalition": COORDINATOR,
        "open_coalition": ALL,
        "current_coalition": ALL,
    },
    "conflicts": {
        "look_for_conflicts": COORDINATOR,
        "declare_conflict": REVIEWER,
        "decide_conflicts": COORDINATOR,
    },
    "dates_ahead": {"dates_ahead": READERS, "dates_beside_actions": READERS},
    "demo": {"load_demo": COORDINATOR},
    "dossiers": {
        "export_dossier": COORDINATOR,
        "read_dossier": COORDINATOR,
        "import_dossier": COORDINATOR,
    },
    "eligibility": {
        "judge_rule": COORDINATOR,
        "accept_readings": COORDINATOR,
        "ask_repair": COORDINATOR,
        "note_repaired": COORDINATOR,
        "take_plan_back": COORDINATOR,
    },
    "facts": {"standing": READERS},
    "figure_choice": {"take_into_plan": COORDINATOR},
    "figure_import": {
        "keep_figures": COORDINATOR,
        "remove_figures": COORDINATOR,
        "figure_sets": READERS,
    },
    "figure_people": {"population": READERS, "keep_population": COORDINATOR},
    "handing_in": {
        "open_rounds": LEAD,
        "hand_in": LEAD,
        "waiting_plans": COORDINATOR,
        "copy_what_is_judged": COORDINATOR,
    },
    "history": {"happenings": ALL, "newest_change": ALL, "undo": LEAD | REVIEWER | PARTNER},
    "improvement": {"take_advice": LEAD},
    "intake": {"preview_import": COORDINATOR, "import_partners": COORDINATOR},
    "kickoff": {
        "kickoff_plan": COORDINATOR,
        "keep_kickoff_plan": COORDINATOR,
        "guests": COORDINATOR,
        "plan_invitation": COORDINATOR,
    },
    "library_here": {"library_here": ALL},
    "local_cards": {
        "local_cards": ALL,
        "add_local_card": COORDINATOR,
        "change_local_card": COORDINATOR,
        "remove_local_card": COORDINATOR,
    },
    "members": {
        "members": COORDINATOR,
        "keep_a_coordinator": COORDINATOR,
        "add_member": COORDINATOR,
        "change_member": COORDINATOR,
        "remove_member": COORDINATOR,
        "memberships": COORDINATOR,
    },
    "network": {
        "read_network": ALL,
        "network_picture": READERS,
        "partner_card": READERS | LEAD | PARTNER,
        "keep_positions": COORDINATOR,
        "put_back": COORDINATOR,
    },
    "overview": {"overview": READERS},
    "network_history": {"known_undated": READERS, "network_on": READERS},
    "network_workbook": {"network_workbook": READERS},
    "network_workbook_intake": {
        "preview_workbook": COORDINATOR,
        "bring_workbook": COORDINATOR,
    },
    "network_papers": {"who_is_who": READERS, "network_page": READERS},
    "partner_merging": {
        "maybe_same": READERS,
        "say_different": COORDINATOR,
        "preview_merge": COORDINATOR,
        "merge_partners": COORDINATOR,
    },
    "partners": {
        "partners": ALL,
        "add_partner": COORDINATOR,
        "change_partner": COORDINATOR,
        "settle_domains": COORDINATOR,
        "remove_partner": COORDINATOR,
    },
    "person_data": {
        "about_person": COORDINATOR,
        "person_file": COORDINATOR,
        "forget_person": COORDINATOR,
    },
    "personal_links": {
        "give_link": COORDINATOR,
        "links": COORDINATOR,
        "revoke_link": COORDINATOR,
        "actor_of_link": COORDINATOR,
        "open_link": COORDINATOR,
        "link_of_visit": COORDINATOR,
        "end_visit": COORDINATOR,
    },
    "plan": {"read_plan": READERS, "write_chapter": COORDINATOR},
    "plan_document": {"plan_file": READERS, "chapters_filled": READERS},
    "plan_intake": {"add_from_plan": LEAD},
    "processing_record": {"processing_record": COORDINATOR},
    "projects": {
        "projects": READERS | LEAD | REVIEWER,
        "add_project": COORDINATOR,
        "change_project": LEAD,
        "remove_project": COORDINATOR,
    },
    "questions": {"ask_applicant": REVIEWER, "answer_question": COORDINATOR},
    "refilling": {"accept_readers": COORDINATOR},
    "remembering": {"recall": ALL, "remember": COORDINATOR},
    "reports": {"read_report": READERS},
    "retention": {"keep_until": COORDINATOR, "kept_until": COORDINATOR},
    "review_file": {"review_file": REVIEWER},
    "reviews": {
        "keep_score": REVIEWER,
        "keep_check": REVIEWER,
        "keep_review": REVIEWER,
        "abstain": REVIEWER,
        "submit_review": REVIEWER,
    },
    "round_export": {"round_content": COORDINATOR},
    "round_log": {"round_log": COORDINATOR},
    "rounds": {
        "rounds": REVIEWER,
        "start_round": COORDINATOR,
        "link_reviewer": COORDINATOR,
        "change_round": COORDINATOR,
        "move_round": COORDINATOR,
        "remove_round": COORDINATOR,
    },
    "scorecard_report": {"scorecard_content": READERS | LEAD},
    "scorecards": {
        "scorecard": READERS | LEAD | REVIEWER,
        "latest_results": READERS | LEAD | REVIEWER,
        "scoring_person": READERS | LEAD | REVIEWER,
    },
    "scoring": {"found_in": LEAD, "found_now": LEAD, "score_project": LEAD},
    "doubts": {"settle_doubts": LEAD},
    "own_levels": {"give_level": LEAD, "agree_level": LEAD, "reply_to_finding": LEAD},
    "shared_content": {"share_sources": LEAD},
    "sharing": {
        "share_plan": LEAD,
        "keep_copy": LEAD,
        "shares": LEAD,
        "withdraw_share": LEAD,
        "shared_by_link": COORDINATOR,
    },
    "steps": {"step_views": READERS, "keep_step": COORDINATOR},
    "ties": {"report_tie": PARTNER, "clear_tie": PARTNER},
    "goals": {
        "goals": READERS,
        "add_goal": COORDINATOR,
        "change_goal": COORDINATOR,
        "remove_goal": COORDINATOR,
    },
    "budget": {
        "budget_lines": READERS,
        "add_budget_line": COORDINATOR,
        "change_budget_line": COORDINATOR,
        "remove_budget_line": COORDINATOR,
    },
    "handover": {
        "read_handover": COORDINATOR,
        "handover_html": COORDINATOR,
        "handover_pack": COORDINATOR,
    },
    "minutes": {"preview_minutes": COORDINATOR, "keep_minutes": COORDINATOR},
    "decisions": {
        "decisions": READERS,
        "add_decision": COORDINATOR,
        "change_decision": COORDINATOR,
        "remove_decision": COORDINATOR,
    },
    "revisions": {
        "revisions": READERS,
        "adopt_plan": COORDINATOR,
        "remove_revision": COORDINATOR,
        "plan_now": READERS,
    },
    "year_review": {"review_file": READERS},
    "lists": {
        "list_view": READERS,
        "entries": READERS,
        "keep_entry": COORDINATOR,
        "plan_point": COORDINATOR,
        "areas": READERS,
    },
    "support_cycle": {"cycle_view": READERS, "keep_phase": COORDINATOR},
    "growth": {"growth_path": READERS},
    "talks": {"talks": READERS, "add_talk": COORDINATOR, "remove_talk": COORDINATOR},
    "last_time": {"last_visit": ALL, "news": READERS},
    "step_products": {"read_known": READERS},
    "celebrations": {"celebrations": READERS},
    "start_page": {"start_view": READERS},
    "snapshots": {"snapshot": READERS},
    "wholes": {"read_whole": COORDINATOR, "write_whole": COORDINATOR},
    "live_sessions": {
        "live_sessions": COORDINATOR,
        "prepare_session": COORDINATOR,
        "open_doors": COORDINATOR,
        "close_session": COORDINATOR,
        "remove_session": COORDINATOR,
        "set_round": COORDINATOR,
        "show_on_wall": COORDINATOR,
        "set_timer": COORDINATOR,
        "set_pause": COORDINATOR,
        "set_tables": COORDINATOR,
        "take_back": COORDINATOR,
    },
    "live_moderating": {
        "set_hidden": COORDINATOR,
        "merge": COORDINATOR,
        "put_names_together": COORDINATOR,
        "let_name_stand_alone": COORDINATOR,
        "take_out": COORDINATOR,
    },
    "live_hall": {"read_hall": COORDINATOR, "hall_with_code": COORDINATOR},
    "live_cards": {"enter_card": COORDINATOR},
    "live_rehearsal": {"begin_rehearsal": COORDINATOR, "open_round_in_rehearsal": COORDINATOR},
    "live_proposals": {"closing": COORDINATOR},
    "live_minutes": {"write_minutes": COORDINATOR, "promises_kept": READERS},
    "live_taking": {"take_over": COORDINATOR},
    "live_joining": {
        "find_organisations": COORDINATOR,
        "join": COORDINATOR,
    },
    "live_answers": {"form_for": COORDINATOR, "give_answers": COORDINATOR},
}
"""Module → service → roles that may use it."""


def by_right(service: Callable[P, R]) -> Callable[P, R]:
    """Hold a service, which takes the unit of work first, to the table above.

    What one service asks of another is part of the first, so only the first is checked.

    Raises:
        LookupError: when used, if the service has no line in `RIGHTS`.

    """

    @wraps(service)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        work: UnitOfWork = kwargs["work"] if "work" in kwargs else args[0]  # type: ignore[assignment]
        if work.in_service:
            return service(*args, **kwargs)
        allowed = roles_for(service.__module__, service.__name__)
        if work.actor.role not in allowed:
            raise NotAllowedError(not_allowed_message(allowed))
        work.in_service = True
        try:
            return service(*args, **kwargs)
        finally:
            work.in_service = False

    return checked


def roles_for(module: str, service: str) -> frozenset[Role]:
    """Return the roles that may use a service.

    Raises:
        LookupError: it has no line in `RIGHTS`.

    """
    short = module.removeprefix("model.services.")
    allowed = RIGHTS.get(short, {}).get(service)
    if allowed is None:
        message = f"{short}.{service} has no line in RIGHTS (model/services/rights.py): add one"
        raise LookupError(message)
    return allowed


def not_allowed_message(allowed: frozenset[Role]) -> Message:
    """Say who may do this."""
    return _WHO_MAY[next((r for r in ("project-lead", "reviewer", "partner") if r in allowed), "")]


_WHO_MAY = {
    "": msg("Only a coordinator of this coalition can do this. Ask one of them."),
    "project-lead": msg("Only the project lead or a coordinator can do this. Ask one of them."),
    "reviewer": msg("Only the reviewer or a coordinator can do this. Ask one of them."),
    "partner": msg("Only the partner or a coordinator can do this. Ask one of them."),
}
