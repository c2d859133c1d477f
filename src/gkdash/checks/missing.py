"""Whether a report that is due has come; it says so whether or not the deadline has passed, since it knows no today."""

from __future__ import annotations

from datetime import date

from gkdash.records import Finding


def missing_report(year: int, due_on: date | None) -> Finding:
    """Return the finding `missing_report` for an agency of the roster without a report on a year."""
    due = f"，应于{due_on.year}年{due_on.month}月{due_on.day}日前公布" if due_on else ""
    return Finding("missing_report", "review", f"没有收到{year}年度报告{due}。")
