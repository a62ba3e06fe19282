"""Which entity cannot exist without which other: one list for the database and for dossiers."""

REFERENCES: dict[str, dict[str, str]] = {
    "ties": {"source_id": "partners", "target_id": "partners"},
    "positions": {"partner_id": "partners"},
    "evaluations": {"project_id": "projects"},
    "assessments": {"project_id": "projects"},
    "annotations": {"project_id": "projects"},
    "plan_shares": {"project_id": "projects"},
    "reviews": {"round_id": "rounds", "project_id": "projects"},
    "applications": {"round_id": "rounds", "project_id": "projects"},
    "conflicts": {"round_id": "rounds", "project_id": "projects"},
    "assignments": {"round_id": "rounds", "project_id": "projects"},
    "questions": {"round_id": "rounds", "project_id": "projects"},
    "awards": {"round_id": "rounds", "project_id": "projects"},
    "lots": {"round_id": "rounds"},
    "calibrations": {"round_id": "rounds"},
    "live_organisations": {"session_id": "live_sessions"},
    "live_participants": {"session_id": "live_sessions", "organisation_id": "live_organisations"},
    "live_contributions": {"session_id": "live_sessions", "participant_id": "live_participants"},
}
"""List → field → the list in which it must be found. Removing the parent removes the child.

Other references, such as a project's referrers, may be left hanging.
"""
