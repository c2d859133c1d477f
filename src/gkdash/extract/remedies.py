"""Table four, 行政复议、行政诉讼: one row of figures under groups of columns, each group a row of the form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from gkdash.extract.facts import Aligned
from gkdash.extract.fold import fold
from gkdash.extract.header import Occupancy
from gkdash.extract.inferred import rests_joined
from gkdash.extract.laid_out import DOUBT, torn_rows
from gkdash.extract.lexicon import table_words
from gkdash.extract.lines import Line, Piece
from gkdash.extract.match import RowLine
from gkdash.extract.numbers import looks_like_value
from gkdash.extract.padding import filled, settled
from gkdash.extract.place import Placed, all_placed, place, sums_to
from gkdash.extract.remedies_header import TABLE, group_of, leaves_of, names_columns, rows_and_columns, sequence
from gkdash.extract.stream import is_known, may_be_label, text_cells
from gkdash.forms import CellKey
from gkdash.records import ReadingWarning

_LEAST_STREAM = 5


def align_grids(parts: Sequence[list[Line]], aligned: Aligned) -> None:
    """Read the parts of table four that are grids: header rows, then the first row that holds figures.

    Where groups stand below each other, each with a header of its own, each is read with its own groups.
    """
    header: list[Line] = []
    group: str | None = None
    used = False
    for lines in parts:
        occupancy = Occupancy(lines)
        whole = rests_joined(lines, table_words(TABLE), _is_value_row)
        for at, line in enumerate(whole):
            group = group_of(line) or group
            if _take_labelled(line, group, header, aligned):
                continue
            if names_columns(line):
                header = [line] if used else [*header, line]
                used = False
            elif header and _is_value_row(line) and _is_the_row(line, whole[at + 1 :]):
                _take(line, header, occupancy, aligned)
                used = True


def _take_labelled(line: Line, group: str | None, header: Sequence[Line], aligned: Aligned) -> bool:
    """Read a row that carries its own labels: a group with five figures, or one column's label with one figure.

    Some agencies turn table four by a quarter, as table three is printed.
    """
    words = table_words(TABLE)
    if group is None or not (names_columns(line) or group_of(line)):
        return False
    _, columns = rows_and_columns()
    labels = [
        index
        for index, (label, piece) in enumerate(zip(line.labels, line.pieces, strict=True))
        if label in words.known or (len(label) > _LEAST_STREAM and words.row_key(piece.text))
    ]
    values = list(line.pieces[labels[-1] + 1 :]) if labels else []
    if not values or not any(looks_like_value(piece.text) for piece in values):
        return False
    leaf = words.columns.get(line.labels[labels[-1]])
    if leaf:
        cells = [(TABLE, group, leaf)]
        filled = [piece for piece in values if piece.text.strip()]
        values = filled if len(filled) == 1 else values
    else:
        cells = [(TABLE, group, key) for key in leaves_of(header) or list(columns)]
    if len(values) != len(cells) or any(key in aligned.facts for key in cells):
        return False
    _add([Placed(piece) for piece in values], cells, values, aligned)
    return True


def _is_value_row(line: Line) -> bool:
    """A row of figures; a row of empty cells only counts where it is as wide as the table."""
    filled = [piece for piece in line.pieces if piece.text.strip()]
    if not filled:
        return len(line.pieces) >= _LEAST_STREAM
    return sum(looks_like_value(piece.text) for piece in filled) * 2 >= len(filled) or len(line.pieces) >= 15


def _holds_figures(line: Line) -> bool:
    """Tell whether most of what a row says are figures or signs in their place."""
    said = [piece.text for piece in line.pieces if piece.text.strip()]
    return bool(said) and sum(map(looks_like_value, said)) * 2 >= len(said)


def _is_the_row(line: Line, below: Sequence[Line]) -> bool:
    """Tell whether a row of figures does not come further down: above it stand words, or before a header an empty row."""
    if _holds_figures(line):
        return True
    if any(piece.text.strip() for piece in line.pieces):
        return not any(map(_holds_figures, below))
    following = next((other for other in below if _holds_figures(other) or names_columns(other)), None)
    return following is None or names_columns(following)


def _take(line: Line, header: Sequence[Line], occupancy: Occupancy, aligned: Aligned) -> None:
    cells = sequence(header)
    whole = sequence([])
    if len(line.pieces) == len(whole) and len(cells) < len(whole):
        cells = whole
    if any(key in aligned.facts for key in cells):
        if any(piece.text.strip() for piece in line.pieces):
            where = line.pieces[0].address if line.pieces else None
            aligned.warnings.append(ReadingWarning("row_not_recognised", "表四在数字行之后还有内容，未采用。", where))
        return
    pieces = list(line.pieces)
    if line.grid is not None and line.grid.inferred and len(pieces) > len(cells):
        # which of the columns are none is not to be seen from the empty cells of one row
        said = filled(pieces)
        placed = _under_header(line, header, cells, occupancy) if len(said) < len(cells) else None
        placed = placed and all_placed(placed, said)
        _add(placed or place(said, len(cells), lambda found: _fits(found, cells)), cells, pieces, aligned)
        return
    while len(pieces) > len(cells) and pieces and pieces[0].text.strip() and not looks_like_value(pieces[0].text):
        pieces.pop(0)
    while len(pieces) > len(cells) and not pieces[-1].text.strip() and not _is_headed(pieces[-1], line, header):
        pieces.pop()
    while len(pieces) > len(cells) and not pieces[0].text.strip():
        pieces.pop(0)
    if len(pieces) == len(cells):
        _, columns = rows_and_columns()
        for (_, group), own in groupby(zip(cells, pieces, strict=True), key=lambda item: item[0][:2]):
            keys, values = zip(*own, strict=True)
            aligned.add_row(TABLE, group, [columns[key[2]] for key in keys], values)
        return
    said = filled(pieces)
    placed = [Placed(piece) for piece in said] if len(said) == len(cells) else None
    if placed is None:
        placed = _under_header(line, header, cells, occupancy)
    if placed is None:
        placed = place(pieces, len(cells), lambda found: _fits(found, cells))
    _add(placed, cells, pieces, aligned)


def _is_headed(piece: Piece, line: Line, header: Sequence[Line]) -> bool:
    """Tell whether the header names the column that a cell stands in: an empty cell there is the table's."""
    words = table_words(TABLE)
    return any(
        label in words.columns
        and above.cell is not None
        and piece.cell is not None
        and above.cell.column == piece.cell.column
        for other in header
        if other.grid is line.grid and line.aligned
        for above, label in zip(other.pieces, other.labels, strict=True)
    )


