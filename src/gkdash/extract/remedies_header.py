"""What the header of table four says: its groups, and the columns of each, however it is broken up or torn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gkdash.documents import Document, Paragraph
from gkdash.extract.fold import fold
from gkdash.extract.lexicon import table_words
from gkdash.extract.lines import Line, paragraph_lines
from gkdash.forms import CellKey, Column, all_editions

TABLE = "remedies"
_CAPTIONS = 3
_SHORTEST = 2
_LONG_LABEL = 5
"""Longer labels are looked into: a group may stand behind 行政诉讼, or above a column's label."""


@lru_cache(maxsize=1)
def rows_and_columns() -> tuple[tuple[str, ...], dict[str, Column]]:
    """Return the keys of the groups, and the columns of each by key, in the order of the form."""
    table = all_editions()[-1].table(TABLE)
    return tuple(row.key for row in table.rows), {column.key: column for column in table.blocks[0].columns}


def with_captions(document: Document, parts: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the parts, each with the lines right above its grid that name its groups: `行政复议` over a table of its own."""
    words = table_words(TABLE)
    found = []
    for lines in parts:
        above: list[Line] = []
        if lines and lines[0].row == 0:
            for index in range(lines[0].block - 1, max(lines[0].block - _CAPTIONS - 1, -1), -1):
                block = document.blocks[index]
                if not isinstance(block, Paragraph):
                    break
                own = list(paragraph_lines(block, index, document.starts[index]))
                if any(line.pieces[0].text and words.known.isdisjoint(line.labels) for line in own):
                    break
                above = [line for line in own if line.pieces[0].text] + above
        found.append([*above, *lines])
    return found


def group_of(line: Line) -> str | None:
    """Return the last group (row of the form) that a row names."""
    named = _named(line)
    return named[-1][1] if named else None


def _named(line: Line) -> list[tuple[int, str]]:
    """Return the groups that a row names, each with its column.

    A group may stand behind 行政诉讼 in one label, or in one cell with a column's label below it.
    """
    words = table_words(TABLE)
    found: list[tuple[int, str | None]] = []
    for piece, label in zip(line.pieces, line.labels, strict=True):
        if len(label) < _SHORTEST:
            continue
        at = piece.cell.column if piece.cell else -1
        if label in words.rows or len(label) <= _LONG_LABEL:
            found.append((at, words.rows.get(label)))
        elif not (key := words.row_key(piece.text)) and "\n" in piece.text:
            found += [(at, words.rows.get(fold(part))) for part in piece.text.split("\n")]
        else:
            found.append((at, key))
    return [(at, key) for at, key in found if key]


def names_columns(line: Line) -> bool:
    """Tell whether a row has a label of the table: of a group or of a column."""
    return not table_words(TABLE).known.isdisjoint(line.labels)


def _groups(header: Sequence[Line]) -> list[str]:
    """Return the row keys whose group labels the header names, from left to right: a torn header names them at any height."""
    named = [one for line in header for one in _named(line)]
    found = list(dict.fromkeys(key for _, key in sorted(named, key=lambda one: one[0])))
    rows, _ = rows_and_columns()
    return found if found and sorted(found) != sorted(rows) else [key for key in found if key in rows]


def leaves_of(header: Sequence[Line]) -> list[str]:
    """Return the column keys in the order of the row that prints them, once or for each group; nothing where none does.

    Where one label of the row is torn, the group with all of its labels tells.
    """
    words = table_words(TABLE)
    width = len(rows_and_columns()[1])
    for line in header:
        keys = [words.columns.get(label) for label in line.labels if label]
        named = [key for key in keys if key]
        for found in (named, keys):
            for start in range(0, len(found) - width + 1, width):
                group = found[start : start + width]
                if None not in group and len(set(group)) == width and len(found) % width == 0:
                    return [key for key in group if key]
    return []


def sequence(header: Sequence[Line]) -> list[CellKey]:
    """Return the cells the header announces, from left to right; the form's own order where it is unclear."""
    rows, columns = rows_and_columns()
    groups = _groups(header)
    leaves = leaves_of(header) or list(columns)
    if not groups or ("review" in groups and len(groups) == 1 and _count_leaves(header) > len(columns)):
        groups = list(rows)
    elif groups == [rows[-1]] and _count_leaves(header) == 2 * len(columns):
        groups = list(rows[1:])
    return [(TABLE, group, leaf) for group in groups for leaf in leaves]


def _count_leaves(header: Sequence[Line]) -> int:
    words = table_words(TABLE)
    return sum(label in words.columns for line in header for label in line.labels)
