"""Cards of the library that a coalition wrote itself.

Revision: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "local_cards",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("coalition_id", sa.String(length=64), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("title", "text", "todo", "page", "source_title", "source_url")
        ),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("roles", "groups", "steps")),
        sa.ForeignKeyConstraint(
            ["coalition_id"],
            ["coalitions.id"],
            name=op.f("fk_local_cards_coalition_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_cards")),
    )
    op.create_index(
        op.f("ix_local_cards_coalition_id"), "local_cards", ["coalition_id"], unique=False
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("local_cards")
