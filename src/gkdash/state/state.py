"""What people decided: take a decision, take it back, ask for decisions, read the journal.

A decision about something is in force until it is taken back or replaced; whether what it was about still stands in
the report is not known here (`gkdash.state.standing`). Every change is in the journal, in the same transaction.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from gkdash.errors import DecidedMeanwhile, StateError
from gkdash.state import sent
from gkdash.state.database import Database
from gkdash.state.model import (
    ClaimDecision,
    ClaimTarget,
    Decided,
    Entry,
    FindingDecision,
    FindingTarget,
    Sent,
    told,
)
from gkdash.state.tables import claim_review, finding_review, journal

NEEDS_REASON = frozenset(
    {ClaimDecision.CORRECTED, ClaimDecision.REJECTED, FindingDecision.EXPLAINED, FindingDecision.WAIVED}
)
"""What nobody may decide without saying why."""
NAME_LENGTH = 80
REASON_LENGTH = 2000

_ABOUT = {
    claim_review.name: ("agency_id", "agency", "year", "claim_key", "scope", "period", "value", "evidence"),
    finding_review.name: ("agency_id", "agency", "year", "check_id", "fingerprint", "message"),
}
_SAME = {
    claim_review.name: ("year", "claim_key", "scope", "period", "value", "evidence"),
    finding_review.name: ("year", "check_id", "fingerprint"),
}


class State:
    """The decisions of one store."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def decide_claim(
        self,
        target: ClaimTarget,
        decision: ClaimDecision,
        *,
        person: str,
        reason: str = "",
        corrected_value: float | None = None,
        instead_of: int | None = None,
    ) -> Decided:
        """Keep a decision about a claim and return it; an earlier one about the same is replaced.

        `instead_of` is the id of the decision that the person saw, None where they saw none: raises DecidedMeanwhile
        where another is in force. Raises StateError without a name, without a reason for correcting or rejecting,
        and where `corrected_value` is not a number exactly for a correction.
        """
        if (corrected_value is not None) != (decision is ClaimDecision.CORRECTED):
            raise StateError(
                "更正须写明正确的数字，其他决定不带数字。A correction needs the right figure, and nothing else has one.",
                "请填写数字。Give the figure.",
            )
        if corrected_value is not None and not math.isfinite(corrected_value):
            raise StateError("更正后的值不是数字。The corrected value is no number.", "请填写数字。Give a number.")
        if corrected_value is not None and corrected_value == target.value:
            raise StateError(
                "更正后的值与读出的相同。The corrected value is the one that was read.",
                "请改为确认。Confirm it instead.",
            )
        values = {"decision": decision.value, "corrected_value": corrected_value}
        return self._decide(
            claim_review, target, values, person, _said(reason, needed=decision in NEEDS_REASON), instead_of
        )

    def decide_finding(
        self,
        target: FindingTarget,
        decision: FindingDecision,
        *,
        person: str,
        reason: str = "",
        instead_of: int | None = None,
    ) -> Decided:
        """Keep a decision about a finding and return it; otherwise as `decide_claim`. Explaining and waiving need a reason."""
        values = {"decision": decision.value}
        return self._decide(
            finding_review, target, values, person, _said(reason, needed=decision in NEEDS_REASON), instead_of
        )

    def withdraw(self, decided: Decided, *, person: str) -> None:
        """Take a decision back; raises DecidedMeanwhile where it is no longer in force."""
        table = claim_review if isinstance(decided.target, ClaimTarget) else finding_review
        name = _named(person)
        with self.database.writing() as connection:
            now = _now()
            row = connection.execute(
                update(table)
                .where(table.c.id == decided.id, table.c.ended_at.is_(None))
                .values(ended_at=now, ended_by=name, ended_how="withdrawn")
                .returning(table)
            ).one_or_none()
            if row is None:
                raise DecidedMeanwhile(
                    "这个决定刚才已被撤销或替换。This decision was taken back or replaced meanwhile.",
                    "请看过现在的决定再定。Look at the present one and decide again.",
                )
            _note(connection, now, name, f"{table.name}.withdrawn", told(decided.target), _content(row), None)

    def claims(self, agency_id: str, agency: str, year: int) -> list[Decided]:
        """Return the decisions in force about an agency's claims of a year, found by id or name, oldest first."""
        return self._of(claim_review, agency_id, agency, year)

    def findings(self, agency_id: str, agency: str, year: int) -> list[Decided]:
        """Return the decisions in force about an agency's findings of a year, found by id or name, oldest first."""
        return self._of(finding_review, agency_id, agency, year)

    def findings_of_year(self, year: int) -> list[Decided]:
        """Return the decisions in force about findings of a year, whichever agency's, oldest first."""
        if not self.database.is_there:
            return []
        wanted = (
            select(finding_review)
            .where(finding_review.c.year == year, finding_review.c.ended_at.is_(None))
            .order_by(finding_review.c.id)
        )
        with self.database.reading() as connection:
            return [_decided(finding_review, row) for row in connection.execute(wanted)]

    def in_force(self) -> Iterator[Decided]:
        """Yield every decision in force, claims first, oldest first."""
        if not self.database.is_there:
            return
        with self.database.reading() as connection:
            for table in (claim_review, finding_review):
                wanted = select(table).where(table.c.ended_at.is_(None)).order_by(table.c.id)
                for row in connection.execute(wanted.execution_options(yield_per=1000)):
                    yield _decided(table, row)

    def journal(self, *, after: int = 0, limit: int | None = None) -> list[Entry]:
        """Return the lines of the journal with ids above `after`, oldest first."""
        if not self.database.is_there:
            return []
        with self.database.reading() as connection:
            wanted = select(journal).where(journal.c.id > after).order_by(journal.c.id).limit(limit)
            return [_entry(row) for row in connection.execute(wanted)]

    def version(self) -> int:
        """Return the id of the journal's last line, 0 where there is none; it grows with every change."""
        if not self.database.is_there:
            return 0
        with self.database.reading() as connection:
            return connection.execute(select(journal.c.id).order_by(journal.c.id.desc()).limit(1)).scalar() or 0

    def mark_sent(self, letter: Sequence[Sent], *, person: str) -> None:
        """Note that these findings, all about one agency and year, were sent to it in one letter.

        Raises StateError without a name, or for a letter that says nothing.
        """
        name = _named(person)
        if not letter:
            raise StateError("函中没有问题，不能记为已发。A letter without findings cannot have been sent.")
        with self.database.writing() as connection:
            now = _now()
            sent.note(connection, letter, name, now)
            target = letter[0].target
            subject = {"agency_id": target.agency_id, "agency": target.agency, "year": target.year}
            told_of: dict[str, object] = {
                "findings": [{"check_id": item.target.check_id, "message": item.target.message} for item in letter]
            }
            _note(connection, now, name, "letter.sent", subject, None, told_of)

    def sent(self, year: int) -> list[Sent]:
        """Return every finding on a report year that was sent, oldest first."""
        if not self.database.is_there:
            return []
        with self.database.reading() as connection:
            return sent.of_year(connection, year)

    def _of(self, table: Table, agency_id: str, agency: str, year: int) -> list[Decided]:
        if not self.database.is_there:
            return []
        whose = or_(table.c.agency_id == agency_id, table.c.agency == agency)
        wanted = select(table).where(table.c.year == year, whose, table.c.ended_at.is_(None)).order_by(table.c.id)
        with self.database.reading() as connection:
            return [_decided(table, row) for row in connection.execute(wanted)]

    def _decide(
        self,
        table: Table,
        target: ClaimTarget | FindingTarget,
        values: dict[str, Any],
        person: str,
        reason: str,
        instead_of: int | None,
    ) -> Decided:
        name = _named(person)
        about = {column: getattr(target, column) for column in _ABOUT[table.name]}
        try:
            with self.database.writing() as connection:
                now = _now()
                earlier = self._replace(connection, table, target, name, now, instead_of)
                row = connection.execute(
                    insert(table)
                    .values(**about, **values, target=target.hash, reason=reason, person=name, decided_at=now)
                    .returning(table)
                ).one()
                action = f"{table.name}.{values['decision']}"
                _note(connection, now, name, action, told(target), earlier, _content(row))
                return _decided(table, row)
        except IntegrityError as error:
            raise _meanwhile() from error

    def _replace(
        self,
        connection: Connection,
        table: Table,
        target: ClaimTarget | FindingTarget,
        person: str,
        now: datetime,
        instead_of: int | None,
    ) -> dict[str, object] | None:
        same = [table.c[name] == getattr(target, name) for name in _SAME[table.name]]
        whose = or_(table.c.agency_id == target.agency_id, table.c.agency == target.agency)
        found = connection.execute(
            select(table).where(whose, *same, table.c.ended_at.is_(None)).with_for_update()
        ).fetchall()
        if {row.id for row in found} - {instead_of} or (instead_of is not None and not found):
            raise _meanwhile()
        if not found:
            return None
        connection.execute(
            update(table).where(table.c.id == instead_of).values(ended_at=now, ended_by=person, ended_how="replaced")
        )
        return _content(found[0])


