"""Ranks that claim no more than the figures do: from the best to the worst place that a unit's interval leaves open.

Pure functions. Where intervals overlap, neither unit is ahead of the other; equal figures share their places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from gkdash.metrics.intervals import Interval

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Places:
    """The best and the worst place among `of` units, 1 for the highest figure."""

    best: int
    worst: int
    of: int

    @property
    def is_exact(self) -> bool:
        """Tell whether only one place is open."""
        return self.best == self.worst


def places(intervals: Mapping[Key, Interval]) -> dict[Key, Places]:
    """Return the places of each unit: behind all that lie wholly above it, before all that lie wholly below."""
    lows = sorted(item.low for item in intervals.values())
    highs = sorted(item.high for item in intervals.values())
    count = len(intervals)
    return {
        key: Places(
            best=1 + count - bisect_right(lows, item.high),
            worst=count - bisect_left(highs, item.low),
            of=count,
        )
        for key, item in intervals.items()
    }
