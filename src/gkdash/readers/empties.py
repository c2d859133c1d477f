"""Keep the empty lines that may be empty cells of a table that lost its grid; drop those that only space a page out.

An empty paragraph stays beside short lines where figures stand among them, or where so many stand together that they are
a row of empty cells. Blank is not zero: without it, `5`, nothing, `7` would read as `5`, `7`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from gkdash.documents import Block, Paragraph

_LONG = 60
_SENTENCE = re.compile(r"[。；;!！?？]\s*$")
_FIGURE = re.compile(r"[\d０-９.,，+\-—–/％%]{1,16}[件个条项次]?")
_LEAST_RUN = 6
_LEAST_FIGURES = 2
_LEAST_EMPTY = 5
"""So many empty lines in one place are cells, even where no figure is near: a table may be blank throughout."""


def keep_empty_cells(blocks: list[Block]) -> list[Block]:
    """Return the blocks without those empty paragraphs that cannot stand for a cell."""
    filled = [at for at, block in enumerate(blocks) if not (isinstance(block, Paragraph) and not block.text)]
    if len(filled) == len(blocks):
        return blocks
    result: list[Block] = []
    run: list[tuple[Block, int]] = []
    for at, following in pairwise([*filled, len(blocks)]):
        gap = following - at - 1
        cell_like = _is_cell(blocks[at])
        after = blocks[following] if following < len(blocks) else None
        if cell_like and after is not None and _is_cell(after):
            run.append((blocks[at], gap))
            continue
        if cell_like:
            run.append((blocks[at], gap))
            result.extend(_spaced(run))
            run = []
        else:
            result.append(blocks[at])
    return result


def _is_cell(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and block.level is None
        and len(block.text) <= _LONG
        and not _SENTENCE.search(block.text)
    )


def _spaced(run: list[tuple[Block, int]]) -> list[Block]:
    """Return short lines with their empty ones; where every line is followed by one, that one only separates."""
    gaps = [gap for _, gap in run[:-1]]
    last, behind = run[-1]
    separating = min(gaps, default=0) if len(gaps) >= _LEAST_RUN else 0
    # behind the last line they are cells only after a figure, or as many as a row has
    gaps.append(behind if _is_figure(last) or behind - separating >= _LEAST_EMPTY else separating)
    figures = sum(_is_figure(block) for block, _ in run)
    if figures < _LEAST_FIGURES and max(gaps) - separating < _LEAST_EMPTY:
        return [block for block, _ in run]
    result: list[Block] = []
    for (block, _), gap in zip(run, gaps, strict=True):
        result.append(block)
        result.extend(Paragraph("") for _ in range(gap - separating))
    return result


def _is_figure(block: Block) -> bool:
    return isinstance(block, Paragraph) and _FIGURE.fullmatch(block.text) is not None
