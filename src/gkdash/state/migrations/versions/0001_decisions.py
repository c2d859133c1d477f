"""Decisions about claims and findings, and the journal that can only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _decided() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("target", sa.String(64), nullable=False),
        sa.Column("agency_id", sa.String(200), nullable=False),
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("decision", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("person", sa.String(200), nullable=False),
        sa.Column("decided_at", sa.DateTime, nullable=False),
        sa.Column("ended_at", sa.DateTime),
        sa.Column("ended_by", sa.String(200)),
        sa.Column("ended_how", sa.String(20)),
    ]


def upgrade() -> None:
    """Make the tables, the rule of one decision at a time, and the lock on the journal."""
    op.create_table(
        "claim_review",
        *_decided(),
        sa.Column("claim_key", sa.String(100), nullable=False),
        sa.Column("scope", sa.String(20), nullable=False),
        sa.Column("period", sa.String(20), nullable=False),
        sa.Column("value", sa.Double, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("corrected_value", sa.Double),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "finding_review",
        *_decided(),
        sa.Column("check_id", sa.String(100), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("person", sa.String(200), nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sqlite_autoincrement=True,
    )
    for name in ("claim_review", "finding_review"):
        op.create_index(
            f"{name}_in_force",
            name,
            ["target"],
            unique=True,
            sqlite_where=sa.text("ended_at is null"),
            postgresql_where=sa.text("ended_at is null"),
        )
        op.create_index(f"{name}_year", name, ["year", "agency_id"])
    if op.get_bind().dialect.name == "sqlite":
        for what in ("update", "delete"):
            op.execute(
                f"create trigger journal_no_{what} before {what} on journal"
                " begin select raise(abort, 'the journal can only grow'); end"
            )
    else:
        op.execute(
            "create function journal_only_grows() returns trigger language plpgsql"
            " as $$ begin raise exception 'the journal can only grow'; end $$"
        )
        op.execute(
            "create trigger journal_only_grows before update or delete or truncate on journal"
            " for each statement execute function journal_only_grows()"
        )


def downgrade() -> None:
    """Refuse: what people decided is not thrown away by a program."""
    raise NotImplementedError("The first step cannot be taken back; restore a backup instead.")
