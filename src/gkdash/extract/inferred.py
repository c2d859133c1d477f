"""Rows of grids that a page drew without lines: which columns are the table's, and which rows two were taken for.

Rows and columns of such a grid were told from where text stands. Where that says nothing sure, an empty cell is none and a
row has no figures; nothing is read here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from gkdash.extract.fold import fold, fold_label, numbering
from gkdash.extract.header import Occupancy
from gkdash.extract.laid_out import is_rest, shares_words
from gkdash.extract.lexicon import TableWords
from gkdash.extract.lines import Line, Piece
from gkdash.extract.match import RowLine, with_rest
from gkdash.extract.numbers import looks_like_value
from gkdash.extract.padding import filled
from gkdash.extract.stream import may_be_label

_MOST_BELOW = 16


def is_inferred(lines: Sequence[Line]) -> bool:
    """Tell whether the rows are of a grid without lines."""
    grid = lines[0].grid if lines else None
    return grid is not None and grid.inferred


def names_two_rows(row: RowLine, words: TableWords, named: Collection[str | None]) -> set[str]:
    """Return the rows that the labels of one row name, where they name two that do not stand for each other.

    （六）其他处理 is no row where its sub-rows are among those `named` in the table.

    `（七）总计` below `（六）其他处理` in one cell, or beside `二、上年结转…` in the next: two rows were taken for one.
    """
    keys: set[str] = set()
    for piece in row.labels:
        parts: list[str] = []
        for line in piece.text.split("\n"):
            if parts and not numbering(line):
                parts[-1] += line
            else:
                parts.append(line)
        for text in [piece.text, *parts]:
            key = words.row_key(text) if numbering(text) else None
            if key is not None:
                keys.add(key)
    for collapsed, own in words.replaced.items():
        if keys & own or not own.isdisjoint(named):
            keys.discard(collapsed)
    return keys if len(keys) > 1 else set()


def runs_into_next(row: RowLine, words: TableWords) -> bool:
    """Tell whether a label goes on with the group of the next row: `3.要求提供公开出版物`, `三、本年度办理结果（五）`."""
    for piece in row.labels:
        lines = piece.text.split("\n")
        for at in range(1, len(lines)):
            before = fold("".join(lines[:at]))
            if any(fold_label(lines[at]).startswith(group) for group in words.groups) and any(
                before.endswith(label) for label in words.rows if len(label) > 1
            ):
                return True
    return False


def headed_columns(header: Sequence[Line], rows: Sequence[RowLine]) -> set[int]:
    """Return the columns right of the labels of `rows` over which a header has words of their own."""
    ends = [
        label.cell.column + label.cell.column_span
        for row in rows
        for label in row.labels
        if label.cell is not None and label.text.strip() and any(looks_like_value(piece.text) for piece in row.values)
    ]
    first = max(ends, default=0)
    return {
        piece.cell.column
        for line in header
        for piece in line.pieces
        if piece.cell is not None and piece.cell.column_span == 1 and piece.cell.column >= first and piece.text.strip()
    }


def under_columns(rows: Sequence[RowLine], places: Collection[int], occupancy: Occupancy, width: int) -> bool:
    """Give the rows of a grid without lines the cells of its columns of figures as values; changes `rows`.

    `places` are the columns that its header names: as many as `width`, or they say nothing. Columns without any figure say nothing
    where they are too many: a header's word beside the figures makes one. Return whether the columns are sure; where they
    are not, an empty cell is none: only figures are kept.
    """
    rows = [row for row in rows if any(looks_like_value(piece.text) for piece in row.values)]
    figured = sorted(
        {
            piece.cell.column
            for row in rows
            for piece in filled(row.values)
            if piece.cell is not None and piece.cell.column_span == 1
        }
    )
    sure = len(places) == width and set(places) >= set(figured)
    columns = sorted(places) if sure else figured
    if not sure and (len(figured) != width or len(places) == width):
        for row in rows:
            row.values = filled(row.values)
        return False
    for row in rows:
        covered = occupancy.row(row.line.row)
        own = [covered.get(column) for column in columns]
        labels = {id(label) for label in row.labels}
        cells: list[Piece] = [piece for piece in own if piece is not None and id(piece) not in labels]
        if len(cells) == width and len(set(map(id, cells))) == width:
            row.values = cells
        else:
            row.values = filled(row.values)
    return True


def rests_joined(lines: Sequence[Line], words: TableWords, holds_figures: Callable[[Line], bool]) -> list[Line]:
    """Return the rows of a grid without lines, the rests of figures joined to the row of figures below or above them.

    `124` over `2` is no longer read as a figure, `详见附` over an empty cell no longer as an empty one. Rests are rows
    without a label that have fewer texts than the row of figures which they follow or precede.
    """
    if not any(line.grid is not None and line.grid.inferred for line in lines):
        return list(lines)
    counts = [len(filled(line.pieces)) for line in lines]
    loose = [
        count > 0 and not any(_is_label(piece, words) for piece in filled(line.pieces))
        for line, count in zip(lines, counts, strict=True)
    ]
    most = max(
        (at for at, line in enumerate(lines) if loose[at] and holds_figures(line)), key=counts.__getitem__, default=-1
    )
    if most < 0:
        return list(lines)
    start, end = most, most + 1
    while start and loose[start - 1] and counts[start - 1] < counts[most]:
        start -= 1
    while end < len(lines) and loose[end] and counts[end] < counts[most]:
        end += 1
    if end - start == 1:
        return list(lines)
    pieces: list[Piece] = []
    for piece in lines[most].pieces:
        text = ""
        for line in lines[start:end]:
            other = next(
                (one for one in line.pieces if one.cell and piece.cell and one.cell.column == piece.cell.column), None
            )
            if other is not None and other.text.strip():
                text = with_rest(text, other.text) if text or line.row > lines[most].row else other.text
        pieces.append(replace(piece, text=text))
    whole = replace(lines[most], pieces=tuple(pieces))
    return [*lines[:start], whole, *lines[end:]]


def cut_rows(
    running: Sequence[Line], parts: Sequence[Sequence[Line]], words: TableWords, width: int
) -> set[tuple[int, int]]:
    """Return as (block, row) the last rows of grids without lines below which the text goes on with rests of figures.

    A page has cut such a row (`5526`, and `3(含结` on the next page); a header printed again may stand between.
    """
    found: set[tuple[int, int]] = set()
    for lines in parts:
        if not is_inferred(lines):
            continue
        last = next(
            (line for line in reversed(lines) if sum(looks_like_value(one.text) for one in line.pieces) > 1), None
        )
        block = lines[0].block
        for line in running[bisect_right(running, block, key=lambda line: line.block) :][:_MOST_BELOW]:
            values = sum(looks_like_value(piece.text) for piece in line.pieces)
            numbered = any(numbering(piece.text) and not is_rest(piece.text, words) for piece in line.pieces)
            if line.block > block + 1 or values > width // 2 or numbered:
                break
            if last is not None and any(is_rest(piece.text, words) for piece in line.pieces):
                found.add((last.block, last.row))
                break
            if not all(shares_words(fold(one.text), words) or _is_label(one, words) for one in line.pieces):
                break
            block = line.block
    return found


def _is_label(piece: Piece, words: TableWords) -> bool:
    """Tell whether a cell is a header's: by its words, or since it stands over several columns."""
    if piece.cell is not None and piece.cell.column_span > 1:
        return True
    return not looks_like_value(piece.text) and bool(fold_label(piece.text)) and may_be_label(piece.text, words)
