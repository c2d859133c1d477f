"""Page numbers and running headers and footers: told by their form and place, or by coming back on page after page.

A number alone is furniture only at the edge of the page and away from the text, or where it counts the pages; inside a
table only what looks like nothing else (`-5-`, `第5页`) is. What is taken away is returned, to be told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from gkdash.readers.pdf_model import Line
from gkdash.readers.pdf_page import Page

_DASH = r"[-‐-―－—–_~·•.|]"
_DECORATED = re.compile(
    rf"^(?:{_DASH}+\s*(\d{{1,4}})\s*{_DASH}+"
    r"|第\s*([\d零〇一二三四五六七八九十百]+)\s*页(?:\s*[/,，、]?\s*[(（]?共\s*[\d零〇一二三四五六七八九十百]+\s*页[)）]?)?"
    r"|共\s*\d+\s*页\s*[/,，、]?\s*第\s*(\d+)\s*页"
    r"|[Pp]age\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?"
    r"|(\d{1,4})\s*/\s*\d{1,4}(?:\s*页)?)$"
)
_BARE = re.compile(r"^\d{1,4}$|^[ivxIVX]{1,5}$")
_EDGE = 0.09
_MARGIN = 0.13
_FULLWIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def strip_furniture(pages: Sequence[Page]) -> list[tuple[int, str]]:
    """Take headers, footers and page numbers out of the pages' lines and tables; return (page, text) of each."""
    taken: list[tuple[int, str]] = []
    repeated = _repeated(pages)
    for page in pages:
        kept = []
        for index, line in enumerate(page.lines):
            if not _at_edge(page, line, _MARGIN):
                kept.append(line)
                continue
            text = line.text()
            if (index, _masked(text)) in repeated.get(page.number, ()) or _is_page_number(page, line, text):
                taken.append((page.number, text))
            else:
                kept.append(line)
        page.lines = kept
        page.turned = [text for text in page.turned if not _furnishes(text, page.number, taken)]
        _strip_tables(page, taken)
    return taken


def _furnishes(text: str, number: int, taken: list[tuple[int, str]]) -> bool:
    bare = text.strip().translate(_FULLWIDTH)
    if _DECORATED.match(bare) or (_BARE.match(bare) and bare == str(number)):
        taken.append((number, text))
        return True
    return False


def _at_edge(page: Page, line: Line, share: float) -> bool:
    return line.middle < share * page.height or line.middle > (1 - share) * page.height


def _is_page_number(page: Page, line: Line, text: str) -> bool:
    bare = text.strip().translate(_FULLWIDTH)
    outermost = _at_edge(page, line, 0.05) and len(line.segments) > 1
    if outermost and any(_DECORATED.match(segment.text.strip()) for segment in line.segments):
        return True
    if _DECORATED.match(bare):
        part, _, whole = bare.partition("/")
        if part.strip().isdigit() and whole.strip("页 ").isdigit() and int(part) > int(whole.strip("页 ")):
            return False
        return _at_edge(page, line, _MARGIN)
    counted = bare == str(page.number) or not bare.isdigit()
    return bool(_BARE.match(bare)) and counted and _at_edge(page, line, _MARGIN * 0.8) and _alone(page, line)


def _alone(page: Page, line: Line) -> bool:
    """Tell whether no other text stands within two lines of `line`, on the inner side of the page."""
    reach = 1.6 * line.size
    for other in page.lines:
        if other is not line and abs(other.middle - line.middle) < reach + other.size / 2:
            return False
    return all(not (table.bottom - reach < line.middle < table.top + reach) for table in page.tables)


def _masked(text: str) -> str:
    """Return text with every number alike, so that `第 3 页` comes back as `第 4 页`."""
    return re.sub(r"\d+", "0", re.sub(r"\s+", "", text))


def _repeated(pages: Sequence[Page]) -> dict[int, set[tuple[int, str]]]:
    """Return by page the (line index, masked text) of lines that stand at one height at the edge of several pages."""
    places: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
    for page in pages:
        for index, line in enumerate(page.lines):
            if _at_edge(page, line, _MARGIN) and _detached(page, index):
                text = line.text()
                below = line.middle < page.height / 2
                height = line.middle if below else page.height - line.middle
                places[(_masked(text), round(height / 4) * (1 if below else -1))].append((page.number, index, text))
    result: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for (masked, place), found in places.items():
        near = [item for step in (-1, 0, 1) for item in places.get((masked, place + step), ())]
        numbers = {number for number, *_ in near}
        counting = _counting([(number, text) for number, _, text in near])
        if len(numbers) >= 2 and (not masked.strip("0") or len(numbers) * 3 >= len(pages)):
            if not masked.strip("0") and not counting:
                continue
            for number, index, _ in found:
                result[number].add((index, masked))
    return result


def _counting(found: list[tuple[int, str]]) -> bool:
    """Tell whether bare numbers rise with the pages that they stand on."""
    offsets = {int(digits[0]) - page for page, text in found if (digits := re.findall(r"\d+", text))}
    return len(offsets) == 1


def _detached(page: Page, index: int) -> bool:
    """Tell whether a line is the outermost, or set off from its inner neighbour by more than the usual distance."""
    line = page.lines[index]
    below = line.middle < page.height / 2
    if _at_edge(page, line, _EDGE * 0.85):
        return True
    inner = page.lines[:index] if below else page.lines[index + 1 :]
    edges = [other.middle for other in inner]
    edges += [table.bottom if below else table.top for table in page.tables]
    gap = min((abs(edge - line.middle) for edge in edges), default=1000.0)
    return gap > 2.2 * line.size


def _strip_tables(page: Page, taken: list[tuple[int, str]]) -> None:
    """Take decorated page numbers out of the cells at the foot and the head of a page."""
    for table in page.tables:
        for cell in table.cells:
            if len(cell.lines) < 1 or not (
                cell.box[1] < _EDGE * page.height or cell.box[3] > (1 - _EDGE) * page.height
            ):
                continue
            for line in list(cell.lines):
                text = line.text().strip().translate(_FULLWIDTH)
                found = _DECORATED.match(text)
                if found and _at_edge(page, line, _EDGE) and "/" not in text:
                    number = next(part for part in found.groups() if part)
                    if number.isdigit() and abs(int(number) - page.number) > 20 and "页" not in text:
                        continue
                    cell.lines.remove(line)
                    cell.text = "\n".join(kept for kept in cell.text.split("\n") if kept.strip() != line.text().strip())
                    taken.append((page.number, line.text()))
