"""Tables without ruling lines, or with horizontal ones only: a grid where rows and columns are sure, else tabbed lines.

Rows follow the figures: each line with figures is a row, label lines join the row that they stand next to. Where two
readings are possible nothing is decided, and the lines go out with tabs between their stretches.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from gkdash.readers.pdf_columns import Placed, columns_of, runs_of
from gkdash.readers.pdf_model import Line, Rule, Segment, Table, TableCell

ENUMERATOR = re.compile(
    r"^\s*(?:[(（〔﹙\[]\s*[一二三四五六七八九十\d]{1,3}\s*[)）〕﹚\]]|[一二三四五六七八九十]{1,3}\s*[、.．,，]"
    r"|第[一二三四五六七八九十\d]{1,3}[条项章节]|\d{1,2}\s*[、.．)）]|[①-⑳㈠-㈩⑴-⒇⒈-⒛])"
)
_FIGURE = re.compile(
    r"^[+\-−]?[\d０-９][\d０-９,，.．%]*[件个项条份宗次元万]*(?:[(（].*)?$|^[/／\\\-－—–―~×*]{1,3}$|^无$"
)


def tables_among(
    lines: Sequence[Line], across: Sequence[Rule], left: float, right: float, page: int
) -> list[Line | Table]:
    """Return the lines with each run that is a table replaced by it; runs that stay unsure get tabs between stretches."""
    result: list[Line | Table] = []
    at = 0
    for start, end in runs_of(lines, left, right):
        if start < at:
            continue
        result += lines[at:start]
        run = lines[start:end]
        table = _table(run, across, page)
        if table:
            result.append(table)
        else:
            figures = sum(any(is_figure(segment.text) for segment in line.segments) for line in run)
            result += [_tabbed(line) for line in run] if figures * 4 >= len(run) else run
        at = end
    result += lines[at:]
    return result


def _tabbed(line: Line) -> Line:
    text = line.text("\t")
    return Line(
        [Segment(text, line.left, line.right)] if "\t" in text else line.segments,
        line.left,
        line.bottom,
        line.right,
        line.top,
        line.size,
    )


def is_figure(text: str) -> bool:
    """Tell whether a stretch of text is a figure or a placeholder for one."""
    return bool(_FIGURE.match(text.strip()))


def _table(lines: Sequence[Line], across: Sequence[Rule], page: int) -> Table | None:
    found = columns_of(lines)
    if found is None:
        return None
    columns, placed = found
    item = _item_column(placed, len(columns))
    if item is None:
        return None
    upright, placed = _stacked(placed, item)
    own = [one for one in placed if one.last >= item]
    grouping = [one for one in placed if one.last < item]
    rows = _rows(own, item, _separators(across, lines))
    if rows is None:
        return None
    return _built(columns, rows, grouping, upright, page)


def _item_column(placed: Sequence[Placed], count: int) -> int | None:
    """Return the last column of labels: to its right most stretches are figures."""
    figures = [0] * count
    texts = [0] * count
    for one in placed:
        if one.first == one.last:
            if is_figure(one.segment.text):
                figures[one.first] += 1
            else:
                texts[one.first] += 1
    numeric = [index for index in range(count) if figures[index] > texts[index] and figures[index] > 1]
    if not numeric:
        return None
    return max(numeric[0] - 1, 0)


def _stacked(placed: list[Placed], item: int) -> tuple[list[Placed], list[Placed]]:
    """Split off a label printed one character below the other in a column left of the items."""
    upright = [one for one in placed if one.last < item and one.first == one.last == 0 and len(one.segment.text) <= 2]
    if len(upright) < 4:
        return [], placed
    return upright, [one for one in placed if one not in upright]


def _separators(across: Sequence[Rule], lines: Sequence[Line]) -> list[float]:
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return [
        rule.at
        for rule in across
        if min(rule.end, right) - max(rule.start, left) > 0.6 * (right - left)
        and lines[-1].middle < rule.at < lines[0].middle
    ]


def _rows(own: Sequence[Placed], item: int, separators: Sequence[float]) -> list[list[Placed]] | None:
    """Group stretches into rows from top to bottom; None where a label line may belong to either neighbour."""
    lines: list[list[Placed]] = []
    for one in own:
        if lines and lines[-1][0].line is one.line:
            lines[-1].append(one)
        else:
            lines.append([one])
    bands: list[list[list[Placed]]] = [[lines[0]]] if lines else []
    for upper, lower in itertools.pairwise(lines):
        if any(lower[0].line.middle < place < upper[0].line.middle for place in separators):
            bands.append([])
        bands[-1].append(lower)
    rows: list[list[Placed]] = []
    for band in bands:
        anchors = [line for line in band if _is_anchor(line, item)]
        if len(band) == 1 or (len(anchors) == 1 and len(bands) > 3):
            rows.append([one for line in band for one in line])
            continue
        grouped = _grouped(band, item)
        if grouped is None:
            return None
        rows += grouped
    return rows


def _is_anchor(line: Sequence[Placed], item: int) -> bool:
    return any(one.first > item and is_figure(one.segment.text) for one in line)


def _grouped(band: list[list[Placed]], item: int) -> list[list[Placed]] | None:
    """Group the lines of one band by distance: lines of one label stand closer together than rows do."""
    anchors = [_is_anchor(line, item) for line in band]
    if not any(anchors) or all(anchors):
        return list(band)
    first = anchors.index(True)
    gaps = [upper[0].line.middle - lower[0].line.middle for upper, lower in itertools.pairwise(band)]
    between = [gap for index, gap in enumerate(gaps) if anchors[index] and anchors[index + 1]]
    if between and _splits(gaps[first:], anchors[first:], 0.86 * min(between)):
        limit = 0.86 * min(between)
        groups: list[list[list[Placed]]] = [[band[0]]]
        for gap, line in zip(gaps, band[1:], strict=True):
            if gap < limit:
                groups[-1].append(line)
            else:
                groups.append([line])
        return [[one for line in group for one in line] for group in groups]
    return _by_numbering(band, anchors, item)


def _splits(gaps: Sequence[float], anchors: Sequence[bool], limit: float) -> bool:
    """Tell whether cutting at gaps of at least `limit` leaves one line with figures in each group of several lines."""
    group = [anchors[0]]
    for gap, anchor in zip(gaps, anchors[1:], strict=True):
        if gap < limit:
            group.append(anchor)
            if sum(group) > 1:
                return False
        else:
            group = [anchor]
    return True


def _by_numbering(band: list[list[Placed]], anchors: list[bool], item: int) -> list[list[Placed]] | None:
    """Group lines by their numbering: a label without a number goes on from the line above."""
    groups: list[list[list[Placed]]] = []
    open_label = False
    for line, anchor in zip(band, anchors, strict=True):
        label = next((one for one in line if one.first <= item), None)
        starts = label is not None and bool(ENUMERATOR.match(label.segment.text))
        if not groups or starts:
            groups.append([line])
        elif label is None and open_label:
            groups[-1].append(line)
        elif label is None:
            return None
        else:
            groups[-1].append(line)
        figures = [row for row in groups[-1] if _is_anchor(row, item)]
        if len(figures) > 1:
            return None
        open_label = not (figures or anchor)
    return [[one for line in group for one in line] for group in groups]


def _built(
    columns: list[tuple[float, float]],
    rows: list[list[Placed]],
    grouping: Sequence[Placed],
    upright: Sequence[Placed],
    page: int,
) -> Table | None:
    xs = [columns[0][0] - 1]
    xs += [(one[1] + other[0]) / 2 for one, other in itertools.pairwise(columns)]
    xs.append(columns[-1][1] + 1)
    tops = [max(one.line.top for one in row) for row in rows]
    bottoms = [min(one.line.bottom for one in row) for row in rows]
    ys = [tops[0]]
    ys += [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    ys.append(bottoms[-1])
    table = Table(xs, ys, [], page, ruled=False)
    slots: dict[tuple[int, int], TableCell] = {}
    for number, row in enumerate(rows):
        for one in row:
            _put(slots, table, number, one)
    for one in grouping:
        _put(slots, table, _row_at(ys, one.line.middle), one)
    if upright:
        _put_stack(slots, table, upright)
    _part(slots, table)
    for number in range(len(rows)):
        for column in range(len(columns)):
            if not any(_holds(cell, number, column) for cell in (slots.get((number, at)) for at in range(column + 1))):
                slots[number, column] = TableCell(
                    number, column, 1, 1, (xs[column], ys[number + 1], xs[column + 1], ys[number]), page
                )
    table.cells = [slots[place] for place in sorted(slots)]
    return table


def _part(slots: dict[tuple[int, int], TableCell], table: Table) -> None:
    """Shorten a cell that reaches over the next one in its row."""
    places = sorted(slots)
    for (row, column), (next_row, next_column) in itertools.pairwise(places):
        cell = slots[row, column]
        if row == next_row and column + cell.column_span > next_column:
            cell.column_span = next_column - column
            cell.box = (cell.box[0], cell.box[1], table.xs[next_column], cell.box[3])


def _holds(cell: TableCell | None, row: int, column: int) -> bool:
    return cell is not None and cell.row == row and cell.column <= column < cell.column + cell.column_span


def _row_at(ys: Sequence[float], middle: float) -> int:
    return max(0, min(sum(middle < y for y in ys) - 1, len(ys) - 2))


def _put(slots: dict[tuple[int, int], TableCell], table: Table, row: int, one: Placed) -> None:
    line = Line([one.segment], one.segment.left, one.line.bottom, one.segment.right, one.line.top, one.line.size)
    at = (row, one.first)
    cell = slots.get(at)
    if cell is None:
        span = one.last - one.first + 1
        box = (table.xs[one.first], table.ys[row + 1], table.xs[one.last + 1], table.ys[row])
        slots[at] = TableCell(row, one.first, 1, span, box, table.page, [line], one.segment.text)
        return
    cell.lines.append(line)
    cell.text += "\n" + one.segment.text
    last = max(cell.column + cell.column_span - 1, one.last)
    cell.column_span = last - cell.column + 1
    cell.box = (cell.box[0], cell.box[1], table.xs[last + 1], cell.box[3])


def _put_stack(slots: dict[tuple[int, int], TableCell], table: Table, upright: Sequence[Placed]) -> None:
    """Put a label printed downwards into the first row beside it that has room."""
    first = _row_at(table.ys, upright[0].line.middle)
    while (first, 0) in slots and first + 1 < table.row_count:
        first += 1
    for one in upright:
        _put(slots, table, first, one)
