"""Pages that are parts of one sheet: a spreadsheet printed without fitting its width goes on to the right on later pages.

Such pages are put beside each other again before tables are looked for. Two pages belong together where the rows of the
later one stand at the heights of the earlier one's and hold figures without labels.
"""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.readers.pdf_marks import Marks
from gkdash.readers.pdf_model import Glyph, Line, Rule
from gkdash.readers.pdf_page import Page, build_page
from gkdash.readers.pdf_text import is_figure, lines_of, pieces_of

_SAME = 0.8
_RULES = 4
_ROWS = 5
_SHARE = 0.9
_GAP = 6.0
_MOST_PAGES = 60


def put_together(pages: list[Page]) -> list[Page]:
    """Return the pages, those that go on to the right of another joined to it; each keeps the number of its first."""
    if not 1 < len(pages) <= _MOST_PAGES:
        return pages
    result: list[Page] = []
    for page in pages:
        for index, left in enumerate(result):
            if abs(left.height - page.height) < 1 and _goes_on(left, page):
                result[index] = _joined(left, page)
                break
        else:
            result.append(page)
    return result


def _goes_on(left: Page, right: Page) -> bool:
    """Tell whether `right` shows further columns of the rows on `left`."""
    if not _unlabelled(right):
        return False
    mine, theirs = _heights(left.marks), _heights(right.marks)
    if len(theirs) >= _RULES:
        return _share(theirs, mine) >= _SHARE and _share(mine, theirs) >= 0.5
    mine, theirs = [line.middle for line in _rows(left)], [line.middle for line in _rows(right)]
    return len(theirs) >= _ROWS and _share(theirs, mine) >= _SHARE


def _unlabelled(page: Page) -> bool:
    """Tell whether rows of figures on a page begin with figures."""
    rows = [pieces_of(line) for line in _rows(page)]
    figures = [pieces for pieces in rows if any(is_figure(piece.text) for piece in pieces)]
    return bool(figures) and sum(is_figure(pieces[0].text) for pieces in figures) >= _SHARE * len(figures)


def _rows(page: Page) -> list[Line]:
    return lines_of([glyph for glyph in page.glyphs if not glyph.turn])[0]


def _heights(marks: Marks) -> list[float]:
    """Return the heights of the rules across, each once."""
    heights: list[float] = []
    for rule in sorted(marks.across):
        if not heights or rule.at - heights[-1] > _SAME:
            heights.append(rule.at)
    return heights


def _share(some: Sequence[float], others: Sequence[float]) -> float:
    return sum(any(abs(one - other) < _SAME for other in others) for one in some) / len(some)


def _joined(left: Page, right: Page) -> Page:
    end, start = _edge(left, last=True), _edge(right, last=False)
    ruled = len(_heights(right.marks)) >= _RULES
    shift = end - start + (0.0 if ruled else _GAP)
    glyphs = [glyph for glyph in left.glyphs if (glyph.left + glyph.right) / 2 < end + 1]
    count = max((glyph.order for glyph in glyphs), default=0) + 1
    glyphs += [
        _moved(glyph, shift, count) for glyph in right.glyphs if (glyph.left + glyph.right) / 2 > start - 1
    ]
    return build_page(left.number, left.frame, glyphs, _both(left.marks, right.marks, shift))


def _edge(page: Page, *, last: bool) -> float:
    """Return where the sheet's columns end, or begin, on a page: at the outermost rule, or figure where none is drawn."""
    if len(_heights(page.marks)) >= _RULES:
        ends = [x for rule in page.marks.across for x in (rule.start, rule.end)]
    else:
        figures = [piece for line in _rows(page) for piece in pieces_of(line) if is_figure(piece.text)]
        ends = [x for piece in figures for x in (piece.left, piece.right)]
    return (max if last else min)(ends, default=page.width if last else 0.0)


def _moved(glyph: Glyph, shift: float, count: int) -> Glyph:
    return glyph._replace(left=glyph.left + shift, right=glyph.right + shift, order=glyph.order + count)


def _both(left: Marks, right: Marks, shift: float) -> Marks:
    def boxes(of: Sequence[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float]]:
        return [(x + shift, y, end + shift, top) for x, y, end, top in of]

    return Marks(
        left.across + [Rule(rule.at, rule.start + shift, rule.end + shift) for rule in right.across],
        left.down + [Rule(rule.at + shift, rule.start, rule.end) for rule in right.down],
        left.fills + boxes(right.fills),
        left.blanks + boxes(right.blanks),
        left.pictures + boxes(right.pictures),
        left.paths + right.paths,
        many=left.many or right.many,
    )
