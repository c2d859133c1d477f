"""Tables without ruling lines, or with horizontal ones only: a grid where rows and columns are sure, else tabbed lines.

Lines of one cell stand close together, or have no rule between them; rows follow the figures. Where two readings are
possible nothing is decided, and the lines go out with tabs between their stretches.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from gkdash.readers.pdf_built import built, from_top
from gkdash.readers.pdf_columns import Placed, columns_of, runs_of
from gkdash.readers.pdf_headed import rows_with_headers, with_headers
from gkdash.readers.pdf_model import Line, Rule, Segment, Table
from gkdash.readers.pdf_rows import Block, divided
from gkdash.readers.pdf_text import is_figure

_LEADING = 1.68
"""Distance of lines, in font sizes, up to which they may belong to one cell."""
_JUMP = 1.12
_SIDE_BY_SIDE = 0.85
"""Distance of lines, in font sizes, up to which they are no lines of one cell."""
_TINY = 3.0
"""A line's size is that of one of its characters, which may be a mark too small to be read."""
_MOST_BLOCKS = 6_000
_ROW = 3
"""So many figures on one line, and as many on the next, are two rows."""


def tables_among(
    lines: Sequence[Line], across: Sequence[Rule], left: float, right: float, page: int
) -> list[Line | Table]:
    """Return the lines with each run that is a table replaced by it; runs that stay unsure get tabs between stretches."""
    result: list[Line | Table] = []
    at = 0
    for line in lines:
        if line.size < _TINY and line.glyphs:
            line.size = median(glyph.size for glyph in line.glyphs)
    for start, end in runs_of(lines, left, right):
        if start < at:
            continue
        result += [_tabbed(line) if _ends_in_figure(line) else line for line in lines[at:start]]
        for run in _sections(lines[start:end]):
            tables = _table(run, across, page)
            if tables:
                result += tables
            else:
                counts = [sum(is_figure(segment.text) for segment in line.segments) for line in run]
                figures = max(counts) >= 3 or sum(map(bool, counts)) * 4 >= len(run)
                result += [_tabbed(line) for line in _levelled(run)] if figures else run
        at = end
    result += [_tabbed(line) if _ends_in_figure(line) else line for line in lines[at:]]
    return result


def _sections(run: Sequence[Line]) -> list[Sequence[Line]]:
    """Split a run where a heading and a header of its own begin after figures: columns differ from part to part."""
    figures = [any(is_figure(segment.text) for segment in line.segments) for line in run]
    middle = (min(line.left for line in run) + max(line.right for line in run)) / 2
    cuts = [
        index
        for index in range(1, len(run) - 1)
        if len(run[index].segments) == 1
        and not figures[index]
        and len(run[index - 1].segments) > 1
        and len(run[index + 1].segments) > 1
        and not figures[index + 1]
        and run[index + 1].right > middle
        and any(figures[:index])
        and min(run[index - 1].middle - run[index].middle, run[index].middle - run[index + 1].middle)
        > _LEADING * run[index].size
    ]
    return [run[start:end] for start, end in pairwise([0, *cuts, len(run)])]


def _levelled(run: Sequence[Line]) -> list[Line]:
    """Return lines with those made one that stand side by side at heights less than a line apart.

    A cell of two lines beside cells of one stands half a line higher; read line by line its figure would come before
    those to its left.
    """
    result: list[Line] = []
    for line in run:
        last = result[-1] if result else None
        near = last is not None and last.middle - line.middle < _SIDE_BY_SIDE * max(last.size, line.size)
        if last is None or not near or _overlap(last, line):
            result.append(line)
            continue
        segments = sorted([*last.segments, *line.segments], key=lambda segment: segment.left)
        result[-1] = Line(segments, segments[0].left, line.bottom, segments[-1].right, line.top, line.size)
    return result


def _overlap(one: Line, other: Line) -> bool:
    """Tell whether stretches of two lines stand over each other."""
    return any(
        upper.left < lower.right - 1 and lower.left < upper.right - 1
        for upper in one.segments
        for lower in other.segments
    )


def _ends_in_figure(line: Line) -> bool:
    return len(line.segments) > 1 and is_figure(line.segments[-1].text)


def _tabbed(line: Line) -> Line:
    if len(line.segments) == 1:
        return line
    whole = Segment(line.text("\t"), line.left, line.right, line.middle)
    return Line([whole], line.left, line.bottom, line.right, line.top, line.size)


