"""In a hall two names may be one organisation, and news of a hall is found without a search.

Revision: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INDEX = "ix_live_contributions_session_id_pulse"


def upgrade() -> None:
    """Go forward."""
    op.add_column(
        "live_organisations",
        sa.Column("merged_into", sa.Text(), nullable=False, server_default=""),
    )
    op.create_index(INDEX, "live_contributions", ["session_id", "pulse"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_index(INDEX, "live_contributions")
    op.drop_column("live_organisations", "merged_into")
