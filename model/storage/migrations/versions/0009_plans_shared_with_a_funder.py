"""Plans that were shared with a funder, and the links by which they are read.

Revision: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "plan_shares",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("coalition_id", sa.String(length=64), nullable=False),
        sa.Column("project_id", sa.String(length=64), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("shared_by", sa.Text(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition_id"],
            ["coalitions.id"],
            name=op.f("fk_plan_shares_coalition_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["projects.id"],
            name=op.f("fk_plan_shares_project_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_shares")),
    )
    for name in ("coalition_id", "project_id"):
        op.create_index(op.f(f"ix_plan_shares_{name}"), "plan_shares", [name], unique=False)
    with op.batch_alter_table("personal_links") as links:
        links.add_column(sa.Column("share_id", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Go back. Links of funders go too: without what was shared they open nothing."""
    op.execute("DELETE FROM personal_links WHERE purpose = 'funder'")
    with op.batch_alter_table("personal_links") as links:
        links.drop_column("share_id")
    op.drop_table("plan_shares")
