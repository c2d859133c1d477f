"""The consolidated report as a workbook: the three tables in the form of the edition, and the lists beside them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from gkdash.checks.places import column_name, row_name
from gkdash.exports.consolidated import words
from gkdash.exports.consolidated.gather import Consolidated
from gkdash.exports.form_grid import FormGrid, Role, form_grid
from gkdash.exports.pack import repacked
from gkdash.exports.safe import cell_text
from gkdash.exports.tables.formats import FONT, Formats
from gkdash.exports.tables.model import Column, Kind, Sheet
from gkdash.exports.tables.workbook import draw_sheet, text_width
from gkdash.forms import Table

_TOP = 3
"""Lines above the form: title, subtitle, an empty one."""
_LABELS = {1: (30.0,), 3: (5.0, 16.0, 40.0)}


def consolidated_xlsx(made: Consolidated) -> bytes:
    """Return the workbook."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as file:
        title = words.title(made)
        file.set_properties(
            {"title": cell_text(title)[:255], "author": "", "created": made.origin.as_of.replace(tzinfo=None)}
        )
        formats = Formats(file)
        draw = _Forms(file, formats)
        for table in made.edition.tables:
            draw.table(table, made)
        for sheet in (_reconciliation(made), _units(made), _left_out(made), _doubtful(made)):
            draw_sheet(file, sheet, formats)
    return repacked(out.getvalue())


class _Forms:
    """Draws statutory tables into one workbook."""

    def __init__(self, file: Any, formats: Formats) -> None:
        self._file, self._formats = file, formats
        base = {"font_name": FONT, "font_size": 10.5, "border": 1, "valign": "vcenter", "text_wrap": True}
        self._of = {
            Role.BAND: file.add_format({**base, "align": "center", "bold": True, "bg_color": "#e8edf3"}),
            Role.HEAD: file.add_format({**base, "align": "center", "bold": True}),
            Role.LABEL: file.add_format({**base, "align": "left"}),
        }
        whole = {**base, "align": "center"}
        self._numbers = {
            (is_whole, is_marked): file.add_format(
                {
                    **whole,
                    "num_format": ("#,##0" if is_whole else "#,##0.####") + ('"*"' if is_marked else ""),
                    **({"bg_color": "#fdf1dc"} if is_marked else {}),
                }
            )
            for is_whole in (True, False)
            for is_marked in (True, False)
        }
        self._upright = file.add_format({**base, "align": "center", "rotation": 270})

    def table(self, table: Table, made: Consolidated) -> None:
        """Add a sheet with one statutory table; a sum that lacks a unit's cell is marked and says whose in a note."""
        page = self._file.add_worksheet(words.TABLES[table.key])
        page.write_string(0, 0, cell_text(words.title(made)), self._formats.title)
        label = f"（{made.origin.notice}）" if made.origin.notice else ""
        page.write_string(1, 0, cell_text(f"{table.label}{label}"), self._formats.remark)
        grid = form_grid(table)
        for item in grid.cells:
            top, left = item.row + _TOP, item.column
            bottom, right = top + item.height - 1, left + item.width - 1
            if item.cell is None:
                tall = item.role is Role.LABEL and item.column == 0 and item.height > 8
                form = self._upright if tall else self._of[item.role]
                self._put(page, (top, left, bottom, right), item.text, form)
                continue
            total = made.sums[item.cell]
            is_whole = total.value is None or float(total.value).is_integer()
            form = self._numbers[is_whole, bool(total.left_out)]
            if (top, left) != (bottom, right):
                page.merge_range(top, left, bottom, right, "", form)
            if total.value is None:
                page.write_blank(top, left, None, form)
            else:
                page.write_number(top, left, total.value, form)
            if total.left_out:
                names = "、".join(dict.fromkeys(entry.agency for entry in total.left_out))
                page.write_comment(top, left, cell_text(f"未计入：{names}")[:1000], {"author": ""})
        self._finish(page, grid, made, table)

    def _put(self, page: Any, place: tuple[int, int, int, int], text: str, form: Any) -> None:
        top, left, bottom, right = place
        if (top, left) != (bottom, right):
            page.merge_range(top, left, bottom, right, "", form)
        page.write_string(top, left, cell_text(text), form)

    def _finish(self, page: Any, grid: FormGrid, made: Consolidated, table: Table) -> None:
        labels = _LABELS.get(grid.labels, ())
        for index in range(grid.columns):
            page.set_column(index, index, labels[index] if index < len(labels) else 11 if labels else 9)
        for item in grid.cells:
            if item.role is Role.LABEL and item.height == 1:
                width = sum(labels[item.column : item.column + item.width])
                lines = -(-text_width(item.text) // int(width * 0.9))
                page.set_row(_TOP + item.row, 15 * max(1, lines))
        for line, note in enumerate(words.table_notes(made, table), _TOP + grid.rows):
            page.write_string(line, 0, cell_text(note), self._formats.remark)
        page.freeze_panes(_TOP + grid.head, grid.labels)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 1)


def _reconciliation(made: Consolidated) -> Sheet:
    kinds = (Kind.TEXT, Kind.LONG, Kind.TEXT, Kind.COUNT, Kind.COUNT, Kind.COUNT, Kind.LONG)
    widths = (8, 44, 18, 14, 14, 12, 30)
    rows = tuple(
        (
            words.TABLES[cell[0]],
            row_name(cell[0], cell[1], "zh"),
            column_name(cell[0], cell[2], "zh"),
            item.own,
            item.published,
            item.amount,
            remark,
        )
        for cell, item, remark in words.difference_rows(made)
    )
    return Sheet(
        "核对",
        "与公布报告的核对",
        "".join(words.reconciliation(made)),
        _columns(words.DIFFERENCE_HEAD, kinds, widths),
        rows,
    )


def _units(made: Consolidated) -> Sheet:
    kinds = (Kind.COUNT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.LONG)
    widths = (7, 36, 14, 16, 9, 18, 48)
    rows = tuple((int(number), *others) for number, *others in words.unit_rows(made))
    return Sheet(
        "单位",
        "单位名单",
        "".join(words.scope_sentences(made)),
        _columns(words.UNIT_HEAD, kinds, widths),
        rows,
        fixed=2,
    )


def _left_out(made: Consolidated) -> Sheet:
    kinds = (Kind.TEXT, Kind.TEXT, Kind.LONG, Kind.TEXT, Kind.LONG, Kind.LONG)
    note = "各单位没有可计入数字的格，未作0计。"
    columns = _columns(words.LEFT_HEAD, kinds, (36, 8, 44, 18, 34, 24))
    return Sheet("未计入的格", "未计入的格", note, columns, tuple(words.left_out_rows(made)))


def _doubtful(made: Consolidated) -> Sheet:
    kinds = (Kind.TEXT, Kind.LONG, Kind.TEXT, Kind.LONG)
    note = "已经计入；程序读取时有疑问，请对照原文件核对，不是单位的差错。"
    columns = _columns(words.DOUBT_HEAD, kinds, (36, 50, 12, 60))
    return Sheet("读取存疑的数", "读取存疑的数", note, columns, tuple(words.doubtful_rows(made)))


def _columns(head: Sequence[str], kinds: Sequence[Kind], widths: Sequence[float]) -> tuple[Column, ...]:
    return tuple(Column(name, kind, width) for name, kind, width in zip(head, kinds, widths, strict=True))