def _add(placed: list[Placed] | None, cells: Sequence[CellKey], pieces: Sequence[Piece], aligned: Aligned) -> None:
    _, columns = rows_and_columns()
    if placed is None:
        where = pieces[0].address if pieces else None
        aligned.warnings.append(
            ReadingWarning("row_not_read", f"表四的数字行有 {len(pieces)} 格，无法与 {len(cells)} 列对应。", where)
        )
        placed = [Placed(ambiguous=True, doubt="此行的格数与列数不符。") for _ in cells]
    for key, item in zip(cells, placed, strict=True):
        aligned.add(key, columns[key[2]], item)


def _under_header(
    line: Line, header: Sequence[Line], cells: Sequence[CellKey], occupancy: Occupancy
) -> list[Placed] | None:
    """Place a row's cells under the header's last labels, where those stand in as many columns as there are cells."""
    grid = line.grid
    words = table_words(TABLE)
    if grid is None or not line.aligned or any(other.grid is not grid for other in header):
        return None
    places = sorted(
        {
            piece.cell.column
            for other in header
            for piece, label in zip(other.pieces, other.labels, strict=True)
            if piece.cell and label in words.columns
        }
    )
    if len(places) != len(cells) or not occupancy.full(line.row, grid.column_count):
        return None
    found = []
    for column in places:
        piece = occupancy.at(line.row, column)
        if piece is None or piece.cell is None:
            return None
        shared = piece.cell.column_span > 1 and bool(piece.text.strip())
        found.append(Placed(piece, shared, "合并单元格跨多列。" if shared else ""))
    return found


