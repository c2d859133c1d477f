"""Rows from a text that has lost its grid: runs of figures, each with the label that stands before or around it.

For dumps with one cell per line and for PDF text whose labels wrap around the figures. Gives the same RowLine records
as a grid, so that everything after is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from gkdash.extract.fold import fold, fold_label, numbering
from gkdash.extract.lexicon import TableWords
from gkdash.extract.lines import Line, Piece
from gkdash.extract.match import RowLine
from gkdash.extract.numbers import looks_like_value
from gkdash.extract.padding import filled, settled, settled_rows

_JOIN = 9
_PREFIX = 4
_LEAST_BEGUN = 8
_LONGEST_CELL = 24
_LONGEST_ROW = 40
"""A label and its figure on one line are no longer; sentences are."""
_COLON = re.compile(r"([^：:]{2,40})[：:]\s*([^；;。]{1,12})")
_UPRIGHT = re.compile("[一二三四五六七八九十、，]")
"""A character of `三、本年度办理结果` set one below the other, which comes between the lines of other labels."""


@dataclass(slots=True)
class _Run:
    """Label pieces, then figures."""

    texts: list[Piece]
    values: list[Piece]


def _runs(lines: Sequence[Line], words: TableWords, widths: dict[str, int]) -> list[_Run]:
    runs: list[_Run] = [_Run([], [])]
    single = frozenset(label for label, key in words.rows.items() if widths.get(key) == 1)
    pieces = [
        part
        for line in lines
        for piece in line.pieces
        for half in _at_colon(piece, words)
        for part in _unglued(half, single)
    ]
    told = text_cells(
        pieces,
        lambda piece: widths.get(words.row_key(piece.text) or "", 0),
        lambda text: may_be_label(text, words),
        lambda text: is_known(text, words) or bool(numbering(text)),
    )
    for index, piece in enumerate(pieces):
        run = runs[-1]
        if not piece.text.strip():
            if run.texts:
                run.values.append(piece)
        elif _UPRIGHT.fullmatch(piece.text.strip()):
            continue
        elif index in told or (looks_like_value(piece.text) and not words.row_key(piece.text)):
            run.values.append(piece)
        elif any(value.text.strip() for value in run.values):
            runs.append(_Run([piece], []))
        else:
            run.values.clear()
            run.texts.append(piece)
    return runs


def _at_colon(piece: Piece, words: TableWords) -> tuple[Piece, ...]:
    """Return the label of a row and the figure behind its colon (`行政许可：3件`); sentences go on behind theirs."""
    found = _COLON.fullmatch(piece.text)
    if found is None or words.row_key(found[1]) is None or not looks_like_value(found[2]):
        return (piece,)
    start = piece.address.start or 0
    return tuple(
        Piece(found[part], replace(piece.address, start=start + found.start(part), end=start + found.end(part)))
        for part in (1, 2)
    )


def _unglued(piece: Piece, labels: frozenset[str]) -> tuple[Piece, ...]:
    """Return the label and the one figure after it, where nothing but a space parts them (`行政事业性收费516`)."""
    text = piece.text
    if not labels or len(text) > _LONGEST_ROW or text[-1:] in "。；;":
        return (piece,)
    if not any(map(fold_label(text).startswith, labels)):
        return (piece,)
    for end in range(len(text) - 1, 3, -1):
        rest = text[end:].lstrip()
        if (text[end].isspace() or looks_like_value(rest)) and fold_label(text[:end]) in labels:
            start = piece.address.start or 0
            at = len(text) - len(rest)
            return (
                Piece(text[:end], replace(piece.address, start=start, end=start + end)),
                Piece(rest, replace(piece.address, start=start + at, end=start + len(text))),
            )
    return (piece,)


def text_cells(
    pieces: Sequence[Piece],
    width_after: Callable[[Piece], int],
    may_be_label: Callable[[str], bool],
    is_label: Callable[[str], bool],
) -> set[int]:
    """Return the places of pieces that are cells though no figures (`详见附件`).

    They are where a label after which `width_after` figures are due (0 where it is no such label) stands before exactly
    as many pieces, some of them figures and none of them a label, and no further figure follows; or, where one figure is
    due, one text and the next label; or as many pieces as figures are due up to the next label, one text and else empty.
    """
    found: set[int] = set()
    for at, piece in enumerate(pieces):
        width = width_after(piece)
        if not width:
            continue
        near = range(at + 1, min(at + 1 + 3 * width, len(pieces)))
        for window in ([index for index in near if pieces[index].text.strip()], list(near)):
            own = [index for index in window[:width] if pieces[index].text.strip()]
            texts = [index for index in own if not looks_like_value(pieces[index].text)]
            after = pieces[window[width]].text if len(window) > width else ""
            ends = not after.strip() or is_label(after)
            alone = ends and (width == 1 or (len(own) == 1 and len(window) >= width))
            if not texts or (len(texts) == len(own) and not alone) or len(window) < width:
                continue
            if not looks_like_value(after) and not any(may_be_label(pieces[index].text) for index in texts):
                found.update(texts)
                break
    return found


def may_be_label(text: str, words: TableWords) -> bool:
    """Tell whether a text is a label of this table, the rest of one, or no cell for its length."""
    if len(fold(text)) > _LONGEST_CELL or is_known(text, words):
        return True
    labels = (*words.rows, *words.groups, *words.columns)
    return all(any(part in label for label in labels) for part in map(fold_label, text.split()))


def is_known(text: str, words: TableWords) -> bool:
    """Tell whether a text is a label of the table: of a row, of a group, of a column."""
    label = fold_label(text)
    return words.row_key(text) is not None or label in words.groups or label in words.columns


def stream_rows(
    lines: Sequence[Line],
    words: TableWords,
    widths: dict[str, int],
    paths: Mapping[str, tuple[str, ...]] | None = None,
) -> list[RowLine]:
    """Return the rows that labels in a stream of pieces name; `widths` gives the number of figures each row has.

    `paths` are the labels that the form merges to the left of each row's own, where it has such. A label printed without any figure gives a row without values. Text between the figures of one row (`详见附件`) is
    taken as one of its cells where the count then comes out right.
    """
    rows: list[RowLine] = []
    taken: set[str | None] = set()
    counted = 0
    most = max(widths.values())
    loose: list[Piece] = []
    for run in _runs(lines, words, widths):
        pieces = [piece for piece in run.texts if len(fold(piece.text)) > 1]
        taken.update(row.key for row in rows[counted:])
        counted = len(rows)
        found = _labels(pieces, words, taken)
        unused = pieces[: found[0][0]] if found else pieces
        more = [*unused, *([] if found else run.values)]
        if rows and unused and _fills(rows[-1], unused, more, widths, words):
            rows[-1] = _row(rows[-1].key, list(rows[-1].labels), [*rows[-1].values, *more], lines[0])
            if not found:
                continue
        rows += [_row(key, pieces[begin:end], [], lines[0]) for begin, end, key in found[:-1]]
        if found:
            rows += _last(found[-1], pieces, run.values, words, widths, lines[0])
            if loose and rows[-1].key is not None and filled(rows[-1].values):
                rows[-1] = _row(rows[-1].key, list(rows[-1].labels), [*rows[-1].values, *loose], lines[0])
            loose = []
        elif rows and _are_rests(rows[-1], run.values, widths):
            loose = filled(run.values)
            rows[-1] = _row(rows[-1].key, list(rows[-1].labels), [*rows[-1].values, *loose], lines[0])
        elif filled(run.values):
            rows.append(_row(None, pieces, run.values, lines[0]))
    settled_values = settled_rows(rows, widths, most, paths or {})
    return [_row(row.key, list(row.labels), values, lines[0]) for row, values in zip(rows, settled_values, strict=True)]


def _last(
    label: tuple[int, int, str],
    pieces: list[Piece],
    values: list[Piece],
    words: TableWords,
    widths: dict[str, int],
    line: Line,
) -> list[RowLine]:
    """Return the rows of the last label before a run of figures, with the text that stands between the two.

    That text is the rest of the label (wrapped), or cells of the row (`详见附件`), or the cut label of another row.
    """
    begin, end, key = label
    rest = [piece for piece in pieces[end:] if not _is_of_group(piece, words)]
    width = widths.get(key, 0)
    if not rest or _continues(key, _joined(pieces[begin:]), _joined(rest), words):
        return [_row(key, pieces[begin:], values, line)]
    if len(settled([*rest, *values], width)) == width:
        return [_row(key, pieces[begin:end], [*rest, *values], line)]
    if not values:
        return [_row(key, pieces[begin:end], [], line)]
    other = _cut(rest, words, set())
    named = _row(other[2] if other else None, rest, values, line)
    return [_row(key, pieces[begin:end], [], line), named]


def _is_of_group(piece: Piece, words: TableWords) -> bool:
    """Tell whether a text is a line of a group's label that is set beside several rows: `度办理结`."""
    text = fold(piece.text)
    return len(text) > 1 and words.row_key(piece.text) is None and any(text in label for label in words.groups)


