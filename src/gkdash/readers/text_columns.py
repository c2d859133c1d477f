"""Columns that only blanks keep: where figures stand under each other, their rows become a grid.

Other lines stay paragraphs, with a tab where one column ends and the next begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import pvariance
from unicodedata import east_asian_width

from gkdash.documents import Block, Cell, Grid, Paragraph
from gkdash.readers.text_edges import Part, edge_tables

_FIGURE = re.compile(
    r"[\d０-９.,，+\-—–/无%％]{1,16}(?:[件个条项次万元]{1,3})?(?:[（(][^（()）]{1,20}[)）])?|不适用|不涉及|N/A"
)
_NUMBERING = re.compile(r"\s*[（(]?[一二三四五六七八九十百\d]{1,4}[)）]?[、.．]?")
_NUMBERED = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}\s*[、.．\s])")
_CAPTION = re.compile("表[ \u3000]*[一二三四五六七八九十\\d]{1,3}[ \u3000\xa0]")
"""`表2  收到和处理…` is a line above a table, however wide its gap."""
_PAGE_NUMBER = re.compile(r"[\s\-—–]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:[\s/共]*\d{1,4}\s*页?)?[\s\-—–]*")
_GAP = re.compile("(?<=[^ \u3000\xa0\t])[ \u3000\xa0]{2,}(?=[^ \u3000\xa0\t])")
_LAST_FIGURE = re.compile(r"(?<=[^\s.．、])[ \u3000\xa0]([\d０-９][\d０-９.,，]*)$")
_LEAST_COLUMNS = 5
_LONGEST = 40
"""A line without gaps that is longer is prose and ends a table."""


@dataclass(slots=True)
class _Columns:
    """Where the columns of figures stand: by their left edges, middles or right edges, whichever agree best."""

    kind: int
    places: list[float]
    left: float

    def nearest(self, part: Part) -> int | None:
        """Return the column a part stands in, None where it stands between two."""
        at = _edge(part, self.kind)
        best = min(range(len(self.places)), key=lambda column: abs(self.places[column] - at))
        pitch = min(right - left for left, right in pairwise(self.places))
        return best if abs(self.places[best] - at) <= pitch * 0.6 else None


@dataclass(slots=True)
class _Row:
    labels: list[str] = field(default_factory=list)
    figures: dict[int, str] = field(default_factory=dict)


def column_blocks(lines: Sequence[str]) -> list[Block]:
    """Return the blocks of lines without tabs: grids where figures stand in columns, paragraphs otherwise."""
    parts = [_parts(line) if _GAP.search(text := line.strip()) and not _CAPTION.match(text) else None for line in lines]
    blocks: list[Block] = []
    done = 0
    for grid, first, last in _tables(lines, parts):
        blocks.extend(_paragraph(lines, parts, at) for at in range(done, first))
        blocks.append(grid)
        done = last
    blocks.extend(_paragraph(lines, parts, at) for at in range(done, len(lines)))
    return blocks


def _tables(lines: Sequence[str], parts: Sequence[list[Part] | None]) -> Iterator[tuple[Grid, int, int]]:
    """Yield the grids among the lines, each with its first line and the line after it."""
    whole = [own if own is not None else _alone(lines, at) for at, own in enumerate(parts)]
    # one figure alone, right below others or words in columns, stands under one of them
    gapped = [
        own is not None or (at > 0 and parts[at - 1] is not None and any(_is_figure(part.text) for part in whole[at]))
        for at, own in enumerate(parts)
    ]
    for start, end in _stretches(lines, gapped):
        at = start
        for grid, first, last in edge_tables(whole, gapped, start, end, _is_figure):
            before = _table(lines, parts, at, first)
            if before is not None:
                yield before
            yield grid, first, last
            at = last
        behind = _table(lines, parts, at, end)
        if behind is not None:
            yield behind


def _alone(lines: Sequence[str], at: int) -> list[Part]:
    """Return a line without wide gaps as its one part; an empty one, and a page's number, as none."""
    line = lines[at]
    text = line.strip()
    if not text:
        return []
    if _PAGE_NUMBER.fullmatch(text):
        near = [lines[other].strip() for other in (at - 1, at + 1) if 0 <= other < len(lines)]
        if not _is_figure(text) or not all(near):
            return []
    begin = _width(line[: len(line) - len(line.lstrip())])
    return [Part(text, begin, begin + _width(text))]


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


