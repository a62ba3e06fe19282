"""What a project lead says about points on which the reading of the plan was not sure.

Revision: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    settled = sa.Column("settled", sa.JSON(), nullable=False, server_default="[]")
    op.add_column("projects", settled)


def downgrade() -> None:
    """Go back."""
    op.drop_column("projects", "settled")
