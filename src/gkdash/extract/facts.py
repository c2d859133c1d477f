"""Make facts from placed pieces, and keep what is known of a table while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from gkdash.extract.numbers import Reading, read_cell
from gkdash.extract.place import Placed
from gkdash.forms import CellKey, Column
from gkdash.records import Fact, ReadingWarning, State


@dataclass(slots=True)
class Aligned:
    """The tables as far as they could be read; `seen` are the row keys that the document prints.

    `unsure` are the cells that could not be told apart from their neighbours: a row that is whole may replace them.
    """

    facts: dict[CellKey, Fact] = field(default_factory=dict)
    warnings: list[ReadingWarning] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    unsure: set[CellKey] = field(default_factory=set)

    def add(self, key: CellKey, column: Column, placed: Placed, doubt: str = "") -> None:
        """Read a placed piece as the cell `key`; a second, different reading of the same cell is only warned of."""
        fact = make_fact(key, column, placed, doubt)
        before = self.facts.get(key)
        if before is None:
            self.facts[key] = fact
            self.seen.add(key[1])
            if placed.ambiguous:
                self.unsure.add(key)
        elif key in self.unsure and not placed.ambiguous:
            self.facts[key] = fact
            self.unsure.discard(key)
        elif (before.value, before.state) != (fact.value, fact.state):
            self.warnings.append(
                ReadingWarning(
                    "table_repeated",
                    f"同一单元格出现两次且不一致，取先出现的：{before.raw!r}、{fact.raw!r}。",
                    fact.address,
                )
            )


def make_fact(key: CellKey, column: Column, placed: Placed, doubt: str = "") -> Fact:
    """Return the fact of one cell; a piece with more than one possible place is unreadable."""
    piece = placed.piece
    if placed.ambiguous:
        raw = piece.text.strip() if piece else ""
        address = piece.address if piece else None
        return Fact(*key, None, State.UNREADABLE, raw, address, placed.doubt)
    if piece is None:
        return Fact(*key, None, State.BLANK, "", None, placed.doubt or doubt)
    reading: Reading = read_cell(piece.text, column.kind, column.unit)
    told = ""
    if reading.doubt or placed.doubt or doubt:
        told = " ".join(filter(None, (reading.doubt, placed.doubt, doubt)))
    return Fact(*key, reading.value, reading.state, piece.text.strip(), piece.address, told)
