"""Cells as columns: one row per report with what pages add up over many reports, so that no page scans every cell.

A group (`refused`) is a figure only where every cell of it is; a blank makes it null, never smaller. Nothing here is
printed in a report that is not also a row of table cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from gkdash import forms
from gkdash.records import Report

APPLICANTS = ("natural_person", "commercial", "research", "nonprofit", "legal_service", "other_organisation")
"""Types of applicant, as the columns of table three."""

GROUPS = (
    "new_received",
    "carried_in",
    "granted",
    "partly_granted",
    "refused",
    "unavailable",
    "rejected",
    "other_outcome",
    "processed_total",
    "carried_out",
)
"""What happened to applications: a row of table three, or all rows whose names begin so."""

_BY_FIRST_WORD = {
    "refused": "refused_",
    "unavailable": "unavailable_",
    "rejected": "rejected_",
    "other_outcome": "other_",
}

_Cells = Mapping[tuple[str, str, str], float | None]


def columns() -> tuple[str, ...]:
    """Return the names of all columns after `report_id`: `granted__research`, `refused_security`, `review_upheld`, …."""
    return (
        *(f"{group}__{applicant}" for applicant in APPLICANTS for group in GROUPS),
        *_grounds(),
        *(f"{row}_{column}" for row, column in _cells_of("remedies")),
        *(f"{row}_{column}" for row, column in _cells_of("proactive") if row == "regulations"),
    )


def table(good: Sequence[tuple[str, Report]]) -> pa.Table:
    """Return the rows for table report_outcome."""
    names = columns()
    values: list[list[float | None]] = [[] for _ in names]
    for _, report in good:
        for column, value in zip(values, _row(report), strict=True):
            column.append(value)
    made = {name: pa.array(column, pa.float64()) for name, column in zip(names, values, strict=True)}
    return pa.table({"report_id": pa.array([key for key, _ in good], pa.string()), **made})


def _grounds() -> tuple[str, ...]:
    """Return the rows of table three that are grounds for not giving what was asked for."""
    rows = forms.edition("2021").table("applications").rows
    return tuple(row.key for row in rows if row.key.startswith(tuple(_BY_FIRST_WORD.values())))


def _cells_of(table: str) -> Iterator[tuple[str, str]]:
    for _, row, column in forms.edition("2021").table(table).cells():
        yield row, column


def _row(report: Report) -> Iterator[float | None]:
    cells: _Cells = {
        (cell.table, cell.row, cell.column): None if cell.value is None else float(cell.value) for cell in report.cells
    }
    rows = dict.fromkeys(cell.row for cell in report.cells if cell.table == "applications")
    for applicant in APPLICANTS:
        for group in GROUPS:
            yield _group(cells, list(rows), group, applicant)
    for ground in _grounds():
        yield cells.get(("applications", ground, "total"))
    for table_key in ("remedies", "proactive"):
        for row, column in _cells_of(table_key):
            if table_key == "remedies" or row == "regulations":
                yield cells.get((table_key, row, column))


def _group(cells: _Cells, rows: Sequence[str], group: str, applicant: str) -> float | None:
    if group not in _BY_FIRST_WORD:
        return cells.get(("applications", group, applicant))
    if group == "other_outcome":
        # （六）其他处理 may be printed as one row, in 2019 always
        in_one = cells.get(("applications", "other", applicant))
        if in_one is not None:
            return in_one
    parts = [cells[("applications", row, applicant)] for row in rows if row.startswith(_BY_FIRST_WORD[group])]
    known = [part for part in parts if part is not None]
    return sum(known) if parts and len(known) == len(parts) else None
