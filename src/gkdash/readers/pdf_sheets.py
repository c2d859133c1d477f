"""Pages that are parts of one sheet: a spreadsheet printed without fitting its width goes on to the right on later pages.

Such pages are put beside each other again before tables are looked for. Two pages belong together where the rows of the
later one stand at the heights of the earlier one's and hold figures without labels.
"""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.readers.pdf_marks import Marks
from gkdash.readers.pdf_model import Beside, Glyph, Line, Rule
from gkdash.readers.pdf_page import Page, build_page
from gkdash.readers.pdf_text import is_figure, lines_of, pieces_of

_SAME = 0.8
_RULES = 4
_MANY_RULES = 8
_FRAME = 2
"""So many rules across, one above and one below a row, frame it."""
_SHARE = 0.9
_MOST_SHARE = 0.75
"""A cell may begin or end where the sheet is cut: the rules above and below it stand on one page only."""
_GAP = 6.0
_MOST_PAGES = 60
_MOST_WAYS = 500
_SURE = 0.05
_ROWS = 5
_NARROW = 60.0
_FOOT = 0.04


def put_together(pages: list[Page]) -> list[Page]:
    """Return the pages, those that go on to the right of another joined to it; each keeps the number of its first.

    Nothing is joined where rows of one height would let a page go on from several others.
    """
    if not 1 < len(pages) <= _MOST_PAGES:
        return pages
    result: list[Page] = []
    left: list[Page] = []
    right: list[Page] = []
    is_sheet = False
    for page in pages:
        if left and _may_go_on(page) and _unlabelled(page):
            fitting = _fitting(page, [*left, *right])
            is_sheet = is_sheet or any(_surely_goes_on([*left, *right][at], page) for at in fitting)
            if fitting and is_sheet:
                right.append(page)
                continue
        if right:
            result += _beside(left, right)
            left, right = [], []
        left.append(page)
    return [*result, *_beside(left, right)]


def _beside(left: list[Page], right: list[Page]) -> list[Page]:
    """Return the pages of one sheet: its first columns on `left`, further ones on `right`, one band after the other."""
    whole = list(left)
    done = 0
    while done < len(right):
        count, partners = _longest([_fitting(page, whole) for page in right[done:]])
        if partners is None:
            return [*left, *right]
        for partner, page in zip(partners, right[done : done + count], strict=True):
            whole[partner] = _joined(whole[partner], page)
        done += count
    return whole


def _fitting(right: Page, pages: Sequence[Page]) -> dict[int, float]:
    """Return which pages the columns on `right` may go on from, and how well their rows agree."""
    found = {}
    for at, left in enumerate(pages):
        if abs(left.height - right.height) < 1 and _goes_on(left, right):
            found[at] = round(_agreement(left, right), 1)
    return found


def _agreement(left: Page, right: Page) -> float:
    """Return how many of the rows on both pages, as figures or rules at the cut show them, stand at one height."""
    theirs, mine = _meeting(right, last=False), _meeting(left, last=True)
    if theirs and mine:
        return (_share(theirs, mine) + _share(mine, theirs)) / 2
    return _share(_figures(right), [line.middle for line in _rows(left)])


def _longest(fitting: Sequence[dict[int, float]]) -> tuple[int, list[int] | None]:
    """Return how many of the first pages go on from others in the same order, and from which; None where not sure."""
    ways: list[tuple[float, list[int]]] = [(0.0, [])]
    count = 0
    for partners in fitting:
        longer = [
            (score + own, [*way, partner])
            for score, way in ways
            for partner, own in partners.items()
            if not way or partner > way[-1]
        ]
        if not longer or len(longer) > _MOST_WAYS:
            break
        ways, count = longer, count + 1
    ways.sort(key=lambda way: -way[0])
    sure = count and (len(ways) == 1 or ways[0][0] - ways[1][0] > _SURE)
    return count, ways[0][1] if sure else None


def _goes_on(left: Page, right: Page) -> bool:
    """Tell whether `right` shows further columns of the rows on `left`: their rules meet, or their figures do."""
    theirs = _meeting(right, last=False)
    if theirs:
        mine = _meeting(left, last=True)
        if not mine or _share(theirs, mine) < _MOST_SHARE or not _same_tables(left, theirs, mine):
            return False
        rows = [line.middle for line in _rows(left)]
        return len(theirs) >= _RULES or (len(theirs) >= _FRAME and _share(_figures(right), rows) == 1)
    if _heights(right.marks) or _heights(left.marks):
        return False
    figures, beside = _figures(right), _figures(left)
    return len(figures) >= _ROWS and bool(beside) and _share(figures, beside) >= _SHARE