def _meanwhile() -> DecidedMeanwhile:
    return DecidedMeanwhile(
        "刚才已有别人作出决定。Somebody else decided on this meanwhile.",
        "请看过对方的决定再定。Look at their decision and decide again.",
    )


def _named(person: str) -> str:
    name = " ".join(person.split())
    if not name:
        raise StateError(
            "作出决定须写明姓名。A decision needs the name of who decides.", "请填写您的姓名。Give your name."
        )
    if len(name) > NAME_LENGTH:
        raise StateError(
            f"姓名至多 {NAME_LENGTH} 字。A name has at most {NAME_LENGTH} characters.", "请缩短。Shorten it."
        )
    return name


def _said(reason: str, *, needed: bool) -> str:
    said = reason.strip()
    if needed and not said:
        raise StateError("这一决定须说明理由。This decision needs a reason.", "请写明理由。Say why.")
    if len(said) > REASON_LENGTH:
        raise StateError(
            f"理由至多 {REASON_LENGTH} 字。A reason has at most {REASON_LENGTH} characters.", "请缩短。Shorten it."
        )
    return said


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _note(
    connection: Connection,
    at: datetime,
    person: str,
    action: str,
    subject: dict[str, object],
    before: dict[str, object] | None,
    after: dict[str, object] | None,
) -> None:
    texts = [None if part is None else json.dumps(part, ensure_ascii=False) for part in (subject, before, after)]
    connection.execute(
        insert(journal).values(at=at, person=person, action=action, subject=texts[0], before=texts[1], after=texts[2])
    )


