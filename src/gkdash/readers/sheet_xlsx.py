"""Look into an xlsx package for what the spreadsheet library does not tell.

That is errors, formulas without a result, hidden rows, and sizes that would exhaust memory; values are not read here.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gkdash.documents import Note
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.settings import Limits

_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_BEYOND = re.compile(r"^\$?(?:[A-Za-z]{4,}\$?\d|[A-Za-z]+\$?\d{8})")
"""A place that no sheet has: `ZZZZZZ3`, `A99999999`."""
_TEXTS = "xl/sharedStrings.xml"
_COUNT = re.compile(rb"<(?:\w+:)?sst\b[^>]*\suniqueCount\s*=\s*[\"'](\d{1,20})[\"']")
_HEAD = 4096
_MOST_POSITIONS = 4_000_000
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(slots=True)
class Special:
    """Texts that stand for errors (`#REF!`) and for formulas never calculated, by row and column from 0."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    boxed: set[tuple[int, int]] = field(default_factory=set)
    """Places of empty cells with a border, those that merged ranges cover left out."""
    uncalculated: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0

    def notes(self, sheet: str) -> tuple[Note, ...]:
        """Return what a reader of this sheet should know."""
        notes = []
        if self.uncalculated:
            notes.append(Note("formula_without_result", f"工作表“{sheet}”有 {self.uncalculated} 个公式没有保存结果。"))
        if self.hidden_rows or self.hidden_columns:
            notes.append(
                Note(
                    "hidden_rows_read",
                    f"工作表“{sheet}”有隐藏的 {self.hidden_rows} 行、{self.hidden_columns} 列，已一并读取。",
                )
            )
        return tuple(notes)


def look_into(data: bytes, limits: Limits) -> dict[str, Special]:
    """Return what is special about each sheet, by its name.

    Raises UnreadableDocument: too_large past the limits of unpacked size, cells, and used range; damaged where a part
    cannot be unpacked or is no XML.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(info.file_size for info in package.infolist()) > limits.unpacked_bytes:
                raise _too_large()
            _require_true_counts(package)
            bordered = _bordered_styles(package)
            return {name: _scan(package.read(part), bordered, limits) for name, part in _parts(package)}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, KeyError, ValueError) as error:
        raise UnreadableDocument(ErrorCode.DAMAGED, "电子表格已损坏，不能解压。", "请重新导出或重新下载。") from error
    except RuntimeError as error:
        raise UnreadableDocument(ErrorCode.ENCRYPTED, "文件有打开密码。", "请去掉密码后再读。") from error
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(ErrorCode.DAMAGED, "电子表格的内容不完整。", "请重新导出或重新下载。") from error


def _require_true_counts(package: zipfile.ZipFile) -> None:
    """Refuse texts said to be more than their part has characters: the library makes room for all before it reads any."""
    if _TEXTS in package.namelist():
        with package.open(_TEXTS) as part:
            found = _COUNT.search(part.read(_HEAD))
        if found and int(found[1]) > package.getinfo(_TEXTS).file_size:
            raise _contradictory()


def _contradictory() -> UnreadableDocument:
    return UnreadableDocument(ErrorCode.DAMAGED, "电子表格的内容自相矛盾。", "请重新导出或重新下载。")


def _too_large() -> UnreadableDocument:
    return UnreadableDocument(ErrorCode.TOO_LARGE, "电子表格展开后过大。", "请拆分后再读。")


def _parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield name and package part of each sheet; nothing for a binary workbook."""
    names = set(package.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), _parser())
    workbook = etree.fromstring(package.read("xl/workbook.xml"), _parser())
    if relations is None or workbook is None:
        return
    targets = {element.get("Id"): element.get("Target") or "" for element in relations}
    for element in workbook.iter("{*}sheet"):
        target = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION))
        if target:
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            if part in names:
                yield element.get("name") or "", part


def _bordered_styles(package: zipfile.ZipFile) -> set[str]:
    """Return the numbers of the cell formats that draw a border."""
    if "xl/styles.xml" not in package.namelist():
        return set()
    styles = etree.fromstring(package.read("xl/styles.xml"), _parser())
    formats = styles.find("{*}cellXfs") if styles is not None else None
    if formats is None:
        return set()
    drawn = {
        str(number)
        for number, border in enumerate(styles.iterfind("{*}borders/{*}border"))
        if any(side.get("style") not in {None, "none"} for side in border)
    }
    return {str(number) for number, item in enumerate(formats.iterfind("{*}xf")) if item.get("borderId") in drawn}


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


def _scan(xml: bytes, bordered: set[str], limits: Limits) -> Special:
    special = Special()
    cells = bottom = right = 0
    row = column = -1
    events = etree.iterparse(
        io.BytesIO(xml),
        events=("start", "end"),
        tag=("{*}row", "{*}c", "{*}col", "{*}mergeCell"),
        resolve_entities=False,
        no_network=True,
    )
    for event, element in events:
        tag = etree.QName(element).localname
        if event == "start":
            if tag == "row":
                number = element.get("r") or ""
                row = int(number) - 1 if number.isdecimal() else row + 1
                column = -1
                special.hidden_rows += element.get("hidden") in {"1", "true"}
            continue
        if tag == "col":
            special.hidden_columns += element.get("hidden") in {"1", "true"}
        elif tag == "c":
            found = _REFERENCE.match(element.get("r") or "")
            if found is None and _BEYOND.match(element.get("r") or ""):
                raise _contradictory()  # the library makes room up to there
            column = _column(found[1]) if found else column + 1
            value, formula = element.findtext("{*}v"), element.findtext("{*}f")
            if value is None and formula is None and element.find("{*}is") is None:
                if element.get("s") in bordered and len(special.boxed) < limits.cells:
                    special.boxed.add((row, column))
                continue
            cells += 1
            bottom, right = max(bottom, row + 1), max(right, column + 1)
            if cells > limits.cells or bottom * right > _MOST_POSITIONS:
                raise _too_large()
            if element.get("t") == "e":
                special.texts[row, column] = value or "#VALUE!"
            elif formula is not None and not value and element.get("t") not in {"str", "inlineStr"}:
                special.texts[row, column] = f"={formula}"
                special.uncalculated += 1
        elif tag == "mergeCell":
            special.boxed -= _covered(element.get("ref") or "", special.boxed)
        else:
            element.clear()
    return special


def _covered(reference: str, places: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return those of `places` that lie in a merged range."""
    corners = [_REFERENCE.match(corner) for corner in reference.split(":")]
    if len(corners) != 2 or corners[0] is None or corners[1] is None:
        return set()
    top, left = int(corners[0][2]) - 1, _column(corners[0][1])
    bottom, right = int(corners[1][2]) - 1, _column(corners[1][1])
    if (bottom - top + 1) * (right - left + 1) > len(places):
        return {(row, column) for row, column in places if top <= row <= bottom and left <= column <= right}
    return {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
