"""Reports as records again, from the rows of the store: what checks of the prose look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from gkdash.records import Fact, Indicator, ReadingWarning, Report, Section


def read_reports(
    connection: duckdb.DuckDBPyConnection, report_ids: Sequence[str], facts: Mapping[str, list[Fact]]
) -> dict[str, Report]:
    """Return the reports with these ids, given their cells; addresses of cells and warnings are left out."""
    ids = list(report_ids)
    sections = _by_report(
        connection,
        "select report_id, section_key, heading, start_offset, end_offset, body from section"
        " where report_id in (select unnest($1::varchar[])) order by report_id, start_offset",
        ids,
    )
    warnings = _by_report(
        connection,
        "select report_id, code, message from warning where report_id in (select unnest($1::varchar[]))"
        " order by report_id, rowid",
        ids,
    )
    indicators = _indicators(connection, ids)
    heads = connection.execute(
        "select report_id, agency_name, year, edition, title, signed_on, published_on, text from report"
        " where report_id in (select unnest($1::varchar[]))",
        [ids],
    ).fetchall()
    return {
        report_id: Report(
            agency=agency,
            year=year,
            edition=edition,
            title=title,
            signed_on=signed_on,
            published_on=published_on,
            sections=tuple(Section(*row) for row in sections[report_id]),
            cells=tuple(facts[report_id]),
            text=text,
            warnings=tuple(ReadingWarning(*row) for row in warnings[report_id]),
            indicators=tuple(Indicator(*row) for row in indicators[report_id]),
        )
        for report_id, agency, year, edition, title, signed_on, published_on, text in heads
    }


def _indicators(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    if connection.execute("select 1 from duckdb_tables() where table_name = 'indicator'").fetchone() is None:
        return defaultdict(list)
    return _by_report(
        connection,
        "select report_id, key, value, unit, qualifier, scope, period, evidence, start_offset, end_offset,"
        " sentence_start, sentence_end, section_key, how from indicator"
        " where report_id in (select unnest($1::varchar[])) order by report_id, position",
        ids,
    )


def _by_report(connection: duckdb.DuckDBPyConnection, text: str, ids: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for report_id, *row in connection.execute(text, [ids]).fetchall():
        found[report_id].append(tuple(row))
    return found
