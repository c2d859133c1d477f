"""Table three, 收到和处理政府信息公开申请情况: one matrix of outcomes by applicants, from grids or from a stream."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache

from gkdash.extract.application_rows import among, choose, fits, stands, under_headers
from gkdash.extract.facts import Aligned
from gkdash.extract.fold import fold_label, numbering
from gkdash.extract.header import Occupancy, column_order, column_places, inferred_places
from gkdash.extract.inferred import cut_rows, headed_columns, is_inferred, names_two_rows, runs_into_next, under_columns
from gkdash.extract.laid_out import DOUBT, torn_rows
from gkdash.extract.lexicon import TableWords, table_words
from gkdash.extract.lines import Line
from gkdash.extract.match import (
    RowLine,
    is_part_of_label,
    join_cut,
    join_rests,
    join_torn,
    match_exact,
    match_gaps,
    parted_subtotals,
)
from gkdash.extract.numbers import looks_like_value
from gkdash.extract.padding import filled
from gkdash.extract.place import Placed, all_placed, place, spare_edges, trim_blank
from gkdash.extract.stream import stream_rows
from gkdash.forms import Column, Edition, all_editions
from gkdash.records import ReadingWarning

TABLE = "applications"
_TOTAL = "processed_total"


def columns_of(edition: Edition) -> dict[str, Column]:
    """Return the columns of table three by key, in the order of the form."""
    return {column.key: column for column in edition.table(TABLE).blocks[0].columns}


@cache
def _paths() -> dict[str, tuple[str, ...]]:
    """Return the labels that stand merged to the left of each row's own, newest edition first."""
    found: dict[str, tuple[str, ...]] = {}
    for form in reversed(all_editions()):
        table = form.table(TABLE)
        for row in (*table.rows, *table.collapsed):
            found.setdefault(row.key, row.path)
    return found


def is_header(line: Line, words: TableWords) -> bool:
    """Tell whether a row is part of the header: it names applicants and no outcome."""
    if words.headers.isdisjoint(line.labels):
        return False
    labels = set(line.labels)
    return not labels.isdisjoint(words.column_groups) or len(labels & words.columns.keys()) >= 2


def align_grids(parts: Sequence[list[Line]], aligned: Aligned, running: Callable[[], Sequence[Line]]) -> None:
    """Read the parts of table three that are grids; parts after a page break take over the header before them.

    `running` gives the lines of running text: the rest of a row may stand there.
    """
    edition = all_editions()[-1]
    words = table_words(TABLE)
    columns = columns_of(edition)
    order: tuple[str, ...] = tuple(columns)
    places: dict[str, int] | None = None
    width = -1
    rows: list[tuple[RowLine, dict[str, int] | None, Occupancy, tuple[str, ...]]] = []
    for lines in parts:
        header, body = _head_and_body(lines, words)
        grid = lines[0].grid
        occupancy = Occupancy(lines)
        if header:
            order = _order(header, body, words, tuple(columns))
            places = column_places(header, words, order)
            if places is None:
                places = inferred_places(header, words, order)
                order = tuple(places) if places else order
            width = grid.column_count if grid else -1
        elif grid is None or grid.column_count != width:
            places = None
        matched = [match_exact(line, words) for line in body]
        if places is not None:
            matched = [_labels_before(row, min(places.values())) for row in matched]
        join_torn(matched, words)
        join_cut(matched, words)
        if is_inferred(lines):
            own = set((places or {}).values()) or headed_columns(header, matched)
            if not under_columns(matched, own, occupancy, len(columns)):
                places = None
                width = -1
        rows += [(row, places, occupancy, order) for row in matched]
    kept, subtotals = parted_subtotals(join_rests([row for row, *_ in rows], words), words, _TOTAL)
    own = set(map(id, kept))
    rows = [item for item in rows if id(item[0]) in own]
    for row in subtotals:
        _leftover(row, aligned)
    known = [row.key for row in edition.table(TABLE).rows]
    bare = [row for row, *_ in rows if row.key is not None and not row.values]
    rows = [item for item in rows if item[0].key is None or len(item[0].values) >= len(columns) - 3]
    edges = _edges([row for row, *_ in rows], len(columns))
    match_gaps([row for row, *_ in rows], words, known, len(columns) - 2)
    named = {row.key for row, *_ in rows} | {row.key for row in bare}
    _name_last_of_group([row for row, *_ in rows], words, set())
    torn = _torn([row for row, *_ in rows], len(columns)) | _mixed([row for row, *_ in rows], words)
    cut = cut_rows(running(), parts, words, len(columns)) if any(map(is_inferred, parts)) else set()
    for row, where, occupancy, sequence in rows:
        if _heads_rows(row, named, edition):
            continue
        both = names_two_rows(row, words, named) if is_inferred([row.line]) else set()
        torn_off = (row.line.block, row.line.row) in cut or (is_inferred([row.line]) and runs_into_next(row, words))
        if both or (row.key is not None and torn_off):
            _unsure(both or [row.key or ""], columns, aligned)
            continue
        if id(row) in torn:
            _row_without_figures(row, columns, aligned, scattered=True)
            continue
        if row.key is not None:
            edge = edges.get(_kind(row), "")
            _take(row, where, occupancy, sequence, columns, aligned, edge)
        else:
            _leftover(row, aligned)
    for row in bare:
        if row.key not in aligned.seen and not _is_column(row, words) and not _heads_rows(row, named, edition):
            _row_without_figures(row, columns, aligned, scattered=False)


