"""What the generator knows of a report before any file exists: the truth that tests and benchmarks compare against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gkdash.forms import CellKey
from gkdash.records import State


@dataclass(frozen=True, slots=True)
class TruthCell:
    """One cell as it must come back: `printed` is the text a renderer puts into the cell (`22（其中修订16件）`)."""

    value: int | float | None
    state: State
    printed: str


@dataclass(frozen=True, slots=True)
class TruthSection:
    """A chapter: its heading as printed, and its paragraphs; the statutory table of the chapter comes after them."""

    key: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TruthIndicator:
    """A figure that the prose states, with the fields of the contract; `evidence` is a substring of a paragraph."""

    key: str
    value: float
    unit: str
    qualifier: str
    scope: str
    period: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault: the check that must find it, and where (cells, or words of the prose).

    `follows` names the planted check of which this one is an unavoidable consequence; a checker may report it or hold
    its tongue. It is empty where the check must speak.
    """

    check: str
    note: str
    cells: tuple[CellKey, ...] = ()
    passage: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class ReportTruth:
    """One fictional report.

    `cells` has every cell of the edition, plus `("applications", "other", …)` where a 2021 form prints （六）其他处理 as
    one row (its three sub-rows are then `missing`). `absent_tables` are left out of the document (all their cells are
    `missing`). `agency` is the full name as in title and signature; `short_name` what a title may use instead;
    `agency_id` its key in the roster. `revision` counts from 1: the highest of an agency's year is in force.
    """

    agency: str
    short_name: str
    unit_type: str
    year: int
    edition: str
    title: str
    preface: tuple[str, ...]
    sections: tuple[TruthSection, ...]
    cells: Mapping[CellKey, TruthCell]
    signed_on: date | None
    published_on: date | None
    absent_tables: frozenset[str] = frozenset()
    indicators: tuple[TruthIndicator, ...] = field(default=())
    faults: tuple[Fault, ...] = field(default=())
    agency_id: str = ""
    revision: int = 1