def _parts(line: str) -> list[Part]:
    parts: list[Part] = []
    bounds = [0, *(bound for gap in _GAP.finditer(line) for bound in gap.span()), len(line)]
    at = column = 0
    for begin, end in zip(bounds[::2], bounds[1::2], strict=True):
        column += _width(line[at:begin])
        text = line[begin:end]
        lead = _width(text[: len(text) - len(text.lstrip())])
        parts.append(Part(text.strip(), column + lead, column + _width(text.rstrip())))
        column += _width(text)
        at = end
    if sum(_FIGURE.fullmatch(part.text) is not None for part in parts) < _LEAST_COLUMNS - 2:
        return parts
    return [piece for part in parts for piece in _cut(part)]


def _cut(part: Part) -> list[Part]:
    """Return a part of a row of figures with the figures that only one blank parts from it: `3.其他 81010 0`."""
    pieces: list[Part] = []
    while found := _LAST_FIGURE.search(part.text):
        before = part.text[: found.start()]
        begin = part.begin + _width(part.text[: found.start(1)])
        pieces.append(Part(found[1], begin, part.end))
        part = Part(before, part.begin, part.begin + _width(before))
    return [part, *reversed(pieces)]


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if east_asian_width(ch) in "WFA" else 1 for ch in text)


def _edge(part: Part, kind: int) -> float:
    return (part.begin, (part.begin + part.end) / 2, part.end)[kind]


def _paragraph(lines: Sequence[str], parts: Sequence[list[Part] | None], at: int) -> Paragraph:
    """Return a line as a paragraph, with tabs between parts that are columns.

    `一、  总体情况` is a heading, and one gap alone is a column only before a figure or among lines with gaps.
    """
    found = parts[at]
    if found is None:
        return Paragraph(lines[at].strip())
    texts = [part.text for part in found]
    if _NUMBERING.fullmatch(texts[0]) and not _FIGURE.fullmatch(texts[1]):
        texts = [f"{texts[0]}  {texts[1]}", *texts[2:]]
    if len(texts) == 2 and not _FIGURE.fullmatch(texts[1]):
        beside = [parts[near] for near in (at - 1, at + 1) if 0 <= near < len(parts)]
        if not any(beside):
            return Paragraph("  ".join(texts))
    return Paragraph("\t".join(texts))


