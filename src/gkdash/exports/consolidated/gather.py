"""Asks the store for a government's units and their cells, and adds them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gkdash.errors import ExportError
from gkdash.exports.consolidated.compare import Comparison, compare
from gkdash.exports.consolidated.sums import Sum, Unit, add_up
from gkdash.exports.reading import Origin, Record, Scope, find_scope, need_year, origin, records
from gkdash.forms import CellKey, Edition, edition_for_year
from gkdash.store import Reader, Store


@dataclass(frozen=True, slots=True)
class Consolidated:
    """Everything that the consolidated report tells.

    `included` are the units in the sums, `missing` those whose report is not there, `apart` bodies led from above that
    are not in the sums, `strangers` agencies off the roster with a report. `published` is the government's own report
    and `comparison` None where there is none.
    """

    origin: Origin
    scope: Scope
    year: int
    edition: Edition
    included: Sequence[Record]
    missing: Sequence[Record]
    apart: Sequence[Record]
    strangers: Sequence[Record]
    sums: Mapping[CellKey, Sum]
    published: Record | None
    comparison: Comparison | None
    with_vertical: bool


def consolidate(store: Store, *, year: int, scope: str | None, vertical: bool) -> Consolidated:
    """Add up the units directly under an agency, with or without bodies led from above.

    Raise ExportError where nothing of the year is loaded, the scope is not known or has nobody under it.
    """
    with store.reader() as reader:
        need_year(reader, year)
        chosen = find_scope(reader, scope) if scope else _only_one(reader)
        units = records(reader.query("consolidated_units", year=year, scope=chosen.agency_id))
        own = next(row for row in units if row["is_scope"])
        below = [row for row in units if not row["is_scope"]]
        if not below:
            raise ExportError(
                f"{year} 年度名录中{chosen.name}没有下级单位。Nobody is under {chosen.name} on the roster in {year}.",
                "请在 --scope 后写有下级单位的政府。Give a government with units as --scope.",
            )
        filed = [row["report_id"] for row in units if row["report_id"] is not None]
        cells: dict[str, dict[CellKey, Record]] = defaultdict(dict)
        for row in records(reader.query("data_cell", reports=filed)):
            cells[row["report_id"]][row["table_key"], row["row_key"], row["column_key"]] = row
        strangers = records(reader.query("consolidated_strangers", year=year))
        told = origin(store, reader)
    try:
        edition = edition_for_year(year)
    except KeyError as error:
        raise ExportError(
            f"没有 {year} 年度所用的样式版本。No edition of the form is known for {year}.",
            "请写 2019 年或以后的年度。Give a year from 2019 on.",
        ) from error
    meant = [row for row in below if vertical or row["unit_type"] != "vertical"]
    everybody = add_up(edition, _units(below, cells))
    sums = everybody if vertical else add_up(edition, _units(meant, cells))
    published = own if own["report_id"] is not None else None
    comparison = None
    if published is not None:
        theirs = cells[published["report_id"]] if published["edition"] == edition.id else {}
        comparison = compare(sums, everybody, theirs)
    return Consolidated(
        told,
        chosen,
        year,
        edition,
        [row for row in meant if row["report_id"] is not None],
        [row for row in meant if row["report_id"] is None],
        [] if vertical else [row for row in below if row["unit_type"] == "vertical"],
        strangers,
        sums,
        published,
        comparison,
        vertical,
    )


def _only_one(reader: Reader) -> Scope:
    """Return the one agency that has others under it and nobody above it; raise ExportError where there are several."""
    tops = [row for row in records(reader.query("scopes")) if row["depth"] == 0]
    if len(tops) == 1:
        return Scope(tops[0]["agency_id"], tops[0]["name"])
    if not tops:
        raise ExportError(
            "名录中没有带下级的单位。The roster has no agency with others under it.",
            "请用 `gkdash roster import` 导入名录。Import one with `gkdash roster import`.",
        )
    names = "、".join(row["name"] for row in tops[:5])
    raise ExportError(
        f"有下级单位的不止一个：{names}。Several agencies have others under them: {names}.",
        "请用 --scope 写明是哪一个。Say which with --scope.",
    )


def _units(rows: Sequence[Record], cells: Mapping[str, Mapping[CellKey, Record]]) -> list[Unit]:
    return [
        Unit(row["agency"], row["edition"], cells.get(row["report_id"], {}))
        for row in rows
        if row["report_id"] is not None
    ]
