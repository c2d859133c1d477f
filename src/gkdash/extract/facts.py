"""Make facts from placed pieces, and keep what is known of a table while it is being read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from gkdash.extract.lines import Piece
from gkdash.extract.numbers import MOST_DIGITS, Reading, read_cell
from gkdash.extract.place import Placed
from gkdash.forms import CellKey, Column
from gkdash.records import Fact, ReadingWarning, State


@dataclass(slots=True)
class Aligned:
    """The tables as far as they could be read; `seen` are the row keys that the document prints.

    `rows` are the same by table. `unsure` are the cells that could not be told apart from their neighbours: a row that is
    whole may replace them.
    """

    facts: dict[CellKey, Fact] = field(default_factory=dict)
    warnings: list[ReadingWarning] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    rows: dict[str, set[str]] = field(default_factory=dict)
    unsure: set[CellKey] = field(default_factory=set)

    def add(self, key: CellKey, column: Column, placed: Placed, doubt: str = "") -> None:
        """Read a placed piece as the cell `key`; a second, different reading of the same cell is only warned of."""
        fact = make_fact(key, column, placed, doubt)
        before = self.facts.get(key)
        if before is None:
            self.facts[key] = fact
            self._saw(key[0], key[1])
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

    def add_row(
        self, table: str, row: str, columns: Iterable[Column], pieces: Iterable[Piece], doubt: str = ""
    ) -> None:
        """Read the pieces of a row that is whole, each the cell of its column: what `add` does one by one."""
        facts, number = self.facts, State.NUMBER
        for column, piece in zip(columns, pieces, strict=True):
            name, text = column.key, piece.text
            key = (table, row, name)
            if key in facts:
                self.add(key, column, Placed(piece), doubt)
                continue
            # nearly every cell is such a figure: what is_plain_figure tells, without the call
            if text.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS:
                facts[key] = Fact(table, row, name, int(text), number, text, piece.address, doubt)
                continue
            reading = read_cell(text, column.kind, column.unit)
            told = " ".join(filter(None, (reading.doubt, doubt))) if reading.doubt or doubt else ""
            facts[key] = Fact(table, row, name, reading.value, reading.state, text.strip(), piece.address, told)
        self._saw(table, row)

    def _saw(self, table: str, row: str) -> None:
        self.seen.add(row)
        rows = self.rows.get(table)
        if rows is None:
            self.rows[table] = {row}
        else:
            rows.add(row)


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
