"""A stamp for every table of every coalition, so that what nobody wrote is not read again.

Revision: 0007
Revises: 0006
"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STAMPED = (
    "coalitions",
    "partners",
    "ties",
    "positions",
    "projects",
    "evaluations",
    "assessments",
    "annotations",
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
    "changes",
)


def upgrade() -> None:
    """Go forward."""
    made = op.create_table(
        "table_versions",
        sa.Column("coalition_id", sa.String(length=64), nullable=False),
        sa.Column("entity", sa.String(length=64), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("coalition_id", "entity", name=op.f("pk_table_versions")),
    )
    coalitions = sa.table("coalitions", sa.column("id"))
    stamp = uuid4().hex
    rows = [
        {"coalition_id": coalition_id, "entity": name, "stamp": stamp}
        for coalition_id in op.get_bind().execute(sa.select(coalitions.c.id)).scalars()
        for name in STAMPED
    ]
    if rows:
        op.bulk_insert(made, rows)


def downgrade() -> None:
    """Go back."""
    op.drop_table("table_versions")
