"""Rows of what was sent in letters; nothing is ever changed or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from gkdash.state.model import FindingTarget, Sent
from gkdash.state.tables import sent_finding


def note(connection: Connection, letter: Sequence[Sent], person: str, at: datetime) -> None:
    """Add the findings of one letter."""
    connection.execute(
        insert(sent_finding),
        [
            {
                "agency_id": item.target.agency_id,
                "agency": item.target.agency,
                "year": item.target.year,
                "check_id": item.target.check_id,
                "fingerprint": item.target.fingerprint,
                "message": item.target.message,
                "evidence": item.evidence,
                "report_id": item.report_id,
                "person": person,
                "sent_at": at,
            }
            for item in letter
        ],
    )


def of_year(connection: Connection, year: int) -> list[Sent]:
    """Return the findings sent on a report year, oldest first."""
    wanted = select(sent_finding).where(sent_finding.c.year == year).order_by(sent_finding.c.id)
    return [
        Sent(
            FindingTarget(row.agency_id, row.agency, row.year, row.check_id, row.fingerprint, row.message),
            row.evidence,
            row.report_id,
            row.person,
            row.sent_at.replace(tzinfo=UTC),
        )
        for row in connection.execute(wanted)
    ]
