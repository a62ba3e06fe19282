"""Figures of one's own municipality, and how many people live there.

Revision: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "figure_sets",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("coalition_id", sa.String(length=64), nullable=False),
        sa.Column("table", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("modelled", sa.Boolean(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("municipality_code", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("brought_on", sa.Date(), nullable=False),
        sa.Column("unknown", sa.Integer(), nullable=False),
        sa.Column("areas", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition_id"],
            ["coalitions.id"],
            name=op.f("fk_figure_sets_coalition_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_sets")),
        sa.UniqueConstraint(
            "coalition_id", "table", name=op.f("uq_figure_sets_coalition_id_table")
        ),
    )
    op.create_index(op.f("ix_figure_sets_coalition_id"), "figure_sets", ["coalition_id"])
    op.create_table(
        "populations",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("coalition_id", sa.String(length=64), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition_id"],
            ["coalitions.id"],
            name=op.f("fk_populations_coalition_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_populations")),
        sa.UniqueConstraint("coalition_id", name=op.f("uq_populations_coalition_id")),
    )
    op.create_index(op.f("ix_populations_coalition_id"), "populations", ["coalition_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("populations")
    op.drop_table("figure_sets")
