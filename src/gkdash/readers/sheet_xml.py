"""Read Excel 2003 XML, which web systems export under the name `.xls`.

Rows and merged ranges only; what is table and what is prose is decided in `regions`.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from gkdash.documents import Block, Document, numbered
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.regions import sheet_blocks
from gkdash.readers.sheet_values import figure, written
from gkdash.settings import Limits

_NAME = "{urn:schemas-microsoft-com:office:spreadsheet}"
_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576


def read_sheet_xml(data: bytes, limits: Limits) -> Document:
    """Return the document in an Excel 2003 XML workbook; raise damaged or too_large."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(ErrorCode.DAMAGED, "电子表格的内容不完整。", "请另存为 xlsx 后再读。") from error
    blocks: list[Block] = []
    left = limits.cells
    for sheet in root.iter(f"{_NAME}Worksheet"):
        rows, spans, used = _sheet(sheet, left)
        left -= used
        blocks.extend(sheet_blocks(rows, spans, part=sheet.get(f"{_NAME}Name") or ""))
    return Document(numbered(blocks))


def _sheet(sheet: Any, limit: int) -> tuple[list[list[str]], dict[tuple[int, int], tuple[int, int]], int]:
    rows: list[list[str]] = []
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    used = 0
    for row in sheet.iter(f"{_NAME}Row"):
        at = _number(row, "Index", len(rows) + 1) - 1
        # an empty stretch of rows says as much as two empty rows
        rows.extend([] for _ in range(min(max(0, at - len(rows)), 2)))
        texts: list[str] = []
        for cell in row.iter(f"{_NAME}Cell"):
            column = _number(cell, "Index", len(texts) + 1) - 1
            used += 1
            if column >= _MOST_COLUMNS or used > limit or len(rows) > _MOST_ROWS:
                raise UnreadableDocument(ErrorCode.TOO_LARGE, "电子表格的单元格过多。", "请拆分后再读。")
            texts.extend([""] * (column - len(texts)))
            across = min(_number(cell, "MergeAcross", 0), _MOST_COLUMNS)
            down = min(_number(cell, "MergeDown", 0), _MOST_ROWS)
            if across or down:
                spans[len(rows), len(texts)] = (down + 1, across + 1)
            texts.append(_value(cell.find(f"{_NAME}Data")))
            texts.extend([""] * min(across, _MOST_COLUMNS - len(texts)))
        rows.append(texts)
    return rows, spans, used


def _number(element: Any, name: str, default: int) -> int:
    text = element.get(f"{_NAME}{name}") or ""
    return int(text) if text.isdecimal() and len(text) < 9 else default


def _value(data: Any) -> str:
    if data is None:
        return ""
    text = "".join(data.itertext())
    if data.get(f"{_NAME}Type") == "Number":
        try:
            return figure(float(text))
        except ValueError:
            return written(text)
    if data.get(f"{_NAME}Type") == "DateTime":
        return text.removesuffix(".000").removesuffix("T00:00:00")
    return written(text)
