"""What people decide, as records: about which claim or finding, what, why, who, when; knows no database."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum


class ClaimDecision(StrEnum):
    """What a person says of a figure read from the prose."""

    CONFIRMED = "confirmed"  # it is what the report says
    CORRECTED = "corrected"  # the report says another figure
    REJECTED = "rejected"  # the report says no such thing


class FindingDecision(StrEnum):
    """What a person says of a finding."""

    CONFIRMED = "confirmed"  # it is so
    EXPLAINED = "explained"  # it is so, and there is a good reason
    WAIVED = "waived"  # let it pass
    SENT_BACK = "sent_back"  # the agency has to mend it
    MENDED = "mended"  # the agency has mended it


@dataclass(frozen=True, slots=True)
class ClaimTarget:
    """The claim a decision is about: whose, of which year, and the value and words as they were extracted.

    `agency` is its name, by which it is found again where a new roster gives it another id.
    """

    agency_id: str
    agency: str
    year: int
    claim_key: str
    scope: str
    period: str
    value: float
    evidence: str

    @property
    def hash(self) -> str:
        """A hash of all that it is about, the agency's name left out."""
        return _hash(
            "claim",
            self.agency_id,
            self.year,
            self.claim_key,
            self.scope,
            self.period,
            float(self.value),
            self.evidence,
        )


@dataclass(frozen=True, slots=True)
class FindingTarget:
    """The finding a decision is about; `fingerprint` is of the values it rests on (`gkdash.fingerprints`)."""

    agency_id: str
    agency: str
    year: int
    check_id: str
    fingerprint: str
    message: str

    @property
    def hash(self) -> str:
        """A hash of all that it is about, names and wording left out."""
        return _hash("finding", self.agency_id, self.year, self.check_id, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in force or ended; `ended_how` is `withdrawn`, `replaced`, or None while it is in force.

    Times are UTC with a zone. `corrected_value` is set exactly where a claim was corrected.
    """

    id: int
    target: ClaimTarget | FindingTarget
    decision: ClaimDecision | FindingDecision
    reason: str
    person: str
    decided_at: datetime
    corrected_value: float | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None
    ended_how: str | None = None

    @property
    def is_in_force(self) -> bool:
        """Tell whether it was neither taken back nor replaced."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class Sent:
    """A finding that was sent to an agency in a letter; `evidence` is its JSON, `report_id` None for a missing report.

    `person` and `sent_at` (UTC with a zone) are set by the state.
    """

    target: FindingTarget
    evidence: str
    report_id: str | None
    person: str = ""
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal; `subject`, `before` and `after` are JSON objects, None where there was or is nothing."""

    id: int
    at: datetime
    person: str
    action: str
    subject: dict[str, object]
    before: dict[str, object] | None
    after: dict[str, object] | None


def told(target: ClaimTarget | FindingTarget) -> dict[str, object]:
    """Return a target as the journal has it."""
    return asdict(target)


def _hash(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()
