"""Which rows of a text a page vouches for: there a cell of several lines stands above and below its row.

A row of such a text may lack a figure, or hold only part of one, and have the right number of figures by chance. Such
rows are found here; nothing is read.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from gkdash.extract.fold import fold, fold_label, numbering
from gkdash.extract.lexicon import TableWords
from gkdash.extract.lines import Line
from gkdash.extract.match import RowLine
from gkdash.extract.numbers import looks_like_value
from gkdash.extract.padding import filled
from gkdash.extract.stream import may_be_label

DOUBT = "版面上没有表格线，此行的数字可能分成几行或与邻行相混，无法确定。"
_LONGEST_REST = 24
_MOST_LINES = 10
_WORDS = 5
"""So many characters on end that a line shares with a label are no chance."""
_LEAST = 3
"""So many figures on a line are a row, and not the second lines of some of its figures."""


def torn_rows(lines: Sequence[Line], rows: Sequence[RowLine], words: TableWords, width: int) -> set[int]:
    """Return by id the rows of a text whose figures stand on several lines, or near the rests of figures.

    `width` is the number of figures of a whole row. Texts with one cell to a line, or not laid out, have no such rows.
    """
    counts = [sum(looks_like_value(piece.text) for piece in line.pieces) for line in lines]
    if not lines or not lines[0].laid_out or max(counts) < min(_LEAST, width):
        return set()
    starts = [line.pieces[0].address.start or 0 for line in lines]
    rests = [any(is_rest(piece.text, words) for piece in line.pieces) for line in lines]
    whole = [count >= min(max(_LEAST, width // 2), width) for count in counts]
    found: set[int] = set()
    for row in rows:
        values = filled(row.values)
        places = {bisect_right(starts, piece.address.start or 0) - 1 for piece in values}
        if values and (
            len(places) > 1
            or any(_is_open(piece.text) or _is_numbered(piece.text) for piece in values)
            or _near_rests(places.pop(), lines, rests, whole)
        ):
            found.add(id(row))
    return found


def _near_rests(at: int, lines: Sequence[Line], rests: Sequence[bool], whole: Sequence[bool]) -> bool:
    """Tell whether rests of figures stand between a line and the next whole row above or below."""
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(lines) and abs(other - at) < _MOST_LINES and not whole[other]:
            if any(_is_running(piece.text) for piece in lines[other].pieces):
                break
            if rests[other]:
                return True
            other += step
    return False


def _is_running(text: str) -> bool:
    return len(text) > _LONGEST_REST or "年" in text or text.endswith(("。", "；", "："))


def is_rest(text: str, words: TableWords) -> bool:
    """Tell whether a text may be a line of a cell: `8249` and `6（其` alone are, `（区分处理的` is one of a label."""
    if len(text) > _LONGEST_REST or words.row_key(text) is not None:
        return False
    if any(char.isdigit() for char in unicodedata.normalize("NFKC", fold_label(text))):
        return True
    if numbering(text) and not fold_label(text):
        return any(char.isdigit() for char in unicodedata.normalize("NFKC", text))
    return _is_open(text) and not may_be_label(text, words) and not shares_words(fold(text), words)


def shares_words(text: str, words: TableWords) -> bool:
    """Tell whether so many characters on end are of a label that a text is a line of it, whatever stands beside it."""
    return any(
        text[at : at + _WORDS] in label
        for at in range(len(text) - _WORDS + 1)
        for label in (*words.rows, *words.groups)
    )


def _is_open(text: str) -> bool:
    """Tell whether a bracket of a text opens or closes elsewhere: `65(含结` goes on in the next line of its cell."""
    plain = unicodedata.normalize("NFKC", text)
    return plain.count("(") != plain.count(")")


def _is_numbered(text: str) -> bool:
    """Tell whether a text is a label by its number, and stands among figures because one of them touches it."""
    return bool(numbering(text)) and not looks_like_value(text)