def _surely_goes_on(left: Page, right: Page) -> bool:
    """Tell whether so many rows meet that it is no chance; a few rows do where the document is known to be a sheet."""
    theirs, mine = _meeting(right, last=False), _meeting(left, last=True)
    if len(theirs) >= _MANY_RULES or not theirs:
        return True
    return len(theirs) >= _RULES and min(_share(theirs, mine), _share(mine, theirs)) >= _SHARE


def _same_tables(left: Page, theirs: Sequence[float], mine: Sequence[float]) -> bool:
    """Tell whether the tables on `left` that rules at the heights `theirs` go on from go on from top to bottom.

    Further tables on `left` may end at the cut. Without lines down nothing tells tables apart: all rules must meet.
    """
    tables = _extents(left, theirs)
    if not tables:
        return min(_share(mine, theirs), _share(theirs, mine)) >= _SHARE
    return _share([at for extent in tables for at in extent], theirs) == 1


def _extents(page: Page, heights: Sequence[float]) -> list[tuple[float, float]]:
    """Return from where to where the lines down of a page run on, of those at one of the `heights`."""
    runs: list[tuple[float, float]] = []
    for start, end in sorted((rule.start, rule.end) for rule in page.marks.down):
        if runs and start < runs[-1][1] + _SAME:
            runs[-1] = runs[-1][0], max(end, runs[-1][1])
        else:
            runs.append((start, end))
    return [(start, end) for start, end in runs if any(start - _SAME < at < end + _SAME for at in heights)]


def _meeting(page: Page, *, last: bool) -> list[float]:
    """Return the heights of the rules that reach the edge at which the sheet is cut."""
    edge = _edge(page, last=last)
    ends = [rule for rule in page.marks.across if abs((rule.end if last else rule.start) - edge) < 2 * _SAME]
    return _heights(Marks(across=ends))


def _figures(page: Page) -> list[float]:
    """Return the heights of the rows that hold figures."""
    return [line.middle for line in _rows(page) if any(is_figure(piece.text) for piece in pieces_of(line))]


def _may_go_on(page: Page) -> bool:
    """Tell at little cost whether rows of figures on a page begin with figures, as it was read by itself."""
    firsts = [is_figure(line.segments[0].text) for line in page.lines if is_figure(line.segments[-1].text)]
    for table in page.tables:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            if cell.text:
                rows.setdefault(cell.row, []).append(cell.text)
        firsts += [is_figure(texts[0]) for texts in rows.values() if is_figure(texts[-1])]
    return bool(firsts) and sum(firsts) >= 0.8 * len(firsts)


def _unlabelled(page: Page) -> bool:
    """Tell whether rows of figures on a page begin with figures, at its left edge: nothing is there to be their label."""
    rows = [pieces_of(line) for line in _rows(page)]
    figures = [pieces for pieces in rows if any(is_figure(piece.text) for piece in pieces)]
    if not figures or sum(is_figure(pieces[0].text) for pieces in figures) < _SHARE * len(figures):
        return False
    first = min((pieces[0] for pieces in figures), key=lambda piece: piece.left)
    if len(_heights(page.marks)) < _FRAME:
        return first.left - min(pieces[0].left for pieces in rows) < _NARROW
    edge = _edge(page, last=False)
    return not any(
        edge + 2 * _SAME < rule.at < first.left and rule.start < first.middle < rule.end for rule in page.marks.down
    )


def _rows(page: Page) -> list[Line]:
    """Return the lines of a page without those at its head and foot."""
    lines, _ = lines_of([glyph for glyph in page.glyphs if not glyph.turn])
    return [line for line in lines if _FOOT * page.height < line.middle < (1 - _FOOT) * page.height]


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
    ruled = len(_heights(right.marks)) >= _FRAME
    shift = end - start + (0.0 if ruled else _GAP)
    glyphs = [glyph for glyph in left.glyphs if (glyph.left + glyph.right) / 2 < end + 1]
    count = max((glyph.order for glyph in glyphs), default=0) + 1
    glyphs += [_moved(glyph, shift, count) for glyph in right.glyphs if (glyph.left + glyph.right) / 2 > start - 1]
    whole = build_page(left.number, left.frame, glyphs, _both(left.marks, right.marks, shift))
    whole.beside = [*left.beside, Beside(start + shift, shift, right.number, right.frame)]
    return whole


def _edge(page: Page, *, last: bool) -> float:
    """Return where the sheet's columns end, or begin, on a page: at the outermost rule, or figure where none is drawn."""
    if len(_heights(page.marks)) >= _FRAME:
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
