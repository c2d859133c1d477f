"""Whether a report was in time: from its due date and the dates it carries; pure, and silent where it cannot know.

It knows neither unit types nor years of the law: the due date comes from `gkdash.agencies.due_on`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gkdash.records import Finding


class FilingStatus(StrEnum):
    """The outcome; `unknown` is no fault of the agency."""

    ON_TIME = "on_time"
    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Filing:
    """When a report was filed, against when it was due; `days_late` is 0 unless the status is `late`.

    `filed_on` is the later of the dates of signature and publication, None where there is no usable one.
    """

    status: FilingStatus
    due_on: date
    filed_on: date | None
    days_late: int = 0


def filing(due_on: date, signed_on: date | None, published_on: date | None) -> Filing:
    """Judge a report by the later of its dates: signed in time and published late is late, since both are due.

    A date before December of the report year is a slip of the pen (`2024年1月21日` under the report for 2024), and is
    left out; with no date left the status is `unknown`.
    """
    earliest = date(due_on.year - 1, 12, 1)
    dates = [day for day in (signed_on, published_on) if day is not None and day >= earliest]
    if not dates:
        return Filing(FilingStatus.UNKNOWN, due_on, None)
    filed_on = max(dates)
    if filed_on <= due_on:
        return Filing(FilingStatus.ON_TIME, due_on, filed_on)
    return Filing(FilingStatus.LATE, due_on, filed_on, (filed_on - due_on).days)


def late_report(due_on: date, signed_on: date | None, published_on: date | None) -> Finding | None:
    """Return the finding `late_report` for a report signed or published after it was due, else None."""
    result = filing(due_on, signed_on, published_on)
    if result.status is not FilingStatus.LATE or result.filed_on is None:
        return None
    what = "落款" if result.filed_on == signed_on else "公布"
    return Finding(
        "late_report",
        "review",
        f"应于{_day(due_on)}前公布，{what}日期为{_day(result.filed_on)}，逾期{result.days_late}天。",
    )


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
