"""Tables drawn with characters: pipes, Markdown, and boxes.

Cuts rows into cells; Markdown's inline marks are taken off by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gkdash.documents import Block, Cell, Grid

_BARS = str.maketrans({"│": "|", "┃": "|", "║": "|", "｜": "|", "￨": "|", "∣": "|", "丨": "|"})
_BOX_RULE = re.compile(r"[\s|:=+\-—─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┯┷╞╪╡]+")
_BOX_MARK = re.compile(r"[─━═]|\+[-=]|[-=]\+")
_LONG_RULE = re.compile(r"\s*+(?:\|\s*+)?:?-{3,}+:?\s*+(?:\|\s*+:?-{3,}+:?\s*+)*+(?:\|\s*+)?")
_MARKDOWN_RULE = re.compile(r"\s*+(?:\|\s*+)?:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+(?:\|\s*+)?")
_UNDIVIDED = 50
"""After so many lines of which none has two cells there is no table; tens of thousands are not worth reading again."""
_SPLIT = re.compile(r"(?<!\\)\|")


def is_rule(line: str) -> bool:
    """Tell whether a line only draws: `|---|:--:|`, `+====+`, `├──┼──┤`; `| - | - |` are two placeholders."""
    if _BOX_MARK.search(line):
        return bool(_BOX_RULE.fullmatch(line))
    return "|" in line and bool(_LONG_RULE.fullmatch(line))


def is_markdown_rule(line: str) -> bool:
    """Tell whether a line may stand under a Markdown table's head."""
    return "|" in line and bool(_MARKDOWN_RULE.fullmatch(line))


def bars(line: str) -> int:
    """Return how many bars a line has that are not escaped."""
    return len(_SPLIT.findall(line.translate(_BARS)))


def piped_rows(lines: Sequence[str], start: int) -> tuple[list[Block], int]:
    """Read a drawn table from line `start`; return its grid and the line after it, no blocks if there is none."""
    drawn: list[list[str]] = [[]]
    rules = 0
    at = start
    divided = False
    while at < len(lines):
        if not divided and at - start > _UNDIVIDED:
            return [], start
        line = lines[at].translate(_BARS)
        if is_rule(line) or (at == start + 1 and is_markdown_rule(line)):
            rules += 1
            drawn.append([])
        elif bars(line):
            drawn[-1].append(line.strip())
            divided = divided or bars(line.strip().strip("|")) > 0
        else:
            break
        at += 1
    texts = [line for group in drawn for line in group]
    opening = all(line.startswith("|") for line in texts)
    # without outer bars `规章 |  | ` ends in one too: an empty cell stands behind it
    closing = opening and all(line.endswith("|") and not line.endswith("\\|") for line in texts)
    groups = [[_fields(line, opening=opening, closing=closing) for line in group] for group in drawn if group]
    rows = [row for group in groups for row in group]
    # in a box with a rule under every row, lines between two rules are one row
    if rules > 2 and rules >= len(groups) and any(len(group) > 1 for group in groups):
        rows = [_joined(group) for group in groups]
    if not rows or max(len(row) for row in rows) < 2 or (len(rows) < 2 and len(rows[0]) < 4 and not rules):
        return [], start
    counts = {len(row) for row in rows}
    cells = tuple(Cell(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row))
    return [Grid(cells, len(rows), max(counts), aligned=len(counts) == 1)], at


def _fields(line: str, *, opening: bool, closing: bool) -> list[str]:
    """Return the cells of a row; an outer bar is one only where every row has it, else an empty cell stands there."""
    text = line[opening : len(line) - closing] if len(line) > 1 else line
    return [field.strip().replace("\\|", "|") for field in _SPLIT.split(text)]


def _joined(group: list[list[str]]) -> list[str]:
    wide = max(len(row) for row in group)
    padded = [row + [""] * (wide - len(row)) for row in group]
    return ["\n".join(text for text in column if text) for column in zip(*padded, strict=True)]
