"""A roster's file: CSV in whatever encoding offices save it, or a workbook; headers in Chinese or English.

It turns rows into entries that know their place, and agencies back into CSV. It does not judge the hierarchy.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import python_calamine

from gkdash.agencies.model import Agency, UnitType
from gkdash.agencies.names import fold
from gkdash.agencies.unit_type import unit_type_of
from gkdash.errors import RosterError

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_ALIAS_SEPARATORS = re.compile(r"[|、;；,，\n]+")
_YEAR = re.compile(r"((?:19|20|21)\d{2})(?:\.0)?(?:年.*|[-/.]\d{1,2}.*)?")
_HEADER_ROWS = 10
# what offices write where there is none; `-` folds to nothing
_NO_PARENT = frozenset({"", "/", "无", "—"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as read; `parent` is an id, a name or a path of names with `/`, `id` is empty where none is given."""

    place: str
    id: str
    name: str
    aliases: tuple[str, ...]
    unit_type: UnitType
    parent: str
    since: int | None
    until: int | None


def read(data: bytes, name: str) -> tuple[list[Entry], list[str]]:
    """Return the entries of a file and what was left aside; raise RosterError naming file and line."""
    rows = _workbook(data, name) if data.startswith(_WORKBOOKS) else _csv(data, name)
    headers = [[_headers().get(_plain(cell)) for cell in row] for _, row in rows[:_HEADER_ROWS]]
    index = next((number for number, fields in enumerate(headers) if "name" in fields), None)
    if index is None:
        raise RosterError(
            f"{name}: 没有找到含“名称”列的表头。No header with a column 名称 or name was found.",
            "请把表头放在第一行。Put the headers into the first row.",
        )
    header, (place, row) = headers[index], rows[index]
    for field in {field for field in header if field and header.count(field) > 1}:
        raise RosterError(
            f"{place}: 有两列都表示 {field}。Two columns mean {field}.", "请只保留一列。Keep one of them."
        )
    left = [cell.strip() for cell, field in zip(row, header, strict=True) if field is None and cell.strip()]
    entries = [
        _entry(place, dict(zip(header, _padded(row, len(header)), strict=False)))
        for place, row in rows[index + 1 :]
        if any(cell.strip() for cell in row)
    ]
    if not entries:
        raise RosterError(
            f"{name}: 名录中没有单位。The roster lists no agency.",
            "表头之下每行填写一个单位。Give one agency per row below the headers.",
        )
    return entries, [f"{name}: “{column}”一列没有使用。Column {column} is not used." for column in left]


def resolve(entries: Sequence[Entry]) -> list[Agency]:
    """Return agencies whose ids are the entries' numbers; raise RosterError for a parent that is unknown or unclear."""
    by_id = {entry.id: number for number, entry in enumerate(entries) if entry.id}
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for name in {fold(name) for name in (entry.name, *entry.aliases)}:
            by_name[name].append(number)
    parents: list[int | None] = []
    for entry in entries:
        *above, last = entry.parent.split("/")
        found = [by_id[entry.parent]] if entry.parent in by_id else by_name.get(fold(last), [])
        if above and entry.parent not in by_id:
            found = [
                number for number in found if fold(entries[number].parent) in {fold(above[-1]), fold("/".join(above))}
            ]
        if entry.parent and not found:
            raise RosterError(
                f"{entry.place}: {entry.name}的上级“{entry.parent}”不在名录中。"
                f"The parent {entry.parent!r} of {entry.name} is not in the roster.",
                "请把上级补入名录，或将“上级”留空。Add it, or leave the parent empty.",
            )
        if len(found) > 1:
            lines = "; ".join(entries[number].place for number in found[:5])
            raise RosterError(
                f"{entry.place}: {entry.name}的上级“{entry.parent}”可能指 {len(found)} 个单位（{lines}）。"
                f"The parent {entry.parent!r} of {entry.name} could be {len(found)} agencies ({lines}).",
                "请写明其编号，或用 / 写出完整的隶属关系。Write its id, or its path with /.",
            )
        parents.append(found[0] if found else None)
    return [
        Agency(
            str(number),
            entry.name,
            entry.aliases,
            entry.unit_type,
            None if parent is None else str(parent),
            entry.since,
            entry.until,
        )
        for number, (entry, parent) in enumerate(zip(entries, parents, strict=True))
    ]


