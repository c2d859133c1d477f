"""From a report's truth to its tables as the form prints them: rows of cells with spans, before any peculiarity of merging.

Knows the printed shape of the statutory tables (domain: 14, 28 and 4 rows in the edition of 2021); no file format.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from gkdash.demo.model import ReportTruth
from gkdash.demo.render.quirks import Shape, Words
from gkdash.demo.render.wording import label, wording, written
from gkdash.forms import Block, CellKey, CollapsedRow, Edition, Row, Table, edition
from gkdash.records import State


@dataclass(frozen=True, slots=True)
class LayoutCell:
    """One printed cell; `key` names the figure it holds, None for labels; `vertical` marks 三、本年度办理结果."""

    text: str
    row_span: int = 1
    col_span: int = 1
    key: CellKey | None = None
    header: bool = False
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table ready to be written: rows of cells that begin there; `widths` are the columns' shares of the line."""

    key: str
    rows: tuple[tuple[LayoutCell, ...], ...]
    widths: tuple[float, ...]
    header_rows: int
    merges: str = "spans"

    @property
    def columns(self) -> int:
        """Physical columns."""
        return len(self.widths)


class Printer:
    """Makes the layouts of one report with one wording; `random` chooses among wordings."""

    def __init__(self, report: ReportTruth, words: Words, shape: Shape, random: Random) -> None:
        self.report = report
        self.words = words
        self.shape = shape
        self.random = random
        self.edition: Edition = edition(report.edition)

    def tables(self, key: str) -> list[TableLayout]:
        """Return the tables that print the statutory table `key`, none where the document leaves it out."""
        table = self.edition.table(key)
        if key in self.report.absent_tables:
            return []
        if key == "proactive":
            return self._proactive(table)
        if key == "applications":
            return [self._applications(table)]
        return [self._remedies(table)]

    def _label(self, text: str, *, header: bool = False, rows: int = 1, columns: int = 1) -> LayoutCell:
        return LayoutCell(label(text, self.words, header=header), rows, columns, header=header)

    def _value(self, key: CellKey, columns: int = 1) -> LayoutCell:
        truth = self.report.cells[key]
        printed = written(truth.printed, self.words)
        if printed.strip() and self.words.padding:
            printed = self.words.padding + printed + self.words.padding
        return LayoutCell(printed, 1, columns, key=key)

    def _printed(self, table: Table, block: Block) -> list[Row]:
        """Return the rows that the document prints: those with at least one cell that is not missing."""
        cells = self.report.cells

        def there(row: Row) -> bool:
            found = [cells.get((table.key, row.key, column.key)) for column in block.columns]
            return any(cell is not None and cell.state is not State.MISSING for cell in found)

        collapsed: dict[str, CollapsedRow] = {row.replaces[0]: row for row in table.collapsed if there(row)}
        rows: list[Row] = []
        for row in block.rows:
            if row.key in collapsed:
                rows.append(collapsed[row.key])
            if there(row):
                rows.append(row)
        return rows

    def _proactive(self, table: Table) -> list[TableLayout]:
        pieces: list[list[tuple[LayoutCell, ...]]] = []
        lead, values = self._proactive_columns()
        for block in table.blocks:
            printed = self._printed(table, block)
            if not printed:
                continue
            spans = self._value_spans(len(block.columns), values)
            rows: list[tuple[LayoutCell, ...]] = []
            spare = (LayoutCell(""),) if self.shape.proactive == "five_empty" else ()
            if block.label:
                rows.append((self._label(block.label, columns=lead + values + len(spare)),))
            header = [self._label(block.corner, header=True, columns=lead)]
            for column, span in zip(block.columns, spans, strict=True):
                text = wording(column, self.words, self.random)
                if self.words.cut_header and text in {"本年新制作数量", "本年新公开数量"}:
                    text = "本年新"
                header.append(self._label(text, header=True, columns=span))
            rows.append((*header, *spare))
            for row in printed:
                cells = [self._label(wording(row, self.words, self.random), columns=lead)]
                for column, span in zip(block.columns, spans, strict=True):
                    cells.append(self._value((table.key, row.key, column.key), span))
                rows.append((*cells, *spare))
            pieces.append(rows)
        extra = 1 if self.shape.proactive == "five_empty" else 0
        widths = (*(0.34 / lead,) * lead, *(0.66 / (values + extra),) * (values + extra))
        if self.shape.proactive_split:
            return [TableLayout("proactive", tuple(rows), widths, 0) for rows in pieces]
        return [TableLayout("proactive", tuple(row for rows in pieces for row in rows), widths, 0)] if pieces else []

    def _proactive_columns(self) -> tuple[int, int]:
        """Return the physical columns for labels and for values."""
        return {"four": (1, 3), "label_two": (2, 3), "last_two": (1, 4), "five_empty": (1, 3), "common": (1, 6)}[
            self.shape.proactive
        ]

    def _value_spans(self, columns: int, physical: int) -> list[int]:
        if physical % columns == 0 and self.shape.proactive == "common":
            return [physical // columns] * columns
        return [1] * (columns - 1) + [physical - columns + 1]

    def _applications(self, table: Table) -> TableLayout:
        block = table.blocks[0]
        printed = self._printed(table, block)
        lead = 3 if self.shape.labels == "three" else 1
        note = {"full": block.corner, "short": "申请人情况\n办理情况", "absent": ""}[self.words.note]
        corner = LayoutCell(label(note, self.words) if note else "", 3, lead, header=True)
        rows = [*self._applications_header(block, corner), *self._applications_body(table, printed)]
        labels = (0.06, 0.12, 0.26) if lead == 3 else (0.44,)
        return TableLayout("applications", tuple(rows), (*labels, *(0.08,) * 7), 3)

    def _applications_header(self, block: Block, corner: LayoutCell) -> list[tuple[LayoutCell, ...]]:
        top = [corner, self._label(block.banner, columns=len(block.columns))]
        middle: list[LayoutCell] = []
        bottom: list[LayoutCell] = []
        group = ""
        for column in block.columns:
            cell = self._label(wording(column, self.words, self.random), header=True)
            if not column.group:
                middle.append(LayoutCell(cell.text, 2, header=True))
            else:
                if column.group != group:
                    width = sum(other.group == column.group for other in block.columns)
                    middle.append(self._label(column.group, columns=width))
                bottom.append(cell)
            group = column.group
        return [tuple(top), tuple(middle), tuple(bottom)]

    def _applications_body(self, table: Table, printed: list[Row]) -> list[tuple[LayoutCell, ...]]:
        columns = [column.key for column in table.blocks[0].columns]
        rows: list[tuple[LayoutCell, ...]] = []
        open_path: tuple[str, ...] = ()
        for at, row in enumerate(printed):
            values = [self._value((table.key, row.key, column)) for column in columns]
            name = wording(row, self.words, self.random)
            if self.shape.labels == "three":
                rows.append((*self._three_labels(printed, at, name, open_path), *values))
            else:
                fresh = row.path[len(_common(open_path, row.path)) :]
                if self.shape.labels == "outline":
                    rows += [(self._label(part), *(LayoutCell("") for _ in columns)) for part in fresh]
                path = "".join(row.path) if self.shape.labels == "path" else ""
                rows.append((LayoutCell(label(path, self.words) + label(name, self.words)), *values))
            open_path = row.path
        return rows

    def _three_labels(self, printed: list[Row], at: int, name: str, open_path: tuple[str, ...]) -> list[LayoutCell]:
        row = printed[at]
        cells: list[LayoutCell] = []
        for depth in range(len(_common(open_path, row.path)), len(row.path)):
            prefix = row.path[: depth + 1]
            span = sum(other.path[: depth + 1] == prefix for other in printed[at:])
            shown = label(row.path[depth], self.words)
            cells.append(LayoutCell(shown, span, vertical=depth == 0))
        cells.append(self._label(name, columns=3 - len(row.path)))
        return cells

    def _remedies(self, table: Table) -> TableLayout:
        block = table.blocks[0]
        columns = block.columns
        top: list[LayoutCell] = []
        middle: list[LayoutCell] = []
        bottom: list[LayoutCell] = []
        group = ""
        for row in block.rows:
            labels = [self._label(wording(column, self.words, self.random), header=True) for column in columns]
            if not row.path:
                top.append(self._label(wording(row, self.words, self.random), columns=len(columns)))
                middle += [LayoutCell(cell.text, 2, header=True) for cell in labels]
            else:
                if row.path[0] != group:
                    inside = sum(other.path[:1] == row.path[:1] for other in block.rows)
                    top.append(self._label(row.path[0], columns=inside * len(columns)))
                    group = row.path[0]
                middle.append(self._label(wording(row, self.words, self.random), columns=len(columns)))
                bottom += labels
        values = tuple(self._value((table.key, row.key, column.key)) for row in block.rows for column in columns)
        return TableLayout("remedies", (tuple(top), tuple(middle), tuple(bottom), values), (1 / 15,) * 15, 3)


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the leading parts that two paths share."""
    for length in range(min(len(one), len(other)), 0, -1):
        if one[:length] == other[:length]:
            return one[:length]
    return ()


def occupied(layout: TableLayout) -> list[list[tuple[int, int, LayoutCell]]]:
    """Return for each row its physical cells in order: (row and column where the cell begins, the cell)."""
    grid: list[list[tuple[int, int, LayoutCell] | None]] = [[None] * layout.columns for _ in layout.rows]
    for at, row in enumerate(layout.rows):
        column = 0
        for cell in row:
            while grid[at][column] is not None:
                column += 1
            for down in range(at, min(at + cell.row_span, len(grid))):
                for right in range(column, column + cell.col_span):
                    grid[down][right] = (at, column, cell)
            column += cell.col_span
    return [[place for place in row if place is not None] for row in grid]


def column_edges(layout: TableLayout) -> list[float]:
    """Return the shares of the line where columns begin and end, from 0 to 1."""
    edges = [0.0]
    for width in layout.widths:
        edges.append(edges[-1] + width)
    scale = edges[-1]
    return [edge / scale for edge in edges]


def spans_of(edges: list[float]) -> list[float]:
    """Return the widths between neighbouring edges."""
    return [right - left for left, right in pairwise(edges)]
