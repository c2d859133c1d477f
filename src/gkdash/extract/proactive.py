"""Table two, 主动公开政府信息情况: blocks with headers of their own; the headers tell which edition was filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

from gkdash.extract.facts import Aligned
from gkdash.extract.fold import fold, fold_label
from gkdash.extract.header import Occupancy, column_order, column_places
from gkdash.extract.inferred import is_inferred, under_columns
from gkdash.extract.lexicon import edition_markers, table_words
from gkdash.extract.lines import Line, Piece
from gkdash.extract.match import RowLine, match_exact, match_gaps
from gkdash.extract.numbers import looks_like_value, read_cell
from gkdash.extract.place import Placed, all_placed, place, trim_blank
from gkdash.extract.stream import stream_rows
from gkdash.forms import Column, Edition, edition
from gkdash.records import ReadingWarning

TABLE = "proactive"
_HEADING_LINES = 3


def detect_edition(lines: Sequence[Line]) -> str | None:
    """Return the edition whose own header labels stand in these lines, or None where none does or both do equally."""
    text = "".join(fold(piece.text) for line in lines for piece in line.pieces)
    votes: dict[str, int] = {}
    for label, owner in edition_markers().items():
        if label in text:
            votes[owner] = votes.get(owner, 0) + 1
    ranked = sorted(votes.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def align_grids(parts: Sequence[list[Line]], form: Edition, aligned: Aligned) -> None:
    """Read the parts of table two that are grids, in the edition `form`."""
    words = table_words(TABLE)
    columns = _columns(form.id)
    rows: list[tuple[RowLine, list[Line], Occupancy]] = []
    header: list[Line] = []
    for lines in parts:
        occupancy = Occupancy(lines)
        for line in lines:
            row = match_exact(line, words)
            if row.key is None and not words.columns.keys().isdisjoint(line.labels):
                header = [line]
            rows.append((row, header, occupancy))
    _name_first_rows([row for row, *_ in rows], form)
    match_gaps([row for row, *_ in rows], words, list(columns), 1)
    _settle_columns(rows, columns)
    orders: dict[tuple[int, int], tuple[str, ...]] = {}
    for row, above, occupancy in rows:
        if row.key in columns:
            own = columns[row.key]
            one = id(above), id(own)
            if one not in orders:
                orders[one] = column_order(above, words, tuple(own))
            _take(row, own, orders[one], above, occupancy, aligned)
        elif row.key is not None or _is_leftover(row):
            aligned.warnings.append(
                ReadingWarning("row_not_recognised", f"“{row.name}”不是{form.id}年版表格中的行，未采用。", row.address)
            )


def _settle_columns(
    rows: Sequence[tuple[RowLine, list[Line], Occupancy]], columns: Mapping[str, Mapping[str, Column]]
) -> None:
    """Give the rows of each block that was drawn without lines the cells of its columns; changes the rows."""
    blocks: dict[int, list[tuple[RowLine, list[Line], Occupancy]]] = {}
    for item in rows:
        if item[0].key in columns and is_inferred([item[0].line]) and len(columns[item[0].key or ""]) > 1:
            blocks.setdefault(id(columns[item[0].key or ""]), []).append(item)
    for own in blocks.values():
        (row, above, occupancy), *_ = own
        order = tuple(columns[row.key or ""])
        places = (
            column_places(above, table_words(TABLE), order) if all(one.grid is row.line.grid for one in above) else None
        )
        under_columns([item[0] for item in own], (places or {}).values(), occupancy, len(order))


def align_stream(lines: Sequence[Line], form: Edition, aligned: Aligned) -> None:
    """Read table two from text lines; rows already read are left alone."""
    words = table_words(TABLE)
    columns = _columns(form.id)
    widths = {key: len(own) for key, own in columns.items()}
    rows = stream_rows(lines, words, widths)
    _name_first_rows(rows, form)
    for row in rows:
        if row.key in columns and row.key not in aligned.seen:
            own = columns[row.key]
            _take(row, own, tuple(own), [], None, aligned)


def _name_first_rows(rows: Sequence[RowLine], form: Edition) -> None:
    """Name the figures between a block's header and its second row, whose own name is gone (`规章` as two blanks)."""
    words = table_words(TABLE)
    blocks = {block.rows[1].key: block for block in form.table(TABLE).blocks if len(block.rows) > 1}
    seen = {row.key for row in rows}
    above: RowLine | None = None
    for row, below in pairwise(rows):
        block = blocks.get(below.key or "")
        if block is not None and row.key is None and block.rows[0].key not in seen:
            names = [piece.text for piece in row.labels if piece.text.strip()]
            names = names or [piece.text for piece in (above.line.pieces if above else ()) if piece.text.strip()]
            figures = [piece.text for piece in row.values if piece.text.strip()]
            headed = bool(names) and fold_label(names[-1]) in words.columns
            if headed and len(figures) == len(block.columns) and all(map(looks_like_value, figures)):
                row.key = block.rows[0].key
                row.doubt = f"行名缺失，按上下行对应为“{words.display[row.key]}”。"
        above = row


