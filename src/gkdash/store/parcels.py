"""Reports of a store as records again, many of them, a parcel at a time: what another process can be handed to read.

`prepare` sorts once, `take` cuts a parcel out as Arrow tables, `unpack` makes records of it and needs no store. The
records are those of `Examination.reports`: no addresses of cells and warnings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from gkdash.forms import CellKey, edition
from gkdash.records import Fact, Indicator, ReadingWarning, Report, Section, State
from gkdash.store import sql

_TABLES = ("report", "cell", "section", "warning", "indicator")


class Parcel(NamedTuple):
    """All that was read of some agencies' reports, table by table."""

    report: pa.Table
    cell: pa.Table
    section: pa.Table
    warning: pa.Table
    indicator: pa.Table


class Given(NamedTuple):
    """A report with what `to_read` says of it; one that is not due is there for the sake of the next year's."""

    report_id: str
    agency_id: str
    unit_type: str | None
    previous_id: str | None
    is_due: bool
    report: Report


def prepare(connection: duckdb.DuckDBPyConnection) -> int:
    """Sort the reports of the temporary table `to_read` into parcels; return how many parcels there are.

    `to_read` has report_id, agency_id, year, unit_type, previous_id and is_due; the form must have been lent.
    """
    connection.execute(sql.statement("parcels"))
    row = connection.execute("select coalesce(max(parcel) + 1, 0) from parcel_place").fetchone()
    return int(row[0]) if row else 0


def take(connection: duckdb.DuckDBPyConnection, number: int) -> Parcel:
    """Return a parcel by its number; one may be empty where an agency before it is large."""
    return Parcel(
        *(
            connection.execute(
                f"select * exclude (parcel) from parcel_{name} where parcel = ?",  # noqa: S608 - names of our own
                [number],
            ).to_arrow_table()
            for name in _TABLES
        )
    )


def unpack(parcel: Parcel) -> Iterator[Given]:
    """Yield the reports of a parcel, an agency's years after each other."""
    cells = facts_by_number(parcel.cell)
    sections = _by_number(parcel.section, lambda *row: row)
    warnings = _by_number(parcel.warning, ReadingWarning)
    indicators = _by_number(parcel.indicator, Indicator)
    for row in parcel.report.to_pylist():
        number, text = row["number"], row["text"]
        told = cells.get(number, [])
        yield Given(
            row["report_id"],
            row["agency_id"],
            row["unit_type"],
            row["previous_id"],
            row["is_due"],
            Report(
                agency=row["agency_name"],
                year=row["year"],
                edition=row["edition"],
                title=row["title"],
                signed_on=row["signed_on"],
                published_on=row["published_on"],
                sections=tuple(_section(text, *one) for one in sections.get(number, [])),
                cells=_whole(row["edition"], told) if row["is_whole"] else tuple(told),
                text=text,
                warnings=tuple(warnings.get(number, [])),
                indicators=tuple(indicators.get(number, [])),
            ),
        )


def facts_by_number(cells: pa.Table) -> dict[int, list[Fact]]:
    """Return cells as records by their first column, a number; then table, row, column, value, state, raw, doubt."""
    return _by_number(cells, _fact)


def _by_number(table: pa.Table, make: Any) -> dict[int, list[Any]]:
    """Return what `make` gives for each row, by the number of its report."""
    numbers, *rest = (_values(column) for column in table.columns)
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for number, made in zip(numbers, map(make, *rest), strict=True):
        found[number].append(made)
    return found


def _values(column: pa.ChunkedArray) -> list[Any]:
    """Return a column as a list; by way of numpy, which is several times faster, where a gap stays None."""
    if pa.types.is_string(column.type) or not column.null_count:
        found: list[Any] = column.to_numpy(zero_copy_only=False).tolist()
        return found
    return list(column.to_pylist())


@lru_cache(maxsize=1 << 16)
def _fact(
    table: str, row: str, column: str, value: float | None, state: str, raw: str | None, doubt: str | None
) -> Fact:
    number = int(value) if value is not None and value == int(value) else value
    return Fact(table, row, column, number, State(state), raw, None, doubt or "")


def _section(text: str, key: str, heading: str, start: int, end: int, body: str | None) -> Section:
    return Section(key, heading, start, end, text[start:end] if body is None else body)


def _whole(edition_id: str, told: list[Fact]) -> tuple[Fact, ...]:
    """Return the cells of a report that has exactly those of its form, all but `told` being a plain 0."""
    cells = dict(_zeros(edition_id))
    for fact in told:
        cells[fact.table, fact.row, fact.column] = fact
    return tuple(cells.values())


@lru_cache
def _zeros(edition_id: str) -> dict[CellKey, Fact]:
    return {key: Fact(*key, 0, State.NUMBER, "0") for key in edition(edition_id).cells()}
