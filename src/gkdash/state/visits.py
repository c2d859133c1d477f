"""When somebody was last here, so that they can be told what is new since."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from gkdash.state.database import Database
from gkdash.state.tables import visit


def visited(database: Database, owner: str, now: datetime) -> datetime | None:
    """Note a visit at `now` (UTC, without a zone) and return when the one before was; None at the first."""
    mine = visit.c.owner == owner
    with database.writing() as connection:
        before: datetime | None = connection.execute(select(visit.c.seen_at).where(mine)).scalar()
        if before is not None:
            connection.execute(update(visit).where(mine).values(seen_at=now))
            return before
    try:
        with database.writing() as connection:
            connection.execute(insert(visit).values(owner=owner, seen_at=now))
    except IntegrityError:
        # two first visits at once: the other one is no visit before
        return None
    return None
