"""The statutory form as frozen data: editions, tables, blocks, rows, columns, relations; no files, no logic of checks.

A table is a sequence of blocks, each a matrix of rows and columns with its own header; every value cell is named by
(table, row, column). `transposed` marks a table whose rows are printed as groups of columns (复议诉讼).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

CellKey: TypeAlias = tuple[str, str, str]
"""Table, row, column: the keys of the contract."""


class Kind(StrEnum):
    """What figures a column admits."""

    COUNT = "count"  # whole, not negative
    CHANGE = "change"  # whole, may be negative or carry a sign: 本年增/减
    AMOUNT = "amount"  # money, decimals allowed, not negative


@dataclass(frozen=True, slots=True)
class Column:
    """A value column; `group` is the merged header above it (`法人或其他组织`), empty where there is none."""

    key: str
    label: str
    aliases: tuple[str, ...]
    group: str
    unit: str
    kind: Kind
    english: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A value row; `path` are the merged labels to its left or above it, outermost first."""

    key: str
    label: str
    aliases: tuple[str, ...]
    path: tuple[str, ...]
    english: str
    citation: str = ""


@dataclass(frozen=True, slots=True)
class CollapsedRow(Row):
    """A row that some agencies print instead of several (`（六）其他处理`); `replaces` are the keys of those.

    It is no row of the form: `Table.rows` and `cells()` leave it out.
    """

    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A merged label over columns or beside rows (`法人或其他组织`, `（三）不予公开`), with other wordings seen."""

    label: str
    aliases: tuple[str, ...]
    english: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a table with one header.

    `label` is the line above it (`第二十条第（一）项`), `corner` the header's first cell, `banner` the cell over all
    value columns (`申请人情况`); each is empty where the form prints none.
    """

    label: str
    corner: str
    citation: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    banner: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One statutory table; `section` is the key of the chapter it stands in."""

    key: str
    section: str
    label: str
    english: str
    transposed: bool
    blocks: tuple[Block, ...]
    groups: tuple[Group, ...] = ()
    collapsed: tuple[CollapsedRow, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows in the order of the form."""
        return tuple(row for block in self.blocks for row in block.rows)

    def cells(self) -> Iterator[CellKey]:
        """Yield every cell of the table in the order of the form."""
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    yield self.key, row.key, column.key


@dataclass(frozen=True, slots=True)
class SectionForm:
    """One of the six chapters: its key, its statutory heading (`一、总体情况`), and other wordings seen, unnumbered."""

    key: str
    ordinal: str
    heading: str
    aliases: tuple[str, ...]
    english: str


@dataclass(frozen=True, slots=True)
class Relation:
    """An arithmetic relation: the sum of `left` equals the sum of `right`, once per column or once per row.

    `over` is `columns` (left and right are row keys, the relation holds in each column) or `rows` (left and right are
    column keys, it holds in each row). `printed` tells whether the form itself states it.
    """

    id: str
    check: str
    table: str
    over: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    printed: bool
    citation: str

    def instances(self, table: Table) -> Iterator[tuple[tuple[CellKey, ...], tuple[CellKey, ...]]]:
        """Yield (left cells, right cells) for each column or row of `table` that the relation holds in."""
        for block in table.blocks:
            rows = [row.key for row in block.rows]
            columns = [column.key for column in block.columns]
            if self.over == "columns" and {*self.left, *self.right} <= {*rows}:
                for column in columns:
                    yield (
                        tuple((table.key, row, column) for row in self.left),
                        tuple((table.key, row, column) for row in self.right),
                    )
            if self.over == "rows" and {*self.left, *self.right} <= {*columns}:
                for row in rows:
                    yield (
                        tuple((table.key, row, column) for column in self.left),
                        tuple((table.key, row, column) for column in self.right),
                    )


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the form with the instrument that set it, for the report years `since` to `until`.

    `until` is None for the current one, `issued_on` where no source of the date has been seen.
    """

    id: str
    title: str
    instrument: str
    issued_on: date | None
    since: int
    until: int | None
    sections: tuple[SectionForm, ...]
    tables: tuple[Table, ...]
    relations: tuple[Relation, ...]

    def table(self, key: str) -> Table:
        """Return the table with this key; raise KeyError where the edition has none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    def cells(self) -> Iterator[CellKey]:
        """Yield every cell of the edition in the order of the form."""
        for table in self.tables:
            yield from table.cells()
