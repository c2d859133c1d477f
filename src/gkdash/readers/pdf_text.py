"""From glyphs to lines of text: which stand on one line, where words part, what was drawn twice.

Spaces are decided by distance, since producers draw them, leave them out or move the pen instead. Between a CJK
character and its neighbour a space needs nearly a full width: justification makes narrower ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from operator import itemgetter

from gkdash.documents import Box
from gkdash.readers.pdf_model import Glyph, Line, Rule, Segment

BLANKS = frozenset(
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_RAISED = str.maketrans("0123456789()+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁺⁻")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WIDE_MARKS = frozenset("“”‘’—…·")
_NUMERIC = re.compile(r"^[\d０-９][\d０-９.,，．]*$|^[.,，．][\d０-９]+$")
LEFT_HALF = frozenset("）】》〉」』〕”’，。、；：")
"""Characters as wide as any, whose ink fills the left half: what juts out to the right is empty."""
ENUMERATOR = re.compile(
    r"^\s*(?:[(（〔﹙\[]\s*[一二三四五六七八九十\d]{1,3}\s*[)）〕﹚\]]|[一二三四五六七八九十]{1,3}\s*[、.．,，]"
    r"|第[一二三四五六七八九十\d]{1,3}(?:[条项章节]|部分)|\d{1,2}\s*[、.．)）]|[①-⑳㈠-㈩⑴-⒇⒈-⒛])"
)
_FIGURE = re.compile(
    r"^[+\-−]?[\d０-９][\d０-９,，.．%\s]*[件个项条份宗次元万]*\s*(?:[(（].*)?$|^[/／\\\-－—–―~×*]{1,3}$"
    r"|^(?:无|不\s*适\s*用|不\s*涉\s*及|N/A)$",
    re.DOTALL,
)
_LEADING_DIGITS = re.compile(r"[\d０-９][\d０-９.,，．]*([(（])?")
_DRAWN_APART = 0.4
_TOUCHING = 0.07
"""Space, in font sizes, between two digits that are not of one figure where they were drawn as two texts."""
_BORDER = 2.0
"""What borders may take of a cell's width besides its margins."""
_left = itemgetter(1)


def is_figure(text: str) -> bool:
    """Tell whether a stretch of text is a figure or a placeholder for one."""
    return bool(_FIGURE.match(text.strip()))


def wide(char: str) -> bool:
    """Tell whether a character takes a full width in Chinese typesetting, so that no space goes with it."""
    return char >= "\u2e80" or char in _WIDE_MARKS