@cache
def _columns(form: str) -> dict[str, dict[str, Column]]:
    """Return for each row of an edition its columns by key; the rows of a block share them."""
    found: dict[str, dict[str, Column]] = {}
    for block in edition(form).table(TABLE).blocks:
        columns = {column.key: column for column in block.columns}
        found.update((row.key, columns) for row in block.rows)
    return found


def _take(
    row: RowLine,
    columns: Mapping[str, Column],
    order: Sequence[str],
    header: Sequence[Line],
    occupancy: Occupancy | None,
    aligned: Aligned,
) -> None:
    values = [_below_heading(piece) for piece in row.values]
    if len(values) == len(columns):
        aligned.add_row(TABLE, row.key or "", map(columns.__getitem__, order), values, row.doubt)
        return
    placed = _one(values) if len(columns) == 1 else None
    if placed is None:
        placed = _under_header(row, header, order, occupancy)
    if placed is None:
        placed = _several(values, len(columns))
    if placed is None:
        aligned.warnings.append(
            ReadingWarning(
                "row_not_read", f"“{row.name}”一行有 {len(values)} 格，无法与 {len(columns)} 列对应。", row.address
            )
        )
        placed = [Placed(ambiguous=True, doubt="此行的格数与列数不符。") for _ in order]
    for column, item in zip(order, placed, strict=True):
        aligned.add((TABLE, row.key or "", column), columns[column], item, row.doubt)


def _below_heading(piece: Piece) -> Piece:
    """Return a cell without the header's words above its figure, where no line parts the two."""
    words = table_words(TABLE)
    lines = piece.text.split("\n")
    for count in range(min(len(lines) - 1, _HEADING_LINES), 0, -1):
        above = [fold_label("".join(lines[:count])), *map(fold_label, lines[:count])]
        if above[0] in words.columns or all(label in words.columns or label in words.groups for label in above[1:]):
            return replace(piece, text="\n".join(lines[count:]))
    return piece


def _one(values: Sequence[Piece]) -> list[Placed] | None:
    """One figure for the whole row, in whichever of its cells it stands; the same figure repeated counts once."""
    filled = [piece for piece in values if piece.text.strip()]
    if not filled:
        return [Placed(values[0] if values else None)]
    if len({same_figure(piece) for piece in filled}) == 1:
        return [Placed(filled[0])]
    return [Placed(filled[0], ambiguous=True, doubt="此行只应有一个数字，却有几个不同的。")]


def same_figure(piece: Piece) -> object:
    """Return what two copies of one cell share, whatever marks stand beside its figure: `0①` and `0`."""
    reading = read_cell(piece.text)
    return reading.value if reading.value is not None else piece.text.strip()


def _under_header(
    row: RowLine, header: Sequence[Line], order: Sequence[str], occupancy: Occupancy | None
) -> list[Placed] | None:
    """Place cells under their headers, where the count does not already say which is which."""
    grid = row.line.grid
    if occupancy is None or grid is None or len(row.values) == len(order):
        return None
    repeated = _under_repeated_header(row, header, order) or _under_merged_header(row, header, order)
    if repeated:
        return repeated
    places = column_places(header, table_words(TABLE), order)
    if places is None or any(line.grid is not grid for line in header):
        return None
    found = []
    for key in order:
        piece = occupancy.at(row.line.row, places[key])
        if piece is None or any(piece is label for label in row.labels):
            return None
        found.append(Placed(piece))
    return all_placed(found, row.values)


