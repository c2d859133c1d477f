"""Tell which rows of which grids belong to which statutory table: by the words of their labels, never by position.

A grid may hold several tables (a spreadsheet), a table may be spread over several grids (a page break).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from gkdash.extract.lexicon import table_words
from gkdash.extract.lines import Line

TABLES = ("proactive", "applications", "remedies")
_SHARED = frozenset({"其他", "总计", "合计", "小计", "其它"})


@lru_cache(maxsize=1)
def _telling() -> dict[str, str]:
    """Map folded labels that one table alone prints to that table."""
    owners: dict[str, set[str]] = {}
    for key in TABLES:
        words = table_words(key)
        for label in {*words.rows, *words.columns, *words.groups}:
            owners.setdefault(label, set()).add(key)
    return {
        label: next(iter(keys)) for label, keys in owners.items() if len(keys) == 1 and label and label not in _SHARED
    }


def table_of(line: Line) -> tuple[str | None, int]:
    """Return the table that the labels of a row speak for, and how many distinct labels do."""
    telling = _telling()
    labels = [label for label in line.labels if label in telling]
    if not labels:
        return None, 0
    votes = [telling[label] for label in dict.fromkeys(labels)]
    owner = max(votes, key=votes.count)
    return owner, votes.count(owner)


def split_by_table(grids: Sequence[list[Line]]) -> dict[str, list[list[Line]]]:
    """Return for each table its parts (runs of rows within one grid) in document order.

    Rows without telling labels go with the rows above them; a grid without any goes with the table before it (a page
    break after the header of table four leaves the figures alone). A table is taken only with two telling labels.
    """
    parts: dict[str, list[list[Line]]] = {key: [] for key in TABLES}
    weight: Counter[str] = Counter()
    current: str | None = None
    telling = _telling()
    for lines in grids:
        found = telling.keys() & {label for line in lines for label in line.labels}
        only = {telling[label] for label in found}
        if len(found) > 1 and len(only) == 1:
            current = only.pop()
            parts[current].append(lines)
            weight[current] += len(found)
            continue
        owners = [table_of(line) for line in lines]
        if not any(owner for owner, _ in owners):
            if current:
                parts[current].append(lines)
            continue
        following = next(owner for owner, _ in owners if owner)
        run: list[Line] = []
        active = following
        for line, (owner, count) in zip(lines, owners, strict=True):
            if owner and owner != active:
                parts[active].append(run)
                run, active = [], owner
            weight[active] += count
            run.append(line)
        parts[active].append(run)
        current = active
    return {key: found for key, found in parts.items() if weight[key] >= 2}
