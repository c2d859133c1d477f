"""Match the text of a row's label cells with the rows of the form: exactly, then by part, then by what the gap leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from gkdash.documents import Address
from gkdash.extract.fold import fold, fold_label, numbering
from gkdash.extract.lexicon import TableWords
from gkdash.extract.lines import Line, Piece
from gkdash.extract.numbers import looks_like_value

_LABEL_CELLS = 6
_ORDINAL = re.compile(r"\d{1,2}[.．、]|[(（][一二三四五六七八九十]{1,3}[)）]")
"""A number as lists print it, with nothing behind it."""
_LEAST_PART = 4
_LEAST_BEGUN = 8
_MOST_PARTS = 6
_LEAST_ALIKE = 62.0
_LEAST_ALONE = 45.0
_MARGIN = 8.0


@dataclass(slots=True)
class RowLine:
    """A table row under study: the pieces up to `label_end` are its `labels`, the rest its `values`."""

    line: Line
    key: str | None
    label_end: int
    doubt: str = ""
    labels: tuple[Piece, ...] = field(init=False)
    values: list[Piece] = field(init=False)

    def __post_init__(self) -> None:
        """Part the labels from the cells after them."""
        self.labels = self.line.pieces[: self.label_end]
        self.values = list(self.line.pieces[self.label_end :])

    @property
    def name(self) -> str:
        """The label as a person reads it, for messages."""
        words = (" ".join(piece.text.split()) for piece in self.labels)
        return " ".join(word for word in words if word) or "（无行名）"

    @property
    def address(self) -> Address | None:
        """Where the row begins."""
        return self.line.pieces[0].address if self.line.pieces else None


def match_exact(line: Line, words: TableWords) -> RowLine:
    """Match a row by its deepest label cell; unmatched rows keep their leading text cells as labels."""
    key, end = None, 0
    first = line.pieces[0].text if line.pieces else ""
    start = _after_ordinal(line, words) if first.isdecimal() or _ORDINAL.fullmatch(first) else 0
    for index, piece in enumerate(line.pieces[start:_LABEL_CELLS], start):
        if not piece.text.strip():
            continue
        found = words.row_key(piece.text)
        if found:
            key, end = found, index + 1
        elif key in words.collapsed and is_part_of_label(piece.text, words):
            key = None
            break
        elif key or looks_like_value(piece.text):
            break
    if key is None:
        end = _leading_text(line.pieces)
    return RowLine(line, key, end)


def _after_ordinal(line: Line, words: TableWords) -> int:
    """Return how many cells with a number alone stand before the label of a row, 0 where no label follows.

    It is the row's number in the table, or `2.` of an automatic list that goes on in the empty cells of merged labels.
    """
    pieces = line.pieces
    start = int(pieces[0].text.isdecimal())
    while start < min(len(pieces), _LABEL_CELLS) and _ORDINAL.fullmatch(pieces[start].text):
        start += 1
    if len(pieces) < start + 2 or looks_like_value(pieces[start].text):
        return 0
    named = any(words.row_key(piece.text) for piece in pieces[start:_LABEL_CELLS] if not looks_like_value(piece.text))
    return start if named else 0


def is_part_of_label(text: str, words: TableWords) -> bool:
    """Tell whether a text is part of a row's label: a page has cut `1.申请人无正当理由逾期不补` beside （六）其他处理."""
    part = fold_label(text)
    return len(part) >= _LEAST_PART and any(part in label for label in words.rows)


def _leading_text(pieces: Sequence[Piece]) -> int:
    """Return how many pieces stand before the first figure, empty ones directly before it not counted."""
    end = 0
    for index, piece in enumerate(pieces):
        if looks_like_value(piece.text):
            break
        if piece.text.strip():
            end = index + 1
    return end


def match_gaps(rows: list[RowLine], words: TableWords, known: Sequence[str], least: int) -> None:
    """Match rows whose label is cut, misprinted or gone, between rows that are matched already; changes `rows`.

    `known` are the row keys of the edition in order; `least` is how many figures a row must hold to be one.
    """
    if all(row.key for row in rows):
        return
    order = {key: index for index, key in enumerate(known)}
    rows = [row for row in rows if row.values]
    taken = {row.key for row in rows if row.key}
    open_rows = [
        index
        for index, row in enumerate(rows)
        if row.key is None and sum(looks_like_value(piece.text) for piece in row.values) >= least
    ]
    for index in list(open_rows):
        text, deepest = _label_of(rows[index]), _deepest_of(rows[index], words)
        if not text or text in words.groups:
            if text:
                open_rows.remove(index)
            continue
        low, high = _bounds(rows, index, order)
        free = [key for key in known if low < order[key] < high and key not in taken]
        limit = _LEAST_ALONE if len(free) == 1 else _LEAST_ALIKE
        best = _most_alike(text, free, words, limit) or _most_alike(deepest, free, words, _LEAST_ALIKE)
        if best:
            rows[index].key = best
            rows[index].doubt = f"行名“{text}”与“{words.display[best]}”不完全一致，按相似程度对应。"
            taken.add(best)
            open_rows.remove(index)
    for index in open_rows:
        if rows[index].key is not None:
            continue
        low, high = _bounds(rows, index, order)
        free = [key for key in known if low < order[key] < high and key not in taken]
        between = [
            other for other in open_rows if rows[other].key is None and _bounds(rows, other, order) == (low, high)
        ]
        unnamed = all(not "".join(piece.text for piece in rows[other].labels).strip() for other in between)
        if free and len(free) == len(between) and unnamed and low >= 0 and high < len(known):
            for key, other in zip(free, between, strict=True):
                rows[other].key = key
                rows[other].doubt = f"行名缺失，按上下行对应为“{words.display[key]}”。"
                taken.add(key)