def write(agencies: Iterable[Agency]) -> bytes:
    """Return agencies as CSV, parents by id, in UTF-8 with a byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["编号", "名称", "别名", "类型", "上级", "起", "止"])
    for agency in agencies:
        writer.writerow(
            [
                agency.id,
                agency.name,
                "|".join(agency.aliases),
                agency.unit_type.value,
                agency.parent_id or "",
                agency.since or "",
                agency.until or "",
            ]
        )
    return text.getvalue().encode("utf-8-sig")


def _entry(place: str, row: dict[str | None, str]) -> Entry:
    name = row.get("name", "").strip()
    if not name:
        raise RosterError(
            f"{place}: 单位名称为空。The name is missing.",
            "请填写名称，或删去这一行。Give the name, or delete the row.",
        )
    for text in (name, row.get("id", "").strip()):
        # a spreadsheet that opens our exports would run it
        if text.startswith(("=", "+", "-", "@")):
            raise RosterError(
                f"{place}: “{text}”以公式符号开头。{text!r} begins like a formula.",
                "请删去开头的符号。Remove the sign in front.",
            )
    given = row.get("unit_type", "").strip()
    unit_type = _unit_types().get(_plain(given)) if given else unit_type_of(name)
    if unit_type is None:
        raise RosterError(
            f"{place}: 单位类型“{given}”不认识。Unknown type {given!r}."
            if given
            else f"{place}: 没有填写单位类型，从名称“{name}”也看不出来。"
            f"No type is given and the name {name!r} tells none.",
            f"应是政府、政府办公室、部门、乡镇、街道、授权组织、垂直管理之一。It must be one of {', '.join(UnitType)}.",
        )
    aliases = [alias.strip() for alias in _ALIAS_SEPARATORS.split(row.get("aliases", ""))]
    return Entry(
        place,
        row.get("id", "").strip(),
        name,
        tuple(dict.fromkeys(alias for alias in aliases if alias and alias != name)),
        unit_type,
        "" if _plain(row.get("parent", "")) in _NO_PARENT else row.get("parent", "").strip(),
        _year(place, row.get("since", "")),
        _year(place, row.get("until", "")),
    )


def _year(place: str, text: str) -> int | None:
    if not text.strip():
        return None
    year = _YEAR.fullmatch(text.strip())
    if year is None:
        raise RosterError(
            f"{place}: “{text.strip()}”不是年份。{text.strip()!r} is not a year.",
            "请写成 2019 这样的四位数字。Write it like 2019.",
        )
    return int(year[1])


def _workbook(data: bytes, name: str) -> list[tuple[str, list[str]]]:
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = next(iter(workbook.sheet_names))
        rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, StopIteration) as error:
        raise RosterError(
            f"{name}: 工作簿打不开（{error}）。The file cannot be read as a workbook ({error}).",
            "请另存为 .xlsx 或 CSV（UTF-8）。Save it as .xlsx or as CSV UTF-8.",
        ) from error
    return [(f"{name}:{number}", [_cell(value) for value in row]) for number, row in enumerate(rows, 1)]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _csv(data: bytes, name: str) -> list[tuple[str, list[str]]]:
    text = _decoded(data, name)
    head = text[:2000]
    delimiter = max(",\t;，", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[str, list[str]]] = []
    start = 1
    try:
        for row in reader:
            rows.append((f"{name}:{start}", row))
            start = reader.line_num + 1
    except csv.Error as error:
        raise RosterError(
            f"{name}:{start}: 不是 CSV（{error}）。This is not CSV ({error}).",
            "请另存为 CSV（UTF-8）或工作簿。Save it as CSV UTF-8, or as a workbook.",
        ) from error
    return rows


def _decoded(data: bytes, name: str) -> str:
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RosterError(
        f"{name}: 编码不是 UTF-8，也不是 GB18030。The file is neither UTF-8 nor GB18030.",
        "请另存为 CSV（UTF-8）或工作簿。Save it as CSV UTF-8, or as a workbook.",
    )


def _padded(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))


def _plain(text: str) -> str:
    return fold(text).lower().replace(" ", "")


@lru_cache(maxsize=1)
def _headers() -> dict[str, str]:
    return {header: row["field"] for row in _data("roster_headers.csv") for header in row["headers"].split("|")}


@lru_cache(maxsize=1)
def _unit_types() -> dict[str, UnitType]:
    names = {
        name: UnitType(row["unit_type"]) for row in _data("unit_type_names.csv") for name in row["names"].split("|")
    }
    return names | {unit_type.value: unit_type for unit_type in UnitType}


def _data(name: str) -> list[dict[str, str]]:
    with (files("gkdash.agencies") / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
