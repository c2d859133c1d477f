"""All rows that a workbook is made from, asked once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gkdash.errors import ExportError
from gkdash.exports.reading import Origin, Record, Scope, need_year, records
from gkdash.forms import CellKey
from gkdash.store import Reader

MOST_AGENCIES = 5_000
"""More would make a workbook of tens of millions of cells, which nobody can open."""


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of one year and scope; `cells` by report and place."""

    origin: Origin
    scope: Scope
    year: int
    filing: Sequence[Record]
    cells: Mapping[str, Mapping[CellKey, Record]]
    claims: Sequence[Record]
    rates: Sequence[Record]
    findings: Sequence[Record]
    revisions: Sequence[Record]

    @property
    def filed(self) -> list[Record]:
        """The agencies of which a report is there, in the order of the sheets."""
        return [row for row in self.filing if row["report_id"] is not None]

    def filed_sum(self, name: str) -> int:
        """Return a count summed over the reports that are there."""
        return int(sum(row[name] for row in self.filed))


def gather(reader: Reader, origin: Origin, scope: Scope, year: int) -> Source:
    """Ask the store; raise ExportError where nothing of the year is loaded or there are too many agencies."""
    need_year(reader, year)
    asked = {"year": year, "scope": scope.agency_id}
    filing = records(reader.query("export_filing", **asked))
    if not filing:
        raise ExportError(
            f"{scope.name}及其下级 {year} 年度没有应报或已报的单位。"
            f"Nobody at or under {scope.name} filed or had to file for {year}.",
            "请换一个 --scope。Give another --scope.",
        )
    if len(filing) > MOST_AGENCIES:
        raise ExportError(
            f"一个工作簿至多 {MOST_AGENCIES} 家单位，这里有 {len(filing)} 家。"
            f"{len(filing)} agencies are too many for a workbook; it holds {MOST_AGENCIES}.",
            "请用 --scope 缩小范围，或用 --format zip 写成 CSV 和 Parquet。"
            "Narrow it with --scope, or write CSV and Parquet with --format zip.",
        )
    cells: dict[str, dict[CellKey, Record]] = defaultdict(dict)
    for row in records(reader.query("export_cells", **asked)):
        cells[row["report_id"]][row["table_key"], row["row_key"], row["column_key"]] = row
    return Source(
        origin,
        scope,
        year,
        filing,
        cells,
        records(reader.query("export_claims", **asked)),
        records(reader.query("export_rates", **asked)),
        records(reader.query("export_findings", **asked)),
        records(reader.query("export_revisions", **asked)),
    )
