"""The table behind a native chart: columns of one sheet, each known to the chart by its range."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import xlsxwriter

from gkdash.charts import Value
from gkdash.exports.safe import cell_text

SHEET = "Sheet1"
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's own time would change its bytes


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, values from the second row on, and where both are."""

    head: str
    values: tuple[Value, ...]
    letter: str
    is_day: bool = False

    @property
    def at(self) -> str:
        """The range of the values."""
        return f"{SHEET}!${self.letter}$2:${self.letter}${max(len(self.values), 1) + 1}"

    @property
    def head_at(self) -> str:
        """The cell of the heading."""
        return f"{SHEET}!${self.letter}$1"


@dataclass(slots=True)
class Table:
    """The columns in the order in which they were added."""

    columns: list[Column] = field(default_factory=list)

    def column(self, head: str, values: Sequence[Value], *, is_day: bool = False) -> Column:
        """Add a column and return it; days are numbers of days, as a spreadsheet counts them."""
        found = Column(cell_text(head), tuple(values), letters(len(self.columns)), is_day)
        self.columns.append(found)
        return found

    def xlsx(self) -> bytes:
        """Return the workbook: text as text whatever it begins with, nothing where there is no value."""
        out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(out, options) as book:
            book.set_properties({"created": _MADE})
            sheet = book.add_worksheet(SHEET)
            bold = book.add_format({"bold": True})
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for number, column in enumerate(self.columns):
                sheet.write_string(0, number, column.head, bold)
                for row, value in enumerate(column.values, start=1):
                    if isinstance(value, str):
                        sheet.write_string(row, number, cell_text(value))
                    elif value is not None:
                        sheet.write_number(row, number, value, day if column.is_day else None)
                sheet.set_column(number, number, 24 if any(isinstance(value, str) for value in column.values) else 12)
            sheet.freeze_panes(1, 0)
        return out.getvalue()


def letters(number: int) -> str:
    """Return the name of a column, the first being number 0."""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
