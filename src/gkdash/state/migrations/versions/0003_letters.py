"""Findings that were sent to agencies in letters."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "sent_finding",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("agency_id", sa.String(200), nullable=False),
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("check_id", sa.String(100), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("report_id", sa.String(64)),
        sa.Column("person", sa.String(200), nullable=False),
        sa.Column("sent_at", sa.DateTime, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("sent_finding_year", "sent_finding", ["year", "agency_id"])


def downgrade() -> None:
    """Refuse: what was sent is not forgotten by a program."""
    raise NotImplementedError("This step cannot be taken back; restore a backup instead.")