def parted_subtotals(rows: Sequence[RowLine], words: TableWords, total: str) -> tuple[list[RowLine], list[RowLine]]:
    """Return the rows, and apart from them those called like the row `total` that add up a group only (`小计`).

    Further rows that go into the total follow such a row, or the total itself does.
    """
    kept: list[RowLine] = []
    apart: list[RowLine] = []
    seen: set[str] = set()
    for at, row in enumerate(rows):
        below = None
        if row.key == total:
            below = next((other for other in rows[at + 1 :] if other.key is not None), None)
        if below is not None and _adds_up_a_group(row, below, words, seen, total):
            apart.append(row)
            continue
        if row.key is not None:
            seen.add(row.key)
        kept.append(row)
    return kept, apart


def _adds_up_a_group(row: RowLine, below: RowLine, words: TableWords, seen: set[str], total: str) -> bool:
    name, form = _deepest_label(row), words.display[total]
    if numbering(name) == numbering(form):
        return False
    if below.key == total:
        return fold_label(name) != fold_label(form) or bool(numbering(_deepest_label(below)))
    return below.key not in seen and words.order.get(below.key or "", len(words.order)) < words.order[total]


def _deepest_label(row: RowLine) -> str:
    return next((piece.text for piece in reversed(row.labels) if piece.text.strip()), "")


def join_cut(rows: list[RowLine], words: TableWords) -> None:
    """Match a row that a page break has cut in two or more (`2.没有现成信息需要另`, `行制作`); changes `rows`.

    The parts without figures are taken out; the first may be a label by itself (`（二）部分公开（区分处理`).
    """
    if all(row.key and _holds_text(row) for row in rows):
        return
    start = 0
    while start < len(rows):
        count, key = _parts_of_row(rows[start : start + _MOST_PARTS], words)
        if key is None:
            start += 1
            continue
        parts = rows[start : start + count]
        kept = next((row for row in parts if _holds_text(row)), parts[0])
        kept.key = key
        rows[start : start + count] = [kept]
        start += 1


def _parts_of_row(rows: Sequence[RowLine], words: TableWords) -> tuple[int, str | None]:
    """Return how many of the first rows are one row, and its key; None where they are not."""
    first = rows[0]
    if not first.labels or (first.key is not None and _holds_text(first)):
        return 0, None
    text = first.labels[-1].text.strip()
    held = _holds_text(first)
    found: tuple[int, str | None] = (0, None)
    for count, row in enumerate(rows[1:], 2):
        part = row.labels[-1].text.strip() if row.labels else ""
        if not text or not part or row.key is not None or (held and _holds_text(row)):
            break
        text += part
        held = held or _holds_text(row)
        key = words.row_key(text) or (_begun(text, words) if held else None)
        if key is not None and (first.key is None or first.key == key):
            found = (count, key)
            if held:
                break
    return found


def _holds_text(row: RowLine) -> bool:
    return any(piece.text.strip() for piece in row.values)


def _label_of(row: RowLine) -> str:
    """Return the folded texts of a row's label cells, or of the pieces of its label in a text, one after the other."""
    return "".join(fold_label(piece.text) if not at else fold(piece.text) for at, piece in enumerate(row.labels))


def _deepest_of(row: RowLine, words: TableWords) -> str:
    """Return the folded text of a row's last label cell; nothing for a group's, or in a text, whose labels wrap."""
    pieces = [piece for piece in row.labels if piece.text.strip()]
    label = fold_label(pieces[-1].text) if pieces and pieces[-1].cell is not None else ""
    return "" if label in words.groups else label


def _begun(text: str, words: TableWords) -> str | None:
    """Return the one row whose label begins with a text, the rest of which stands elsewhere."""
    part = fold_label(text)
    keys = {key for label, key in words.rows.items() if label.startswith(part)}
    return keys.pop() if len(keys) == 1 and len(part) >= _LEAST_BEGUN else None


