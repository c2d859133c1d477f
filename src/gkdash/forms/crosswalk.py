"""Which figures of two editions of the form say the same: `crosswalk.csv`, one row per concept, one column per edition.

An entry names cells as `table.row.column`, `*` for every column of the row, `+` between cells taken together. What is
not comparable is listed too, with the reason, so that no figure is compared by accident of its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gkdash.forms.model import CellKey, Edition
from gkdash.forms.registry import all_editions
from gkdash.forms.sources import Entry, fault, read_table

_FIXED = frozenset({"concept", "label", "english", "comparable", "why", "why_english"})


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that editions count; `cells` are the cells of each edition that has it, by edition id.

    With `is_comparable`, the sum of an edition's cells in one column may be set beside another edition's sum in the same
    column; `why` (Chinese) gives the reason where it may not, or what has to be added up.
    """

    key: str
    label: str
    english: str
    cells: Mapping[str, tuple[CellKey, ...]]
    is_comparable: bool
    why: str
    why_english: str


@lru_cache(maxsize=1)
def concepts() -> tuple[Concept, ...]:
    """Return all concepts in the order of the form; raise FormError where the crosswalk is defective."""
    return load_crosswalk(files("gkdash.forms") / "crosswalk.csv", all_editions())


@lru_cache(maxsize=4096)
def counterpart(cell: CellKey, edition: str, other: str) -> tuple[CellKey, ...]:
    """Return the cells of edition `other` whose sum is comparable with `cell` of `edition`; empty where none is.

    A part of what the other edition counts together has no counterpart of its own: 2021's 其他处理 3.其他 in 2019.
    """
    for concept in concepts():
        if concept.is_comparable and cell in concept.cells.get(edition, ()):
            mine, theirs = (
                [item for item in concept.cells.get(key, ()) if item[2] == cell[2]] for key in (edition, other)
            )
            return tuple(theirs) if mine == [cell] or edition == other else ()
    return ()


def load_crosswalk(file: Traversable, editions: tuple[Edition, ...]) -> tuple[Concept, ...]:
    """Read a crosswalk; raise FormError, naming file and line, for an unknown cell, a cell twice or a cell left out."""
    entries = read_table(file, file.name, _FIXED, frozenset(edition.id for edition in editions))
    found: list[Concept] = []
    seen: dict[tuple[str, CellKey], int] = {}
    for entry in entries:
        concept = _concept(entry, editions)
        if concept.key in {item.key for item in found}:
            raise entry.fault(f"concept {concept.key!r} is already defined")
        for key, cells in concept.cells.items():
            for cell in cells:
                if (key, cell) in seen:
                    raise entry.fault(f"{'.'.join(cell)} of {key} already stands on line {seen[key, cell]}")
                seen[key, cell] = entry.line
        found.append(concept)
    for edition in editions:
        if edition.id in entries[0].values:
            for cell in edition.cells():
                if (edition.id, cell) not in seen:
                    raise fault(file.name, 1, f"{'.'.join(cell)} of {edition.id} belongs to no concept")
    return tuple(found)


def _concept(entry: Entry, editions: tuple[Edition, ...]) -> Concept:
    cells = {edition.id: tuple(_cells(entry, edition)) for edition in editions if entry.text(edition.id, default="")}
    answer = entry.text("comparable")
    if answer not in {"yes", "no"}:
        raise entry.fault(f"comparable is {answer!r}", "comparable", "It must be yes or no.")
    for name in ("why", "why_english"):
        if answer == "no" and not entry.text(name, default=""):
            raise entry.fault(f"is not comparable and {name} is empty", name)
    if answer == "yes" and len(cells) < 2:
        raise entry.fault("is comparable and stands in fewer than two editions", "comparable")
    if answer == "yes" and len({frozenset(cell[2] for cell in group) for group in cells.values()}) > 1:
        raise entry.fault("is comparable and its columns differ between editions", "comparable")
    return Concept(
        entry.key("concept"),
        entry.text("label"),
        entry.text("english"),
        cells,
        answer == "yes",
        entry.text("why", default=""),
        entry.text("why_english", default=""),
    )


def _cells(entry: Entry, edition: Edition) -> Iterator[CellKey]:
    known = list(edition.cells())
    for name in entry.text(edition.id).split("+"):
        match name.split("."):
            case [table, row, "*"]:
                group = [cell for cell in known if cell[:2] == (table, row)]
            case [table, row, column]:
                group = [cell for cell in known if cell == (table, row, column)]
            case _:
                group = []
        if not group:
            raise entry.fault(f"{name!r} names no cell of edition {edition.id}", edition.id)
        yield from group