def _under_repeated_header(row: RowLine, header: Sequence[Line], order: Sequence[str]) -> list[Placed] | None:
    """Place cells under a header of as many cells, where merged cells were written out with their text repeated."""
    if len(header) != 1 or not len(header[0].pieces) == len(row.line.pieces) == row.label_end + len(row.values):
        return None
    columns = table_words(TABLE).columns
    found: dict[str, list[Piece]] = {}
    for above, piece in zip(header[0].pieces[row.label_end :], row.values, strict=True):
        found.setdefault(columns.get(fold_label(above.text), above.text.strip()), []).append(piece)
    if not any(piece.text.strip() for piece in found.get("", [])):
        found.pop("", None)
    named = {key: pieces for key, pieces in found.items() if key in order}
    if any(len({same_figure(piece) for piece in pieces}) > 1 for pieces in named.values()):
        return None
    placed = {key: Placed(pieces[0]) for key, pieces in named.items()}
    if set(found) != set(order):
        cut = _under_cut_label(found, [key for key in order if key not in found])
        if cut is None:
            return None
        placed |= cut
    return [placed[key] for key in order]


def _under_cut_label(found: Mapping[str, list[Piece]], keys: Sequence[str]) -> dict[str, Placed] | None:
    """Part the cells under one cut label (`本年新`, four times) among the columns that it begins the labels of.

    A column's cells say the same. Every such parting is looked at; a column on which they differ stays unsure.
    """
    columns = table_words(TABLE).columns
    others = [label for label in found if label not in columns.values()]
    if len(others) != 1 or not keys:
        return None
    cut, pieces = fold(others[0]), found[others[0]]
    begun = {key for label, key in columns.items() if cut and label.startswith(cut)}
    if not begun.issuperset(keys):
        return None
    partings = []
    for inner in combinations(range(1, len(pieces)), len(keys) - 1):
        parts = [pieces[start:end] for start, end in pairwise((0, *inner, len(pieces)))]
        if all(len({same_figure(piece) for piece in part}) == 1 for part in parts):
            partings.append([part[0] for part in parts])
    if not partings:
        return None
    doubt = "表头的列名不完整，无法确定各列的数字。"
    return {
        key: Placed(firsts[0], ambiguous=True, doubt=doubt)
        if len(set(map(same_figure, firsts))) > 1
        else Placed(firsts[0])
        for key, firsts in zip(keys, zip(*partings, strict=True), strict=True)
    }


def _under_merged_header(row: RowLine, header: Sequence[Line], order: Sequence[str]) -> list[Placed] | None:
    """Place the one figure that stands somewhere below a header cell over several columns under that cell."""
    columns = table_words(TABLE).columns
    if len(header) != 1 or header[0].grid is not row.line.grid:
        return None
    found: dict[str, Placed] = {}
    for above in header[0].pieces:
        key = columns.get(fold_label(above.text))
        if key is None or above.cell is None:
            continue
        start, end = above.cell.column, above.cell.column + above.cell.column_span
        below = [piece for piece in row.values if piece.cell and start <= piece.cell.column < end]
        filled = [piece for piece in below if piece.text.strip()]
        if not below or len(filled) > 1 or key in found:
            return None
        found[key] = Placed((filled or below)[0])
    return all_placed([found[key] for key in order], row.values) if set(found) == set(order) else None


def _several(values: list[Piece], width: int) -> list[Placed] | None:
    """Place by count; spare empty cells go, a row with nothing but empty cells is blank throughout."""
    trimmed = trim_blank(values, width)
    if len(trimmed) > width and not any(piece.text.strip() for piece in trimmed[width:]):
        trimmed = trimmed[:width]
    if not trimmed:
        return [Placed(doubt="此行只有行名，没有数字。") for _ in range(width)]
    if not any(piece.text.strip() for piece in trimmed):
        return [Placed(trimmed[min(index, len(trimmed) - 1)]) for index in range(width)]
    return place(trimmed, width, lambda _: None)


def _is_leftover(row: RowLine) -> bool:
    words = table_words(TABLE)
    named = [fold_label(piece.text) for piece in row.labels if piece.text.strip()]
    if not named:
        return sum(looks_like_value(piece.text) for piece in row.values) > 1
    if any(label in words.groups or label in words.columns for label in named):
        return False
    return any(piece.text.strip() for piece in row.values)
