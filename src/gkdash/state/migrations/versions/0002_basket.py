"""What people put aside for a briefing, short references to the views of figures, and when somebody was last here."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "basket_item",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("view", sa.String(100), nullable=False),
        sa.Column("parameters", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("position", sa.Double, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.Column("removed_at", sa.DateTime),
        sqlite_autoincrement=True,
    )
    op.create_index("basket_item_owner", "basket_item", ["owner", "removed_at"])
    op.create_table(
        "reference",
        sa.Column("code", sa.String(20), primary_key=True),
        sa.Column("view", sa.String(100), nullable=False),
        sa.Column("parameters", sa.Text, nullable=False),
        sa.Column("generation", sa.String(40), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "visit",
        sa.Column("owner", sa.String(200), primary_key=True),
        sa.Column("seen_at", sa.DateTime, nullable=False),
    )


def downgrade() -> None:
    """Take the three tables away."""
    op.drop_table("visit")
    op.drop_table("reference")
    op.drop_table("basket_item")
