"""Table four, 行政复议、行政诉讼: one row of figures under groups of columns, each group a row of the form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from gkdash.documents import Document, Paragraph
from gkdash.extract.facts import Aligned
from gkdash.extract.fold import fold
from gkdash.extract.header import Occupancy
from gkdash.extract.lexicon import table_words
from gkdash.extract.lines import Line, Piece, paragraph_lines
from gkdash.extract.numbers import looks_like_value
from gkdash.extract.place import Placed, place, sums_to
from gkdash.extract.stream import filled, is_known, may_be_label, settled, text_cells
from gkdash.forms import CellKey, Column, all_editions
from gkdash.records import ReadingWarning

TABLE = "remedies"
_LEAST_STREAM = 5
_CAPTIONS = 3
_SHORTEST = 2


@lru_cache(maxsize=1)
def _keys() -> tuple[tuple[str, ...], dict[str, Column]]:
    table = all_editions()[-1].table(TABLE)
    return tuple(row.key for row in table.rows), {column.key: column for column in table.blocks[0].columns}


def align_grids(parts: Sequence[list[Line]], aligned: Aligned) -> None:
    """Read the parts of table four that are grids: header rows, then the first row that holds figures.

    Where groups stand below each other, each with a header of its own, each is read with its own groups.
    """
    header: list[Line] = []
    group: str | None = None
    used = False
    for lines in parts:
        occupancy = Occupancy(lines)
        for at, line in enumerate(lines):
            group = _group_of(line) or group
            if _take_labelled(line, group, header, aligned):
                continue
            if _names_columns(line):
                header = [line] if used else [*header, line]
                used = False
            elif header and _is_value_row(line) and _is_the_row(line, lines[at + 1 :]):
                _take(line, header, occupancy, aligned)
                used = True


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


def _group_of(line: Line) -> str | None:
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
        if label in words.rows or len(label) <= _LEAST_STREAM:
            found.append((at, words.rows.get(label)))
        elif not (key := words.row_key(piece.text)) and "\n" in piece.text:
            found += [(at, words.rows.get(fold(part))) for part in piece.text.split("\n")]
        else:
            found.append((at, key))
    return [(at, key) for at, key in found if key]


def _take_labelled(line: Line, group: str | None, header: Sequence[Line], aligned: Aligned) -> bool:
    """Read a row that carries its own labels: a group with five figures, or one column's label with one figure.

    Some agencies turn table four by a quarter, as table three is printed.
    """
    words = table_words(TABLE)
    if group is None or not (_names_columns(line) or _group_of(line)):
        return False
    _, columns = _keys()
    labels = [
        index
        for index, (label, piece) in enumerate(zip(line.labels, line.pieces, strict=True))
        if label in words.known or (len(label) > _LEAST_STREAM and words.row_key(piece.text))
    ]
    values = list(line.pieces[labels[-1] + 1 :])
    if not values or not any(looks_like_value(piece.text) for piece in values):
        return False
    leaf = words.columns.get(line.labels[labels[-1]])
    if leaf:
        cells = [(TABLE, group, leaf)]
        filled = [piece for piece in values if piece.text.strip()]
        values = filled if len(filled) == 1 else values
    else:
        cells = [(TABLE, group, key) for key in _leaves(header) or list(columns)]
    if len(values) != len(cells) or any(key in aligned.facts for key in cells):
        return False
    _add([Placed(piece) for piece in values], cells, values, aligned)
    return True


def _names_columns(line: Line) -> bool:
    return not table_words(TABLE).known.isdisjoint(line.labels)


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
    following = next((other for other in below if _holds_figures(other) or _names_columns(other)), None)
    return following is None or _names_columns(following)


def _groups(header: Sequence[Line]) -> list[str]:
    """Return the row keys whose group labels the header names, from left to right: a torn header names them at any height."""
    named = [one for line in header for one in _named(line)]
    found = list(dict.fromkeys(key for _, key in sorted(named, key=lambda one: one[0])))
    rows, _ = _keys()
    return found if found and sorted(found) != sorted(rows) else [key for key in found if key in rows]


def _leaves(header: Sequence[Line]) -> list[str]:
    """Return the column keys in the order of the row that prints them, once or for each group; nothing where none does.

    Where one label of the row is torn, the group with all of its labels tells.
    """
    words = table_words(TABLE)
    width = len(_keys()[1])
    for line in header:
        keys = [words.columns.get(label) for label in line.labels if label]
        named = [key for key in keys if key]
        for found in (named, keys):
            for start in range(0, len(found) - width + 1, width):
                group = found[start : start + width]
                if None not in group and len(set(group)) == width and len(found) % width == 0:
                    return [key for key in group if key]
    return []


def _sequence(header: Sequence[Line]) -> list[CellKey]:
    """Return the cells the header announces, from left to right; the form's own order where it is unclear."""
    rows, columns = _keys()
    groups = _groups(header)
    leaves = _leaves(header) or list(columns)
    if not groups or ("review" in groups and len(groups) == 1 and _count_leaves(header) > len(columns)):
        groups = list(rows)
    elif groups == [rows[-1]] and _count_leaves(header) == 2 * len(columns):
        groups = list(rows[1:])
    return [(TABLE, group, leaf) for group in groups for leaf in leaves]


def _count_leaves(header: Sequence[Line]) -> int:
    words = table_words(TABLE)
    return sum(label in words.columns for line in header for label in line.labels)


def _take(line: Line, header: Sequence[Line], occupancy: Occupancy, aligned: Aligned) -> None:
    cells = _sequence(header)
    whole = _sequence([])
    if len(line.pieces) == len(whole) and len(cells) < len(whole):
        cells = whole
    if any(key in aligned.facts for key in cells):
        if any(piece.text.strip() for piece in line.pieces):
            where = line.pieces[0].address if line.pieces else None
            aligned.warnings.append(ReadingWarning("row_not_recognised", "表四在数字行之后还有内容，未采用。", where))
        return
    pieces = list(line.pieces)
    while len(pieces) > len(cells) and pieces and pieces[0].text.strip() and not looks_like_value(pieces[0].text):
        pieces.pop(0)
    while len(pieces) > len(cells) and not pieces[-1].text.strip() and not _is_headed(pieces[-1], line, header):
        pieces.pop()
    while len(pieces) > len(cells) and not pieces[0].text.strip():
        pieces.pop(0)
    if len(pieces) == len(cells):
        _, columns = _keys()
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
    _, columns = _keys()
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
    results: list[bool | None] = []
    for group in dict.fromkeys(key[1] for key in cells):
        own = {key[2]: piece for key, piece in zip(cells, found, strict=True) if key[1] == group}
        total = own.pop("total", None)
        results.append(sums_to(list(own.values()), total))
    if any(result is False for result in results):
        return False
    return True if all(results) else None


def align_stream(lines: Sequence[Line], aligned: Aligned) -> None:
    """Read table four from text lines: the longest run of figures after the words of its header."""
    words = table_words(TABLE)
    rows, columns = _keys()
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
    run = _between_spaces(max(runs, key=lambda run: len(filled(run))), cells)
    if len(run) < _LEAST_STREAM:
        run = _whole_line(lines, len(cells))
    if len(run) >= _LEAST_STREAM and not any(key in aligned.facts for key in cells):
        _add(place(run, len(cells), lambda found: _fits(found, cells)), cells, run, aligned)


def align_bare(lines: Sequence[Line], aligned: Aligned) -> None:
    """Read table four from the one row of figures in its chapter, where no word of its header is whole."""
    rows, columns = _keys()
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
    fitting = [reading for reading in readings if _fits(reading, cells) is not False]
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
