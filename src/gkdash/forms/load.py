"""One edition from its folder: `edition.toml`, `columns.csv`, `rows.csv`, `relations.toml`; refuses what does not hold together.

`columns.csv` and `rows.csv` hold one value column and one value row a line, in the order of the form, each in a block of
a table; `aliases` and `path` separate their entries by `|`. A row that `replaces` others is what some agencies print
instead of them, and no row of the form. It checks that the data is whole and consistent. It does not know any edition:
keys, labels and sections are the data's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from importlib.resources.abc import Traversable

from gkdash.forms.model import Block, CollapsedRow, Column, Edition, Group, Kind, Relation, Row, SectionForm, Table
from gkdash.forms.sources import Entry, read_csv, read_toml

_TOP = frozenset({"id", "title", "instrument", "issued_on", "since", "until"})
_LISTS = frozenset({"sections", "tables", "blocks", "groups"})
_SECTION = frozenset({"key", "ordinal", "heading", "aliases", "english"})
_TABLE = frozenset({"key", "section", "label", "english", "transposed"})
_BLOCK = frozenset({"table", "key", "label", "corner", "banner", "citation"})
_GROUP = frozenset({"table", "label", "aliases", "english"})
_RELATION = frozenset({"id", "check", "table", "over", "left", "right", "printed", "citation"})
_COLUMNS = ("table", "block", "key", "label", "aliases", "group", "unit", "kind", "english")
_ROWS = ("table", "block", "key", "label", "aliases", "path", "english", "citation", "replaces")

# `条例第十六条第二款`, `条例第二十条第（一）项`, `国办公开办函〔2021〕30号`; several are joined by `；`
_NUMERAL = "[一二三四五六七八九十百]+"
_CITATION = re.compile(rf"条例第{_NUMERAL}条(第{_NUMERAL}款)?(第（{_NUMERAL}）项)?|[\u4e00-\u9fff]+〔\d{{4}}〕\d+号")


def load_edition(folder: Traversable) -> Edition:
    """Read the edition in `folder`; raise FormError, naming file and line, for the first defect found."""
    file = f"{folder.name}/edition.toml"
    top, lists = read_toml(folder / "edition.toml", file, _TOP, _LISTS)
    if top.text("id") != folder.name:
        raise top.fault(f"id {top.text('id')!r} differs from the folder's name {folder.name!r}", "id")
    sections = tuple(_section(entry) for entry in _distinct(lists["sections"], "key"))
    tables = _tables(lists, read_csv(folder / "columns.csv", f"{folder.name}/columns.csv", _COLUMNS), folder)
    for entry in lists["tables"]:
        if entry.text("section") not in {section.key for section in sections}:
            raise entry.fault(f"unknown section {entry.text('section')!r}", "section")
    _, relations = read_toml(
        folder / "relations.toml", f"{folder.name}/relations.toml", frozenset(), frozenset({"relations"})
    )
    since, until = _year(top, "since"), _year(top, "until")
    if since is None:
        raise top.fault("since is missing", "since")
    if until is not None and until < since:
        raise top.fault(f"until {until} is before since {since}", "until")
    return Edition(
        id=folder.name,
        title=top.text("title"),
        instrument=_citation(top, "instrument"),
        issued_on=_date(top, "issued_on"),
        since=since,
        until=until,
        sections=sections,
        tables=tables,
        relations=tuple(_relation(entry, tables) for entry in _distinct(relations["relations"], "id")),
    )


def _section(entry: Entry) -> SectionForm:
    entry.only(_SECTION)
    section = SectionForm(
        entry.key("key"),
        entry.text("ordinal"),
        entry.text("heading"),
        entry.texts("aliases"),
        entry.text("english"),
    )
    if not section.heading.startswith(f"{section.ordinal}、"):
        raise entry.fault(f"heading {section.heading!r} does not begin with {section.ordinal}、", "heading")
    return section


def _tables(lists: dict[str, list[Entry]], columns: list[Entry], folder: Traversable) -> tuple[Table, ...]:
    rows = read_csv(folder / "rows.csv", f"{folder.name}/rows.csv", _ROWS)
    blocks = _distinct(lists["blocks"], "table", "key")
    _distinct(columns, "table", "block", "key")
    _distinct(rows, "table", "key")
    keys = {entry.key("key") for entry in _distinct(lists["tables"], "key")}
    for entry in [*blocks, *lists["groups"], *columns, *rows]:
        if entry.text("table") not in keys:
            raise entry.fault(f"unknown table {entry.text('table')!r}", "table")
    known = {(entry.text("table"), entry.key("key")) for entry in blocks}
    for entry in [*columns, *rows]:
        if (entry.text("table"), entry.text("block")) not in known:
            raise entry.fault(f"unknown block {entry.text('block')!r} of table {entry.text('table')!r}")
    return tuple(
        _table(
            table,
            _of(blocks, table.text("key")),
            _of(_distinct(lists["groups"], "table", "label"), table.text("key")),
            _of(columns, table.text("key")),
            _of(rows, table.text("key")),
        )
        for table in lists["tables"]
    )


def _table(entry: Entry, blocks: list[Entry], groups: list[Entry], columns: list[Entry], rows: list[Entry]) -> Table:
    entry.only(_TABLE)
    for group in groups:
        group.only(_GROUP)
    merged = {group.text("label") for group in groups}
    keys = {row.text("key") for row in rows if not row.text("replaces", default="")}
    used = {label for row in rows for label in row.texts("path")} | {
        column.text("group", default="") for column in columns
    }
    for group in groups:
        if group.text("label") not in used:
            raise group.fault(f"group {group.text('label')!r} is over no row and no column", "label")
    return Table(
        key=entry.key("key"),
        section=entry.text("section"),
        label=entry.text("label"),
        english=entry.text("english"),
        transposed=_flag(entry, "transposed", default=False),
        blocks=tuple(
            _block(
                block,
                [row for row in rows if row.text("block") == block.text("key")],
                [column for column in columns if column.text("block") == block.text("key")],
                merged,
            )
            for block in blocks
        ),
        groups=tuple(Group(group.text("label"), group.texts("aliases"), group.text("english")) for group in groups),
        collapsed=tuple(_collapsed(row, merged, keys) for row in rows if row.text("replaces", default="")),
    )


def _block(entry: Entry, rows: list[Entry], columns: list[Entry], merged: set[str]) -> Block:
    entry.only(_BLOCK)
    if not rows or not columns:
        raise entry.fault(f"block {entry.text('key')!r} has no {'columns' if rows else 'rows'}", "key")
    _unambiguous(rows, "path")
    _unambiguous(columns, "group")
    return Block(
        label=entry.text("label", default=""),
        corner=entry.text("corner", default=""),
        banner=entry.text("banner", default=""),
        citation=_citation(entry, "citation"),
        rows=tuple(_row(row, merged) for row in rows if not row.text("replaces", default="")),
        columns=tuple(_column(column, merged) for column in columns),
    )


def _column(entry: Entry, merged: set[str]) -> Column:
    kind = entry.text("kind")
    if kind not in set(Kind):
        raise entry.fault(f"unknown kind {kind!r}", "kind", f"Known are {', '.join(Kind)}.")
    group = entry.text("group", default="")
    if group and group not in merged:
        raise entry.fault(f"unknown group {group!r}", "group")
    return Column(
        key=entry.key("key"),
        label=entry.text("label"),
        aliases=entry.texts("aliases"),
        group=group,
        unit=entry.text("unit"),
        kind=Kind(kind),
        english=entry.text("english"),
    )


def _row(entry: Entry, merged: set[str]) -> Row:
    path = entry.texts("path")
    for label in path:
        if label not in merged:
            raise entry.fault(f"unknown group {label!r} in path", "path")
    return Row(
        key=entry.key("key"),
        label=entry.text("label"),
        aliases=entry.texts("aliases"),
        path=path,
        english=entry.text("english"),
        citation=_citation(entry, "citation", optional=True),
    )


def _collapsed(entry: Entry, merged: set[str], keys: set[str]) -> CollapsedRow:
    row = _row(entry, merged)
    replaces = entry.texts("replaces")
    for key in replaces:
        if key not in keys:
            raise entry.fault(f"replaces unknown row {key!r}", "replaces")
    return CollapsedRow(row.key, row.label, row.aliases, row.path, row.english, row.citation, replaces)


def _relation(entry: Entry, tables: tuple[Table, ...]) -> Relation:
    entry.only(_RELATION)
    relation = Relation(
        id=entry.text("id"),
        check=entry.key("check"),
        table=entry.text("table"),
        over=entry.text("over"),
        left=entry.texts("left"),
        right=entry.texts("right"),
        printed=_flag(entry, "printed"),
        citation=_citation(entry, "citation"),
    )
    table = next((table for table in tables if table.key == relation.table), None)
    if table is None:
        raise entry.fault(f"unknown table {relation.table!r}", "table")
    if relation.over not in {"columns", "rows"}:
        raise entry.fault(f"over is {relation.over!r}", "over", "It must be columns or rows.")
    what = "row" if relation.over == "columns" else "column"
    names = (
        {row.key for row in table.rows} if what == "row" else {c.key for block in table.blocks for c in block.columns}
    )
    for side in ("left", "right"):
        if not entry.texts(side):
            raise entry.fault(f"{side} is missing", side)
        for key in entry.texts(side):
            if key not in names:
                raise entry.fault(f"{side} names unknown {what} {key!r} of table {table.key!r}", side)
    if both := {*relation.left} & {*relation.right}:
        raise entry.fault(f"{min(both)!r} stands on both sides", "right")
    if not any(True for _ in relation.instances(table)):
        raise entry.fault(f"no block of table {table.key!r} holds all its {what}s", "left")
    return relation


def _citation(entry: Entry, name: str, *, optional: bool = False) -> str:
    value = entry.text(name, default="" if optional else None)
    if value and not all(_CITATION.fullmatch(part) for part in value.split("；")):
        raise entry.fault(
            f"{name} {value!r} is no citation",
            name,
            "Write 条例第二十条第（一）项 or 国办公开办函〔2021〕30号, joined by ；.",
        )
    return value


def _year(entry: Entry, name: str) -> int | None:
    value = entry.values.get(name)
    if value is None:
        return None
    if type(value) is not int or not 1900 < value < 2200:
        raise entry.fault(f"{name} is {value!r}, not a year", name)
    return value


def _date(entry: Entry, name: str) -> date | None:
    value = entry.values.get(name)
    if value is None:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise entry.fault(f"{name} is {value!r}, not a date", name)
    return value


def _flag(entry: Entry, name: str, *, default: bool | None = None) -> bool:
    value = entry.values.get(name, default)
    if not isinstance(value, bool):
        raise entry.fault(f"{name} is {value!r}, not true or false", name)
    return value


def _of(entries: Iterable[Entry], table: str) -> list[Entry]:
    return [entry for entry in entries if entry.text("table") == table]


def _distinct(entries: list[Entry], *names: str) -> list[Entry]:
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        key = tuple(entry.text(name) for name in names)
        if key in seen:
            raise entry.fault(f"{' '.join(key)!r} is already defined on line {seen[key].line}", names[-1])
        seen[key] = entry
    return entries


def _unambiguous(entries: list[Entry], parent: str) -> None:
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        for label in (entry.text("label"), *entry.texts("aliases")):
            place = (entry.text(parent, default=""), label)
            if place in seen:
                raise entry.fault(
                    f"{label!r} also names {seen[place].text('key')!r} on line {seen[place].line}", "label"
                )
            seen[place] = entry