def _fits(found: Sequence[Piece | None], cells: Sequence[CellKey]) -> bool | None:
    """Tell whether every group adds up to its total."""
    results = _sums(found, cells)
    if False in results:
        return False
    return True if all(results) else None


def _sums(found: Sequence[Piece | None], cells: Sequence[CellKey]) -> list[bool | None]:
    """Tell of each group whether it adds up to its total; None where a total is blank."""
    results: list[bool | None] = []
    for group in dict.fromkeys(key[1] for key in cells):
        own = {key[2]: piece for key, piece in zip(cells, found, strict=True) if key[1] == group}
        total = own.pop("total", None)
        results.append(sums_to(list(own.values()), total))
    return results


def align_stream(lines: Sequence[Line], aligned: Aligned) -> None:
    """Read table four from text lines: the longest run of figures after the words of its header, or of empty cells."""
    words = table_words(TABLE)
    rows, columns = rows_and_columns()
    cells = [(TABLE, row, column) for row in rows for column in columns]
    own = {*words.columns, *words.rows, *words.groups} - set(table_words("applications").columns)
    pieces = [piece for line in lines for piece in line.pieces]
    told = text_cells(
        pieces,
        lambda piece: len(cells) if fold(piece.text).endswith(tuple(words.columns)) else 0,
        lambda text: may_be_label(text, words),
        lambda text: is_known(text, words),
    )
    opened = False
    runs: list[list[Piece]] = [[]]
    tail = ""
    for index, piece in enumerate(pieces):
        if not piece.text.strip() or (opened and (index in told or looks_like_value(piece.text))):
            if opened:
                runs[-1].append(piece)
            continue
        if runs[-1]:
            runs.append([])
        text = fold(piece.text)
        tail = (tail + text)[-24:]
        opened = opened or text in own or any(label in tail for label in words.columns if len(label) > 2)
    run = _between_spaces(max(runs, key=lambda run: (len(filled(run)), len(run))), cells)
    if len(run) < _LEAST_STREAM:
        run = _whole_line(lines, len(cells))
    if len(run) >= _LEAST_STREAM and not any(key in aligned.facts for key in cells):
        row = RowLine(Line(tuple(run), lines[0].block, 0), None, 0)
        if torn_rows(lines, [row], words, len(cells)):
            _add([Placed(ambiguous=True, doubt=DOUBT) for _ in cells], cells, run, aligned)
            return
        _add(place(run, len(cells), lambda found: _fits(found, cells)), cells, run, aligned)


def align_bare(lines: Sequence[Line], aligned: Aligned) -> None:
    """Read table four from the one row of figures in its chapter, where no word of its header is whole."""
    rows, columns = rows_and_columns()
    cells = [(TABLE, row, column) for row in rows for column in columns]
    found = _whole_line(lines, len(cells))
    if found:
        _add([Placed(piece) for piece in found], cells, found, aligned)


def _between_spaces(run: list[Piece], cells: Sequence[CellKey]) -> list[Piece]:
    """Return the figures with those empty lines around them that are empty cells of the row.

    An empty line before the first figure may be the first cell or the space below the header: where both would make the
    count right, the sums of the groups decide, and where they do not, empty lines say nothing.
    """
    width = len(cells)
    places = [index for index, piece in enumerate(run) if piece.text.strip()]
    if not places or not places[0] or places[-1] - places[0] + 1 >= width:
        return settled(run, width)
    first = range(max(0, places[-1] - width + 1), min(places[0], len(run) - width) + 1)
    readings = [run[start : start + width] for start in first]
    if len(readings) < 2:
        return settled(run, width)
    verdicts = [_sums(reading, cells) for reading in readings]
    fitting = [reading for reading, sums in zip(readings, verdicts, strict=True) if True in sums and False not in sums]
    return fitting[0] if len(fitting) == 1 else filled(run)


def _whole_line(lines: Sequence[Line], width: int) -> list[Piece]:
    """Return the one line that holds a figure for every cell; nothing where there is none or several.

    A page may have left the header, whose words run together, behind.
    """
    found = [
        line.pieces
        for line in lines
        if len(line.pieces) == width and all(looks_like_value(piece.text) for piece in line.pieces)
    ]
    return list(found[0]) if len(found) == 1 else []
