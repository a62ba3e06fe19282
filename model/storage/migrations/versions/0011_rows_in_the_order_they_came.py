"""On PostgreSQL rows are numbered as they come in, so that a changed row keeps its place.

SQLite does so by itself. Nothing changes in the tables that the program names.

Revision: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

COLUMN = "arrival"
NUMBERED = (
    "coalitions",
    "partners",
    "ties",
    "positions",
    "projects",
    "evaluations",
    "assessments",
    "annotations",
    "plan_shares",
    "step_progress",
    "actions",
    "chapters",
    "figure_sets",
    "populations",
    "goals",
    "budget_lines",
    "talks",
    "decisions",
    "list_entries",
    "local_cards",
    "plan_revisions",
    "rounds",
    "reviews",
    "applications",
    "conflicts",
    "assignments",
    "questions",
    "awards",
    "lots",
    "calibrations",
    "settings",
    "members",
    "personal_links",
    "link_visits",
    "live_sessions",
    "live_organisations",
    "live_participants",
    "live_contributions",
)


def upgrade() -> None:
    """Go forward; rows that are there keep the order in which the database has them."""
    if op.get_bind().dialect.name == "postgresql":
        for name in NUMBERED:
            number = sa.Column(COLUMN, sa.BigInteger(), sa.Identity(), nullable=False)
            op.add_column(name, number)


def downgrade() -> None:
    """Go back."""
    if op.get_bind().dialect.name == "postgresql":
        for name in NUMBERED:
            op.drop_column(name, COLUMN)