def _order(
    header: Sequence[Line], body: Sequence[Line], words: TableWords, default: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the columns as the header prints them; without 总计 where it has none and no row a figure for it."""
    named = {words.columns[label] for line in header for label in line.labels if label in words.columns}
    if set(default) - named == {"total"}:
        counts = [sum(looks_like_value(piece.text) for piece in line.pieces) for line in body]
        if counts and max(counts) == len(default) - 1:
            return column_order(header, words, tuple(key for key in default if key != "total"))
    return column_order(header, words, default)


def _head_and_body(lines: Sequence[Line], words: TableWords) -> tuple[list[Line], list[Line]]:
    """Return the header's rows and the others.

    Where a header has no lines, a label may stand in a row of its own above the first row of figures (`其他`).
    """
    header: list[Line] = []
    body: list[Line] = []
    begun = False
    for line in lines:
        if is_header(line, words):
            header.append(line)
            continue
        if not begun:
            filled = [piece for piece in line.pieces if piece.text.strip()]
            alone = filled[0].text if header and len(filled) == 1 < len(line.pieces) else ""
            if alone and fold_label(alone) in words.columns and not numbering(alone):
                header.append(line)
                continue
            begun = any(looks_like_value(piece.text) or words.row_key(piece.text) for piece in filled)
        body.append(line)
    return header, body


def _labels_before(row: RowLine, first: int) -> RowLine:
    """Return a row of unknown name with the cells left of the column `first` as its label: `详见附件` is a cell."""
    if row.key is not None or row.line.pieces[-1].cell is None:
        return row
    end = sum(piece.cell is not None and piece.cell.column < first for piece in row.line.pieces)
    named = any(piece.text.strip() for piece in row.line.pieces[:end])
    named = named and sum(looks_like_value(piece.text) for piece in row.values) > 1
    return RowLine(row.line, None, end) if named and end < row.label_end else row


def _torn(rows: Sequence[RowLine], width: int) -> set[int]:
    """Return the rows of a label without figures next to a row of figures without a label: their figures may be those."""
    loose = [row.key is None and sum(looks_like_value(piece.text) for piece in row.values) > width // 2 for row in rows]
    if not any(loose):
        return set()
    return {
        id(row)
        for at, row in enumerate(rows)
        if row.key is not None
        and any(loose[max(at - 1, 0) : at + 2])
        and not any(piece.text.strip() for piece in row.values)
    }


def _mixed(rows: Sequence[RowLine], words: TableWords) -> set[int]:
    """Return the rows that hold a part of another label, or are named by likeness next to one with figures.

    Lines of labels and figures of two rows may have been mixed up there.
    """
    parts = [
        row.key is None
        and is_part_of_label("".join(piece.text for piece in row.labels), words)
        and any(piece.text.strip() for piece in row.values)
        for row in rows
    ]
    found: set[int] = set()
    for at, row in enumerate(rows):
        if row.key is None:
            continue
        first = row.values[0].text if row.values else ""
        beside = row.doubt and any(parts[max(at - 1, 0) : at + 2])
        if beside or (not looks_like_value(first) and is_part_of_label(first, words)):
            found.add(id(row))
    return found


def _kind(row: RowLine) -> tuple[int, int, int]:
    """Return what rows of one make share: the grid, the number of label cells, the number of cells after them."""
    return id(row.line.grid), row.label_end, len(row.values)


def _edges(rows: Sequence[RowLine], width: int) -> dict[tuple[int, int, int], str]:
    """Return for each kind of row that is too long the edge whose empty cells are spare, as its clear rows show."""
    votes: dict[tuple[int, int, int], set[str]] = {}
    for row in rows:
        lead, trail = spare_edges(row.values, width)
        if lead != trail:
            votes.setdefault(_kind(row), set()).add("lead" if lead else "trail")
    return {kind: next(iter(found)) for kind, found in votes.items() if len(found) == 1}


def align_stream(lines: Sequence[Line], aligned: Aligned) -> None:
    """Read table three from text lines; rows already read are left alone."""
    edition = all_editions()[-1]
    words = table_words(TABLE)
    columns = columns_of(edition)
    widths = dict.fromkeys([*words.order, *words.collapsed], len(columns))
    rows, subtotals = parted_subtotals(stream_rows(lines, words, widths, _paths()), words, _TOTAL)
    begun = TABLE in aligned.rows
    if not begun and all(_is_column(row, words) for row in rows if row.key):
        return
    for row in subtotals:
        _leftover(row, aligned)
    known = [row.key for row in edition.table(TABLE).rows]
    match_gaps(rows, words, known, len(columns) - 1)
    _name_last_of_group(rows, words, aligned.seen)
    order = column_order(lines[:40], words, tuple(columns))
    torn = torn_rows(lines, rows, words, len(columns))
    for row in rows:
        if row.key is None or row.key in aligned.seen or not row.values:
            continue
        if id(row) in torn:
            _unsure([row.key], columns, aligned)
        else:
            _take(row, None, None, order, columns, aligned)
    scattered = any(
        len(row.values) > len(columns) or (row.key is None and len(filled(row.values)) > len(columns) // 2)
        for row in rows
    )
    named = {row.key for row in rows if row.values or not _is_column(row, words)} | aligned.seen
    for row in rows:
        if row.key is None or row.key in aligned.seen or _heads_rows(row, named, edition):
            continue
        if not _is_column(row, words):
            _row_without_figures(row, columns, aligned, scattered=scattered)


def _take(
    row: RowLine,
    where: dict[str, int] | None,
    occupancy: Occupancy | None,
    order: Sequence[str],
    columns: dict[str, Column],
    aligned: Aligned,
    edge: str = "",
) -> None:
    key = row.key or ""
    if len(row.values) == len(order) and stands(row, where, order):
        aligned.add_row(TABLE, key, map(columns.__getitem__, order), row.values, row.doubt)
        return
    by_place = under_headers(row, where, occupancy, order)
    if by_place is not None and where is not None:
        by_place = all_placed(by_place, among(row, where))
    placed, doubt = by_place, ""
    if by_place is None or [item.piece for item in by_place] != row.values:
        by_count = place(trim_blank(row.values, len(order), edge), len(order), lambda found: fits(found, order))
        placed, doubt = choose(by_place, by_count, order, row)
    if placed is None:
        aligned.warnings.append(
            ReadingWarning(
                "row_not_read", f"“{row.name}”一行有 {len(row.values)} 格，无法与 {len(order)} 列对应。", row.address
            )
        )
        placed = [Placed(ambiguous=True, doubt="此行的格数与列数相差太多。") for _ in order]
    for column, item in zip(order, placed, strict=True):
        aligned.add((TABLE, key, column), columns[column], item, row.doubt or doubt)


def _row_without_figures(row: RowLine, columns: dict[str, Column], aligned: Aligned, *, scattered: bool) -> None:
    """A label alone: blank, unless figures of several rows stand together elsewhere and may be this row's."""
    doubt = "此行的数字与其他行的数字混在一起，无法区分。" if scattered else "此行只有行名，没有数字。"
    for column in columns.values():
        aligned.add((TABLE, row.key or "", column.key), column, Placed(ambiguous=scattered, doubt=doubt))


def _unsure(keys: Collection[str], columns: dict[str, Column], aligned: Aligned) -> None:
    """Give rows no figures: theirs cannot be told from those around them."""
    for key in sorted(keys):
        for column in columns.values():
            aligned.add((TABLE, key, column.key), column, Placed(ambiguous=True, doubt=DOUBT))


def _name_last_of_group(rows: Sequence[RowLine], words: TableWords, seen: Collection[str]) -> None:
    """Name a row of figures beside （六）其他处理 by the one of its sub-rows that is not named, the others being there.

    A page break or a label of many lines has parted it from `3.其他`. Where more sub-rows are lacking the row has no name,
    since the figures may be those of any. `seen` are rows read before. Changes `rows`.
    """
    named = {*seen, *(row.key for row in rows if any(piece.text.strip() for piece in row.values))}
    for row in rows:
        own = words.replaced.get(row.key or "")
        if own is None or not named & own or not any(piece.text.strip() for piece in row.values):
            continue
        lacking = own - named
        row.doubt = f"“{row.name}”一行另有分项，"
        row.key = next(iter(lacking)) if len(lacking) == 1 else None
        if row.key is not None:
            row.doubt += f"按所缺的一项对应为“{words.display[row.key]}”。"


def _heads_rows(row: RowLine, named: Collection[str | None], edition: Edition) -> bool:
    """Tell whether （六）其他处理 stands here without figures, above the rows it would otherwise replace."""
    for collapsed in edition.table(TABLE).collapsed:
        if row.key == collapsed.key and set(named) & set(collapsed.replaces):
            return not any(piece.text.strip() for piece in row.values)
    return False


def _is_column(row: RowLine, words: TableWords) -> bool:
    """Tell whether a row's label is a column's too: 其他 and 总计 without number and figures are the header's."""
    return any(fold_label(piece.text) in words.columns and not numbering(piece.text) for piece in row.labels)


def _leftover(row: RowLine, aligned: Aligned) -> None:
    if not any(piece.text.strip() for piece in row.values):
        return
    aligned.warnings.append(
        ReadingWarning("row_not_recognised", f"“{row.name}”不是表格样式中的行，未采用。", row.address)
    )
