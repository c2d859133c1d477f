"""How Alembic runs the migrations: always on a connection it is given, inside that connection's transaction."""

from alembic import context

from gkdash.state.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, transaction_per_migration=False
)
with context.begin_transaction():
    context.run_migrations()