def _continues(key: str, whole: str, rest: str, words: TableWords) -> bool:
    return any(whole in label or rest in label for label, row in words.rows.items() if row == key)


def _row(key: str | None, labels: list[Piece], values: list[Piece], line: Line) -> RowLine:
    return RowLine(Line((*labels, *values), line.block, 0), key, len(labels))


def _fills(row: RowLine, unused: list[Piece], more: list[Piece], widths: dict[str, int], words: TableWords) -> bool:
    """Tell whether text in the middle of a row is one of its cells: the row is too short, and fits with it."""
    if row.key is None or not filled(row.values):
        return False
    if any(may_be_label(piece.text, words) for piece in unused):
        return False
    width = widths.get(row.key, 0)
    return len(filled(row.values)) < width and len(settled([*row.values, *more], width)) == width


def _are_rests(row: RowLine, values: Sequence[Piece], widths: dict[str, int]) -> bool:
    """Tell whether a few figures without a label may be the second lines of figures above or below (`3909`, `7`).

    They are then given to the rows on both sides, whose figures no longer match the columns in number.
    """
    width = widths.get(row.key or "", 0)
    return len(filled(row.values)) >= width > len(filled(values)) > 0


def _labels(pieces: list[Piece], words: TableWords, taken: set[str | None]) -> list[tuple[int, int, str]]:
    """Return (begin, end, row key) of the labels in a run of text pieces, longest joins first."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(pieces):
        for length in range(min(_JOIN, len(pieces) - at), 0, -1):
            key = _exact(pieces[at : at + length], words)
            if key:
                if found and found[-1][1] == at and found[-1][2] == key:
                    found[-1] = (found[-1][0], at + length, key)
                else:
                    found.append((at, at + length, key))
                at += length
                break
        else:
            begun = _begun(pieces[at], words)
            if begun:
                found.append((at, at + 1, begun))
            at += 1
    if found:
        return _deepest(found, words)
    cut = _cut(pieces, words, taken)
    return [cut] if cut else []


def _begun(piece: Piece, words: TableWords) -> str | None:
    """Return the one row whose label begins with a numbered piece, where a short rest (`息`) stands on the next line."""
    text = fold_label(piece.text)
    if len(text) < _LEAST_BEGUN or not numbering(piece.text) or text in words.groups:
        return None
    keys = {key for label, key in words.rows.items() if label.startswith(text)}
    return keys.pop() if len(keys) == 1 else None


def _cut(pieces: list[Piece], words: TableWords, taken: set[str | None]) -> tuple[int, int, str] | None:
    """Return the one row whose label begins with the last pieces of a run: a label that wraps around its figures."""
    longest = max(map(len, words.rows), default=0)
    first, length = len(pieces), 0
    # the first piece may be shorter than it looks: its numbering is no part of the label
    while first and length <= longest:
        first -= 1
        length += len(fold(pieces[first].text))
    for begin in range(first, len(pieces)):
        text = _joined(pieces[begin:])
        if len(text) < _PREFIX or text in words.groups:
            continue
        keys = {key for label, key in words.rows.items() if label.startswith(text) and key not in taken}
        if len(keys) == 1:
            return begin, len(pieces), keys.pop()
    return None


def _deepest(found: list[tuple[int, int, str]], words: TableWords) -> list[tuple[int, int, str]]:
    """Leave out a collapsed row's label (（六）其他处理) where one of its sub-rows follows at once."""
    kept = []
    for index, (begin, end, key) in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if following and following[0] == end and following[2] in words.replaced.get(key, ()):
            continue
        kept.append((begin, end, key))
    return kept


def _joined(pieces: Sequence[Piece]) -> str:
    return "".join(fold_label(piece.text) if not index else fold(piece.text) for index, piece in enumerate(pieces))


def _exact(pieces: Sequence[Piece], words: TableWords) -> str | None:
    if len(pieces) == 1:
        return words.row_key(pieces[0].text)
    return words.rows.get(_joined(pieces))