def _stretches(lines: Sequence[str], gapped: Sequence[bool]) -> list[tuple[int, int]]:
    """Return (start, end) of runs of lines among which columns may be compared; blank lines do not end them."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    last = -1
    for at, line in enumerate(lines):
        if gapped[at]:
            start = at if start is None else start
            last = at
        elif start is not None and len(line.strip()) > _LONGEST:
            found.append((start, last + 1))
            start = None
    if start is not None:
        found.append((start, last + 1))
    return found


def _table(
    lines: Sequence[str], parts: Sequence[list[Part] | None], start: int, end: int, *, by_piece: bool = False
) -> tuple[Grid, int, int] | None:
    """Return the grid of a stretch, its first line and the line after it; None where no columns of figures show.

    Where two figures of a row fall into one column, the table may stand further left or right behind a blank line, as
    over a page: then the columns are told `by_piece`.
    """
    figures = {
        at: row
        for at in range(start, end)
        if len(row := [part for part in parts[at] or [] if _FIGURE.fullmatch(part.text)]) >= _LEAST_COLUMNS - 1
    }
    columns = _columns(list(figures.values()))
    if columns is None:
        return None
    pieces = _pieces(lines, figures, columns) if by_piece else dict.fromkeys(figures, columns)
    figures = {at: row for at, row in figures.items() if all(pieces[at].nearest(part) is not None for part in row)}
    if len(figures) < 2:
        return None
    first, last = min(figures), max(figures) + 1
    rows: list[_Row] = []
    head: list[str] = []
    for at in range(first, _with_tail(lines, parts, last)):
        here = pieces.get(at, columns)
        text = lines[at].strip()
        own = parts[at] or [Part(text, _width(lines[at][: len(lines[at]) - len(lines[at].lstrip())]), 0)]
        if not text or (parts[at] is None and _PAGE_NUMBER.fullmatch(text)):
            continue
        right = [part for part in own if part.begin >= here.left and part.end]
        values = {here.nearest(part): part.text for part in right}
        if None in values:
            return None
        if len(values) < len(right):
            return None if by_piece else _table(lines, parts, start, end, by_piece=True)
        if values and at not in figures and not any(map(_FIGURE.fullmatch, values.values())):
            return None
        labels = [part.text for part in own if part.begin < here.left or not part.end]
        if values:
            # the lines of a wrapped label stand above and below its figures
            rows.append(_Row(_merged(head, labels), {key: value for key, value in values.items() if key is not None}))
            head = []
        elif _NUMBERED.match(text) or not rows:
            if head and rows:
                rows.append(_Row(head))
            head = labels
        elif head:
            head = _merged(head, labels)
        elif rows[-1].labels:
            rows[-1].labels[-1] += f"\n{labels[-1]}"
    return _grid(rows, len(columns.places)), first, _with_tail(lines, parts, last)


def _pieces(lines: Sequence[str], figures: dict[int, list[Part]], columns: _Columns) -> dict[int, _Columns]:
    """Return the columns of each row of figures: those of its piece between blank lines, where that has a whole row."""
    by_piece: dict[int, list[int]] = {}
    piece = 0
    for at in range(min(figures), max(figures) + 1):
        piece += not lines[at].strip()
        if at in figures:
            by_piece.setdefault(piece, []).append(at)
    found: dict[int, _Columns] = {}
    for members in by_piece.values():
        full = [figures[at] for at in members if len(figures[at]) == len(columns.places)]
        found |= dict.fromkeys(members, _placed(full, columns.kind) if full else columns)
    return found


def _placed(full: list[list[Part]], kind: int) -> _Columns:
    places = [sum(_edge(row[at], kind) for row in full) / len(full) for at in range(len(full[0]))]
    return _Columns(kind, places, min(row[0].begin for row in full) - 1)


def _merged(head: list[str], labels: list[str]) -> list[str]:
    return [*head[:-1], f"{head[-1]}\n{labels[-1]}"] if head and labels else head or labels


def _with_tail(lines: Sequence[str], parts: Sequence[list[Part] | None], last: int) -> int:
    """Return the line after a table: its last label may go on below its figures."""
    text = lines[last].strip() if last < len(lines) else ""
    goes_on = text and parts[last] is None and len(text) <= 16 and not _NUMBERED.match(text)
    return last + 1 if goes_on and not _PAGE_NUMBER.fullmatch(text) else last


def _columns(rows: list[list[Part]]) -> _Columns | None:
    counts = Counter(map(len, rows))
    most = max((count for count, often in counts.items() if often > 1 and count >= _LEAST_COLUMNS), default=0)
    full = [row for row in rows if len(row) == most]
    if not most:
        return None
    kind = min(range(3), key=lambda edge: sum(pvariance([_edge(row[at], edge) for row in full]) for at in range(most)))
    columns = _placed(full, kind)
    return columns if all(a < b for a, b in pairwise(columns.places)) else None


def _grid(rows: list[_Row], width: int) -> Grid:
    cells: list[Cell] = []
    for y, row in enumerate(rows):
        texts = [*row.labels, *(row.figures.get(column, "") for column in range(width))]
        cells.extend(Cell(y, x, text) for x, text in enumerate(texts))
    return Grid(tuple(cells), len(rows), max(len(row.labels) for row in rows) + width, aligned=False)
