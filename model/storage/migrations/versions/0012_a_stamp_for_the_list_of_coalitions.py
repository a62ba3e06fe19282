"""A stamp for the list of all coalitions, which stands beside every page.

Revision: 0012
Revises: 0011
"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

STAMPS = sa.table(
    "table_versions", sa.column("coalition_id"), sa.column("entity"), sa.column("stamp")
)


def upgrade() -> None:
    """Go forward."""
    downgrade()
    row = {"coalition_id": "", "entity": "coalitions", "stamp": uuid4().hex}
    op.bulk_insert(STAMPS, [row])


def downgrade() -> None:
    """Go back."""
    op.execute(sa.delete(STAMPS).where(STAMPS.c.coalition_id == ""))
