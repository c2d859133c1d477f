"""Read spreadsheets: every visible sheet becomes paragraphs and grids, in the order of the workbook.

Values are what the workbook stores (a formula's last result), not how a column's width or format shows them. What is
table and what is prose is decided in `regions`; files' inner parts are looked into by `sheet_xlsx`, `sheet_xls` and `sheet_ods`.
"""

from __future__ import annotations

import io
import zipfile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from gkdash.documents import Block, Document, Grid, Note, numbered
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.regions import sheet_blocks
from gkdash.readers.sheet_ods import is_ods, ods_sheets
from gkdash.readers.sheet_values import Sheet, shown, without_covered
from gkdash.readers.sheet_xls import look_into_xls
from gkdash.readers.sheet_xlsx import Special, look_into
from gkdash.settings import Limits

_OLE = b"\xd0\xcf\x11\xe0"
_MOST_POSITIONS = 4_000_000
"""A sheet is refused whose used range is larger: one stray value in the last row and column makes 17,000 million."""


def read_sheet(data: bytes, limits: Limits) -> Document:
    """Return the document in a workbook (xlsx, xlsm, xlsb, xls, ods); a grid's `part` is its sheet's name.

    Raises UnreadableDocument: damaged, encrypted, or too_large past the limits of cells and unpacked size.
    """
    sheets = ods_sheets(data, limits) if is_ods(data) else _workbook_sheets(data, limits)
    shown_sheets = [sheet for sheet in sheets if not sheet.hidden] or sheets
    notes = [note for sheet in shown_sheets for note in sheet.notes]
    notes.extend(
        Note("hidden_sheet_dropped", f"略去隐藏的工作表“{sheet.name}”。")
        for sheet in sheets
        if sheet.hidden and sheet not in shown_sheets and any(map(any, sheet.rows))
    )
    blocks: list[Block] = []
    cells = 0
    for sheet in shown_sheets:
        found = sheet_blocks(without_covered(sheet.rows, sheet.spans), sheet.spans, sheet.name, sheet.boxed)
        cells += sum(len(block.cells) for block in found if isinstance(block, Grid))
        if cells > limits.cells:
            raise UnreadableDocument(ErrorCode.TOO_LARGE, "电子表格的单元格过多。", "请拆分后再读。")
        blocks.extend(found)
    return Document(numbered(blocks), notes=tuple(notes))


def _workbook_sheets(data: bytes, limits: Limits) -> list[Sheet]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        special = look_into(data, limits)
    else:
        special = look_into_xls(data) if data.startswith(_OLE) else {}
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = []
        for index, meta in enumerate(workbook.sheets_metadata):
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(index)
            sheets.append(_sheet(sheet, special.get(meta.name), hidden=meta.visible != SheetVisibleEnum.Visible))
    except PasswordError as error:
        raise UnreadableDocument(ErrorCode.ENCRYPTED, "文件有打开密码。", "请去掉密码后再读。") from error
    except (CalamineError, ZipError, XmlError, OSError, ValueError, OverflowError) as error:
        raise _damaged() from error
    except BaseException as error:
        # a panic in the Rust library is no Exception: range arithmetic on a broken xls does that
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged() from error
    if not workbook.sheets_metadata:
        raise _damaged()
    return sheets


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(ErrorCode.DAMAGED, "电子表格已损坏，不能打开。", "请重新导出或重新下载。")


def _sheet(sheet: CalamineSheet, special: Special | None, *, hidden: bool) -> Sheet:
    if sheet.width * sheet.height > _MOST_POSITIONS:
        raise UnreadableDocument(ErrorCode.TOO_LARGE, f"工作表“{sheet.name}”的范围过大。", "请拆分后再读。")
    top, left = sheet.start or (0, 0)
    rows = [[shown(value) for value in row] for row in sheet.to_python()]
    notes: tuple[Note, ...] = ()
    boxed: frozenset[tuple[int, int]] = frozenset()
    if special is not None:
        notes = special.notes(sheet.name)
        rows, top, left = _with_texts(rows, top, left, special.texts)
        boxed = frozenset((row - top, column - left) for row, column in special.boxed if row - top <= len(rows))
        if any(row == len(rows) for row, _ in boxed):
            rows.append([])
    spans = {
        (first[0] - top, first[1] - left): (last[0] - first[0] + 1, last[1] - first[1] + 1)
        for first, last in sheet.merged_cell_ranges or []
    }
    return Sheet(sheet.name, rows, spans, boxed, hidden=hidden, notes=notes)


def _with_texts(
    rows: list[list[str]], top: int, left: int, texts: dict[tuple[int, int], str]
) -> tuple[list[list[str]], int, int]:
    """Return the used range with texts put where the library saw nothing, enlarged where they lie outside it."""
    if not texts:
        return rows, top, left
    places = [*texts, (top, left)] if rows else [*texts]
    first_row, first_column = min(row for row, _ in places), min(column for _, column in places)
    result: list[list[str]] = (
        [[] for _ in range(top - first_row)] + [[""] * (left - first_column) + row for row in rows] if rows else []
    )
    for (row, column), text in texts.items():
        y, x = row - first_row, column - first_column
        result.extend([] for _ in range(y + 1 - len(result)))
        result[y].extend([""] * (x + 1 - len(result[y])))
        result[y][x] = result[y][x] or text
    return result, first_row, first_column
