"""What a finding rests on, gathered for showing side by side: the report, last year's, and the twin it is like; draws nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gkdash.checks.reading.likeness import CHAPTERS, called
from gkdash.forms import Edition
from gkdash.forms import edition as form_of
from gkdash.forms.crosswalk import counterpart
from gkdash.ui import data
from gkdash.ui.page import Page
from gkdash.views import Row
from gkdash.views.texts import NEW, Compared, compare

LAST_YEAR = frozenset({"copied_from_last_year", "problems_copied_from_last_year"})
ALIKE = frozenset({"same_figures_as_peer"})
REPEATED = frozenset({"repeated_figures"})
PROBLEMS = frozenset({"problems_copied_from_last_year"})

Cells = Mapping[tuple[str, str, str], Row]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of two texts beside each other."""

    heading: str
    compared: Compared


@dataclass(frozen=True, slots=True)
class Case:
    """A finding with what it rests on; `report`, `before` and `twin` are None where there is none.

    `cells`, `cells_before` and `cells_twin` are theirs by table, row and column; `chapters` are the texts side by side.
    """

    finding: Row
    items: Sequence[Mapping[str, Any]]
    report: Row | None = None
    before: Row | None = None
    twin: Row | None = None
    cells: Cells = field(default_factory=dict)
    cells_before: Cells = field(default_factory=dict)
    cells_twin: Cells = field(default_factory=dict)
    chapters: Sequence[Chapter] = ()
    measure: Row | None = None

    @property
    def edition(self) -> Edition | None:
        """The form of the report; None where there is no report."""
        return form_of(self.report["edition"]) if self.report else None


def find(page: Page, year: int, key: str) -> Row | None:
    """Return the finding that a key of the list (`fingerprint.check.agency`) names; None where there is none."""
    fingerprint, _, rest = key.partition(".")
    check_id, _, agency_id = rest.partition(".")
    if not agency_id:
        return None
    named = {"agency_id": agency_id, "check_id": check_id, "fingerprint": fingerprint}
    return data.row(page.shelf, "finding", year=year, **named)


def gather(page: Page, row: Row) -> Case:
    """Return what stands behind a finding, asked of the store only as far as this finding needs it."""
    items = json.loads(row["evidence"])
    report = _report(page, row["agency_id"], row["year"])
    if report is None:
        return Case(row, items)
    before = _report(page, row["agency_id"], row["year"] - 1)
    check = row["check_id"]
    twin = _twin(page, check, items, report)
    needs_cells = check in ALIKE | REPEATED or any("table" in item for item in items)
    cells, cells_before = ({}, {}) if not needs_cells else (_cells(page, report), _cells(page, before))
    against = before if check in LAST_YEAR else twin if check == "copied_from_peer" else None
    return Case(
        row,
        items,
        report,
        before,
        twin,
        cells,
        cells_before,
        _cells(page, twin) if check in ALIKE else {},
        chapters(page, report, against, PROBLEMS_ONLY if check in PROBLEMS else CHAPTERS) if against else (),
        data.row(page.shelf, "measures_of", report_id=report["report_id"]),
    )


PROBLEMS_ONLY = ("problems",)


def chapters(page: Page, own: Row, other: Row, keys: Sequence[str]) -> list[Chapter]:
    """Return the chapters of two reports beside each other, those in which either has prose."""
    mine, theirs = _bodies(page, own), _bodies(page, other)
    names, other_names = (called([item["agency"], item["agency_name"]]) for item in (own, other))
    form = form_of(own["edition"])
    headings = {section.key: section.heading for section in form.sections}
    return [
        Chapter(headings.get(key, key), compare(mine.get(key, ""), theirs.get(key, ""), names, other_names))
        for key in keys
        if mine.get(key) or theirs.get(key)
    ]


def share_of_other(found: Sequence[Chapter]) -> float | None:
    """Return which share of the second text stands in the first, over all chapters; None where it has no words."""
    lengths = [(len(piece.text), piece.kind) for chapter in found for piece in chapter.compared.other]
    whole = sum(length for length, _ in lengths)
    return sum(length for length, kind in lengths if kind != NEW) / whole if whole else None


def last_years(case: Case, key: tuple[str, str, str]) -> Row | None:
    """Return last year's cell that this one is held against, mostly the same one; None where there is none."""
    table, row, column = key
    if case.finding["check_id"] == "carry_over":
        key = (table, "carried_out", column)
    elif case.finding["check_id"] == "pending_vanished":
        key = (table, row, "pending")
    if case.before is None or case.report is None:
        return None
    now, then = case.report["edition"], case.before["edition"]
    if now != then and counterpart(key, now, then) != (key,):
        return None
    return case.cells_before.get(key)


def _report(page: Page, agency_id: str | None, year: int | None, name: str | None = None) -> Row | None:
    if year is None:
        return None
    return data.row(page.shelf, "report_of", agency_id=agency_id, year=year, name=name)


def _twin(page: Page, check: str, items: Sequence[Mapping[str, Any]], report: Row) -> Row | None:
    first = items[0] if items else {}
    if check == "copied_from_peer" and first.get("agency"):
        return _report(page, None, first.get("year"), first["agency"])
    if check in ALIKE and first.get("agencies"):
        return _report(page, None, report["year"], first["agencies"][0])
    return None


def _cells(page: Page, report: Row | None) -> dict[tuple[str, str, str], Row]:
    if report is None:
        return {}
    rows = data.rows(page.shelf, "cells", report_id=report["report_id"])
    return {(row["table_key"], row["row_key"], row["column_key"]): row for row in rows}


def _bodies(page: Page, report: Row) -> dict[str, str]:
    rows = data.rows(page.shelf, "sections", report_id=report["report_id"])
    return {row["section_key"]: row["body"].strip() for row in rows}
