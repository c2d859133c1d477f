"""A generation as checks see it: rows of their own are lent to it, their SQL is run over it; it judges nothing.

Everything made here is temporary: an examination of a published generation leaves no trace in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from gkdash.errors import StoreError
from gkdash.records import Fact, Report, State
from gkdash.store import parcels, schema, sql
from gkdash.store.batches import BATCH_ROWS
from gkdash.store.parcels import Parcel
from gkdash.store.records_again import read_reports

if TYPE_CHECKING:
    # half a second that reading one file need not wait for
    import pandas as pd

ROWS_AT_ONCE = BATCH_ROWS
_DEFECT = "请检查磁盘空间；仍不行时请报告这一缺陷。Look at free space; if that does not help, report it."


class Examination:
    """A connection for checks; `rows` of one question must be taken before the next is asked."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def lend(self, name: str, rows: pa.Table) -> None:
        """Put rows into a temporary table of this name, in the place of what it held."""
        self._connection.register("lent", rows)
        try:
            self._connection.execute(f'create or replace temp table "{name}" as select * from lent')  # noqa: S608 - names of our own
        finally:
            self._connection.unregister("lent")

    def append(self, name: str, rows: pa.Table) -> None:
        """Add rows to a temporary table of ours, column by column as they are named."""
        self._connection.register("lent", rows)
        try:
            self._connection.execute(f'insert into temp."{name}" by name from lent')
        finally:
            self._connection.unregister("lent")

    def run(self, text: str) -> None:
        """Run statements of our own that make temporary tables; raise StoreError where they fail."""
        try:
            self._connection.execute(text)
        except duckdb.Error as error:
            raise StoreError(f"检查的语句出错：{error}。A statement of the checks failed: {error}", _DEFECT) from error

    def rows(self, text: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a question that has few; raise StoreError where it fails."""
        try:
            return self._connection.execute(text, list(params) or None).fetchall()
        except duckdb.Error as error:
            raise StoreError(f"检查的查询出错：{error}。A question of the checks failed: {error}", _DEFECT) from error

    def arrow(self, text: str, params: Sequence[object] = ()) -> pa.Table:
        """Return all rows of a question as columns, to be handed to another process."""
        return self._connection.execute(text, list(params) or None).to_arrow_table()

    def frame(self, text: str) -> pd.DataFrame:
        """Return all rows of a question as a frame."""
        return self._connection.execute(text).df()

    def batches(self, table: str, order: str) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the rows of a temporary table in batches and in order; other questions may be asked meanwhile."""
        self.run(
            f'create or replace temp table "{table}_in_order" as'  # noqa: S608 - names of our own
            f' select row_number() over (order by {order}) as number, * from "{table}"'
        )
        start = 0
        while found := self.rows(
            f'select * exclude (number) from "{table}_in_order" where number > ? and number <= ? order by number',  # noqa: S608 - names of our own
            [start, start + ROWS_AT_ONCE],
        ):
            yield found
            if len(found) < ROWS_AT_ONCE:
                return
            start += ROWS_AT_ONCE

    def facts(self, report_ids: Sequence[str]) -> dict[str, list[Fact]]:
        """Return the cells of these reports by report, in the order in which they were read."""
        found: dict[str, list[Fact]] = {report_id: [] for report_id in report_ids}
        for row in self.rows(sql.statement("facts"), [list(report_ids)]):
            report_id, table_key, row_key, column_key, value, state, raw, doubt = row
            number = int(value) if value is not None and value == int(value) else value
            found[report_id].append(Fact(table_key, row_key, column_key, number, State(state), raw, None, doubt or ""))
        return found

    def reports(self, report_ids: Sequence[str]) -> dict[str, Report]:
        """Return these reports as records again, without the addresses of their cells; `parcels` is for many."""
        return read_reports(self._connection, report_ids, self.facts(report_ids))

    def prose(self, report_ids: Sequence[str]) -> dict[str, Report]:
        """Return these reports as records again, without any cells."""
        return read_reports(self._connection, report_ids, {report_id: [] for report_id in report_ids})

    def parcels(self) -> Iterator[Parcel]:
        """Yield the reports of the temporary table `to_read`, all of an agency's in one parcel, to be unpacked anywhere.

        Its columns are report_id, agency_id, year, unit_type, previous_id, is_due; the form must have been lent. Other
        questions may be asked meanwhile.
        """
        for number in range(parcels.prepare(self._connection)):
            yield parcels.take(self._connection, number)

    def info(self, key: str) -> str:
        """Return what the generation says of itself under this key; empty where nothing."""
        return schema.info(self._connection, key)
