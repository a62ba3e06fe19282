"""Who may come in: members with a login, personal links, and the visits behind a cookie.

Revision: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("coalition_id", sa.String(length=64), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["coalition_id"],
            ["coalitions.id"],
            name=op.f(f"fk_{name}_coalition_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_coalition_id"), name, ["coalition_id"], unique=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def upgrade() -> None:
    """Go forward."""
    _table(
        "members",
        *_texts("account", "name", "role", "added_by"),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint(
            "coalition_id", "account", name=op.f("uq_members_coalition_id_account")
        ),
    )
    _table(
        "personal_links",
        *_texts("purpose", "name", "project_id", "round_id", "partner_id", "fingerprint"),
        *_texts("given_by"),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_personal_links_fingerprint")),
    )
    _table(
        "link_visits",
        *_texts("link_id", "fingerprint"),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_link_visits_fingerprint")),
    )


def downgrade() -> None:
    """Go back."""
    for name in ("link_visits", "personal_links", "members"):
        op.drop_table(name)
