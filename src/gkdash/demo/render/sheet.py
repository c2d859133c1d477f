"""Where everything of a report stands in a workbook; the two writers only carry it out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from random import Random

from gkdash.demo.render.flow import Item, Line
from gkdash.demo.render.layout import LayoutCell, TableLayout, occupied
from gkdash.demo.render.quirks import Quirks, Sheet

_NUMBER = re.compile(r"^(-?\d{1,3}(?:,\d{3})+|-?\d+)(?:\.(\d+))?(件|项)?$")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_PROSE_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a sheet; `form` is its number format, `formula` what computes the value that is shown."""

    row: int
    column: int
    value: str | float | date
    row_span: int = 1
    col_span: int = 1
    form: str = ""
    formula: str = ""


@dataclass
class SheetPlan:
    """A sheet being filled downwards from its first free row."""

    name: str
    row: int
    cells: list[Placed] = field(default_factory=list)


def plan(items: list[Item], quirks: Quirks, random: Random, signed_on: date | None) -> list[SheetPlan]:
    """Return the sheets of the workbook in order."""
    return _Planner(quirks, random, signed_on).plan(items)


class _Planner:
    """Fills sheets from items; `left` is the first column used."""

    def __init__(self, quirks: Quirks, random: Random, signed_on: date | None) -> None:
        self.quirks: Sheet = quirks.sheet
        self.random = random
        self.signed_on = signed_on
        self.top, self.left = (2, 2) if quirks.sheet.offset else (0, 0)
        self.sheets: list[SheetPlan] = []

    def plan(self, items: list[Item]) -> list[SheetPlan]:
        prose = self._sheet("Sheet1" if self.quirks.layout == "one" else "正文")
        pending: list[str] = []
        for item in items:
            if isinstance(item, TableLayout):
                self._prose(prose, pending)
                target = self._sheet(f"表{len(self.sheets)}") if self.quirks.layout == "per_table" else prose
                self._table(target, item)
                continue
            if self.quirks.prose == "one_cell" and item.role == "body":
                pending.append(item.text)
                continue
            self._prose(prose, pending)
            if self.quirks.layout == "per_section" and item.role == "heading":
                prose = self._sheet(item.text)
            self._line(prose, item)
        self._prose(prose, pending)
        if self.quirks.spare:
            self._sheet("Sheet8")
            self._sheet("Sheet9")
        return self.sheets

    def _sheet(self, name: str) -> SheetPlan:
        sheet = SheetPlan(f"{_FORBIDDEN.sub('', name)[:26]}", self.top)
        if any(other.name == sheet.name for other in self.sheets):
            sheet.name += str(len(self.sheets))
        self.sheets.append(sheet)
        return sheet

    def _prose(self, sheet: SheetPlan, pending: list[str]) -> None:
        if pending:
            self._line(sheet, Line("\n".join(pending), "body"))
            pending.clear()

    def _line(self, sheet: SheetPlan, line: Line) -> None:
        if line.text:
            span = 1 if self.quirks.prose == "plain" else _PROSE_COLUMNS
            alone = line.role == "date" and len(line.text) < 16
            if alone and self.signed_on and self.quirks.date_cell:
                form = 'yyyy"年"m"月"d"日"'
                sheet.cells.append(Placed(sheet.row, self.left, self.signed_on, 1, span, form))
            else:
                sheet.cells.append(Placed(sheet.row, self.left, line.text, 1, span))
        sheet.row += 1

    def _table(self, sheet: SheetPlan, layout: TableLayout) -> None:
        for at, row in enumerate(layout.rows):
            if layout.merges == "ragged":
                columns = list(range(len(row)))
            else:
                columns = [c for c, (top, left, _) in enumerate(occupied(layout)[at]) if (top, left) == (at, c)]
            for cell, column in zip(row, columns, strict=True):
                sheet.cells.append(self._cell(cell, sheet.row + at, self.left + column))
        sheet.row += len(layout.rows) + self.random.randrange(2)

    def _cell(self, cell: LayoutCell, row: int, column: int) -> Placed:
        typed = self.quirks.numbers == "number" or (self.quirks.numbers == "mixed" and self.random.random() < 0.6)
        number = _typed(cell.text.strip()) if cell.key is not None and typed else None
        if number is None:
            return Placed(row, column, cell.text, cell.row_span, cell.col_span)
        value, form = number
        formula = ""
        if self.quirks.formulas and cell.key is not None and cell.key[0] == "applications" and cell.key[2] == "total":
            first, last = _letter(column - 6), _letter(column - 1)
            formula = f"=SUM({first}{row + 1}:{last}{row + 1})"
        return Placed(row, column, value, cell.row_span, cell.col_span, form, formula)


def _typed(text: str) -> tuple[float, str] | None:
    """Return (number, number format) that shows exactly this text, or None where it must stay text."""
    found = _NUMBER.match(text)
    if not found or (found[1].lstrip("-").startswith("0") and found[1].lstrip("-") != "0"):
        return None
    decimals = found[2] or ""
    value = float(f"{found[1].replace(',', '')}.{decimals or 0}")
    form = ("#,##0" if "," in found[1] else "0") + (f".{'0' * len(decimals)}" if decimals else "")
    if found[3]:
        form += f'"{found[3]}"'
    return value if decimals else int(value), "" if form == "0" else form


def _letter(column: int) -> str:
    return chr(ord("A") + column)