def _content(row: Row[Any]) -> dict[str, object]:
    """Return what a decision says, as the journal has it."""
    kept = ("id", "decision", "corrected_value", "reason", "person")
    content = {name: value for name, value in row._mapping.items() if name in kept and value is not None}  # noqa: SLF001 - SQLAlchemy's own name for it
    return {**content, "decided_at": row.decided_at.isoformat(timespec="seconds")}


def _decided(table: Table, row: Row[Any]) -> Decided:
    about = {name: getattr(row, name) for name in _ABOUT[table.name]}
    is_claim = table is claim_review
    return Decided(
        id=row.id,
        target=ClaimTarget(**about) if is_claim else FindingTarget(**about),
        decision=ClaimDecision(row.decision) if is_claim else FindingDecision(row.decision),
        reason=row.reason,
        person=row.person,
        decided_at=row.decided_at.replace(tzinfo=UTC),
        corrected_value=row.corrected_value if is_claim else None,
        ended_at=row.ended_at and row.ended_at.replace(tzinfo=UTC),
        ended_by=row.ended_by,
        ended_how=row.ended_how,
    )


def _entry(row: Row[Any]) -> Entry:
    subject, before, after = (text and json.loads(text) for text in (row.subject, row.before, row.after))
    return Entry(row.id, row.at.replace(tzinfo=UTC), row.person, row.action, subject, before, after)
