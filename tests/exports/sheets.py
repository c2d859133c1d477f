"""A workbook opened again: values by sheet, and its parts as XML."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from python_calamine import CalamineWorkbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def values(data: bytes) -> dict[str, list[list[object]]]:
    """Return the cells of every sheet by its name, from the first line on."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def table(lines: list[list[object]], first: str = "单位") -> tuple[list[object], list[list[object]]]:
    """Return the heading (the line that begins with `first`) and the lines below it."""
    at = next(index for index, line in enumerate(lines) if line[0] == first)
    return lines[at], lines[at + 1 :]


def records(lines: list[list[object]], first: str = "单位") -> list[dict[object, object]]:
    """Return the lines below the heading by the names of their columns."""
    head, body = table(lines, first)
    return [dict(zip(head, line, strict=True)) for line in body]


def parts(data: bytes) -> dict[str, etree._Element]:
    """Return every XML part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def formulas(data: bytes) -> list[str]:
    """Return every formula of a workbook."""
    return [
        item.text or ""
        for name, root in parts(data).items()
        if name.startswith("xl/worksheets/")
        for item in root.iter(f"{MAIN}f")
    ]