def _table(lines: Sequence[Line], across: Sequence[Rule], page: int) -> list[Table]:
    found = columns_of(lines)
    if found is None:
        return []
    columns, placed = with_headers(*found)
    item = _item_column(placed, len(columns))
    if item is None or len(placed) > _MOST_BLOCKS:
        return []
    rules = _rules_within(across, lines)
    division = divided(columns, placed, item, rules)
    if division:
        tables = [
            built(*rows_with_headers(own, rows), grouping, page) for own, rows, grouping in division.parts(columns)
        ]
        return [_again(lines, table, across, page) for table in tables] if len(tables) > 1 else tables
    blocks = _blocks(placed, rules)
    if blocks is None:
        return []
    own = [block for block in blocks if block.last >= item]
    rows = _rows(own, item, [block for block in blocks if block.last < item])
    if rows is None:
        return []
    return [built(columns, rows, [block for block in blocks if block.last < item], page)]


def _again(lines: Sequence[Line], table: Table, across: Sequence[Rule], page: int) -> Table:
    """Return a part that has a header of its own with the columns that its own lines show, where its rows stay the same.

    Columns of all parts together put a figure under the header that stands there in another part.
    """
    own = [line for line in lines if table.bottom < line.middle < table.top]
    found = _table(own, across, page) if len(own) < len(lines) else []
    if len(found) != 1 or found[0].row_count != table.row_count or found[0].column_count > table.column_count:
        return table
    return found[0]


def _item_column(placed: Sequence[Placed], count: int) -> int | None:
    """Return the column of the rows' labels, to whose right figures stand; -1 where the first column holds figures too.

    None where no column holds figures: text set in columns is no table of figures.
    """
    start = _first_figures(placed)
    figures = [0] * count
    texts = [0] * count
    letters = [0] * count
    counted = {id(one.line) for one in placed if is_figure(one.segment.text)}
    for one in placed:
        if one.first == one.last and one.line.middle <= start:
            if is_figure(one.segment.text):
                figures[one.first] += 1
            else:
                texts[one.first] += id(one.line) in counted
                letters[one.first] += len(one.segment.text)
    numeric = [index for index in range(count) if figures[index] > texts[index]]
    if not numeric or sum(figures) < (3 if count > 4 else 1):
        return None
    item = max(range(numeric[0]), key=lambda index: (letters[index], index), default=-1)
    return item if item >= 0 and letters[item] else -1


def _first_figures(placed: Sequence[Placed]) -> float:
    """Return the height of the first line that holds more figures than text right of its first stretch."""
    for index, one in enumerate(placed):
        if index and placed[index - 1].line is one.line:
            continue
        row = [other for other in placed if other.line is one.line]
        if sum(is_figure(other.segment.text) for other in row) * 2 >= max(len(row) - 1, 1):
            return one.line.middle
    return float("-inf")


def _rules_within(across: Sequence[Rule], lines: Sequence[Line]) -> list[Rule]:
    """Return the rules among the lines, longer than underlines are; none where they do not part rows of figures."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    rules = [
        rule
        for rule in across
        if lines[-1].middle < rule.at < lines[0].middle and min(rule.end, right) - max(rule.start, left) > 8
    ]
    rows = [line.middle for line in lines if sum(is_figure(segment.text) for segment in line.segments) > 1]
    if len(rows) == 1 and lines[0].middle > rows[0]:
        return rules if any(rows[0] < rule.at for rule in rules) else []
    parted = sum(any(lower < rule.at < upper for rule in rules) for upper, lower in pairwise(rows))
    return rules if parted and parted >= 0.8 * (len(rows) - 1) else []


def _blocks(placed: Sequence[Placed], rules: Sequence[Rule]) -> list[Block] | None:
    """Gather the lines of each cell; None where distance does not tell lines of a cell from rows."""
    pairs = _neighbours(placed)
    if rules:
        joins = [not _divided(upper, lower, rules) for upper, lower in pairs]
    else:
        gaps = [(upper.segment.middle - lower.segment.middle) / lower.line.size for upper, lower in pairs]
        limit = _limit(
            [
                gap
                for gap, (upper, lower) in zip(gaps, pairs, strict=True)
                if (max(len(upper.segment.text), len(lower.segment.text)) > 2 or upper.first > 0)
                and not (is_figure(upper.segment.text) and is_figure(lower.segment.text))
            ]
        )
        if limit is None and not _all_rows(placed):
            return None
        limit = limit or 0.0
        joins = [gap < limit and not _are_rows(*pair) for gap, pair in zip(gaps, pairs, strict=True)]
    follower = {id(upper): lower for (upper, lower), join in zip(pairs, joins, strict=True) if join}
    followed = {id(lower) for lower in follower.values()}
    blocks = []
    for one in placed:
        if id(one) in followed:
            continue
        parts = [one]
        while id(parts[-1]) in follower:
            parts.append(follower[id(parts[-1])])
        blocks.append(Block(min(part.first for part in parts), max(part.last for part in parts), parts))
    return blocks


def _are_rows(upper: Placed, lower: Placed) -> bool:
    """Tell whether two stretches are figures of two rows: each stands in a line with others, and none wraps."""
    if not (is_figure(upper.segment.text) and is_figure(lower.segment.text)):
        return False
    counts = [sum(is_figure(one.text) for one in part.line.segments) for part in (upper, lower)]
    return min(counts) >= _ROW and counts[0] == counts[1]


def _all_rows(placed: Sequence[Placed]) -> bool:
    """Tell whether every line from the first figures on has figures: no line can then be part of another's cell."""
    start = _first_figures(placed)
    with_figures = {id(one.line) for one in placed if is_figure(one.segment.text)}
    return all(id(one.line) in with_figures for one in placed if one.line.middle <= start)