def lines_of(glyphs: Sequence[Glyph], down: Sequence[Rule] = ()) -> tuple[list[Line], int]:
    """Return the lines of upright glyphs from top to bottom, and how many glyphs were drawn twice.

    Where one of the rules `down` crosses a line, its stretches end.
    """
    lines: list[Line] = []
    doubled = 0
    for row in rows_of(glyphs):
        cuts = _crossing(row, down) if down else ()
        if not cuts and _in_one_go(row):
            lines.append(_whole(row))
            continue
        segments, twice = _segments(row, cuts=cuts)
        doubled += twice
        if segments:
            typical = row[len(row) // 2]
            middle = (typical.bottom + typical.top) / 2
            half = typical.size * 0.55
            size = typical.size
            left, right = segments[0].left, segments[-1].right
            lines.append(Line(segments, left, middle - half, right, middle + half, size, row, cuts))
    return lines, doubled


def _crossing(row: Sequence[Glyph], down: Sequence[Rule]) -> tuple[float, ...]:
    """Return the places where rules cross a row of glyphs, from left to right."""
    typical = row[len(row) // 2]
    middle = (typical.bottom + typical.top) / 2
    return tuple(sorted(rule.at for rule in down if rule.start < middle < rule.end))


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return glyphs that stand on one line together, lines from top to bottom, each from left to right.

    Most are drawn line by line, so that stretches are gathered first and only those are sorted.
    """
    runs: list[tuple[float, int, float, list[Glyph]]] = []
    run: list[Glyph] = []
    low = high = 0.0
    for glyph in glyphs:
        height = glyph[2] + glyph[4]
        if low <= height <= high:
            run.append(glyph)
        else:
            run = [glyph]
            slack = 0.2 * glyph.size
            low, high = height - slack, height + slack
            runs.append((-height, len(runs), glyph.size, run))
    runs.sort()
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    at = reach = 0.0
    for height, _, size, part in runs:
        if row and height - at <= 0.9 * max(reach, size):
            row += part
        else:
            row = list(part)
            rows.append(row)
            at, reach = height, size
    for row in rows:
        row.sort(key=_left)
    return rows


def pieces_of(line: Line, gap: float = 0.55) -> list[Segment]:
    """Return a line's stretches split at narrower gaps too, in font sizes; figures keep gaps between their digits."""
    return _segments(line.glyphs, narrow=gap, cuts=line.cuts)[0] if line.glyphs else line.segments


def _segments(row: Sequence[Glyph], *, narrow: float = 0.0, cuts: Sequence[float] = ()) -> tuple[list[Segment], int]:
    """Split one line at wide gaps and at `cuts`; drop what was drawn twice; put spaces where words part."""
    segments: list[Segment] = []
    parts: list[str] = []
    start = right = base = level = 0.0
    last: Glyph | None = None
    drawn = False
    doubled = 0
    for glyph in row:
        text, left, bottom, end, top, size, *_ = glyph
        if text in BLANKS:
            drawn = True
            continue
        if last is None:
            start, base, level = left, size, bottom + top
        else:
            gap = left - right
            if gap < 0 and not drawn and text == last.text and _same_place(glyph, last):
                doubled += 1
                continue
            cut = bool(cuts) and any(last.left + last.right < 2 * x < left + end for x in cuts)
            if cut or gap > 0.08 * base or drawn or (narrow and gap > _TOUCHING * base):
                gone = "\t" if cut else between(last.text, text, gap / base, drawn=drawn)
                if narrow and (
                    gap > _split_at(last, glyph, narrow) * max(base, size)
                    or (gap > _TOUCHING * base and drawn_apart(last, glyph, row))
                ):
                    gone = "\t"
                if gone == "\t":
                    segments.append(Segment(_clean(parts), start, right, level / 2))
                    parts = []
                    start = left
                elif gone:
                    parts.append(gone)
            if size < 0.8 * base and bottom + top - level > 0.16 * base:
                text = text.translate(_RAISED)
            else:
                base, level = size, bottom + top
        parts.append(text)
        right = end if end > right or len(parts) == 1 else right
        last = glyph
        drawn = False
    if parts:
        segments.append(Segment(_clean(parts), start, right, level / 2))
    return segments, doubled


def _split_at(last: Glyph, glyph: Glyph, narrow: float) -> float:
    """Return the gap, in font sizes, at which a stretch ends: less where Chinese text was drawn in two pieces."""
    if last.text.isdigit() and glyph.text.isdigit():
        return 0.7
    if last.source != glyph.source and wide(last.text) and wide(glyph.text):
        return min(narrow, _DRAWN_APART)
    return narrow


def drawn_apart(before: Glyph, after: Glyph, line: Sequence[Glyph]) -> bool:
    """Tell whether two digits beside each other are of figures of two cells that touch: each was drawn as a text.

    Where no figure of their kind was drawn as one text in the line (`２５` may be two), this says nothing.
    """
    if before.source == after.source or not (before.text.isdigit() and after.text.isdigit()):
        return False
    kinds = {before.text.isascii(), after.text.isascii()}
    return any(
        one.source == other.source
        and one.text.isdigit()
        and other.text.isdigit()
        and one.text.isascii() == other.text.isascii()
        and one.text.isascii() in kinds
        for one, other in pairwise(line)
    )


def _same_place(glyph: Glyph, last: Glyph) -> bool:
    width = max(glyph.right - glyph.left, last.right - last.left, 0.1)
    return (
        glyph.left - last.left < 0.3 * width
        and abs(glyph.bottom - last.bottom) < 0.3 * glyph.size
        and abs(glyph.size - last.size) < 0.2 * glyph.size
    )


def between(before: str, after: str, gap: float, *, drawn: bool = False) -> str:
    """Return what separates two characters that are `gap` ems apart: nothing, a space, or a tab for a wide gap.

    `drawn` says that the file has a space there.
    """
    digits = before.isdigit() and after.isdigit()
    if gap >= (1.0 if digits else 1.2):
        return "\t"
    if wide(before) or wide(after):
        return " " if gap >= 0.9 else ""
    if drawn:
        return " " if gap > (0.08 if digits else -0.2) else ""
    return " " if gap > (0.7 if digits else 0.3) else ""


def _clean(parts: list[str]) -> str:
    text = "".join(parts)
    if text.isascii():
        return text
    for ligature, letters in _LIGATURES.items():
        if ligature in text:
            text = text.replace(ligature, letters)
    return text


def cell_lines(glyphs: Sequence[Glyph]) -> tuple[list[Line], int]:
    """Return the lines of one cell's glyphs in reading order: rows, vertical columns from right to left, turned text."""
    if not glyphs:
        return [], 0
    if len(glyphs) == 1 and glyphs[0].turn == 0 and glyphs[0].text not in BLANKS:
        text, left, bottom, right, top, size, *_ = glyphs[0]
        segment = Segment(text, left, right, (bottom + top) / 2)
        return [Line([segment], left, bottom, right, top, size, glyphs)], 0
    if _in_one_go(glyphs):
        return [_whole(glyphs)], 0
    if len({glyph.bottom for glyph in glyphs}) > 2 and _runs_down(glyphs):
        return _columns(glyphs), 0
    upright = [glyph for glyph in glyphs if glyph.turn == 0]
    if len(upright) == len(glyphs):
        return lines_of(upright)
    lines, doubled = lines_of(upright)
    for turn in (1, 2, 3):
        turned = [upright_again(glyph) for glyph in glyphs if glyph.turn == turn]
        more, twice = lines_of(turned)
        lines, doubled = lines + more, doubled + twice
    return lines, doubled


def _in_one_go(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether upright glyphs stand on one line and follow each other so closely that nothing lies between."""
    _, _, bottom, _, top, size, _, _, turn = glyphs[0]
    if turn:
        return False
    right, gap = glyphs[0].left, 0.08 * size
    for text, left, low, end, high, own, _, _, turned in glyphs:
        if low != bottom or high != top or own != size or turned or text in BLANKS or not -gap < left - right <= gap:
            return False
        right = end
    return True


def _whole(glyphs: Sequence[Glyph]) -> Line:
    """Return the line of glyphs drawn in one go."""
    _, left, bottom, _, top, size, *_ = glyphs[0]
    right, middle = glyphs[-1].right, (bottom + top) / 2
    segment = Segment(_clean([glyph.text for glyph in glyphs]), left, right, middle)
    half = size * 0.55
    return Line([segment], left, middle - half, right, middle + half, size, glyphs)


def upright_again(glyph: Glyph) -> Glyph:
    """Return a turned glyph as if its text were upright, turned about the origin."""
    text, left, bottom, right, top, size, source, order, turn = glyph
    if turn == 1:
        return Glyph(text, bottom, -right, top, -left, size, source, order, 0)
    if turn == 2:
        return Glyph(text, -right, -top, -left, -bottom, size, source, order, 0)
    if turn == 3:
        return Glyph(text, -top, left, -bottom, right, size, source, order, 0)
    return glyph


def _runs_down(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether glyphs were drawn downwards in two or more columns, as vertical writing is."""
    drawn = sorted((glyph for glyph in glyphs if glyph.text not in BLANKS), key=itemgetter(7))
    down = along = turns = 0
    for last, glyph in pairwise(drawn):
        across = glyph.left + glyph.right - last.left - last.right
        fall = last.bottom + last.top - glyph.bottom - glyph.top
        if abs(across) < glyph.size and glyph.size < fall < 6 * glyph.size:
            down += 1
        elif abs(fall) < glyph.size:
            along += 1
        elif fall < 0 and across < 0:
            turns += 1
    return turns > 0 and down >= 2 and down > 2 * along


def _columns(glyphs: Sequence[Glyph]) -> list[Line]:
    columns: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -(glyph.left + glyph.right)):
        if columns and abs(columns[-1][0].left + columns[-1][0].right - glyph.left - glyph.right) < glyph.size:
            columns[-1].append(glyph)
        elif glyph.text not in BLANKS:
            columns.append([glyph])
    lines = []
    for column in columns:
        column.sort(key=lambda glyph: -glyph.top)
        text = _clean([glyph.text for glyph in column if glyph.text not in BLANKS])
        first, final = column[0], column[-1]
        lines.append(
            Line(
                [Segment(text, first.left, first.right, (first.top + final.bottom) / 2)],
                first.left,
                final.bottom,
                first.right,
                first.top,
                first.size,
            )
        )
    return lines


def cell_text(lines: Sequence[Line], box: Box, margin: float = 0.0) -> str:
    """Return a cell's text, one printed line below the other; a number too long for its column becomes one again.

    `margin` is how near the borders texts of the table come.
    """
    if len(lines) == 1:
        return lines[0].text()
    pieces: list[str] = []
    for index, line in enumerate(lines):
        text = line.text()
        if pieces and number_goes_on(lines[index - 1], text, box, margin, line.glyphs):
            pieces[-1] += text
        else:
            pieces.append(text)
    return "\n".join(pieces)


def number_goes_on(line: Line, text: str, box: Box, margin: float = 0.0, following: Sequence[Glyph] = ()) -> bool:
    """Tell whether `line` is digits that find no more room in the cell `box` and `text` goes on with digits.

    `98758（其中` breaks before the last digit where an opening bracket may not end a line, and a digit takes along a blank
    after it that may not begin one; `following` are the glyphs of `text`.
    """
    before = line.text()
    follows = _LEADING_DIGITS.match(text)
    if not _NUMERIC.match(before) or not follows:
        return False
    digit = (line.right - line.left) / len(before)
    taken = line.glyphs[-1].right - line.glyphs[0].left if line.glyphs else line.right - line.left
    if follows.group(1):
        need = len(follows.group()) * digit + line.size
    elif follows.end() == len(text):
        need = digit + _blanks_after_first(following)
    else:
        return False
    lost = max(12.0 if taken > 1.5 * digit else 6.0, 2 * margin + _BORDER)
    return taken + need > box[2] - box[0] - lost


def _blanks_after_first(glyphs: Sequence[Glyph]) -> float:
    """Return the width of the blanks that follow the first character on a line."""
    shown = next((at for at, glyph in enumerate(glyphs) if glyph.text not in BLANKS), len(glyphs))
    blanks = takewhile(lambda glyph: glyph.text in BLANKS, glyphs[shown + 1 :])
    return sum(glyph.right - glyph.left for glyph in blanks)
