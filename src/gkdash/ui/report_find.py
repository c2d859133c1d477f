"""Find the report that the address asks for: of an agency and year, a certain version, or one that names no year."""

from __future__ import annotations

from dataclasses import dataclass

from gkdash.ui import address, data
from gkdash.ui.page import Page
from gkdash.views import Row


@dataclass(frozen=True, slots=True)
class Found:
    """A report with where its agency stands for the year, and all versions of it, the latest first."""

    info: Row
    standing: Row
    versions: list[Row]


def find(page: Page, agency: str, year: int) -> Found | None:
    """Return the version that the address names, else the current one; None where there is no report."""
    versions = data.rows(page.shelf, "revisions", agency_id=agency, year=year)
    asked = address.get(address.VERSION)
    named = data.row(page.shelf, "report", report_id=asked) if asked else None
    if named is not None and named["agency_id"] == agency and named["year"] is None:
        return Found(named, {"status": "undated", "due_on": None, "filed_on": None}, [])
    standing = next((row for row in filed(page, agency) if row["year"] == year), None)
    if standing is None or not versions:
        return None
    shown = asked if asked in {row["report_id"] for row in versions} else standing["report_id"]
    info = data.row(page.shelf, "report", report_id=shown)
    return Found(info, standing, versions) if info is not None else None


def filed(page: Page, agency: str) -> list[Row]:
    """Return the years for which the agency has a report, latest first."""
    return [row for row in data.rows(page.shelf, "report_years", agency_id=agency) if row["report_id"] is not None]
