"""Counts automatic numbers as Word does, so that a number that no text holds can be put before its paragraph.

Knows lists and levels only; each format's own reader says which paragraph belongs to which list.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from gkdash.readers.word_numerals import numeral

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `pattern` is `第%1条` or `%1.%2`, `suffix` one of `tab`, `space`, `nothing`.

    `restart` is the level (from 1) at or above which a number lets this level begin again; 0 never, None any.
    """

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False


class Counters:
    """The numbers reached so far, by list; `list_key` is what counts together, `instance` may begin it anew once."""

    def __init__(self) -> None:
        self._values: dict[Hashable, list[int | None]] = {}
        self._begun: set[Hashable] = set()

    def advance(
        self,
        list_key: Hashable,
        instance: Hashable,
        depth: int,
        levels: Sequence[Level],
        starts: Mapping[int, int] | None = None,
    ) -> str:
        """Count one paragraph at level `depth` (from 0) and return its number as shown, empty for a bullet."""
        values = self._values.setdefault(list_key, [None] * LEVELS)
        starts = starts or {}
        if instance not in self._begun:
            self._begun.add(instance)
            for level in starts:
                values[level] = None
        reached = values[depth]
        values[depth] = starts.get(depth, levels[depth].start) if reached is None else reached + 1
        for deeper in range(depth + 1, LEVELS):
            restart = levels[deeper].restart
            if restart is None or depth < restart:
                values[deeper] = None
        return self._spell(values, depth, levels, starts)

    @staticmethod
    def _spell(values: Sequence[int | None], depth: int, levels: Sequence[Level], starts: Mapping[int, int]) -> str:
        level = levels[depth]
        if level.style == "bullet":
            return ""
        label = level.pattern
        for index in range(LEVELS):
            mark = f"%{index + 1}"
            if mark in label:
                value = values[index]
                shown = starts.get(index, levels[index].start) if value is None else value
                legal = level.legal and levels[index].style not in {"none", "decimalZero"}
                label = label.replace(mark, numeral(shown, "decimal" if legal else levels[index].style))
        return label


def with_label(label: str, suffix: str, text: str) -> str:
    """Put an automatic number before its text: 一、 and 总体情况 touch, 1. and 5 must not become 1.5."""
    if not label:
        return text
    if not text or suffix == "nothing":
        return label + text
    touching = label[-1] in "、．。）】〕》" or (label[-1] in ".)" and not text[0].isascii())
    return label + text if touching else f"{label} {text}"
