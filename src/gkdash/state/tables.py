"""The tables of the state database as it is now; how it came to be so is told by `migrations`.

Times are UTC without a zone, since SQLite keeps none. Nothing is ever deleted: a decision that was taken back or
replaced has `ended_at`.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    DateTime,
    Double,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()


def _decided() -> list[Column[object]]:
    """Return the columns that every kind of decision has: about whom, what, by whom, and whether it still holds."""
    return [
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("target", String(64), nullable=False),  # hash of all that the decision is about
        Column("agency_id", String(200), nullable=False),
        Column("agency", Text, nullable=False),  # its name then: ids made from names change when a roster comes
        Column("year", Integer, nullable=False),
        Column("decision", String(20), nullable=False),
        Column("reason", Text, nullable=False),
        Column("person", String(200), nullable=False),
        Column("decided_at", DateTime, nullable=False),
        Column("ended_at", DateTime),
        Column("ended_by", String(200)),
        Column("ended_how", String(20)),  # withdrawn or replaced
    ]


claim_review = Table(
    "claim_review",
    metadata,
    *_decided(),
    Column("claim_key", String(100), nullable=False),
    Column("scope", String(20), nullable=False),
    Column("period", String(20), nullable=False),
    Column("value", Double, nullable=False),  # as extracted; never changed
    Column("evidence", Text, nullable=False),
    Column("corrected_value", Double),  # beside it
    sqlite_autoincrement=True,
)

finding_review = Table(
    "finding_review",
    metadata,
    *_decided(),
    Column("check_id", String(100), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("message", Text, nullable=False),
    sqlite_autoincrement=True,
)

sent_finding = Table(
    "sent_finding",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("agency_id", String(200), nullable=False),
    Column("agency", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("check_id", String(100), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("message", Text, nullable=False),
    Column("evidence", Text, nullable=False),  # JSON, as the finding had it
    Column("report_id", String(64)),  # the report that was written about, null where it was missing
    Column("person", String(200), nullable=False),
    Column("sent_at", DateTime, nullable=False),
    sqlite_autoincrement=True,
)
Index("sent_finding_year", sent_finding.c.year, sent_finding.c.agency_id)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime, nullable=False),
    Column("person", String(200), nullable=False),
    Column("action", String(60), nullable=False),
    Column("subject", Text, nullable=False),  # JSON
    Column("before", Text),  # JSON, null where there was nothing
    Column("after", Text),  # JSON, null where nothing is left
    sqlite_autoincrement=True,
)

basket_item = Table(
    "basket_item",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("owner", String(200), nullable=False),  # empty while there is no sign-in: one basket for this server
    Column("view", String(100), nullable=False),
    Column("parameters", Text, nullable=False),  # JSON
    Column("title", Text, nullable=False),  # as it was when it was put in
    Column("note", Text, nullable=False),
    Column("position", Double, nullable=False),
    Column("added_at", DateTime, nullable=False),
    Column("removed_at", DateTime),
    sqlite_autoincrement=True,
)
Index("basket_item_owner", basket_item.c.owner, basket_item.c.removed_at)

reference = Table(
    "reference",
    metadata,
    Column("code", String(20), primary_key=True),
    Column("view", String(100), nullable=False),
    Column("parameters", Text, nullable=False),  # JSON
    Column("generation", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Column("made_at", DateTime, nullable=False),
)

visit = Table(
    "visit",
    metadata,
    Column("owner", String(200), primary_key=True),
    Column("seen_at", DateTime, nullable=False),
)

for _table in (claim_review, finding_review):
    # one decision about one thing at a time, whoever writes
    Index(
        f"{_table.name}_in_force",
        _table.c.target,
        unique=True,
        sqlite_where=_table.c.ended_at.is_(None),
        postgresql_where=_table.c.ended_at.is_(None),
    )
    Index(f"{_table.name}_year", _table.c.year, _table.c.agency_id)

TABLES = (claim_review, finding_review, sent_finding, journal, basket_item, reference, visit)
"""In the order in which a copy is made."""
