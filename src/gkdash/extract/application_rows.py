"""A row of table three: which of its cells stands under which applicant, by headers, by counts, and by sums."""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.extract.header import Occupancy
from gkdash.extract.lines import Piece
from gkdash.extract.match import RowLine
from gkdash.extract.numbers import looks_like_value
from gkdash.extract.place import Placed, sums_to


def stands(row: RowLine, where: dict[str, int] | None, order: Sequence[str]) -> bool:
    """Tell whether the cells of a row, as many as columns, stand each under its header, or there is no header to tell."""
    if where is None:
        return True
    if row.values[0] is not row.line.pieces[row.label_end]:
        return False
    for piece, key in zip(row.values, order, strict=True):
        cell = piece.cell
        if cell is None or cell.column != where[key] or cell.column_span != 1 or cell.row_span != 1:
            return False
    return True


def under_headers(
    row: RowLine, where: dict[str, int] | None, occupancy: Occupancy | None, order: Sequence[str]
) -> list[Placed] | None:
    """Place a row's cells under their headers; None where the grid gives no columns or the row is not whole."""
    grid = row.line.grid
    if where is None or occupancy is None or grid is None or not occupancy.full(row.line.row, grid.column_count):
        return None
    covered = occupancy.row(row.line.row)
    labels = {id(label) for label in row.labels}
    found: list[Placed] = []
    for column in order:
        piece = covered.get(where[column])
        if piece is None or piece.cell is None or id(piece) in labels:
            return None
        if piece.cell.column_span > 1 or piece.cell.row_span > 1:
            found.append(Placed(piece, bool(piece.text.strip()), "合并单元格跨多列或多行。"))
        else:
            found.append(Placed(piece))
    return found


def among(row: RowLine, where: dict[str, int]) -> list[Piece]:
    """Return the cells of a row from the first to the last column that a header names, and the figures before those.

    Where a merged label is a column too narrow, the whole row stands a column too far left.
    """
    first, last = min(where.values()), max(where.values())
    return [
        piece
        for piece in row.values
        if piece.cell is not None
        and (first <= piece.cell.column or looks_like_value(piece.text))
        and piece.cell.column <= last
    ]


def choose(
    by_place: list[Placed] | None, by_count: list[Placed] | None, order: Sequence[str], row: RowLine
) -> tuple[list[Placed] | None, str]:
    """Return the placing that holds of one by headers and one by counts, and what is to be said of it."""
    if by_place is None or by_count is None:
        return (by_place or by_count), ""
    left, right = [item.piece for item in by_place], [item.piece for item in by_count]
    if all(one is other for one, other in zip(left, right, strict=True)):
        return by_place, ""
    if len(row.values) != len(order):
        return by_place, ""
    holds = fits(left, order), fits(right, order)
    if holds[0] and not holds[1]:
        return by_place, "表头位置与格数不一致，按勾稽关系取表头位置。"
    return by_count, "表头位置与格数不一致，按格数取值。"


def fits(found: Sequence[Piece | None], order: Sequence[str]) -> bool | None:
    """Tell whether the applicants of a row add up to its total; None where there is no total."""
    if "total" not in order:
        return None
    total = order.index("total")
    return sums_to([piece for index, piece in enumerate(found) if index != total], found[total])
