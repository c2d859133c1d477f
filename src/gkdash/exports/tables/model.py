"""A sheet before it is drawn: columns with their kinds, rows of plain values, and charts over small tables; knows no file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = object
"""None, text, a number, a date, or one of the records below."""


class Kind(StrEnum):
    """How the values of a column are written; a value of another type is written as the text that it is."""

    TEXT = "text"
    LONG = "long"  # wrapped
    COUNT = "count"  # whole numbers, or as many decimals as were reported
    RATE = "rate"  # percent
    DAY = "day"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Hedged:
    """A figure that the prose does not state exactly: at least, or about."""

    value: float
    qualifier: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that stands where a figure would, and is none: a state of a cell, several figures that differ."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the group that it shares a merged heading with, kind, width in half characters."""

    head: str
    kind: Kind = Kind.TEXT
    width: float = 12
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: `name` on its tab, `title` in words, `note` on coverage and meaning, and what stands under the columns.

    `totals` come below the rows and are no part of what is filtered. `fixed` columns stay in sight.
    """

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    totals: tuple[tuple[Value, ...], ...] = ()
    fixed: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars: its name, values in the order of the categories, and its style in the theme of charts."""

    name: str
    values: tuple[float, ...]
    style: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart with its small table: what it says, of whom, in which unit."""

    title: str
    note: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    is_stacked: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: what stands on its first sheet, then charts, then sheets."""

    title: str
    about: tuple[tuple[str, str], ...]
    plots: tuple[Plot, ...]
    sheets: tuple[Sheet, ...] = field(default=())
