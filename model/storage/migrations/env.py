"""Alembic's entry: runs the migrations on the connection that `migrate()` hands over."""

from typing import Any, Literal

from alembic import context

from model.storage.tables import UtcDateTime, metadata


def plain_types(kind: str, item: Any, _context: Any) -> str | Literal[False]:  # noqa: ANN401
    """Write our own column type as the plain one it stands for, so old scripts stay readable."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=plain_types,
    # SQLite can roll back DDL when transactions are started by hand, as engine.py does: an
    # upgrade that is killed half-way leaves the old schema whole.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
