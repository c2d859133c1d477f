"""The words of the form as look-up tables: folded labels of rows, columns, groups and headings, from all editions.

Built once from `gkdash.forms`; holds no word of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gkdash.extract.fold import fold, fold_label
from gkdash.forms import Block, Column, Edition, Row, Table, all_editions


@dataclass(frozen=True, slots=True)
class TableWords:
    """Folded labels of one table over all editions.

    `rows` and `columns` map a folded label to its key; `collapsed` are row keys that stand for several rows of an
    edition (`other` in a 2021 form), `replaced` those rows; `groups` are labels that head rows or columns without being one; `order` gives
    the place of each row key in the form.
    """

    key: str
    rows: dict[str, str]
    columns: dict[str, str]
    groups: frozenset[str]
    column_groups: dict[str, tuple[str, ...]]
    order: dict[str, int]
    display: dict[str, str]
    collapsed: frozenset[str]
    collapsed_labels: frozenset[str]
    headers: frozenset[str]
    """The labels of columns and of groups of columns."""
    known: frozenset[str]
    """The labels of rows, columns and groups."""
    replaced: dict[str, frozenset[str]]
    above: dict[str, frozenset[str]]
    """For each row the labels that stand merged above or to the left of its own."""

    def row_key(self, text: str) -> str | None:
        """Return the row that a label names: alone, or with the labels above it in the same cell."""
        if len(text) > _LONGEST_LABEL or (text.isdecimal() and text.isascii()):
            return None
        return _row_key(self.key, text)


_MARKER = 4
_LONGEST_LABEL = 300
"""No label of the form is longer, those above it in the same cell included."""
_NUMERAL = re.compile(r"^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})")


def _spellings(row: Row) -> list[str]:
    return [fold_label(name) for name in (row.label, *row.aliases)]


def _column_spellings(column: Column) -> list[str]:
    return [fold_label(name) for name in (column.label, *column.aliases)]


@lru_cache(maxsize=8)
def table_words(key: str) -> TableWords:
    """Return the words of the table `key`, newest edition first where two editions differ."""
    rows: dict[str, str] = {}
    columns: dict[str, str] = {}
    groups: set[str] = set()
    column_groups: dict[str, list[str]] = {}
    order: dict[str, int] = {}
    display: dict[str, str] = {}
    collapsed: set[str] = set()
    replaced: dict[str, frozenset[str]] = {}
    above: dict[str, frozenset[str]] = {}
    for edition in sorted(all_editions(), key=lambda one: -one.since):
        table = edition.table(key)
        for index, row in enumerate(table.rows):
            order.setdefault(row.key, index)
            display.setdefault(row.key, row.label)
            for spelling in _spellings(row):
                rows.setdefault(spelling, row.key)
            path = frozenset(fold_label(part) for part in row.path)
            above[row.key] = above.get(row.key, frozenset()) | path
            groups.update(path)
        for row in table.collapsed:
            collapsed.add(row.key)
            replaced[row.key] = replaced.get(row.key, frozenset()) | frozenset(row.replaces)
            display.setdefault(row.key, row.label)
            for spelling in _spellings(row):
                rows.setdefault(spelling, row.key)
        for block in table.blocks:
            groups.add(fold_label(block.label))
            groups.add(fold_label(block.corner))
            groups.add(fold_label(block.banner))
            for column in block.columns:
                for spelling in _column_spellings(column):
                    columns.setdefault(spelling, column.key)
                if column.group and column.key not in column_groups.setdefault(fold_label(column.group), []):
                    column_groups[fold_label(column.group)].append(column.key)
        for group in table.groups:
            over = column_groups.get(fold_label(group.label))
            for alias in group.aliases:
                if over is not None:
                    column_groups.setdefault(fold_label(alias), over)
                groups.add(fold_label(alias))
    groups.update(column_groups)
    groups.discard("")
    rows.pop("", None)
    columns.pop("", None)
    return TableWords(
        key,
        rows,
        columns,
        frozenset(groups - set(rows)),
        {group: tuple(keys) for group, keys in column_groups.items()},
        order,
        display,
        frozenset(collapsed),
        frozenset(label for label, row in rows.items() if row in collapsed),
        frozenset({*columns, *column_groups} - {""}),
        frozenset({*rows, *columns, *groups}),
        replaced,
        above,
    )


@lru_cache(maxsize=8192)
def _row_key(table: str, text: str) -> str | None:
    """Strip group labels (`三、本年度办理结果（三）不予公开1.属于国家秘密`) until what is left names a row."""
    words = table_words(table)
    label, whole = fold_label(text), fold(text)
    found = words.rows.get(label) or words.rows.get(whole)
    if found:
        return found
    for start in (label, whole, _NUMERAL.sub("", label)):
        found = words.rows.get(start)
        if found:
            return found
        rest = start
        while group := _leading_group(rest, words):
            rest = rest[len(group) :]
            bare = _NUMERAL.sub("", rest)
            found = words.rows.get(rest) or words.rows.get(bare)
            if found:
                # `（三）不予公开2.其他` is the beginning of a label, and no row called 其他
                return found if _stands_below(found, group, words) else None
            rest = bare
    return None


def _stands_below(row: str, group: str, words: TableWords) -> bool:
    """Tell whether a row may stand below a group's label: no other row of that group is meant."""
    path = words.above.get(row, frozenset())
    siblings = any(group in labels for key, labels in words.above.items() if key != row)
    return group in path or not path or not siblings


def _leading_group(text: str, words: TableWords) -> str:
    return max(
        (group for group in words.groups | words.collapsed_labels if text.startswith(group)), key=len, default=""
    )


@dataclass(frozen=True, slots=True)
class BlockWords:
    """One block of one edition with its folded column labels, for telling editions apart by their header."""

    edition: Edition
    table: Table
    block: Block
    columns: dict[str, str]


@lru_cache(maxsize=1)
def proactive_blocks() -> tuple[BlockWords, ...]:
    """Return the blocks of table two of every edition, newest edition first."""
    found = []
    for edition in sorted(all_editions(), key=lambda one: -one.since):
        table = edition.table("proactive")
        for block in table.blocks:
            columns = {word: column.key for column in block.columns for word in _column_spellings(column)}
            found.append(BlockWords(edition, table, block, columns))
    return tuple(found)


@lru_cache(maxsize=1)
def edition_markers() -> dict[str, str]:
    """Map each label of table two that only one edition prints to that edition's id.

    A label that stands inside another edition's label (处理决定数量 in 本年处理决定数量) tells nothing and is left out.
    """
    seen: dict[str, set[str]] = {}
    for words in proactive_blocks():
        for word in words.columns:
            seen.setdefault(word, set()).add(words.edition.id)
        for row in words.block.rows:
            for word in _spellings(row):
                seen.setdefault(word, set()).add(words.edition.id)
    own = {word: next(iter(ids)) for word, ids in seen.items() if len(ids) == 1 and len(word) >= _MARKER}
    return {
        word: owner
        for word, owner in own.items()
        if not any(word != other and word in other and seen[other] != {owner} for other in seen)
    }
