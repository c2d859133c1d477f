"""An agency and the answer to "which agency is meant by this name"; no files, no rules of matching."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class UnitType(StrEnum):
    """What kind of body an agency is; it decides the deadline and who is compared with whom."""

    GOVERNMENT = "government"  # a government's own consolidated report, county level and up
    OFFICE = "office"  # its office (政府办公室), which files a report of its own
    DEPARTMENT = "department"
    TOWN = "town"
    SUBDISTRICT = "subdistrict"
    AUTHORISED = "authorised"  # 法律法规授权的组织: zones' committees, public bodies
    VERTICAL = "vertical"  # led from above: 税务局, 气象局, 海关


class How(StrEnum):
    """How a name found its agency."""

    EXACT = "exact"
    ALIAS = "alias"
    NORMALISED = "normalised"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Agency:
    """One reporting unit; it exists for the report years `since` to `until`, both included, None where open."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    unit_type: UnitType = UnitType.DEPARTMENT
    parent_id: str | None = None
    since: int | None = None
    until: int | None = None

    def exists_in(self, year: int | None) -> bool:
        """Tell whether the agency exists in a report year; with None, whether it ever did."""
        if year is None:
            return True
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Match:
    """Which agency a name means; `agency` is None where `how` is `unknown` or `ambiguous`.

    `candidates` are the agencies among which the name does not decide, or, where it is unknown, those that come near.
    """

    agency: Agency | None
    how: How
    candidates: tuple[Agency, ...] = ()
