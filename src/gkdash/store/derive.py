"""What follows from the reports, the roster and the deadlines: agencies, versions, filing; made anew each time.

Nothing here depends on the order of loading or on the day: what is derived from equal rows is equal.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from gkdash import __version__
from gkdash.agencies import Agency, Deadlines, How, Roster, UnitType, agency_id_for, unit_type_of
from gkdash.store import schema, sql
from gkdash.store.batches import Row, batches, insert

_AGENCY = pa.schema(
    [
        ("agency_id", pa.string()),
        ("name", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("unit_type", pa.string()),
        ("parent_id", pa.string()),
        ("since", pa.int32()),
        ("until", pa.int32()),
        ("on_roster", pa.bool_()),
    ]
)
_MEANT = pa.schema(
    [("agency_name", pa.string()), ("year", pa.int32()), ("agency_id", pa.string()), ("match", pa.string())]
)
_DUE = pa.schema([("unit_type", pa.string()), ("year", pa.int32()), ("due_on", pa.date32())])


@dataclass(frozen=True, slots=True)
class Rules:
    """By what the derived tables are made."""

    roster: Roster
    deadlines: Deadlines

    @property
    def signature(self) -> str:
        """A hash over all that the derived tables depend on besides the reports; they are made anew when it changes."""
        parts = (__version__, self.roster.to_csv(), self.deadlines)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def derive(connection: duckdb.DuckDBPyConnection, rules: Rules) -> None:
    """Make agencies, versions, deadlines and filing from what is loaded, in one transaction."""
    connection.begin()
    try:
        _agencies(connection, rules)
        connection.execute(f"create or replace temp table version as {sql.statement('revisions')}")
        connection.execute(
            "update report set revision = v.revision, copy_of = v.copy_of, is_current = v.is_current from version as v"
            " where v.report_id = report.report_id and (v.revision, v.copy_of, v.is_current)"
            " is distinct from (report.revision, report.copy_of, report.is_current)"
        )
        _deadlines(connection, rules)
        for table, statement in (("filing", "filing"), ("revision_difference", "revision_differences")):
            connection.execute(f"delete from {table}")  # noqa: S608 - names of our own
            connection.execute(f"insert into {table} by name {sql.statement(statement)}")
        current_reports(connection)
        schema.set_info(connection, "derived_from", rules.signature)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def current_reports(connection: duckdb.DuckDBPyConnection) -> None:
    """Make current_report and current_channel anew, within the caller's transaction; reports have agencies and versions."""
    connection.execute("delete from current_report")
    connection.execute("delete from current_channel")
    years = "select distinct year from report where year is not null order by year"
    for (year,) in connection.execute(years).fetchall():
        # year by year, so that they lie together and nothing has to be sorted
        for table in ("current_report", "current_channel"):
            connection.execute(f"insert into {table} by name {sql.statement(table)}", {"year": year})


def _agencies(connection: duckdb.DuckDBPyConnection, rules: Rules) -> None:
    connection.execute("delete from agency")
    insert(connection, "agency", _AGENCY, [_roster_row(agency) for agency in rules.roster.agencies])
    if schema.info(connection, "derived_from") != rules.signature:
        connection.execute("update report set agency_id = null, match = null")
    connection.execute(
        "create or replace temp table meant (agency_name varchar, year integer, agency_id varchar, match varchar)"
    )
    printed = (
        "select distinct agency_name, year from report where agency_id is null and agency_name is not null order by all"
    )
    for names in batches(connection, printed):
        insert(connection, "meant", _MEANT, [_meant(rules.roster, name, year) for name, year in names])
    connection.execute(
        "update report set agency_id = coalesce(m.agency_id, 'a' || report_id), match = m.match from meant as m"
        " where report.agency_id is null and m.agency_name = report.agency_name"
        " and m.year is not distinct from report.year"
    )
    connection.execute("update report set agency_id = 'n' || report_id, match = 'unnamed' where agency_id is null")
    for found in batches(connection, sql.statement("off_roster")):
        insert(connection, "agency", _AGENCY, [_off_roster_row(agency_id, name) for agency_id, name in found])


def _meant(roster: Roster, name: str, year: int | None) -> Row:
    match = roster.match(name, year)
    if match.agency is not None:
        agency_id: str | None = match.agency.id
    else:
        # one name, one agency; but what a name leaves open must not be settled by two reports sharing it
        agency_id = None if match.how is How.AMBIGUOUS else f"x{agency_id_for(name)}"
    return {"agency_name": name, "year": year, "agency_id": agency_id, "match": match.how.value}


def _roster_row(agency: Agency) -> Row:
    return {
        "agency_id": agency.id,
        "name": agency.name,
        "aliases": list(agency.aliases),
        "unit_type": agency.unit_type.value,
        "parent_id": agency.parent_id,
        "since": agency.since,
        "until": agency.until,
        "on_roster": True,
    }


def _off_roster_row(agency_id: str, name: str) -> Row:
    unit_type = None if agency_id.startswith("n") else unit_type_of(name)
    return {
        "agency_id": agency_id,
        "name": name,
        "aliases": [],
        "unit_type": unit_type.value if unit_type else None,
        "parent_id": None,
        "since": None,
        "until": None,
        "on_roster": False,
    }


def _deadlines(connection: duckdb.DuckDBPyConnection, rules: Rules) -> None:
    connection.execute("create or replace temp table due (unit_type varchar, year integer, due_on date)")
    wanted = (
        "select distinct a.unit_type, y.year from agency as a cross join (select distinct year from report) as y"
        " where a.unit_type is not null and y.year between 1949 and 9000 order by all"
    )
    for pairs in batches(connection, wanted):
        insert(
            connection,
            "due",
            _DUE,
            [
                {"unit_type": unit_type, "year": year, "due_on": rules.deadlines.due_on(UnitType(unit_type), year)}
                for unit_type, year in pairs
            ],
        )
    connection.execute(sql.statement("filed"))