def join_rests(rows: list[RowLine], words: TableWords) -> list[RowLine]:
    """Return the rows without those that hold the rests of the figures above (`1028`, `8`), which are joined to them.

    Such a row has no label and fewer figures; a page has cut the row, or its lines stand at unequal heights. What is
    joined is no longer read as a figure, since the rests may belong to the row below.
    """
    if all(row.key for row in rows):
        return rows
    kept: list[RowLine] = []
    above: list[Piece] = []
    for row in rows:
        upper = kept[-1] if kept else None
        pieces = row.line.pieces
        inferred = row.line.grid is not None and row.line.grid.inferred
        if above and row.key is not None and len(pieces) == len(above):
            # without lines nothing says whether they are of the row above or below
            row.values = [
                replace(piece, text=f"{rest.text.strip()} / {piece.text.strip()}") if rest.text.strip() else piece
                for piece, rest in zip(row.values, _beside(row.values, above), strict=True)
            ]
        above = []
        if inferred and _is_rests(row, words):
            above = list(pieces)
        if upper is None or upper.key is None or row.key is not None or len(pieces) != len(upper.line.pieces):
            kept.append(row)
            continue
        width = len(upper.values)
        rests = sum(bool(piece.text.strip()) for piece in pieces[-width:])
        figures = sum(bool(piece.text.strip()) for piece in upper.values)
        named = any(label in words.known for label in row.line.labels)
        fewer = rests < figures or (inferred and bool(above))
        if named or any(piece.text.strip() for piece in pieces[:-width]) or not (rests and fewer):
            kept.append(row)
            continue
        # a row of its own, whose label is lost, adds up as the one above does, and so do both joined digit by digit
        joined = with_rest if rests < figures else _both
        upper.values = [
            Piece(joined(one.text, other.text), one.address, one.cell)
            for one, other in zip(upper.values, _beside(upper.values, pieces), strict=True)
        ]
    return kept


def _beside(values: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of another row in the columns of `values`: those values may be some of their row only."""
    columns = {piece.cell.column: piece for piece in pieces if piece.cell is not None}
    found = [columns.get(value.cell.column) if value.cell is not None else None for value in values]
    known = [piece for piece in found if piece is not None]
    return known if len(known) == len(values) else list(pieces[-len(values) :])


def _both(text: str, rest: str) -> str:
    return f"{text.strip() or '…'} / {rest.strip()}" if rest.strip() else text


def _is_rests(row: RowLine, words: TableWords) -> bool:
    """Tell whether a row holds nothing but lines of cells: no label, and no word of the form."""
    said = [label for label in row.line.labels if label]
    return (
        row.key is None
        and any(piece.text.strip() for piece in row.line.pieces)
        and not row.line.pieces[0].text.strip()
        and not any(label in words.known or len(label) > _LEAST_PART for label in said)
    )


def join_torn(rows: list[RowLine], words: TableWords) -> None:
    """Join two rows that are one, cut by a page through its label and its figures (`7.属于行政执法案`, `卷`); changes `rows`.

    What is joined is no longer read as a figure.
    """
    at = 0
    while at < len(rows) - 1:
        upper = rows[at]
        below = next((other for other in range(at + 1, len(rows)) if _says(rows[other])), at + 1)
        lower = rows[below]
        key = None
        if upper.key is None and lower.key is None and upper.labels and lower.labels and _holds_text(lower):
            key = words.row_key(upper.labels[-1].text.strip() + lower.labels[-1].text.strip())
        if key is not None and len(upper.line.pieces) == len(lower.line.pieces) and _holds_text(upper):
            upper.key = key
            count = len(upper.values)
            upper.values = [
                replace(one, text=with_rest(one.text, other.text))
                for one, other in zip(upper.values, lower.line.pieces[-count:], strict=True)
            ]
            del rows[at + 1 : below + 1]
        at += 1


def _says(row: RowLine) -> bool:
    return any(piece.text.strip() for piece in row.line.pieces)


def with_rest(text: str, rest: str) -> str:
    """Return a cell's text with what stands below it, so that it is not read as the figure that it begins with."""
    if not rest.strip():
        return text
    if text.isdecimal() and rest.isdecimal() and not text.startswith("0"):
        return f"{text}\n{rest}"
    return f"{text.strip() or '…'} / {rest.strip()}"


def _bounds(rows: list[RowLine], index: int, order: dict[str, int]) -> tuple[int, int]:
    low = max((order[row.key] for row in rows[:index] if row.key in order), default=-1)
    high = min((order[row.key] for row in rows[index + 1 :] if row.key in order), default=len(order))
    return low, high


def _most_alike(text: str, free: Sequence[str], words: TableWords, least: float) -> str | None:
    """Return the one row among `free` whose label resembles `text` clearly more than the others."""
    scores: dict[str, float] = {}
    for label, key in words.rows.items():
        if key not in free:
            continue
        score = fuzz.ratio(text, label)
        if len(text) >= 3 and (label.startswith(text) or label.endswith(text)):
            score = max(score, 90.0)
        elif len(label) >= 4 and (text.endswith(label) or text.startswith(label)):
            score = max(score, 88.0)
        scores[key] = max(score, scores.get(key, 0.0))
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < least:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
        return None
    return ranked[0][0]