def _neighbours(placed: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """Return each stretch with the next one below it in the same columns."""
    pairs: list[tuple[Placed, Placed]] = []
    last: dict[int, Placed] = {}
    for one in placed:
        above = {id(last[column]): last[column] for column in range(one.first, one.last + 1) if column in last}
        if len(above) == 1:
            (upper,) = above.values()
            if (upper.first, upper.last) == (one.first, one.last) or _centred(upper, one):
                pairs.append((upper, one))
        for column in range(one.first, one.last + 1):
            last[column] = one
    return pairs


def _centred(one: Placed, other: Placed) -> bool:
    """Tell whether two stretches over different columns begin, or are centred, at the same place."""
    return (
        abs(one.segment.left - other.segment.left) < 0.6 * one.line.size
        or abs(one.segment.left + one.segment.right - other.segment.left - other.segment.right) < 0.6 * one.line.size
    )


def _divided(upper: Placed, lower: Placed, rules: Sequence[Rule]) -> bool:
    left = max(upper.segment.left, lower.segment.left)
    right = min(upper.segment.right, lower.segment.right)
    if right <= left:
        left, right = min(left, right), max(left, right)
    middle = (left + right) / 2
    return any(
        lower.segment.middle < rule.at < upper.segment.middle and rule.start <= middle <= rule.end for rule in rules
    )


def _limit(gaps: Sequence[float]) -> float | None:
    """Return the distance that parts lines of one cell from rows; None where distances do not fall into two kinds."""
    ordered = sorted(gap for gap in gaps if gap > 0.95)
    close = [gap for gap in ordered if gap <= _LEADING]
    if not close:
        return _LEADING
    top = close[-1] if len(close) == len(ordered) else ordered[len(close)]
    best, limit = _JUMP, None
    for lower, upper in pairwise([*close, top]):
        if upper / max(lower, 0.1) > best:
            best, limit = upper / max(lower, 0.1), (lower + upper) / 2
    return limit


def _rows(own: Sequence[Block], item: int, grouping: Sequence[Block]) -> list[list[Block]] | None:
    """Put blocks into rows from top to bottom; None where a label stands beside the figures of several rows."""
    figures = sorted((block for block in own if block.first > item and is_figure(block.text)), key=from_top)
    anchors: list[list[Block]] = []
    for block in figures:
        if anchors and _beside(anchors[-1], block):
            anchors[-1].append(block)
        else:
            anchors.append([block])
    if not anchors:
        return None
    rows: list[tuple[float, list[Block]]] = [(group[0].middle, group) for group in anchors]
    ends = [(max(block.top for block in group), min(block.bottom for block in group)) for group in anchors]
    taken = {id(block) for block in figures}
    for block in sorted((block for block in own if id(block) not in taken), key=from_top):
        beside = [index for index, (top, bottom) in enumerate(ends) if block.bottom < (top + bottom) / 2 < block.top]
        if len(beside) > 1:
            return None
        if beside:
            rows[beside[0]][1].append(block)
            continue
        level = [row for at, row in rows if abs(at - block.middle) < 0.45 * block.parts[0].line.size]
        if level:
            level[0].append(block)
        else:
            rows.append((block.middle, [block]))
    if item >= 0 and not all(_has_label(row, item, grouping) for row in anchors):
        return None
    return [row for _, row in sorted(rows, key=lambda pair: -pair[0])]


def _has_label(row: Sequence[Block], item: int, grouping: Sequence[Block]) -> bool:
    middle, size = row[0].middle, row[0].parts[0].line.size
    return any(block.first <= item for block in row) or any(
        block.bottom - 0.3 * size < middle < block.top + 0.3 * size for block in grouping
    )


def _beside(row: Sequence[Block], block: Block) -> bool:
    """Tell whether figures stand in one row: at one height, or nearly so where smaller type was needed to fit one."""
    gap = row[0].middle - block.middle
    size = max(block.parts[0].line.size, row[0].parts[0].line.size)
    return gap < 0.5 * size or (gap < 0.95 * size and all(block.first != other.first for other in row))
