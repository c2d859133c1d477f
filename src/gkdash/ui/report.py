"""What the report page says, worked out from rows of the store and the edition's data; draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gkdash.forms import CellKey, Column, Edition, Row, Table
from gkdash.forms.crosswalk import counterpart
from gkdash.i18n import Translate
from gkdash.i18n.reading import said_of_cell
from gkdash.records import State
from gkdash.ui.form_table import CellView, Place

Record = Mapping[str, Any]


def cells_by_table(
    records: Sequence[Record], differences: Sequence[Record], language: str
) -> dict[str, dict[Place, CellView]]:
    """Return the cells of a report by table and place; a cell that differs between revisions is marked so."""
    differing = {(row["table_key"], row["row_key"], row["column_key"]) for row in differences}
    found: dict[str, dict[Place, CellView]] = {}
    for record in records:
        key = (record["table_key"], record["row_key"], record["column_key"])
        doubt = said_of_cell(record["state"], record["doubt"], language).text if record["doubt"] else ""
        view = CellView(record["value"], State(record["state"]), record["raw"], doubt, key in differing)
        found.setdefault(key[0], {})[key[1], key[2]] = view
    return found


@dataclass(frozen=True, slots=True)
class Named:
    """A cell's place in the form: its table, row and column."""

    table: Table
    row: Row
    column: Column

    def title(self, language: str) -> str:
        """Return row and column in a word each: as the form prints them, in English what they mean."""
        if language == "en":
            return f"{self.row.english or self.row.label} × {self.column.english or self.column.label}"
        return f"{self.row.label} × {self.column.label}"


def named(edition: Edition, key: str) -> Named | None:
    """Return the place that `applications.new_received.total` names; None where the edition has no such cell."""
    parts = key.split(".")
    if len(parts) != 3:
        return None
    for table in edition.tables:
        if table.key == parts[0]:
            for block in table.blocks:
                rows = {row.key: row for row in (*block.rows, *table.collapsed)}
                columns = {column.key: column for column in block.columns}
                if parts[1] in rows and parts[2] in columns:
                    return Named(table, rows[parts[1]], columns[parts[2]])
    return None


def first_cell(edition: Edition) -> str:
    """Return the cell shown where none was picked: applications received, total."""
    table = edition.table("applications")
    return f"{table.key}.{table.rows[0].key}.{table.blocks[0].columns[-1].key}"


def record_of(records: Sequence[Record], key: str) -> Record | None:
    """Return the stored row of a cell."""
    wanted = tuple(key.split("."))
    for record in records:
        if (record["table_key"], record["row_key"], record["column_key"]) == wanted:
            return record
    return None


def comparable(history: Sequence[Record], key: str, edition: str) -> list[Record]:
    """Return those of a cell's other values whose edition counts the same thing in that cell."""
    parts = key.split(".")
    cell: CellKey = (parts[0], parts[1], parts[2])
    return [
        item for item in history if item["edition"] == edition or counterpart(cell, edition, item["edition"]) == (cell,)
    ]


@dataclass(frozen=True, slots=True)
class Context:
    """The lines around a cell in the plain text: before, the line up to the cell, the cell, the rest, after."""

    before: str
    left: str
    marked: str
    right: str
    after: str


def context(text: str, start: int | None, end: int | None, reach: int = 140) -> Context | None:
    """Return the surroundings of `text[start:end]`, long lines cut to `reach`; None where the place is not known."""
    if start is None or end is None or not 0 <= start <= end <= len(text):
        return None
    line_start = text.rfind("\n", 0, start) + 1
    found = text.find("\n", end)
    line_end = len(text) if found < 0 else found
    before = text[text.rfind("\n", 0, max(0, line_start - 1)) + 1 : max(0, line_start - 1)]
    following = text.find("\n", line_end + 1)
    after = text[line_end + 1 : len(text) if following < 0 else following]
    left, right = text[line_start:start], text[end:line_end]
    return Context(
        before=_cut_end(before, reach),
        left=f"…{left[-reach:]}" if len(left) > reach else left,
        marked=text[start:end],
        right=_cut_end(right, reach),
        after=_cut_end(after, reach),
    )


def _cut_end(text: str, reach: int) -> str:
    return f"{text[:reach]}…" if len(text) > reach else text


def cells_head(t: Translate) -> list[str]:
    """Return the header of `cells_table`."""
    read = [t("表格"), t("行"), t("列"), t("数值"), t("状态"), t("原文"), t("存疑")]
    return [*read, t("部分"), t("页"), t("文件中第几张表"), t("表中行"), t("表中列")]


def cells_table(edition: Edition, records: Sequence[Record]) -> list[list[object]]:
    """Return every cell with its labels, reading and place, for a spreadsheet."""
    lines: list[list[object]] = []
    for record in records:
        place = named(edition, f"{record['table_key']}.{record['row_key']}.{record['column_key']}")
        if place is None:
            continue
        value = record["value"]
        lines.append(
            [
                place.table.label,
                " › ".join((*place.row.path, place.row.label)),
                place.column.label,
                "" if value is None else int(value) if float(value).is_integer() else value,
                record["state"],
                *("" if record[name] is None else record[name] for name in ("raw", "doubt", "part", "page", "grid")),
                *("" if record[name] is None else record[name] + 1 for name in ("grid_row", "grid_column")),
            ]
        )
    return lines
