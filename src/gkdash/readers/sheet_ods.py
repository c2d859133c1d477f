"""Read OpenDocument spreadsheets from their XML: the spreadsheet library does not tell their merged ranges.

Repeated rows and cells are unfolded only where they hold something.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from gkdash.documents import Note
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.sheet_values import Sheet, figure, written
from gkdash.settings import Limits

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBERS = frozenset(("float", "percentage", "currency"))
_MOST_COLUMNS = 16_384


def is_ods(data: bytes) -> bool:
    """Tell whether a zip file is an OpenDocument package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    return "content.xml" in names and "xl/workbook.xml" not in names


def ods_sheets(data: bytes, limits: Limits) -> list[Sheet]:
    """Return the sheets of an ods package; raise damaged or too_large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(info.file_size for info in package.infolist()) > limits.unpacked_bytes:
                raise UnreadableDocument(ErrorCode.TOO_LARGE, "电子表格展开后过大。", "请拆分后再读。")
            content = package.read("content.xml")
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, NotImplementedError) as error:
        raise UnreadableDocument(ErrorCode.DAMAGED, "电子表格已损坏，不能解压。", "请重新导出或重新下载。") from error
    except RuntimeError as error:
        raise UnreadableDocument(ErrorCode.ENCRYPTED, "文件有打开密码。", "请去掉密码后再读。") from error
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(ErrorCode.DAMAGED, "电子表格的内容不完整。", "请重新导出或重新下载。") from error
    hidden = _hidden_styles(root)
    sheets = []
    for table in root.iter(f"{_TABLE}table"):
        name = table.get(f"{_TABLE}name") or ""
        reading = _Reading(limits.cells)
        reading.read(table)
        notes = (
            (Note("hidden_rows_read", f"工作表“{name}”有隐藏的 {reading.hidden_rows} 行，已一并读取。"),)
            if reading.hidden_rows
            else ()
        )
        is_hidden = table.get(f"{_TABLE}style-name") in hidden
        sheets.append(Sheet(name, reading.rows, reading.spans, hidden=is_hidden, notes=notes))
    return sheets


def _hidden_styles(root: Any) -> set[str]:
    return {
        style.get(f"{_STYLE}name") or ""
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    }


@dataclass(slots=True)
class _Reading:
    """One sheet in the making."""

    cell_limit: int
    rows: list[list[str]] = field(default_factory=list)
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: int = 0
    _cells: int = 0
    _empty_rows: int = 0

    def read(self, table: Any) -> None:
        for row in _rows(table):
            repeat = _count(row, "number-rows-repeated")
            texts, spans = self._row(row)
            if row.get(f"{_TABLE}visibility") in {"collapse", "filter"} and any(texts):
                self.hidden_rows += repeat
            if not any(texts):
                # one empty row says as much as a million of them
                self._empty_rows += min(repeat, 2)
                continue
            self.rows.extend([] for _ in range(self._empty_rows))
            self._empty_rows = 0
            for _ in range(repeat):
                self._cells += sum(map(bool, texts))
                if self._cells > self.cell_limit:
                    raise UnreadableDocument(ErrorCode.TOO_LARGE, "电子表格的单元格过多。", "请拆分后再读。")
                self.spans.update(((len(self.rows), column), span) for column, span in spans.items())
                self.rows.append(texts)

    def _row(self, row: Any) -> tuple[list[str], dict[int, tuple[int, int]]]:
        texts: list[str] = []
        spans: dict[int, tuple[int, int]] = {}
        empty = 0
        for cell in row:
            if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
                continue
            repeat = _count(cell, "number-columns-repeated")
            text = _value(cell) if cell.tag == f"{_TABLE}table-cell" else ""
            span = (_count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned"))
            if not text and span == (1, 1):
                empty += repeat
                continue
            if len(texts) + empty + repeat > _MOST_COLUMNS:
                raise UnreadableDocument(ErrorCode.TOO_LARGE, "电子表格的列过多。", "请拆分后再读。")
            texts.extend([""] * empty)
            empty = 0
            for _ in range(repeat):
                if span != (1, 1):
                    spans[len(texts)] = span
                texts.append(text)
        return texts, spans


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a sheet, those in row groups and header rows included."""
    for element in table:
        if element.tag == f"{_TABLE}table-row":
            yield element
        elif element.tag in {f"{_TABLE}table-row-group", f"{_TABLE}table-header-rows", f"{_TABLE}table-rows"}:
            yield from _rows(element)


def _count(element: Any, name: str) -> int:
    text = element.get(f"{_TABLE}{name}") or ""
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


def _value(cell: Any) -> str:
    """Return a cell's stored number or date, else its text; an error shows as its text."""
    kind = cell.get(f"{_OFFICE}value-type")
    stored = cell.get(f"{_OFFICE}value")
    text = "\n".join(_line(paragraph) for paragraph in cell.iterchildren(f"{_TEXT}p", f"{_TEXT}h"))
    if kind in _NUMBERS and stored and not text.startswith(("#", "Err:")):
        try:
            return figure(float(stored))
        except ValueError:
            return written(text)
    if kind == "date":
        day = cell.get(f"{_OFFICE}date-value") or ""
        return day.removesuffix("T00:00:00").replace("T", " ") or written(text)
    if kind == "boolean":
        return "TRUE" if cell.get(f"{_OFFICE}boolean-value") == "true" else "FALSE"
    return written(text)


def _line(paragraph: Any) -> str:
    """Return a paragraph's text with its spaces, tabs and line breaks; annotations do not belong to it."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * min(1000, int(child.get(f"{_TEXT}c") or 1)))
        elif child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif child.tag == f"{_TEXT}tab":
            pieces.append(" ")
        elif child.tag in {f"{_TEXT}span", f"{_TEXT}a", f"{_TEXT}ruby", f"{_TEXT}ruby-base"}:
            pieces.append(_line(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
